"""Writes of many requests in one transaction: those that wait while the disk is busy go together.

A durable transaction is nearly all waiting for the disk: 0.4 to 2.3 ms where this was measured,
and 0.01 ms without.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from service.errors import NutgrafError
from service.storage.database import Database

T = TypeVar("T")


class Batch:
    """Steps on a database's own thread, each whole or not at all.

    A step that refuses raises NutgrafError before it writes; that is its own outcome alone.
    Whatever else goes wrong undoes the transaction, and is everybody's outcome.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[tuple[Callable[[], Any], Future[Any]]] = deque()

    def submit(self, step: Callable[[], T]) -> "Future[T]":
        """The outcome is there when it is on the disk. No step that was submitted is left out."""
        future: Future[T] = Future()
        self._waiting.append((step, future))
        self._database.thread.submit(self._work_off)
        return future

    def _work_off(self) -> None:
        """Finds nothing when an earlier one has taken its step along."""
        batch = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if not batch:
            return
        try:
            with self._database.connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                outcomes = [_outcome(step) for step, _ in batch]
        except BaseException as error:  # nobody shall wait for ever
            for _, future in batch:
                future.set_exception(error)
            return
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, NutgrafError):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)


def _outcome(step: Callable[[], Any]) -> Any:  # noqa: ANN401 - each step's own
    try:
        return step()
    except NutgrafError as refused:
        return refused
