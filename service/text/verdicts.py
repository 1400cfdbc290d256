"""What a sentence says about the truth of something claimed elsewhere.

A verdict turns on one word: a verb ("could not verify the figure"), an adjective ("called the
claims baseless") or a noun ("no independent confirmation of the report"). Whose claim it meets is
not asked here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from schemas.hedging import VerificationStatus
from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.grammar import subject_of
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.topics import Topic, anaphor, own_words, taken_up, words_of_checking

_MOST = 8
"""Verdicts read of one sentence. Prose has two at most; endless repetition has hundreds."""

_HYPOTHETICAL = frozenset({"may", "might", "would", "should", "must", "will", "shall", "could"})
_OBJECTS = ("dobj", "nsubjpass")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holder` heads the words for who gives it; None where nobody is named."""

    status: VerificationStatus
    word: Token
    topic: Topic
    holder: Token | None


def verdicts_in(sentence: Sequence[Token]) -> Iterator[Verdict]:
    """The verdicts that a sentence gives, in text order."""
    return islice(_verdicts(sentence), _MOST)


def _verdicts(sentence: Sequence[Token]) -> Iterator[Verdict]:
    readers = _readers()
    for word in sentence:
        reader = readers.get(word.lemma) or readers.get(word.lower)
        if reader is not None and (verdict := reader(word)) is not None:
            yield verdict


@cache
def _readers() -> Mapping[str, Callable[[Token], Verdict | None]]:
    """Which words a verdict may turn on, and what reads it there."""
    by_list: dict[str, Callable[[Token], Verdict | None]] = {
        **{f"verbs.{role}": _by_verb for role in _ROLES},
        "adjectives.unverified": _unverified,
        "adjectives.false": _false,
        "adjectives.amiss": _false,
        "nouns.confirmation": _unsupported,
        "nouns.evidence": _unsupported,
        "nouns.doubt": _doubted,
        "adjectives.guilty": _not_guilty,
    }
    lists = words_of_checking()
    return {word: reader for name, reader in by_list.items() for word in lists[name]}


def _by_verb(verb: Token) -> Verdict | None:
    if not verb.is_verb or verb.dep == "amod":
        return None
    lists = words_of_checking()
    role = next((name for name in _ROLES if verb.lemma in lists[f"verbs.{name}"]), None)
    if role is None:
        return None
    negative = _is_negated(verb)
    if negative is None or (not negative and _is_hypothetical(verb)):
        return None
    topic, holder = _object_of(verb)
    if topic is None or (verb.lemma in lists["verbs.broad"] and not topic.is_claim):
        return None
    if topic.kind == "own" and role == "confirm" and scope.complement_of(verb) is None:
        return None  # "confirmed the nominee"
    by_document = holder is not None and holder.lemma in lists["nouns.document"]
    if role == "support":
        status: VerificationStatus | None = "documented" if by_document else None
    elif role == "confirm":
        status = "not_verified" if negative else "documented" if by_document else "confirmed"
    else:
        status = _ROLES[role]
    if status is None or (negative and status != "not_verified"):
        return None
    return Verdict(status, verb, topic, holder)


_ROLES: Mapping[str, VerificationStatus] = {
    "confirm": "confirmed",
    "support": "documented",
    "dispute": "disputed",
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


def _is_hypothetical(verb: Token) -> bool:
    modals = {modal.lower for modal in scope.modals_of(verb)}
    mark = scope.mark_of(verb)
    return (
        bool(modals & _HYPOTHETICAL)
        or scope.is_infinitive(verb)
        or (mark is not None and mark.lower in ("if", "whether", "unless", "until"))
        or (verb.tag == "VBG" and verb.dep == "pcomp")
    )


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
        holder = subject_of(_finite(verb))
    relative = thing is not None and thing.lower in words_of_checking()["pronouns.relative"]
    if thing is not None and relative and verb.dep == "relcl":
        return _before_relative(verb, thing), holder
    if thing is None:
        clause = scope.complement_of(verb)
        if clause is None and verb.dep == "relcl":  # "a figure the army disputes"
            return anaphor(verb.head), holder
        return (own_words(clause) if clause is not None else None), holder
    return taken_up(thing), holder


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
        return Topic("it", pronoun.start, accuses=True, is_claim=True)
    return topic


def _unverified(word: Token) -> Verdict | None:
    """ "an unverified claim", "the report remains unconfirmed"."""
    noun = word.head if word.dep == "amod" else subject_of(scope.carrier(word))
    if noun is None or negation_of(scope.carrier(word), hedging_lexicon()):
        return None
    topic = anaphor(noun)
    return Verdict("not_verified", word, topic, None) if topic else None


def _false(word: Token) -> Verdict | None:
    """ "the claim is false", "called the allegations baseless", "the number is too high"."""
    lists = words_of_checking()
    too = any(child.lower == "too" for child in word.children)
    if word.lower not in lists["adjectives.false"] and not too:
        return None
    verb = word.head.head if word.dep == "pobj" or word.head.lower == "as" else word.head
    if word.dep == "amod" or _is_hypothetical(verb):
        return None
    if negation_of(verb, hedging_lexicon()) or verb.dep == "relcl":
        return None
    if verb.lemma in lists["verbs.calling"]:
        kinds, holder = _OBJECTS, subject_of(verb)
    elif verb.lemma in scope.COPULAS:
        kinds, holder = _SUBJECTS, subject_of(verb.head) if verb.dep == "ccomp" else None
    else:
        return None
    noun = next((child for child in (*verb.children, *word.children) if child.dep in kinds), None)
    if noun is None or noun.lower in ("it", "this", "these", "those"):
        return None
    topic = anaphor(noun)
    return Verdict("denied", word, topic, holder) if topic else None


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


def _doubted(noun: Token) -> Verdict | None:
    """ "cast doubt on the figure"."""
    verb = scope.carrier(noun)
    if not verb.is_verb or verb is noun or negation_of(verb, hedging_lexicon()):
        return None
    for child in (*noun.children, *verb.children):
        if child.dep == "prep" and child.lower in ("on", "about", "over"):
            for low in child.children:
                topic = anaphor(low)
                if topic and not _is_hypothetical(verb):
                    return Verdict("disputed", noun, topic, subject_of(verb))
    return None


def _not_guilty(word: Token) -> Verdict | None:
    verb = scope.carrier(word)
    beside = (*word.children, *verb.children)
    if verb.lemma != "plead" or all(child.lower != "not" for child in beside):
        return None
    topic = Topic("claim", verb.start, accuses=True, is_claim=True)
    return Verdict("denied", word, topic, subject_of(verb))
