"""The audit log in an SQLite file that only grows.

The file itself refuses to change or take away a line, whoever asks by SQL. It cannot stop whoever
may write to it from replacing it whole: that is what the permissions of the folder are for.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from schemas.audit import AuditEntry
from schemas.extraction import Cost
from service.storage.batch import Batch
from service.storage.database import Database, Layout

log = logging.getLogger(__name__)

_REFUSED = "SELECT RAISE(ABORT, 'the audit log is append-only')"

LAYOUT = Layout(
    mark=0x4E757441,  # "NutA"
    version=1,
    create=(
        # Numbers are never given twice, so that a gap shows.
        "CREATE TABLE entries (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,"
        " request_id TEXT, key_id TEXT, key_name TEXT, article_sha256 TEXT, extraction_id TEXT,"
        " model TEXT, answered_by TEXT, tokens INTEGER NOT NULL, cost REAL, currency TEXT,"
        " outcome TEXT NOT NULL)",
        "CREATE INDEX by_time ON entries (at)",
        f"CREATE TRIGGER no_change BEFORE UPDATE ON entries BEGIN {_REFUSED}; END",
        f"CREATE TRIGGER no_removal BEFORE DELETE ON entries BEGIN {_REFUSED}; END",
        # Otherwise INSERT OR REPLACE would take a line away without a DELETE.
        "CREATE TRIGGER no_replacement BEFORE INSERT ON entries"  # noqa: S608 - nobody's input
        " WHEN EXISTS (SELECT 1 FROM entries WHERE number = NEW.number)"
        f" BEGIN {_REFUSED}; END",
    ),
    durable=True,
)

COLUMNS = (
    "at, request_id, key_id, key_name, article_sha256, extraction_id, model, answered_by,"
    " tokens, cost, currency, outcome"
)


def open_audit(state_dir: Path) -> "AuditFile":
    """Raises Misconfigured when the file cannot be used."""
    return AuditFile(state_dir / "audit.sqlite3")


class AuditFile:
    """Lines are written by the file's own thread, all that wait in one transaction.

    Leaving the context waits for the last one. A process that is killed loses what it noted while
    the disk was busy; what cannot be written goes to the service's log instead.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, LAYOUT)
        self._batch = Batch(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.__exit__()

    def note(self, entry: AuditEntry) -> None:
        try:
            written = self._batch.submit(lambda: self._write(entry))
        except RuntimeError as closed:
            _log(entry, closed)
        else:
            written.add_done_callback(lambda each: _log(entry, each.exception()))

    def read(self, since: datetime | None = None, key: str | None = None) -> Iterator[AuditEntry]:
        """The entries in the order they were written; `key` is an id or a name."""
        rows = self._database.connection.execute(
            f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - names of columns
            " WHERE (:since IS NULL OR at >= :since)"
            " AND (:key IS NULL OR key_id = :key OR key_name = :key) ORDER BY number",
            {"since": since and _written(since), "key": key},
        )
        for row in rows:
            yield _entry(*row)

    def _write(self, entry: AuditEntry) -> None:
        self._database.connection.execute(
            f"INSERT INTO entries ({COLUMNS}) VALUES ({', '.join('?' * 12)})",  # noqa: S608
            _row(entry),
        )


def _log(entry: AuditEntry, error: BaseException | None) -> None:
    if error is not None:
        log.error("not in the audit log (%s): %s", error, entry.model_dump_json())


def _row(entry: AuditEntry) -> tuple[object, ...]:
    return (
        _written(entry.at),
        entry.request_id,
        entry.key_id,
        entry.key_name,
        entry.article_sha256,
        entry.extraction_id,
        entry.model,
        entry.answered_by,
        entry.tokens,
        entry.cost and entry.cost.amount,
        entry.cost and entry.cost.currency,
        entry.outcome,
    )


def _entry(*row: object) -> AuditEntry:
    names = COLUMNS.replace(",", "").split()
    fields = dict(zip(names, row, strict=True))
    amount, currency = fields.pop("cost"), fields.pop("currency")
    cost = None if amount is None else Cost.model_validate({"amount": amount, "currency": currency})
    return AuditEntry.model_validate({**fields, "cost": cost})


def _written(at: datetime) -> str:
    """Always as long, so that texts follow one another as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
