"""Short articles with claims marked in them, for what is told of hedging and checking."""

from dataclasses import dataclass

from schemas.article import Article, Span
from schemas.hedging import Hedging
from schemas.proposal import ClaimType, ProposedClaim
from schemas.syntax import Parse
from service.ports import Parser
from service.text.coreference import References, read_references
from service.text.hedging import read_hedging
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of

_CLOSING = {"]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True)
class Marked:
    """An article with its parse and what was marked: `[content]`, `{cue}` and `<source>`."""

    article: Article
    parse: Parse
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]

    def hedging(self, kind: ClaimType = "statement") -> Hedging:
        """The hedging of the one claim that all marks make up."""
        return read_hedging(
            self.article, self.parse, self.content, self.cue, self.source, type=kind
        )

    @property
    def claims(self) -> list[ProposedClaim]:
        """The marks of each sentence as a claim."""
        found = []
        for sentence in self.article.sentences:
            content, cue, source = (
                tuple(span for span in spans if sentence.start <= span.start < sentence.end)
                for spans in (self.content, self.cue, self.source)
            )
            if content:
                found.append(ProposedClaim(content=content, cue=cue, source=source))
        return found

    @property
    def references(self) -> References:
        return read_references(self.article, self.parse, self.claims)

    def unparsed(self) -> "Marked":
        """The same with a parse that holds no tokens."""
        parse = Parse(self.article.text, [])
        return Marked(self.article, parse, self.content, self.cue, self.source)


def read_marks(marked: str, parser: Parser) -> Marked:
    text = ""
    opened: dict[str, int] = {}
    places: dict[str, list[tuple[int, int]]] = {"[": [], "{": [], "<": []}
    for character in marked:
        if character in places:
            opened[character] = len(text)
        elif character in _CLOSING:
            mark = _CLOSING[character]
            places[mark].append((opened[mark], len(text)))
        else:
            text += character
    quotations = quotations_of(text)
    sentences = sentences_of(text, "en", quotations)
    article = Article(text, "en", sentences=sentences, quotations=quotations)
    content, cue, source = (
        tuple(article.span(*place) for place in places[mark]) for mark in ("[", "{", "<")
    )
    return Marked(article, parser.parse(article), content, cue, source)
