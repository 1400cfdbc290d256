"""Dates of a text that are not the article's, by whatever name it calls the day.

"Monday" may be "4 March" and the other way round: the day an article was published tells which.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property

from schemas.article import Span
from schemas.check import Finding, Severity
from service.checks.clock import Hour, hours_of, loose_hours_of
from service.checks.counting import counts_of, loose_counts_of
from service.checks.dates.occasions import Occasions
from service.checks.dates.whens import Calendar, When, stretch_of
from service.checks.ground import Excerpt, Ground
from service.checks.magnitudes import TIME, magnitude_of, singular
from service.checks.passage import Passage
from service.checks.quotes import Quotes, outside
from service.text.numbers import one_of, quantity_words
from service.text.quantities import Figure, figures_of

MOST = 100
"""Dates of a text that are looked at."""

MOST_LENGTHS = 20
"""Lengths of time that are reckoned with."""

MOST_GIVEN = 500
"""Dates of an article that are kept; only endless repetition has more."""

ABOUT_AN_HOUR = 15
"""Minutes that "shortly before" and "about" an hour may be off it."""

YEAR = 8_766
"""Hours."""

SHORTLY = timedelta(days=45)
LONGEST = 366
"""Days that are reckoned from one of the article."""

_RELATIVE = re.compile(r"\b(?:today|tonight|yesterday|tomorrow)\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(last|next|this|previous|coming|past)\s+(week|month|year|spring|summer|autumn|fall|winter"
    r"|season|century|decade|weekend)\b",
    re.IGNORECASE,
)
_AHEAD, _BEHIND = frozenset({"next", "coming"}), frozenset({"last", "previous", "past"})
_BY = re.compile(r"\b(?:by|before)\s+(?:next\s+)?\Z", re.IGNORECASE)
_LOOSELY = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|before|after|by|until|since|circa|towards?)\s+\Z",
    re.IGNORECASE,
)


def published_on(ground: Ground) -> date | None:
    given = ground.article.published_at
    try:
        return datetime.fromisoformat(given).date() if given else None
    except ValueError:
        return None


class Days:
    """The days and hours an article speaks of."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._text = ground.article.text
        dated = [each.figure.day[0] for each in ground.figures if each.figure.day]
        self.years = sorted({year for year in dated if year})
        self.calendar = Calendar(published_on(ground), self.years)

    @cached_property
    def given(self) -> list[When]:
        """What the article and its title say, all months named, and that of its publication."""
        found = self.calendar.read(self._text) + self.calendar.read(
            self._ground.article.title or ""
        )
        for match in re.finditer(rf"\b(?:{one_of(quantity_words()['months'])})\b", self._text):
            found += self.calendar.read(f"in {match.group()}")
        if day := self.calendar.published:
            month = stretch_of(day.year, day.month, None)
            found.append(
                When(0, 0, day=(day.year, day.month, None), stretches=(month,) if month else ())
            )
        return found[-MOST_GIVEN:]

    @cached_property
    def _counted(self) -> list[When]:
        """Years that "for five years" may come to."""
        published = self.calendar.published
        bases = {*self.years, *([published.year] if published else ())}
        bases |= {first.year for when in self.given if not when.day for first, _ in when.stretches}
        years = {base + step for base in bases for span in self._spans() for step in (-span, span)}
        stretches = [stretch_of(year, None, None) for year in years if 0 < year < 9999]
        return [
            When(0, 0, day=(first.year, None, None), stretches=((first, last),))
            for first, last in filter(None, stretches)
        ]

    @cached_property
    def _reckoned(self) -> list[When]:
        """Days that a time after or before a day of the article comes to, give or take a tenth."""
        days = {first for when in self.given for first, last in when.stretches if first == last}
        measured = (magnitude_of(each.figure) for each in self._ground.figures)
        lengths = {each.value / 24 for each in measured if each and each.dimension == TIME}
        found = []
        for length in sorted(each for each in lengths if 1 <= each <= LONGEST)[:MOST_LENGTHS]:
            short, long = timedelta(days=0.9 * length), timedelta(days=1.1 * length)
            for day in days:
                found += [(day + short, day + long), (day - long, day - short)]
        return [When(0, 0, stretches=(stretch,)) for stretch in found]

    def _spans(self) -> Iterator[int]:
        for located in self._ground.figures:
            own = magnitude_of(located.figure)
            if own and singular(located.figure.unit or "") in ("year", "decade"):
                yield round(own.value / YEAR)

    def has(self, when: When) -> bool:
        if when.day and when.day[1] is None and any(each.bears(when) for each in self._counted):
            return True
        if any(each.bears(when) for each in self.given):
            return True
        month = when.day is not None and when.day[1] is not None and when.day[2] is None
        return month and not all(each.contradicts(when) for each in self._reckoned)

    def has_shortly_before(self, when: When) -> bool:
        """Whether a day of the article is near enough for "by April" to tell the end of March."""
        return any(
            timedelta() <= first - last <= SHORTLY
            for first, _ in when.stretches
            for each in self.given
            for _, last in each.stretches
            if each.day and each.day[1]
        )

    def has_hour(self, text: str, figure: Figure) -> bool:
        """Whether the article has an hour of the day, or one that "about" it may be."""
        own = [
            each for each in hours_of(text) if each.start < figure.end and figure.start < each.end
        ]
        slack = ABOUT_AN_HOUR * bool(_LOOSELY.search(text, max(0, figure.start - 12), figure.start))
        theirs = (*hours_of(self._text), *loose_hours_of(self._text), *self._hours_after())
        return any(one.apart(other) <= slack for one in own for other in theirs)

    def _hours_after(self) -> Iterator[Hour]:
        """9pm, for "6.40pm, two hours and 20 minutes before"."""
        sentences = self._ground.article.sentences
        for sentence, following in zip(sentences, (*sentences[1:], None), strict=True):
            hours = hours_of(self._text[sentence.start : sentence.end])
            if not hours:
                continue
            joined = following and following.paragraph == sentence.paragraph
            until = following.end if following and joined else sentence.end
            text = self._text[sentence.start : until]
            for figure in (*counts_of(text), *loose_counts_of(text)):
                own = magnitude_of(figure)
                if own and own.dimension == TIME and own.value < 12:
                    minutes = round(60 * own.value)
                    for hour in hours:
                        yield replace(hour, minute=(hour.minute + minutes) % 1440)
                        yield replace(hour, minute=(hour.minute - minutes) % 1440)


def unsupported_dates(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    days = Days(ground)
    text = passage.text
    for figure in figures_of(text)[:MOST]:
        if figure.kind != "date" or figure.day or not outside(quotes.read, figure.start):
            continue
        if any(figure.agrees(each.figure) for each in ground.figures):
            continue
        if not days.has_hour(text, figure):
            near = _dates_near(days.calendar, ground, excerpt)
            yield _finding(passage, figure.start, figure.end, near, "error")
    occasions = Occasions(passage, ground, quotes, excerpt, days.calendar)
    for when in days.calendar.read(text)[:MOST]:
        if not (when.day or when.weekday) or not outside(quotes.read, when.start):
            continue
        bound = _BY.search(text, 0, when.start) if when.day and not when.day[2] else None
        if bound and days.has_shortly_before(when):
            continue
        if not days.has(when) and not _is_a_count(when, ground):
            near = _dates_near(days.calendar, ground, excerpt, weekdays=bool(when.weekday))
            untold = when.weekday and not near
            if untold and not days.calendar.published and _RELATIVE.search(ground.article.text):
                continue
            yield _finding(passage, when.start, when.end, near, "warning" if untold else "error")
        elif other := occasions.told_of_another_day(when):
            yield _finding(passage, when.start, when.end, [other], "error", "of this")
    yield from _deictics(passage, ground, quotes, excerpt, days)


def _deictics(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt, days: Days
) -> Iterator[Finding]:
    """ "next year" where the article has "last year" or "next month" and nothing to date it by."""
    article = ground.article
    dated = {when.start for when in days.calendar.read(passage.text) if days.has(when)}
    everywhere = " ".join(article.text.casefold().split())
    for match in _DEICTIC.finditer(passage.text):
        phrase = " ".join(match.group().casefold().split())
        if phrase in everywhere or not outside(quotes.read, match.start()):
            continue
        if match.start() in dated:
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
    passage: Passage,
    start: int,
    end: int,
    near: list[Span],
    severity: Severity,
    of_what: str = "",
) -> Finding:
    span = passage.span(start, end)
    given = f"the date “{span.text}”"
    explanation = f"The article does not give {f'{given} {of_what}'.rstrip()}."
    if near:
        explanation = f"{explanation[:-1]}; it has “{near[0].text}”."
    return Finding(
        type="unsupported_date",
        severity=severity,
        span=span,
        evidence=tuple(near[:3]) or None,
        explanation=explanation,
    )


def _is_a_count(when: When, ground: Ground) -> bool:
    """2000 may be a number of things: "2,000 homes"."""
    year = when.day[0] if when.day and when.day[1] is None else None
    return year is not None and any(each.figure.value == year for each in ground.figures)


def _dates_near(
    calendar: Calendar, ground: Ground, excerpt: Excerpt, *, weekdays: bool = False
) -> list[Span]:
    """The dates of the sentences that the text draws on; without any, their weekdays."""
    article = ground.article
    found = [
        (when, article.span(s.start + when.start, s.start + when.end))
        for s in excerpt.reading.article.sentences
        for when in calendar.read(article.text[s.start : s.end])
        if when.day or when.weekday
    ]
    named = [span for when, span in found if when.weekday]
    return named if weekdays else [span for when, span in found if when.day] or named
