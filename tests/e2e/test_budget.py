"""A budget holds whatever becomes of the processes that spend it."""

import asyncio
import subprocess
import sys
import time
from pathlib import Path

from schemas.usage import UsageReport
from tests.fakes.spender import (
    CALL_SECONDS,
    ESTIMATE,
    NOON,
    TAKEN,
    open_spenders_ledger,
)

ROOT = Path(__file__).parents[2]
BUDGET = 20_000
AT_ONCE = 50
PATIENCE = 60


def start(folder: Path) -> "subprocess.Popen[bytes]":
    arguments = [str(folder), str(BUDGET), str(AT_ONCE)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.spender", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )


def paid(folder: Path) -> int:
    journal = folder / "journal"
    return journal.read_bytes().count(b"+") if journal.exists() else 0


def report(folder: Path, *, seconds_later: float = 0) -> UsageReport:
    with open_spenders_ledger(folder, BUDGET, now=NOON + seconds_later) as ledger:
        return asyncio.run(ledger.usage_of_all())


def test_processes_killed_while_they_spend_leave_a_ledger_that_is_right(tmp_path: Path) -> None:
    spenders = [start(tmp_path) for _ in range(2)]
    try:
        patience = time.monotonic() + PATIENCE
        while paid(tmp_path) < 400:
            assert time.monotonic() < patience
            time.sleep(0.005)
    finally:
        for spender in spenders:
            spender.kill()
        for spender in spenders:
            spender.wait()
    assert paid(tmp_path) * TAKEN < BUDGET, "it was to be killed in the middle"

    left = report(tmp_path).today
    in_flight = len(spenders) * AT_ONCE
    assert paid(tmp_path) <= left.calls <= paid(tmp_path) + in_flight
    assert 0 < left.in_flight.calls <= in_flight
    settled = left.calls - left.in_flight.calls
    assert (tmp_path / "journal").read_bytes().count(b"-") <= settled
    assert left.tokens == settled * TAKEN + left.in_flight.calls * ESTIMATE

    later = report(tmp_path, seconds_later=CALL_SECONDS + 1).today
    assert (later.tokens, later.unsettled) == (left.tokens, left.in_flight)
    assert later.in_flight.calls == 0

    assert start(tmp_path).wait(PATIENCE) == 0
    spent = report(tmp_path)
    assert BUDGET - ESTIMATE < spent.today.tokens <= BUDGET
    assert paid(tmp_path) * TAKEN <= spent.today.tokens
    assert spent.today.in_flight == left.in_flight
    assert spent.budgets[0].tokens is not None
    assert spent.budgets[0].tokens.left == BUDGET - spent.today.tokens
