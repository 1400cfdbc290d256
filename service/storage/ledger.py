"""What is spent on language models, in an SQLite file that several processes share.

A day's totals hold every call from its reservation on, at its estimate until it is settled. So a
process that is killed leaves nothing to be mended: what it had reserved stays spent. Beside the
totals there are the open reservations alone, each as long as it is not settled.
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from schemas.usage import UsageReport
from service.budgets import Budgets
from service.errors import Overloaded
from service.ports import FREE, Reservation
from service.storage.amounts import Amount, Limit, Sums, refusal
from service.storage.batch import Batch
from service.storage.database import Database, Layout
from service.storage.usage import WINDOW_DAYS, midnight_after, report, report_of_all

log = logging.getLogger(__name__)

LAYOUT = Layout(
    mark=0x4E75744C,  # "NutL"
    version=1,
    create=(
        "CREATE TABLE days (day TEXT, owner TEXT, model TEXT, calls INTEGER NOT NULL,"
        " tokens INTEGER NOT NULL, nanodollars INTEGER NOT NULL, unpriced INTEGER NOT NULL,"
        " PRIMARY KEY (day, owner, model)) WITHOUT ROWID",
        # AUTOINCREMENT, since the id of a settled one must never be another's
        "CREATE TABLE reservations (id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL,"
        " owner TEXT NOT NULL, model TEXT NOT NULL, tokens INTEGER NOT NULL, nanodollars INTEGER,"
        " deadline REAL NOT NULL)",
        "CREATE INDEX by_day ON reservations (day, owner)",
    ),
    durable=True,
)

ADD = (
    "INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
    " calls = calls + excluded.calls, tokens = tokens + excluded.tokens,"
    " nanodollars = nanodollars + excluded.nanodollars, unpriced = unpriced + excluded.unpriced"
)
SPENT = (
    "SELECT coalesce(sum(calls), 0), coalesce(sum(tokens), 0), coalesce(sum(nanodollars), 0),"
    " coalesce(sum(unpriced), 0) FROM days WHERE day = ?"
)
HELD = (
    "SELECT count(*), coalesce(sum(tokens), 0), coalesce(sum(nanodollars), 0), 0"
    " FROM reservations WHERE day = ? AND deadline >= ?"
)

HELD_SECONDS = 10
"""After which to ask again for what calls in flight hold; most are answered by then."""


class SqliteLedger:
    """Fills the Ledger port.

    `call_seconds` is how long a call may take: a reservation not settled by then is shown as
    unsettled. It can still be settled, for 30 days; after that it is part of its day's totals.
    Raises Misconfigured when the file cannot be used.
    """

    def __init__(
        self,
        path: Path,
        budgets: Budgets,
        *,
        call_seconds: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._budgets = budgets
        self._call_seconds = call_seconds
        self._clock = clock
        self._database = Database(path, LAYOUT)
        self._batch = Batch(self._database)
        self._pruned = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.__exit__()

    def account(self, owner: str | None) -> "SqliteAccount":
        return SqliteAccount(self, owner, Limit.of(self._budgets.request, "of a request"))

    async def usage(self, owner: str | None) -> UsageReport:
        return await self._read(report, owner or "")

    async def usage_of_all(self) -> UsageReport:
        return await self._read(report_of_all)

    async def _read(self, reader: Callable[..., UsageReport], *whom: str) -> UsageReport:
        try:
            return await self._database.run(
                reader, self._database.connection, self._budgets, self._clock(), *whom
            )
        except sqlite3.Error as error:
            log.error("the ledger cannot be read: %s", error)
            raise Overloaded("The ledger cannot be read for now. Try again.") from None

    async def reserve(self, owner: str | None, alias: str, wanted: Amount) -> int | None:
        """The reservation's id; None when it cannot be written and there is no budget to keep."""
        future = self._batch.submit(lambda: self._reserve(owner or "", alias, wanted))
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        except asyncio.CancelledError:
            future.add_done_callback(self._give_back)
            raise
        except sqlite3.Error as error:
            log.error("the ledger cannot be written: %s", error)
            if self._budgets.any:
                raise Overloaded(
                    "Whether the budget allows a call cannot be told for now. Try again."
                ) from None
            return None

    async def check(self, owner: str | None, alias: str, wanted: Amount) -> None:
        """Raises BudgetSpent; what cannot be told now will be when something is reserved."""
        if not self._budgets.any:
            return
        now = datetime.fromtimestamp(self._clock(), UTC)
        try:
            await self._database.run(self._check, owner or "", alias, wanted, now)
        except sqlite3.Error as error:
            log.error("the ledger cannot be read: %s", error)

    async def settle(self, id: int, took: Amount) -> None:
        """Costs nobody the answer: what cannot be written stays at its estimate."""
        future = self._batch.submit(lambda: self._settle(id, took))
        try:
            await asyncio.shield(asyncio.wrap_future(future))
        except sqlite3.Error as error:
            log.error("a call cannot be settled: %s", error)

    def _give_back(self, reserved: "Future[int]") -> None:
        """What was reserved for a request that was given up before it heard of it."""
        if reserved.exception() is None:
            id = reserved.result()
            with suppress(RuntimeError):  # closed in the meantime: it stays at its estimate
                self._batch.submit(lambda: self._settle(id, Amount(0, 0)))

    def _reserve(self, owner: str, alias: str, wanted: Amount) -> int:
        now = datetime.fromtimestamp(self._clock(), UTC)
        day = now.date().isoformat()
        self._check(owner, alias, wanted, now)
        execute = self._database.connection.execute
        if day != self._pruned:
            oldest = now.date() - timedelta(days=WINDOW_DAYS)
            execute("DELETE FROM reservations WHERE day < ?", (oldest.isoformat(),))
            self._pruned = day
        execute(ADD, (day, owner, alias, *Sums.of(wanted)))
        deadline = now.timestamp() + self._call_seconds
        made = execute(
            "INSERT INTO reservations (day, owner, model, tokens, nanodollars, deadline)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (day, owner, alias, *wanted, deadline),
        )
        return made.lastrowid or 0

    def _check(self, owner: str, alias: str, wanted: Amount, now: datetime) -> None:
        midnight = midnight_after(now.date())
        whose = (
            (Limit.of(self._budgets.of_key(owner), "of this key for today", midnight), (owner,)),
            (Limit.of(self._budgets.day, "of all keys for today", midnight), ()),
        )
        for limit, only in whose:
            if limit.is_set:
                self._check_one(limit, only, alias, wanted, now)

    def _check_one(
        self, limit: Limit, only: tuple[str, ...], alias: str, wanted: Amount, now: datetime
    ) -> None:
        day = now.date().isoformat()
        owned = " AND owner = ?" if only else ""
        execute = self._database.connection.execute
        spent = Sums(*execute(SPENT + owned, (day, *only)).fetchone())
        why = limit.exceeded(spent, wanted)
        if why is None:
            return
        if limit.exceeded(Sums(), wanted):  # not even of the whole budget
            raise refusal(limit, alias, why, retry_after=None)
        held = Sums(*execute(HELD + owned, (day, now.timestamp(), *only)).fetchone())
        if limit.exceeded(spent.minus(held), wanted) is None:
            raise refusal(limit, alias, why, retry_after=HELD_SECONDS, held=True)
        raise refusal(limit, alias, why, retry_after=limit.renews_in(now))

    def _settle(self, id: int, took: Amount) -> None:
        row = self._database.connection.execute(
            "DELETE FROM reservations WHERE id = ?"
            " RETURNING day, owner, model, tokens, nanodollars",
            (id,),
        ).fetchone()
        if row is None:
            return
        day, owner, model, *reserved = row
        change = Sums.of(took).minus(Sums.of(Amount(*reserved)))
        self._database.connection.execute(ADD, (day, owner, model, *change))


class SqliteAccount:
    """Fills the Account port.

    It keeps the budget of its request itself, since no other process serves that.
    """

    def __init__(self, ledger: SqliteLedger, owner: str | None, limit: Limit) -> None:
        self._ledger = ledger
        self._owner = owner
        self._limit = limit
        self._spent = Sums()

    async def reserve(self, alias: str, tokens: int, cost: float | None) -> Reservation:
        wanted = Amount.of(tokens, cost)
        self._check(alias, wanted)
        self._spent = self._spent.plus(Sums.of(wanted))
        try:
            id = await self._ledger.reserve(self._owner, alias, wanted)
        except BaseException:
            self._spent = self._spent.minus(Sums.of(wanted))
            raise
        if id is None:
            return await FREE.reserve(alias, tokens, cost)
        return SqliteReservation(self, id, wanted)

    async def check(self, alias: str, tokens: int, cost: float | None) -> None:
        wanted = Amount.of(tokens, cost)
        self._check(alias, wanted)
        await self._ledger.check(self._owner, alias, wanted)

    def _check(self, alias: str, wanted: Amount) -> None:
        if why := self._limit.exceeded(self._spent, wanted):
            raise refusal(self._limit, alias, why, retry_after=None)

    async def settle(self, id: int, estimate: Amount, took: Amount) -> None:
        self._spent = self._spent.plus(Sums.of(took)).minus(Sums.of(estimate))
        await self._ledger.settle(id, took)


class SqliteReservation:
    """Fills the Reservation port."""

    def __init__(self, account: SqliteAccount, id: int, estimate: Amount) -> None:
        self._account = account
        self._id = id
        self._estimate = estimate
        self._settled = False

    async def settle(self, tokens: int, cost: float | None) -> None:
        if self._settled:
            return
        self._settled = True
        took = Amount.of(tokens, cost).priced_as(self._estimate)
        await self._account.settle(self._id, self._estimate, took)
