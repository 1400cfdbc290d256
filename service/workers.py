"""Runs CPU-bound steps where they do not hold up the event loop: in other processes, or in place.

Each worker is a process pool of one. A step that crashes or will not end therefore takes nobody
else's step with it, and its worker is replaced while the others go on.
"""

import asyncio
import faulthandler
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ParamSpec, Self, TextIO, TypeVar

from service.errors import DeadlineExceeded, NutgrafError, Overloaded

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""There is a worker for every core: threads of a numerical library would only get in its way."""


class InlineWorkers:
    """Runs each step at once in the calling process: for a command that reads one article."""

    ready = True
    waiting = 0

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return step(*args, **kwargs)


class ProcessWorkers:
    """Runs each step in one of several processes, which live as long as the context.

    `warm_up` runs in a process before its first step, in every replacement too; what it raises at
    the start goes to whoever enters the context. A step that takes longer than `step_seconds` ends
    its own process. Steps, arguments and answers must be picklable.
    """

    def __init__(
        self, processes: int, *, step_seconds: float, warm_up: Callable[[], object] = os.getpid
    ) -> None:
        self._processes = processes
        self._step_seconds = step_seconds
        self._warm_up = warm_up
        self._waiting: asyncio.PriorityQueue[_Job] = asyncio.PriorityQueue()
        self._workers: list[_Worker] = []
        self._serving: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        try:
            for _ in range(self._processes):
                self._workers.append(_Worker(self._step_seconds, self._warm_up))
            await asyncio.gather(*(asyncio.wrap_future(each.warmth) for each in self._workers))
        except BaseException:
            await self.__aexit__()
            raise
        self._serving = [asyncio.create_task(self._serve(worker)) for worker in self._workers]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*(asyncio.to_thread(worker.close) for worker in self._workers))

    @property
    def ready(self) -> bool:
        """False while no process has finished its warm-up: a step would have to wait for one."""
        return any(worker.is_warm for worker in self._workers)

    @property
    def waiting(self) -> int:
        return self._waiting.qsize()

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises Overloaded when the step's process dies, DeadlineExceeded when it is too slow.

        A caller that is cancelled while it waits leaves the queue. A step that has begun keeps its
        process until it ends, whether or not anybody still waits for the answer.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait(_Job(_turn(), partial(step, *args, **kwargs), answer))
        return await answer

    async def _serve(self, worker: "_Worker") -> None:
        while True:
            job = await self._waiting.get()
            if job.answer.done():
                continue
            begun = time.monotonic()
            try:
                job.succeed(await asyncio.wrap_future(worker.submit(job.step)))
            except BrokenProcessPool:
                job.fail(self._reason(time.monotonic() - begun))
                log.error("a worker died and is replaced")
                with suppress(OSError):  # no memory for a process now; the next step tries again
                    worker.start()
                await asyncio.wait([asyncio.wrap_future(worker.warmth)])
            except Exception as error:  # the caller's to handle, whatever it is
                job.fail(error)

    def _reason(self, seconds: float) -> NutgrafError:
        if seconds < self._step_seconds:
            return Overloaded("The process that read the article died. Try again.")
        return DeadlineExceeded(f"A step took longer than {self._step_seconds:g} seconds.")


_turns = count()
_numbers = count()
_own_turn: ContextVar[int] = ContextVar("turn")


def _turn() -> int:
    """The place in the queue that all steps of an extraction share.

    Whoever came first is served first to the end. If each step queued anew, many extractions at
    once would all end late, and past their deadline together.
    """
    turn = _own_turn.get(None)
    if turn is None:
        turn = next(_turns)
        _own_turn.set(turn)
    return turn


@dataclass(order=True)
class _Job:
    turn: int
    step: Callable[[], Any] = field(compare=False)
    answer: asyncio.Future[Any] = field(compare=False)
    number: int = field(default_factory=lambda: next(_numbers))

    def succeed(self, answer: object) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)

    def fail(self, error: Exception) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)


class _Worker:
    """A process that takes one step at a time; `start` also replaces one that died.

    The process lives as long as its lifeline is held: it goes at once when the worker is closed,
    and when the server is gone, however that came about.
    """

    def __init__(self, step_seconds: float, warm_up: Callable[[], object]) -> None:
        self._step_seconds = step_seconds
        self._warm_up = warm_up
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        end, self._lifeline = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(
            max_workers=1, mp_context=context, initializer=_settle_in, initargs=(end,)
        )
        self.warmth = self._executor.submit(self._warm_up)

    @property
    def is_warm(self) -> bool:
        return self.warmth.done() and self.warmth.exception() is None

    def submit(self, step: Callable[[], T]) -> "Future[T]":
        limited = partial(_within, self._step_seconds, step)
        try:
            return self._executor.submit(limited)
        except BrokenProcessPool:  # it died while it had nothing to do
            self.start()
            return self._executor.submit(limited)

    def close(self) -> None:
        self._lifeline.close()
        self._executor.shutdown()


def _settle_in(lifeline: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for limit in THREAD_LIMITS:
        os.environ.setdefault(limit, "1")
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(0)


@cache
def _nowhere() -> TextIO:
    return Path(os.devnull).open("w")


def _within(seconds: float, step: Callable[[], T]) -> T:
    """Ends the process if the step takes longer; the watchdog is no Python thread and needs no GIL.

    Its traceback goes nowhere: the caller gets a problem, and a log that others read no frames.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())
    try:
        return step()
    finally:
        faulthandler.cancel_dump_traceback_later()
