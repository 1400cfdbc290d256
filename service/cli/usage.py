"""`nutgraf usage`: what was spent on language models."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from service.cli.refusal import refusals

if TYPE_CHECKING:
    from schemas.usage import BudgetState, KeyUsage, Spending, UsageReport


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs: as GET /v1/usage?all=true.")
def usage(*, as_json: bool) -> None:
    """Show what every key has spent, and what is left of the budgets.

    It reads the ledger of the service that runs with the same settings. Days are those of UTC.
    """
    import asyncio

    from service.bootstrap import open_ledger
    from service.settings import Settings

    with refusals(), open_ledger(Settings()) as ledger:
        report = asyncio.run(ledger.usage_of_all())
    if as_json:
        click.echo(report.model_dump_json(indent=2))
    else:
        _print(report)


def _print(report: "UsageReport") -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table("Key", "Period", box=SIMPLE)
    for heading in ("Calls", "Tokens", "US dollars", "Unsettled"):
        table.add_column(heading, justify="right")
    for key in (*report.keys, report):
        for row in _rows(key, "all together" if key is report else key.key or "without a key"):
            table.add_row(*row)
        table.add_section()
    if report.last_30_days.unpriced_calls:
        table.caption = "?: the table of models has no prices for these calls."
    console.print(table)
    for key in (report, *report.keys):
        for budget in key.budgets:
            if budget.renews_at:
                console.print(_left(budget, "all keys" if key is report else key.key or "no key"))


def _rows(usage: "KeyUsage", name: str) -> Iterator[tuple[str, ...]]:
    for period, spent in (("today", usage.today), ("30 days", usage.last_30_days)):
        unsettled = f"{spent.unsettled.calls:,}" if spent.unsettled.calls else ""
        yield name if period == "today" else "", period, *_figures(spent), unsettled
    for alias, spent_on in usage.models.items():
        yield "", f"  {alias}", *_figures(spent_on), ""


def _figures(spent: "Spending") -> tuple[str, str, str]:
    dollars = f"{spent.cost.amount:.4f}"
    if spent.unpriced_calls:
        dollars = "?" if spent.unpriced_calls == spent.calls else f"{dollars} + ?"
    return f"{spent.calls:,}", f"{spent.tokens:,}", dollars


def _left(budget: "BudgetState", whose: str) -> str:
    parts = []
    if budget.usd:
        parts.append(f"{budget.usd.left:.4f} of {budget.usd.limit:g} US dollars")
    if budget.tokens:
        parts.append(f"{budget.tokens.left:,} of {budget.tokens.limit:,} tokens")
    return f"Left today of the budget of {whose}: {' and '.join(parts)}."
