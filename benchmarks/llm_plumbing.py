"""What Nutgraf costs around a call to a language model, beside a bare handler that does the same.

    python -m benchmarks.llm_plumbing [--requests 300] [--in-flight 256] [--rounds 3] [--memory]

The model is a fake in a process of its own. The article is one short sentence, so that there is
next to no text layer. The bare handler is a FastAPI route around
`instructor.from_litellm(litellm.acompletion)` with the same messages, schema and mode.

First CPU a request, one at a time, without a socket between client and service. Then each service
in a process of its own with so many requests in flight and a model that takes 200 ms: requests a
second, the latency that is added to the model's, how long /healthz takes meanwhile, and memory.
With `--memory`, what 5,000 requests add to what Nutgraf holds.

Budgets: no more CPU than the bare one, and no fewer requests a second; /healthz under 50 ms.
"""

import argparse
import asyncio
import gc
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import aiohttp
import uvicorn
from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient

from prompts import load_prompt
from service.app import create_app
from service.engines.llm.draft import Draft
from service.engines.llm.engine import LlmEngine
from service.models import ModelRow
from service.ports import Services
from service.settings import Settings
from service.storage.nothing import CountNothing, KeepNothing, NoAudit, NoKeys
from service.workers import InlineWorkers
from tests.fakes.parser import NoParser

_NUMBERS = count()


def _body() -> dict[str, Any]:
    """Every article another, since Nutgraf reads what several ask at the same time only once."""
    return {"article": {"text": f"Snow fell on Osterby for {next(_NUMBERS)} days."}}


ROUNDS = 5
SECONDS = 0.2
"""What the model takes under load."""

FAKE = """
import asyncio, sys
from tests.fakes.upstream import Says, Upstream, listen

async def main():
    upstream = Upstream(lambda _: Says({"claims": []}, after_seconds=float(sys.argv[1])))
    upstream.received = type("Forgetful", (list,), {"append": lambda *_: None})()
    server, address = await listen(upstream)
    print(address, flush=True)
    await server.serve_forever()

asyncio.run(main())
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--requests", type=int, default=300)
    ask.add_argument("--in-flight", type=int, default=256)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--memory", action="store_true")
    ask.add_argument("--serve", help=argparse.SUPPRESS)
    ask.add_argument("--upstream", help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.serve:
        _serve(_WAYS[told.serve](_row(told.upstream)))
        return
    if told.requests:
        with _process("-c", FAKE, "0") as (address, _):
            asyncio.run(_measure(address, told.requests))
    with _process("-c", FAKE, str(SECONDS)) as (address, _):
        if told.in_flight:
            _load_both(address, told.in_flight, told.rounds)
    if told.memory:
        with _process("-c", FAKE, "0") as (address, _), _service("nutgraf", address) as service:
            asyncio.run(_memory(*service))


def _row(address: str) -> ModelRow:
    return ModelRow.model_validate(
        {
            "model": "openai/local",
            "api_base": f"{address}/v1",
            "api_key": "none",
            "calls_at_once": 1_000,
        }
    )


async def _measure(address: str, requests: int) -> None:
    row = _row(address)
    async with _clients({name: way(row) for name, way in _WAYS.items()}) as clients:
        taken: dict[str, list[float]] = {name: [] for name in clients}
        for client in clients.values():
            await _spend(client, 20)
        for _ in range(ROUNDS):  # in turns, so that both see the same machine
            for name, client in clients.items():
                taken[name].append(await _spend(client, requests // ROUNDS))
        for name, each in taken.items():
            print(f"{name:8} {median(each) * 1000:6.2f} ms of CPU a request")
        ratio = median(taken["nutgraf"]) / median(taken["bare"])
        print(f"ratio    {ratio:6.2f}", flush=True)


async def _spend(client: AsyncClient, requests: int) -> float:
    """Seconds of CPU per request."""
    gc.collect()
    begun = time.process_time()
    for _ in range(requests):
        answer = await client.post("/v1/extractions", json=_body())
        answer.raise_for_status()
    return (time.process_time() - begun) / requests


def _load_both(upstream: str, in_flight: int, rounds: int) -> None:
    """In turns, round by round, each service warm and the other idle."""
    rates: dict[str, list[float]] = {name: [] for name in _WAYS}
    with _service("bare", upstream) as bare, _service("nutgraf", upstream) as nutgraf:
        services = {"bare": bare, "nutgraf": nutgraf}
        for address, _ in services.values():
            asyncio.run(_load(address, in_flight, in_flight))
        for _ in range(rounds):
            for name, (address, pid) in services.items():
                took, health, seconds = asyncio.run(_load(address, in_flight, 3 * in_flight))
                rates[name].append(len(took) / seconds)
                added = [(each - SECONDS) * 1000 for each in took]
                print(
                    f"{name:8} {rates[name][-1]:5.0f} requests a second, "
                    f"adds {median(added):5.0f} ms (p99 {quantiles(added, n=100)[-1]:5.0f}), "
                    f"/healthz {median(health) * 1000:4.0f} ms (p99 "
                    f"{quantiles(health, n=100)[-1] * 1000:4.0f}, most {max(health) * 1000:4.0f}), "
                    f"{_megabytes(pid):4.0f} MB",
                    flush=True,
                )
    print(f"ratio    {median(rates['nutgraf']) / median(rates['bare']):5.2f}", flush=True)


async def _load(
    address: str, in_flight: int, requests: int
) -> tuple[list[float], list[float], float]:
    """Seconds of each request, of each look at /healthz meanwhile, and of all together."""
    took: list[float] = []
    health: list[float] = []
    left = iter(range(requests))
    begun = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:

        async def post() -> None:
            for _ in left:
                start = time.perf_counter()
                async with client.post(f"{address}/v1/extractions", json=_body()) as answer:
                    answer.raise_for_status()
                    await answer.read()
                took.append(time.perf_counter() - start)

        async def look() -> None:
            while True:
                start = time.perf_counter()
                async with client.get(f"{address}/healthz") as answer:
                    await answer.read()
                health.append(time.perf_counter() - start)
                await asyncio.sleep(0.02)

        looking = asyncio.create_task(look())
        await asyncio.gather(*(post() for _ in range(in_flight)))
        looking.cancel()
    return took, health, time.perf_counter() - begun


async def _memory(address: str, pid: int) -> None:
    await _load(address, 32, 500)
    before = _megabytes(pid)
    for done in range(1_000, 6_000, 1_000):
        await _load(address, 32, 1_000)
        now = _megabytes(pid)
        print(f"after {done} requests {now:.1f} MB, {now - before:+.1f}", flush=True)


def _ours(row: ModelRow) -> FastAPI:
    workers = InlineWorkers()
    engine = LlmEngine("local", row, workers=workers)
    services = Services(
        engines={"local": engine},
        default_model="local",
        parser=NoParser(),
        workers=workers,
        store=KeepNothing(),
        ledger=CountNothing(),
        keys=NoKeys(),
        audit=NoAudit(),
        max_article_characters=1_000,
    )
    return create_app(Settings(max_waiting=1_000), services)


def _bare(row: ModelRow) -> FastAPI:
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    import instructor
    import litellm

    app = FastAPI()
    mode = instructor.Mode.JSON_SCHEMA
    client: Any = instructor.from_litellm(litellm.acompletion, mode=mode)
    prompt = load_prompt("extract", 1).text

    @app.get("/healthz")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/v1/extractions")
    async def extract(request: Request) -> Any:  # noqa: ANN401 - the draft's JSON
        article = (await request.json())["article"]["text"]
        draft = await client.create(
            response_model=Draft,
            max_retries=1,
            messages=[
                {"role": "system", "content": prompt},
                {"role": "user", "content": f"[1] {article}"},
            ],
            model=row.model,
            api_base=row.api_base,
            api_key="none",
            max_tokens=row.max_output_tokens,
            temperature=row.temperature,
            timeout=row.timeout_seconds,
        )
        return draft.model_dump()

    return app


@asynccontextmanager
async def _clients(apps: dict[str, FastAPI]) -> AsyncIterator[dict[str, AsyncClient]]:
    clients = {
        name: AsyncClient(transport=ASGITransport(app), base_url="http://localhost")
        for name, app in apps.items()
    }
    yield clients
    for client in clients.values():
        await client.aclose()


_WAYS = {"bare": _bare, "nutgraf": _ours}


def _serve(app: FastAPI) -> None:
    listener = socket.create_server(("127.0.0.1", 0), backlog=1_024)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _service(name: str, upstream: str) -> Iterator[tuple[str, int]]:
    module = "benchmarks.llm_plumbing"
    with _process("-m", module, "--serve", name, "--upstream", upstream) as process:
        yield process


@contextmanager
def _process(*arguments: str) -> Iterator[tuple[str, int]]:
    """Python with these arguments: the address that it prints, and its id."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    try:
        assert process.stdout
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.terminate()
        process.wait()


def _megabytes(pid: int) -> float:
    """What a process holds now, by Linux's account."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
