"""Reads one number, in digits or in words: 14,000; 6.5 million; twenty-three; half a million."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Number:
    """`factor` is what its scale word multiplied it by."""

    end: int
    value: float
    factor: float = 1


@cache
def quantity_words() -> dict[str, Any]:
    """The tables of `quantities.toml`."""
    return tomllib.loads(files("service.text").joinpath("quantities.toml").read_text("utf-8"))


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DIGITS = re.compile(
    r"(?P<commas>\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,5},\d{3})(?P<point>\.\d{1,9})?(?!\d)"
    r"|(?P<points>\d{1,3}\.\d{3}\.\d{3})(?![.-]?\d)"
    r"|(?P<spaces>\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3}){1,5}|\d{1,15})(?P<part>[.,]\d{1,9})?(?!\d)"
)
"""Thousands parted by commas, spaces or apostrophes; then a decimal point, or a decimal comma.

Points part them where there are two: 1.250.000, as 1.250 may be 1¼.
"""

_JOINT = re.compile(r",?[\s-]+(?:and\s+)?", re.IGNORECASE)
_AND_A_PART = re.compile(r"\s+and\s+(?:a|one)[\s-](half|third|quarter)\b", re.IGNORECASE)
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅛": 1 / 8}


def number_at(text: str, place: int) -> Number | None:
    """The number that starts at `place`, with the scale words after it; None if there is none."""
    return _in_digits(text, place) or _in_words(text, place)


def _in_digits(text: str, place: int) -> Number | None:
    if match := _DIGITS.match(text, place):
        digits = re.sub(r"\D", "", match["commas"] or match["points"] or match["spaces"])
        part = (match["point"] or match["part"] or ".").replace(",", ".")
        number = Number(match.end(), float(digits + part))
    elif glyph := _GLYPHS.get(text[place : place + 1]):
        return _scaled(text, Number(place + 1, glyph))
    else:
        return None
    if glyph := _GLYPHS.get(text[number.end : number.end + 1]):
        number = Number(number.end + 1, number.value + glyph)
    return _scaled(text, number)


def _in_words(text: str, place: int) -> Number | None:
    """Parts joined as English joins them: each is smaller than the scale of the one before."""
    grammar = _grammar()
    if half := grammar.half.match(text, place):
        factor = grammar.scales[half["scale"].lower()]
        return Number(half.end(), factor / 2, factor)
    part = grammar.part.match(text, place)
    if part is None:
        return None
    value, factor = grammar.read(part)
    total, end = value * factor, part.end()
    if factor == 1:
        return _scaled(text, Number(end, total))
    smallest = factor
    while joint := _JOINT.match(text, end):
        part = grammar.part.match(text, joint.end())
        if part is None:
            break
        value, next_factor = grammar.read(part)
        if value * next_factor >= smallest:
            break
        total, end, smallest = total + value * next_factor, part.end(), next_factor
    return Number(end, total, factor)


def _scaled(text: str, number: Number) -> Number:
    """With “and a half” and a scale word, where they follow."""
    value, end = number.value, number.end
    if part := _AND_A_PART.match(text, end):
        value, end = value + _PARTS[part[1].lower()], part.end()
    if scale := _grammar().scale.match(text, end):
        factor = _grammar().scales[scale[1].lower()]
        return Number(scale.end(), round(value * factor, 6), factor)
    return Number(end, value)


@dataclass(frozen=True)
class _Grammar:
    cardinals: dict[str, int]
    scales: dict[str, float]
    part: re.Pattern[str]
    half: re.Pattern[str]
    scale: re.Pattern[str]

    def read(self, part: re.Match[str]) -> tuple[float, float]:
        """The value of a part, one or more hundreds or tens, and of the scale after it."""
        value = 0.0
        if hundreds := part["hundreds"]:
            value = 100 * self.cardinals.get(hundreds.lower(), 1)
        elif part["article"]:
            value = 1
        for word in re.split(r"[\s-]+", (part["rest"] or part["below"] or "").lower()):
            value += self.cardinals.get(word, 0)
        return value, self.scales[scale.lower()] if (scale := part["scale"]) else 1


@cache
def _grammar() -> _Grammar:
    cardinals: dict[str, int] = quantity_words()["cardinals"]
    scales: dict[str, float] = quantity_words()["scales"]
    ones = one_of(word for word, value in cardinals.items() if 0 < value < 10)
    tens = one_of(word for word, value in cardinals.items() if value >= 20)
    below = rf"(?:(?:{tens})(?:[\s-](?:{ones}))?|{one_of(cardinals)})\b"
    scale = "thousand|million|billion|trillion|dozen"
    return _Grammar(
        cardinals,
        scales,
        part=re.compile(
            rf"\b(?:(?P<hundreds>{one_of(cardinals)}|an?)[\s-]hundred\b"
            rf"(?:[\s-](?:and\s)?(?P<rest>{below}))?"
            rf"|(?P<below>{below})|(?P<article>an?)(?=[\s-](?:{scale})\b))"
            rf"(?:[\s-](?P<scale>{scale})\b)?",
            re.IGNORECASE,
        ),
        half=re.compile(rf"half(?:\san?\s|-)(?P<scale>{scale}|hundred)\b", re.IGNORECASE),
        scale=re.compile(rf"[\s-]?({one_of(scales)})\b", re.IGNORECASE),
    )
