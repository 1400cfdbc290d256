"""The words of hedging, read once from `hedging.toml`, which also tells their origin."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, cast, get_args

from schemas.hedging import Level
from service.text.numbers import one_of

Takes = Literal["clause", "infinitive", "description", "thing", "nothing"]
Form = Literal["thing", "clause", "infinitive"]
_NARROWNESS = ("nothing", "thing", "clause", "infinitive", "description")
Shade = Literal["strong", "moderate", "slight", "raising"]


class Outcome(NamedTuple):
    """What a word makes of the content it introduces."""

    level: Level
    negative: bool


@dataclass(frozen=True, slots=True)
class Introducing:
    """A class of words that introduce a content, and what they make of it.

    `takes` is the least that must follow for the word to have this sense. With `inner` false,
    what the content introduces in its turn is no part of the claim. The subject of an `impersonal`
    word is not who thinks so ("the plan seems to work").
    """

    takes: Takes
    plain: Outcome
    negated: Outcome
    infinitive: Outcome
    passive: Outcome
    inner: bool
    impersonal: bool

    def fits(self, form: Form) -> bool:
        """Whether a content of this form is as much as the word must take."""
        return _NARROWNESS.index(self.takes) <= _NARROWNESS.index(form)

    def outcome(self, *, negated: bool, infinitive: bool, passive: bool) -> Outcome:
        special = infinitive and self.infinitive != self.plain
        if negated:
            return self.infinitive._replace(negative=True) if special else self.negated
        if passive and self.passive != self.plain:
            return self.passive
        return self.infinitive if special else self.plain


@dataclass(frozen=True)
class HedgingLexicon:
    """All words are lower case; verbs, nouns and adjectives are lemmas where they have one."""

    introducing: Mapping[str, Introducing]
    addressing: frozenset[str]
    light_verbs: frozenset[str]
    modals: Mapping[str, Level]
    able: frozenset[str]
    expecting_should: frozenset[str]
    adverbs: Mapping[str, Level]
    adjectives: Mapping[str, Level]
    boosters: frozenset[str]
    phrases: Mapping[str, Level]
    phrase: re.Pattern[str]
    negations: frozenset[str]
    near_negations: frozenset[str]
    negative_subjects: frozenset[str]
    negatable_quantities: frozenset[str]
    negation_undone_by: frozenset[str]
    negative_phrase: re.Pattern[str]
    questions: frozenset[str]
    conditions: frozenset[str]
    factive: frozenset[str]
    factive_nouns: frozenset[str]
    distancing: frozenset[str]
    contradicting: frozenset[str]
    not_contradicting_with: frozenset[str]
    not_approximate_after: frozenset[str]
    shades: Mapping[str, Shade]
    doubting_phrase: re.Pattern[str]


@cache
def hedging_lexicon() -> HedgingLexicon:
    """The lexicon for English, the one language that has one."""
    table = tomllib.loads(files(__package__).joinpath("hedging.toml").read_text("utf-8"))
    modals, negation, stance = table["modals"], table["negation"], table["stance"]
    phrases = _levels({**table["phrases"], "certain": table["boosters"]["phrases"]})
    return HedgingLexicon(
        introducing={
            word: entry
            for entry_table in table["introducing"]
            for entry in [_introducing(entry_table)]
            for word in entry_table["words"]
        },
        addressing=frozenset(table["addressing"]["words"]),
        light_verbs=frozenset(table["light_verbs"]["words"]),
        modals=_levels({"possible": modals["possible"]}),
        able=frozenset(modals["able"]),
        expecting_should=frozenset(modals["expecting_should"]),
        adverbs=_levels(table["adverbs"]),
        adjectives=_levels(table["adjectives"]),
        boosters=frozenset(table["boosters"]["words"]),
        phrases=phrases,
        phrase=re.compile(rf"\b(?:{one_of(phrases)})\b", re.IGNORECASE),
        negations=frozenset(negation["words"]),
        near_negations=frozenset(negation["near"]),
        negative_subjects=frozenset(negation["subjects"]),
        negatable_quantities=frozenset(negation["quantities"]),
        negation_undone_by=frozenset(negation["undone_by"]),
        negative_phrase=re.compile(rf"\b(?:{one_of(negation['phrases'])})\b", re.IGNORECASE),
        questions=frozenset(table["clauses"]["questions"]),
        conditions=frozenset(table["clauses"]["conditions"]),
        factive=frozenset(stance["factive"]),
        factive_nouns=frozenset(stance["factive_nouns"]),
        distancing=frozenset(stance["distancing"]),
        contradicting=frozenset(stance["contradicting"]),
        not_contradicting_with=frozenset(stance["not_with"]),
        not_approximate_after=frozenset(table["figures"]["not_approximate_after"]),
        shades={word: shade for shade in get_args(Shade) for word in table["shades"][shade]},
        doubting_phrase=re.compile(rf"\b(?:{one_of(table['shades']['phrases'])})\b"),
    )


def _introducing(table: Mapping[str, Any]) -> Introducing:
    plain = _outcome(table["plain"])
    return Introducing(
        takes=table["takes"],
        plain=plain,
        negated=_outcome(table["negated"]),
        infinitive=_outcome(table.get("infinitive", table["plain"])),
        passive=_outcome(table.get("passive", table["plain"])),
        inner=table.get("inner", True),
        impersonal=table.get("impersonal", table["takes"] == "nothing"),
    )


def _outcome(words: str) -> Outcome:
    level = words.removeprefix("not ")
    return Outcome(cast("Level", level), negative=level != words)


def _levels(table: Mapping[str, Iterable[str]]) -> dict[str, Level]:
    return {word: cast("Level", level) for level, words in table.items() for word in words}
