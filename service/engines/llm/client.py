"""Asks a language model for an answer of a given shape, which instructor forces on it."""

import asyncio
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from service.engines.llm.conversation import Message
from service.engines.llm.draft import Amendment, Draft, Objections
from service.engines.llm.gate import Gate
from service.engines.llm.upstream import Complete, Exchange, instructor, written
from service.errors import NutgrafError, UnusableAnswer
from service.models import ModelRow
from service.observe import Watch
from service.ports import FREE, Account

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

log = logging.getLogger(__name__)

Answer = TypeVar("Answer", Draft, Amendment, Objections)


@dataclass(frozen=True, slots=True)
class Answered(Generic[Answer]):
    """An answer; of one that was cut short, the whole items.

    `reasked`: an earlier one did not have the shape.
    """

    answer: Answer
    cut_short: bool = False
    reasked: bool = False


class LlmClient:
    """Reaches one model of the table; what its requests share is behind its gate."""

    def __init__(
        self,
        alias: str,
        row: ModelRow,
        complete: Complete | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._complete = complete
        self._alias = alias
        self._row = row
        self._library: ModuleType | None = None
        self.gate = Gate(alias, row, watch or Watch())

    def exchange(
        self, account: Account = FREE, *, deadline: float = math.inf, newcomer: bool = True
    ) -> Exchange:
        """For all questions about one chunk; `newcomer` for a request's first."""
        return Exchange(
            self._alias,
            self._row,
            self.gate,
            self._complete,
            account=account,
            deadline=deadline,
            newcomer=newcomer,
        )

    async def ask(
        self, exchange: Exchange, messages: Sequence[Message], shape: type[Answer], *, asks: int
    ) -> Answered[Answer]:
        """Asks at most so often, again only when the answer does not have the shape.

        Raises NutgrafError: UpstreamFailed, UpstreamTimeout, UnusableAnswer, Overloaded or
        BudgetSpent, none with a word of the answer.
        """
        if self._library is None:  # seconds of work, which the event loop need not wait for
            self._library = await asyncio.to_thread(instructor)
        library = self._library
        answers = 0

        async def complete(**request: object) -> "ModelResponse":
            nonlocal answers
            if answers:
                self.gate.watch.reasked(self._alias, "shape")
            response = await exchange.complete(**request)
            answers += 1
            return response

        client = library.from_litellm(complete, mode=library.Mode[self._row.mode.upper()])
        unusable = UnusableAnswer(
            f"The model {self._alias!r} did not answer in the shape asked for."
        )
        failure: NutgrafError
        try:
            answer = await client.create(
                messages=list(messages), response_model=_prepared(shape), max_retries=asks - 1
            )
            return Answered(_alone(answer, shape), reasked=answers > 1)
        except library.core.IncompleteOutputException as error:
            try:
                whole = shape.cut_short(written(error.last_completion))
                return Answered(whole, cut_short=True, reasked=answers > 1)
            except ValidationError:
                failure = unusable
        except library.core.InstructorRetryException as error:
            cause = error.__cause__
            failure = cause if isinstance(cause, NutgrafError) else unusable
            log.warning("model %s: %s", self._alias, type(cause).__name__)
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
