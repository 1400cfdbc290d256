"""Figures of a text that the article neither has nor bears.

A figure is borne out where the article tells it, or an amount that may be put so, or amounts from
which an editor may reckon it. What is left is held against the figure that stands in its place:
a small number, which may be counted off whatever the article lists, is a fault only beside one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from schemas.check import Finding
from service.checks.counting import counts_of, multiples_of
from service.checks.dates import Days
from service.checks.figures.asked import Asked
from service.checks.figures.companies import Companies
from service.checks.figures.elapsed import Elapsed
from service.checks.figures.operands import RARE, SMALL, is_small, may_count_the_same
from service.checks.figures.reckoning import Reckoning
from service.checks.figures.rounding import (
    allows,
    are_at_odds,
    direction,
    fits,
    fits_vaguely,
    is_upper_bound,
    stands_for,
    unbounded,
)
from service.checks.figures.scores import Score, is_of_a_score, is_of_play, other_scores, scores_of
from service.checks.ground import Excerpt, Ground, Located
from service.checks.magnitudes import magnitude_of
from service.checks.passage import Passage
from service.checks.quotes import Quotes, outside
from service.text.quantities import Figure
from service.text.units import unit_at

MOST = 100
"""Figures of a text that are looked at."""

_AGAINST = re.compile(r"\b(?:from|to|against|than|compared|had|it)\b", re.IGNORECASE)
_MULTIPLE = re.compile(r"(?!\s+(?:in|on|at|before|during|since)\b|\s*[,.;]|\s*\Z)")
"""Behind "doubled" or "three times" where it tells how much, not how often."""

_YEARLY = re.compile(r"\s+(?:\w+\s+)?(?:year|anniversary|birthday|season|edition)\b", re.IGNORECASE)
_LAST = re.compile(r"\blast\s+\Z", re.IGNORECASE)
_ROUNDS = (8, 16, 32, 64, 128)
"""Of a cup: "into the last 32"."""

_OVER = re.compile(r"\Aover\s+", re.IGNORECASE)
_GIVEN_UP = re.compile(
    r"\b(?:hand|sign|turn)(?:s|ed|ing)?\s+\Z|\bt(?:ake|akes|aken|ook)\s+\Z", re.I
)
"""Verbs that "over" goes with."""

_COUNTED = frozenset({"count", "measure"})
_DIRECTION = re.compile(r"\b(from|to)\s+\Z", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+(?:that|as much|as many|of that|of it)\b", re.IGNORECASE)
"""What a figure before it is a part of another figure by."""


def unsupported_numbers(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """Dates aside, which have a module of their own."""
    given = scores_of(ground.article.text)
    scores = [s for s in scores_of(passage.text) if given and outside(quotes.read, s.start)]
    yield from other_scores(passage, ground, scores, given)
    own = counts_of(passage.text)[:MOST]
    figures = Figures(passage, ground, excerpt, own, given)
    for figure in (*own, *islice(multiples_of(passage.text), MOST)):
        if figure.kind == "date" or not outside(quotes.read, figure.start):
            continue
        if not any(score.start <= figure.start < score.end for score in scores):
            yield from figures.faults_of(figure)


class Figures:
    """The figures of one text beside those of its article."""

    def __init__(
        self,
        passage: Passage,
        ground: Ground,
        excerpt: Excerpt,
        own: Sequence[Figure],
        scores: Sequence[Score],
    ) -> None:
        self._scores = scores
        self._passage = passage
        self._text = passage.text
        self._ground = ground
        self._article = ground.article.text
        self._drawn_on = _drawn_on(ground, excerpt)
        self._near = [each for each in ground.figures if each.sentence in self._drawn_on]
        self._own = own
        self._titled = counts_of(ground.article.title or "")
        self._companies = Companies(passage, ground, own)
        sentences = [self._article[s.start : s.end] for s in ground.article.sentences]
        self._elapsed = Elapsed(Days(ground).calendar, sentences)
        self._exchanged: list[Figure] = []

    def faults_of(self, figure: Figure) -> Iterator[Finding]:
        words = self._text[figure.start : figure.end]
        if self._is_told_of_no_matter(figure):
            return
        if self._has_other_direction(figure):
            yield self._finding(figure, self._near, "has this figure the other way round")
        elif other := self._companies.rival(figure):
            yield self._finding(figure, [other], "has another figure for this")
        elif self._is_given(figure):
            if other := self._exchange(figure):
                yield self._finding(figure, [other], "has another figure for this")
        elif turned := self._turned(figure, words):
            yield self._finding(figure, [turned], "has this bound the other way round")
        elif self._is_borne_out(figure, words):
            return
        elif figure.unit == "times" and _MULTIPLE.match(self._text, figure.end):
            if pair := self._compared(figure):
                yield self._finding(figure, pair, "does not give this figure")
        elif is_small(figure):
            if other := self._companies.in_place_of(figure):
                yield self._finding(figure, [other], "has another figure for this")
        else:
            yield from self._unborne(figure, words)

    def _is_told_of_no_matter(self, figure: Figure) -> bool:
        """Whether a number tells nothing that an article would, or stands in its title."""
        if is_of_play(figure, self._article) or is_of_a_score(figure, self._scores):
            return True
        if figure.kind == "fraction" and _OF_ANOTHER.match(self._text, figure.end):
            return not any(each.figure.kind == "fraction" for each in self._near)
        if figure.value in _ROUNDS and _LAST.search(self._text, 0, figure.start):
            return True
        return any(figure.agrees(each) for each in self._titled) or self._is_adverb(figure)

    def _is_adverb(self, figure: Figure) -> bool:
        """ "First proposed", which nothing was the first of."""
        parse = self._passage.parse
        tokens = parse.between(figure.start, figure.end) if parse else []
        return figure.kind == "ordinal" and any(token.dep == "advmod" for token in tokens)

    # --- told by the article

    def _is_given(self, figure: Figure) -> bool:
        """Whether the article has the figure, with a bound that allows it."""
        return any(
            figure.agrees(each.figure)
            and allows(_told(self._article, each), each.figure, _told(self._text, figure), figure)
            and (self._is_near(each) or self._companies.is_of_the_same(figure, each))
            for each in self._ground.figures
        )

    def _is_near(self, each: Located) -> bool:
        return each.sentence in self._drawn_on

    def _turned(self, figure: Figure, words: str) -> Located | None:
        """The same figure, where the article has it as "more than" and the text as "nearly"."""
        mine = direction(words)
        alike = [
            (each, direction(self._article[each.start : each.end]))
            for each in self._ground.figures
            if figure.agrees(each.figure) and (figure.value or 0) > SMALL
        ]
        contrary = bool(mine and alike) and all(theirs not in ("", mine) for _, theirs in alike)
        return alike[0][0] if contrary else None

    def _has_other_direction(self, figure: Figure) -> bool:
        """ "from 81% to 93%" where the article has "to 81% from 93%"."""
        mine = _DIRECTION.search(self._text, max(0, figure.start - 12), figure.start)
        if mine is None:
            return False
        theirs = {
            match[1].lower()
            for each in self._near
            if figure.agrees(each.figure)
            and (match := _DIRECTION.search(self._article, max(0, each.start - 12), each.start))
        }
        return bool(theirs) and mine[1].lower() not in theirs

    def _exchange(self, figure: Figure) -> Located | None:
        """The article's figure that this one has changed places with; of a pair, one is told."""
        other = self._companies.exchanged(figure, self._near)
        if other is None or any(each.agrees(other.figure) for each in self._exchanged):
            return None
        self._exchanged.append(figure)
        return other

    # --- made of what it tells

    def _is_borne_out(self, figure: Figure, words: str) -> bool:
        matter = self._companies.on_the_matter(figure)
        if any(self._may_be_put(figure, words, each, matter) for each in self._ground.figures):
            return True
        anchors = self._anchors(figure)
        near = self._drawn_on | anchors
        about = self._with_following(matter) | anchors
        given = self._ground.figures
        asked = Asked(figure, self._text)
        if Reckoning(asked, self._article, given, near, about).bears:
            return True
        return any(
            self._elapsed.bears(each, words, matter, near) for each in self._years_in(figure)
        )

    def _years_in(self, figure: Figure) -> Sequence[Figure]:
        """The time that a figure tells: in its 150th year a club is 149 or 150 years old."""
        if figure.kind != "ordinal" or not _YEARLY.match(self._text, figure.end):
            return [figure]
        value = figure.value or 0
        return [
            replace(figure, kind="measure", unit="year", value=years)
            for years in (value - 1, value)
        ]

    def _may_be_put(self, figure: Figure, words: str, each: Located, matter: set[int]) -> bool:
        """Whether the article's figure may be rounded or converted to this one."""
        given = each.figure
        own, exact = magnitude_of(figure), magnitude_of(given)
        told = self._article[each.start : each.end]
        if self._is_numbered(figure, each):
            return True
        if exact is None or are_at_odds(words, told):
            return False
        if is_upper_bound(words) and is_upper_bound(told):
            words = unbounded(words)  # of "up to 2,600" nobody says "up to 2,900"
        if figure.value is None:
            told_alike = given.kind in ("count", figure.kind)
            return told_alike and fits_vaguely(figure.wording, given.value or 0)
        near = self._is_near(each)
        if own is None or own.dimension != exact.dimension:
            bare = None in (figure.unit, given.unit) and {figure.kind, given.kind} <= _COUNTED
            amount = given.value or 0
            if near and figure.kind == "money" and given.unit is None and amount > RARE:
                return amount == figure.value
            return (
                bare and near and fits(figure.value, words, amount, approximate=figure.approximate)
            )
        counts = own.dimension == "count"
        if counts and not near and figure.value <= SMALL:
            return False
        if own.dimension == "share" and not near and each.sentence not in matter:
            return False
        rare = figure.value >= RARE  # such numbers are seldom near each other by chance
        if counts and direction(words) and not (rare or may_count_the_same(figure, given)):
            return False
        converted = not counts and figure.unit != given.unit
        return stands_for(figure, words, exact, converted=converted)

    def _is_numbered(self, figure: Figure, each: Located) -> bool:
        """ "After 31 minutes" for "in the 31st minute"."""
        if figure.kind != "measure" or each.figure.kind != "ordinal":
            return False
        unit = unit_at(self._article, each.end)
        return each.figure.value == figure.value and unit is not None and unit.code == figure.unit

    def _with_following(self, matter: set[int]) -> set[int]:
        """With the sentences that go on with them, as "it has fitted them to 212 of the 260"."""
        sentences = self._ground.article.sentences
        return matter | {
            index + 1
            for index in matter
            if index + 1 < len(sentences)
            and sentences[index].paragraph == sentences[index + 1].paragraph
        }

    def _anchors(self, figure: Figure) -> set[int]:
        """The sentences of the article that have another figure of the same sentence."""
        sentences_in = self._passage.article.sentences_in
        here = {s.index for s in sentences_in(figure.start, figure.end)}
        others = [
            each
            for each in self._own
            if (each.value or 0) > (SMALL if each.unit else RARE) and not each.agrees(figure)
            if here & {s.index for s in sentences_in(each.start, each.end)}
        ]
        return {
            each.sentence
            for each in self._ground.figures
            if any(other.agrees(each.figure) for other in others)
        }

    # --- neither

    def _unborne(self, figure: Figure, words: str) -> Iterator[Finding]:
        """A finding, unless the article only says the same figure with more caution."""
        bare = next((each for each in self._near if figure.agrees(each.figure)), None)
        if bare is None or direction(words):
            yield self._finding(figure, self._near, "does not give this figure")
            return
        given = self._article[bare.start : bare.end]
        if is_upper_bound(given):
            yield Finding(
                type="unsupported_number",
                severity="warning",
                span=self._passage.span(figure.start, figure.end),
                evidence=(self._ground.article.span(bare.start, bare.end),),
                explanation=f"The article has “{given}”, which is less exact.",
            )

    def _compared(self, figure: Figure) -> list[Located]:
        """Two amounts on the matter that the article sets against each other."""
        matter = self._companies.on_the_matter(figure) | self._drawn_on
        for one, other in pairwise(each for each in self._ground.figures if not each.loose):
            between = self._article[one.end : other.start]
            if one.sentence == other.sentence in matter and _AGAINST.search(between):
                sizes = magnitude_of(one.figure), magnitude_of(other.figure)
                if all(sizes) and len({size.dimension for size in sizes if size}) == 1:
                    return [one, other]
        return []

    def _finding(self, figure: Figure, near: Sequence[Located], fault: str) -> Finding:
        span = self._passage.span(figure.start, figure.end)
        rivals = _rivals(figure, near) or (near if figure.unit == "times" else ())
        evidence = tuple(self._ground.article.span(each.start, each.end) for each in rivals[:3])
        instead = f"; it has “{evidence[0].text}”" if evidence else ""
        return Finding(
            type="unsupported_number",
            severity="error",
            span=span,
            evidence=evidence or None,
            explanation=f"The article {fault}: “{span.text}”{instead}.",
        )


def _told(text: str, figure: Figure | Located) -> str:
    """The words of a figure, without what is no bound: "over two years", "signed over 14 bells"."""
    words = text[figure.start : figure.end]
    own = figure.figure if isinstance(figure, Located) else figure
    given_up = _GIVEN_UP.search(text, max(0, figure.start - 10), figure.start)
    return _OVER.sub("", words) if own.kind == "measure" or given_up else words


def _drawn_on(ground: Ground, excerpt: Excerpt) -> set[int]:
    """The sentences that the text draws on, and those that follow on them."""
    sentences = ground.article.sentences
    starts = {each.start for each in excerpt.reading.article.sentences}
    return {
        sentence.index
        for before, sentence in zip((None, *sentences), sentences, strict=False)
        if sentence.start in starts
        or (before and before.start in starts and before.paragraph == sentence.paragraph)
    }


def _rivals(figure: Figure, near: Sequence[Located]) -> list[Located]:
    """Figures of the same kind and unit in the sentences the text draws on."""
    same = [each for each in near if each.figure.kind == figure.kind and each.figure.day is None]
    return [e for e in same if e.figure.unit == figure.unit] or same
