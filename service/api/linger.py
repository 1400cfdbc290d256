"""Lets a client finish sending before it is answered.

A refusal is often known before the body has come in whole. Answered and closed at once, the
connection is reset under the client's hands, and it never reads why it was refused.
"""

import asyncio
from contextlib import suppress
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LINGER_SECONDS = 5.0

WAITED_FOR = HTTPStatus.GATEWAY_TIMEOUT
"""Says of a body that did not come in time that it was waited for already."""


class Linger:
    """ASGI middleware that reads the rest of a body, keeping none of it, for a short while."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _sends_a_body(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        coming = True

        async def note_end() -> Message:
            nonlocal coming
            message = await receive()
            coming = message["type"] == "http.request" and message.get("more_body", False)
            return message

        async def read_the_rest() -> None:
            while coming:
                await note_end()

        async def send_after_the_rest(message: Message) -> None:
            if coming and message["type"] == "http.response.start":
                if message["status"] != WAITED_FOR:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(read_the_rest(), LINGER_SECONDS)
                if coming:  # else what is still to come would be read, for as long as it comes
                    MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, note_end, send_after_the_rest)


def _sends_a_body(headers: Headers) -> bool:
    """A client that waits for "100 Continue" sends nothing before it is asked to."""
    if "100-continue" in headers.get("expect", "").lower():
        return False
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
