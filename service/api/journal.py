"""One line in the log for every request, and a plain answer when something went wrong inside."""

import logging
import re
import secrets
import time
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import problem_response
from service.errors import NutgrafError
from service.observe import Watch, noting

log = logging.getLogger(__name__)

REQUEST_ID = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9._:-]{1,64}")
"""Request ids that a caller may choose: they go into log lines and headers."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

HUNG_UP = 499
"""Written down for a request that ended without an answer; nobody is left to be sent it."""


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
        headers = Headers(scope=scope)
        request_id = _request_id(headers.get(REQUEST_ID, ""))
        with noting(request_id=request_id):
            await self._watched(scope, receive, send, request_id, headers.get("traceparent"))

    async def _watched(
        self, scope: Scope, receive: Receive, send: Send, request_id: str, traceparent: str | None
    ) -> None:
        watch = _watch(scope)
        method = scope["method"] if scope["method"] in METHODS else "other"
        begun = time.perf_counter()
        status = HUNG_UP

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        with watch.request(method, traceparent) as span:
            try:
                await self._app(scope, receive, note_status)
            except Exception as error:
                frames = "".join(traceback.format_tb(error.__traceback__))
                log.error("%s in %s\n%s", type(error).__qualname__, _route(scope), frames)
                if status == HUNG_UP:
                    answer = problem_response(
                        NutgrafError("It has been written to the service's log.")
                    )
                    await answer(scope, receive, note_status)
            finally:
                seconds = time.perf_counter() - begun
                route = _route(scope)
                watch.answered(method, route, status, seconds)
                if span:
                    span.update_name(f"{method} {route}")
                    span.set_attribute("status", status)
                _write(method, route, status, round(seconds * 1000, 1))


def _write(method: str, route: str, status: int, ms: float) -> None:
    fields = {"method": method, "route": route, "status": status, "ms": ms}
    log.info("%s %s %d %.1f ms", method, route, status, ms, extra=fields)


def _watch(scope: Scope) -> Watch:
    """The services' own, which are not there yet while they are being opened."""
    watch: Watch = getattr(scope["app"].state.services, "watch", None) or Watch()
    return watch


def _route(scope: Scope) -> str:
    """The address's template, known once it has been looked up: what is refused at the door is not.

    Never the path itself: it may hold anything.
    """
    return getattr(scope.get("route"), "path", "unknown address")


def _request_id(given: str) -> str:
    return given if SANE.fullmatch(given) else secrets.token_hex(8)
