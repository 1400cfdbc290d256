"""The LLM engine: drafts with a language model, and proposes what the article bears out."""

from collections.abc import Sequence
from dataclasses import replace

from prompts import Prompt, load_prompt
from schemas.article import Article, Chunk
from schemas.extraction import EngineName, PromptVersion
from schemas.proposal import Proposal, ProposedClaim
from service.engines.llm.client import LlmClient
from service.engines.llm.conversation import first_messages, second_messages
from service.engines.llm.draft import Amendment, Draft
from service.engines.llm.location import Grounds, amend, locate
from service.engines.llm.readers import join, lacking, without
from service.engines.llm.upstream import Complete
from service.errors import NutgrafError
from service.models import ModelRow
from service.ports import Engine, Parser, Reading, Usage, Workers
from service.text.chunking import split

BYTES_PER_TOKEN = 3
"""A cautious guess for any script: tokenizers take 4 of English, about 3 of Chinese or Thai."""

LEAST_ROOM = 1_000


class LlmEngine:
    """Fills the Engine port with one model of the table, for any language."""

    name: EngineName = "llm"

    def __init__(
        self,
        alias: str,
        row: ModelRow,
        *,
        workers: Workers,
        parser: Parser | None = None,
        second_reader: Engine | None = None,
        prompt: Prompt | None = None,
        complete: Complete | None = None,
    ) -> None:
        self.alias = alias
        self._row = row
        self._workers = workers
        self._parser = parser
        self._second_reader = second_reader
        self._prompt = prompt or load_prompt("extract", 1)
        self._version = PromptVersion(
            name=self._prompt.name, version=self._prompt.version, sha256=self._prompt.sha256
        )
        self._client = LlmClient(alias, row, complete)

    @property
    def identity(self) -> str:
        row = self._row
        second = self._second_reader.identity if self._second_reader else None
        return repr(
            (
                self.alias,
                row.model,
                row.api_base,
                row.mode,
                row.context_tokens,
                row.max_output_tokens,
                row.sentences_per_call,
                row.temperature,
                sorted(row.extra.items()),
                self._prompt.sha256,
                second,
            )
        )

    @property
    def prompt(self) -> PromptVersion:
        return self._version

    @property
    def deadline_seconds(self) -> float:
        return self._row.deadline

    @property
    def languages(self) -> None:
        return None

    def reads(self, language: str) -> bool:  # noqa: ARG002 - a language model takes any
        return True

    def split(self, article: Article) -> Sequence[Chunk]:
        return split(article, self._room(article), self._row.sentences_per_call)

    async def propose(
        self, reading: Reading, chunk: Chunk, *, second_reader: bool = True
    ) -> tuple[Proposal, Usage]:
        """A draft, and at most one re-ask: for its faults, and about what the draft lacks."""
        found = await self._second_reading(reading, chunk) if second_reader else ()
        opening = first_messages(self._prompt, chunk, self._row.model)
        first = await self._client.ask(opening, Draft, calls=2)
        grounds = Grounds(reading, chunk, found, self._parser)
        located = await self._workers.run(locate, grounds, first.answer)
        usage = replace(first.usage, prompt=self._version)
        warnings = ["answer_cut_short"] if first.cut_short else []
        offered = lacking(located.claims, found)
        if usage.calls == 1 and (located.faults or offered):
            again = [*opening, *second_messages(first.answer, located.faults, offered)]
            try:
                second = await self._client.ask(again, Amendment, calls=1)
            except NutgrafError:
                usage = replace(usage, calls=2)
                warnings.append("reask_failed")
            else:
                amended = await self._workers.run(amend, grounds, located, second.answer)
                mended = len(located.faults) - len(amended.faults)
                usage = _sum(usage, second.usage, mended=mended)
                located = amended
                found = without(found, offered, second.answer.not_claims)
        claims = await self._workers.run(join, grounds, located.claims, found)
        return located.proposal(claims, warnings), usage

    async def _second_reading(self, reading: Reading, chunk: Chunk) -> tuple[ProposedClaim, ...]:
        """What the second reader finds in the chunk's own sentences."""
        reader = self._second_reader
        if reader is None or not reader.reads(reading.article.language):
            return ()
        proposal, _ = await reader.propose(reading, chunk)
        start, end = chunk.sentences[0].start, chunk.sentences[-1].end
        return tuple(c for c in proposal.claims if start <= c.content[0].start < end)

    def _room(self, article: Article) -> int:
        """Characters of the article that fit beside the prompt, a draft, and a second answer."""
        row = self._row
        tokens = row.context_tokens - 2 * row.max_output_tokens
        room = BYTES_PER_TOKEN * tokens - len(self._prompt.text.encode())
        return max(room, LEAST_ROOM) * len(article.text) // len(article.text.encode())


def _sum(first: Usage, second: Usage, *, mended: int) -> Usage:
    return replace(
        first,
        input_tokens=first.input_tokens + second.input_tokens,
        output_tokens=first.output_tokens + second.output_tokens,
        cost=None if first.cost is None else first.cost + (second.cost or 0),
        calls=first.calls + second.calls,
        mended=mended,
    )
