"""Asks a language model for an answer of a given shape, which instructor forces on it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Generic, TypeVar

from pydantic import ValidationError

from service.engines.llm.conversation import Message
from service.engines.llm.draft import Amendment, Draft
from service.engines.llm.upstream import Complete, Exchange, instructor, written
from service.errors import NutgrafError, UnusableAnswer
from service.models import ModelRow
from service.ports import Usage

Answer = TypeVar("Answer", Draft, Amendment)


@dataclass(frozen=True, slots=True)
class Answered(Generic[Answer]):
    """An answer and what it took; of one that was cut short, the whole items."""

    answer: Answer
    usage: Usage
    cut_short: bool = False


class LlmClient:
    """Reaches one model of the table; `calls_at_once` answers are waited for at a time."""

    def __init__(self, alias: str, row: ModelRow, complete: Complete | None = None) -> None:
        self._complete = complete
        self._alias = alias
        self._row = row
        self._library: ModuleType | None = None
        self._slots = asyncio.Semaphore(row.calls_at_once)

    async def ask(
        self, messages: Sequence[Message], shape: type[Answer], *, calls: int
    ) -> Answered[Answer]:
        """Asks in at most so many calls, again only when the answer does not have the shape.

        Raises UpstreamFailed, UpstreamTimeout or UnusableAnswer, none with a word of the answer.
        """
        if self._library is None:  # seconds of work, which the event loop need not wait for
            self._library = await asyncio.to_thread(instructor)
        library = self._library
        exchange = Exchange(self._alias, self._row, self._complete)
        client = library.from_litellm(exchange.complete, mode=library.Mode[self._row.mode.upper()])
        unusable = UnusableAnswer(
            f"The model {self._alias!r} did not answer in the shape asked for."
        )
        failure: NutgrafError
        async with self._slots:
            try:
                answer = await client.create(
                    messages=list(messages), response_model=_prepared(shape), max_retries=calls - 1
                )
                return Answered(_alone(answer, shape), exchange.usage)
            except library.core.IncompleteOutputException as error:
                try:
                    whole = shape.cut_short(written(error.last_completion))
                    return Answered(whole, exchange.usage, cut_short=True)
                except ValidationError:
                    failure = unusable
            except library.core.InstructorRetryException as error:
                cause = error.__cause__
                failure = cause if isinstance(cause, NutgrafError) else unusable
        # raised here, without a trace of instructor's error: that holds the key and the output
        raise failure.with_traceback(None)


@cache
def _prepared(shape: type[Answer]) -> type[Answer]:
    """As instructor wants it. Left to itself it makes a new class a call: 3 ms, and never freed."""
    prepared: type[Answer] = instructor().openai_schema(shape)
    return prepared


def _alone(answer: Answer, shape: type[Answer]) -> Answer:
    """Without the raw response, which instructor hangs on it."""
    return shape(**{name: getattr(answer, name) for name in shape.model_fields})
