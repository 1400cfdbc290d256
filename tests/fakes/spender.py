"""A process that spends a budget with many calls at a time: `python -m tests.fakes.spender`.

Its calls are no more than waiting. "+" is written to a file when one begins, from when on it may
have to be paid, and "-" when it is settled.
"""

import asyncio
import os
import sys
from pathlib import Path

from service.budgets import Budget, Budgets
from service.errors import BudgetSpent
from service.storage.ledger import SqliteLedger

NOON = 1_804_161_600.0
"""Of some day; the clock stands still, so that no midnight comes between."""

CALL_SECONDS = 60
ESTIMATE = 10
TAKEN = 7


def open_spenders_ledger(folder: Path, budget: int, *, now: float = NOON) -> SqliteLedger:
    return SqliteLedger(
        folder / "ledger.sqlite3",
        Budgets(day=Budget(tokens=budget)),
        call_seconds=CALL_SECONDS,
        clock=lambda: now,
    )


async def _spend(ledger: SqliteLedger, journal: int) -> None:
    while True:
        try:
            reservation = await ledger.account("ann").reserve("herald", ESTIMATE, None)
        except BudgetSpent:
            return
        os.write(journal, b"+")
        await asyncio.sleep(0.02)
        await reservation.settle(TAKEN, None)
        os.write(journal, b"-")


async def _spend_all(folder: Path, budget: int, at_once: int) -> None:
    journal = os.open(folder / "journal", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_spenders_ledger(folder, budget) as ledger:
        await asyncio.gather(*(_spend(ledger, journal) for _ in range(at_once)))
    os.close(journal)


if __name__ == "__main__":
    asyncio.run(_spend_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
