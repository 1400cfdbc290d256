"""One call for all who ask the same at the same time."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Generic, TypeVar

N = TypeVar("N")
T = TypeVar("T")


class Call(Generic[N]):
    """What a call tells on its way; who joins late hears first what was told before."""

    def __init__(self) -> None:
        self.told: list[N] = []
        self._listeners: list[Callable[[N], None]] = []

    @property
    def is_heard(self) -> bool:
        return bool(self._listeners)

    def tell(self, news: N) -> None:
        self.told.append(news)
        for hear in self._listeners:
            hear(news)

    def join(self, hear: Callable[[N], None]) -> None:
        for news in self.told:
            hear(news)
        self._listeners.append(hear)

    def leave(self, hear: Callable[[N], None]) -> None:
        self._listeners.remove(hear)


class Sharing(Generic[T, N]):
    """Calls in flight, by key. Whoever leaves harms nobody else; with the last the call ends."""

    def __init__(self) -> None:
        self._flights: dict[str, _Flight[T, N]] = {}

    async def share(
        self,
        key: str,
        begin: Callable[[Call[N]], Coroutine[Any, Any, T]],
        hear: Callable[[N], None] | None = None,
    ) -> tuple[T, bool]:
        """The answer or the failure of the call in flight, else of a new one.

        Also says whether the call was somebody else's. `hear` gets what the call tells.
        """
        flight = self._flights.get(key)
        joined = flight is not None
        if flight is None:
            flight = self._flights[key] = _Flight(begin)
            flight.task.add_done_callback(partial(self._land, key, flight))
        flight.waiting += 1
        try:
            if hear:
                flight.call.join(hear)
            await asyncio.wait((flight.task,))
            return flight.task.result(), joined
        finally:
            flight.waiting -= 1
            if hear:
                flight.call.leave(hear)
            if not flight.waiting and not flight.task.done():
                self._land(key, flight)  # at once: nobody shall join what is being cancelled
                flight.task.cancel()

    def _land(
        self, key: str, flight: "_Flight[T, N]", task: "asyncio.Task[T] | None" = None
    ) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
        if task and not task.cancelled():
            task.exception()  # looked at even when all have left, so that nobody warns about it


class _Flight(Generic[T, N]):
    def __init__(self, begin: Callable[[Call[N]], Coroutine[Any, Any, T]]) -> None:
        self.call: Call[N] = Call()
        self.task = asyncio.create_task(begin(self.call))
        self.waiting = 0
