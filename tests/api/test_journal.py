import logging
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from schemas.article import Chunk
from schemas.proposal import Proposal
from service.app import create_app
from service.ports import Reading, Usage
from service.settings import Settings
from tests.api.checks import the_problem
from tests.fakes.engine import QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

SECRET = "Marsh Lane"  # noqa: S105 - words of an article
PLAIN = {"Content-Type": "text/plain"}


class BrokenEngine(QuotationEngine):
    async def propose(
        self, reading: Reading, chunk: Chunk, *, second_reader: bool = True
    ) -> tuple[Proposal, Usage]:
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


async def test_every_answer_tells_browsers_and_caches_to_keep_their_hands_off(
    client: AsyncClient,
) -> None:
    for path in ("/v1/models", "/nowhere", "/healthz"):
        headers = (await client.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
