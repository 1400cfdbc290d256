"""Dates and times of day, where a figure of a text is one."""

import re
from dataclasses import dataclass
from functools import cache

from service.text.numbers import one_of, quantity_words

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as the text gives them."""


@dataclass(frozen=True, slots=True)
class Date:
    """`day` is None for what is no calendar date: a decade, a time, 03/04/2024.

    `wording` is the same for all spellings of such a one.
    """

    end: int
    day: Day | None
    wording: str


def date_at(text: str, place: int) -> Date | None:
    """The date or time that starts at `place`. A lone year is none: it may be a count."""
    match = _pattern().match(text, place)
    if match is None:
        return None
    given = {name.rstrip("0123"): part for name, part in match.groupdict().items() if part}
    if "hour" in given:
        return Date(match.end(), None, _clock(given))
    if "month" not in given:
        wording = re.sub(r"\W+", "-", match[0].lower()).strip("-")
        return Date(match.end(), None, wording)
    month = quantity_words()["months"].get(given["month"]) or int(given["month"])
    year, day = (int(given[part]) if part in given else None for part in ("year", "day"))
    return Date(match.end(), (year, month, day), match[0])


def _clock(given: dict[str, str]) -> str:
    hour = int(given["hour"])
    if half := given.get("half"):
        hour = hour % 12 + (12 if half in "pP" else 0)
    return f"{hour:02}:{given.get('minute', '00')}"


@cache
def _pattern() -> re.Pattern[str]:
    months = one_of(quantity_words()["months"])
    year = r"(?:1[5-9]|20)\d\d(?![\w,-]*\d)"
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    nth = r"(?:st|nd|rd|th)?(?![.,:]?\d|\w|\s?%|\sper)"
    return re.compile(
        rf"(?P<year0>(?:1[5-9]|20)\d\d)-(?P<month0>0[1-9]|1[0-2])-(?P<day0>\d\d)(?!\d)"
        rf"|(?P<month1>{months})\b\.?\s(?P<day1>{day}){nth}(?:,?\s(?P<year1>{year}))?"
        rf"|(?P<day2>{day}){nth}\s(?:of\s)?(?P<month2>{months})\b(?:\.?,?\s(?P<year2>{year}))?"
        rf"|(?P<month3>{months})\b\.?,?\s(?P<year3>{year})"
        r"|(?:1[5-9]|20)\d0s\b|[’'‘]\d0s\b"
        r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)"
        r"|(?:19|20)\d\d[/–-]\d\d(?![\d%])"
        r"|(?P<hour1>1[0-2]|0?[1-9])(?:[:.](?P<minute1>[0-5]\d))?\s?(?P<half>[apAP])"
        r"(?:[mM]\b|\.\s?[mM]\.)"
        r"|(?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?!\d|:\d)"
        r"|(?P<hour3>1[0-2]|[1-9])\so['’]clock\b"
    )
