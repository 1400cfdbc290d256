"""Whether a budget holds with 1,000 requests at a time and the service killed among them.

    python -m benchmarks.budget_kill [--requests 1000] [--calls 300]

The service runs as a process of its own; its model is a fake one that knows what it was asked and
what that took. Four times, all requests are sent at once, each with another article:

1. The budget is fresh, for about `--calls` calls. The service is killed (SIGKILL) while it is
   being spent.
2. It is started again and spends the rest.
3. The budget is spent. The service is killed while it refuses.
4. It is started again and refuses everything.

After each time: what the model was asked for, what the ledger says, and what was overspent. It has
to be 0, and the ledger may say too much by no more than the estimates of what was in flight.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from schemas.usage import UsageReport
from tests.fakes.upstream import Received, Says, Upstream, serve

READ, WROTE = 900, 300
TAKEN = READ + WROTE
MOST_WRITTEN = 512
PRICE = 1.0
"""US dollars per million tokens, in and out."""

START_SECONDS = 120
CONFIG = """
default_model = "herald"
workers = 1
max_waiting = 100_000
deadline_seconds = 300
grace_seconds = 1
budgets.day.tokens = {tokens}
budgets.day.usd = {usd}

[models.herald]
model = "openai/local"
api_base = "{address}/v1"
api_key = "none"
max_output_tokens = {most_written}
calls_at_once = 64
max_waiting_calls = 100_000
timeout_seconds = 120
deadline_seconds = 300
input_price_per_million = {price}
output_price_per_million = {price}
"""


def main() -> None:
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--requests", type=int, default=1_000)
    ask.add_argument("--calls", type=int, default=300)
    told = ask.parse_args()
    upstream = Upstream(_answer)
    with tempfile.TemporaryDirectory() as folder, serve(upstream) as address:
        config = CONFIG.format(
            address=address,
            tokens=told.calls * TAKEN,
            usd=told.calls * TAKEN * PRICE / 1_000_000,
            most_written=MOST_WRITTEN,
            price=PRICE,
        )
        (Path(folder) / "nutgraf.toml").write_text(config)
        sound = _measure(Path(folder), upstream, told.requests, told.calls)
    sys.exit(0 if sound else 1)


def _answer(_: Received) -> Says:
    nothing: dict[str, object] = {"claims": [], "points": [], "summary": []}
    return Says(nothing, input_tokens=READ, output_tokens=WROTE, after_seconds=0.2)


def _measure(folder: Path, upstream: Upstream, requests: int, calls: int) -> bool:
    budget = calls * TAKEN
    asked = upstream.received

    def told(what: str, outcomes: Counter[str]) -> bool:
        with _serving(folder) as (_, url):
            report = UsageReport.model_validate_json(httpx.get(f"{url}/v1/usage").content)
        ledger, open_ = report.today, report.today.in_flight.calls + report.today.unsettled.calls
        spent = len(asked) * TAKEN
        over = max(0, spent - budget)
        print(f"\n{what}: {', '.join(f'{n} {each}' for each, n in sorted(outcomes.items()))}")
        print(f"  the model was asked {len(asked)} times: {spent:,} of {budget:,} tokens")
        print(
            f"  the ledger says {ledger.calls} calls, {open_} of them open: {ledger.tokens:,}"
            f" tokens, {ledger.cost.amount:.6f} US dollars"
        )
        print(f"  overspent: {over:,} tokens")
        settled = ledger.calls - open_
        estimates = report.today.in_flight.tokens + report.today.unsettled.tokens
        return (
            over == 0
            and settled <= len(asked) <= ledger.calls
            and ledger.tokens == settled * TAKEN + estimates
            and round(ledger.cost.amount * 1e9) == round(ledger.tokens * PRICE * 1e3)
        )

    sound = [
        told("killed while it spends", _ask(folder, requests, 1, lambda _: len(asked) > calls / 2)),
        told("started again", _ask(folder, requests, 2)),
    ]
    begun = len(asked)
    sound += [
        told("killed while it refuses", _ask(folder, requests, 3, lambda n: n > requests / 3)),
        told("started again", _ask(folder, requests, 4)),
        len(asked) == begun,
    ]
    print("\nThe budget holds." if all(sound) else "\nTHE BUDGET DOES NOT HOLD.")
    return all(sound)


def _ask(
    folder: Path, requests: int, turn: int, enough: Callable[[int], bool] | None = None
) -> Counter[str]:
    """What came of requests sent at once; the service is killed when `enough` have ended."""
    with _serving(folder) as (process, url):
        return asyncio.run(_flood(process, url, requests, turn, enough))


async def _flood(
    process: "subprocess.Popen[str]",
    url: str,
    requests: int,
    turn: int,
    enough: Callable[[int], bool] | None,
) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    begun = time.monotonic()

    async def one(number: int) -> None:
        text = f"Snow fell on Osterby {turn} times in {number} days, said Joan Tell."
        body = {"article": {"text": text}, "options": {"second_reader": False}}
        try:
            response = await client.post(f"{url}/v1/extractions", json=body)
        except httpx.HTTPError:
            outcomes["broken off"] += 1
        else:
            kind = response.json().get("type", "").rpartition("/")[2]
            outcomes[f"{response.status_code} {kind}".strip()] += 1
        if enough and enough(outcomes.total()):
            process.kill()

    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=300, limits=limits, trust_env=False) as client:
        await asyncio.gather(*(one(number) for number in range(requests)))
    outcomes[f"in {time.monotonic() - begun:.1f} s"] = outcomes.total()
    return outcomes


@contextmanager
def _serving(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    environment = kept | {
        "NUTGRAF_STATE_DIR": str(folder),
        "NUTGRAF_CONFIG": str(folder / "nutgraf.toml"),
    }
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0"]
    with (
        (folder / "log").open("a") as log,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            url = next((word for word in said.split() if word.startswith("http://")), None)
            assert url, (folder / "log").read_text()
            yield process, url.rstrip("./")
        finally:
            process.kill()


if __name__ == "__main__":
    main()
