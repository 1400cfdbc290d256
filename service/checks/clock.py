"""Hours of the day, however they are told: 2.45pm, a quarter to three, eleven at night."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.text.numbers import number_at, one_of, quantity_words
from service.text.quantities import figures_of

_NAMED = {"midnight": 0, "noon": 720, "midday": 720}
_PARTS = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_NIGHT = re.compile(
    r"\s+(?:o['’]clock\s+)?(?:at night|(?:in the|this|that) (?P<part>\w{1,9}ing|afternoon))"
)
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_BARE = re.compile(r"\b(?:at|by|until|till|before|after|from|past|about|around)\s+(?=\w)", re.I)
_LED = re.compile(r"\b(?:at|by|about|around|until|till)\s+\Z", re.IGNORECASE)
_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Hour:
    """`minute` of the day; `sure` where the half of the day is known, too."""

    start: int
    end: int
    minute: int
    sure: bool

    def apart(self, other: "Hour") -> int:
        """Minutes between the two, in the half of the day that brings them closest."""
        round_ = 2 * _HALF_DAY if self.sure and other.sure else _HALF_DAY
        gap = abs(self.minute - other.minute) % round_
        return min(gap, round_ - gap)


def hours_of(text: str) -> list[Hour]:
    """Words that can only be an hour, in order."""
    found = list(_in_words(text))
    for figure in figures_of(text):
        clock = _CLOCK.fullmatch(figure.wording) if figure.kind == "date" else None
        if clock:
            words = text[figure.start : figure.end]
            sure = re.search(r"[ap]\.?\s?m", words, re.IGNORECASE) is not None
            minute = 60 * int(clock[1]) + int(clock[2])
            found.append(Hour(figure.start, figure.end, minute, sure or minute > _HALF_DAY))
    return sorted(found, key=lambda each: each.start)


def loose_hours_of(text: str) -> Iterator[Hour]:
    """Numbers that may be an hour: "at seven"."""
    told = [(each.start, each.end) for each in hours_of(text)]
    for match in _BARE.finditer(text):
        if any(start <= match.end() < end for start, end in told):
            continue
        number = number_at(text, match.end())
        if number and 1 <= number.value <= 12 and number.value == int(number.value):
            yield Hour(match.end(), number.end, 60 * int(number.value) % _HALF_DAY, False)


def _in_words(text: str) -> Iterator[Hour]:
    for match in _patterns().finditer(text):
        if match["named"]:
            yield Hour(*match.span(), _NAMED[match["named"].lower()], True)
            continue
        number = number_at(text, match.start("hour"))
        if number is None or not 1 <= number.value <= 12:
            continue
        minute = 60 * int(number.value)
        if part := match["part"]:
            minutes = _PARTS[part.lower()]
            led = _LED.search(text, max(0, match.start() - 12), match.start())
            if match["side"].lower() == "to" and minutes in (5, 10, 20) and not led:
                continue  # "five to ten days"
            minute += -minutes if match["side"].lower() == "to" else minutes
        night = _NIGHT.match(text, number.end)
        if night is None and not match["part"]:
            continue
        minute %= _HALF_DAY
        late = night is not None and (night["part"] or "night").lower() != "morning"
        end = night.end() if night else number.end
        yield Hour(match.start(), end, minute + _HALF_DAY * late, night is not None)


@cache
def _patterns() -> re.Pattern[str]:
    hours = one_of(word for word, value in quantity_words()["cardinals"].items() if 0 < value < 13)
    return re.compile(
        rf"\b(?P<named>{one_of(_NAMED)})\b"
        rf"|\b(?:(?:an?\s+)?(?P<part>{one_of(_PARTS)})(?:\s+minutes)?\s+(?P<side>to|past)\s+)?"
        rf"(?P<hour>(?:{hours}|1[0-2]|[1-9])\b)",
        re.IGNORECASE,
    )
