"""Figures: what a text counts, measures, dates and prices, with values that can be compared.

`figures_of` reads any string; `quantities_in` gives the same of an article's stretch. Only the
text's surface is read: a figure's unit is the noun or sign beside it.
"""

import math
import re
from dataclasses import dataclass, replace
from functools import cache

from schemas.article import Article
from schemas.extraction import Quantity, QuantityKind
from service.text.dates import Day, date_at
from service.text.numbers import Number, number_at, one_of, quantity_words
from service.text.units import Unit, noun_at, unit_at


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, from its “about” or “more than” to its unit.

    `value` is in plain units (6.5 million is 6500000, 45% is 45, two-thirds is 0.666…), the year
    of a lone year, and None for what has none: “hundreds”, a decade, a time, a full date. `unit`
    compares: an ISO currency code, `%` or `points`, a measure's symbol, else the counted noun in
    lower case; `unit_words` is the text's own. `day` is year, month and day of a date. `wording`
    tells figures without value apart.
    """

    start: int
    end: int
    value: float | None
    kind: QuantityKind
    unit: str | None = None
    unit_words: str | None = None
    approximate: bool = False
    day: Day | None = None
    wording: str = ""

    def agrees(self, other: "Figure") -> bool:
        """Whether `other`, a figure of the evidence, says what this one says, or more.

        A bare 14,000 agrees with any 14,000; one of jobs not with one of dollars. A count's noun
        is not compared: the same people may be workers.
        """
        if self.day and other.day:
            return all(
                mine in (None, theirs) for mine, theirs in zip(self.day, other.day, strict=True)
            )
        if self.value is None or other.value is None:
            return self.value is other.value and self.wording == other.wording
        if not math.isclose(self._magnitude, other._magnitude, rel_tol=1e-9):
            return False
        kinds = {self.kind, other.kind}
        if kinds <= {"percentage", "fraction"}:
            return {self.unit, other.unit} != {"%", "points"}
        if kinds & {"ordinal", "date"}:
            return len(kinds) == 1 or (self.unit is None and other.unit is None)
        return self.unit is None or (
            len(kinds) == 1 and (self.kind == "count" or self.unit == other.unit)
        )

    @property
    def _magnitude(self) -> float:
        value = self.value or 0
        return value / 100 if self.kind == "percentage" else value


def figures_of(text: str) -> tuple[Figure, ...]:
    """All figures of a text, in order and apart from one another."""
    patterns = _patterns()
    figures: list[Figure] = []
    place = 0
    while match := patterns.start.search(text, place):
        found = [_in_context(text, figure, place) for figure in _figures_at(text, match)]
        figures += found
        place = max(found[-1].end if found else _after(text, match), place + 1)
    return tuple(figures)


def quantities_in(article: Article, start: int, end: int) -> tuple[Quantity, ...]:
    """The figures of `article.text[start:end]`, as the extraction gives them."""
    return tuple(
        Quantity(
            span=article.span(start + figure.start, start + figure.end),
            value=figure.value,
            unit=figure.unit_words,
            kind=figure.kind,
            approximate=figure.approximate,
        )
        for figure in figures_of(article.text[start:end])
    )


def _after(text: str, match: re.Match[str]) -> int:
    """Where to go on after what is no figure: behind the whole word, number or address."""
    end = match.end()
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _figures_at(text: str, match: re.Match[str]) -> list[Figure]:
    """One figure, two for a range, none for a word or sign that only looks like one."""
    place = match.start()
    if date := date_at(text, place):
        return [Figure(place, date.end, None, "date", day=date.day, wording=date.wording)]
    if match["no_figure"] or _is_slashed_word(text, place):
        return []
    if figure := _fraction(text, place) or _ordinal(text, place) or _vague(text, place):
        return [figure]
    amount = _amount(text, place)
    return _range(text, amount) if amount else []


def _fraction(text: str, place: int) -> Figure | None:
    """two-thirds, a third of, half the, 3/4; not “a third party”, “the second half”, 9/11."""
    if match := _SLASHED.match(text, place):
        above, below = int(match[1]), int(match[2])
    elif match := _patterns().fraction.match(text, place):
        number, part = (match["number"] or "").lower(), match["part"].lower()
        above = quantity_words()["cardinals"].get(number, 1)
        below = quantity_words()["fractions"][part]
        if (above > 1) != part.endswith("s") or (part == "quarters" and above != 3):
            return None
        if number in ("", "a", "an") and not _is_part_of_a_whole(text, match):
            return None
        if part == "half" and number_at(text, place):
            return None
    else:
        return None
    return _of_something(text, Figure(place, match.end(), above / below, "fraction"))


def _is_slashed_word(text: str, place: int) -> bool:
    """9/11, 24/7: two figures with a stroke that divide nothing."""
    match = _SLASHED.match(text, place)
    return match is not None and not (
        int(match[1]) < int(match[2]) and int(match[2]) in _DENOMINATORS
    )


def _is_part_of_a_whole(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    if _ONE_OF_TWO_HALVES.search(before):
        return False
    if _BY.search(before) or _patterns().before.search(before):
        return True
    return _OF_A_WHOLE.match(text, match.end()) is not None


def _ordinal(text: str, place: int) -> Figure | None:
    if match := _NUMBERED.match(text, place):
        digits = re.sub(r"\D", "", match[0])
        return Figure(place, match.end(), float(digits), "ordinal")
    match = _patterns().ordinal.match(text, place)
    if match is None or _NO_ORDINAL_BEFORE.search(text[max(0, place - 10) : place]):
        return None
    if not match["tens"] and _NO_ORDINAL_AFTER.match(text, match.end()):
        return None
    value = quantity_words()["cardinals"].get((match["tens"] or "").lower(), 0)
    value += quantity_words()["ordinals"][match["last"].lower()]
    return Figure(place, match.end(), float(value), "ordinal")


def _vague(text: str, place: int) -> Figure | None:
    """hundreds, tens of thousands, a few dozen: comparable by their words alone."""
    match = _VAGUE.match(text, place)
    if match is None:
        return None
    wording = " ".join(match[0].lower().split())
    return _of_something(text, Figure(place, match.end(), None, "count", wording=wording))


def _of_something(text: str, figure: Figure) -> Figure:
    """“hundreds of people”, “two-thirds of the voters”, “a few hundred people”."""
    of = _OF.match(text, figure.end)
    if of is None and figure.kind == "fraction":
        return figure
    place = of.end() if of else figure.end
    unit = unit_at(text, place) or noun_at(text, place)
    if unit is None:
        return figure
    kind = unit.kind if figure.kind == "count" else figure.kind
    return replace(figure, end=unit.end, kind=kind, unit=unit.code, unit_words=unit.words)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure and the scale its number was given in, which a range shares."""

    figure: Figure
    scale: float


def _amount(text: str, place: int, *, money: bool = False) -> _Amount | None:
    """A number with the sign before it or the unit behind it; `money` if a sign stood before."""
    sign = _patterns().sign.match(text, place)
    number = number_at(text, sign.end() if sign else place)
    if number is None:
        return None
    currency = sign["currency"] if sign else None
    number = _glued(text, number, money or currency is not None)
    value = -number.value if sign and sign["minus"] else number.value
    figure = Figure(place, number.end, value, "count")
    if currency:
        code = quantity_words()["currency_signs"][currency]
        figure = replace(figure, kind="money", unit=code, unit_words=currency)
    elif unit := unit_at(text, number.end, number.factor):
        figure = _with_unit(figure, unit)
    elif metres := _METRES.match(text, number.end):
        figure = _with_unit(figure, Unit(metres.end(), "measure", "m", "m"))
    if text[figure.end : figure.end + 1].isalnum() or _is_pronoun(text, figure):
        return None
    if figure.kind == "count":
        figure = _year(text, figure) or _ratio(text, figure) or _counting(text, figure)
    return _Amount(_with_afterthought(text, figure), number.factor)


def _glued(text: str, number: Number, money: bool) -> Number:
    """With a scale letter: 15k, $3m, 2m people. A lone m or b is no million or billion."""
    match = _patterns().glued.match(text, number.end)
    if match is None or number.factor != 1:
        return number
    if match[0] in "mb" and not (money or _is_counted(text, match.end())):
        return number
    factor = quantity_words()["glued_scales"][match[0]]
    return Number(match.end(), round(number.value * factor, 6), factor)


def _is_counted(text: str, place: int) -> bool:
    unit = unit_at(text, place) or noun_at(text, place)
    return unit is not None and unit.kind in ("count", "money")


def _is_pronoun(text: str, figure: Figure) -> bool:
    """“one” counts only in “one percent”, “one mile”, “one in ten”; “one day” is no measure."""
    if text[figure.start : figure.start + 3].lower() != "one" or figure.value != 1:
        return False
    return figure.unit == "day" or (figure.kind == "count" and _ratio(text, figure) is None)


def _year(text: str, figure: Figure) -> Figure | None:
    """A lone number from 1500 to 2099, unless a noun that is surely counted follows."""
    if not _YEAR.fullmatch(text, figure.start, figure.end) or _PEOPLE.match(text, figure.end):
        return None
    year = int(text[figure.start : figure.end])
    return replace(figure, kind="date", day=(year, None, None))


def _ratio(text: str, figure: Figure) -> Figure | None:
    """“one in five”, “nine out of 10 voters”: a fraction; “two in 10 days” is none."""
    link = _OUT_OF.match(text, figure.end)
    whole = number_at(text, link.end()) if link else None
    if whole is None or figure.value is None or not 0 < figure.value < whole.value <= 1e6:
        return None
    if text[whole.end : whole.end + 1].isalnum() or unit_at(text, whole.end):
        return None
    if _YEAR.fullmatch(text, link.end() if link else 0, whole.end):
        return None
    figure = replace(figure, end=whole.end, value=figure.value / whole.value, kind="fraction")
    noun = noun_at(text, whole.end)
    return replace(figure, end=noun.end, unit=noun.code, unit_words=noun.words) if noun else figure


def _counting(text: str, figure: Figure) -> Figure:
    figure = _with_afterthought(text, figure)
    noun = noun_at(text, figure.end)
    return _with_unit(figure, noun) if noun else figure


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    return replace(figure, end=unit.end, kind=unit.kind, unit=unit.code, unit_words=unit.words)


def _with_afterthought(text: str, figure: Figure) -> Figure:
    """With “or so”, “-odd”, “or more”, “+”."""
    match = _AFTERTHOUGHT.match(text, figure.end)
    if match is None:
        return figure
    approximate = figure.approximate or match["about"] is not None
    return replace(figure, end=match.end(), approximate=approximate)


def _range(text: str, first: _Amount) -> list[Figure]:
    """“10 to 15 people”, “$10-15m”: the first has the scale and the unit of the second."""
    before = text[max(0, first.figure.start - 12) : first.figure.start]
    link = (_BETWEEN_LINK if _BETWEEN.search(before) else _LINK).match(text, first.figure.end)
    second = _amount(text, link.end(), money=first.figure.kind == "money") if link else None
    if second is None:
        return [first.figure]
    low, high = first.figure, second.figure
    if (low.kind == "percentage") > (high.kind in ("percentage", "count")):
        return [low]  # "rose 12.5% to £81m" is no range
    if low.value is None or high.value is None:
        return [low, high]
    if first.scale == 1 and low.value < high.value / second.scale and high.kind != "date":
        low = replace(low, value=round(low.value * second.scale, 6))
    if low.kind == "money" and high.kind == "count" and high.unit is None:
        high = replace(high, kind="money", unit=low.unit, unit_words=low.unit_words)
    if low.kind == "count" and low.unit is None and high.kind != "date":
        low = replace(low, kind=high.kind, unit=high.unit, unit_words=high.unit_words)
    return [low, high]


def _in_context(text: str, figure: Figure, floor: int) -> Figure:
    """With “about”, “more than” before it, from `floor` on; of dates only “around” and “circa”."""
    if figure.kind == "ordinal":
        return figure
    first = max(floor, figure.start - 45)
    match = _patterns().before.search(text[first : figure.start])
    if match is None or (figure.kind == "date" and not _AROUND.match(match[0])):
        return figure
    approximate = figure.approximate or bool(match["about"] or match["almost"])
    return replace(figure, start=first + match.start(), approximate=approximate)


_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 100})
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})(?![\w/])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PEOPLE = re.compile(r"\s(?:people|men|women|children|jobs|troops|workers|homes|dead|votes)\b")
_METRES = re.compile(r"\s?m(?!\w)")
_OF = re.compile(r"\s+of(?:\s+(?:the|all|its|their|our|his|her|these|those))?(?=\s)")
_OF_A_WHOLE = re.compile(
    r"\s+(?:of|the|an?|all|its|their|his|her|our|that|those|these|more|less|fewer|as)\b"
)
_ONE_OF_TWO_HALVES = re.compile(
    r"\b(?:first|second|other|better|top|bottom|latter|upper|lower|back|front)\s+$", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|than|in|to)\s+$")
_NUMBERED = re.compile(r"\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)\b|No\.\s?\d{1,5}(?![\w,.]*\d)")
_NO_ORDINAL_BEFORE = re.compile(r"\b(?:at|per|every|split)\s$", re.IGNORECASE)
_NO_ORDINAL_AFTER = re.compile(r",|\s(?:of all|lad(?:y|ies)|names?|aid|gentleman)\b|-?hand\b", re.I)
_VAGUE = re.compile(
    r"(?:tens(?=\sof)|scores(?=\sof)|dozens|hundreds|thousands|millions|billions|trillions)"
    r"(?:\sof\s(?:hundreds|thousands|millions|billions))?\b"
    r"|(?:an?\sfew|several|many|an?\scouple(?:\sof)?)\s"
    r"(?:hundred|thousand|million|billion|dozen)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?")
_LINK = re.compile(r"[-–]|\s[–]\s|\s(?:to|or)\s")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_BETWEEN_LINK = re.compile(r"\sand\s")
_AROUND = re.compile(r"around|circa", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"(?P<about>\sor\sso\b|-odd\b|-?ish\b)|\+|\sor\s(?:more|less|fewer)\b(?!\sthan)"
)


@dataclass(frozen=True)
class _Patterns:
    start: re.Pattern[str]
    sign: re.Pattern[str]
    glued: re.Pattern[str]
    fraction: re.Pattern[str]
    ordinal: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = quantity_words()
    cardinals, ordinals = one_of(words["cardinals"]), one_of(words["ordinals"])
    fractions = one_of(words["fractions"])
    currencies = one_of(words["currency_signs"])
    tens = one_of(word for word, value in words["cardinals"].items() if value >= 20)
    apart = r"(?:(?<!\w)(?<!\w[.,/:@#'’–-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-))"
    return _Patterns(
        start=re.compile(
            r"(?P<no_figure>(?<!\S)(?:https?://|www\.)\S+|(?<![\w@])[@#]\w+"
            r"|(?<!\w)(?<!\w[-.])(?!\d{1,3}\.\d{3}\.\d{3}(?![\w.-]))"
            r"\+?\d+(?:[-.]\d+){2,}+(?!\w)|\(\d{3}\)\s?\d{3}-\d{4}"
            r"|\+\d{1,3}(?:[\s-]\d{2,4}){2,5})"
            rf"|(?<!\w)(?:{currencies})(?=\s?[\d½¼¾⅓⅔])|(?<![^\s(])[−-](?=[\d$£€])"
            rf"|{apart}(?=[\d½¼¾⅓⅔])|[’'‘](?=\d0s\b)|\bNo\.(?=\s?\d)"
            rf"|\b(?:{one_of(words['months'])})\b(?=\.?,?\s\d)"
            rf"|\b(?i:{cardinals}|{ordinals}|half|tens|scores|dozens|hundreds|thousands|[mbtr]+illions"
            rf"|several|many|an?(?=\s(?:hundred|thousand|[mbtr]+illion|dozen|few|couple|{fractions})\b))"
            r"\b"
        ),
        sign=re.compile(rf"(?P<minus>[−-])?(?:(?P<currency>{currencies})\s?)?"),
        glued=re.compile(rf"(?:{one_of(words['glued_scales'])})(?!\w)"),
        fraction=re.compile(
            rf"(?:(?P<number>{cardinals}|an?)[\s-])?(?P<part>{fractions})\b", re.IGNORECASE
        ),
        ordinal=re.compile(rf"(?:(?P<tens>{tens})[\s-])?(?P<last>{ordinals})\b", re.IGNORECASE),
        before=re.compile(
            rf"(?:\b(?:(?P<about>{one_of(words['before']['approximators'])})"
            rf"|{one_of(words['before']['bounds'])})\s+|(?P<almost>[~≈])\s?|[<>]\s?){{1,2}}$",
            re.IGNORECASE,
        ),
    )
