"""What a text says with a figure: how exactly, of what; whether it is a rate, a change, a part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.checks.figures.operands import counted_by
from service.checks.figures.rounding import direction, is_near, stands_for
from service.checks.magnitudes import Magnitude, magnitude_of, singular
from service.text.numbers import number_at
from service.text.quantities import Figure

EXACT = 3
"""Digits of a figure that is told exactly."""

_RATE = re.compile(r"\s+(?:an?|per|each|apiece|every)\b|\s+on average\b", re.IGNORECASE)
_RATE_BY = re.compile(r"\s+(?:an?|per|(?:for )?(?:each|every))\s+(?P<noun>[a-z]{3,20})\b", re.I)
_AVERAGE = re.compile(r"\baverag(?:e|es|ed|ing)\b[^.;]{0,30}\Z", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|r(?:i|o)se[ns]?|f(?:a|e)ll(?:s|en)?|gr(?:e|o)w[ns]?"
    r"|(?:climb|cut|declin|decreas|drop|gain|increas|jump|leap|plung|sink|slid|slip|soar|surg)\w*)"
    r"\s+\Z",
    re.IGNORECASE,
)
"""What leads to by how much something changed."""

_TO_THE_LAST = re.compile(r"\d,\d{3}\b")
_PERIOD = re.compile(
    r"\s+(?:(?:an?|per|each|every)[\s-]+(?P<period>day|week|fortnight|month|quarter|year)\b"
    r"|(?P<every>daily|weekly|monthly|quarterly|yearly|annually|annual)\b)",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365 / 12, "quarter": 365 / 4}
_DAYS |= {"daily": 1.0, "weekly": 7.0, "monthly": 365 / 12, "quarterly": 365 / 4}
_DAYS |= dict.fromkeys(("year", "yearly", "annually", "annual"), 365.0)
_AND_NOUN = re.compile(r"\s+(?:and|or)\s+(?:[a-z]+\s+)??(?P<noun>[a-z]+s)\b", re.IGNORECASE)
_OF_SO_MANY = re.compile(r"(?:\s+of)?\s+(?:the|its|their|his|her|those|these|all)\s+(?=\w)", re.I)


@dataclass(frozen=True)
class Asked:
    """A figure in its text, for which the article's amounts are reckoned up."""

    figure: Figure
    text: str

    @cached_property
    def own(self) -> Magnitude:
        return magnitude_of(self.figure) or Magnitude("", 0)

    @property
    def words(self) -> str:
        return self.text[self.figure.start : self.figure.end]

    def may_be(self, made: Magnitude) -> bool:
        """Whether the figure may stand for an amount that was reckoned."""
        if self.figure.unit == "times":  # "more than double" is less than threefold
            near = abs(made.value - self.own.value) < 1
        else:
            near = is_near(self.own, self.words, made)
        return near and stands_for(self.figure, self.words, made)

    @cached_property
    def is_exact(self) -> bool:
        """Whether it is told to three digits, or to the last of thousands."""
        told = f"{self.figure.value or 0:g}".replace(".", "").strip("0")
        return len(told) >= EXACT or _TO_THE_LAST.search(self.words) is not None

    @property
    def is_loose(self) -> bool:
        """Whether it is told as only near the amount, or is no amount."""
        return (
            self.own.dimension == "share" or self.figure.approximate or direction(self.words) != ""
        )

    @cached_property
    def is_rate(self) -> bool:
        """Whether it tells what falls to one of many."""
        led = _AVERAGE.search(self.text, 0, self.figure.start)
        return led is not None or _RATE.match(self.text, self.figure.end) is not None

    @cached_property
    def is_change(self) -> bool:
        """Whether it tells by how much something rose or fell."""
        return _BY.search(self.text, 0, self.figure.start) is not None

    @cached_property
    def counted(self) -> Sequence[str]:
        """What it counts: the noun behind it, and another that is joined to that."""
        first = counted_by(self.figure)
        joined = _AND_NOUN.match(self.text, self.figure.end) if first else None
        return [each for each in (first, joined and singular(joined["noun"].lower())) if each]

    @cached_property
    def among(self) -> str | None:
        """The pupil of "£17 a pupil"."""
        match = _RATE_BY.match(self.text, self.figure.end)
        return singular(match["noun"].lower()) if match else None

    @cached_property
    def whole(self) -> float | None:
        """Of how many a share is told to be: "a third of the 60 shops"."""
        place = self.figure.end
        inside = self.text.find(" of ", self.figure.start, place)
        if inside >= 0:  # the noun is the figure's already
            place = inside
        link = _OF_SO_MANY.match(self.text, place)
        whole = number_at(self.text, link.end()) if link else None
        return whole.value if whole and whole.value > 1 else None

    @cached_property
    def period(self) -> float | None:
        """The days that "a week" behind it tells."""
        return period_at(self.text, self.figure.end)


def period_at(text: str, place: int) -> float | None:
    """The days of "a week" or "weekly" at a place."""
    match = _PERIOD.match(text, place)
    return _DAYS[(match["period"] or match["every"]).lower()] if match else None
