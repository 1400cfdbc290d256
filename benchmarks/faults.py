"""How an extraction ends when the model's service fails, in every way it can.

    python -m benchmarks.faults [--requests 200] [--mixed 2000] [--at-once 50]

Twelve kinds of fault (a 429 in two), so many requests of each: of the first half every call fails,
of the second only the first does. Then all of them mixed: 30% of the requests meet a fault, once or
always. The service is a fake on a socket, in the same process. Time-outs are short, so that the
slow faults end soon: a call has 2 seconds, a request 8.

It fails unless every request ends in an extraction or a problem of Nutgraf's inside its deadline,
no call begins before a Retry-After has passed, no chunk takes more than three calls that may have
to be paid, and no line of the log holds a secret.
"""

import argparse
import asyncio
import io
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.extraction import Extraction
from schemas.submission import ArticleInput, Options, Submission
from service.engines.llm.engine import LlmEngine
from service.engines.llm.upstream import MOST_PAID, litellm
from service.errors import NutgrafError
from service.extract import extract
from service.models import ModelRow
from service.ports import Services
from service.storage.nothing import CountNothing, KeepNothing, NoAudit, NoKeys
from service.workers import InlineWorkers
from tests.fakes.faults import CONNECT_TIMEOUT, FAULTS, Faulty, Punctual, deaf, order
from tests.fakes.parser import NoParser
from tests.fakes.upstream import Says, Upstream, listen

KEY = "sk-very-secret"
SECRETS = (KEY, "Joan", "Osterby")
CALL_SECONDS = 2.0
SECONDS = 8.0
GRACE = 0.5
"""For ending a request that is over, on a machine that is busy."""

KINDS = (*FAULTS, CONNECT_TIMEOUT)
SHARE = 0.3


@dataclass(frozen=True)
class Case:
    """A request: the fault that it meets, and in how many calls."""

    number: int
    fault: str
    times: int


@dataclass
class Ends:
    """How requests ended, and the longest that one took; `lost` are those that broke a promise."""

    of: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    lost: list[str] = field(default_factory=list)


async def run(cases: Sequence[Case], at_once: int, *, circuit: int) -> Ends:
    """All cases against a fresh service and a fresh engine, so many at once."""
    faulty = Faulty(Says({"claims": [], "points": [], "summary": []}))
    punctual = Punctual()
    upstream = Upstream(faulty)
    server, address = await listen(upstream)
    ends = Ends()
    with deaf() as nobody:
        services = _services(address, nobody, punctual, at_once, circuit)
        waiting = iter(cases)

        async def work() -> None:
            for case in waiting:
                await _one(case, services, ends)

        await asyncio.gather(*(work() for _ in range(at_once)))
    server.close()
    await litellm().close_litellm_async_clients()
    if punctual.violations:
        ends.lost.append(f"{punctual.violations} calls before Retry-After had passed")
    dear = [case.number for case in cases if faulty.paid(case.number) > MOST_PAID]
    if dear:
        ends.lost.append(f"more than {MOST_PAID} paid calls in cases {dear}")
    return ends


async def _one(case: Case, services: Services, ends: Ends) -> None:
    words = order(case.number, case.fault, case.times)
    submission = Submission(
        article=ArticleInput(text=f"Snow fell on Osterby. {words}", language="en"),
        options=Options(model="deaf" if case.fault == CONNECT_TIMEOUT else "herald"),
    )
    begun = time.monotonic()
    try:
        end: object = await extract(submission, services)
    except NutgrafError as error:
        end = error
    except Exception as error:
        ends.lost.append(f"{case}: {type(error).__name__}")
        return
    took = time.monotonic() - begun
    ends.longest = max(ends.longest, took)
    if took > SECONDS + GRACE:
        ends.lost.append(f"{case}: {took:.1f} s")
    if isinstance(end, NutgrafError):
        told = f"{end.detail} {end.errors} {end!r}"
        if any(secret in told for secret in SECRETS):
            ends.lost.append(f"{case}: a secret in the problem")
        ends.of[end.slug] += 1
    elif isinstance(end, Extraction):
        ends.of["extraction"] += 1


def _services(
    address: str, nobody: str, punctual: Punctual, at_once: int, circuit: int
) -> Services:
    workers = InlineWorkers()
    row = ModelRow.model_validate(
        {
            "model": "openai/local",
            "api_base": f"{address}/v1",
            "api_key": KEY,
            "calls_at_once": at_once,
            "timeout_seconds": CALL_SECONDS,
            "deadline_seconds": SECONDS,
            "back_off_seconds": 0.1,
            "circuit_failures": circuit,
            "circuit_seconds": 1,
        }
    )
    unreachable = row.model_copy(update={"api_base": nobody})
    return Services(
        engines={
            "herald": LlmEngine("herald", row, workers=workers, complete=punctual),
            "deaf": LlmEngine("deaf", unreachable, workers=workers),
        },
        default_model="herald",
        parser=NoParser(),
        workers=workers,
        store=KeepNothing(),
        ledger=CountNothing(),
        keys=NoKeys(),
        audit=NoAudit(),
        max_article_characters=1_000,
    )


def _of_one_kind(fault: str, requests: int) -> list[Case]:
    return [
        Case(number, fault, times=1 if number >= requests // 2 else 99)
        for number in range(requests)
    ]


def _mixed(requests: int) -> Iterable[Case]:
    chance = random.Random(6)  # noqa: S311 - the same mixture every time
    for number in range(requests):
        faulty = chance.random() < SHARE
        times = chance.choice((1, 99)) if faulty else 0
        yield Case(number, chance.choice(KINDS) if faulty else "500", times)


def _show(name: str, ends: Ends, seconds: float) -> bool:
    words = ", ".join(f"{count} {end}" for end, count in sorted(ends.of.items()))
    print(f"{name:22} {seconds:5.1f} s, longest {ends.longest:4.1f} s: {words}", flush=True)
    for each in ends.lost[:10]:
        print(f"  BROKEN: {each}", flush=True)
    return not ends.lost


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--requests", type=int, default=200)
    ask.add_argument("--mixed", type=int, default=2_000)
    ask.add_argument("--at-once", type=int, default=50)
    told = ask.parse_args()
    heard = io.StringIO()
    logging.basicConfig(stream=heard, level=logging.DEBUG)
    first = [Case(0, "401", 1), Case(1, "500", 1)]
    asyncio.run(run(first, at_once=1, circuit=5))  # for all that litellm imports only then
    kept = True
    never = 10**9  # a circuit that opens would spare the service most of a kind
    for fault in KINDS:
        begun = time.monotonic()
        ends = asyncio.run(run(_of_one_kind(fault, told.requests), told.at_once, circuit=never))
        kept &= _show(fault, ends, time.monotonic() - begun)
    for name, circuit in (("mixed", never), ("mixed, with a circuit", 5)):
        begun = time.monotonic()
        ends = asyncio.run(run(list(_mixed(told.mixed)), told.at_once, circuit=circuit))
        kept &= _show(name, ends, time.monotonic() - begun)
    lines = heard.getvalue()
    silent = not any(secret in lines for secret in SECRETS)
    print(f"{lines.count(chr(10)):,} lines of log, {'no' if silent else 'A'} secret in them")
    raise SystemExit(not (kept and silent))


if __name__ == "__main__":
    main()
