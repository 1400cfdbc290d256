"""Whether the parts of a claim stand together: in one sentence, or in one run of quotation."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from schemas.article import Article, Quotation, Sentence, Span
from schemas.proposal import ProposedClaim


def out_of_place(article: Article, claim: ProposedClaim) -> str | None:
    """The part of the claim that stands apart from its content, in a word; None if none does."""
    for before, after in pairwise(claim.content):
        if not _together(article, before, after):
            return "rest of the content"
    for part, spans in (("cue", claim.cue), ("source", claim.source)):
        for span in spans[:1]:
            nearest = min(claim.content, key=lambda piece: _gap(piece, span))
            if not _together(article, nearest, span):
                return part
            if span.start > nearest.end and _speaks_for_itself(article, nearest, span):
                return part
    return None


def _together(article: Article, content: Span, other: Span) -> bool:
    """In one sentence, or with nothing but quotation, or its introduction, between them."""
    here = article.sentences_in(content.start, content.end)
    there = article.sentences_in(other.start, other.end)
    if not here or not there:
        return False
    if there[0].index <= here[-1].index and here[0].index <= there[-1].index:
        return True
    backward = there[0].index > here[-1].index
    between = (
        article.sentences[here[-1].index + 1 : there[0].index]
        if backward
        else article.sentences[there[-1].index + 1 : here[0].index]
    )
    if not all(_quoted(article, sentence) for sentence in between):
        return False
    if _quotes(article, content):
        return True
    introduced = article.text[there[-1].start : there[-1].end].rstrip().endswith(":")
    return not backward and not between and introduced


def _quoted(article: Article, sentence: Sentence) -> bool:
    """Whether quotation makes up half of the sentence or more."""
    inside = sum(
        min(quotation.end, sentence.end) - max(quotation.start, sentence.start)
        for quotation in outermost_in(article, sentence.start, sentence.end)
    )
    return 2 * inside >= sentence.end - sentence.start


def _speaks_for_itself(article: Article, content: Span, later: Span) -> bool:
    """Whether a cue in a sentence after the content introduces another speech there."""
    sentence = article.sentences_in(later.start, later.end)[0]
    if sentence.start <= content.start:
        return False
    reaching = any(
        quotation.end > sentence.start
        for quotation in outermost_in(article, content.start, content.end)
    )
    own = outermost_in(article, sentence.start, sentence.end)
    return not reaching and any(not quotation.continues for quotation in own)


def _quotes(article: Article, span: Span) -> bool:
    return any(True for _ in outermost_in(article, span.start, span.end))


def outermost_in(article: Article, start: int, end: int) -> Iterator[Quotation]:
    """The outermost quotations that share a character with `start:end`."""
    quotations = article.quotations
    place = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
    while place > 0 and quotations[place].depth:
        place -= 1
    for number in range(max(0, place), len(quotations)):
        quotation = quotations[number]
        if quotation.start >= end:
            return
        if quotation.end > start and not quotation.depth:
            yield quotation


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
