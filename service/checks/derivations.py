"""Figures an editor may make out of the article's: rounded, as a share, added up, in other units.

Whoever writes "nearly 1,500" for 1,487, "two in five" for 40% or "ten miles" for 16 kilometres has
said nothing that the article does not.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from service.checks.ground import Located
from service.text.quantities import Figure

MOST_COMBINED = 30
"""Figures near a text that are added up or set against one another."""

_BELOW = re.compile(
    r"\b(?:nearly|almost|approaching|just under|just below|close to|up to|under|fewer than"
    r"|less than|below|shy of|at most)\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:under|fewer|less|below|up to|at most|as (?:much|many) as|a maximum of)\b", re.IGNORECASE
)
_ABOVE = re.compile(
    r"\b(?:more than|over|above|at least|upwards of|in excess of|just over|exceeding|well over"
    r"|or more|no fewer than|not less than|topping|past)\b|\+",
    re.IGNORECASE,
)
_SHARE = 0.015
"""How far a share in words may lie from the article's: "a third" for 32%, not for 30%."""

_ROUGH_SHARE = 0.06
"""The same with "nearly" or "about"."""

_VAGUE = {
    "dozens": (20, 300),
    "scores": (35, 400),
    "hundreds": (150, 2_500),
    "tens of thousands": (15_000, 300_000),
    "hundreds of thousands": (150_000, 2_500_000),
    "thousands": (1_200, 60_000),
    "millions": (1_500_000, 300_000_000),
    "billions": (1_500_000_000, 300_000_000_000),
    "several hundred": (200, 999),
    "several thousand": (2_000, 9_999),
    "several dozen": (24, 100),
    "a few hundred": (180, 600),
    "a few thousand": (1_800, 6_000),
    "a few dozen": (24, 60),
}
_BASES: dict[str, tuple[str, float]] = {
    "mm": ("m", 0.001),
    "cm": ("m", 0.01),
    "m": ("m", 1),
    "km": ("m", 1_000),
    "inch": ("m", 0.0254),
    "foot": ("m", 0.3048),
    "yard": ("m", 0.9144),
    "mile": ("m", 1_609.344),
    "acre": ("ha", 0.404686),
    "ha": ("ha", 1),
    "sq m": ("ha", 0.0001),
    "sq ft": ("ha", 9.2903e-6),
    "sq km": ("ha", 100),
    "sq mile": ("ha", 258.999),
    "g": ("kg", 0.001),
    "kg": ("kg", 1),
    "tonne": ("kg", 1_000),
    "ton": ("kg", 1_000),
    "pound": ("kg", 0.453592),
    "stone": ("kg", 6.35029),
    "ounce": ("kg", 0.0283495),
    "ml": ("l", 0.001),
    "litre": ("l", 1),
    "l": ("l", 1),
    "gallon": ("l", 4.54609),
    "pint": ("l", 0.568261),
    "kph": ("kph", 1),
    "km/h": ("kph", 1),
    "mph": ("kph", 1.609344),
    "kW": ("W", 1_000),
    "MW": ("W", 1e6),
    "GW": ("W", 1e9),
    "TW": ("W", 1e12),
    "kWh": ("Wh", 1_000),
    "MWh": ("Wh", 1e6),
    "GWh": ("Wh", 1e9),
    "TWh": ("Wh", 1e12),
    "KB": ("B", 1e3),
    "MB": ("B", 1e6),
    "GB": ("B", 1e9),
    "TB": ("B", 1e12),
    "second": ("hour", 1 / 3_600),
    "minute": ("hour", 1 / 60),
    "hour": ("hour", 1),
    "day": ("hour", 24),
    "week": ("hour", 168),
    "fortnight": ("hour", 336),
    "month": ("hour", 730.5),
    "year": ("hour", 8_766),
    "decade": ("hour", 87_660),
    "century": ("hour", 876_600),
}
_TIMES = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade")


def derives(
    text: str, figure: Figure, near: Sequence[Located], everywhere: Sequence[Located]
) -> bool:
    """Whether a figure of `text` follows from the article's.

    `near` are figures of the sentences that the text draws on, `everywhere` all of them.
    """
    words = text[figure.start : figure.end]
    return (
        any(_rounds(figure, words, each.figure) for each in near)
        or any(
            _rounds(figure, words, each.figure) and _same_unit(figure, each.figure)
            for each in everywhere
        )
        or any(_converts(figure, words, each.figure) for each in everywhere)
        or _adds_up(figure, words, near[:MOST_COMBINED])
    )


def _rounds(figure: Figure, words: str, given: Figure) -> bool:
    value, exact = figure.value, given.value
    if exact is None or given.kind == "ordinal" or given.day is not None:
        return False
    if value is None:
        low, high = _VAGUE.get(" ".join(figure.wording.split()), (0, 0))
        return given.kind in ("count", figure.kind) and low <= exact <= high
    if figure.kind == "ordinal" or figure.day is not None:
        return False
    if {figure.kind, given.kind} <= {"percentage", "fraction"}:
        return _is_share(figure, words, given)
    if figure.kind != given.kind and figure.unit is not None and given.unit is not None:
        return False
    if figure.kind == "money" != given.kind or given.kind == "money" != figure.kind:
        return False
    if figure.kind in ("money", "measure") and figure.unit != given.unit:
        return False
    return fits(value, words, exact, approximate=figure.approximate)


def fits(value: float, words: str, exact: float, *, approximate: bool) -> bool:
    """Whether `exact` may be put as `words`, whose number is `value`."""
    if value <= 0 or exact <= 0:
        return value == exact
    if _BELOW.search(words):
        return 0.9 * value <= exact <= value or (
            not approximate and exact < value and is_upper_bound(words)
        )
    if _ABOVE.search(words):
        return value <= exact <= 1.5 * value
    if approximate:
        return abs(value - exact) <= 0.1 * exact
    return _is_rounded(value, words, exact)


def is_bounded(words: str) -> bool:
    """Whether words put a figure below or above an amount."""
    return bool(_BELOW.search(words) or _ABOVE.search(words))


def is_upper_bound(words: str) -> bool:
    """Whether the amount may be far less: "up to 900", not "nearly 900"."""
    return _UP_TO.search(words) is not None


def _is_rounded(value: float, words: str, exact: float) -> bool:
    """ "£1.5m" for £1,487,000, "12%" for 11.8%: as exact as the figure's last digit."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", words)
    scale = _scale(words)
    if digits is None and scale == 1:
        return False
    if scale == 1 and exact == int(exact):
        return False
    decimals = len(digits[1] or "") if digits else 0
    step = scale * float(10**-decimals)
    return abs(value - exact) <= step / 2 * 1.000001 and step <= 0.34 * exact


def _scale(words: str) -> float:
    found = re.search(
        r"(?<=[\d\s])(?:(k|thousand)|(m|mn|million)|(b|bn|billion)|(tn|trillion))\b", words, re.I
    )
    return 1.0 if found is None else (1e3, 1e6, 1e9, 1e12)[(found.lastindex or 1) - 1]


def _is_share(figure: Figure, words: str, given: Figure) -> bool:
    ours, theirs = _magnitude(figure), _magnitude(given)
    if _BELOW.search(words):
        return theirs < ours <= theirs + _ROUGH_SHARE
    if _ABOVE.search(words):
        return ours <= theirs <= ours + 0.1
    if figure.approximate:
        return abs(ours - theirs) <= _ROUGH_SHARE
    if figure.kind == "percentage":
        return given.kind == "percentage" and _is_rounded(100 * ours, words, 100 * theirs)
    return abs(ours - theirs) <= _SHARE


def _magnitude(figure: Figure) -> float:
    value = figure.value or 0.0
    return value / 100 if figure.kind == "percentage" else value


def _same_unit(figure: Figure, given: Figure) -> bool:
    return figure.unit is not None and figure.unit == given.unit


def _converts(figure: Figure, words: str, given: Figure) -> bool:
    one, other = _in_base(figure), _in_base(given)
    if one is None or other is None or one[0] != other[0] or figure.unit == given.unit:
        return False
    if one[0] == "°":
        return abs(one[1] - other[1]) <= 1
    value, exact = one[1], other[1]
    if exact <= 0 or value <= 0:
        return False
    if _BELOW.search(words):
        return 0.9 * value <= exact <= 1.02 * value
    if _ABOVE.search(words):
        return 0.98 * value <= exact <= 1.2 * value
    coarse = 0.5 * (value / max(figure.value or 1, 1)) / exact
    return abs(value - exact) / exact <= max(0.03, min(coarse, 0.08), 0.1 * figure.approximate)


def _in_base(figure: Figure) -> tuple[str, float] | None:
    if figure.value is None or figure.unit is None or figure.kind not in ("measure", "count"):
        return None
    unit = figure.unit
    if unit in ("°C", "°F"):
        return "°", figure.value if unit == "°C" else (figure.value - 32) / 1.8
    if unit not in _BASES and unit.endswith("s"):
        unit = unit[:-1]
    base = _BASES.get(unit)
    return None if base is None else (base[0], figure.value * base[1])


def _adds_up(figure: Figure, words: str, near: Sequence[Located]) -> bool:
    """Sums, differences, shares and changes of figures that stand close together."""
    value = figure.value
    if value is None or figure.kind == "ordinal" or figure.day is not None:
        return False
    for one, other in combinations(near, 2):
        if abs(one.sentence - other.sentence) > 1:
            continue
        a, b = one.figure, other.figure
        if _is_share_of(figure, words, a, b) or _is_span_of_years(figure, a, b):
            return True
        if a.value is None or b.value is None or not _countable(figure, a, b):
            continue
        for made in (a.value + b.value, abs(a.value - b.value)):
            if made and (
                abs(made - value) < 1e-6 or fits(value, words, made, approximate=figure.approximate)
            ):
                return True
    if figure.kind == "count" and not figure.approximate:
        return _sum_of_many(figure, near)
    return False


def _sum_of_many(figure: Figure, near: Sequence[Located]) -> bool:
    by_sentence: dict[int, list[float]] = {}
    for each in near:
        if each.figure.kind == "count" and each.figure.value and each.figure.day is None:
            by_sentence.setdefault(each.sentence, []).append(each.figure.value)
    for values in by_sentence.values():
        for count in range(3, min(len(values), 5) + 1):
            for start in range(len(values) - count + 1):
                if sum(values[start : start + count]) == figure.value:
                    return True
    return False


def _countable(figure: Figure, a: Figure, b: Figure) -> bool:
    """Whether two figures of one kind can be added, and the result be what `figure` counts."""
    if {a.kind, b.kind} == {"percentage"}:
        return figure.kind == "percentage"
    if {a.kind, b.kind} == {"money", "count"}:  # "1.2 billion euros, down from 1.5 billion"
        bare, money = (a, b) if a.kind == "count" else (b, a)
        large = bare.unit is None and (bare.value or 0) >= 1e5
        return large and figure.kind == "money" and figure.unit == money.unit
    if a.kind != b.kind or a.kind not in ("count", "money", "measure") or a.day or b.day:
        return False
    if a.kind in ("money", "measure"):
        return a.unit == b.unit and figure.kind == a.kind and figure.unit == a.unit
    if figure.kind != "count":
        return False
    units = {unit for unit in (a.unit, b.unit) if unit}
    return len(units) < 2 or figure.unit in units or _are_people(figure)


def _are_people(figure: Figure) -> bool:
    return figure.unit in ("people", "victims", "staff", "workers", "residents", "patients", "men")


def _is_share_of(figure: Figure, words: str, a: Figure, b: Figure) -> bool:
    """ "two in five" for 400 of 1,000; "up 10%" for from 100 to 110."""
    if a.value is None or b.value is None or a.kind != b.kind or not a.value or not b.value:
        return False
    if figure.kind not in ("fraction", "percentage"):
        return False
    if a.kind == "percentage" != figure.kind:
        return abs(_magnitude(figure) - min(a.value, b.value) / max(a.value, b.value)) <= _SHARE
    if a.kind not in ("count", "money", "measure"):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    ours = _magnitude(figure)
    loose = _ROUGH_SHARE if figure.approximate else _SHARE
    if figure.kind == "percentage":
        loose = max(0.0051, loose - 0.01 if figure.approximate else 0.0051)
    shares = [low / high, 1 - low / high, (high - low) / low]
    shares += [low / (low + high), high / (low + high)]
    if _BELOW.search(words) or _ABOVE.search(words):
        loose = _ROUGH_SHARE
    return any(abs(ours - share) <= loose for share in shares)


def _is_span_of_years(figure: Figure, a: Figure, b: Figure) -> bool:
    """ "six years" between 2024 and 2030."""
    if figure.unit not in ("year", "years") or a.day is None or b.day is None:
        return False
    if a.day[0] is None or b.day[0] is None:
        return False
    return abs(a.day[0] - b.day[0]) in (figure.value, (figure.value or 0) - 1)
