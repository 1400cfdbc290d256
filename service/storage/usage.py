"""Reads out of the ledger's file what was spent, and on what."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from schemas.usage import (
    BudgetState,
    KeyUsage,
    MoneyLeft,
    Period,
    Scope,
    Spending,
    TokensLeft,
    UsageReport,
)
from service.budgets import Budget, Budgets
from service.storage.amounts import NANO, Sums, cost_of

WINDOW_DAYS = 30

TOTALS = (
    "SELECT owner, model, 'all', day = :today AS fresh, sum(calls), sum(tokens),"
    " sum(nanodollars), sum(unpriced) FROM days WHERE day >= :first{only}"
    " GROUP BY owner, model, fresh"
)
OPEN = (
    "SELECT owner, model, iif(deadline >= :now, 'in_flight', 'unsettled') AS part,"
    " day = :today AS fresh, count(*), sum(tokens), coalesce(sum(nanodollars), 0),"
    " sum(nanodollars IS NULL) FROM reservations WHERE day >= :first{only}"
    " GROUP BY owner, model, part, fresh"
)

Part = Literal["all", "in_flight", "unsettled"]


class _Row(NamedTuple):
    """An owner's calls to a model, today's or those before; the other parts are of all."""

    owner: str
    model: str
    part: Part
    is_today: bool
    sums: Sums


def midnight_after(day: date) -> datetime:
    """When the day's budgets renew."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)


def empty_report(today: date) -> UsageReport:
    """Nothing was spent, and nothing is limited."""
    return _report(_usage(None, [], today, ()))


def report(connection: sqlite3.Connection, budgets: Budgets, now: float, owner: str) -> UsageReport:
    """What one owner has spent, and what it has left of the budgets that are its own.

    What is left of everybody's would tell what the others spend.
    """
    today = datetime.fromtimestamp(now, UTC).date()
    return _report(_of_one(owner, _rows(connection, now, today, owner), budgets, today))


def report_of_all(connection: sqlite3.Connection, budgets: Budgets, now: float) -> UsageReport:
    """What all have spent together, what is left of everybody's budget, and each one's own."""
    today = datetime.fromtimestamp(now, UTC).date()
    rows = _rows(connection, now, today)
    by_owner: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_owner[row.owner].append(row)
    states = _states("day", budgets.day, _sum(rows, today_alone=True), today)
    keys = (_of_one(owner, own, budgets, today) for owner, own in sorted(by_owner.items()))
    return _report(_usage(None, rows, today, states), tuple(keys))


def _report(usage: KeyUsage, keys: tuple[KeyUsage, ...] = ()) -> UsageReport:
    return UsageReport(**dict(usage), keys=keys)


def _rows(
    connection: sqlite3.Connection, now: float, today: date, owner: str | None = None
) -> list[_Row]:
    only = "" if owner is None else " AND owner = :owner"
    query = f"{TOTALS} UNION ALL {OPEN}".format(only=only)
    first = today - timedelta(days=WINDOW_DAYS - 1)
    named = {"first": first.isoformat(), "today": today.isoformat(), "now": now, "owner": owner}
    return [
        _Row(whose, model, part, bool(is_today), Sums(*sums))
        for whose, model, part, is_today, *sums in connection.execute(query, named)
    ]


def _of_one(owner: str, rows: list[_Row], budgets: Budgets, today: date) -> KeyUsage:
    states = (
        *_states("request", budgets.request, Sums(), None),
        *_states("key", budgets.of_key(owner), _sum(rows, today_alone=True), today),
    )
    return _usage(owner or None, rows, today, states)


def _usage(
    key: str | None, rows: list[_Row], today: date, budgets: Iterable[BudgetState]
) -> KeyUsage:
    models: defaultdict[str, Sums] = defaultdict(Sums)
    for row in rows:
        if row.part == "all":
            models[row.model] = models[row.model].plus(row.sums)
    return KeyUsage(
        key=key,
        today=_period(rows, today),
        last_30_days=_period(rows, today, days=WINDOW_DAYS),
        models={alias: _spending(sums) for alias, sums in sorted(models.items())},
        budgets=tuple(budgets),
    )


def _period(rows: list[_Row], today: date, days: int = 1) -> Period:
    alone = days == 1
    return Period(
        **dict(_spending(_sum(rows, today_alone=alone))),
        first_day=today - timedelta(days=days - 1),
        last_day=today,
        in_flight=_spending(_sum(rows, "in_flight", today_alone=alone)),
        unsettled=_spending(_sum(rows, "unsettled", today_alone=alone)),
    )


def _sum(rows: list[_Row], part: Part = "all", *, today_alone: bool) -> Sums:
    sums = Sums()
    for row in rows:
        if row.part == part and (row.is_today or not today_alone):
            sums = sums.plus(row.sums)
    return sums


def _spending(sums: Sums) -> Spending:
    return Spending(
        calls=sums.calls,
        tokens=sums.tokens,
        cost=cost_of(sums.nanodollars),
        unpriced_calls=sums.unpriced,
    )


def _states(scope: Scope, budget: Budget, spent: Sums, today: date | None) -> Iterator[BudgetState]:
    """One for a budget that limits anything; `today` for one that renews at midnight."""
    if budget.usd is None and budget.tokens is None:
        return
    usd = tokens = None
    if budget.usd is not None:
        left = max(budget.usd * NANO - spent.nanodollars, 0)
        usd = MoneyLeft(limit=budget.usd, left=round(left) / NANO)
    if budget.tokens is not None:
        tokens = TokensLeft(limit=budget.tokens, left=max(budget.tokens - spent.tokens, 0))
    renews_at = today and midnight_after(today)
    yield BudgetState(scope=scope, usd=usd, tokens=tokens, renews_at=renews_at)
