"""An engine that takes no model to load: every quotation is a claim that nobody made."""

from collections.abc import Sequence

from schemas.article import Article, Chunk
from schemas.extraction import EngineName
from schemas.proposal import Proposal, ProposedClaim
from service.ports import Reading, Usage


class QuotationEngine:
    name: EngineName = "embedded"
    identity = "quotations 1"
    languages = ("en",)
    deadline_seconds = None

    def __init__(self, alias: str = "quotations") -> None:
        self.alias = alias

    def reads(self, language: str) -> bool:
        return language in self.languages

    def split(self, article: Article) -> Sequence[Chunk]:
        return [Chunk(article, 0, len(article.sentences))]

    async def propose(
        self, reading: Reading, chunk: Chunk, *, second_reader: bool = True
    ) -> tuple[Proposal, Usage]:
        article = chunk.article
        claims = [
            ProposedClaim(content=(article.trimmed(quotation.inner_start, quotation.inner_end),))
            for quotation in reading.article.quotations
            if not article.text[quotation.inner_start : quotation.inner_end].isspace()
            and quotation.inner_start < quotation.inner_end
        ]
        return Proposal(claims=tuple(claims)), Usage(answered_by=self.alias)
