"""A batch from its first row to its exit status."""

import asyncio
import signal
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TypeVar

from schemas.submission import Options
from service.bootstrap import inline_services, warm_up
from service.cli.batch.output import Output
from service.cli.batch.progress import Progress
from service.cli.batch.resume import Run, Work, line_up
from service.cli.batch.rows import Line, Unusable, problem_row, read_rows
from service.cli.batch.worker import answer
from service.cli.refusal import Refused
from service.errors import NutgrafError, Overloaded
from service.extract import engine_for
from service.ports import Workers
from service.settings import Settings
from service.workers import ProcessWorkers

AHEAD = 8
"""Rows begun for each worker: what may wait in memory for a slow row, and what a kill can cost."""

ATTEMPTS = 2
"""A row whose process died is tried once more: it may have been killed for another's sake."""

INTERRUPTED = 130

T = TypeVar("T")
U = TypeVar("U")


def run_batch(articles: IO[bytes], output: Path, settings: Settings, options: Options) -> int:
    """Answers every row; returns the exit status. Raises Refused and NutgrafError."""
    services = inline_services(settings)
    run = Run(
        options=options,
        engine=engine_for(services, options.model).identity,
        parser=services.parser.identity,
        max_article_characters=services.max_article_characters,
    )
    with Output(output) as sink, Progress(articles) as progress:
        work = line_up(read_rows(articles, settings.max_body_bytes), sink.old_rows(), run)
        try:
            asyncio.run(_until_told_to_stop(_run(work, sink, progress, settings, options)))
        except asyncio.CancelledError:
            progress.stopped()
            return INTERRUPTED
        if not progress.rows:
            raise Refused("The input holds no articles, not even one that is at fault.")
        progress.finished()
    return 1 if progress.problems else 0


async def _until_told_to_stop(run: Coroutine[None, None, None]) -> None:
    running = asyncio.ensure_future(run)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    await running


async def _run(
    work: Iterator[Work], output: Output, progress: Progress, settings: Settings, options: Options
) -> None:
    # No process is started for what is kept already, nor when the input turns out to be another.
    for first in work:
        if first.kept is None:
            break
        output.write(first.kept, first.kept)
        progress.count(Line(first.kept), kept=True)
        await asyncio.sleep(0)  # lets a signal in
    else:
        return
    async with ProcessWorkers(
        settings.workers,
        step_seconds=settings.deadline_seconds,
        warm_up=partial(warm_up, settings),
    ) as workers:
        line_for = partial(_line, workers, settings, options)
        every = in_order(chain([first], work), line_for, settings.workers * AHEAD)
        async for each, line in every:
            output.write(line.content, each.old)
            progress.count(line, kept=each.kept is not None)


async def _line(workers: Workers, settings: Settings, options: Options, work: Work) -> Line:
    if work.kept is not None:
        return Line(work.kept)
    if isinstance(work.row, Unusable):
        return problem_row(work.row.id, work.row.error)
    for _ in range(ATTEMPTS):
        try:
            return await workers.run(answer, settings, options, work.row)
        except Overloaded as error:
            problem = error
        except NutgrafError as error:
            return problem_row(work.row.id, error)
    return problem_row(work.row.id, problem)


async def in_order(
    work: Iterable[T], answer: Callable[[T], Awaitable[U]], at_once: int
) -> AsyncIterator[tuple[T, U]]:
    """Each piece of work with its answer, in the work's order; up to `at_once` are begun."""
    begun: deque[tuple[T, asyncio.Future[U]]] = deque()
    for each in work:
        begun.append((each, asyncio.ensure_future(answer(each))))
        while begun and (len(begun) == at_once or begun[0][1].done()):
            first, future = begun.popleft()
            yield first, await future
    while begun:
        first, future = begun.popleft()
        yield first, await future
