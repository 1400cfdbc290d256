"""Where an article quotes: stretches in quotation marks of any style, beside apostrophes.

A paragraph is read from left to right with the quotations that are open. What a mark does follows
from its glyph, from the characters around it, and from what is open. A mark that may as well be
something else (an apostrophe after an s, inches after a figure) closes a quotation only where no
better mark does.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from schemas.article import Quotation
from service.text.paragraphs import paragraphs_of

Family = Literal["double", "single", "guillemet", "small guillemet", "corner", "double corner"]
Role = Literal["opens", "closes"]

DEEPEST = 4
"""Quotations open at a time. Prose stops at three; the bound keeps hostile text linear."""

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''", "‘‘", "’’", ",,"), "double"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`"), "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "small guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "double corner"),
}
_MARK = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[“”„‟\"＂‘’‚‛'`«»‹›「」『』]")
_SPOKEN = re.compile(r"[^\s“”„‟\"＂‘’‚‛'`«»‹›「」『』]")
_ELIDED = re.compile(
    r"(?:em|til|till|tis|twas|twere|cause|cos|coz|cuz|bout|round|neath|nuff|kay|er|im|n)\b"
    r"|\d\ds?\b(?!\s[A-Z])",
    re.IGNORECASE,
)
"""What follows an apostrophe at the start of a word: ’em, ’til, rock ’n’ roll, the ’90s."""

_GOES_ON_WITH_A_NOUN = re.compile(
    r"\s(?!(?:and|or|but|as|at|by|for|from|in|of|on|to|with|is|are|was|were|has|have|had|will|would"
    r"|can|could|may|than|that|when|while|who|which|he|she|it|they|we|I|said|says)\b)[a-z]"
)
"""An apostrophe after an s is followed by what the workers own, never by such a word."""

_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2069\ufeff"
)
_BEFORE_OPENING = frozenset("([{<–—―-/*_=>|")


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    before: str
    """The character before the run of marks this one stands in; empty at a paragraph's start."""
    after: str

    @property
    def family(self) -> Family:
        return _FAMILIES[self.glyph]

    @property
    def detached(self) -> bool:
        """White space on its left."""
        return not self.before or self.before.isspace()

    @property
    def dangling(self) -> bool:
        """White space on its right."""
        return not self.after or self.after.isspace()

    @property
    def looks_opening(self) -> bool:
        return (self.detached or self.before in _BEFORE_OPENING) and not self.dangling

    @property
    def looks_closing(self) -> bool:
        return not self.detached and not self.after.isalnum()


@dataclass(slots=True)
class _Open:
    mark: _Mark
    continues: bool = False
    doubtful_end: _Mark | None = None


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of their start, an outer one before what it holds.

    A quotation that runs over paragraphs ends as it should with each of them: only its last piece
    can be unclosed. Marks around nothing quote nothing.
    """
    found: list[Quotation] = []
    unclosed: list[_Open] = []
    paragraph_end = 0
    for start, end in paragraphs_of(text):
        marks = _marks(text, start, end)
        reopened = _reopened(text, start, unclosed, marks)
        found += _ended(unclosed, reopened, paragraph_end)
        taken_up = [opened.mark for opened in reopened.values()]
        fresh = marks[sum(mark.end > mark.start for mark in taken_up) :]
        unclosed, closed = _read(text, fresh, list(reopened.values()))
        found += closed
        paragraph_end = end
    found += _ended(unclosed, {}, paragraph_end)
    spoken = [quote for quote in found if _SPOKEN.search(text, quote.inner_start, quote.inner_end)]
    return _nested(spoken)


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    run: list[re.Match[str]] = []
    for match in _MARK.finditer(text, start, end):
        if run and match.start() != run[-1].end():
            marks += _of_run(text, start, end, run)
            run = []
        run.append(match)
    return marks + _of_run(text, start, end, run) if run else marks


def _of_run(text: str, start: int, end: int, run: list[re.Match[str]]) -> list[_Mark]:
    """Marks side by side see the same neighbours, those of the whole run."""
    left, right = run[0].start() - 1, run[-1].end()
    while left >= start and text[left] in _INVISIBLE:
        left -= 1
    while right < end and text[right] in _INVISIBLE:
        right += 1
    before = text[left] if left >= start else ""
    after = text[right] if right < end else ""
    return [_Mark(match.start(), match.end(), match.group(), before, after) for match in run]


def _reopened(text: str, start: int, unclosed: list[_Open], marks: list[_Mark]) -> dict[int, _Open]:
    """Which of the quotations left open go on in the next paragraph, by their place.

    The paragraph repeats the opening marks, or, against the rule, only brings the closing one.
    """
    reopened: dict[int, _Open] = {}
    for place, opened in enumerate(unclosed):
        if len(reopened) == len(marks):
            break
        mark = marks[len(reopened)]
        if mark.start != start or mark.family != opened.mark.family or _is_elision(text, mark):
            continue
        reopened[place] = _Open(mark, continues=True)
        start = mark.end
    if not reopened and len(unclosed) == 1 and unclosed[0].mark.family != "single":
        opened = unclosed[0]
        first = next((mark for mark in marks if mark.family == opened.mark.family), None)
        if first and first.looks_closing and _role(text, first, opened) == "closes":
            reopened[0] = _Open(_Mark(start, start, opened.mark.glyph, "", ""), continues=True)
    return reopened


def _ended(unclosed: list[_Open], reopened: dict[int, _Open], end: int) -> list[Quotation]:
    """Quotations that end with their paragraph. A mark that may be no such mark opened none."""
    return [
        _quotation(opened, end, end, closed=place in reopened)
        for place, opened in enumerate(unclosed)
        if place in reopened or opened.continues or _is_plain(opened.mark)
    ]


def _is_plain(mark: _Mark) -> bool:
    if mark.family == "single":
        return mark.glyph == "‘" and not mark.before
    return mark.glyph not in ('"', "''") or mark.looks_opening


def _read(text: str, marks: list[_Mark], stack: list[_Open]) -> tuple[list[_Open], list[Quotation]]:
    """What the paragraph leaves open and what it closes; `stack` holds what it takes up again."""
    found: list[Quotation] = []

    def leave(first: int) -> None:
        """Ends what is open from the place `first` on, at its doubtful mark if it has one."""
        found.extend(
            _quotation(opened, opened.doubtful_end.start, opened.doubtful_end.end)
            for opened in stack[first:]
            if opened.doubtful_end
        )
        del stack[first:]

    for mark in marks:
        place = _innermost(stack, mark.family)
        opened = None if place is None else stack[place]
        role = _role(text, mark, opened)
        if place is not None and opened is not None:
            if role == "opens" and (opened.doubtful_end or mark.family == "single"):
                leave(place)
            elif role == "closes" and mark.family == "single" and place != len(stack) - 1:
                continue
            elif role == "closes" and _is_doubtful(text, mark):
                opened.doubtful_end = opened.doubtful_end or mark
            elif role == "closes":
                leave(place + 1)
                found.append(_quotation(opened, mark.start, mark.end))
                stack.pop()
        if role == "opens" and len(stack) < DEEPEST:
            stack.append(_Open(mark))

    for place in range(len(stack) - 1, -1, -1):
        if stack[place].doubtful_end:
            leave(place)
    return stack, found


def _innermost(stack: list[_Open], family: Family) -> int | None:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].mark.family == family:
            return place
    return None


def _role(text: str, mark: _Mark, opened: _Open | None) -> Role | None:
    """What a mark does; `opened` is the innermost open quotation of its family."""
    if mark.family == "single":
        return _role_of_single(text, mark, opened)
    if mark.family == "double":
        return _role_of_double(mark, opened)
    if mark.glyph in "「『":
        return "opens"
    if mark.glyph in "」』":
        return "closes" if opened else None
    return _role_of_guillemet(mark, opened)


def _role_of_double(mark: _Mark, opened: _Open | None) -> Role | None:
    match mark.glyph:
        case "„" | "‟" | "``" | "‘‘" | ",,":
            return "opens"
        case "”" | "’’":
            if opened:
                return "closes"
            return "opens" if mark.looks_opening else None
        case "“":
            if opened and (opened.mark.glyph in ("„", ",,") or mark.looks_closing):
                return "closes"
            return None if mark.looks_closing else "opens"
        case "''":
            if opened:
                return "closes" if opened.mark.glyph in ("``", "''") else None
            return "opens" if mark.looks_opening else None
    if opened:
        return "opens" if mark.looks_opening and not mark.looks_closing else "closes"
    return "opens" if mark.detached or not (mark.dangling or mark.before.isalnum()) else None


def _role_of_guillemet(mark: _Mark, opened: _Open | None) -> Role | None:
    """« so » , »so« and »so»: the glyph alone does not tell."""
    ends = mark.looks_closing or (mark.glyph in "»›" and not mark.after.isalnum())
    if opened and (ends or opened.mark.glyph != mark.glyph):
        return "closes"
    return "opens" if mark.glyph in "«‹" or mark.looks_opening else None


def _role_of_single(text: str, mark: _Mark, opened: _Open | None) -> Role | None:
    if mark.glyph == "’":
        return "closes" if opened and mark.looks_closing else None
    if opened and mark.looks_closing and not mark.looks_opening:
        return "closes"
    if opened and opened.mark.glyph == "‚" and mark.glyph == "‘":
        return "closes"
    return "opens" if mark.looks_opening and not _is_elision(text, mark) else None


def _is_elision(text: str, mark: _Mark) -> bool:
    return mark.family == "single" and _ELIDED.match(text, mark.end) is not None


def _is_doubtful(text: str, mark: _Mark) -> bool:
    """Whether a closing mark may be an apostrophe (workers’, goin’) or a unit (6', 5")."""
    if not _GOES_ON_WITH_A_NOUN.match(text, mark.end):
        return False
    before = text[mark.start - 2 : mark.start].lower()
    if mark.family == "single":
        return before.endswith(("s", "z", "x", "in")) or before[-1:].isdigit()
    return mark.glyph in ('"', "”") and before[-1:].isdigit()


def _quotation(opened: _Open, inner_end: int, end: int, *, closed: bool = True) -> Quotation:
    mark = opened.mark
    return Quotation(
        mark.start, end, mark.end, inner_end, closed=closed, continues=opened.continues
    )


def _nested(quotations: list[Quotation]) -> tuple[Quotation, ...]:
    """In order, each with its depth."""
    quotations.sort(key=lambda quotation: (quotation.start, -quotation.end))
    ends: list[int] = []
    nested = []
    for quotation in quotations:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        nested.append(replace(quotation, depth=len(ends)) if ends else quotation)
        ends.append(quotation.end)
    return tuple(nested)
