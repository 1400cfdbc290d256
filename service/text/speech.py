"""Which words stand in quotations, and whose words those are."""

from bisect import bisect_right

from schemas.article import Article, Quotation
from schemas.syntax import Token

_SCARE_QUOTE = 3
"""White spaces; what is quoted with fewer is a phrase in the outlet's own sentence."""


class Speech:
    """The outermost quotations of an article that are long enough to be somebody's speech."""

    def __init__(self, article: Article) -> None:
        self._quotations = [
            quotation
            for quotation in article.quotations
            if quotation.depth == 0
            and article.text.count(" ", quotation.start, quotation.end) >= _SCARE_QUOTE
        ]
        self._starts = [quotation.start for quotation in self._quotations]
        self._inner = [quotation for quotation in article.quotations if quotation.depth]
        self._inner_starts = [quotation.start for quotation in self._inner]
        self._sources: dict[int, Token] = {}

    def attribute(self, start: int, end: int, source: Token) -> None:
        """Gives the quotations in a content to its source, unless they have one."""
        place = max(0, bisect_right(self._starts, start) - 1)
        for quotation in self._quotations[place : bisect_right(self._starts, end)]:
            if quotation.start < end and start < quotation.end:
                self._sources.setdefault(quotation.start, source)

    def at(self, offset: int) -> Quotation | None:
        return _holding(self._quotations, self._starts, offset)

    def is_nested(self, offset: int) -> bool:
        """Whether the words are quoted inside a quotation, so that its source only repeats them."""
        return _holding(self._inner, self._inner_starts, offset) is not None

    def source(self, quotation: Quotation) -> Token | None:
        """Who speaks; the paragraphs of one speech share the source that any before them has."""
        place = bisect_right(self._starts, quotation.start) - 1
        while place > 0 and self._quotations[place].start not in self._sources:
            if not self._quotations[place].continues:
                return None
            place -= 1
        return self._sources.get(self._quotations[place].start)


def _holding(quotations: list[Quotation], starts: list[int], offset: int) -> Quotation | None:
    place = bisect_right(starts, offset) - 1
    if place >= 0 and offset < quotations[place].end:
        return quotations[place]
    return None
