"""What one key has sent is nothing to another: on no route is it read, listed or cancelled."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from service.app import create_app
from service.budgets import Budget, Budgets
from service.ports import KeyScope, Services
from service.settings import Settings
from service.storage.keys import KeyFile
from service.storage.ledger import SqliteLedger
from tests.api.checks import the_problem
from tests.fakes.engine import PatientEngine, PayingEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

UNKNOWN = "x_ffffffffffffffff"
SUBMISSION = {"article": {"text": "“The baths stay open,” said Joan Tell.", "language": "en"}}
OTHER = {"article": {"text": "“Snow fell,” said Ann Osterby.", "language": "en"}}
PAGE = {"Accept": "text/html"}


@dataclass(frozen=True)
class Asked:
    """A request; `told` says whether its answer is free of clocks and counters."""

    path: str
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    told: bool = True


def requests_about(id: str) -> dict[str, list[Asked]]:
    """What a stranger could ask to learn of an extraction, by route. A new route needs a line."""
    kept = {"extraction_id": id}
    text = {"text": "The pool stays open."}
    return {
        "POST /v1/extractions": [
            Asked("/v1/extractions", SUBMISSION, told=False),
            Asked("/v1/extractions", SUBMISSION, {"Accept": "text/event-stream"}, told=False),
            Asked("/v1/extractions", kept),
        ],
        "GET /v1/extractions/{id}": [
            Asked(f"/v1/extractions/{id}"),
            Asked(f"/v1/extractions/{id}?offsets=utf16"),
            Asked(f"/v1/extractions/{id}", headers={"Accept": "text/csv"}),
            Asked(f"/v1/extractions/{id}", headers={"Accept": "application/ld+json"}),
            Asked(f"/v1/extractions/{id}", headers={"Accept": "application/vnd.iptc.ninjs+json"}),
        ],
        "GET /v1/extractions/{id}.html": [Asked(f"/v1/extractions/{id}.html")],
        "POST /v1/checks": [
            Asked("/v1/checks", kept | text),
            Asked("/v1/checks", kept | text, PAGE),
            Asked("/v1/checks", kept | text | {"options": {"model": "paying"}}),
            Asked("/v1/checks", kept | text | {"options": {"confidential": True}}),
        ],
        "POST /v1/comparisons": [
            Asked("/v1/comparisons", {"old": kept, "new": kept}),
            Asked("/v1/comparisons", {"old": kept, "new": OTHER}),
            Asked("/v1/comparisons", {"old": OTHER, "new": kept}),
            Asked("/v1/comparisons", {"old": kept, "new": kept}, PAGE),
        ],
        "GET /v1/models": [Asked("/v1/models")],
        "GET /v1/usage": [Asked("/v1/usage"), Asked(f"/v1/usage?key={id}")],
        "GET /problems/{slug}": [Asked("/problems/not-found"), Asked(f"/problems/{id}")],
        "GET /healthz": [Asked("/healthz")],
        "GET /readyz": [Asked("/readyz")],
        "GET /metrics": [Asked("/metrics", told=False)],
    }


ROUTES = [*requests_about(UNKNOWN)]


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyFile]:
    with KeyFile(tmp_path / "keys.sqlite3") as keys:
        yield keys


@pytest.fixture
def services(tmp_path: Path, keys: KeyFile) -> Iterator[Services]:
    budgets = Budgets(key=Budget(tokens=10_000), day=Budget(tokens=100_000))
    with (
        SqliteLedger(tmp_path / "ledger.sqlite3", budgets, call_seconds=60) as ledger,
        open_fake_services(tmp_path, engine=PayingEngine("paying"), keys=keys) as services,
    ):
        yield replace(services, ledger=ledger, local=frozenset(services.engines))


@dataclass(frozen=True)
class Caller:
    client: AsyncClient
    headers: dict[str, str]

    async def ask(self, asked: Asked, method: str) -> Response:
        return await self.client.request(
            method, asked.path, json=asked.body, headers=self.headers | asked.headers
        )

    async def extract(self) -> dict[str, Any]:
        sent = await self.client.post("/v1/extractions", json=SUBMISSION, headers=self.headers)
        extraction: dict[str, Any] = sent.json()
        return extraction

    async def kept(self, id: str) -> dict[str, Any]:
        answer = await self.client.get(f"/v1/extractions/{id}", headers=self.headers)
        extraction: dict[str, Any] = answer.json()
        return extraction


class House:
    """A running service with whoever has a key to it."""

    def __init__(self, client: AsyncClient, keys: KeyFile) -> None:
        self._client = client
        self._keys = keys

    def caller(self, *scopes: KeyScope) -> Caller:
        _, secret = self._keys.create("Desk", scopes, 1_000)
        return Caller(self._client, {"X-API-Key": secret.get_secret_value()})


@pytest.fixture
def house(client: AsyncClient, keys: KeyFile) -> House:
    return House(client, keys)


def test_every_route_is_asked_for(app: FastAPI) -> None:
    found = {
        f"{method.upper()} {path}"
        for path, operations in app.openapi()["paths"].items()
        for method in operations
    }
    assert found == set(ROUTES), "a new route needs a line in requests_about"


@pytest.mark.parametrize("scopes", [("extract", "check"), ("admin",)], ids=" ".join)
@pytest.mark.parametrize("route", ROUTES)
async def test_a_stranger_is_told_the_same_as_if_there_were_nothing(
    house: House, route: str, scopes: tuple[KeyScope, ...]
) -> None:
    one, stranger = house.caller("extract", "check"), house.caller(*scopes)
    method = route.split(maxsplit=1)[0]
    nothing = [await stranger.ask(asked, method) for asked in requests_about(UNKNOWN)[route]]
    owned = await one.extract()
    for asked, before in zip(requests_about(owned["id"])[route], nothing, strict=True):
        after = await stranger.ask(asked, method)
        assert after.status_code == before.status_code < 500
        if asked.told:
            assert after.content == before.content.replace(UNKNOWN.encode(), owned["id"].encode())
        for words in (owned["id"], one.headers["X-API-Key"]):
            assert words not in after.text or words in asked.path
        if asked.body is not SUBMISSION:
            for words in ("Tell", "baths", owned["article"]["sha256"]):
                assert words not in after.text
    assert await one.kept(owned["id"]) == owned


@pytest.mark.parametrize("path", ["/v1/extractions/{id}", "/v1/extractions/{id}.html"])
@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "POST", "OPTIONS", "HEAD"])
async def test_no_method_lets_a_stranger_change_or_end_anything(
    house: House, path: str, method: str
) -> None:
    one, stranger = house.caller("extract"), house.caller("extract", "check", "admin")
    owned = await one.extract()
    refused = await stranger.ask(Asked(path.format(id=owned["id"])), method)
    assert refused.status_code == 405
    assert await one.kept(owned["id"]) == owned


async def test_the_id_of_anothers_is_refused_as_one_that_nobody_has(house: House) -> None:
    one, stranger = house.caller("extract"), house.caller("extract", "check")
    id = (await one.extract())["id"]
    for asked in (
        *requests_about(id)["POST /v1/checks"],
        *requests_about(id)["POST /v1/comparisons"],
    ):
        problem = the_problem(await stranger.ask(asked, "POST"))
        assert (problem.status, problem.type) == (404, "/problems/not-found")


async def test_the_same_article_of_two_keys_is_read_and_paid_for_twice(house: House) -> None:
    one, stranger = house.caller("extract"), house.caller("extract")
    owned, others = await one.extract(), await stranger.extract()
    assert owned["id"] != others["id"]
    assert not others["provenance"]["cached"]
    for caller in (one, stranger):
        spent = (await caller.ask(Asked("/v1/usage"), "GET")).json()["today"]
        assert (spent["calls"], spent["tokens"]) == (1, 400)


async def test_a_stranger_who_hangs_up_on_the_same_article_ends_nobody_elses_reading(
    settings: Settings, services: Services, keys: KeyFile
) -> None:
    engine = PatientEngine()
    patient = replace(services, engines={"patient": engine}, default_model="patient")
    transport = ASGITransport(create_app(settings, patient))
    async with AsyncClient(transport=transport, base_url="http://localhost") as client:
        house = House(client, keys)
        one, stranger = house.caller("extract"), house.caller("extract")
        reading, leaving = (asyncio.create_task(caller.extract()) for caller in (one, stranger))
        async with asyncio.timeout(20):
            while engine.begun[0] < 2:  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0.001)
            leaving.cancel()
            await asyncio.wait([leaving])
            engine.answer(*range(9))
            extraction = await reading
    assert extraction["claims"]
    assert engine.given_up[0] == 1
