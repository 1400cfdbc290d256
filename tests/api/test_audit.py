"""What the audit log is told of requests."""

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from httpx import ASGITransport, AsyncClient

from schemas.article import Article, Chunk
from schemas.audit import AuditEntry
from schemas.extraction import Cost
from schemas.proposal import Proposal
from service.app import create_app
from service.errors import NutgrafError, UnusableAnswer
from service.ports import FREE, Account, Objection, Reading, Usage, Workers
from service.settings import Settings
from service.storage.audit import AuditFile
from service.storage.keys import KeyFile
from service.workers import InlineWorkers
from tests.fakes.engine import PayingEngine as Paying
from tests.fakes.engine import QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

P = ParamSpec("P")
T = TypeVar("T")

PLAIN = {"Content-Type": "text/plain"}
SECRET = "Marsh-Lane"  # noqa: S105 - words of an article
ARTICLE = f"“{SECRET} stays open,” said Joan Tell."
SHA = hashlib.sha256(ARTICLE.encode()).hexdigest()


class Remembered:
    def __init__(self) -> None:
        self.entries: list[AuditEntry] = []

    def note(self, entry: AuditEntry) -> None:
        self.entries.append(entry)


class PayingEngine(QuotationEngine):
    """Makes three calls: one settled, one that was not served, one of which nobody knows."""

    def __init__(self, error: NutgrafError | None = None) -> None:
        super().__init__()
        self._error = error

    async def propose(
        self,
        reading: Reading,
        chunk: Chunk,
        **allowed: Any,  # noqa: ANN401 - the account among them
    ) -> tuple[Proposal, Usage]:
        account: Account = allowed["account"]
        first = await account.reserve(self.alias, 100, 0.01)
        await first.settle(40, 0.004)
        await first.settle(90, 0.009)
        await (await account.reserve(self.alias, 100, 0.01)).settle(0, 0.0)
        await account.reserve(self.alias, 60, 0.006)
        if self._error:
            raise self._error
        return await super().propose(reading, chunk)


class Critical(Paying):
    """Answers what it is asked about a text, or fails when that is paid."""

    def __init__(self, alias: str, *, fails: NutgrafError | None = None) -> None:
        super().__init__(alias)
        self._fails = fails

    async def object_to(
        self, text: str, article: Article, *, account: Account = FREE, **_: object
    ) -> tuple[Objection, ...]:
        found = await super().object_to(text, article, account=account)
        if self._fails:
            raise self._fails
        return found


class StuckWorkers(InlineWorkers):
    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        self.begun.set()
        await asyncio.Event().wait()
        raise AssertionError


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyFile]:
    with KeyFile(tmp_path / "keys.sqlite3") as keys:
        yield keys


@pytest.fixture
def log() -> Remembered:
    return Remembered()


@pytest.fixture
def client_of(
    settings: Settings, tmp_path: Path, keys: KeyFile, log: Remembered
) -> Iterator[Callable[[Workers], AsyncClient]]:
    opened = []

    def client_of(workers: Workers) -> AsyncClient:
        context = open_fake_services(tmp_path, keys=keys, audit=log, workers=workers)
        opened.append(context)
        app = create_app(settings, context.__enter__())
        return AsyncClient(transport=ASGITransport(app), base_url="http://localhost")

    yield client_of
    for context in opened:
        context.__exit__(None, None, None)


async def post(client: AsyncClient, text: str = ARTICLE, **headers: str) -> dict[str, object]:
    sent = PLAIN | {name.replace("_", "-"): value for name, value in headers.items()}
    url = "/v1/extractions?language=en"
    answer: dict[str, object] = (await client.post(url, content=text.encode(), headers=sent)).json()
    return answer


async def test_an_extraction_leaves_who_when_what_and_what_it_cost(
    client_of: Callable[[Workers], AsyncClient], keys: KeyFile, log: Remembered
) -> None:
    key, secret = keys.create("City desk", ["extract"])
    async with client_of(InlineWorkers()) as client:
        first = await post(
            client, X_API_Key=secret.get_secret_value(), X_Request_ID="cms-request-1"
        )
        await post(client, X_API_Key=secret.get_secret_value())
    made, kept = log.entries
    assert made.model_dump(exclude={"at"}) == {
        "request_id": "cms-request-1",
        "key_id": key.id,
        "key_name": "City desk",
        "article_sha256": SHA,
        "extraction_id": first["id"],
        "model": "quotations",
        "answered_by": "quotations",
        "tokens": 0,
        "cost": None,
        "outcome": "made",
    }
    assert made.at.tzinfo
    assert (kept.outcome, kept.extraction_id) == ("kept", first["id"])
    assert kept.request_id not in (None, made.request_id)


async def test_nothing_an_article_says_is_noted(
    client_of: Callable[[Workers], AsyncClient], log: Remembered
) -> None:
    async with client_of(InlineWorkers()) as client:
        await post(client)
        await client.post(
            f"/v1/extractions?language=en&model={SECRET}&id={SECRET}&title={SECRET}",
            content=ARTICLE.encode(),
            headers=PLAIN,
        )
    assert [entry.outcome for entry in log.entries] == ["made", "unknown-model"]
    assert SECRET not in "".join(entry.model_dump_json() for entry in log.entries)
    assert log.entries[1].model is None


async def test_a_refused_article_is_noted_with_the_problem(
    client_of: Callable[[Workers], AsyncClient], log: Remembered
) -> None:
    async with client_of(InlineWorkers()) as client:
        await client.post("/v1/extractions?language=fr", content=ARTICLE.encode(), headers=PLAIN)
        await post(client, " ")
    refused, empty = log.entries
    assert refused.model_dump(exclude_defaults=True, exclude={"at", "request_id"}) == {
        "article_sha256": SHA,
        "model": "quotations",
        "outcome": "unsupported-language",
    }
    assert empty.outcome == "empty-article"


@pytest.mark.parametrize("error", [None, UnusableAnswer("Nothing in it can be read.")])
async def test_what_was_paid_is_noted_of_what_failed_too(
    settings: Settings, tmp_path: Path, log: Remembered, error: NutgrafError | None
) -> None:
    engine = PayingEngine(error)
    with open_fake_services(tmp_path, engine=engine, audit=log) as services:
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            await post(client)
            if not error:
                await post(client)
    first, *kept = log.entries
    assert (first.outcome, first.tokens) == ("unusable-answer" if error else "made", 100)
    assert first.cost
    assert first.cost.amount == pytest.approx(0.01)
    assert [(entry.outcome, entry.tokens, entry.cost) for entry in kept] == (
        [] if error else [("kept", 0, None)]
    )


@pytest.mark.parametrize("kept", [False, True])
async def test_a_model_that_is_asked_about_a_text_is_noted_beside_the_extraction(
    settings: Settings, tmp_path: Path, log: Remembered, kept: bool
) -> None:
    engine = Critical("paying")
    article = {"text": ARTICLE, "language": "en"}
    with open_fake_services(tmp_path, engine=engine, audit=log) as services:
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            about: dict[str, object] = {"article": article}
            if kept:
                made = await client.post("/v1/extractions", json={"article": article})
                about = {"extraction_id": made.json()["id"]}
            for model in (None, "paying"):
                body = about | {"text": f"{SECRET} is sold.", "options": {"model": model}}
                answer = await client.post("/v1/checks", json=body)
                assert answer.json()["verdict"] == ("warn" if model else "pass")
    *extractions, checked = log.entries
    assert [entry.outcome for entry in extractions] == (["made"] if kept else ["made", "kept"])
    assert checked.model_dump(exclude={"at", "request_id", "cost"}, exclude_defaults=True) == {
        "article_sha256": SHA,
        "extraction_id": answer.json()["extraction_id"],
        "model": "paying",
        "tokens": 300,
        "outcome": "checked",
    }
    assert checked.cost == Cost(amount=0.05)
    assert checked.request_id == answer.headers["x-request-id"]
    assert SECRET not in "".join(entry.model_dump_json() for entry in log.entries)


async def test_a_model_that_cannot_be_asked_about_a_text_is_noted_with_the_problem(
    settings: Settings, tmp_path: Path, log: Remembered
) -> None:
    engine = Critical("paying", fails=UnusableAnswer("Nothing in it can be read."))
    body = {"article": {"text": ARTICLE}, "text": "Sold.", "options": {"model": "paying"}}
    with open_fake_services(tmp_path, engine=engine, audit=log) as services:
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            assert (await client.post("/v1/checks", json=body)).status_code == 502
    assert [(entry.outcome, entry.tokens) for entry in log.entries] == [
        ("made", 400),
        ("unusable-answer", 300),
    ]


async def test_of_two_who_ask_the_same_at_once_one_has_paid(
    settings: Settings, tmp_path: Path, log: Remembered
) -> None:
    with open_fake_services(tmp_path, engine=PayingEngine(), audit=log) as services:
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            await asyncio.gather(post(client), post(client))
    assert sorted(entry.tokens for entry in log.entries) == [0, 100]
    assert {entry.outcome for entry in log.entries} <= {"made", "shared", "kept"}


async def test_a_request_that_is_given_up_is_noted(
    client_of: Callable[[Workers], AsyncClient], log: Remembered
) -> None:
    workers = StuckWorkers()
    async with client_of(workers) as client:
        request = asyncio.create_task(post(client))
        await workers.begun.wait()
        request.cancel()
        await asyncio.wait([request])
    assert [entry.outcome for entry in log.entries] == ["cancelled"]


async def test_what_asks_for_no_extraction_is_not_noted(
    client_of: Callable[[Workers], AsyncClient], log: Remembered
) -> None:
    async with client_of(InlineWorkers()) as client:
        for path in ("/v1/models", "/healthz", "/v1/extractions/x_0", "/nowhere"):
            await client.get(path)
    assert log.entries == []


async def test_a_locked_log_holds_up_no_answer(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "audit.sqlite3"
    with AuditFile(path) as log, open_fake_services(tmp_path, audit=log) as services:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        transport = ASGITransport(create_app(settings, services))
        async with (
            AsyncClient(transport=transport, base_url="http://localhost") as client,
            asyncio.timeout(4),  # less than the log waits for the lock
        ):
            assert "id" in await post(client)
        other.close()
    with AuditFile(path) as log:
        assert [entry.article_sha256 for entry in log.read()] == [SHA]
