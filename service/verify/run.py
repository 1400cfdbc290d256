"""Whether the parts of a claim stand together: in one sentence, or in one run of quotation."""

from itertools import pairwise

from schemas.article import Article, Sentence, Span
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
        max(0, min(q.end, sentence.end) - max(q.start, sentence.start))
        for q in article.quotations
        if q.depth == 0
    )
    return 2 * inside >= sentence.end - sentence.start


def _quotes(article: Article, span: Span) -> bool:
    return any(q.start < span.end and span.start < q.end for q in article.quotations)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
