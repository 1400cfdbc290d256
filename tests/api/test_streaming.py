"""Extractions as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from starlette.types import Message, Send

from schemas.extraction import Extraction
from schemas.problem import Problem
from service.api import streaming
from service.app import create_app
from service.errors import UpstreamFailed
from service.ports import Services
from service.settings import Settings
from tests.api.checks import the_problem
from tests.fakes.engine import PatientEngine

pytestmark = pytest.mark.anyio

TEXT = "🏊 “We will not\r\nsell,” said Joan Tell. “Not before 2030.” “The baths stay,” she said."
EVENTS = {"Accept": "text/event-stream"}


def events(response: Response) -> list[tuple[str, Any]]:
    """By the rules of the format: lines end in any way, a blank one ends an event."""
    found = []
    for block in response.content.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            fields = [line.partition(": ") for line in lines]
            [name] = [value for field, _, value in fields if field == "event"]
            content = "\n".join(value for field, _, value in fields if field == "data")
            found.append((name, json.loads(content)))
    return found


async def post(client: AsyncClient, text: str = TEXT, **options: str) -> Response:
    body = {"article": {"text": text, "language": "en"}, "options": options}
    return await client.post("/v1/extractions", json=body, headers=EVENTS)


async def test_every_item_is_an_event_and_the_last_has_them_all(client: AsyncClient) -> None:
    response = await post(client)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert "no-cache" in response.headers["cache-control"]
    assert response.headers["x-accel-buffering"] == "no"
    *items, (last, whole) = events(response)
    assert last == "done"
    Extraction.model_validate(whole)
    assert whole["article"]["text"] == TEXT
    for name, all_of_them in (
        ("claim", whole["claims"]),
        ("key_point", whole["key_points"]),
        ("rejected", whole["rejected"]),
    ):
        assert [item for kind, item in items if kind == name] == all_of_them
    assert whole["claims"]


async def test_a_kept_extraction_comes_as_events_too(client: AsyncClient) -> None:
    first, second = events(await post(client)), events(await post(client))
    assert second[-1][1]["provenance"]["cached"]
    assert second[:-1] == first[:-1]


async def test_offsets_are_counted_as_asked_in_every_event(client: AsyncClient) -> None:
    *items, (_, whole) = events(await post(client, offsets="utf16"))
    units = TEXT.encode("utf-16-le")
    claims = [item for name, item in items if name == "claim"]
    assert claims == whole["claims"]
    for claim in claims:
        for span in claim["content"]:
            said = units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le")
            assert said == span["text"]


@pytest.mark.parametrize(
    ("text", "options", "slug"),
    [
        (" ", {}, "empty-article"),
        (TEXT, {"model": "nobody"}, "unknown-model"),
        (TEXT, {"offsets": "bytes"}, "invalid-request"),
    ],
)
async def test_a_request_at_fault_is_refused_as_without_events(
    client: AsyncClient, text: str, options: dict[str, str], slug: str
) -> None:
    problem = the_problem(await post(client, text, **options))
    assert problem.type == f"/problems/{slug}"


@pytest.fixture
def engine() -> PatientEngine:
    return PatientEngine()


@pytest.fixture
async def patient(
    settings: Settings, services: Services, engine: PatientEngine
) -> AsyncIterator[AsyncClient]:
    services = replace(services, engines={"patient": engine}, default_model="patient")
    settings = settings.model_copy(update={"keep_alive_seconds": 0.02})
    transport = ASGITransport(create_app(settings, services))
    async with AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def test_what_ends_badly_ends_with_an_error_event(
    patient: AsyncClient, engine: PatientEngine
) -> None:
    engine.fails = UpstreamFailed("It is away.")
    response = await post(patient)
    assert response.status_code == 200
    [(name, body)] = events(response)
    assert name == "error"
    problem = Problem.model_validate(body)
    assert (problem.status, problem.detail) == (502, "It is away.")


async def test_what_nobody_foresaw_ends_with_an_error_event_that_gives_nothing_away(
    patient: AsyncClient, engine: PatientEngine
) -> None:
    engine.waits = False
    engine.split = lambda article: [][article.text]  # type: ignore[method-assign,call-overload]
    [(name, body)] = events(await post(patient))
    assert (name, body["type"]) == ("error", "/problems/internal")
    assert "Tell" not in json.dumps(body)


async def test_silence_is_broken_by_comments(patient: AsyncClient, engine: PatientEngine) -> None:
    asking = asyncio.create_task(post(patient))
    await asyncio.sleep(0.2)
    engine.answer(*range(9))
    response = await asking
    assert response.content.count(b": still reading\n\n") >= 2
    assert events(response)[-1][0] == "done"


async def streamed(app: FastAPI, send: Send, *, hangs_up: asyncio.Event) -> None:
    body = json.dumps({"article": {"text": TEXT, "language": "en"}}).encode()
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if not sent:
            sent = True
            return {"type": "http.request", "body": body}
        await hangs_up.wait()
        return {"type": "http.disconnect"}

    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"application/json"),
        (b"accept", b"text/event-stream"),
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/extractions",
        "query_string": b"",
        "headers": headers,
        "server": ("127.0.0.1", 8000),
    }
    async with asyncio.timeout(20):
        await app(scope, receive, send)


@pytest.fixture
def patient_app(settings: Settings, services: Services, engine: PatientEngine) -> FastAPI:
    services = replace(services, engines={"patient": engine}, default_model="patient")
    return create_app(settings.model_copy(update={"keep_alive_seconds": 0.02}), services)


async def test_who_hangs_up_in_the_middle_is_no_error(
    patient_app: FastAPI, engine: PatientEngine, caplog: pytest.LogCaptureFixture
) -> None:
    hangs_up = asyncio.Event()

    async def send(message: Message) -> None:
        if engine.begun and message["type"] == "http.response.body":
            hangs_up.set()

    await streamed(patient_app, send, hangs_up=hangs_up)
    assert engine.given_up
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_who_reads_nothing_is_given_up_in_time(
    patient_app: FastAPI,
    engine: PatientEngine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(streaming, "UNREAD_SECONDS", 0.05)

    async def send(message: Message) -> None:
        if engine.begun and message["type"] == "http.response.body":
            await asyncio.Event().wait()

    await streamed(patient_app, send, hangs_up=asyncio.Event())
    assert engine.given_up
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
