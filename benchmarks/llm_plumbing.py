"""What Nutgraf costs around a call to a language model, beside a bare handler that does the same.

    python -m benchmarks.llm_plumbing [--requests 300] [--memory]

CPU per request of this process alone: the model is a fake in another. The article is one short
sentence, so that there is next to no text layer. The bare handler is a FastAPI route around
`instructor.from_litellm(litellm.acompletion)` with the same messages, schema and mode.

Budget: ours takes no more than the bare one. With `--memory`, what 5,000 requests add.
"""

import argparse
import asyncio
import gc
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient

from prompts import load_prompt
from service.app import create_app
from service.engines.llm.draft import Draft
from service.engines.llm.engine import LlmEngine
from service.engines.llm.upstream import instructor, litellm
from service.models import ModelRow
from service.ports import Services
from service.settings import Settings
from service.storage.nothing import KeepNothing
from service.workers import InlineWorkers
from tests.fakes.parser import NoParser

ARTICLE = "Snow fell on Osterby."
ROUNDS = 5
FAKE = (
    "import sys, time; from tests.fakes.upstream import Says, Upstream, serve\n"
    "with serve(Upstream([Says({'claims': [], 'points': [], 'summary': []})])) as address:\n"
    "    print(address, flush=True); sys.stdin.read()"
)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--requests", type=int, default=300)
    ask.add_argument("--memory", action="store_true")
    told = ask.parse_args()
    with _upstream() as address:
        asyncio.run(_measure(address, told.requests, memory=told.memory))


async def _measure(address: str, requests: int, *, memory: bool) -> None:
    row = ModelRow.model_validate(
        {"model": "openai/local", "api_base": f"{address}/v1", "api_key": "none"}
    )
    ways = {"bare handler": _bare(row), "nutgraf": _ours(row)}
    async with _clients(ways) as clients:
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for client in clients.values():
            await _spend(client, 20)
        for _ in range(ROUNDS):  # in turns, so that both see the same machine
            for name, client in clients.items():
                taken[name].append(await _spend(client, requests // ROUNDS))
        for name, each in taken.items():
            print(f"{name:13} {median(each) * 1000:6.2f} ms of CPU a request")
        ratio = median(taken["nutgraf"]) / median(taken["bare handler"])
        print(f"ratio         {ratio:6.2f}")
        if memory:
            await _spend(clients["nutgraf"], 500)
            before = _megabytes()
            for done in range(0, 5_000, 1_000):
                await _spend(clients["nutgraf"], 1_000)
                print(f"after {done + 1_000} requests {_megabytes() - before:+.1f} MB")


async def _spend(client: AsyncClient, requests: int) -> float:
    """Seconds of CPU per request."""
    gc.collect()
    begun = time.process_time()
    for _ in range(requests):
        answer = await client.post("/v1/extractions", json={"article": {"text": ARTICLE}})
        answer.raise_for_status()
    return (time.process_time() - begun) / requests


def _ours(row: ModelRow) -> FastAPI:
    workers = InlineWorkers()
    engine = LlmEngine("local", row, workers=workers)
    services = Services(
        engines={"local": engine},
        default_model="local",
        parser=NoParser(),
        workers=workers,
        store=KeepNothing(),
        max_article_characters=1_000,
    )
    return create_app(Settings(), services)


def _bare(row: ModelRow) -> FastAPI:
    app = FastAPI()
    library = instructor()
    client = library.from_litellm(litellm().acompletion, mode=library.Mode.JSON_SCHEMA)
    prompt = load_prompt("extract", 1).text

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


@contextmanager
def _upstream() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    try:
        assert process.stdout
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def _megabytes() -> float:
    """What the process holds now, by Linux's account."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
