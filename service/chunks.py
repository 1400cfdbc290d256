"""Reads the chunks of an article side by side."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from schemas.proposal import Proposal
from service.ports import Account, Engine, Reading, Usage

Answers = Sequence[tuple[Proposal, Usage]]


async def propose_all(
    engine: Engine,
    reading: Reading,
    *,
    second_reader: bool,
    account: Account,
    deadline: float,
    so_far: Callable[[Answers], Awaitable[None]] | None = None,
) -> Answers:
    """What the engine proposes for each chunk, in text order.

    The first failure ends the reading of all. `so_far` is given the answers to the first chunks
    whenever one is there with all before it, but the last.
    """
    answers: list[tuple[Proposal, Usage]] = []
    try:
        async with asyncio.TaskGroup() as group:
            chunks = [
                group.create_task(
                    engine.propose(
                        reading,
                        chunk,
                        second_reader=second_reader,
                        account=account,
                        deadline=deadline,
                    )
                )
                for chunk in engine.split(reading.article)
            ]
            for number, chunk in enumerate(chunks, start=1):
                answers.append(await chunk)
                if so_far and number < len(chunks):
                    await so_far(tuple(answers))
    except ExceptionGroup as failed:
        failure = failed.exceptions[0]
    else:
        return answers
    raise failure
