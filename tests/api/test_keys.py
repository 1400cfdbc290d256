"""Keys that are created and revoked while the service runs: who gets in, for what, how often."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from pydantic import SecretStr

from service.api.authentication import check_exposure, set_key
from service.app import create_app
from service.ports import SCOPES
from service.settings import Settings
from service.storage.keys import KeyFile, StoredKey
from tests.api.checks import the_problem
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

PLAIN = {"Content-Type": "text/plain"}
ARTICLE = "“The baths stay open,” said Joan Tell.".encode()
OPEN = ["/healthz", "/readyz"]
GUARDED = [
    "/v1/models",
    "/v1/usage",
    "/v1/extractions/x_0",
    "/v1/extractions/x_0.html",
    "/metrics",
    "/openapi.json",
    "/problems/not-found",
    "/nowhere",
]


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyFile]:
    """As a command in another process has them open."""
    with KeyFile(tmp_path / "keys.sqlite3") as keys:
        yield keys


@pytest.fixture
def app(settings: Settings, tmp_path: Path) -> Iterator[FastAPI]:
    with (
        KeyFile(tmp_path / "keys.sqlite3") as keys,
        open_fake_services(tmp_path, keys=keys) as services,
    ):
        yield create_app(settings, services)


def as_sent(secret: SecretStr) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret.get_secret_value()}"}


def a_key(
    keys: KeyFile, *scopes: str, per_minute: int | None = None, name: str = "Desk"
) -> tuple[StoredKey, dict[str, str]]:
    key, secret = keys.create(name, scopes or ("extract",), per_minute)
    return key, as_sent(secret)


async def post(client: AsyncClient, headers: dict[str, str], text: bytes = ARTICLE) -> Response:
    return await client.post("/v1/extractions?language=en", content=text, headers=PLAIN | headers)


@pytest.fixture
async def elsewhere(app: FastAPI) -> AsyncIterator[AsyncClient]:
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://nutgraf.example.org") as client:
        yield client


# --- Who gets in ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", GUARDED)
async def test_once_a_key_exists_every_address_asks_for_one(
    client: AsyncClient, keys: KeyFile, path: str
) -> None:
    assert (await client.get(path)).status_code != 401
    _, sent = a_key(keys, "admin")
    response = await client.get(path)
    assert the_problem(response).type == "/problems/not-authenticated"
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert (await client.get(path, headers=sent)).status_code not in (401, 403)


@pytest.mark.parametrize("path", OPEN)
async def test_health_asks_for_no_key(client: AsyncClient, keys: KeyFile, path: str) -> None:
    a_key(keys)
    response = await client.get(path)
    assert response.status_code == 200
    assert "ratelimit-limit" not in response.headers


async def test_a_stored_key_opens_other_hosts_too(elsewhere: AsyncClient, keys: KeyFile) -> None:
    assert the_problem(await elsewhere.get("/v1/models")).type == "/problems/not-local"
    _, sent = a_key(keys)
    assert (await elsewhere.get("/v1/models", headers=sent)).status_code == 200
    by_name = {"X-API-Key": sent["Authorization"].split()[1]}
    assert (await elsewhere.get("/v1/models", headers=by_name)).status_code == 200
    assert the_problem(await elsewhere.get("/v1/models")).type == "/problems/not-authenticated"


async def test_a_revoked_key_is_refused_on_its_next_request(
    client: AsyncClient, keys: KeyFile
) -> None:
    key, sent = a_key(keys)
    assert (await client.get("/v1/models", headers=sent)).status_code == 200
    keys.revoke(key.id)
    response = await client.get("/v1/models", headers=sent)
    assert the_problem(response).type == "/problems/not-authenticated"
    assert (await client.get("/v1/models")).status_code == 401


@pytest.mark.parametrize(
    "authorization",
    [
        b"Bearer ng_000000000000_" + b"0" * 64,
        b"Bearer",
        b"Bearer ",
        b"bearer\xa0ng_",
        b"Bearer \xff\xfe\x80",
        b"Basic bmc6bmc=",
        b"ng_",
        b"Bearer " + b"ng_" * 100_000,
        b"Bearer ng_000000000000_" + b"0" * 64 + b", Bearer x",
    ],
    ids=lambda given: given[:20],
)
async def test_a_header_that_holds_no_key_is_refused(
    client: AsyncClient, keys: KeyFile, authorization: bytes
) -> None:
    a_key(keys)
    response = await client.get("/v1/models", headers={b"authorization": authorization})
    assert the_problem(response).type == "/problems/not-authenticated"


async def test_keys_of_the_settings_hold_beside_stored_ones_and_may_do_everything(
    settings: Settings, tmp_path: Path, keys: KeyFile
) -> None:
    _, stored = a_key(keys)
    held = SecretStr("grün-and-secret")
    both = settings.model_copy(update={"api_keys": (held,)})
    with open_fake_services(tmp_path, keys=keys) as services:
        transport = ASGITransport(create_app(both, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            header = {b"x-api-key": held.get_secret_value().encode()}
            assert (await client.get("/metrics", headers=header)).status_code == 200
            assert (await client.get("/v1/models", headers=stored)).status_code == 200
            assert (await client.get("/v1/models")).status_code == 401
    assert set_key(held).scopes == set(SCOPES)


def test_a_stored_key_lets_the_service_listen_for_others(settings: Settings) -> None:
    check_exposure("0.0.0.0", settings, stored_keys=True)  # noqa: S104 - what is tested


async def test_while_keys_cannot_be_looked_up_nobody_is_let_in(
    client: AsyncClient, keys: KeyFile
) -> None:
    _, sent = a_key(keys)
    keys._database.connection.execute("DROP TABLE keys")
    for headers in ({}, sent):
        assert the_problem(await client.get("/v1/models", headers=headers)).status == 503
    assert (await client.get("/healthz")).status_code == 200


# --- For what -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ("extract", {"/v1/extractions", "/v1/extractions/x_0", "/v1/models", "/v1/usage"}),
        ("check", {"/v1/models", "/v1/usage"}),
        (
            "admin",
            {"/v1/extractions", "/v1/extractions/x_0", "/v1/models", "/v1/usage", "/metrics"},
        ),
    ],
)
async def test_a_key_is_for_what_its_scopes_say(
    client: AsyncClient, keys: KeyFile, scope: str, allowed: set[str]
) -> None:
    _, sent = a_key(keys, scope)
    answers = {
        path: await client.get(path, headers=sent)
        for path in ("/v1/extractions/x_0", "/v1/models", "/v1/usage", "/metrics")
    }
    answers["/v1/extractions"] = await post(client, sent)
    refused = {path: each for path, each in answers.items() if each.status_code == 403}
    assert set(answers) - set(refused) == allowed
    for response in refused.values():
        problem = the_problem(response)
        assert problem.type == "/problems/not-allowed"
        assert "scope" in problem.detail


# --- What is whose --------------------------------------------------------------------------------


async def test_each_key_sees_its_own_extractions_alone(client: AsyncClient, keys: KeyFile) -> None:
    one, other = a_key(keys, name="Desk")[1], a_key(keys, name="Desk")[1]
    admin = a_key(keys, "admin", name="Ops")[1]
    owned = (await post(client, one)).json()
    for suffix in ("", ".html", "?offsets=utf16"):
        path = f"/v1/extractions/{owned['id']}{suffix}"
        assert (await client.get(path, headers=one)).status_code == 200
        for stranger in (other, admin):
            response = await client.get(path, headers=stranger)
            assert the_problem(response).type == "/problems/not-found"
    again = (await post(client, other)).json()
    assert again["id"] != owned["id"]
    assert not again["provenance"]["cached"]


async def test_what_was_extracted_before_there_were_keys_is_nobodys(
    client: AsyncClient, keys: KeyFile
) -> None:
    before = (await post(client, {})).json()
    _, sent = a_key(keys)
    response = await client.get(f"/v1/extractions/{before['id']}", headers=sent)
    assert the_problem(response).type == "/problems/not-found"


# --- How often ------------------------------------------------------------------------------------


async def test_every_answer_to_a_key_says_what_is_left(client: AsyncClient, keys: KeyFile) -> None:
    _, sent = a_key(keys, per_minute=4)
    left = []
    for path in ("/v1/models", "/nowhere", "/v1/extractions/x_0", "/metrics"):
        headers = (await client.get(path, headers=sent)).headers
        assert headers["ratelimit-limit"] == "4"
        assert 0 < int(headers["ratelimit-reset"]) <= 60
        left.append(headers["ratelimit-remaining"])
    assert left == ["3", "2", "1", "0"]


async def test_a_key_that_asks_too_often_is_told_when_to_ask_again(
    client: AsyncClient, keys: KeyFile
) -> None:
    _, busy = a_key(keys, per_minute=2)
    _, calm = a_key(keys)
    for _ in range(2):
        assert (await client.get("/v1/models", headers=busy)).status_code == 200
    for response in (await client.get("/v1/models", headers=busy), await post(client, busy)):
        assert the_problem(response).type == "/problems/rate-limited"
        assert 0 < int(response.headers["retry-after"]) <= 60
        assert response.headers["ratelimit-remaining"] == "0"
    assert (await client.get("/v1/models", headers=calm)).status_code == 200
    assert (await client.get("/healthz", headers=busy)).status_code == 200


async def test_a_key_without_a_limit_of_its_own_has_the_services(
    settings: Settings, tmp_path: Path, keys: KeyFile
) -> None:
    _, sent = a_key(keys)
    strict = settings.model_copy(update={"requests_per_minute": 1, "api_keys": (SecretStr("s"),)})
    with open_fake_services(tmp_path, keys=keys) as services:
        transport = ASGITransport(create_app(strict, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            for headers in (sent, {"X-API-Key": "s"}):
                statuses = [
                    (await client.get("/v1/models", headers=headers)).status_code for _ in range(2)
                ]
                assert statuses == [200, 429]


async def test_of_many_at_once_no_more_than_the_limit_are_let_in(
    client: AsyncClient, keys: KeyFile
) -> None:
    _, sent = a_key(keys, per_minute=7)
    answers = await asyncio.gather(*(client.get("/v1/models", headers=sent) for _ in range(30)))
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [429] * 23


async def test_without_keys_nobody_is_limited(client: AsyncClient) -> None:
    assert "ratelimit-limit" not in (await client.get("/v1/models")).headers


# --- What is never shown --------------------------------------------------------------------------


async def test_no_key_is_ever_shown(
    client: AsyncClient, keys: KeyFile, app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    key, sent = a_key(keys, per_minute=3)
    secret = sent["Authorization"].split("_")[2]
    answers = [await client.get("/v1/models", headers=sent) for _ in range(5)]
    keys.revoke(key.id)
    answers.append(await client.get("/v1/models", headers=sent))
    assert [each.status_code for each in answers] == [200, 200, 200, 429, 429, 401]
    shown = "".join(f"{each.text}{each.headers}" for each in answers)
    assert secret not in shown
    assert secret not in caplog.text
    assert secret not in repr(app.state.services) + repr(key) + repr(keys.all())


async def test_looking_up_a_key_costs_little(client: AsyncClient, keys: KeyFile) -> None:
    """A hang guard: 200 answers take well under a second where nothing waits."""
    _, sent = a_key(keys)
    begun = time.monotonic()
    for _ in range(200):
        await client.get("/v1/models", headers=sent)
    assert time.monotonic() - begun < 30
