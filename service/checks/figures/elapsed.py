"""Time that has passed between two days or hours of the article, or until it was published."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations, product

from service.checks.clock import Hour, hours_of
from service.checks.dates.whens import Calendar, Stretch, When
from service.checks.figures.rounding import direction, fits
from service.checks.magnitudes import TIME, magnitude_of, singular
from service.text.quantities import Figure, figures_of

MOST = 30
"""Days near a text that are set against one another."""

_WEEK, _MONTH_LONG, _YEAR_LONG = 7, 31, 366
"""Days."""

_IN_HOURS = {"hour": 60.0, "minute": 1.0}
_IN_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0}


LONG = 20
"""Years of which an article seldom has as many between two days by chance."""

ANCIENT_STEP = 10
"""Years by which a century is gone through: nobody tells one closer."""

_ERA = re.compile(r"\b(?:AD (?P<led>\d{1,3})|(?P<year>\d{1,4}) ?(?P<after>BCE?|CE|AD))\b")
_CENTURY = re.compile(
    r"\b(?P<ordinal>[\w-]+(?:st|nd|rd|th))[ -]centur(?:y|ies)\b(?P<before> BC)?", re.IGNORECASE
)


class Elapsed:
    """The days and hours of an article's sentences, read once."""

    def __init__(self, calendar: Calendar, sentences: Sequence[str]) -> None:
        self._calendar = calendar
        self._sentences = sentences

    @cached_property
    def _days(self) -> list[list[When]]:
        return [self._calendar.read(sentence) for sentence in self._sentences]

    @cached_property
    def _hours(self) -> list[list[Hour]]:
        return [hours_of(sentence) for sentence in self._sentences]

    def bears(
        self, figure: Figure, words: str, about: Collection[int], near: Collection[int] = ()
    ) -> bool:
        """Whether a figure is a time between two days, as "17 years" are from 2009 to this year.

        One of the days stands in a sentence of those `about` the matter. The other may be that of
        the publication, or any. Of those `near`, months and years are counted among themselves.
        Long years are counted from any day to the publication.
        """
        own, value = magnitude_of(figure), figure.value
        if own is None or own.dimension != TIME or value is None:
            return False
        unit = singular(figure.unit or "")
        everywhere = range(len(self._sentences))
        first = sorted({*about, *near})
        if unit in _IN_HOURS:
            passed = self._between_hours(first, _IN_HOURS[unit])
        else:
            loosely = bool(direction(words))
            short = unit in ("day", "week")
            passed = self._between_days(
                first if short else sorted(about), everywhere, unit, loosely
            )
            if not short:
                passed = chain(passed, self._between_days(first, sorted(near), unit, loosely))
            if unit == "year":
                passed = chain(passed, self._since_long_ago(first))
            if unit == "year" and value >= LONG:
                passed = chain(passed, self._between_days(everywhere, (), unit, loosely))
        loose = figure.approximate or direction(words) or any(map(str.isdigit, words))
        return any(
            value == each or (loose and fits(value, words, each, approximate=figure.approximate))
            for each in passed
            if each
        )

    def _since_long_ago(self, about: Collection[int]) -> Iterator[float]:
        """Years since the fourth century, or since 250 BC, the first and the last of them."""
        published = self._calendar.published
        for index in about if published else ():
            for first, last in _ancient_years(self._sentences[index]):
                since = range(last, first - 1, -ANCIENT_STEP)
                yield from (published.year - year for year in since if published)

    def _between_hours(self, near: Sequence[int], minutes: float) -> Iterator[float]:
        hours = [hour for index in near for hour in self._hours[index]][:MOST]
        return (one.apart(other) / minutes for one, other in combinations(hours, 2))

    def _between_days(
        self, here: Sequence[int], there: Sequence[int], unit: str, loosely: bool
    ) -> Iterator[float]:
        first = [self._likely(when) for index in here for when in self._days[index]][:MOST]
        second = [self._likely(when) for index in there for when in self._days[index]][:MOST]
        published = self._calendar.published
        if published and len(there) in (0, len(self._sentences)):
            second.append([(published, published)])
        for those, these in product(first, second):
            for one, other in product(those, these):
                yield from _between(unit, one, other, loosely=loosely)
        if unit == "year":
            yield from (_years_in(self._days[index]) for index in here)

    def _likely(self, when: When) -> Sequence[Stretch]:
        """A weekday may be last week's or next; of a month without a year the nearest is meant."""
        published = self._calendar.published
        if published is None or len(when.stretches) < 2:
            return when.stretches
        far = {stretch: abs((stretch[0] - published).days) for stretch in when.stretches}
        nearest = min(far.values())
        return [each for each in when.stretches if far[each] <= max(_WEEK, nearest)]


def _ancient_years(sentence: str) -> Iterator[tuple[int, int]]:
    """First and last year that is told as "250 BC", "AD 43" or by its century."""
    for match in _ERA.finditer(sentence):
        before = (match["after"] or "").upper().startswith("B")
        year = int(match["year"] or match["led"])
        yield (1 - year, 1 - year) if before else (year, year)
    for match in _CENTURY.finditer(sentence):
        ordinal = next(iter(figures_of(match["ordinal"])), None)
        if ordinal and ordinal.value:
            last = 100 * int(ordinal.value)
            first = last - 99
            yield (1 - last, 1 - first) if match["before"] else (first, last)


def _years_in(days: Sequence[When]) -> float:
    """Of "in 2019 and in 2020" two."""
    return float(len({when.day for when in days if when.day and when.day[0]}))


def _between(unit: str, one: Stretch, other: Stretch, *, loosely: bool) -> Iterator[float]:
    """As exactly as the vaguer of the two allows; loosely, a year as any day of it."""
    longest = max((last - first).days + 1 for first, last in (one, other))
    days = abs((one[0] - other[0]).days)
    months = abs(12 * (one[0].year - other[0].year) + one[0].month - other[0].month)
    years = abs(one[0].year - other[0].year)
    if longest == 1 and unit == "day":
        yield days
    elif longest == 1 and unit == "week":
        yield from (days // 7, round(days / 7))
    elif longest <= _MONTH_LONG and unit == "month":
        yield from (months, *((months - 1, months + 0.5) if longest > 1 else (days / 30.44,)))
    elif unit in _IN_YEARS:
        size = _IN_YEARS[unit]
        if longest <= _MONTH_LONG:
            yield from (months // 12 / size, round(months / 12) / size, months / 12 / size)
        elif longest <= _YEAR_LONG:
            yield from (years / size, *(n / size for n in (years - 0.5, years + 0.5) if loosely))
        if unit != "year":
            yield round(years / size)
