"""The way out: a service that is to end finishes what runs, and takes on nothing new."""

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import problem_response
from service.errors import ShuttingDown

ALWAYS_OPEN = "/healthz"
"""The process is alive as long as it finishes what runs."""


class Door:
    """Knows which requests are inside; shut, it lets in no others."""

    def __init__(self) -> None:
        self._shut = False
        self._inside: set[asyncio.Task[Any]] = set()

    @property
    def is_empty(self) -> bool:
        return not self._inside

    def shut(self) -> None:
        self._shut = True

    def clear(self) -> None:
        """Sends away who is still inside: time is over."""
        for request in self._inside:
            request.cancel()

    async def pass_through(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises ShuttingDown for a request that comes when the door is shut or is sent away."""
        request = asyncio.current_task()
        if self._shut or request is None:
            raise ShuttingDown("Nothing new is taken on. Send the request again in a moment.")
        self._inside.add(request)
        try:
            await app(scope, receive, send)
        except asyncio.CancelledError:
            if not self._shut:
                raise
            request.uncancel()
            raise ShuttingDown("It took too long. Send the request again in a moment.") from None
        finally:
            self._inside.discard(request)


class DoorKeeper:
    """ASGI middleware that answers with a problem whom the door does not let in, or sends away."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == ALWAYS_OPEN:
            await self._app(scope, receive, send)
            return
        begun = False

        async def note_start(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._door.pass_through(self._app, scope, receive, note_start)
        except ShuttingDown as error:
            if not begun:
                await problem_response(error)(scope, receive, send)
