"""Short articles with claims marked in them, for what is told of references."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from schemas.article import Article, Span
from schemas.extraction import Source
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.ports import Parser
from service.text.coreference import References, read_references
from service.text.mentions import Mention
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of
from service.text.sources import describe_sources

_MARK = re.compile(r"\{([cs])(\d?):([^{}]*)\}")


@dataclass(frozen=True)
class Reading:
    """An article with its references and the claims that were marked in it."""

    article: Article
    claims: list[ProposedClaim]
    references: References

    def find(self, words: str) -> Span:
        """The one place of the words, or of those of them in brackets: "[she] added"."""
        plain = words.replace("[", "").replace("]", "")
        assert self.article.text.count(plain) == 1, plain
        start = self.article.text.index(plain)
        if "[" in words:
            return self.article.span(start + words.index("["), start + words.index("]") - 1)
        return self.article.span(start, start + len(plain))

    def token(self, words: str) -> Token:
        """The last token of the words, which is the head of a name or a short phrase."""
        span = self.find(words)
        return self.references.parse.between(span.start, span.end)[-1]

    def mention(self, words: str) -> Mention:
        return self.references.mentions.at[self.token(words).index]

    def name(self, words: str) -> str | None:
        """The fullest name of whom the words stand for; None where nobody is clear."""
        entity = self.references.entity(self.token(words))
        return self.article.text[entity.fullest.start : entity.fullest.end] if entity else None

    @property
    def source(self) -> Source:
        """The source of the only claim, or of the last."""
        source = describe_sources(self.references, self.claims)[-1]
        assert source is not None
        return source


Reader = Callable[[str], Reading]


def read_marked(marked: str, parser: Parser) -> Reading:
    """Reads text in which claims are marked, a figure telling several apart.

    "{s:Tell} said {c:it would close}"; "{c1:Yes,} said {s1:Tell}. {s2:Poe} said {c2:no}."
    """
    text = ""
    pieces: dict[str, dict[str, list[tuple[int, int]]]] = {}
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        place = (len(text), len(text) + len(match[3]))
        pieces.setdefault(match[2], {"c": [], "s": []})[match[1]].append(place)
        text += match[3]
        last = match.end()
    text += marked[last:]
    quotations = quotations_of(text)
    sentences = sentences_of(text, "en", quotations)
    article = Article(text, "en", sentences=sentences, quotations=quotations)
    claims = [
        ProposedClaim(
            content=tuple(article.span(*place) for place in claim["c"]),
            source=tuple(article.span(*place) for place in claim["s"]),
        )
        for claim in pieces.values()
    ]
    return Reading(article, claims, read_references(article, parser.parse(article), claims))
