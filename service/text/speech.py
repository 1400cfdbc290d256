"""Which words stand in quotations, and whose words those are."""

from bisect import bisect_right

from schemas.article import Article, Quotation
from schemas.syntax import Token

_SCARE_QUOTE = 2
"""White spaces; what is quoted with fewer is a phrase in the outlet's own sentence."""


class Speech:
    """The outermost quotations of an article, and who speaks in them.

    One that is neither long enough to be speech nor a claim's content is not regarded.
    """

    def __init__(self, article: Article) -> None:
        self._quotations = [each for each in article.quotations if each.depth == 0]
        self._spoken = {
            each.start
            for each in self._quotations
            if len(article.text[each.start : each.end].split()) > _SCARE_QUOTE
        }
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
            if quotation.start < start and end <= quotation.end:
                self._spoken.add(quotation.start)

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds the offset, if it is speech."""
        quotation = _holding(self._quotations, self._starts, offset)
        return quotation if quotation and quotation.start in self._spoken else None

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
