"""Amounts that an editor may reckon from those of the article: sums, rests, shares, rates.

Whoever writes "a gap of 8,000" for 31,400 and 23,400, "one in eight" for what 88% leave, or
"£25,000 a week" for £1.3m a year has said nothing that the article does not.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from service.checks.figures.asked import Asked, period_at
from service.checks.figures.operands import (
    RARE,
    Operand,
    go_together,
    in_one_unit,
    is_people,
    may_be_added,
    operands_of,
)
from service.checks.ground import Located
from service.checks.magnitudes import TIME, Magnitude, singular, size_of

MOST = 60
"""Figures that are set against one another."""

MOST_ADDED = 5
"""Figures of one sentence or two in a row that are added up."""

MOST_TIMES = 400
"""Times that an amount may be taken: the days of a year, the shops of a chain."""

MOST_OF_A_KIND = 20
"""Amounts of one kind of which three are set against one another."""

NEXT = 12
"""Characters beside two figures in which an "each" may stand."""

_AGAINST = re.compile(
    r"[^.;]{0,40}\b(?:from|to|against|than|compared|versus|when)\b[^.;]{0,20}", re.IGNORECASE
)
_JOINED = re.compile(r"(?:\s[a-z-]+){0,3},?\s(?:and|plus|as well as)\s(?:[a-z]+\s)?", re.IGNORECASE)
_EACH = re.compile(r"\b(?:an?|per|each|apiece|every)\b", re.IGNORECASE)


class Reckoning:
    """What the article's figures come to, for one figure of a text.

    Figures of one sentence, or of two in a row, that the text draws on are set against one
    another. With one of the `matter` that the figure is about goes whatever is of the same kind,
    wherever it stands.
    """

    def __init__(
        self,
        asked: Asked,
        article: str,
        figures: Sequence[Located],
        near: Collection[int],
        matter: Collection[int],
    ) -> None:
        self._asked = asked
        self._own = asked.own
        self._article = article
        self._matter = matter
        self._drawn_on = frozenset((*near, *matter))
        found = operands_of(figures)
        found.sort(key=lambda each: (each.sentence not in matter, each.sentence not in near))
        self._operands = sorted(found[:MOST], key=lambda each: each.located.start)

    @property
    def bears(self) -> bool:
        """Whether the figure may stand for something that comes of them."""
        return any(map(self._asked.may_be, self._made()))

    def _made(self) -> Iterator[Magnitude]:
        if parts := self._parts_of_the_whole():
            yield from parts
            return
        if self._is_told_of_the_same:
            return
        for one in self._operands:
            yield from self._in_another_way(one)
        for one, other in self._pairs():
            yield from self._of_alike(one, other)
            yield from self._taken(one, other)
            yield from self._taken(other, one)
        yield from self._of_several()
        yield from self._rests()
        yield from self._shared_out()

    def _pairs(self) -> Iterator[tuple[Operand, Operand]]:
        for one, other in combinations(self._operands, 2):
            apart = other.sentence - one.sentence
            drawn_on = one.sentence in self._drawn_on or other.sentence in self._drawn_on
            drawn_on |= self._own.dimension == "points"  # seldom told but of two shares
            if (apart < 2 and drawn_on) or self._are_compared(one, other):
                yield in_one_unit(self._article, one, other)
            elif drawn_on and self._may_be_told_apart(one, other):
                yield one, other

    def _are_compared(self, one: Operand, other: Operand) -> bool:
        """Whether the article itself sets one against the other, whatever else it tells there."""
        if one.sentence != other.sentence:
            return False
        return _AGAINST.fullmatch(self._article, one.located.end, other.located.start) is not None

    def _may_be_told_apart(self, one: Operand, other: Operand) -> bool:
        """Whether two amounts may go together wherever they stand."""
        kinds = {one.magnitude.dimension, other.magnitude.dimension}
        if len(kinds) > 1:  # a share of an amount; what falls to one of many
            return "share" in kinds or (self._asked.is_rate and "count" in kinds)
        if kinds != {"count"}:
            plain = (
                self._asked.is_exact or self._asked.is_loose or self._asked.figure.kind == "count"
            )
            return "share" not in kinds and plain
        nouns = {one.counted, other.counted}
        return "" not in nouns or not nouns.isdisjoint(self._asked.counted)

    @property
    def _is_told_of_the_same(self) -> bool:
        """Whether the article has a share of what the text has one of: "a third of the members"."""
        noun = self._asked.figure.unit if self._asked.figure.kind == "fraction" else None
        return noun is not None and any(
            each.figure.kind == "fraction" and each.figure.unit == noun for each in self._operands
        )

    def _parts_of_the_whole(self) -> list[Magnitude]:
        """What counts of the article are of the whole that a text tells: "a third of 60 shops"."""
        whole = self._asked.whole if self._own.dimension == "share" else None
        if whole is None:
            return []
        homes = {each.sentence for each in self._operands if each.value == whole}
        around = {n for home in homes for n in (home - 1, home, home + 1)} | {*self._matter}
        parts = [
            each.value / whole
            for each in self._operands
            if each.magnitude.dimension == "count"
            and each.sentence in around
            and each.value < whole
        ]
        return [Magnitude("share", part) for one in parts for part in (one, 1 - one)]

    # --- of one

    def _in_another_way(self, one: Operand) -> Iterator[Magnitude]:
        """What a share leaves; what is told by the day, by the year."""
        dimension = one.magnitude.dimension
        if dimension != self._own.dimension:
            return
        if dimension == "share":
            if one.value < 1 and one.sentence in self._matter:
                yield Magnitude("share", 1 - one.value)
            return
        mine, theirs = self._asked.period, period_at(self._article, one.located.end)
        if mine and theirs:
            yield Magnitude(dimension, one.value * mine / theirs)

    # --- of two

    def _of_alike(self, one: Operand, other: Operand) -> Iterator[Magnitude]:
        """Sum and difference, share and change, how often the one is the other."""
        if not go_together(one, other, self._asked.counted) and not self._are_joined(one, other):
            return
        dimension, wanted = one.magnitude.dimension, self._own.dimension
        low, high = sorted((one.value, other.value))
        if dimension == TIME and not self._is_fine_enough(one, other):
            return
        if self._asked.figure.unit == "times":
            yield Magnitude("count", high / low)
        elif dimension == "share":
            if wanted == "points":
                yield Magnitude("points", 100 * (high - low))
            if wanted == "share" and self._are_of_one_whole(one, other):
                yield Magnitude("share", 1 - low - high)
        elif wanted == "share" and self._may_be_told_of(one, other):
            yield from self._shares(one, other, low, high)
        elif (
            wanted == dimension
            and may_be_added(one, other)
            and self._own.value not in (low, high)  # "more than 9" is no "almost 9"
        ):
            yield from (Magnitude(dimension, low + high), Magnitude(dimension, high - low))

    def _are_joined(self, one: Operand, other: Operand) -> bool:
        """ "170 properties" for "143 homes and 27 businesses"."""
        if {one.magnitude.dimension, other.magnitude.dimension} != {"count"}:
            return False
        return _JOINED.fullmatch(self._article, one.located.end, other.located.start) is not None

    def _may_be_told_of(self, one: Operand, other: Operand) -> bool:
        """Whether they may be what a share is of: "a third of the members" is no money."""
        dimension = one.magnitude.dimension
        if dimension == TIME:
            return one.sentence == other.sentence
        return dimension == "count" or not is_people(singular(self._asked.figure.unit or ""))

    def _shares(self, one: Operand, other: Operand, low: float, high: float) -> Iterator[Magnitude]:
        """By how much one is more or less; else what part it is of the other, or of both."""
        parts = [1 - low / high, high / low - 1]
        if not self._asked.is_change:
            parts.append(low / high)
            if one.sentence == other.sentence:
                parts += [low / (low + high), high / (low + high)]
        yield from (Magnitude("share", part) for part in parts)

    def _are_of_one_whole(self, one: Operand, other: Operand) -> bool:
        if self._asked.is_change or one.value + other.value >= 1:
            return False
        return one.sentence == other.sentence and one.figure.kind == other.figure.kind

    def _taken(self, amount: Operand, times: Operand) -> Iterator[Magnitude]:
        """A part of an amount, an amount so many times, or shared among so many."""
        dimension, by = amount.magnitude.dimension, times.magnitude.dimension
        if dimension != self._own.dimension or dimension in ("share", by):
            return
        if by == "share" and times.value < 1 and dimension != TIME:
            yield Magnitude(dimension, amount.value * times.value)
            yield Magnitude(dimension, amount.value * (1 - times.value))
        elif by == "count" and times.value <= MOST_TIMES and self._is_of_each(amount, times):
            yield Magnitude(dimension, amount.value * times.value)
        if self._asked.is_rate and (by == "count" or times.figure.kind == "measure"):
            yield Magnitude(dimension, amount.value / (times.figure.value or 1))

    def _is_of_each(self, amount: Operand, times: Operand) -> bool:
        """ "£1,200 for each of 45 shops"; a rate of interest that falls by as much three times."""
        if abs(amount.sentence - times.sentence) > 1:
            return False
        places = (amount.located, times.located)
        first = max(0, min(each.start for each in places) - NEXT)
        return _EACH.search(self._article, first, max(e.end for e in places) + NEXT) is not None

    def _is_fine_enough(self, one: Operand, other: Operand) -> bool:
        """Hours and days come to hours, not to days."""
        sizes = {size_of(one.figure), size_of(other.figure)}
        return len(sizes) == 1 or size_of(self._asked.figure) <= min(sizes)

    # --- of more

    def _of_several(self) -> Iterator[Magnitude]:
        """ "Eight held" for three, four and one; "more than half" for 412 and 230 of 1,150."""
        counts = [
            each
            for each in self._operands
            if each.sentence in self._matter and each.magnitude.dimension == "count"
        ]
        for row in _rows(counts):
            for length in range(2, min(len(row), MOST_ADDED) + 1):
                for start in range(len(row) - length + 1):
                    some = row[start : start + length]
                    whole = sum(each.value for each in some)
                    if self._own.dimension == "count" and length > 2:
                        yield Magnitude("count", whole)
                    elif self._own.dimension == "share" and len({e.counted for e in some}) < 3:
                        yield from (
                            Magnitude("share", whole / each.value)
                            for each in counts
                            if each.value > whole and go_together(some[0], each, ())
                        )

    def _rests(self) -> Iterator[Magnitude]:
        """What two amounts leave of a third: "£35,400 short" for £186,400, £61,000 and £90,000.

        Only of a figure that is told to three digits, as chance seldom has such.
        """
        exact = self._asked.is_exact or (self._asked.figure.value or 0) > RARE
        if not exact or self._own.dimension == "share":
            return
        kin = [e for e in self._operands if e.magnitude.dimension == self._own.dimension]
        if self._own.dimension == "count":
            kin = [e for e in kin if is_people(e.counted) and e.sentence in self._drawn_on]
        for one, other in combinations(kin[:MOST_OF_A_KIND], 2):
            for whole in kin[:MOST_OF_A_KIND]:
                if whole is not one and whole is not other:
                    rest = abs(whole.value - one.value - other.value)
                    yield Magnitude(self._own.dimension, rest)

    def _shared_out(self) -> Iterator[Magnitude]:
        """ "£17 a pupil" for £21,500 and 1,260 pupils, wherever they are told."""
        many = [each for each in self._operands if each.counted == self._asked.among]
        for amount in self._operands if many else ():
            if amount.magnitude.dimension == self._own.dimension:
                yield from (Magnitude(self._own.dimension, amount.value / e.value) for e in many)


def _rows(counts: Sequence[Operand]) -> Iterator[list[Operand]]:
    """The counts of each sentence and the one behind it."""
    for sentence in sorted({each.sentence for each in counts}):
        yield [each for each in counts if each.sentence in (sentence, sentence + 1)]
