"""What a sentence says about the truth of something claimed elsewhere.

A verdict turns on one word: a verb ("could not verify the figure"), an adjective ("called the
claims baseless") or a noun ("no independent confirmation of the report"). Whose claim it meets is
not asked here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from schemas.hedging import VerificationStatus
from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.grammar import SUBJECTS, subject_of
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.objections import READERS as OBJECTIONS
from service.text.objections import is_hypothetical
from service.text.topics import Topic, Verdict, anaphor, own_words, taken_up, words_of_checking

_MOST = 8
"""Verdicts read of one sentence. Prose has two at most; endless repetition has hundreds."""

_OBJECTS = ("dobj", "nsubjpass")

Reader = Callable[[Token], Verdict | None]


def verdicts_in(sentence: Sequence[Token]) -> Iterator[Verdict]:
    """The verdicts that a sentence gives, in text order."""
    return islice(_verdicts(sentence), _MOST)


def _verdicts(sentence: Sequence[Token]) -> Iterator[Verdict]:
    readers = _readers()
    for word in sentence:
        found = readers.get(word.lemma, ())
        if word.lower != word.lemma:
            found = (*found, *readers.get(word.lower, ()))
        for reader in found:
            if verdict := reader(word):
                yield verdict


@cache
def _readers() -> Mapping[str, Sequence[Reader]]:
    """Which words a verdict may turn on, and what reads it there."""
    by_list: dict[str, Reader] = {
        **{f"verbs.{role}": _by_verb for role in _ROLES},
        "verbs.disclose": _undisclosed,
        "verbs.remove": _removed,
        "adjectives.unverified": _unverified,
        "nouns.confirmation": _unsupported,
        "nouns.evidence": _unsupported,
        "adjectives.guilty": _not_guilty,
        **OBJECTIONS,
    }
    lists = words_of_checking()
    found: dict[str, list[Reader]] = defaultdict(list)
    for name, reader in by_list.items():
        for word in lists[name]:
            found[word].append(reader)
    return found


def _by_verb(verb: Token) -> Verdict | None:
    if not verb.is_verb or verb.dep == "amod":
        return None
    lists = words_of_checking()
    role = next((name for name in _ROLES if verb.lemma in lists[f"verbs.{name}"]), None)
    if role is None:
        return None
    if role == "exclude" and not any(child.dep == "prt" for child in verb.children):
        return None
    if role == "reject" and _is_second_half(verb):
        return _neither_way(verb)
    negative = _is_negated(verb)
    if negative is None or (not negative and is_hypothetical(verb)):
        return None
    topic, holder = _object_of(verb)
    if topic is None or (verb.lemma in lists["verbs.broad"] and not topic.is_claim):
        return None
    confirms_a_thing = role == "confirm" and not negative and scope.complement_of(verb) is None
    if topic.kind == "own" and confirms_a_thing:  # "confirmed the nominee"
        return None
    by_document = holder is not None and holder.lemma in lists["nouns.document"]
    if role == "support":
        status: VerificationStatus | None = "documented" if by_document else None
    elif role == "confirm":
        status = "not_verified" if negative else "documented" if by_document else "confirmed"
    else:
        status = _ROLES[role]
    if status is None or (negative and status != "not_verified"):
        return None
    of_own_act = role == "reject" and _is_of_own_act(verb)
    return Verdict(status, verb, topic, holder, of_own_act)


def _is_second_half(verb: Token) -> bool:
    """Of "neither confirmed nor denied", "would not confirm or deny"."""
    return verb.dep == "conj" and verb.head.lemma in words_of_checking()["verbs.confirm"]


def _neither_way(denying: Token) -> Verdict | None:
    neither = any(child.lower in ("neither", "nor") for child in denying.head.children)
    if not neither and not _is_negated(denying.head):
        return None
    topic, _ = _object_of(denying)
    return Verdict("not_verified", denying, topic, None) if topic else None


def _is_of_own_act(denying: Token) -> bool:
    """ "denied having left", "denied that he had left": whoever denies it would have done it."""
    clause = scope.complement_of(denying)
    if clause is None:
        return False
    subject = next((child for child in clause.children if child.dep in SUBJECTS), None)
    if subject is None:
        return clause.tag in ("VBG", "VBN")
    return subject.lower in words_of_checking()["pronouns.person"] or subject.lower == "it"


def _undisclosed(verb: Token) -> Verdict | None:
    """ "has never published the figure"."""
    if not verb.is_verb or verb.dep == "amod" or not _is_negated(verb):
        return None
    topic, _ = _object_of(verb)
    return Verdict("not_verified", verb, topic, None) if topic and topic.kind == "figure" else None


def _removed(verb: Token) -> Verdict | None:
    """ "the post was later deleted", "she deleted it"."""
    if not verb.is_verb or _is_negated(verb) is not False or is_hypothetical(verb):
        return None
    thing = next((child for child in verb.children if child.dep in _OBJECTS), None)
    if thing is None or (
        thing.lower != "it" and thing.lemma not in words_of_checking()["nouns.post"]
    ):
        return None
    return Verdict("retracted", verb, Topic("post", thing.start), None)


_ROLES: Mapping[str, VerificationStatus] = {
    "confirm": "confirmed",
    "support": "documented",
    "dispute": "disputed",
    "exclude": "disputed",
    "reject": "denied",
    "retract": "retracted",
}


def _is_negated(verb: Token) -> bool | None:
    """Whether the check did not come about; None where nothing says so ("declined to confirm")."""
    lexicon, lists = hedging_lexicon(), words_of_checking()
    negative = negation_of(verb, lexicon) is not None
    node = verb
    while node.dep in ("xcomp", "ccomp", "acl", "pcomp") and node.head is not node:
        above = node.head
        if above.lemma in lists["verbs.refusing"]:
            return None
        if above.lower in lists["adjectives.unable"] or above.lemma in lists["verbs.failing"]:
            return True
        negated = negation_of(above, lexicon) or negation_of(above.head, lexicon)
        if above.lower in lists["adjectives.able"]:
            return negated is not None
        if any(child.lower in ("yet", "unable", "impossible") for child in above.children):
            return True
        if not scope.is_infinitive(node):
            break
        node = above
    return negative


def _object_of(verb: Token) -> tuple[Topic | None, Token | None]:
    """What a verb's verdict is about, and who gives it."""
    passive = any(child.dep in ("auxpass", "agent") for child in verb.children)
    agent = next((child for child in verb.children if child.dep == "agent"), None)
    holder = next(iter(agent.children), None) if agent else None
    thing = next((child for child in verb.children if child.dep in _OBJECTS), None)
    if passive or (verb.dep == "acl" and verb.tag == "VBN"):
        if thing is None and verb.dep == "acl":
            thing = verb.head
        elif thing is None and verb.dep == "conj":
            thing = subject_of(verb)
    else:
        holder = subject_of(_finite(verb)) or _participles_subject(verb)
    relative = thing is not None and thing.lower in words_of_checking()["pronouns.relative"]
    if thing is not None and relative and verb.dep in ("relcl", "advcl"):
        return _before_relative(verb, thing), holder
    if thing is None:
        clause = scope.complement_of(verb)
        if clause is None and verb.dep == "relcl":  # "a figure the army disputes"
            return anaphor(verb.head), holder
        return (_clause_taken_up(clause) if clause is not None else None), holder
    return taken_up(thing), holder


def _participles_subject(verb: Token) -> Token | None:
    """ "Marr answered the letter, disputing the figure"."""
    return subject_of(verb.head) if verb.tag == "VBG" and verb.dep == "advcl" else None


def _clause_taken_up(clause: Token) -> Topic:
    """ "denied receiving any such letter" goes back to the letter."""
    for child in clause.children:
        if child.dep in _OBJECTS and any(low.lower == "such" for low in child.children):
            return Topic("claim", clause.start, frozenset({child.lemma}), is_claim=True)
    return own_words(clause)


def _finite(verb: Token) -> Token:
    """The verb with the subject: of "was unable to confirm", "was"."""
    while verb.dep in ("xcomp", "acomp") and verb.head is not verb:
        verb = verb.head
    return verb


def _before_relative(verb: Token, pronoun: Token) -> Topic | None:
    """ "a claim that was denied" takes up a claim; ", which he denies" all that stands before."""
    topic = anaphor(verb.head)
    checked = verb.lemma in words_of_checking()["verbs.confirm"]
    if topic is None and pronoun.lower == "which" and not (checked and not _is_negated(verb)):
        return Topic("which", pronoun.start, accuses=True, is_claim=True)
    return topic


def _unverified(word: Token) -> Verdict | None:
    """ "an unverified claim", "the report remains unconfirmed"."""
    noun = word.head if word.dep == "amod" else subject_of(scope.carrier(word))
    if noun is None or negation_of(scope.carrier(word), hedging_lexicon()):
        return None
    topic = anaphor(noun)
    return Verdict("not_verified", word, topic, None) if topic else None


def _unsupported(noun: Token) -> Verdict | None:
    """ "no confirmation of the report", "offered no evidence", "without providing proof"."""
    lists = words_of_checking()
    verb = scope.carrier(noun)
    without = verb.head.lower == "without" or noun.head.lower == "without"
    if not without and negation_of(verb, hedging_lexicon()) is None:
        return None
    topic = None
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("of", "for"):
            topic = next((taken_up(low) for low in child.children if low.dep == "pobj"), None)
    if noun.lemma in lists["nouns.evidence"]:
        offered = without or verb.lemma in lists["verbs.offering"]
        if not offered or (not without and scope.complement_of(noun) is not None):
            return None
        holder = None if without else subject_of(verb)
        if topic is None and (without or holder is not None):
            topic = Topic("here", noun.start)
        return Verdict("not_verified", noun, topic, holder) if topic else None
    return Verdict("not_verified", noun, topic, None) if topic else None


def _not_guilty(word: Token) -> Verdict | None:
    verb = scope.carrier(word)
    beside = (*word.children, *verb.children)
    if verb.lemma != "plead" or all(child.lower != "not" for child in beside):
        return None
    topic = Topic("claim", verb.start, accuses=True, is_claim=True)
    return Verdict("denied", word, topic, subject_of(verb))
