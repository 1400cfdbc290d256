from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

from schemas.usage import UsageReport
from service.api.authentication import set_key
from service.app import create_app
from service.budgets import Budget, Budgets
from service.ports import ApiKey, Services
from service.settings import Settings
from service.storage.ledger import SqliteLedger
from service.workers import InlineWorkers
from tests.api.checks import the_problem
from tests.fakes.engine import PayingEngine, QuotationEngine

pytestmark = pytest.mark.anyio

P = ParamSpec("P")
T = TypeVar("T")

KEY = SecretStr("first-secret")
OWNER = set_key(KEY).id
ARTICLE = {"text": "“Snow fell,” said Joan Tell.", "language": "en"}


class OneKey:
    """Fills the Keys port: whatever is sent is a key that may extract alone."""

    async def find(self, token: str) -> ApiKey | None:
        return (
            ApiKey("k_reader", "reader", frozenset({"extract"}), per_minute=None) if token else None
        )

    async def in_force(self) -> bool:
        return True


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    budgets = Budgets(key=Budget(usd=1, tokens=1_000), day=Budget(tokens=5_000))
    with SqliteLedger(tmp_path / "ledger.sqlite3", budgets, call_seconds=60) as ledger:
        yield ledger


@pytest.fixture
def counted(settings: Settings, services: Services, ledger: SqliteLedger) -> FastAPI:
    return create_app(
        settings.model_copy(update={"api_keys": (KEY,)}), replace(services, ledger=ledger)
    )


def client_of(app: FastAPI) -> AsyncClient:
    return AsyncClient(
        transport=ASGITransport(app),
        base_url="http://localhost",
        headers={"X-API-Key": KEY.get_secret_value()},
    )


async def spend(ledger: SqliteLedger, owner: str, tokens: int) -> None:
    reservation = await ledger.account(owner).reserve("herald", tokens, 0.25)
    await reservation.settle(tokens, 0.25)


async def test_a_key_is_told_what_it_has_spent_and_has_left(
    counted: FastAPI, ledger: SqliteLedger
) -> None:
    await spend(ledger, OWNER, 300)
    await spend(ledger, "somebody-else", 100)
    async with client_of(counted) as client:
        answer = (await client.get("/v1/usage")).json()
    report = UsageReport.model_validate(answer)
    assert (report.key, report.today.calls, report.today.tokens) == (OWNER, 1, 300)
    assert answer["today"]["cost"] == {"amount": 0.25, "currency": "USD"}
    (budget,) = answer["budgets"]
    assert (budget["scope"], budget["usd"], budget["tokens"]) == (
        "key",
        {"limit": 1.0, "left": 0.75},
        {"limit": 1_000, "left": 700},
    )
    assert budget["renews_at"].endswith("T00:00:00Z")
    assert answer["keys"] == []


async def test_a_key_that_may_is_told_of_all(counted: FastAPI, ledger: SqliteLedger) -> None:
    await spend(ledger, OWNER, 300)
    await spend(ledger, "somebody-else", 100)
    async with client_of(counted) as client:
        answer = (await client.get("/v1/usage?all=true")).json()
    report = UsageReport.model_validate(answer)
    assert (report.key, report.today.tokens) == (None, 400)
    assert {each.key: each.today.tokens for each in report.keys} == {
        OWNER: 300,
        "somebody-else": 100,
    }


@pytest.mark.parametrize("query", ["all=perhaps", "al=true", "all=true&key=x"])
async def test_a_query_that_cannot_be_meant_is_refused(client: AsyncClient, query: str) -> None:
    assert the_problem(await client.get(f"/v1/usage?{query}")).status == 400


async def test_a_key_without_the_scope_is_told_of_its_own_alone(
    settings: Settings, services: Services, ledger: SqliteLedger
) -> None:
    app = create_app(settings, replace(services, ledger=ledger, keys=OneKey()))
    async with client_of(app) as client:
        assert the_problem(await client.get("/v1/usage?all=true")).type == "/problems/not-allowed"
        assert (await client.get("/v1/usage")).json()["key"] == "k_reader"


async def test_a_spent_budget_is_a_problem_that_says_when_it_renews(
    settings: Settings, services: Services, ledger: SqliteLedger
) -> None:
    engine = PayingEngine("paying")
    paying = replace(
        services, ledger=ledger, engines={engine.alias: engine}, default_model=engine.alias
    )
    async with client_of(create_app(settings, paying)) as client:
        answers = [
            await client.post("/v1/extractions", json={"article": {"text": f"Snow fell {day}."}})
            for day in ("today", "again", "and again")
        ]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        problem = the_problem(answers[2])
        assert problem.type == "/problems/budget-spent"
        assert "of this key for today: 200 of 1,000 tokens left, and it may take 400" in (
            problem.detail
        )
        assert 0 < int(answers[2].headers["retry-after"]) <= 86_400
        assert (await client.get("/v1/usage")).json()["today"]["calls"] == 2


class NotingWorkers(InlineWorkers):
    """Remembers the names of the steps."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        self.steps.append(step.__name__)
        return await super().run(step, *args, **kwargs)


@pytest.fixture
def workers() -> NotingWorkers:
    return NotingWorkers()


@pytest.fixture
def spending(
    settings: Settings, services: Services, ledger: SqliteLedger, workers: NotingWorkers
) -> Callable[..., FastAPI]:
    """The default engine takes money, another takes none."""

    def app(**fallbacks: list[str]) -> FastAPI:
        engines = {each.alias: each for each in (PayingEngine("paying"), QuotationEngine("free"))}
        changed = replace(
            services,
            ledger=ledger,
            engines=engines,
            default_model="paying",
            workers=workers,
            fallbacks=fallbacks,
        )
        return create_app(settings.model_copy(update={"api_keys": (KEY,)}), changed)

    return app


async def test_when_nothing_is_left_an_article_is_refused_before_its_grammar_is_read(
    spending: Callable[..., FastAPI], ledger: SqliteLedger, workers: NotingWorkers
) -> None:
    await spend(ledger, OWNER, 901)
    async with client_of(spending()) as client:
        answer = await client.post("/v1/extractions", json={"article": ARTICLE})
        assert the_problem(answer).type == "/problems/budget-spent"
        assert "99 of 1,000 tokens left" in the_problem(answer).detail
        assert int(answer.headers["retry-after"]) > 0
        assert "parse" not in workers.steps
        for model, status in (("paying", 429), ("free", 200)):
            body = {"article": ARTICLE, "options": {"model": model}}
            assert (await client.post("/v1/extractions", json=body)).status_code == status
    assert workers.steps.count("parse") == 1


async def test_when_nothing_is_left_another_that_takes_nothing_stands_in(
    spending: Callable[..., FastAPI], ledger: SqliteLedger
) -> None:
    await spend(ledger, OWNER, 901)
    async with client_of(spending(paying=["free"])) as client:
        answer = (await client.post("/v1/extractions", json={"article": ARTICLE})).json()
    assert answer["provenance"]["model"] == "free"
    assert "fell_back" in [warning["code"] for warning in answer["warnings"]]


async def test_what_is_kept_is_answered_when_nothing_is_left(
    spending: Callable[..., FastAPI], ledger: SqliteLedger
) -> None:
    async with client_of(spending()) as client:
        first = await client.post("/v1/extractions", json={"article": ARTICLE})
        await spend(ledger, OWNER, 550)
        again = await client.post("/v1/extractions", json={"article": ARTICLE})
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json()["provenance"]["cached"]


async def test_what_a_model_takes_to_check_a_text_is_spent_too(
    spending: Callable[..., FastAPI],
) -> None:
    body = {"article": ARTICLE, "text": "Snow fell.", "options": {"model": "paying"}}
    async with client_of(spending()) as client:
        answers = [await client.post("/v1/checks", json=body) for _ in range(3)]
        today = (await client.get("/v1/usage")).json()["today"]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert the_problem(answers[2]).type == "/problems/budget-spent"
    assert (today["calls"], today["tokens"]) == (3, 1_000)


async def test_without_a_ledger_nothing_was_spent(client: AsyncClient) -> None:
    report = UsageReport.model_validate((await client.get("/v1/usage")).json())
    assert (report.today.calls, report.budgets) == (0, ())
