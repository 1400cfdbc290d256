"""Dates of a text that are not the article's, by whatever name it calls the day.

"Monday" may be "4 March" and the other way round: the day an article was published tells which.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property

from schemas.article import Span
from schemas.check import Finding, Severity
from service.checks.ground import Excerpt, Ground
from service.checks.passage import Passage
from service.checks.quotes import Quotes, outside
from service.text.dates import Day
from service.text.numbers import quantity_words
from service.text.quantities import Figure, figures_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b(Mon|Tue|Wed|Thu|Thurs|Fri|Sat|Sun)\b(?=[ ,.]*\d)"
)
_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_MONTH = re.compile(
    rf"\b(?:in|by|since|until|from|next|last|this|late|early|mid|of|for)[ -]({_MONTH_NAMES})\b"
    rf"(?!\s+\d)|\b({_MONTH_NAMES})\b(?=[.,;:]?\s*$|['’]s\b)"
)
_RELATIVE = re.compile(r"\b(?:today|tonight|yesterday|tomorrow)\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(last|next|this|previous|coming|past)\s+(week|month|year|spring|summer|autumn|fall|winter"
    r"|season|century|decade|weekend)\b",
    re.IGNORECASE,
)
_AHEAD, _BEHIND = frozenset({"next", "coming"}), frozenset({"last", "previous", "past"})
MOST = 100


class Calendar:
    """The days an article speaks of."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._text = ground.article.text

    @cached_property
    def published(self) -> date | None:
        given = self._ground.article.published_at
        try:
            return datetime.fromisoformat(given).date() if given else None
        except ValueError:
            return None

    @cached_property
    def given(self) -> list[Day]:
        """Dates as the article writes them, and its date of publication."""
        days = [each.figure.day for each in self._ground.figures if each.figure.day]
        days += [f.day for f in figures_of(self._ground.article.title or "") if f.day]
        if self.published:
            days.append((self.published.year, self.published.month, self.published.day))
        return days

    @cached_property
    def weekdays(self) -> frozenset[str]:
        return frozenset(_weekday(match) for match in _WEEKDAY.finditer(self._text))

    @cached_property
    def days(self) -> list[date]:
        """Whole dates the article means: written out, by weekday, or "yesterday"."""
        found = []
        years = [day[0] for day in self.given if day[0]]
        for year, month, day in self.given:
            for each in [year] if year else sorted(set(years)):
                if each and month and day:
                    found += _day(each, month, day)
        if self.published:
            found += [self.published + timedelta(days=n) for n in self._offsets()]
            for name in self.weekdays:
                ahead = (_WEEKDAYS.index(name) - self.published.weekday()) % 7
                found += [self.published + timedelta(days=ahead + 7 * n) for n in (-2, -1, 0, 1)]
        return found

    def _offsets(self) -> Iterator[int]:
        for match in _RELATIVE.finditer(self._text):
            yield {"yesterday": -1, "tomorrow": 1}.get(match.group().lower(), 0)

    def has_weekday(self, name: str) -> bool:
        return name in self.weekdays or any(_WEEKDAYS[day.weekday()] == name for day in self.days)

    def has(self, figure: Figure) -> bool:
        if figure.day is None:
            return any(figure.agrees(each.figure) for each in self._ground.figures)
        own = figure.day
        for day in self.given:
            if all(mine in (None, theirs) for mine, theirs in zip(own, day, strict=True)):
                return True
            if own[1:] == day[1:] and day[0] is None and own[1] and self._fits_year(own[0]):
                return True
        if any(
            all(m in (None, t) for m, t in zip(own, (d.year, d.month, d.day), strict=True))
            for d in self.days
        ):
            return True
        return own[1] is None and own[0] is not None and self._has_year(own[0])

    def _fits_year(self, year: int | None) -> bool:
        return year is None or self.published is None or abs(self.published.year - year) <= 1

    def _has_year(self, year: int) -> bool:
        """Years that "next year" or "five years ago" come to."""
        years = {day[0] for day in self.given if day[0]}
        if self.published:
            years.add(self.published.year)
        for each in years:
            for word, step in (("next", 1), ("last", -1), ("this", 0), ("previous", -1)):
                if each + step == year and re.search(rf"\b{word} (?:year|\w+)\b", self._text, re.I):
                    return True
            for located in self._ground.figures:
                count = located.figure.value
                if located.figure.unit in ("year", "years", "decades") and count:
                    span = count * (10 if located.figure.unit == "decades" else 1)
                    if abs(each - year) == span:
                        return True
            if re.search(r"\b(?:a|one) (?:year|decade)\b", self._text) and abs(each - year) in (
                1,
                10,
            ):
                return True
        return False

    def has_month(self, month: int) -> bool:
        names: dict[str, int] = quantity_words()["months"]
        if any(day[1] == month for day in self.given) or any(d.month == month for d in self.days):
            return True
        words = re.findall(rf"\b(?:{_MONTH_NAMES})\b", self._text)
        if any(names.get(word) == month for word in words):
            return True
        if self.published is None:
            return False
        near = {(self.published.month - 2) % 12 + 1, self.published.month % 12 + 1}
        return month in near and re.search(r"\b(?:next|last) month\b", self._text, re.I) is not None


def unsupported_dates(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    calendar = Calendar(ground)
    text = passage.text
    for figure in list(figures_of(text))[:MOST]:
        if figure.kind != "date" or not outside(quotes.read, figure.start):
            continue
        if not calendar.has(figure) and not _is_a_count(figure, ground):
            yield _finding(passage, figure.start, figure.end, _dates_near(ground, excerpt), "error")
    for match in _WEEKDAY.finditer(text):
        name = _weekday(match)
        if outside(quotes.read, match.start()) and not calendar.has_weekday(name):
            near = _weekdays_near(ground, excerpt)
            known = bool(near) or calendar.published is not None
            severity: Severity = "error" if near else "warning"
            if near or known or not _RELATIVE.search(ground.article.text):
                yield _finding(passage, match.start(), match.end(), near, severity)
    months: dict[str, int] = quantity_words()["months"]
    dated = [(figure.start, figure.end) for figure in figures_of(text) if figure.kind == "date"]
    for match in _MONTH.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        name = match[1] or match[2]
        place = match.start(1) if match[1] else match.start(2)
        if outside(quotes.read, place) and not calendar.has_month(months[name]):
            yield _finding(passage, place, place + len(name), _dates_near(ground, excerpt), "error")
    yield from _deictics(passage, ground, quotes, excerpt)


def _deictics(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """ "next year" where the article has "last year" or "next month" and nothing to date it by."""
    article = ground.article
    everywhere = " ".join(article.text.casefold().split())
    for match in _DEICTIC.finditer(passage.text):
        phrase = " ".join(match.group().casefold().split())
        if phrase in everywhere or not outside(quotes.read, match.start()):
            continue
        near = [
            article.span(s.start + m.start(), s.start + m.end())
            for s in excerpt.reading.article.sentences
            for m in _DEICTIC.finditer(article.text[s.start : s.end])
        ]
        mine = match[1].lower()
        contrary = [
            span
            for span in near
            if _contrary(mine, span.text.split()[0].lower())
            or (
                mine in _AHEAD | _BEHIND
                and span.text.split()[0].lower() == mine
                and span.text.split()[-1].lower() != match[2].lower()
            )
        ]
        if contrary and len(contrary) == len(near):
            yield _finding(passage, match.start(), match.end(), contrary[:3], "error")


def _contrary(one: str, other: str) -> bool:
    return (one in _AHEAD and other in _BEHIND) or (one in _BEHIND and other in _AHEAD)


def _finding(
    passage: Passage, start: int, end: int, near: list[Span], severity: Severity
) -> Finding:
    span = passage.span(start, end)
    explanation = f"The article does not give the date “{span.text}”."
    if near:
        explanation = f"The article does not give the date “{span.text}”; it has “{near[0].text}”."
    return Finding(
        type="unsupported_date",
        severity=severity,
        span=span,
        evidence=tuple(near[:3]) or None,
        explanation=explanation,
    )


def _is_a_count(figure: Figure, ground: Ground) -> bool:
    """2000 may be a number of things: "2,000 homes"."""
    year = figure.day[0] if figure.day and figure.day[1] is None else None
    return year is not None and any(each.figure.value == year for each in ground.figures)


def _weekdays_near(ground: Ground, excerpt: Excerpt) -> list[Span]:
    return [
        ground.article.span(s.start + match.start(), s.start + match.end())
        for s in excerpt.reading.article.sentences
        for match in _WEEKDAY.finditer(ground.article.text[s.start : s.end])
    ]


def _dates_near(ground: Ground, excerpt: Excerpt) -> list[Span]:
    within = [
        ground.article.span(each.start, each.end)
        for each in ground.figures
        if each.figure.kind == "date"
        and any(s.start <= each.start < s.end for s in excerpt.reading.article.sentences)
    ]
    return within or _weekdays_near(ground, excerpt)


def _weekday(match: re.Match[str]) -> str:
    stem = (match[1] or match[2]).lower()[:3]
    return next(name for name in _WEEKDAYS if name.startswith(stem))


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []
