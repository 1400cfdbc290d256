"""How many calls may be in flight at once, and how many may wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.errors import Overloaded
from service.observe import Watch


class Capacity:
    """Places for calls to one model, given in the order in which they were asked for.

    A request is counted when it comes: one that was let in is served to the end, so further calls
    for it (a retry, a re-ask, the next chunk of its article) wait however long the queue is.
    """

    def __init__(self, alias: str, at_once: int, waiting: int, watch: Watch) -> None:
        self._alias = alias
        self._watch = watch
        self._most = at_once
        self._most_waiting = waiting
        self._places = asyncio.Semaphore(at_once)
        self.in_flight = 0
        self.waiting = 0

    @asynccontextmanager
    async def place(self, *, newcomer: bool) -> AsyncIterator[None]:
        """Raises Overloaded for a newcomer when the queue is full."""
        if newcomer and self._places.locked() and self.waiting >= self._most_waiting:
            raise Overloaded(
                f"{self.in_flight} calls to the model {self._alias!r} are in flight and "
                f"{self.waiting} wait. Try again, or name another model."
            )
        self.waiting += 1
        try:
            with self._watch.waiting(self._alias):
                await self._places.acquire()
        finally:
            self.waiting -= 1
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1
            self._places.release()
