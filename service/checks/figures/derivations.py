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
)
from service.checks.ground import Located
from service.checks.magnitudes import Magnitude, magnitude_of, size_of
from service.text.quantities import Figure

MOST_COMBINED = 30
"""Figures near a text that are added up or set against one another."""

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
_EACH = re.compile(r"\s+(?:a|an|per|each|apiece|every)\b", re.IGNORECASE)
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
        return any(
            _is_close(own, amount) and _is_like(figure, own, words, amount)
            for amount in chain(self._made(own, figure, about), apiece)
        )

    def _is_put(self, figure: Figure, words: str, each: Located) -> bool:
        """Whether the article's figure may be rounded or converted to this one."""
        given = each.figure
        exact = magnitude_of(given)
        if exact is None or are_at_odds(words, self._article[each.start : each.end]):
            return False
        if figure.value is None:
            return given.kind in ("count", figure.kind) and fits_vaguely(
                figure.wording, given.value or 0
            )
        own = magnitude_of(figure)
        if own is None:
            return False
        bare = None in (figure.unit, given.unit) and {figure.kind, given.kind} <= _COUNTED
        if bare and each not in self._near:
            return figure.value == given.value
        if bare:
            own, exact = Magnitude("", figure.value), Magnitude("", given.value or 0)
        return _is_like(figure, own, words, exact, converted=not bare and figure.unit != given.unit)

    # --- made of several

    def _made(self, own: Magnitude, figure: Figure, about: Container[int]) -> Iterator[Magnitude]:
        """What two or more of the figures in a sentence, or two in a row, come to."""
        near = _measured(self._near)
        for (a, one), (b, other) in combinations(near, 2):
            apart = abs(one.sentence - other.sentence)
            if apart > 1 or not (one.sentence in about or other.sentence in about):
                continue
            one_unit, other_unit = self._in_one_unit(a, one, b, other)
            if one_unit is not None and other_unit is not None:
                yield from _of_two(own, figure, one_unit, one.figure, other_unit, other.figure)
        yield from _parts_of(own, near, _measured(self._everywhere), about)
        if own.dimension == "count":
            yield from self._sums()

    def _apiece(self, own: Magnitude, about: Container[int]) -> Iterator[Magnitude]:
        """ "£11,000 a boat" for £700,000 and 64 boats."""
        for (a, one), (b, other) in permutations(_measured(self._near), 2):
            if abs(one.sentence - other.sentence) > 1 or one.sentence not in about:
                continue
            if a.dimension == own.dimension and b.dimension == "count":
                yield Magnitude(own.dimension, a.value / b.value)

    def _in_one_unit(
        self, a: Magnitude, one: Located, b: Magnitude, other: Located
    ) -> tuple[Magnitude | None, Magnitude | None]:
        """Both figures, a bare one in the unit of the other: "6.2 days, down from 11.8"."""
        if a.dimension == b.dimension:
            return a, b
        if one.sentence != other.sentence:
            return None, None
        if self._is_bare(other):
            return a, Magnitude(a.dimension, b.value * size_of(one.figure) / _part(one.figure))
        if self._is_bare(one):
            return Magnitude(b.dimension, a.value * size_of(other.figure) / _part(other.figure)), b
        return None, None

    def _is_bare(self, each: Located) -> bool:
        figure = each.figure
        before = self._article[max(0, each.start - 20) : each.start]
        return figure.kind == "count" and figure.unit is None and bool(_COMPARED.search(before))

    def _sums(self) -> Iterator[Magnitude]:
        """ "eight held" for three, four and one."""
        rows: dict[int, list[float]] = {}
        for magnitude, each in _measured(self._near):
            if magnitude.dimension == "count":
                rows.setdefault(each.sentence, []).append(magnitude.value)
        for row in rows.values():
            for count in range(3, min(len(row), MOST_ADDED) + 1):
                for start in range(len(row) - count + 1):
                    yield Magnitude("count", sum(row[start : start + count]))


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


_PEOPLE = frozenset({"people", "victims", "staff", "workers", "residents", "patients", "men"})


def _is_like(
    figure: Figure, own: Magnitude, words: str, made: Magnitude, *, converted: bool = False
) -> bool:
    """Whether `made` may be put as `words`, which say `own`."""
    if own.dimension != made.dimension:
        return False
    if own.dimension == "share":
        return _is_share(figure, words, own.value, made.value)
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


def _is_share(figure: Figure, words: str, ours: float, theirs: float) -> bool:
    if direction(words) and abs(ours - theirs) < 1e-9:
        return is_inclusive(words)
    match direction(words):
        case "down":
            return theirs <= ours <= theirs + _ROUGH_SHARE
        case "up":
            return ours <= theirs <= ours + 0.1
    if figure.approximate:
        return abs(ours - theirs) <= _ROUGH_SHARE
    if figure.kind == "percentage":
        return abs(ours - theirs) < 1e-9 or is_rounded(100 * ours, words, 100 * theirs)
    return abs(ours - theirs) <= _SHARE
