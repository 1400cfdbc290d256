"""Who reads when the model that was asked for does not: the next of its list, in the same time."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from schemas.extraction import EngineName, Warning  # noqa: A004 - the answer's own word
from service.errors import (
    BudgetSpent,
    NutgrafError,
    Overloaded,
    UnusableAnswer,
    UpstreamFailed,
    UpstreamTimeout,
)
from service.ports import Account, Engine, Paid, Services

T = TypeVar("T")

FAILURES = (UpstreamFailed, UpstreamTimeout, UnusableAnswer, Overloaded, BudgetSpent)
"""What another model may do better. A fault of the article or the request is everybody's."""

SECONDS_LEFT: dict[EngineName, float] = {"llm": 30.0, "embedded": 5.0}
"""What a model that hangs leaves to each that could take over, or a fair share where that is less.
Reading the grammar comes before, so the embedded engine takes well under a second of it."""


@dataclass(frozen=True)
class Failure:
    """Why a model gave no answer."""

    alias: str
    error: NutgrafError


@dataclass(frozen=True)
class Turn:
    """An engine's turn to answer, after others have failed; nobody takes over from the last.

    It ends at `deadline`, on `time.monotonic`.
    """

    engine: Engine
    deadline: float
    failures: tuple[Failure, ...]
    is_last: bool


def stand_ins(services: Services, engine: Engine, language: str) -> list[Engine]:
    """Who may take over from an engine: those of its list that read the language."""
    others = (services.engines[alias] for alias in services.fallbacks.get(engine.alias, ()))
    return [other for other in others if other.reads(language)]


async def require_means(engines: Sequence[object], account: Account) -> None:
    """Raises the first one's BudgetSpent if none of the engines could make a call.

    To be asked before there is work for them, which would be for nothing.
    """
    refusals = []
    for engine in engines:
        if not isinstance(engine, Paid):
            return
        try:
            await account.check(engine.alias, *engine.least_call)
        except BudgetSpent as refusal:
            refusals.append(refusal)
        else:
            return
    if refusals:
        raise refusals[0]


async def first_answer(
    engines: Sequence[Engine], ask: Callable[[Turn], Awaitable[T]], *, deadline: float
) -> T:
    """The answer of the first engine that gives one.

    `deadline` is on `time.monotonic`; the last engine is not cut off at it, since whoever waits for
    the answer sees to that. When all fail, the failure of the one that was asked for is raised.
    """
    failures: tuple[Failure, ...] = ()
    for place, engine in enumerate(engines):
        later = engines[place + 1 :]
        left = deadline - time.monotonic()
        seconds = left - _left_for(later, left)
        turn = Turn(engine, time.monotonic() + seconds, failures, is_last=not later)
        try:
            async with asyncio.timeout(seconds if later else None) as timer:
                return await ask(turn)
        except TimeoutError:
            if not timer.expired():
                raise
            error: NutgrafError = UpstreamTimeout(
                f"The model {engine.alias!r} did not answer within {seconds:.3g} seconds."
            )
        except FAILURES as failure:
            error = failure
        failures = (*failures, Failure(engine.alias, error))
    raise failures[0].error


def _left_for(later: Sequence[Engine], left: float) -> float:
    share = left / (len(later) + 1)
    return sum(min(SECONDS_LEFT[engine.name], share) for engine in later)


def warnings_of(turn: Turn) -> tuple[Warning, ...]:
    """Who was asked in vain, why, and who was asked next."""
    asked = [*(failure.alias for failure in turn.failures), turn.engine.alias]
    return tuple(
        Warning(
            code="fell_back",
            detail=f"The model {alias!r} gave no answer ({failure.error.slug}), so {then!r} was"
            f" asked. {failure.error.detail}",
        )
        for failure, (alias, then) in zip(turn.failures, pairwise(asked), strict=True)
    )
