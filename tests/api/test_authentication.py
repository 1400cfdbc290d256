import logging

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

from service.api.authentication import check_exposure, is_loopback
from service.app import create_app
from service.errors import Misconfigured
from service.ports import Services
from service.settings import Settings
from tests.api.checks import the_problem

pytestmark = pytest.mark.anyio

KEYS = (SecretStr("first-secret"), SecretStr("second-secret"))
LOCKED = ["/v1/models", "/v1/extractions/x_0", "/openapi.json", "/problems/not-found", "/nowhere"]


@pytest.fixture
def closed(settings: Settings, services: Services) -> FastAPI:
    return create_app(settings.model_copy(update={"api_keys": KEYS}), services)


def client_of(app: FastAPI, host: str = "localhost") -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app), base_url=f"http://{host}")


@pytest.mark.parametrize("path", LOCKED)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer first-secre"},
        {"Authorization": "Bearer first-secret-and-more"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic first-secret"},
        {"Authorization": "first-secret"},
        {"Authorization": "Bearer first-secret,second-secret"},
        {"X-API-Key": ""},
        {"X-API-Key": "schlüssel"},
    ],
    ids=str,
)
async def test_without_a_valid_key_nothing_is_answered(
    closed: FastAPI, path: str, headers: dict[str, str]
) -> None:
    encoded = {name.encode(): value.encode() for name, value in headers.items()}
    async with client_of(closed) as client:
        response = await client.get(path, headers=encoded)
    assert the_problem(response).type == "/problems/not-authenticated"
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer first-secret"},
        {"Authorization": "bearer  second-secret "},
        {"X-API-Key": "second-secret"},
    ],
    ids=str,
)
@pytest.mark.parametrize("host", ["localhost", "nutgraf.example.org"])
async def test_with_any_valid_key_anybody_is_answered(
    closed: FastAPI, host: str, headers: dict[str, str]
) -> None:
    async with client_of(closed, host) as client:
        assert (await client.get("/v1/models", headers=headers)).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_health_needs_no_key(closed: FastAPI, path: str) -> None:
    async with client_of(closed) as client:
        assert (await client.get(path)).status_code == 200


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "127.8.9.1", "[::1]:8000"])
async def test_without_keys_this_machine_is_answered(app: FastAPI, host: str) -> None:
    async with client_of(app, host) as client:
        assert (await client.get("/v1/models")).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7", "[::2]"],
)
async def test_without_keys_a_name_that_is_not_this_machine_is_refused(
    app: FastAPI, host: str
) -> None:
    async with client_of(app) as client:
        response = await client.get("/v1/models", headers={"Host": host})
    assert the_problem(response).type == "/problems/not-local"


async def test_without_keys_an_address_that_others_can_reach_is_refused(app: FastAPI) -> None:
    async with client_of(app, "192.168.0.7") as client:
        response = await client.get("/v1/models", headers={"Host": "localhost"})
    assert the_problem(response).type == "/problems/not-local"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://[", "http://localhost.evil.example"]
)
async def test_without_keys_a_page_from_elsewhere_is_refused(app: FastAPI, origin: str) -> None:
    async with client_of(app) as client:
        response = await client.post(
            "/v1/extractions",
            content=b"Some text.",
            headers={"Content-Type": "text/plain", "Origin": origin},
        )
    assert the_problem(response).type == "/problems/not-local"


@pytest.mark.parametrize(
    ("header", "value", "told"),
    [
        ("Origin", b"https://evil.example", "The Origin 'https://evil.example' is not"),
        ("Host", b"evil.example:80", "The Host 'evil.example:80' is not"),
        ("Origin", b"https://\xe9'<b>\x7f", r"""The Origin "https://\xe9'<b>\x7f" is not"""),
        ("Origin", b"https://" + b"a" * 10_000, f"The Origin 'https://{'a' * 72}' is not"),
    ],
)
async def test_who_is_refused_is_told_for_which_name(
    app: FastAPI, header: str, value: bytes, told: str
) -> None:
    async with client_of(app) as client:
        response = await client.get("/v1/models", headers={header.encode(): value})
    assert the_problem(response).detail.startswith(told)


async def test_a_page_of_this_machine_is_answered(app: FastAPI) -> None:
    async with client_of(app) as client:
        origin = {"Origin": "http://localhost:3000"}
        response = await client.get("/v1/models", headers=origin)
    assert response.status_code == 200
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1", "::ffff:127.0.0.1"])
def test_loopback_needs_no_key(settings: Settings, host: str) -> None:
    assert is_loopback(host)
    check_exposure(host, settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.0.7", "example.org", "127.0.0.1.x"])  # noqa: S104
def test_any_other_host_needs_a_key(settings: Settings, host: str) -> None:
    with pytest.raises(Misconfigured, match="NUTGRAF_API_KEYS"):
        check_exposure(host, settings)
    check_exposure(host, settings.model_copy(update={"api_keys": KEYS}))


async def test_no_key_is_ever_shown(closed: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="service")
    async with client_of(closed) as client:
        answers = [
            await client.get(path, headers={"X-API-Key": key})
            for path in ("/v1/models", "/openapi.json", "/nowhere")
            for key in ("first-secret", "wrong-secret")
        ]
    assert "secret" not in "".join(answer.text for answer in answers)
    assert "secret" not in caplog.text
    assert "secret" not in repr(closed.state.settings)


def test_keys_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_API_KEYS", " one, two ,,")
    assert [key.get_secret_value() for key in Settings().api_keys] == ["one", "two"]
