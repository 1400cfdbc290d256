"""Figures as checks read them: with those that English says without a number.

"Half an hour", "one train in five", "four-weekly", "a fortnight" and "twice" count, and a figure
with points may be one of thousands, as on the Continent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from schemas.extraction import QuantityKind
from service.checks.clock import hours_of
from service.checks.magnitudes import magnitude_of, size_of
from service.text.numbers import number_at, one_of, quantity_words
from service.text.quantities import Figure, figures_of
from service.text.units import noun_at, unit_at

MOST_OF = 1_500
"""Things that one of is a share; from here on the number is a year's."""

SMALLEST_NAMED = 10
"""Parts up to here are fractions to everybody: a tenth."""

_PARTS = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75}
_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_PERIODS |= {"yearly": "year", "annual": "year"}
_ORDINALS = {"first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0}
_MULTIPLIERS = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_FEW = {"both": 2.0, "couple": 2.0, "duo": 2.0, "pair": 2.0, "trio": 3.0, "quartet": 4.0}

_PART_OF = re.compile(
    rf"\b(?P<part>{one_of(_PARTS)})(?:\s+(?:of\s+)?an?\s+|-)(?=[a-z])", re.IGNORECASE
)
_SCALED = re.compile(r"\b(?:million|billion|trillion|[mb]n)\Z", re.IGNORECASE)
_BREAK = re.compile(r"[.;!?]\s")
_IN_THE_POUND = re.compile(r"\s+in the (?:pound|dollar|euro)\b|\s+on the (?:pound|dollar)\b", re.I)
_OF_A_CENTURY = re.compile(rf"\b(?P<part>{one_of(_PARTS)})(?:\s+of)?(?:\s+an?\s+|-)century\b", re.I)
_AND_A_PART = re.compile(r"\s+and\s+an?\s+(half|quarter)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:\s[a-z]{3,20})?(?:\s|-)(?:(?:in|out of)(?:\s|-)(?:every\s)?|of every\s)", re.IGNORECASE
)
_EVERY = re.compile(rf"[\s-](?P<period>{one_of(_PERIODS)})\b", re.IGNORECASE)
_FORTNIGHT = re.compile(r"\bfortnight(?:ly)?\b", re.IGNORECASE)
_OFTEN = re.compile(rf"\b(?:{one_of(_TIMES)})\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b(?:{one_of(_FEW)})\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one|(?:last|past|next|previous))\s+(?=[a-z])", re.IGNORECASE)
_PART_OF_MANY = re.compile(
    rf"\b(?P<part>{one_of(_PARTS)})\s+of\s+an?\s+(?P<scale>thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
_OF_A_POINT = re.compile(
    r"(?:\s+of)?(?:\s+an?)?[\s-]+(?:percentage[\s-]+)?points?\b", re.IGNORECASE
)
_OF_A_UNIT = re.compile(r"\s+of\s+an?\s+(?P<unit>[a-z]{3,20})\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|these|those|all)(?=\s)", re.IGNORECASE)
_BASIS_POINTS = re.compile(r"[\s-]*basis[\s-]points?\b", re.IGNORECASE)
_BARE_PART = re.compile(r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?!\s+of\b)", re.I)
_BELOW_ZERO = re.compile(r"(?:\bminus\s+|(?<![\w–-])[-−–])\Z", re.IGNORECASE)
_AGED = re.compile(
    r"(?:(?<=[^\W\d],)\s|(?<=\s\())(?P<age>\d{1,3})(?=[,.;)])"
    r"|\b(?:aged|(?:man|woman|boy|girl) of)\s+(?P<aged>\d{1,3})\b"
)
_JOINT = re.compile(r",?\s(?:and\s)?")
_NUMBERED_PART = re.compile(
    rf"\b(?P<number>{one_of(_ORDINALS)})-(?:quarter|half|set|round|day|year)\b", re.IGNORECASE
)
_MULTIPLIED = re.compile(
    rf"\b(?P<stem>{one_of(_MULTIPLIERS)})(?:ed|ing|es?(?=\s+(?:the|that|what|its|their|his|her"
    r"|last|in|from|to|as|within|over|by)\b))\b",
    re.IGNORECASE,
)
_FOLD = re.compile(
    rf"\b(?:(?P<word>{one_of(quantity_words()['cardinals'])})|(?P<digits>\d{{1,4}}))[\s-]?fold\b",
    re.IGNORECASE,
)
_POINTED = re.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])")


def counts_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order and apart from one another."""
    hours = [(each.start, each.end) for each in hours_of(text)]
    taken: list[Figure] = []
    plain = figures_of(text)
    worded = (
        *_numbered_parts(text),
        *_centuries(text),
        *_parts(text),
        *_shares(text),
        *_periods(text),
        *_compounds(text, sorted((*plain, *_single(text)), key=lambda each: each.start)),
    )
    whole = (_of_a_unit(text, each) for each in plain)
    for figure in (*_small_parts(text), *worded, *whole):
        others = [(each.start, each.end) for each in taken]
        others += hours if figure.kind != "date" else []
        if not any(figure.start < end and start < figure.end for start, end in others):
            taken.append(figure)
    read = (_led(text, _below_zero(text, _with_noun(text, each))) for each in taken)
    return tuple(_with_money(text, sorted(read, key=lambda each: each.start)))


def _with_money(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Of "£1.1 billion of debt and 820 million in cash" both are money."""
    last: Figure | None = None
    for each in figures:
        figure = each
        bare = figure.kind == "count" and figure.unit is None and _is_scaled(text, figure)
        if bare and last and not _BREAK.search(text, last.end, figure.start):
            figure = replace(figure, kind="money", unit=last.unit, unit_words=last.unit_words)
        if figure.kind == "money":
            last = figure
        yield figure


def _is_scaled(text: str, figure: Figure) -> bool:
    return _SCALED.search(text, figure.start, figure.end) is not None


def loose_counts_of(text: str) -> Iterator[Figure]:
    """Words that may count: an article with "a decade" or "twice" in it bears "10 years" or "two".

    A text that has them need not mean a figure.
    """
    for match in _OFTEN.finditer(text):
        value = _TIMES[match.group().lower()]
        yield Figure(match.start(), match.end(), value, "count", "times", "times")
    for match in _SEVERAL.finditer(text):
        yield Figure(match.start(), match.end(), _FEW[match.group().lower()], "count")
    yield from _single(text)
    yield from multiples_of(text)
    yield from _ages(text)
    for figure in figures_of(text):
        if pointed := _regrouped(text, figure):
            yield pointed


def _single(text: str) -> Iterator[Figure]:
    """An hour, last year."""
    for match in _ONE.finditer(text):
        unit = unit_at(text, match.end() - 1)
        if unit and unit.kind == "measure" and not _AND_A_PART.match(text, unit.end):
            yield Figure(match.start(), unit.end, 1.0, "measure", unit.code, unit.words)


def multiples_of(text: str) -> Iterator[Figure]:
    """ "Nearly double what", "has halved", "a ninefold rise": how often one amount is another."""
    for match in _MULTIPLIED.finditer(text):
        value = _MULTIPLIERS[match["stem"].lower()]
        kind: QuantityKind = "count" if value > 1 else "fraction"
        unit = "times" if value > 1 else None
        yield _led(text, Figure(*match.span(), value, kind, unit, unit))
    for match in _FOLD.finditer(text):
        cardinals: dict[str, float] = quantity_words()["cardinals"]
        value = float(match["digits"] or cardinals[match["word"].lower()])
        yield _led(text, Figure(*match.span(), value, "count", "times", "times"))


def _small_parts(text: str) -> Iterator[Figure]:
    """ "A fortieth of their ice", which is no fortieth thing."""
    ordinals: dict[str, float] = quantity_words()["ordinals"]
    tens: dict[str, float] = quantity_words()["cardinals"]
    for match in _small_part().finditer(text):
        value = ordinals[match["last"].lower()] + tens.get((match["tens"] or "").lower(), 0)
        if value > SMALLEST_NAMED:
            yield Figure(match.start("part"), match.end("part"), 1 / value, "fraction")


def _centuries(text: str) -> Iterator[Figure]:
    """Half a century; "a century" alone is as often a hundred runs."""
    for match in _OF_A_CENTURY.finditer(text):
        part = _PARTS[match["part"].lower()]
        yield Figure(*match.span(), part, "measure", "century", "century")


def _numbered_parts(text: str) -> Iterator[Figure]:
    """Of "fourth-quarter profit" the fourth, which is no fraction."""
    for match in _NUMBERED_PART.finditer(text):
        value = _ORDINALS[match["number"].lower()]
        yield Figure(match.start(), match.end("number"), value, "ordinal")


def _of_a_unit(text: str, figure: Figure) -> Figure:
    """Half a point and quarter-point are of points, five-hundredths of a second of seconds.

    A headline's "third round" is a round and no part of one.
    """
    if figure.kind != "fraction":
        return figure
    if _OF_A_POINT.match(text, figure.end):
        return replace(figure, kind="percentage", unit="points")
    if _BARE_PART.fullmatch(text, figure.start, figure.end) and figure.value:
        return replace(figure, kind="ordinal", value=round(1 / figure.value))
    if link := _OF_A_UNIT.match(text, figure.end):
        unit = unit_at(f" {link['unit']}s", 0)
        if unit and unit.kind == "measure":
            return replace(
                figure, end=link.end(), kind="measure", unit=unit.code, unit_words=unit.words
            )
    return figure


def _with_noun(text: str, figure: Figure) -> Figure:
    """With what "412 of the jobs" and "a 65-second gap" count; 25 basis points are a quarter."""
    if figure.unit == "penny" and _IN_THE_POUND.match(text, figure.end):
        return replace(figure, kind="percentage", unit="%")
    if figure.kind != "count" or figure.value is None:
        return figure
    if basis := _BASIS_POINTS.search(text, figure.start, figure.end + 14):
        points = figure.value / 100
        return replace(figure, end=basis.end(), kind="percentage", unit="points", value=points)
    if figure.unit in ("second", "sec", "secs"):
        return replace(figure, kind="measure", unit="second")
    if figure.unit is None and (link := _OF_THEM.match(text, figure.end)):
        noun = noun_at(text, link.end())
        if noun and not unit_at(text, link.end()):
            return replace(figure, unit=noun.code, unit_words=noun.words)
    return figure


def _below_zero(text: str, figure: Figure) -> Figure:
    if figure.unit not in ("°C", "°F") or figure.value is None:
        return figure
    minus = _BELOW_ZERO.search(text, max(0, figure.start - 8), figure.start)
    return replace(figure, start=minus.start(), value=-figure.value) if minus else figure


def _ages(text: str) -> Iterator[Figure]:
    """ "Osk, 19, scored" tells a 19-year-old."""
    for match in _AGED.finditer(text):
        group = "age" if match["age"] else "aged"
        value = float(match[group])
        yield Figure(match.start(group), match.end(group), value, "measure", "year", "years")


def _regrouped(text: str, figure: Figure) -> Figure | None:
    """612.000 or 1.250 million with the points for thousands, as they may be meant."""
    pointed = _POINTED.search(text, figure.start, figure.end)
    if pointed is None or figure.value is None:
        return None
    return replace(figure, value=round(1000 * figure.value, 6))


def _parts(text: str) -> Iterator[Figure]:
    """Half an hour, a quarter-mile; an hour and a half."""
    for match in _PART_OF.finditer(text):
        unit = unit_at(text, match.end() - 1)
        if unit and unit.kind == "measure":
            part = _PARTS[match["part"].lower()]
            yield Figure(match.start(), unit.end, part, "measure", unit.code, unit.words)
    for match in _PART_OF_MANY.finditer(text):
        scale: float = quantity_words()["scales"][match["scale"].lower()]
        value = _PARTS[match["part"].lower()] * scale
        unit = unit_at(text, match.end(), scale) or noun_at(text, match.end())
        figure = Figure(match.start(), match.end(), value, "count")
        yield replace(figure, end=unit.end, kind=unit.kind, unit=unit.code) if unit else figure
    for match in _AND_A_PART.finditer(text):
        before = _last_measure(text, match.start())
        if before is not None and before.value is not None:
            part = _PARTS[match[1].lower()]
            yield replace(before, end=match.end(), value=before.value + part)


def _compounds(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Two hours and 20 minutes, a year and three months, six foot two inches."""
    for one, other in pairwise(figures):
        great, small = magnitude_of(one), magnitude_of(other)
        joined = great and small and great.dimension == small.dimension
        if not (joined and great and small and one.kind == other.kind == "measure"):
            continue
        if _JOINT.fullmatch(text, one.end, other.start) and size_of(other) < size_of(one):
            value = (great.value + small.value) / size_of(one)
            yield replace(one, end=other.end, value=value)


def _last_measure(text: str, end: int) -> Figure | None:
    """The hours of "two hours", the hour of "an hour", right before a place."""
    start = max(0, end - 40)
    found = [*figures_of(text[start:end]), *loose_counts_of(text[start:end])]
    last = next((each for each in found if each.end == end - start), None)
    if last is None or last.kind != "measure":
        return None
    return replace(last, start=last.start + start, end=end)


def _shares(text: str) -> Iterator[Figure]:
    """One train in five, one-in-ten, three out of every ten of them; not "one in 10 days"."""
    for match in _few().finditer(text):
        few = number_at(text, match.start())
        link = _OUT_OF.match(text, few.end) if few else None
        many = number_at(text, link.end()) if link else None
        if few is None or many is None or not 0 < few.value < many.value < MOST_OF:
            continue
        plain = link is not None and link.group().strip(" -").lower().endswith("in")
        if not plain or not (unit_at(text, many.end) or noun_at(text, many.end)):
            yield Figure(match.start(), many.end, few.value / many.value, "fraction")


def _periods(text: str) -> Iterator[Figure]:
    """Four-weekly is every four weeks, and a fortnight is two of them."""
    for match in _few().finditer(text):
        number = number_at(text, match.start())
        every = _EVERY.match(text, number.end) if number else None
        if number and every:
            unit = _PERIODS[every["period"].lower()]
            yield Figure(match.start(), every.end(), number.value, "measure", unit, unit)
    for match in _FORTNIGHT.finditer(text):
        yield Figure(match.start(), match.end(), 2.0, "measure", "week", match.group())


def _led(text: str, figure: Figure) -> Figure:
    """With "under" or "about" before it, as `figures_of` has its own."""
    before = _before().search(text, max(0, figure.start - 30), figure.start)
    if before is None:
        return figure
    about = figure.approximate or before["about"] is not None
    return replace(figure, start=before.start(), approximate=about)


@cache
def _small_part() -> re.Pattern[str]:
    words = quantity_words()
    tens = one_of(word for word, value in words["cardinals"].items() if value >= 20)
    return re.compile(
        rf"\b(?P<part>an?\s+(?:(?P<tens>{tens})-)?(?P<last>{one_of(words['ordinals'])}))(?=\s+of\b)",
        re.IGNORECASE,
    )


@cache
def _few() -> re.Pattern[str]:
    words = [word for word, value in quantity_words()["cardinals"].items() if value]
    return re.compile(rf"(?<![\w.,-])(?:\d|\b(?:{one_of(words)})\b)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    words = quantity_words()["before"]
    return re.compile(
        rf"\b(?:(?P<about>{one_of(words['approximators'])})|{one_of(words['bounds'])}"
        r"|(?:just |well )?(?:above|below)|(?:just )?(?:shy|short) of|not quite)\s+(?:an?\s+)?\Z",
        re.IGNORECASE,
    )
