"""The embedded engine: finds cues, delimits contents, names sources, ties in quotations.

Deterministic: the same article gives the same proposal, on every machine with the same parser.
"""

from collections.abc import Sequence

from schemas.article import Article, Chunk, Span
from schemas.extraction import EngineName
from schemas.proposal import Proposal, ProposedClaim
from schemas.syntax import Parse
from service.engines.embedded.attribution import Attribution
from service.engines.embedded.content import content_of
from service.engines.embedded.cue import find_cues
from service.engines.embedded.grammar import joined
from service.engines.embedded.lexicon import Frame, Lexicon, cue_lexicon
from service.engines.embedded.outermost import outermost
from service.engines.embedded.quotes import tie_quotations
from service.engines.embedded.source import source_of, source_range
from service.ports import Reading, Usage, Workers


class EmbeddedEngine:
    """Fills the Engine port for English, without a key and without a network."""

    name: EngineName = "embedded"
    alias = "embedded"
    languages = ("en",)
    languages = ("en",)

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def identity(self) -> str:
        return "embedded"

    def reads(self, language: str) -> bool:
        return language.split("-")[0] == "en"

    def split(self, article: Article) -> Sequence[Chunk]:
        return [Chunk.whole(article)]

    async def propose(self, reading: Reading, chunk: Chunk) -> tuple[Proposal, Usage]:  # noqa: ARG002 - always the whole article
        proposal = await self._workers.run(propose_claims, reading)
        return proposal, Usage(answered_by="embedded")


def propose_claims(reading: Reading) -> Proposal:
    """Every claim the rules find, in text order; nothing where the article was not parsed."""
    if reading.parse is None:
        return Proposal()
    found = find_attributions(reading.article, reading.parse, cue_lexicon())
    claims = [_located(reading.article, each) for each in found]
    return Proposal(claims=tuple(claim for claim in claims if claim is not None))


def find_attributions(article: Article, parse: Parse, lexicon: Lexicon) -> list[Attribution]:
    found = []
    for sentence in article.sentences:
        for cue in find_cues(parse.sentence(sentence.index), lexicon):
            source = source_of(cue)
            if source is None and cue.frame in _NEEDS_SOURCE:
                continue
            if content := content_of(cue):
                found.append(
                    Attribution(cue.frame, cue.type, content, source, cue.words, cue.head)
                )
    return outermost(tie_quotations(article, parse, found, lexicon))


def _located(article: Article, found: Attribution) -> ProposedClaim | None:
    content = [span for range_ in found.content if (span := _content_span(article, *range_))]
    if not content:
        return None
    source = ()
    if found.source is not None:
        source = (article.span(*source_range(found.source)),)
    cue = joined([(word.start, word.end + 1) for word in found.cue])
    return ProposedClaim(
        content=tuple(content),
        source=source,
        cue=tuple(article.trimmed(start, min(end, len(article.text))) for start, end in cue),
        type=found.type,
    )


_NEEDS_SOURCE: frozenset[Frame] = frozenset({"noun_preposition"})
"""Frames that without anybody's name on them are mostly topics: "criticism of the plan"."""

_EDGES = " \t\r\n\u00a0,;:—–-"


def _content_span(article: Article, start: int, end: int) -> Span | None:
    """The range without punctuation at its borders and without the marks of one quotation."""
    text = article.text
    quotation = article.quotation_around(start, end)
    if quotation is not None:
        start, end = max(start, quotation.inner_start), min(end, quotation.inner_end)
    else:
        while end > start and text[end - 1] in _EDGES + ".":
            end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return article.trimmed(start, end)
