"""Runs the HTTP application until it is told to stop."""

import asyncio
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click
import uvicorn

from service.api.authentication import check_exposure
from service.api.door import Door
from service.app import create_app
from service.bootstrap import open_services
from service.cli.protocol import Protocol
from service.cli.refusal import Refused
from service.logs import start_logging
from service.settings import Settings
from service.storage.keys import open_keys

LAST_WORDS_SECONDS = 5
"""For clients to read the answers they are given at the very end."""

UNREAD_SECONDS = 60
"""After which a client that takes nothing of an answer is cut off, so that nobody holds it."""


def run_server(settings: Settings, host: str, port: int) -> None:
    """Raises Misconfigured, or Refused for an address that cannot be had."""
    with open_keys(settings.state_dir) as keys:
        check_exposure(host, settings, stored_keys=keys.exist())
    start_logging(settings)
    # Once it is started, the server itself sees to Ctrl-C; before that there is nothing to end.
    with _bound(host, port) as bound, suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, bound))


async def _serve(settings: Settings, bound: socket.socket) -> None:
    async with open_services(settings) as services:
        app = create_app(settings, services)
        config = uvicorn.Config(
            app,
            http=Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,  # the application keeps its own journal
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=LAST_WORDS_SECONDS,
        )
        await _Server(config, app.state.door, settings.grace_seconds).serve(sockets=[bound])


class _Server(uvicorn.Server):
    """Told to end, it goes on listening until what runs is finished, and refuses what is new.

    Told twice, or after the grace time, it ends at once.
    """

    def __init__(self, config: uvicorn.Config, door: Door, grace_seconds: float) -> None:
        super().__init__(config)
        self._door = door
        self._grace_seconds = grace_seconds
        self._grace_ends: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.started:
            super().handle_exit(sig, frame)
            return
        grace = self._grace_seconds if self._grace_ends is None else 0
        self._grace_ends = time.monotonic() + grace
        self._door.shut()

    async def on_tick(self, counter: int) -> bool:
        ends = self._grace_ends
        if ends is not None and (self._door.is_empty or time.monotonic() >= ends):
            self._door.clear()
            self.should_exit = True
        return await super().on_tick(counter)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for bound in sockets or ():
            click.echo(f"Nutgraf answers at {_address(bound)}. Ctrl-C ends it.")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Without raising them again, as uvicorn does: the services are still to be closed."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def _bound(host: str, port: int) -> socket.socket:
    """A socket that is bound and not yet listening: nobody waits at a door that is not open."""
    bound: socket.socket | None = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, address = min(found, key=lambda each: each[0] != socket.AF_INET)
        # asyncio turns off Nagle's algorithm only for a socket that says it is TCP; with it on,
        # every answer but the first on a connection takes 40 ms.
        bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; every connection inherits it
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_SECONDS * 1_000)
        bound.bind(address)
    except OSError as error:
        if bound:
            bound.close()
        raise Refused(f"{host} port {port} cannot be listened on: {error.strerror}.") from None
    return bound


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
