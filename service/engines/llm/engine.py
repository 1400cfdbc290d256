"""The LLM engine: drafts with a language model, and proposes what the article bears out."""

import time
from collections.abc import Sequence
from dataclasses import replace

from prompts import Prompt, load_prompt
from schemas.article import Article, Chunk
from schemas.extraction import EngineName, PromptVersion
from schemas.proposal import Proposal, ProposedClaim
from service.engines.llm.client import LlmClient
from service.engines.llm.conversation import first_messages, second_messages
from service.engines.llm.draft import Amendment, Draft, Objections
from service.engines.llm.location import Grounds, amend, locate
from service.engines.llm.objections import heard, messages_about
from service.engines.llm.readers import join, lacking, without
from service.engines.llm.upstream import BYTES_PER_TOKEN, Complete
from service.errors import NutgrafError
from service.models import ModelRow
from service.observe import Watch
from service.ports import FREE, Account, Engine, Objection, Parser, Reading, Usage, Workers
from service.text.chunking import split

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
        watch: Watch | None = None,
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
        self._watch = watch or Watch()
        self._client = LlmClient(alias, row, complete, self._watch)

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

    @property
    def least_call(self) -> tuple[int, float | None]:
        """Room for an answer, which every call reserves beside what it says."""
        answer = self._row.max_output_tokens
        return answer, self._row.cost(0, answer)

    def reads(self, language: str) -> bool:  # noqa: ARG002 - a language model takes any
        return True

    def split(self, article: Article) -> Sequence[Chunk]:
        return split(article, self._room(article), self._row.sentences_per_call)

    async def propose(
        self,
        reading: Reading,
        chunk: Chunk,
        *,
        second_reader: bool = True,
        account: Account = FREE,
        deadline: float | None = None,
    ) -> tuple[Proposal, Usage]:
        """A draft, and at most one re-ask: for its faults, and about what the draft lacks.

        No call is begun that cannot be expected to end by `deadline`, on `time.monotonic`.
        """
        exchange = self._client.exchange(
            account,
            deadline=self._until(deadline),
            newcomer=chunk.first == 0,
        )
        found = await self._second_reading(reading, chunk) if second_reader else ()
        opening = first_messages(self._prompt, chunk, self._row.model)
        first = await self._client.ask(exchange, opening, Draft, asks=2)
        grounds = Grounds(reading, chunk, found, self._parser)
        located = await self._workers.run(locate, grounds, first.answer)
        warnings = ["answer_cut_short"] if first.cut_short else []
        mended = 0
        offered = lacking(located.claims, found)
        if not first.reasked and (located.faults or offered):
            again = [*opening, *second_messages(first.answer, located.faults, offered)]
            self._watch.reasked(self.alias, "faults")
            try:
                second = await self._client.ask(exchange, again, Amendment, asks=1)
            except NutgrafError:
                warnings.append("reask_failed")
            else:
                amended = await self._workers.run(amend, grounds, located, second.answer)
                mended = len(located.faults) - len(amended.faults)
                located = amended
                found = without(
                    found,
                    offered,
                    second.answer.not_claims,
                    drafted=len(first.answer.claims),
                    sound=len(located.claims),
                )
        claims = await self._workers.run(join, grounds, located.claims, found)
        usage = replace(exchange.usage, prompt=self._version, mended=mended)
        return located.proposal(claims, warnings), usage

    async def object_to(
        self,
        text: str,
        article: Article,
        *,
        account: Account = FREE,
        deadline: float | None = None,
    ) -> tuple[Objection, ...]:
        """What the model holds to be unsupported; two calls where the first is out of shape."""
        exchange = self._client.exchange(
            account,
            deadline=self._until(deadline),
        )
        prompt = load_prompt("check", 1)
        messages = messages_about(prompt, article, text, self._room(article))
        answer = await self._client.ask(exchange, messages, Objections, asks=2)
        return tuple(heard(answer.answer.objections, article, text))

    def _until(self, deadline: float | None) -> float:
        """On `time.monotonic`; without a deadline the model's own time begins now."""
        return time.monotonic() + self._row.deadline if deadline is None else deadline

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
