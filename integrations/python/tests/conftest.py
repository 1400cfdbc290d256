# ruff: noqa: ANN401 - hands through whatever a client takes
"""A service of its own to ask, and both clients with one face."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from nutgraf_client import AsyncClient, Client

Clients = Callable[..., Client]


class Blocking:
    """An AsyncClient that waits for each answer, so that one test is for both."""

    def __init__(self, runner: asyncio.Runner, *settings: Any, **named: Any) -> None:
        self._runner = runner
        self._client = AsyncClient(*settings, **named)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._client, name)
        return lambda *given, **named: self._runner.run(method(*given, **named))

    def stream(self, *given: Any, **named: Any) -> Iterator[Any]:
        items = self._client.stream(*given, **named)
        try:
            while True:
                try:
                    yield self._runner.run(anext(items))  # type: ignore[arg-type]
                except StopAsyncIteration:
                    return
        finally:
            self._runner.run(items.aclose())  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        return repr(self._client)


@pytest.fixture(params=["Client", "AsyncClient"])
def clients(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    """Makes clients of one of the two kinds, free of the environment, and closes them."""
    monkeypatch.delenv("NUTGRAF_URL", raising=False)
    monkeypatch.delenv("NUTGRAF_API_KEY", raising=False)
    made: list[Client] = []
    with asyncio.Runner() as runner:

        def make(*settings: Any, **named: Any) -> Client:
            if request.param == "Client":
                client = Client(*settings, **named)
            else:
                client = cast("Client", Blocking(runner, *settings, **named))
            made.append(client)
            return client

        yield make
        for client in made:
            client.close()


@contextmanager
def serving(folder: Path, **settings: object) -> Iterator[str]:
    """The address of a Nutgraf with its embedded engine, on a port that was free."""
    environment = {name: v for name, v in os.environ.items() if not name.startswith("NUTGRAF_")}
    environment |= {"NUTGRAF_STATE_DIR": str(folder), "NUTGRAF_WORKERS": "1"}
    environment |= {f"NUTGRAF_{name.upper()}": str(value) for name, value in settings.items()}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "service.cli", "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert "http://" in said, (folder / "log").read_text()
            yield next(word for word in said.split() if word.startswith("http://")).rstrip("./")
        finally:
            process.terminate()
            process.wait(60)


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("open")) as url:
        yield url


@pytest.fixture
def client(clients: Clients, url: str) -> Client:
    return clients(url)
