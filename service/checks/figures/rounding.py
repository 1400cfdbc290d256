"""Which amounts a figure in words may stand for: "nearly 1,500" for 1,487, "dozens" for 31."""

import re
from typing import Literal

from service.checks.magnitudes import Magnitude, magnitude_of
from service.text.quantities import Figure

Direction = Literal["up", "down", ""]

_BELOW = re.compile(
    r"\b(?:nearly|almost|approaching|just under|just below|close to|up to|under|fewer than"
    r"|less than|below|shy of|short of|not quite|at most|as (?:much|many) as|a maximum of)\b|<",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:under|fewer|less|below|up to|at most|as (?:much|many) as|a maximum of"
    r"|(?:no|not) more than)\b|<",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:more than|over|above|at least|upwards? of|in excess of|just over|exceeding|well over"
    r"|or more|as (?:few|little) as|a minimum of|topping|past|greater than)\b|[+>]",
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"\b(?:up to|at most|at least|as \w+ as|no \w+ than|not \w+ than|or more|a m\w+imum of"
    r"|close to|approaching)\b|\+",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not) (?:more|fewer|less) than\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"\b(?:nearly|almost|just|approaching|close to|(?:shy|short) of|not quite)\b", re.IGNORECASE
)

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
_ROUGHLY = 0.1
"""How far "about" and "nearly" may be off."""

_LEAST_OF_A_BOUND = 0.8
"""Of "fewer than 50" what there are at least."""

_SHARE = 0.015
"""How far a share in words may lie from the article's: "a third" for 32%, not for 30%."""

_ROUGH_SHARE = 0.06
"""The same with "nearly" or "about"."""

_RECKONED, _RECKONED_SHARE = 0.1, 0.05
"""How far a sum or a share may lie off what is said of it, "nearly" and "more than" included."""

_BOUND_SHARE = 0.08
"""The same of "more than half"."""

_CONVERTED = 0.03
"""How far a figure in another unit may lie off, whatever its last digit says."""

_MUCH_MORE = 1.5
"""How far beyond an amount "more than" it is still said: of 1.34 million, "more than a million"."""


def direction(words: str) -> Direction:
    """On which side of the figure its amount lies: "more than 9" up, "almost 9" down."""
    if negated := _NEGATED.search(words):
        return "down" if "more" in negated.group().lower() else "up"
    if _BELOW.search(words):
        return "down"
    return "up" if _ABOVE.search(words) else ""


def is_upper_bound(words: str) -> bool:
    """Whether the amount may be far less: "up to 900", not "nearly 900"."""
    return direction(words) == "down" and _UP_TO.search(words) is not None


def unbounded(words: str) -> str:
    """The words without what makes them an upper bound."""
    return _BELOW.sub("", words)


def is_inclusive(words: str) -> bool:
    """Whether the amount may be the figure itself: "at least 9", not "more than 9"."""
    return _INCLUSIVE.search(words) is not None


def are_at_odds(words: str, given: str) -> bool:
    """Whether one puts an amount above a figure and the other below: one of them stays open."""
    ways = {direction(words), direction(given)}
    return ways == {"up", "down"} and not _CLOSE.search(given)


def allows(given: str, theirs: Figure, words: str, ours: Figure) -> bool:
    """Whether a figure given as "almost 9" may be told so: as "nearly 9", not as "more than 9"."""
    if direction(given) == direction(words):
        if direction(words):
            return is_upper_bound(words) or not is_upper_bound(given)
        return ours.approximate or not theirs.approximate
    if not direction(words):
        return False
    if not direction(given):
        return is_inclusive(words) or (ours.approximate and theirs.approximate)
    return False


def fits_vaguely(wording: str, exact: float) -> bool:
    low, high = _VAGUE.get(" ".join(wording.split()), (0, 0))
    return low <= exact <= high


def fits(value: float, words: str, exact: float, *, approximate: bool) -> bool:
    """Whether `exact` may be put as `words`, whose number is `value`."""
    if value <= 0 or exact <= 0:
        return value == exact
    if exact == value and direction(words):
        return is_inclusive(words)
    roughly = min(_ROUGHLY * max(value, exact), last_place(value))
    match direction(words):
        case "down":
            return value - roughly <= exact <= value or (
                not approximate
                and _LEAST_OF_A_BOUND * value <= exact < value
                and is_upper_bound(words)
            )
        case "up":
            return value <= exact <= _MUCH_MORE * value
    if approximate:
        return abs(value - exact) <= roughly
    return is_rounded(value, words, exact)


def last_place(value: float) -> float:
    """What the last digit that is no nought stands for: of 2,500 it is 500, of 2,300 it is 100.

    Whoever says "about 2,530" has counted tens.
    """
    digits = f"{value:.6f}".replace(".", "").rstrip("0")
    place = 10.0 ** (len(f"{value:.6f}") - 7 - len(digits))
    return 5 * place if digits.endswith("5") else place


def is_rounded(value: float, words: str, exact: float) -> bool:
    """ "£1.5m" for £1,487,000, "12%" for 11.8%: as exact as the figure's last digit."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", words)
    scale = _scale(words)
    if scale == 1 and exact == int(exact):
        return False
    if digits is None and scale == 1 and value != int(value):
        return False
    decimals = len(digits[1] or "") if digits else 0
    step = scale * float(10**-decimals)
    off = abs(value - exact)
    return off <= step / 2 * 1.000001 and (step <= 0.34 * exact or off <= _ROUGHLY * exact)


def _scale(words: str) -> float:
    found = re.search(
        r"(?<=[\d\s])(?:(k|thousand)|(m|mn|million)|(b|bn|billion)|(tn|trillion))\b", words, re.I
    )
    return 1.0 if found is None else (1e3, 1e6, 1e9, 1e12)[(found.lastindex or 1) - 1]


def stands_for(figure: Figure, words: str, made: Magnitude, *, converted: bool = False) -> bool:
    """Whether an amount may be put as `words`, which tell `figure`."""
    own = magnitude_of(figure)
    if own is None or own.dimension != made.dimension:
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


def is_near(own: Magnitude, words: str, made: Magnitude) -> bool:
    """Whether what was reckoned is so near that chance would seldom have it."""
    if own.dimension == "share":
        most = _BOUND_SHARE if direction(words) else _RECKONED_SHARE
        return abs(own.value - made.value) <= most
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
