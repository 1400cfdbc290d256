"""Hedges that can be read off the words, without grammar.

Approximators stand beside a figure, and phrases are the same in any sentence. Where a sentence was
not parsed, `hedges_in` reads all other hedges too, roughly: it knows no scope.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from schemas.hedging import HedgeType, Level
from schemas.syntax import Parse
from service.text.lexicon import Introducing, Outcome, hedging_lexicon
from service.text.numbers import one_of, quantity_words
from service.text.quantities import figures_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
)
_TO = re.compile(r"\s+to\b")
_AFTER = re.compile(r"\s(?P<word>or so)\b|(?P<odd>-odd\b|-?ish\b)")


class Hedge(NamedTuple):
    """Offsets of a hedge, what it makes of its content, and what kind of word it is."""

    start: int
    end: int
    outcome: Outcome
    type: HedgeType


def approximators(text: str, start: int, end: int, parse: Parse) -> Iterator[tuple[int, int]]:
    """Offsets of the words that make a figure in `text[start:end]` an approximate one."""
    words = _approximating()
    for figure in figures_of(text[start:end]):
        first, last = start + figure.start, start + figure.end
        if not figure.approximate or _belongs_before(parse, first):
            continue
        match = words.match(text, first, last) or _AFTER.search(text, first, last)
        yield match.span(match.lastgroup or 0) if match else (first, last)


def _belongs_before(parse: Parse, start: int) -> bool:
    """Whether "about" belongs to the word before it and not to the figure: "talked about three"."""
    before = parse.between(max(0, start - 2), start)
    return bool(before) and before[-1].lemma in hedging_lexicon().not_approximate_after


@cache
def _approximating() -> re.Pattern[str]:
    words = one_of(quantity_words()["before"]["approximators"])
    return re.compile(rf"(?P<word>{words}|[~≈])\s?", re.IGNORECASE)


def phrases(text: str, start: int, end: int) -> Iterator[Hedge]:
    """Adverbs of several words: hedges, and boosters with the level `certain`."""
    lexicon = hedging_lexicon()
    for match in lexicon.phrase.finditer(text, start, end):
        level = lexicon.phrases[match.group().lower()]
        kind: HedgeType = "booster" if level == "certain" else "adverb"
        yield Hedge(match.start(), match.end(), Outcome(level, negative=False), kind)


def hedges_in(text: str, start: int, end: int) -> Iterator[Hedge]:
    """All hedges by their form alone, in order; a negation turns the next word that introduces."""
    lexicon = hedging_lexicon()
    negated: re.Match[str] | None = None
    for match in _WORD.finditer(text, start, end):
        form = match.group().lower().replace("’", "'")
        if form in lexicon.negations or form.endswith("n't"):
            negated = match
            continue
        outcome, kind = _meaning(form, negated=negated is not None)
        if form == "may" and match.group() != "may" and match.start() > start:
            continue  # the month
        if _stands_alone(form, text, match.end()):
            continue
        if outcome is not None:
            yield Hedge(match.start(), match.end(), outcome, kind)
            negated = None if kind == "verb" else negated
    if negated is not None:
        yield Hedge(*negated.span(), Outcome("certain", negative=True), "negation")


def _stands_alone(form: str, text: str, end: int) -> bool:
    """Whether a word lacks the infinitive that it must take to hedge: "set fire to"."""
    entry = _introducing(form)
    return entry is not None and entry.takes == "infinitive" and not _TO.match(text, end)


def _meaning(form: str, *, negated: bool) -> tuple[Outcome | None, HedgeType]:
    lexicon = hedging_lexicon()
    if form == "whether":
        return Outcome("uncommitted", negative=False), "question"
    by_kind: list[tuple[HedgeType, Level | None]] = [
        ("modal", lexicon.modals.get(form)),
        ("adverb", lexicon.adverbs.get(form)),
    ]
    for kind, level in by_kind:
        if level is not None:
            return Outcome(level, negative=False), kind
    entry = _introducing(form)
    if entry is None or entry.plain == entry.negated == Outcome("certain", negative=False):
        return None, "verb"
    return entry.negated if negated else entry.plain, "verb"


def _introducing(form: str) -> Introducing | None:
    introducing = hedging_lexicon().introducing
    for ending, instead in _ENDINGS:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)] + instead
            if entry := introducing.get(stem):
                return entry
    return None
