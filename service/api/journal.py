"""One line in the log for every request, and a plain answer when something went wrong inside."""

import logging
import time
import traceback

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import problem_response
from service.errors import NutgrafError

log = logging.getLogger(__name__)


class Journal:
    """ASGI middleware. It writes down no query, no text and no message of an unforeseen error.

    Such a message may quote the article; the frames it came through say where to look.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 0

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note_status)
        except Exception as error:
            frames = "".join(traceback.format_tb(error.__traceback__))
            log.error("%s in %s\n%s", type(error).__qualname__, _route(scope), frames)
            if not status:
                answer = problem_response(NutgrafError("It has been written to the service's log."))
                await answer(scope, receive, note_status)
        milliseconds = (time.perf_counter() - begun) * 1000
        log.info("%s %s %d %.1f ms", scope["method"], _route(scope), status, milliseconds)


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "unknown address")
