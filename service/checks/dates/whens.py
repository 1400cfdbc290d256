"""When a text says that things happen, on the calendar that its article was published by.

"Monday", "yesterday", "4 March", "last week" and "five years ago" are days or stretches of days, as
far as the day of publication tells them.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from service.text.dates import Day
from service.text.numbers import number_at, quantity_words
from service.text.quantities import figures_of

Stretch = tuple[date, date]
"""First and last day."""

MOST_YEARS = 20
"""The latest years that a date without one may be of."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b(Mon|Tue|Wed|Thu|Thurs|Fri|Sat|Sun)\b(?=[ ,.]*\d)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = re.compile(
    rf"\b(?i:in|by|since|until|till|from|to|before|after|during|next|last|this|early|late|mid|of|for)"
    rf"[ -](?:early |late |mid-)?(?P<led>{_MONTHS})\b(?!\s+\d)"
    rf"|\b(?P<alone>{_MONTHS})\b(?=[.,;:]?\s*$|['’]s\b)"
)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|overnight|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_DEICTIC = re.compile(
    r"\b(?P<side>last|next|this|previous|coming|past)\s+(?P<unit>week|month|year"
    r"|spring|summer|autumn|fall|winter|season)(?!['’-])\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<side>ago|later|earlier|after\w*|before\w*)\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"\bthe\s+(?:(?:next|following)\s+day|day\s+after|(?P<before>previous\s+day|day\s+before))\b",
    re.IGNORECASE,
)
_OF_WEEK = re.compile(r"\s+(?:of\s+)?(last|next|this)\s+week\b", re.IGNORECASE)
_SIDES = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "tomorrow": 1}
_WEEK = timedelta(days=7)
_NEAR = timedelta(days=250)
_LONGEST = 50_000
"""Days that weeks and months are counted back."""


@dataclass(frozen=True, slots=True)
class When:
    """Words that say when. `stretches` are all that they may mean, none if nothing tells."""

    start: int
    end: int
    weekday: str | None = None
    day: Day | None = None
    stretches: tuple[Stretch, ...] = ()

    def bears(self, other: "When") -> bool:
        """Whether this, of the article, says as much as the other or more."""
        if self.weekday and self.weekday == other.weekday:
            return True
        if self.day and other.day:
            if all(o in (None, s) for s, o in zip(self.day, other.day, strict=True)):
                return True
            if not self.stretches and self.day[0] is None and self.day[1:] == other.day[1:]:
                return True
        return any(
            first <= one and other_one <= last
            for one, other_one in self.stretches
            for first, last in other.stretches
        )

    def contradicts(self, other: "When") -> bool:
        """Whether both cannot be the same time."""
        if self.weekday and other.weekday:
            return self.weekday != other.weekday
        if not self.stretches or not other.stretches:
            if self.day and other.day:
                pairs = zip(self.day, other.day, strict=True)
                return any(s and o and s != o for s, o in pairs)
            return False
        return not any(
            one <= last and first <= other_one
            for one, other_one in self.stretches
            for first, last in other.stretches
        )


class Calendar:
    """Reads texts by the day of publication, if it is known, and the years an article names."""

    def __init__(self, published: date | None, years: Sequence[int] = ()) -> None:
        self.published = published
        self._years = sorted(set(years))[-MOST_YEARS:]

    def read(self, text: str) -> list[When]:
        """In order, and each place once."""
        found = [*self._dates(text), *self._names(text)]
        if self.published is not None:
            found += self._relative(text, self.published)
        found += self._counted(text, found)
        found.sort(key=lambda each: (each.start, -each.end))
        kept: list[When] = []
        for each in found:
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept

    def _dates(self, text: str) -> Iterator[When]:
        for figure in figures_of(text):
            if figure.kind == "date" and figure.day:
                stretches = tuple(self._stretches(figure.day))
                yield When(figure.start, figure.end, day=figure.day, stretches=stretches)

    def _stretches(self, day: Day) -> Iterator[Stretch]:
        year, month, number = day
        if year:
            years: Sequence[int] = [year]
        elif self.published:
            years = sorted({*self._years, *(self.published.year + n for n in (-1, 0, 1))})
        else:
            years = self._years
        for each in years:
            stretch = stretch_of(each, month, number)
            if stretch and (each == year or each in self._years or self._is_near(stretch)):
                yield stretch

    def _is_near(self, stretch: Stretch) -> bool:
        """Whether a day that is given without a year may be meant."""
        return self.published is not None and abs(stretch[0] - self.published) <= _NEAR

    def _names(self, text: str) -> Iterator[When]:
        for match in _WEEKDAY.finditer(text):
            stem = (match[1] or match[2]).lower()[:3]
            name = next(each for each in WEEKDAYS if each.startswith(stem))
            if stretch := self._of_week(text, match.end(), name):
                yield When(*match.span(), stretches=(stretch,), weekday=name)
            else:
                yield When(*match.span(), weekday=name, stretches=tuple(self._weekdays(name)))
        months: dict[str, int] = quantity_words()["months"]
        for match in _MONTH.finditer(text):
            group = "led" if match["led"] else "alone"
            day = (None, months[match[group]], None)
            stretches = tuple(self._stretches(day))
            yield When(match.start(group), match.end(group), day=day, stretches=stretches)

    def _of_week(self, text: str, end: int, name: str) -> Stretch | None:
        """ "Monday of last week"."""
        side = _OF_WEEK.match(text, end)
        if side is None or self.published is None:
            return None
        monday = self.published - timedelta(days=self.published.weekday())
        day = monday + _SIDES[side[1].lower()] * _WEEK + timedelta(days=WEEKDAYS.index(name))
        return day, day

    def _weekdays(self, name: str) -> Iterator[Stretch]:
        """A week back and a week ahead."""
        if self.published is None:
            return
        for offset in range(-7, 8):
            day = self.published + timedelta(days=offset)
            if WEEKDAYS[day.weekday()] == name:
                yield day, day

    def _relative(self, text: str, published: date) -> Iterator[When]:
        for match in _RELATIVE.finditer(text):
            word = match.group().lower()
            first = published + timedelta(days=_DAYS.get(word, 0))
            if word == "overnight":
                first -= timedelta(days=1)
            last = published if word == "overnight" else first
            yield When(*match.span(), stretches=((first, last),))
        for match in _DEICTIC.finditer(text):
            side = _SIDES[match["side"].lower()]
            match match["unit"].lower():
                case "week":
                    monday = published - timedelta(days=published.weekday()) + side * _WEEK
                    stretch: Stretch | None = (monday, monday + timedelta(days=6))
                case "month":
                    months = 12 * published.year + published.month - 1 + side
                    stretch = stretch_of(months // 12, months % 12 + 1, None)
                case "year":
                    stretch = stretch_of(published.year + side, None, None)
                case _:
                    years = (stretch_of(published.year + n, None, None) for n in {0, side})
                    yield When(*match.span(), stretches=tuple(filter(None, years)))
                    continue
            if stretch:
                yield When(*match.span(), stretches=(stretch,))

    def _counted(self, text: str, dated: Sequence[When]) -> Iterator[When]:
        """ "Three weeks ago", give or take half a week; "two days later" than the date before."""
        for match in _NEXT_DAY.finditer(text):
            base = self._last_day(dated, match.start())
            if base:
                day = base + timedelta(days=-1 if match["before"] else 1)
                yield When(*match.span(), stretches=((day, day),))
        for match in _AGO.finditer(text):
            counted = _count_before(text, match.start())
            if counted is None:
                continue
            start, count = counted
            base = self.published
            if match["side"].lower() != "ago":
                base = self._last_day(dated, start)
            if match["side"].lower().startswith(("later", "after")):
                count = -count
            stretch = _before(base, count, match["unit"].lower()) if base else None
            if stretch:
                yield When(start, match.end(), stretches=(stretch,))

    def _last_day(self, dated: Sequence[When], place: int) -> date | None:
        """The last date before a place; of several that it may be the nearest to publication."""
        before = [w for w in dated if w.end <= place and w.day and w.day[2] and w.stretches]
        if not before:
            return None
        days = [first for first, _ in before[-1].stretches]
        published = self.published
        return min(days, key=lambda day: abs(day - published)) if published else days[0]


def _count_before(text: str, end: int) -> tuple[int, float] | None:
    """Where the number begins that ends at a place, and what it is: of "a" it is one."""
    begin = max(0, end - 30)
    for match in re.finditer(r"(?<!\S)\S", text[begin:end]):
        place = begin + match.start()
        number = number_at(text, place)
        if number and number.end == end:
            return place, number.value
        one = re.match(r"an?\b", text[place:end], re.IGNORECASE)
        if one and place + one.end() == end:
            return place, 1.0
    return None


def stretch_of(year: int, month: int | None, day: int | None) -> Stretch | None:
    """A year, a month or a day; None for a 31 June."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _before(base: date, count: float, unit: str) -> Stretch | None:
    """What lies so long before a day, or after it where the count is negative."""
    if unit in ("year", "decade"):
        year = base.year - int(count * (10 if unit == "decade" else 1))
        return stretch_of(year, None, None) if 0 < year < MAXYEAR else None
    size = {"day": 1.0, "week": 7.0, "month": 30.4}[unit]
    if abs(count) * size > _LONGEST:
        return None
    slack = 0.0 if unit == "day" else size / 2
    return (
        base - timedelta(days=int(count * size + slack)),
        base - timedelta(days=int(count * size - slack)),
    )
