"""HTTP/1.1 as uvicorn speaks it, less patient and in Nutgraf's words."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from service.api.problems import problem_response
from service.errors import InvalidRequest

HEAD_SECONDS = 10.0
"""For a request to begin, and for its head to come in whole."""


class Protocol(H11Protocol):
    """A connection, which is closed when a request's head takes too long.

    What is not HTTP is answered with a problem, unless an answer has begun; then it is cut off.
    """

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch_the_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch_the_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch_the_head(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop_watching()
        elif self._timer is None:
            self._timer = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_watching(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def send_400_response(self, msg: str) -> None:
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            if self.cycle is not None:
                self.cycle.disconnected = True
                self.cycle.message_event.set()
            response = problem_response(InvalidRequest(f"{msg} Send HTTP/1.1."))
            headers = [*response.raw_headers, (b"connection", b"close")]
            for event in (
                h11.Response(
                    status_code=response.status_code, headers=headers, reason=b"Bad Request"
                ),
                h11.Data(data=bytes(response.body)),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
