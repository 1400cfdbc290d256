"""Where paragraphs are.

A blank line always ends a paragraph. A single line break ends one too, unless the text is wrapped
to a width, as mail and wire copy are: there it only continues the line.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

Stretch = tuple[int, int]

WIDEST_WRAP = 120
"""Characters; text with longer lines than this was not wrapped by anyone."""

RAGGED = 12
"""Characters by which a wrapped line may be short although the next word would have fitted."""

_LIST_ITEM = re.compile(r"(?:[-*•‣◦▪●·–—]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


def paragraphs_of(text: str) -> list[Stretch]:
    """Start and end of every paragraph, without white space at its borders, in order."""
    lines = _lines_of(text)
    width = _wrap_width(text, lines)
    paragraphs: list[Stretch] = []
    previous: Stretch | None = None
    for line in lines:
        if line is None:
            previous = None
            continue
        if previous is not None and width and _continues(text, previous, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _lines_of(text: str) -> list[Stretch | None]:
    """Every line without white space at its borders; None for a blank one."""
    lines: list[Stretch | None] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        start = offset + len(line) - len(line.lstrip())
        lines.append((start, start + len(words)) if words else None)
        offset += len(line)
    return lines


def _wrap_width(text: str, lines: Sequence[Stretch | None]) -> int:
    """The longest line of a wrapped text; 0 for a text that is not wrapped.

    In wrapped English about three line breaks of four fall inside a sentence and before a small
    letter; between paragraphs hardly any does.
    """
    breaks = inside = width = 0
    for line, following in pairwise(lines):
        if line is None or following is None:
            continue
        length = line[1] - line[0]
        breaks += 1
        if length <= WIDEST_WRAP:
            width = max(width, length)
            inside += length >= 40 and _goes_on(text, line, following)
    return width if inside * 10 >= breaks * 3 else 0


def _goes_on(text: str, line: Stretch, following: Stretch) -> bool:
    """Whether the line break between the two falls inside a sentence."""
    return text[following[0]].islower() and text[line[1] - 1] not in '.!?:…”"'


def _continues(text: str, line: Stretch, following: Stretch, width: int) -> bool:
    if _LIST_ITEM.match(text, *following):
        return False
    length = line[1] - line[0]
    if length > WIDEST_WRAP:
        return False
    if _goes_on(text, line, following):
        return True
    next_word = text[following[0] : min(following[1], following[0] + width)].split(None, 1)[0]
    return length + 1 + len(next_word) > width - RAGGED
