"""What Prometheus reads, after requests of every kind."""

from dataclasses import replace
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient
from prometheus_client.parser import text_string_to_metric_families

from service.app import create_app
from service.observe.figures import FIGURES
from service.ports import Services
from service.settings import Settings
from service.storage.keys import open_keys
from tests.fakes.engine import QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

PLAIN = {"Content-Type": "text/plain"}
ARTICLE = "“Marsh Lane stays open,” she said.".encode()


async def figures(client: AsyncClient) -> dict[tuple[str, frozenset[str]], float]:
    """Every sample by its name and the values of its labels."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, frozenset(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_every_figure_is_told_of_from_the_start(client: AsyncClient) -> None:
    text = (await client.get("/metrics")).text
    for figure in FIGURES:
        assert f"# TYPE {figure.name} {figure.kind}" in text
    assert "process_resident_memory_bytes" in text or "process_" not in text


async def test_requests_and_extractions_are_counted_by_how_they_ended(client: AsyncClient) -> None:
    for _ in range(2):
        await client.post("/v1/extractions?language=en", content=ARTICLE, headers=PLAIN)
    await client.post("/v1/extractions?language=xx", content=ARTICLE, headers=PLAIN)
    await client.post("/v1/extractions?model=nobody", content=ARTICLE, headers=PLAIN)
    seen = await figures(client)

    def count(name: str, *labels: str) -> float:
        return seen[(f"nutgraf_{name}", frozenset(labels))]

    assert count("extractions_total", "embedded", "quotations", "made") == 1
    assert count("extractions_total", "embedded", "quotations", "kept") == 1
    assert count("extractions_total", "embedded", "quotations", "unsupported-language") == 1
    assert count("requests_total", "POST", "/v1/extractions", "200") == 2
    assert count("requests_total", "POST", "/v1/extractions", "422") == 2
    assert count("request_seconds_count", "POST", "/v1/extractions") == 4
    assert count("requests_in_flight") == 1  # this one
    assert count("workers_ready") == 1
    assert count("steps_waiting") == 0


async def test_nothing_a_caller_makes_up_becomes_a_label(client: AsyncClient) -> None:
    made_up = "Marsh-Lane"
    await client.get(f"/{made_up}")
    await client.get(f"/v1/extractions/{made_up}")
    await client.request(made_up, "/v1/models")
    await client.post(f"/v1/extractions?model={made_up}", content=ARTICLE, headers=PLAIN)
    await client.post(
        f"/v1/extractions?language={made_up}&id={made_up}", content=ARTICLE, headers=PLAIN
    )
    text = (await client.get("/metrics", headers={"X-Request-ID": made_up})).text
    assert made_up not in text
    assert 'method="other"' in text


async def test_once_a_key_exists_figures_are_for_keys_with_the_scope_admin(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    with open_keys(tmp_path) as stored:
        _, plain = stored.create("cms", ["extract"])
        _, admin = stored.create("prometheus", ["admin"])
        app = create_app(settings, replace(services, keys=stored))
        async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
            for secret, status in ((None, 401), (plain, 403), (admin, 200)):
                headers = {"X-API-Key": secret.get_secret_value()} if secret else {}
                assert (await client.get("/metrics", headers=headers)).status_code == status


async def test_each_service_counts_for_itself(settings: Settings, tmp_path: Path) -> None:
    async def asked_of(services: Services) -> float:
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            await client.get("/healthz")
            return (await figures(client))[
                ("nutgraf_requests_total", frozenset({"GET", "/healthz", "200"}))
            ]

    with open_fake_services(tmp_path) as services:
        assert await asked_of(services) == 1
    with open_fake_services(tmp_path, engine=QuotationEngine()) as services:
        assert await asked_of(services) == 1
