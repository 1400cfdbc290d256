"""Verdicts and what they are about: a noun or pronoun that takes up a claim, or their own words."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from schemas.hedging import VerificationStatus
from schemas.syntax import Token
from service.text import hedging_scope as scope

Kind = Literal["claim", "figure", "it", "own", "rival", "which", "here", "post", "outlet"]
"""`rival` is a figure that is set against another, `which` all that stands before it, `here` the
claim that is being made, `post` one that stands in what was deleted, `outlet` one that the article
says the outlet made."""


Figure = tuple[str, str]
"""A number as it is written, and what it counts; "" where nothing says."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a verdict is about: a noun or pronoun that takes up a claim, or words of its own.

    `words` are the lemmas of its own wording, which the claim must share; `owner` the words that
    name whose claim it is; `unlike` are numbers that it must not give, as those of another figure.
    `is_claim` is false of words that are said but claim nothing.
    """

    kind: Kind
    at: int
    words: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    unlike: frozenset[Figure] = frozenset()
    plural: bool = False
    every: bool = False
    accuses: bool = False
    of_misdeed: bool = False
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holder` heads the words for who gives it; None where nobody is named.

    `of_own_act`: whoever gives it tells of themselves, as in "denied having left".
    """

    status: VerificationStatus
    word: Token
    topic: Topic
    holder: Token | None
    of_own_act: bool = False


@cache
def words_of_checking() -> Mapping[str, frozenset[str]]:
    """The lists of `checking.toml` by their dotted name: `verbs.confirm`."""
    table = tomllib.loads(files("service.text").joinpath("checking.toml").read_text("utf-8"))
    return {
        f"{part}.{name}": frozenset(words)
        for part, lists in table.items()
        for name, words in lists.items()
    }


def taken_up(noun: Token) -> Topic:
    """The topic of a noun phrase: "the claims", "neither figure", "it", "a role in the fire"."""
    topic = anaphor(noun)
    clause = scope.complement_of(noun)
    if topic is None or (clause is not None and scope.mark_of(clause)):
        return own_words(clause if topic is not None and clause is not None else noun)
    return topic


def anaphor(noun: Token) -> Topic | None:
    """The topic of a noun or pronoun that takes up a claim made elsewhere."""
    if any(child.lower == "such" for child in noun.children):
        return Topic("it", noun.start, is_claim=True)
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
    misdeed = noun.lemma in lists["nouns.misdeed"]
    return Topic(
        "figure" if figure else "claim",
        noun.start,
        words=_of_what(noun),
        owner=_owner(noun),
        plural=noun.tag == "NNS" or (every and not misdeed),
        every=every and not misdeed,
        accuses=accuses,
        of_misdeed=misdeed,
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


def own_words(head: Token) -> Topic:
    start, _ = head.extent()
    return Topic("own", start, words=content_lemmas(head.subtree()))


def content_lemmas(words: Sequence[Token]) -> frozenset[str]:
    """Lemmas of nouns, names, numbers, adjectives and full verbs."""
    return frozenset(
        word.lemma
        for word in words
        if word.tag[:2] in ("NN", "CD", "JJ", "VB") and word.lemma not in _EMPTY
    )


def figures_among(words: Sequence[Token]) -> frozenset[Figure]:
    return frozenset(
        (word.lower, word.head.lemma if word.head.is_noun else "")
        for word in words
        if word.tag == "CD"
    )


def gives_one_of(figures: Iterable[Figure], others: Iterable[Figure]) -> bool:
    """Whether two texts share a figure, as far as they say what it counts."""
    return any(
        number == other and (unit == counted or not unit or not counted)
        for number, unit in figures
        for other, counted in others
    )


def names_in(head: Token) -> frozenset[str]:
    """Nouns and names of a noun phrase, in lower case: of "a lawyer for Marr" both.

    Appositions and relative clauses are left out: whom they name does not speak.
    """
    found: set[str] = set()
    waiting = [head]
    while waiting:
        word = waiting.pop()
        if is_name(word):
            found |= {word.lower, word.lemma}
        for child in word.children:
            if child.dep in _NAMING:
                waiting.append(child)
            elif child.dep == "prep" and child.lower in ("for", "of", "from", "at"):
                waiting += child.children
    return frozenset(found)


def is_name(word: Token) -> bool:
    """Whether a word names something; the tagger takes some surnames for verbs."""
    return word.is_noun or (word.text[0].isupper() and word.tag[:2] not in ("PR", "DT", "IN", "WP"))


_NAMING = ("compound", "poss", "pobj", "nmod", "conj")
_EMPTY = frozenset({"be", "have", "do", "'s", "’s", "get", "other", "any", "people"})
