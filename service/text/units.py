"""What stands behind a number: a sign, a measure, or the noun that is counted."""

import re
from dataclasses import dataclass
from functools import cache

from schemas.extraction import QuantityKind
from service.text.numbers import one_of, quantity_words


@dataclass(frozen=True, slots=True)
class Unit:
    """`code` compares: %, USD, km, or a noun in lower case; `words` are the text's own."""

    end: int
    kind: QuantityKind
    code: str
    words: str


def unit_at(text: str, place: int, factor: float = 1) -> Unit | None:
    """The percentage, currency or measure that starts at `place`, tight, spaced or hyphenated.

    `factor` is the number's scale: pounds are money from a million on, a weight below.
    """
    match = _units().match(text, place)
    if match is None:
        return None
    words = match["sign"] or match["letter"] or match["word"]
    kind, code = _codes()[words]
    if code == "pound" and factor >= 1e6:
        kind, code = "money", "GBP"
    return Unit(match.end(), kind, code, words)


def noun_at(text: str, place: int) -> Unit | None:
    """The counted noun within four words: the first plural, or a second one after an irregular.

    So “120 new jobs” counts jobs and “20 police officers” officers. A hyphen counts a singular:
    “a 12-member panel”. In “5,000 on Monday” nothing is named.
    """
    hyphenated = _HYPHENATED.match(text, place)
    if hyphenated and hyphenated[1] not in _counting().ends:
        return _noun(hyphenated)
    irregular: re.Match[str] | None = None
    for _ in range(4):
        word = _WORD.match(text, place)
        lower = word[1].lower() if word else ""
        if word is None or lower in _counting().ends:
            break
        if _in_s(lower):
            return _noun(word)
        if irregular:
            break
        if lower in _counting().plurals:
            irregular = word
        place = word.end()
    return _noun(irregular) if irregular else None


def _noun(match: re.Match[str]) -> Unit:
    return Unit(match.end(), "count", match[1].lower(), match[1])


def _in_s(word: str) -> bool:
    """Whether a word looks like a regular plural, and not like “campus”, “crisis”, “men's”."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’"


_HYPHENATED = re.compile(r"-([a-z]{3,20})(?![\w-])")
_WORD = re.compile(r"(?:[ \u00a0]{1,2}| ?\r?\n(?=[a-z]))([^\W\d_][\w'’-]{0,30})(?!\w)")


@dataclass(frozen=True)
class _Counting:
    plurals: frozenset[str]
    ends: frozenset[str]


@cache
def _counting() -> _Counting:
    words = quantity_words()["counting"]
    return _Counting(frozenset(words["plurals"]), frozenset(words["ends"]))


@cache
def _codes() -> dict[str, tuple[QuantityKind, str]]:
    words = quantity_words()
    codes: dict[str, tuple[QuantityKind, str]] = {}
    codes.update((form, ("percentage", code)) for form, code in words["percentages"].items())
    codes.update((form, ("money", code)) for form, code in words["currency_words"].items())
    codes.update((form, ("money", code)) for form, code in words["currency_signs"].items())
    for code, forms in words["measures"].items():
        codes.update((form, ("measure", code)) for form in forms)
    return codes | {"C": ("measure", "°C"), "F": ("measure", "°F"), "p": ("money", "penny")}


@cache
def _units() -> re.Pattern[str]:
    signs = one_of(form for form in _codes() if not form[-1].isalpha())
    words = one_of(form for form in _codes() if form[-1].isalpha() and form != "p")
    return re.compile(
        rf"\s?(?P<sign>{signs})(?!\d)"
        rf"|(?P<letter>(?<=\d)[CFp](?!\w))"
        rf"|[\s-]?(?P<word>{words})(?:[\s-]olds?)?(?!\w)"
    )
