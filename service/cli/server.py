"""Runs the HTTP application until it is told to stop."""

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click
import uvicorn

from service.api.authentication import check_exposure
from service.app import create_app
from service.bootstrap import open_services
from service.cli.refusal import Refused
from service.settings import Settings


def run_server(settings: Settings, host: str, port: int) -> None:
    """Raises Misconfigured, or Refused for an address that cannot be had."""
    check_exposure(host, settings)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # Once it is started, the server itself sees to Ctrl-C; before that there is nothing to end.
    with _bound(host, port) as bound, suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, bound))


async def _serve(settings: Settings, bound: socket.socket) -> None:
    async with open_services(settings) as services:
        config = uvicorn.Config(
            create_app(settings, services),
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,  # the application keeps its own journal
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=round(settings.deadline_seconds),
        )
        await _Server(config).serve(sockets=[bound])


class _Server(uvicorn.Server):
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
        bound.bind(address)
    except OSError as error:
        if bound:
            bound.close()
        raise Refused(f"{host} port {port} cannot be listened on: {error.strerror}.") from None
    return bound


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
