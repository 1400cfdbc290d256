import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from starlette.types import Message

from service.api import linger
from service.app import create_app
from service.settings import Settings
from service.workers import InlineWorkers
from tests.api.checks import the_problem
from tests.fakes.services import open_fake_services

pytestmark = [pytest.mark.anyio, pytest.mark.alone]

P = ParamSpec("P")
T = TypeVar("T")

PLAIN = {"Content-Type": "text/plain"}
ARTICLE = b"The baths stay open."


class HeldWorkers(InlineWorkers):
    """Begins no step before it is let go."""

    def __init__(self) -> None:
        self.let_go = asyncio.Event()

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        await self.let_go.wait()
        return await super().run(step, *args, **kwargs)


class NotReadyWorkers(InlineWorkers):
    ready = False


class Body:
    """A body without a declared length; remembers how much of it was read."""

    def __init__(self, pieces: int, piece: bytes = b"a" * 100_000) -> None:
        self._pieces = pieces
        self._piece = piece
        self.sent = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._pieces):
            self.sent += len(self._piece)
            yield self._piece


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"max_body_bytes": 150_000, "deadline_seconds": 0.3})


def client_of(app: FastAPI) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app), base_url="http://localhost")


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "application/json"])
async def test_a_body_that_is_too_large_is_refused(client: AsyncClient, media_type: str) -> None:
    for content in (b" " * 150_001, Body(4)):
        response = await client.post(
            "/v1/extractions", content=content, headers={"Content-Type": media_type}
        )
        problem = the_problem(response)
        assert problem.type == "/problems/too-large"
        assert "150,000 bytes" in problem.detail


async def test_a_body_of_just_the_size_is_read(client: AsyncClient) -> None:
    content = ARTICLE + b" " * (150_000 - len(ARTICLE))
    response = await client.post("/v1/extractions?language=en", content=content, headers=PLAIN)
    assert response.json()["article"]["characters"] == 150_000


async def test_a_refused_client_may_finish_sending(client: AsyncClient) -> None:
    body = Body(100)
    response = await client.post("/v1/extractions", content=body, headers=PLAIN)
    assert response.status_code == 413
    assert body.sent == 10_000_000


async def test_a_client_that_never_finishes_sending_is_answered_all_the_same(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linger, "LINGER_SECONDS", 0.05)

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"a" * 100_000
            await asyncio.sleep(0.001)

    async with asyncio.timeout(5):
        response = await client.post("/v1/extractions", content=endless(), headers=PLAIN)
    assert response.status_code == 413


async def test_what_is_not_read_to_its_end_is_not_read_on_after_the_answer(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linger, "LINGER_SECONDS", 0.05)

    async def slow(pieces: int) -> AsyncIterator[bytes]:
        for _ in range(pieces):
            yield b"a" * 100_000
            await asyncio.sleep(0.01)

    closed = [
        (await client.post("/v1/extractions", content=slow(pieces), headers=PLAIN)).headers.get(
            "connection"
        )
        for pieces in (3, 1_000)
    ]
    assert closed == [None, "close"]


async def test_a_client_that_waits_to_be_asked_for_its_body_is_not_asked(app: FastAPI) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was asked for")

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"text/plain"),
        (b"content-length", b"50000000"),
        (b"expect", b"100-continue"),
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/extractions",
        "query_string": b"",
        "headers": headers,
        "server": ("127.0.0.1", 8000),
    }
    await app(scope, receive, send)
    assert sent[0]["status"] == 413


async def test_when_all_places_are_taken_others_are_refused_and_those_within_are_served(
    settings: Settings, tmp_path: Path
) -> None:
    workers = HeldWorkers()
    patient = settings.model_copy(update={"deadline_seconds": 30})
    with open_fake_services(tmp_path, workers=workers) as services:
        async with client_of(create_app(patient, services)) as client:

            async def post(number: int) -> int:
                text = f"The baths are open on day {number}.".encode()
                response = await client.post(
                    "/v1/extractions?language=en", content=text, headers=PLAIN
                )
                if response.status_code == 503:
                    assert the_problem(response).type == "/problems/overloaded"
                    assert int(response.headers["retry-after"]) > 0
                return response.status_code

            posts = [asyncio.create_task(post(number)) for number in range(7)]
            await asyncio.sleep(0.1)
            workers.let_go.set()
            statuses = await asyncio.gather(*posts)
            assert sorted(statuses) == [200] * 4 + [503] * 3
            assert await post(8) == 200


async def test_an_extraction_that_takes_too_long_is_given_up(
    settings: Settings, tmp_path: Path
) -> None:
    with open_fake_services(tmp_path, workers=HeldWorkers()) as services:
        hasty = replace(services, deadline_seconds=0.3)
        async with client_of(create_app(settings, hasty)) as client:
            response = await client.post("/v1/extractions", content=ARTICLE, headers=PLAIN)
            assert the_problem(response).type == "/problems/deadline-exceeded"
            assert (await client.get("/healthz")).status_code == 200


async def test_a_body_that_trickles_in_is_given_up(client: AsyncClient) -> None:
    async def trickle() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"a"
            await asyncio.sleep(0.02)

    response = await client.post("/v1/extractions", content=trickle(), headers=PLAIN)
    assert the_problem(response).type == "/problems/deadline-exceeded"


async def test_the_service_is_alive_before_it_is_ready(settings: Settings, tmp_path: Path) -> None:
    with open_fake_services(tmp_path, workers=NotReadyWorkers()) as services:
        async with client_of(create_app(settings, services)) as client:
            assert (await client.get("/healthz")).json() == {"status": "alive"}
            assert the_problem(await client.get("/readyz")).status == 503


async def test_the_service_is_ready_with_its_workers(client: AsyncClient) -> None:
    assert (await client.get("/readyz")).json() == {"status": "ready"}
