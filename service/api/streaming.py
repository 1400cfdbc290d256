"""An extraction as server-sent events: each item as soon as it is final, then all of it."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from schemas.extraction import Claim, Extraction, KeyPoint, OffsetUnit, Rejected
from service.api.hang_up import unless_hung_up
from service.api.problems import problem
from service.errors import NutgrafError, ShuttingDown
from service.ports import Hear, Item, News, Workers
from service.text.offsets import in_utf16, items_in_utf16

MEDIA_TYPE = "text/event-stream"
KEEP_ALIVE = b": still reading\n\n"
UNREAD_SECONDS = 30.0
"""After which a client that reads nothing of what it was sent counts as gone."""

HEADERS = {
    "Cache-Control": "no-cache, no-store",
    "Vary": "Accept",
    "X-Accel-Buffering": "no",  # a proxy would keep events back until it has a few kilobytes
}

NAMES: dict[type[Item], str] = {Claim: "claim", KeyPoint: "key_point", Rejected: "rejected"}

_LINE_END = re.compile(r"\r\n|\r|\n")


class EventStream(Response):
    """Begins once the article is accepted, or with the first keep-alive.

    What fails before that is raised, and answered as it is without events; what fails after it is
    an `error` event. `held` is closed when all is sent.
    """

    media_type = MEDIA_TYPE

    def __init__(
        self,
        extract: Callable[[Hear], Coroutine[Any, Any, Extraction]],
        *,
        offsets: OffsetUnit,
        workers: Workers,
        keep_alive_seconds: float,
        held: ExitStack,
    ) -> None:
        self.status_code = 200
        self.background = None
        self.init_headers(HEADERS)
        self._extract = extract
        self._offsets = offsets
        self._workers = workers
        self._keep_alive_seconds = keep_alive_seconds
        self._held = held
        self._begun = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's own
        with self._held:
            try:
                await unless_hung_up(receive, self._stream(send))
            except ClientDisconnect:
                if not self._begun:  # else there is nothing left to answer
                    raise

    async def _stream(self, send: Send) -> None:
        try:
            extraction = await self._tell_items(send)
            if self._offsets == "utf16":
                extraction = await self._workers.run(in_utf16, extraction)
        except ClientDisconnect:
            raise
        except BaseException as error:
            if self._begun:
                written = problem(_in_words(error)).model_dump_json(exclude_defaults=True)
                await self._send(send, _event("error", written), more=False)
            if not (self._begun and isinstance(error, NutgrafError)):
                raise
        else:
            await self._send(send, _event("done", extraction.model_dump_json()), more=False)

    async def _tell_items(self, send: Send) -> Extraction:
        coming: asyncio.Queue[News | None] = asyncio.Queue()
        extracting = asyncio.create_task(self._extract(coming.put_nowait))
        extracting.add_done_callback(lambda _: coming.put_nowait(None))
        try:
            while True:
                try:
                    async with asyncio.timeout(self._keep_alive_seconds):
                        news = await coming.get()
                except TimeoutError:
                    await self._send(send, KEEP_ALIVE)
                    continue
                if news is None:
                    return extracting.result()
                await self._send(send, await self._events(news))
        finally:
            extracting.cancel()
            await asyncio.gather(extracting, return_exceptions=True)

    async def _events(self, news: News) -> bytes:
        items = news.items
        if items and self._offsets == "utf16":
            items = await self._workers.run(items_in_utf16, items, news.text)
        return b"".join(_event(NAMES[type(item)], item.model_dump_json()) for item in items)

    async def _send(self, send: Send, body: bytes, *, more: bool = True) -> None:
        try:
            async with asyncio.timeout(UNREAD_SECONDS):
                if not self._begun:
                    self._begun = True
                    head = {"type": "http.response.start", "status": 200}
                    await send(head | {"headers": self.raw_headers})
                await send({"type": "http.response.body", "body": body, "more_body": more})
        except TimeoutError:
            raise ClientDisconnect from None


def _event(name: str, content: str) -> bytes:
    lines = "".join(f"data: {line}\n" for line in _LINE_END.split(content))
    return f"event: {name}\n{lines}\n".encode()


def _in_words(error: BaseException) -> NutgrafError:
    if isinstance(error, asyncio.CancelledError):  # the server ends, or nobody reads this
        return ShuttingDown("It took too long. Send the request again in a moment.")
    if isinstance(error, NutgrafError):
        return error
    return NutgrafError("It has been written to the service's log.")
