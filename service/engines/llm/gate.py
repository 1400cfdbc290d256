"""What all requests to one model share: its places, its pause, its circuit."""

import asyncio
import time
from functools import partial

from service.engines.llm.capacity import Capacity
from service.engines.llm.circuit import Circuit, Clock
from service.errors import UpstreamFailed
from service.models import ModelRow
from service.observe import Watch


class Gate:
    """Lets calls to the service of one model through, or says at once that it will not."""

    def __init__(
        self, alias: str, row: ModelRow, watch: Watch, clock: Clock = time.monotonic
    ) -> None:
        self.clock = clock
        self.watch = watch
        self.capacity = Capacity(alias, row.calls_at_once, row.max_waiting_calls, watch)
        self.circuit = Circuit(
            row.circuit_failures, row.circuit_seconds, clock, partial(watch.circuit, alias)
        )
        watch.circuit(alias, "closed")
        self._alias = alias
        self._paused_until = 0.0

    @property
    def wait(self) -> float:
        """Seconds in which no call may be made: the service asked for it, or seems dead."""
        return max(self._pause, self.circuit.wait)

    def pause(self, seconds: float) -> None:
        """As the service asked with Retry-After; no request calls it before that has passed."""
        self._paused_until = max(self._paused_until, self.clock() + seconds)

    async def opened(self, deadline: float) -> None:
        """Waits for the end of a pause.

        Raises UpstreamFailed when that lies beyond the deadline, and when the circuit is open.
        """
        while seconds := self._pause:
            if self.clock() + seconds > deadline:
                raise UpstreamFailed(
                    f"The service of the model {self._alias!r} takes no calls for another "
                    f"{seconds:.0f} seconds, which is longer than this request has.",
                    retry_after=seconds,
                )
            await asyncio.sleep(seconds)
        if seconds := self.circuit.wait:
            raise UpstreamFailed(
                f"The service of the model {self._alias!r} has failed again and again; it is "
                f"tried again in {seconds:.0f} seconds.",
                retry_after=seconds,
            )

    @property
    def _pause(self) -> float:
        return max(0.0, self._paused_until - self.clock())
