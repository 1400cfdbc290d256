"""Stops asking a service that is down, and finds out when it is back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from service.observe.watch import CircuitState

Clock = Callable[[], float]

Report = Callable[[bool], None]
"""Says of a call whether the service seemed dead."""


class Circuit:
    """Open for `seconds` once `failures` calls in a row found the service dead.

    Then one call is let through to try it: what that finds closes the circuit, or opens it again.
    `tell` hears of every new state.
    """

    def __init__(
        self,
        failures: int,
        seconds: float,
        clock: Clock = time.monotonic,
        tell: Callable[[CircuitState], None] = lambda _: None,
    ) -> None:
        self._most = failures
        self._seconds = seconds
        self._clock = clock
        self._tell = tell
        self._failures = 0
        self._open_until: float | None = None
        self._trying = False

    @property
    def wait(self) -> float:
        """Seconds until a call may be made; 0 when that is now."""
        if self._open_until is None:
            return 0.0
        if self._trying:
            return self._seconds
        return max(0.0, self._open_until - self._clock())

    @contextmanager
    def call(self) -> Iterator[Report]:
        """Around a call, once `wait` is 0. A call that reports nothing has shown nothing."""
        trial = self._open_until is not None
        if trial:
            self._trying = True
            self._tell("half_open")

        def report(dead: bool) -> None:
            if not dead:
                self._close()
                return
            self._failures += 1
            # of a call that was begun before it opened, a failure says nothing new
            if trial or (self._open_until is None and self._failures >= self._most):
                self._open_until = self._clock() + self._seconds
                if not trial:
                    self._tell("open")

        try:
            yield report
        finally:
            if trial:
                self._trying = False
                if self._open_until is not None:
                    self._tell("open")

    def _close(self) -> None:
        self._failures = 0
        if self._open_until is not None:
            self._open_until = None
            self._tell("closed")
