import asyncio
import io
import json
import logging
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from pythonjsonlogger.json import JsonFormatter
from starlette.types import Message, Receive, Scope, Send

from schemas.article import Chunk
from schemas.proposal import Proposal
from service.api.journal import Journal
from service.app import create_app
from service.logs import Discreet
from service.observe.figures import REQUESTS_IN_FLIGHT
from service.ports import Reading, Services, Usage
from service.settings import Settings
from tests.api.checks import the_problem
from tests.fakes.engine import QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

SECRET = "Marsh Lane"  # noqa: S105 - words of an article
PLAIN = {"Content-Type": "text/plain"}


class BrokenEngine(QuotationEngine):
    async def propose(self, reading: Reading, chunk: Chunk, **_: object) -> tuple[Proposal, Usage]:
        raise RuntimeError(f"cannot read {reading.article.text} from {chunk.first}")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelname == "INFO"]


async def test_a_request_leaves_one_line_with_its_route_and_nothing_it_said(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="service")
    article = f"“{SECRET} stays open.”".encode()
    await client.post(f"/v1/extractions?language=en&id={SECRET}", content=article, headers=PLAIN)
    await client.get(f"/v1/extractions/{SECRET}")
    await client.get(f"/{SECRET}")
    *words, _, unit = lines(caplog)[0].split()
    assert words == ["POST", "/v1/extractions", "200"]
    assert unit == "ms"
    assert [line.rsplit(" ", 2)[0] for line in lines(caplog)[1:]] == [
        "GET /v1/extractions/{id} 404",
        "GET unknown address 404",
    ]
    assert SECRET not in caplog.text


async def test_an_unforeseen_error_is_answered_without_its_message(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="service")
    with open_fake_services(tmp_path, engine=BrokenEngine()) as services:
        app = create_app(settings, services)
        transport = ASGITransport(app, raise_app_exceptions=True)
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            article = f"{SECRET} stays open.".encode()
            response = await client.post(
                "/v1/extractions?language=en", content=article, headers=PLAIN
            )
    assert the_problem(response).type == "/problems/internal"
    assert response.status_code == 500
    for text in (response.text, caplog.text):
        assert SECRET not in text
    assert "Traceback" not in response.text
    assert "RuntimeError in /v1/extractions" in caplog.text
    assert "in propose" in caplog.text


@pytest.mark.parametrize("given", ["r-1", "a" * 64, "0af7651916cd43dd:8448.eb_x"])
async def test_a_callers_request_id_is_kept(given: str, client: AsyncClient) -> None:
    for path in ("/healthz", "/nowhere"):
        answer = await client.get(path, headers={"X-Request-ID": given})
        assert answer.headers.get_list("x-request-id") == [given]


@pytest.mark.parametrize(
    "given", ["", "a" * 65, "a b", "a\tb", 'a"', "ä", "a;b", "<script>", "a" * 60_000, "a,b"]
)
async def test_a_request_id_that_is_not_sane_is_made_anew(given: str, client: AsyncClient) -> None:
    headers = {b"X-Request-ID": given.encode()}
    ids = [(await client.get("/healthz", headers=headers)).headers["x-request-id"] for _ in "12"]
    assert given not in ids
    assert all(re.fullmatch("[0-9a-f]{16}", id) for id in ids)
    assert ids[0] != ids[1]


async def test_every_line_of_a_request_says_which_and_who_asked(
    settings: Settings, services: Services
) -> None:
    stream = io.StringIO()
    handler = Discreet(stream)
    handler.setFormatter(JsonFormatter(["message"]))
    log = logging.getLogger("service")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    app = create_app(settings.model_copy(update={"api_keys": (SecretStr("a-key"),)}), services)
    try:
        async with AsyncClient(
            transport=ASGITransport(app), base_url="http://localhost", headers=PLAIN
        ) as client:
            answer = await client.post(
                "/v1/extractions?language=en",
                content=f"“{SECRET} stays open.”".encode(),
                headers={"X-API-Key": "a-key", "X-Request-ID": "r-1"},
            )
            await client.post("/v1/extractions")
    finally:
        log.removeHandler(handler)
        log.setLevel(logging.NOTSET)
    served, refused = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert served.pop("ms") > 0
    assert re.fullmatch("POST /v1/extractions 200 [0-9.]+ ms", served.pop("message"))
    assert len(served.pop("key_id")) == 16
    assert served == {
        "method": "POST",
        "route": "/v1/extractions",
        "status": 200,
        "request_id": "r-1",
        "alias": "quotations",
        "outcome": "made",
        "extraction": answer.json()["id"],
    }
    assert (refused["route"], refused["status"]) == ("unknown address", 401)
    assert "key_id" not in refused
    for secret in (SECRET, "a-key"):
        assert secret not in stream.getvalue()


async def test_a_request_that_ends_without_an_answer_is_written_down(
    app: FastAPI, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="service")

    async def hang_up(_: Scope, __: Receive, ___: Send) -> None:
        raise asyncio.CancelledError

    scope = {"type": "http", "app": app, "method": "GET", "path": "/healthz", "headers": []}

    async def receive() -> Message:
        raise AssertionError

    async def send(_: Message) -> None:
        raise AssertionError

    with pytest.raises(asyncio.CancelledError):
        await Journal(hang_up)(scope, receive, send)
    assert lines(caplog)[0].startswith("GET unknown address 499 ")
    assert services.watch.tally.numbers(REQUESTS_IN_FLIGHT) == {(): 0}


async def test_every_answer_tells_browsers_and_caches_to_keep_their_hands_off(
    client: AsyncClient,
) -> None:
    for path in ("/v1/models", "/nowhere", "/healthz"):
        headers = (await client.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
