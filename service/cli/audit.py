"""`nutgraf audit`: who had what read, when, and what it cost."""

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import click

from service.cli.refusal import refusals

if TYPE_CHECKING:
    from schemas.audit import AuditEntry

AGO = re.compile(r"(\d{1,4})([mhdw])")
HEADS = ("WHEN (UTC)", "KEY", "ARTICLE", "MODEL", "TOKENS", "COST", "OUTCOME")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Since(click.ParamType[datetime]):
    """A time of day or a day (UTC unless it says otherwise), or how long ago."""

    name = "when"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        if ago := AGO.fullmatch(value):
            return datetime.now(UTC) - timedelta(**{UNITS[ago[2]]: int(ago[1])})
        try:
            at = datetime.fromisoformat(value)
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is neither like 2026-11-23 nor like 24h or 7d.", param, ctx)


@click.command()
@click.option("--since", type=Since(), help="2026-11-23, 2026-11-23T08:00+01:00, 90m, 24h, 7d, 4w.")
@click.option("--key", metavar="ID_OR_NAME", help="This key's alone.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="jsonl has every field.",
)
def audit(since: datetime | None, key: str | None, shape: Literal["table", "jsonl"]) -> None:
    """Show the audit log: every extraction that was asked of the service, the oldest first."""
    from service.cli.columns import columns
    from service.settings import Settings
    from service.storage.audit import open_audit

    with refusals(), open_audit(Settings().state_dir) as log:
        entries = log.read(since, key)
        if shape == "jsonl":
            for entry in entries:
                click.echo(entry.model_dump_json())
            return
        rows = [_row(entry) for entry in entries]
    for line in columns(HEADS, rows):
        click.echo(line)


def _row(entry: "AuditEntry") -> tuple[str, ...]:
    return (
        f"{entry.at:%Y-%m-%d %H:%M:%S}",
        entry.key_name or "-",
        (entry.article_sha256 or "-")[:12],
        entry.model or "-",
        str(entry.tokens),
        "-" if entry.cost is None else f"{entry.cost.amount:.4f} {entry.cost.currency}",
        entry.outcome,
    )
