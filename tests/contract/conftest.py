"""One fake upstream, reached in two ways: in place of the network by respx, and over a socket."""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import pytest
import respx

from service.engines.llm.client import LlmClient
from service.engines.llm.draft import Draft
from service.engines.llm.upstream import litellm
from service.models import ModelRow
from tests.fakes import asking
from tests.fakes.upstream import Behaviour, Fails, Model, Says, Upstream, reply, serve

T = TypeVar("T")

KEY = "sk-very-secret"


@dataclass(frozen=True)
class Wire:
    """A provider: litellm's name for a model of it, and how its address is written in a row."""

    name: str
    model: str
    path: str = ""
    hosted: bool = True


COMPATIBLE = Wire("compatible", "openai/local", "/v1", hosted=False)
WIRES = (
    Wire("openai", "openai/gpt-4o-mini", "/v1"),
    COMPATIBLE,
    Wire("anthropic", "anthropic/claude-sonnet-4-5"),
    Wire("gemini", "gemini/gemini-2.5-flash"),
    Wire("ollama", "ollama_chat/llama3", hosted=False),
)


@pytest.fixture(params=WIRES, ids=lambda wire: wire.name)
def wire(request: pytest.FixtureRequest) -> Wire:
    assert isinstance(request.param, Wire)
    return request.param


@dataclass
class Reach:
    """Opens an upstream; `row` is a model of it."""

    over_socket: bool

    @contextmanager
    def open(
        self, wire: Wire, script: Model | list[Behaviour], **row: object
    ) -> Iterator[tuple[Upstream, ModelRow]]:
        upstream = Upstream(script)
        if self.over_socket:
            with serve(upstream) as address:
                yield upstream, _row(wire, address + wire.path, row)
        else:
            base = None if wire.hosted else "http://upstream.test" + wire.path
            with respx.mock(assert_all_called=False) as router:
                router.route().mock(side_effect=lambda request: _respond(upstream, request))
                yield upstream, _row(wire, base, row)


def _row(wire: Wire, api_base: str | None, keys: dict[str, object]) -> ModelRow:
    given = {
        "api_key": KEY,
        "timeout_seconds": 20,
        "api_base": api_base,
        "retries": 0,
        "back_off_seconds": 0.01,
        **keys,
    }
    return ModelRow.model_validate({"model": wire.model, **given})


def _respond(upstream: Upstream, request: httpx.Request) -> httpx.Response:
    received, behaviour = upstream.receive(request.url.path, request.headers, request.content)
    if not isinstance(behaviour, Says | Fails):
        raise httpx.RemoteProtocolError("the peer closed the connection")
    answer = reply(received, behaviour)
    return httpx.Response(answer.status, content=answer.body, headers=answer.headers)


@pytest.fixture(params=[False, True], ids=["respx", "socket"])
def reach(request: pytest.FixtureRequest) -> Iterator[Reach]:
    """respx sees nothing of aiohttp, which is what litellm talks through when nobody tests it."""
    library: Any = litellm()
    library.disable_aiohttp_transport = not request.param
    library.in_memory_llm_clients_cache.flush_cache()
    yield Reach(over_socket=request.param)
    library.disable_aiohttp_transport = False
    library.in_memory_llm_clients_cache.flush_cache()


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, T]], T]:
    return asking.run


@pytest.fixture(scope="session")
def _warm() -> None:
    """A process's first calls take a second more, for what litellm imports only then."""
    for wire in WIRES:
        with Reach(over_socket=True).open(wire, [Says({"claims": []})]) as (_, model):
            client = LlmClient("herald", model)
            asked = [{"role": "user", "content": "[1] It will stay."}]
            asking.run(client.ask(client.exchange(), asked, Draft, asks=1))
