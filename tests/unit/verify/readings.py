"""Short articles and claims for tests, written as strings."""

from schemas.article import Article, Span
from schemas.proposal import Origin, ProposedClaim, ProposedPoint
from service.ports import Parser, Reading
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of


def read(text: str, parser: Parser | None = None, *, language: str = "en") -> Reading:
    """The article's sentences and quotations, and its grammar where a parser is given."""
    quotations = quotations_of(text)
    sentences = sentences_of(text, language, quotations)
    article = Article(text, language, sentences=sentences, quotations=quotations)
    return Reading(article, parser.parse(article) if parser else None)


def claim(
    reading: Reading, content: str, source: str = "", cue: str = "", *, origin: Origin = "llm"
) -> ProposedClaim:
    """A claim of the first places where its words stand; " … " parts the pieces of a content."""
    return ProposedClaim(
        content=tuple(place(reading.article, piece) for piece in content.split(" … ")),
        source=(place(reading.article, source),) if source else (),
        cue=(place(reading.article, cue),) if cue else (),
        origin=origin,
    )


def point(reading: Reading, text: str, *evidence: str) -> ProposedPoint:
    """A point on the sentences that hold the given words; on the whole article without any."""
    article = reading.article
    places = [place(article, words) for words in evidence or (article.text,)]
    sentences = {
        sentence.index: article.span(sentence.start, sentence.end)
        for span in places
        for sentence in article.sentences_in(span.start, span.end)
    }
    return ProposedPoint(text, tuple(sentences[index] for index in sorted(sentences)), origin="llm")


def place(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))
