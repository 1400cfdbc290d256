"""Checks and comparisons over HTTP, with a parser of no language: quotes and figures alone."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from schemas.check import Check
from schemas.comparison import Comparison
from service.app import create_app
from service.ports import Services
from service.settings import Settings
from tests.api.checks import the_problem

pytestmark = pytest.mark.anyio

TEXT = "🏊 “We will not sell the site,” said Joan Tell. It has 120 jobs."
ARTICLE = {"text": TEXT, "language": "en"}


async def test_a_text_is_checked_against_an_article(client: AsyncClient) -> None:
    body = {"article": ARTICLE, "text": "Tell: “We hate swimming so much”", "kind": "headline"}
    response = await client.post("/v1/checks", json=body)
    check = Check.model_validate_json(response.content)
    assert check.verdict == "fail"
    assert [finding.type for finding in check.findings] == ["invented_quote"]


async def test_a_text_is_checked_against_a_kept_extraction(client: AsyncClient) -> None:
    kept = (await client.post("/v1/extractions", json={"article": ARTICLE})).json()
    body = {"extraction_id": kept["id"], "text": "Tell: “We will not sell”"}
    answer = (await client.post("/v1/checks", json=body)).json()
    assert answer["verdict"] == "pass"
    assert answer["extraction_id"] == kept["id"]


async def test_offsets_are_counted_in_utf16_on_request(client: AsyncClient) -> None:
    text = "🏊 Tell: “We will sell the site”"
    body = {"article": ARTICLE, "text": text, "options": {"offsets": "utf16"}}
    answer = (await client.post("/v1/checks", json=body)).json()
    (finding,) = answer["findings"]
    assert answer["offsets"] == "utf16"
    for span, whole in ((finding["span"], text), (finding["evidence"][0], TEXT)):
        units = whole.encode("utf-16-le")[2 * span["start"] : 2 * span["end"]]
        assert units.decode("utf-16-le") == span["text"]


async def test_a_page_is_answered_to_whoever_asks_for_one(client: AsyncClient) -> None:
    body = {"article": ARTICLE, "text": "Tell: “<b>We love</b> swimming & diving”"}
    response = await client.post("/v1/checks", json=body, headers={"Accept": "text/html"})
    assert response.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;We love&lt;/b&gt; swimming &amp; diving" in response.text
    assert "<b>" not in response.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "x"}, 400),
        ({"article": ARTICLE, "extraction_id": "x_0123456789abcdef", "text": "x"}, 400),
        ({"article": ARTICLE, "text": "x", "kind": "poem"}, 400),
        ({"article": ARTICLE, "text": "x", "knd": "alert"}, 400),
        ({"extraction_id": "nonsense", "text": "x"}, 400),
        ({"extraction_id": "x_0123456789abcdef", "text": "Baths"}, 404),
        ({"article": ARTICLE, "text": ""}, 422),
        ({"article": ARTICLE, "text": "“”"}, 422),
        ({"article": {"text": "…"}, "text": "Baths"}, 422),
        ({"article": ARTICLE, "text": "Baths", "options": {"model": "nobody"}}, 422),
        ({"extraction_id": "x_0123456789abcdef", "text": "a", "options": {"model": "nobody"}}, 422),
        ({"article": ARTICLE, "text": "a" * 200_000}, 413),
        ({"article": ARTICLE, "text": "a" * 200_000, "kind": "article"}, 413),
    ],
)
async def test_what_cannot_be_checked_is_refused(
    client: AsyncClient, body: dict[str, object], status: int
) -> None:
    response = await client.post("/v1/checks", json=body)
    assert the_problem(response).status == status


async def test_another_media_type_is_refused(client: AsyncClient) -> None:
    response = await client.post(
        "/v1/checks", content="Baths", headers={"Content-Type": "text/plain"}
    )
    assert the_problem(response).status == 415


async def test_two_versions_are_compared(client: AsyncClient) -> None:
    new = {"text": TEXT.replace("120", "300"), "language": "en"}
    body = {"old": {"article": ARTICLE}, "new": {"article": new}}
    response = await client.post("/v1/comparisons", json=body)
    comparison = Comparison.model_validate_json(response.content)
    assert comparison.totals.changed == 1
    (difference,) = (each for each in comparison.differences if each.change == "changed")
    assert difference.changes == ("figure",)


async def test_kept_versions_are_compared_by_id_and_as_a_page(client: AsyncClient) -> None:
    kept = (await client.post("/v1/extractions", json={"article": ARTICLE})).json()["id"]
    body = {"old": {"extraction_id": kept}, "new": {"extraction_id": kept}}
    response = await client.post("/v1/comparisons", json=body, headers={"Accept": "text/html"})
    assert "Nothing that the article says has changed." in response.text
    body["new"] = {"extraction_id": "x_0000000000000000"}
    assert the_problem(await client.post("/v1/comparisons", json=body)).status == 404


async def test_an_extraction_of_another_owner_is_not_there(
    settings: Settings, services: Services
) -> None:
    keys = {"api_keys": ("one-key", "other-key")}
    app: FastAPI = create_app(
        Settings.model_validate({**settings.model_dump(), **keys}), replace(services)
    )
    async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
        mine, theirs = ({"X-API-Key": key} for key in ("one-key", "other-key"))
        made = await client.post("/v1/extractions", json={"article": ARTICLE}, headers=mine)
        body = {"extraction_id": made.json()["id"], "text": "Baths"}
        assert (await client.post("/v1/checks", json=body, headers=mine)).status_code == 200
        assert (await client.post("/v1/checks", json=body, headers=theirs)).status_code == 404
