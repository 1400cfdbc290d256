"""Finds the words an LLM copied: exactly, or with quotation marks and white space read alike.

Nothing else is forgiven. A search that overlooks a letter overlooks a "not" or a changed figure,
and places a sentence that the article does not say.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from schemas.article import Article, Sentence, Span

Missing = Literal["not_in_article", "ambiguous"]
Place = tuple[int, int]

_ALIKE = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚‛´`＂＇'", '"'))
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_GAP = re.compile(rf"[\s{_INVISIBLE}]+")
_ONLY_INVISIBLE = re.compile(rf"[{_INVISIBLE}]+")


class Words:
    """An article's words, or those of `start:end`, searchable in time linear in their length."""

    def __init__(self, article: Article, start: int = 0, end: int | None = None) -> None:
        self._article = article
        self._start = start
        self._end = len(article.text) if end is None else end

    def locate(
        self, string: str, cited: Sequence[Sentence], near: Span | None = None
    ) -> Span | Missing:
        """The place of `string` that starts in the cited sentences, or else anywhere.

        Of several places the nearest to `near` is meant, one outside `near` before one inside.
        Two that are equally near, or two without a `near`, are `ambiguous`.
        """
        everywhere = self.places(string)
        chosen = _choose(_starting_in(cited, everywhere) or everywhere, near)
        return self._article.span(*chosen) if isinstance(chosen, tuple) else chosen

    def places(self, string: str) -> list[Place]:
        """Where the article holds `string` in whole words, in order."""
        needle = _normal(string)[0].strip()
        if not any(map(str.isalnum, needle)):
            return []
        normal, pieces = self._normal
        found = (
            (_original(pieces, start), _original(pieces, start + len(needle) - 1) + 1)
            for start in _find_all(normal, needle)
        )
        return [place for place in found if _whole(self._article.text, *place)]

    @cached_property
    def _normal(self) -> tuple[str, list[tuple[int, int]]]:
        return _normal(self._article.text[: self._end], self._start)


def _normal(text: str, start: int = 0) -> tuple[str, list[tuple[int, int]]]:
    """The text from `start` as it is compared; (offset here, offset in `text`) of its pieces."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for gap in _GAP.finditer(text, start):
        pieces.append((length, start))
        between = "" if _ONLY_INVISIBLE.fullmatch(gap.group()) else " "
        parts += text[start : gap.start()], between
        length += gap.start() - start + len(between)
        start = gap.end()
    pieces.append((length, start))
    parts.append(text[start:])
    return "".join(parts).translate(_ALIKE), pieces


def _original(pieces: list[tuple[int, int]], offset: int) -> int:
    here, there = pieces[bisect_right(pieces, offset, key=lambda piece: piece[0]) - 1]
    return there + offset - here


def _find_all(text: str, needle: str) -> list[int]:
    found = []
    start = text.find(needle)
    while start >= 0:
        found.append(start)
        start = text.find(needle, start + 1)
    return found


def _starting_in(sentences: Sequence[Sentence], places: list[Place]) -> list[Place]:
    cited = sorted((sentence.start, sentence.end) for sentence in sentences)
    starts = [start for start, _ in cited]

    def holds(place: Place) -> bool:
        before = bisect_right(starts, place[0]) - 1
        return before >= 0 and place[0] < cited[before][1]

    return [place for place in places if holds(place)]


def _choose(places: list[Place], near: Span | None) -> Place | Missing:
    if not places:
        return "not_in_article"
    if near is not None and len(places) > 1:
        places = [place for place in places if _is_outside(place, near)] or places
        gaps = [max(place[0] - near.end, near.start - place[1], 0) for place in places]
        nearest = min(gaps)
        places = [place for place, gap in zip(places, gaps, strict=True) if gap == nearest]
    return places[0] if len(places) == 1 else "ambiguous"


def _is_outside(place: Place, near: Span) -> bool:
    return place[1] <= near.start or place[0] >= near.end


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the place neither cuts a word or figure in two nor leaves its "n't" behind."""
    negated = text[end : end + 2] in ("'t", "’t") and text[end - 1] in "nN"
    return not (negated or _cuts(text, start) or _cuts(text, end))


def _cuts(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M":
        return True
    if _spells(before) and _spells(after):
        return True
    if before.isdigit():
        return after in "%‰°" or (after in ".,:" and text[at + 1 : at + 2].isdigit())
    return after.isdigit() and (
        before in "-−+$€£¥" or (before in ".,:" and text[max(at - 2, 0) : at - 1].isdigit())
    )


def _spells(character: str) -> bool:
    """Digits and letters with case: scripts without case join words, or affixes, unspaced."""
    return character.isdigit() or character.lower() != character.upper()
