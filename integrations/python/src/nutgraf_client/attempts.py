"""When to try a call again, and when to give up. Decides; sends and sleeps nothing."""

import random
import time
from collections.abc import Callable
from typing import Any

import httpx

from nutgraf_client.calls import Call, retry_after
from nutgraf_client.errors import TimedOut, Unreachable

FIRST_PAUSE = 0.2
"""Seconds before the second attempt; doubled for each after it, and shortened at random."""

WAITING_HELPS = frozenset({429, 503})


class Attempts:
    """The attempts at one call: at most `most`, and none begun after `timeout` seconds.

    `timeout` is for all of them together, the pauses between included.
    """

    def __init__(
        self,
        call: Call[Any],
        *,
        most: int,
        timeout: float,
        connect_timeout: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._call = call
        self._most = most
        self._connect_timeout = connect_timeout
        self._clock = clock
        self._ends = clock() + timeout
        self._made = 0

    def begin(self) -> httpx.Timeout:
        """Begins an attempt; says how long it may take."""
        self._made += 1
        left = max(self._ends - self._clock(), 0.001)
        return httpx.Timeout(left, connect=min(left, self._connect_timeout))

    def pause_after(self, response: httpx.Response) -> float | None:
        """Seconds until the next attempt; None if this response is the one to read."""
        if response.status_code not in WAITING_HELPS:
            return None
        asked = retry_after(response)
        if asked is None and response.status_code == 429:
            return None
        return self._pause(asked or 0.0)

    def pause_after_failure(self, error: httpx.RequestError) -> float:
        """Seconds until the next attempt; raises Unreachable or TimedOut if there is none."""
        pause = self._pause(0.0) if self._may_repeat(error) else None
        if pause is None:
            raise unreachable(error) from None
        return pause

    def _may_repeat(self, error: httpx.RequestError) -> bool:
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            return True  # nothing was sent
        if isinstance(error, httpx.TimeoutException):
            return False  # it would take as long again
        return self._call.repeatable and isinstance(
            error, httpx.NetworkError | httpx.RemoteProtocolError
        )

    def _pause(self, asked: float) -> float | None:
        if self._made >= self._most:
            return None
        longest = FIRST_PAUSE * 2 ** (self._made - 1)
        pause = asked + random.uniform(longest / 2, longest)  # noqa: S311 - jitter, no secret
        return pause if self._clock() + pause < self._ends else None


def unreachable(error: httpx.RequestError) -> Unreachable:
    """In words that hold neither the key nor the body."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return Unreachable("Nothing answers at the service's address. Is it running?")
    if isinstance(error, httpx.TimeoutException):
        return TimedOut("The service did not answer in time.")
    kind = type(error).__name__
    return Unreachable(f"The connection broke before the answer was whole ({kind}).")
