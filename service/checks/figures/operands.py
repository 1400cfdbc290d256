"""The article's amounts as they may be reckoned with: what they are of, and which go together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.checks.ground import Located
from service.checks.magnitudes import TIME, Magnitude, magnitude_of, singular, size_of
from service.text.nouns import nouns
from service.text.quantities import Figure

SMALL = 12
"""Counts up to which a number says little: an article may have another of the same value."""

RARE = 100
"""Amounts from which on chance seldom has one exactly, or two beside each other."""

LEAST_PART = 0.05
"""Part of a count from which on a bare number may be more of the same."""

_AFFLICTED = frozenset(
    {"arrested", "body", "bodie", "dead", "hurt", "injured", "killed", "missing", "wounded"}
)
_ANYBODY = _AFFLICTED | {"adult", "casualty", "other", "people", "person", "victim"}
_COMPARED = re.compile(
    r"\b(?:(?:from|to|against|with|than|versus)(?:\s+(?:only|just|an?|its|the|(?:a )?\w+al))?"
    r"|of (?:which|that|these|those|them)\b[^.;]{0,25})\s+\Z",
    re.IGNORECASE,
)
"""What stands before the second of two figures that are told in the unit of the first."""

_OF_THE = re.compile(r"\s+(?:out )?of\s+(?:the\s+|its\s+|their\s+)?", re.IGNORECASE)
"""What stands before the second of two that are told in its unit: "70 of the 110 hectares"."""

_POINTS = re.compile(r"(?<=\d)\.\d+")


@dataclass(frozen=True, slots=True)
class Operand:
    """`counted` is the noun of a count, empty where it has none."""

    located: Located
    magnitude: Magnitude
    counted: str

    @property
    def sentence(self) -> int:
        return self.located.sentence

    @property
    def figure(self) -> Figure:
        return self.located.figure

    @property
    def value(self) -> float:
        return self.magnitude.value


def operands_of(figures: Sequence[Located]) -> list[Operand]:
    """Those with an amount above nothing; words that only may count are left out."""
    found = []
    for each in figures:
        magnitude = magnitude_of(each.figure)
        if magnitude and magnitude.value > 0 and not each.loose:
            found.append(Operand(each, magnitude, counted_by(each.figure)))
    return found


def counted_by(figure: Figure) -> str:
    return singular(figure.unit or "") if figure.kind == "count" else ""


def is_small(figure: Figure) -> bool:
    """Whether a figure may be counted off, as three of whom two are named."""
    if figure.value is None or figure.value > SMALL:
        return False
    own = magnitude_of(figure)
    return figure.kind in ("count", "ordinal") or (own is not None and own.dimension == TIME)


def may_count_the_same(one: Figure, other: Figure) -> bool:
    """Whether two counts may be of the same: workers are people, fire engines are none."""
    first, second = counted_by(one), counted_by(other)
    return not first or not second or is_people(first) == is_people(second)


def may_be_people(one: Figure, other: Figure) -> bool:
    """Whether one counts people, and the other does or does not say: "kills five"."""
    nouns_told = {counted_by(one), counted_by(other)}
    return "" in nouns_told and any(map(is_people, nouns_told))


def go_together(one: Operand, other: Operand, nouns_told: Sequence[str]) -> bool:
    """Whether two amounts are of one kind, and come to what a text counts.

    `nouns_told` is what it counts: "54 homes and businesses" are 43 of the one and 11 of the other.
    """
    if one.magnitude.dimension != other.magnitude.dimension:
        return False
    if one.magnitude.dimension != "count":
        return True
    first, second = one.counted, other.counted
    if len(nouns_told) > 1 and one.sentence == other.sentence:
        return not {first, second}.isdisjoint(nouns_told)
    if first == second or not first or not second:
        return True
    if not (is_people(first) and is_people(second)):
        return False
    told = nouns_told[0] if nouns_told else ""
    return not told or told in _ANYBODY or not _ANYBODY.isdisjoint((first, second))


def may_be_added(one: Operand, other: Operand) -> bool:
    """Whether neither is lost beside the other, where only one or none says what it counts."""
    if one.magnitude.dimension != "count" or (one.counted and other.counted):
        return True
    return min(one.value, other.value) >= LEAST_PART * max(one.value, other.value)


def in_one_unit(article: str, one: Operand, other: Operand) -> tuple[Operand, Operand]:
    """Both, a bare one in the unit of the other: "6.2 days, down from 11.8"."""
    if one.magnitude.dimension == other.magnitude.dimension:
        return one, other
    if _goes_by_unit_of(article, other, one):
        return one, _with_unit_of(one, other)
    if _goes_by_unit_of(article, one, other):
        return _with_unit_of(other, one), other
    return one, other


def is_people(noun: str) -> bool:
    """Whether a noun in the singular counts people, as far as lists tell."""
    return noun in _ANYBODY or nouns().kind(noun) in ("person", "group")


def _goes_by_unit_of(article: str, bare: Operand, other: Operand) -> bool:
    """Whether a figure without a unit is compared with the other, or told as exactly."""
    if bare.figure.kind != "count" or bare.figure.unit is not None:
        return False
    place = bare.located.start
    compared = _COMPARED.search(article, max(0, place - 40), place)
    if bare.sentence == other.sentence and other.located.end <= place and compared:
        return True
    if _OF_THE.fullmatch(article, bare.located.end, max(other.located.start, bare.located.end)):
        return True
    places = [
        _POINTS.search(article, each.located.start, each.located.end) for each in (bare, other)
    ]
    return None not in places and len({len(match.group()) for match in places if match}) == 1


def _with_unit_of(model: Operand, bare: Operand) -> Operand:
    part = 100.0 if model.figure.kind == "percentage" else 1.0
    value = bare.value * size_of(model.figure) / part
    figure = replace(bare.figure, kind=model.figure.kind, unit=model.figure.unit)
    magnitude = Magnitude(model.magnitude.dimension, value)
    return Operand(replace(bare.located, figure=figure), magnitude, model.counted)
