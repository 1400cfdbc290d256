"""Confidential articles, as a client sends them."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from httpx import ASGITransport, AsyncClient

from service.app import create_app
from service.ports import Services
from service.settings import Settings
from tests.api.checks import the_problem
from tests.fakes.engine import QuotationEngine

pytestmark = pytest.mark.anyio

ARTICLE = {"text": "“We will not sell,” said Joan Tell.", "language": "en"}


@pytest.fixture
async def client(settings: Settings, services: Services) -> AsyncIterator[AsyncClient]:
    engines = {alias: QuotationEngine(alias) for alias in ("far", "embedded")}
    transport = ASGITransport(
        create_app(settings, replace(services, engines=engines, default_model="far"))
    )
    async with AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def test_the_answer_cannot_be_got_again(client: AsyncClient) -> None:
    body = {"article": ARTICLE, "options": {"confidential": True}}
    answer = await client.post("/v1/extractions", json=body)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["claims"]
    for path in (answer.json()["id"], f"{answer.json()['id']}.html"):
        assert the_problem(await client.get(f"/v1/extractions/{path}")).status == 404


async def test_a_raw_article_is_confidential_by_its_query(client: AsyncClient) -> None:
    answer = await client.post(
        "/v1/extractions",
        params={"confidential": "true", "language": "en"},
        content=ARTICLE["text"].encode(),
        headers={"Content-Type": "text/plain"},
    )
    assert answer.json()["provenance"]["model"] == "embedded"
    assert answer.json()["id"].startswith("c_")


@pytest.mark.parametrize("path", ["/v1/extractions", "/v1/checks"])
async def test_a_model_that_is_not_local_is_refused(client: AsyncClient, path: str) -> None:
    body: dict[str, object] = {
        "article": ARTICLE,
        "options": {"confidential": True, "model": "far"},
    }
    if path == "/v1/checks":
        body |= {"text": "Council will not sell", "kind": "headline"}
    problem = the_problem(await client.post(path, json=body))
    assert (problem.status, problem.type) == (422, "/problems/not-confidential")
    assert "embedded" in problem.detail


async def test_a_check_of_a_kept_article_asks_nobody_outside_either(client: AsyncClient) -> None:
    kept = await client.post("/v1/extractions", json={"article": ARTICLE})
    body = {
        "extraction_id": kept.json()["id"],
        "text": "Council will not sell",
        "kind": "headline",
        "options": {"confidential": True, "model": "far"},
    }
    assert the_problem(await client.post("/v1/checks", json=body)).status == 422
