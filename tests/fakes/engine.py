"""An engine that takes no model to load: every quotation is a claim that nobody made."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from typing import Any

from schemas.article import Article, Chunk
from schemas.extraction import EngineName
from schemas.proposal import Proposal, ProposedClaim
from service.errors import NutgrafError
from service.ports import FREE, Account, Objection, Reading, Usage
from service.text.chunking import split


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

    async def propose(self, reading: Reading, chunk: Chunk, **_: object) -> tuple[Proposal, Usage]:
        article = chunk.article
        claims = [
            ProposedClaim(content=(article.trimmed(quotation.inner_start, quotation.inner_end),))
            for quotation in reading.article.quotations
            if not article.text[quotation.inner_start : quotation.inner_end].isspace()
            and quotation.inner_start < quotation.inner_end
        ]
        return Proposal(claims=tuple(claims)), Usage(answered_by=self.alias)


class PatientEngine(QuotationEngine):
    """A chunk for each sentence, answered when the test says so; or it fails, or is at once there.

    `begun`, `given_up` count its chunks by the number of their sentence.
    """

    def __init__(
        self,
        alias: str = "patient",
        *,
        name: EngineName = "llm",
        waits: bool = True,
        fails: NutgrafError | None = None,
        fails_at: Container[int] = range(1_000),
    ) -> None:
        super().__init__(alias)
        self.name = name
        self.identity = f"patient {alias}"
        self.fails = fails
        self._fails_at = fails_at
        self.waits = waits
        self.begun: Counter[int] = Counter()
        self.given_up: Counter[int] = Counter()
        self._answers: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)

    def answer(self, *sentences: int) -> None:
        for sentence in sentences:
            self._answers[sentence].set()

    def split(self, article: Article) -> Sequence[Chunk]:
        return split(article, len(article.text), 1)

    async def propose(self, reading: Reading, chunk: Chunk, **_: object) -> tuple[Proposal, Usage]:
        self.begun[chunk.first] += 1
        await asyncio.sleep(0)
        if self.fails and chunk.first in self._fails_at:
            raise self.fails
        if self.waits:
            try:
                await self._answers[chunk.first].wait()
            except asyncio.CancelledError:
                self.given_up[chunk.first] += 1
                raise
        proposal, usage = await super().propose(reading, chunk)
        start, end = chunk.sentences[0].start, chunk.sentences[-1].end
        claims = tuple(c for c in proposal.claims if start <= c.content[0].start < end)
        return Proposal(claims=claims), usage


class PayingEngine(QuotationEngine):
    """Every article takes 400 tokens, and every check of a text against one 300."""

    identity = "paying 1"
    least_call = (100, 0.01)

    async def propose(
        self,
        reading: Reading,
        chunk: Chunk,
        **allowed: Any,  # noqa: ANN401 - the account among them
    ) -> tuple[Proposal, Usage]:
        account: Account = allowed["account"]
        await (await account.reserve(self.alias, 400, 0.1)).settle(400, 0.1)
        return await super().propose(reading, chunk)

    async def object_to(
        self, text: str, article: Article, *, account: Account = FREE, **_: object
    ) -> tuple[Objection, ...]:
        await (await account.reserve(self.alias, 300, 0.05)).settle(300, 0.05)
        return (Objection(0, len(text), (0,)),)
