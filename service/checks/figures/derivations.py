"""Figures an editor may make out of the article's: rounded, as a share, added up, in other units.

Whoever writes "nearly 1,500" for 1,487, "two in five" for 40% or "ten miles" for 16 kilometres has
said nothing that the article does not.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, combinations, permutations

from service.checks.figures.rounding import (
    are_at_odds,
    direction,
    fits,
    fits_vaguely,
    is_inclusive,
    is_rounded,
    is_upper_bound,
    unbounded,
)
from service.checks.ground import Located
from service.checks.magnitudes import Magnitude, magnitude_of, singular, size_of
from service.text.nouns import nouns
from service.text.quantities import Figure

MOST_COMBINED = 60
"""Figures near a text that are added up or set against one another."""

NEXT = 12
"""Characters beside two figures in which an "each" may stand."""

MOST_ADDED = 5
"""Figures in a row of one sentence that are added up."""

_SHARE = 0.015
"""How far a share in words may lie from the article's: "a third" for 32%, not for 30%."""

_ROUGH_SHARE = 0.06
"""The same with "nearly" or "about"."""

_RECKONED, _RECKONED_SHARE = 0.1, 0.05
"""How far a sum or a share may lie off what is said of it, "nearly" and "more than" included."""

_CONVERTED = 0.03
"""How far a figure in another unit may lie off, whatever its last digit says."""

_COUNTED = frozenset({"count", "measure"})
_POINTS = re.compile(r"(?<=\d)\.\d+")
_EACH = re.compile(r"\s+(?:a|an|per|each|apiece|every)\b", re.IGNORECASE)
_APIECE = re.compile(r"\b(?:an?|per|each|apiece|every)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:from|to|against|with|than|versus)(?:\s+(?:only|just))?\s+\Z",
    re.IGNORECASE,
)
"""What stands before the second of two figures that are told in the unit of the first."""


class Derivations:
    """Whether figures follow from the article's.

    `near` are figures of the sentences that the text draws on, `everywhere` all of them.
    """

    def __init__(
        self, article: str, near: Sequence[Located], everywhere: Sequence[Located]
    ) -> None:
        self._article = article
        self._near = near
        self._everywhere = everywhere

    def bear(
        self,
        figure: Figure,
        words: str,
        *,
        after: str = "",
        about: Container[int] | None = None,
    ) -> bool:
        """Whether a figure that a text puts in `words`, with `after` behind it, comes of them.

        `about` are the sentences of the article on the same matter, all of them if not given: only
        with what these have is reckoned, as chance has many sums.
        """
        if about is None:
            about = {each.sentence for each in self._near}
        own = magnitude_of(figure)
        if own is None and figure.kind == "ordinal":
            return any(made.value == figure.value for made in self._sums(count=2, ordinals=True))
        if own is None:
            return any(self._is_put(figure, words, each) for each in self._near)
        given = self._near if own.dimension == "count" else self._everywhere
        if any(
            self._is_put(figure, words, each)
            for each in given
            if own.dimension != "share" or each.sentence in about
        ):
            return True
        apiece = self._apiece(own, about) if _EACH.match(after) else ()
        if own.dimension != "share" and is_upper_bound(words):
            words = unbounded(words)  # any sum is "up to" a greater one
        return any(
            _is_close(own, amount) and _is_like(figure, own, words, amount)
            for amount in chain(self._made(own, figure, about), apiece)
        )

    def _is_put(self, figure: Figure, words: str, each: Located) -> bool:
        """Whether the article's figure may be rounded or converted to this one."""
        given = each.figure
        exact = magnitude_of(given)
        told = self._article[each.start : each.end]
        if exact is None or are_at_odds(words, told):
            return False
        if is_upper_bound(words) and is_upper_bound(told):
            words = unbounded(words)  # of "up to 2,600" nobody says "up to 2,900"
        if figure.value is None:
            return given.kind in ("count", figure.kind) and fits_vaguely(
                figure.wording, given.value or 0
            )
        own = magnitude_of(figure)
        if own is None:
            return False
        if direction(words) and not self._may_count_the_same(figure, given):
            return False
        bare = None in (figure.unit, given.unit) and {figure.kind, given.kind} <= _COUNTED
        if bare and each not in self._near:
            return figure.value == given.value
        if bare:
            own, exact = Magnitude("", figure.value), Magnitude("", given.value or 0)
        return _is_like(figure, own, words, exact, converted=not bare and figure.unit != given.unit)

    def _may_count_the_same(self, figure: Figure, given: Figure) -> bool:
        """ "Fewer than 30 firefighters" are not told by 14 engines."""
        units = {singular(each.unit or "") for each in (figure, given) if each.kind == "count"}
        kinds = {nouns().kind(unit) for unit in units}
        return len(units - {""}) < 2 or kinds <= {"person", "group"}

    # --- made of several

    def _made(self, own: Magnitude, figure: Figure, about: Container[int]) -> Iterator[Magnitude]:
        """What two or more of the figures in a sentence, or two in a row, come to."""
        near = _measured(self._near)
        for (a, one), (b, other) in combinations(near, 2):
            apart = abs(one.sentence - other.sentence)
            meant = one.sentence in about or other.sentence in about
            if apart > meant or (own.dimension == "share" and not meant):
                continue
            one_unit, other_unit = self._in_one_unit(a, one, b, other)
            if one_unit is not None and other_unit is not None:
                yield from _of_two(own, figure, one_unit, one.figure, other_unit, other.figure)
        yield from _parts_of(own, near, _measured(self._everywhere), about)
        yield from self._in_all(own, near)
        if own.dimension == "count":
            yield from self._sums()
        if own.dimension == "share":
            yield from self._of_all(about)

    def _in_all(
        self, own: Magnitude, near: Sequence[tuple[Magnitude, Located]]
    ) -> Iterator[Magnitude]:
        """ "£54,000" for £1,200 for each of 45 shops."""
        for (a, one), (b, other) in permutations(near, 2):
            if one.sentence != other.sentence or a.dimension != own.dimension or a == b:
                continue
            first = max(0, min(one.start, other.start) - NEXT)
            last = max(one.end, other.end) + NEXT
            many = b.dimension == "count" and own.dimension != "share"
            if many and _APIECE.search(self._article, first, last):
                yield Magnitude(own.dimension, a.value * b.value)

    def _of_all(self, about: Container[int]) -> Iterator[Magnitude]:
        """What part a count is of the greatest of its kind, wherever that stands."""
        counts = [
            (magnitude.value, each)
            for magnitude, each in _measured(self._everywhere)
            if magnitude.dimension == "count" and each.figure.kind == "count"
        ]
        for value, each in counts:
            if each.sentence not in about:
                continue
            for units in ({each.figure.unit} - {None}, _counted_by(each.figure)):
                whole = max((other for other, one in counts if one.figure.unit in units), default=0)
                if whole > value:
                    yield Magnitude("share", value / whole)

    def _apiece(self, own: Magnitude, about: Container[int]) -> Iterator[Magnitude]:
        """ "£11,000 a boat" for £700,000 and 64 boats, "£2m a year" for £10m over five years."""
        for (a, one), (b, other) in permutations(_measured(self._near), 2):
            if abs(one.sentence - other.sentence) > (one.sentence in about):
                continue
            shared = b.dimension == "count" or other.figure.kind == "measure"
            if a.dimension == own.dimension and shared and other.figure.value:
                yield Magnitude(own.dimension, a.value / other.figure.value)

    def _in_one_unit(
        self, a: Magnitude, one: Located, b: Magnitude, other: Located
    ) -> tuple[Magnitude | None, Magnitude | None]:
        """Both figures, a bare one in the unit of the other: "6.2 days, down from 11.8"."""
        if a.dimension == b.dimension:
            return a, b
        if self._is_bare(other, one):
            return a, Magnitude(a.dimension, b.value * size_of(one.figure) / _part(one.figure))
        if self._is_bare(one, other):
            return Magnitude(b.dimension, a.value * size_of(other.figure) / _part(other.figure)), b
        return None, None

    def _is_bare(self, each: Located, other: Located) -> bool:
        """Whether a figure goes by the unit of the other: compared with it, or as exact."""
        figure = each.figure
        if figure.kind != "count" or figure.unit is not None:
            return False
        before = self._article[max(0, each.start - 20) : each.start]
        if each.sentence == other.sentence and _COMPARED.search(before):
            return True
        places = {_POINTS.search(self._article, e.start, e.end) for e in (each, other)}
        return None not in places and len({len(m.group()) for m in places if m}) == 1

    def _sums(self, count: int = 3, *, ordinals: bool = False) -> Iterator[Magnitude]:
        """ "eight held" for three, four and one; "the twelfth" for the seventh after five."""
        rows: dict[int, list[float]] = {}
        for each in self._near[:MOST_COMBINED]:
            magnitude = magnitude_of(each.figure)
            counted = magnitude is not None and magnitude.dimension == "count"
            if each.figure.value and (counted or (ordinals and each.figure.kind == "ordinal")):
                for sentence in range(each.sentence, each.sentence + 1 + ordinals):
                    rows.setdefault(sentence, []).append(each.figure.value)
        for row in rows.values():
            for length in range(count, min(len(row), MOST_ADDED) + 1):
                for start in range(len(row) - length + 1):
                    yield Magnitude("count", sum(row[start : start + length]))


def _measured(figures: Sequence[Located]) -> list[tuple[Magnitude, Located]]:
    found = ((magnitude_of(each.figure), each) for each in figures[:MOST_COMBINED])
    return [(magnitude, each) for magnitude, each in found if magnitude and magnitude.value > 0]


def _parts_of(
    own: Magnitude,
    near: Sequence[tuple[Magnitude, Located]],
    everywhere: Sequence[tuple[Magnitude, Located]],
    about: Container[int],
) -> Iterator[Magnitude]:
    """ "£11m" where 60% is paid of a bill that is £18.4m elsewhere."""
    for share, one in near:
        if share.dimension != "share" or share.value >= 1 or one.sentence not in about:
            continue
        for whole, _ in everywhere:
            if whole.dimension == own.dimension != "share":
                yield Magnitude(whole.dimension, share.value * whole.value)


def _part(figure: Figure) -> float:
    """What a percentage is told in: hundredths."""
    return 100.0 if figure.kind == "percentage" else 1.0


def _of_two(
    own: Magnitude, figure: Figure, a: Magnitude, one: Figure, b: Magnitude, other: Figure
) -> Iterator[Magnitude]:
    """Sum and difference, share and change of two amounts."""
    low, high = sorted((abs(a.value), abs(b.value)))
    if own.dimension == "points" and a.dimension == "share":
        yield Magnitude("points", 100 * (high - low))
    if own.dimension == "share" and a.dimension != "share":
        for share in (low / high, 1 - low / high, (high - low) / low):
            yield Magnitude("share", share)
        for share in (low / (low + high), high / (low + high)):
            yield Magnitude("share", share)
    if own.dimension == a.dimension == "share" and low + high < 1:
        yield Magnitude("share", 1 - low - high)
    if figure.unit == "times":
        yield Magnitude("count", high / low)
    if own.dimension == a.dimension and (a.dimension != "count" or _are_alike(figure, one, other)):
        yield Magnitude(a.dimension, low + high)
        yield Magnitude(a.dimension, high - low)


def _are_alike(figure: Figure, one: Figure, other: Figure) -> bool:
    """Whether two counts can be added, and the result be what `figure` counts."""
    units = {unit for unit in (one.unit, other.unit) if unit}
    return len(units) < 2 or figure.unit in units or figure.unit in _PEOPLE


def _counted_by(figure: Figure) -> frozenset[str]:
    """Under what other name whom a figure counts may be counted."""
    counts_people = nouns().kind(singular(figure.unit or "")) in ("person", "group")
    return _PEOPLE if counts_people else frozenset()


_PEOPLE = frozenset({"people", "victims", "staff", "workers", "residents", "patients", "men"})


def _is_like(
    figure: Figure, own: Magnitude, words: str, made: Magnitude, *, converted: bool = False
) -> bool:
    """Whether `made` may be put as `words`, which say `own`."""
    if own.dimension != made.dimension:
        return False
    if own.dimension == "share":
        return is_share(figure, words, own.value, made.value)
    if own.dimension == "temperature":
        return abs(own.value - made.value) <= 1
    size = own.value / figure.value if figure.value else 1.0
    value, exact = own.value / size, made.value / size
    if exact > 0 and abs(value - exact) <= 1e-6 * exact:
        exact = value
    if fits(value, words, exact, approximate=figure.approximate):
        return True
    return (not direction(words) and value == exact) or (
        converted and value > 0 and exact > 0 and _is_converted(figure, words, value, exact)
    )


def _is_converted(figure: Figure, words: str, value: float, exact: float) -> bool:
    match direction(words):
        case "down":
            return 0.9 * value <= exact <= 1.02 * value
        case "up":
            return 0.98 * value <= exact <= 1.2 * value
    last_digit = 0.5 / exact
    return abs(value - exact) / exact <= max(
        _CONVERTED, min(last_digit, 0.1), 0.1 * figure.approximate
    )


def _is_close(own: Magnitude, made: Magnitude) -> bool:
    """Whether what was reckoned is near enough that chance would seldom have it so."""
    if own.dimension == "share":
        return abs(own.value - made.value) <= _RECKONED_SHARE
    return abs(own.value - made.value) <= _RECKONED * abs(own.value)


def is_share(figure: Figure, words: str, ours: float, theirs: float) -> bool:
    """Whether a share may be put as `words`, which say `ours`."""
    if direction(words) and abs(ours - theirs) < 1e-9:
        return is_inclusive(words)
    exact = figure.kind == "percentage"
    roughly = min(_ROUGH_SHARE, max(0.1 * ours, 0.01)) if exact else _ROUGH_SHARE
    match direction(words):
        case "down":
            return theirs <= ours <= theirs + (ours if exact and ours <= 0.01 else roughly)
        case "up":
            return ours <= theirs <= ours + 0.1
    if figure.approximate:
        return abs(ours - theirs) <= roughly
    if exact:
        return abs(ours - theirs) < 1e-9 or is_rounded(100 * ours, words, 100 * theirs)
    return abs(ours - theirs) <= _SHARE
