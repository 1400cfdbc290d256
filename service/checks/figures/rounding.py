"""Which amounts a figure in words may stand for: "nearly 1,500" for 1,487, "dozens" for 31."""

import re
from typing import Literal

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
