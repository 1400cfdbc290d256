"""What a sentence says about the truth of something claimed elsewhere.

A verdict turns on one word: a verb ("could not verify the figure"), an adjective ("called the
claims baseless") or a noun ("no independent confirmation of the report"). Whose claim it meets is
not asked here.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from schemas.hedging import VerificationStatus
from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.grammar import subject_of
from service.text.lexicon import hedging_lexicon

Kind = Literal["claim", "figure", "it", "own", "here"]

_TRIGGER = re.compile(
    r"confirm|verif|corrobor|substantiat|authentic|validat|unproven|evidence|proof|support|\bback"
    r"|\bb(?:ea|o)r|\bden(?:y|ie)|disput|contest|contradict|challeng|reject|dismiss|discount|rebut"
    r"|refut|retract|withdr|recant|correct|revis|took back|walked back|guilty|fals|untrue|less\b"
    r"|unfounded|exaggerat|inflat|too (?:high|low|large|small)|mislead|accura|fabricat|overstat"
    r"|ridicul|wrong|doubt",
    re.IGNORECASE,
)
"""Sentences without any of this hold no verdict: nine in ten."""

_HYPOTHETICAL = frozenset({"may", "might", "would", "should", "must", "will", "shall", "could"})
_OBJECTS = ("dobj", "nsubjpass")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a verdict is about: a noun or pronoun that takes up a claim, or words of its own.

    `words` are the lemmas of its own wording, which the claim must share; `owner` the words that
    name whose claim it is. `is_claim` is false of words that are said but claim nothing.
    """

    kind: Kind
    at: int
    words: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    plural: bool = False
    every: bool = False
    accuses: bool = False
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holder` heads the words for who gives it; None where nobody is named."""

    status: VerificationStatus
    word: Token
    topic: Topic
    holder: Token | None


@cache
def words_of_checking() -> Mapping[str, frozenset[str]]:
    """The lists of `checking.toml` by their dotted name: `verbs.confirm`."""
    table = tomllib.loads(files("service.text").joinpath("checking.toml").read_text("utf-8"))
    return {
        f"{part}.{name}": frozenset(words)
        for part, lists in table.items()
        for name, words in lists.items()
    }


def verdicts_in(text: str, sentence: Sequence[Token]) -> Iterator[Verdict]:
    """The verdicts that a sentence gives, in text order."""
    if not sentence or not _TRIGGER.search(text, sentence[0].start, sentence[-1].end):
        return
    lists = words_of_checking()
    for word in sentence:
        verdict = None
        if word.is_verb and word.dep != "amod":
            verdict = _by_verb(word)
        elif word.lower in lists["adjectives.unverified"]:
            verdict = _unverified(word)
        elif word.lower in lists["adjectives.false"] or word.lower in lists["adjectives.amiss"]:
            verdict = _false(word)
        elif word.lemma in lists["nouns.confirmation"] or word.lemma in lists["nouns.evidence"]:
            verdict = _unsupported(word)
        elif word.lemma == "doubt":
            verdict = _doubted(word)
        elif word.lower == "guilty":
            verdict = _not_guilty(word)
        if verdict is not None:
            yield verdict


def _by_verb(verb: Token) -> Verdict | None:
    lists = words_of_checking()
    if verb.lower in lists["adjectives.unverified"]:
        return _unverified(verb)
    role = next((name for name in _ROLES if verb.lemma in lists[f"verbs.{name}"]), None)
    if role is None:
        return None
    negative = _is_negated(verb)
    if negative is None or (not negative and _is_hypothetical(verb)):
        return None
    topic, holder = _object_of(verb)
    if topic is None or (verb.lemma in lists["verbs.broad"] and not topic.is_claim):
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
    negative = scope.negation_of(verb, lexicon) is not None
    node = verb
    while node.dep in ("xcomp", "ccomp", "acl", "pcomp") and node.head is not node:
        above = node.head
        if above.lemma in lists["verbs.refusing"]:
            return None
        if above.lower in lists["adjectives.unable"] or above.lemma in lists["verbs.failing"]:
            return True
        negated = scope.negation_of(above, lexicon) or scope.negation_of(above.head, lexicon)
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
            return _anaphor(verb.head), holder
        return (_own_words(clause) if clause is not None else None), holder
    return _taken_up(thing), holder


def _finite(verb: Token) -> Token:
    """The verb with the subject: of "was unable to confirm", "was"."""
    while verb.dep in ("xcomp", "acomp") and verb.head is not verb:
        verb = verb.head
    return verb


def _before_relative(verb: Token, pronoun: Token) -> Topic | None:
    """ "a claim that was denied" takes up a claim; ", which he denies" all that stands before."""
    topic = _anaphor(verb.head)
    checked = verb.lemma in words_of_checking()["verbs.confirm"]
    if topic is None and pronoun.lower == "which" and not (checked and not _is_negated(verb)):
        return Topic("it", pronoun.start, accuses=True, is_claim=True)
    return topic


def _taken_up(noun: Token) -> Topic:
    """The topic of a noun phrase: "the claims", "neither figure", "it", "a role in the fire"."""
    topic = _anaphor(noun)
    clause = scope.complement_of(noun)
    if topic is None or (clause is not None and scope.mark_of(clause)):
        return _own_words(clause if topic is not None and clause is not None else noun)
    return topic


def _anaphor(noun: Token) -> Topic | None:
    """The topic of a noun or pronoun that takes up a claim made elsewhere."""
    lists = words_of_checking()
    every = noun.lower in lists["pronouns.every"] or any(
        child.lower in lists["pronouns.every"] for child in noun.children
    )
    if noun.lower in lists["pronouns.every"]:
        noun = next((low for child in noun.children for low in child.children), noun)
    if noun.lower in lists["pronouns.claim"]:
        if noun.tag in ("WDT", "WP"):
            return None
        plural = noun.lower in ("them", "these", "those")
        return Topic("it", noun.start, plural=plural, every=every, is_claim=not plural)
    figure, accuses = noun.lemma in lists["nouns.figure"], noun.lemma in lists["nouns.accusation"]
    if not (figure or accuses or noun.lemma in lists["nouns.claim"]):
        return None
    return Topic(
        "figure" if figure else "claim",
        noun.start,
        words=_of_what(noun),
        owner=_owner(noun),
        plural=noun.tag == "NNS" or every,
        every=every,
        accuses=accuses,
        is_claim=noun.lemma not in lists["nouns.utterance"],
    )


def _of_what(noun: Token) -> frozenset[str]:
    """ "the claim of fraud", "the number of victims"."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("of", "about", "that"):
            return content_lemmas(child.subtree())
    return frozenset()


def _owner(noun: Token) -> frozenset[str]:
    """Whose claim it is: "the union's figure", "the claim by the union", "the Courier report"."""
    for child in noun.children:
        if child.dep == "poss" and child.tag != "PRP$":
            return names_in(child)
        if child.dep == "compound" and child.tag[:3] == "NNP":
            return names_in(child)
        if child.dep == "prep" and child.lower in ("by", "from"):
            return frozenset().union(*(names_in(low) for low in child.children))
    return frozenset()


def _own_words(head: Token) -> Topic:
    start, _ = head.extent()
    return Topic("own", start, words=content_lemmas(head.subtree()))


def content_lemmas(words: Sequence[Token]) -> frozenset[str]:
    """Lemmas of nouns, names, numbers, adjectives and full verbs."""
    return frozenset(
        word.lemma
        for word in words
        if word.tag[:2] in ("NN", "CD", "JJ", "VB") and word.lemma not in _EMPTY
    )


def names_in(head: Token) -> frozenset[str]:
    """Nouns and names of a noun phrase, in lower case: of "a lawyer for Marr" both.

    Appositions and relative clauses are left out: whom they name does not speak.
    """
    found = {head.lower, head.lemma} if head.is_noun else set()
    for child in head.children:
        if child.dep in ("compound", "poss", "pobj", "nmod", "conj"):
            found |= names_in(child)
        elif child.dep == "prep" and child.lower in ("for", "of", "from", "at"):
            found |= {form for low in child.children for form in names_in(low)}
    return frozenset(found)


_EMPTY = frozenset({"be", "have", "do", "'s", "’s", "get", "other", "any", "people"})


def _unverified(word: Token) -> Verdict | None:
    """ "an unverified claim", "the report remains unconfirmed"."""
    noun = word.head if word.dep == "amod" else subject_of(scope.carrier(word))
    if noun is None or scope.negation_of(scope.carrier(word), hedging_lexicon()):
        return None
    topic = _anaphor(noun)
    return Verdict("not_verified", word, topic, None) if topic else None


def _false(word: Token) -> Verdict | None:
    """ "the claim is false", "called the allegations baseless", "the number is too high"."""
    lists = words_of_checking()
    if word.lower in lists["adjectives.amiss"] and all(
        child.lower != "too" for child in word.children
    ):
        return None
    verb = word.head.head if word.dep == "pobj" or word.head.lower == "as" else word.head
    if word.dep == "amod" or _is_hypothetical(verb):
        return None
    if scope.negation_of(verb, hedging_lexicon()) or verb.dep == "relcl":
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
    topic = _anaphor(noun)
    return Verdict("denied", word, topic, holder) if topic else None


def _unsupported(noun: Token) -> Verdict | None:
    """ "no confirmation of the report", "offered no evidence", "without providing proof"."""
    lists = words_of_checking()
    verb = scope.carrier(noun)
    without = verb.head.lower == "without" or noun.head.lower == "without"
    if not without and scope.negation_of(verb, hedging_lexicon()) is None:
        return None
    topic = None
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("of", "for"):
            topic = next((_taken_up(low) for low in child.children if low.dep == "pobj"), None)
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
    if not verb.is_verb or verb is noun or scope.negation_of(verb, hedging_lexicon()):
        return None
    for child in (*noun.children, *verb.children):
        if child.dep == "prep" and child.lower in ("on", "about", "over"):
            for low in child.children:
                topic = _anaphor(low)
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
