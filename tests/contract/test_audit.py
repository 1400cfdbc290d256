"""What the audit log remembers, and that it forgets nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from schemas.audit import AuditEntry
from schemas.extraction import Cost
from service.storage.audit import AuditFile

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "audit.sqlite3"


@pytest.fixture
def full(path: Path) -> Path:
    """A log of three entries, closed."""
    with AuditFile(path) as log:
        for entry in ENTRIES:
            log.note(entry)
    return path


ENTRIES = [
    AuditEntry(
        at=NOON,
        request_id="r-1",
        key_id="0a1b2c3d4e5f",
        key_name="City desk",
        article_sha256="ab" * 32,
        extraction_id="x_0123456789abcdef",
        model="herald",
        answered_by="herald-2026",
        tokens=980,
        cost=Cost(amount=0.0125),
        outcome="made",
    ),
    AuditEntry(at=NOON + timedelta(hours=1), key_id="ffff", key_name="Sport", outcome="cancelled"),
    AuditEntry(
        at=(NOON + timedelta(hours=2)).astimezone(timezone(timedelta(hours=9))),
        model="embedded",
        outcome="unsupported-language",
    ),
]


def read(path: Path, since: datetime | None = None, key: str | None = None) -> list[AuditEntry]:
    with AuditFile(path) as log:
        return list(log.read(since, key))


def test_what_was_noted_is_read_back_whole_and_in_order(full: Path) -> None:
    assert read(full) == ENTRIES


@pytest.mark.parametrize(
    ("since", "key", "found"),
    [
        (NOON + timedelta(hours=1), None, ENTRIES[1:]),
        ((NOON + timedelta(hours=1)).astimezone(timezone(-timedelta(hours=5))), None, ENTRIES[1:]),
        (NOON + timedelta(hours=1, microseconds=1), None, ENTRIES[2:]),
        (None, "0a1b2c3d4e5f", ENTRIES[:1]),
        (None, "Sport", ENTRIES[1:2]),
        (NOON + timedelta(hours=2), "Sport", []),
        (None, "' OR 1=1 --", []),
    ],
)
def test_what_is_asked_for_is_found(
    full: Path, since: datetime | None, key: str | None, found: list[AuditEntry]
) -> None:
    assert read(full, since, key) == found


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries",
        "DELETE FROM entries WHERE number = 2",
        "UPDATE entries SET outcome = 'made'",
        "UPDATE entries SET number = 9 WHERE number = 1",
        "INSERT OR REPLACE INTO entries (number, at, tokens, outcome)"
        " VALUES (1, 'never', 0, 'made')",
        "REPLACE INTO entries (number, at, tokens, outcome) VALUES (3, 'never', 0, 'made')",
        "INSERT INTO entries (number, at, tokens, outcome) VALUES (1, 'never', 0, 'made')"
        " ON CONFLICT DO UPDATE SET at = 'never'",
    ],
)
def test_no_entry_is_changed_or_taken_away(full: Path, statement: str) -> None:
    other = sqlite3.connect(full)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)
    other.close()
    assert read(full) == ENTRIES


def test_several_processes_note_into_one_log(path: Path) -> None:
    with ThreadPoolExecutor() as threads:
        logs = list(threads.map(lambda _: AuditFile(path), range(3)))
    for number in range(50):
        for server, log in enumerate(logs):
            log.note(AuditEntry(at=NOON, request_id=f"{server}-{number}", outcome="made"))
    for log in logs:
        log.__exit__()
    found = [entry.request_id for entry in read(path)]
    assert sorted(found, key=str) == sorted(f"{s}-{n}" for s in range(3) for n in range(50))
    assert [each for each in found if str(each).startswith("1-")] == [f"1-{n}" for n in range(50)]


def test_what_cannot_be_written_goes_to_the_log_and_harms_nobody(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with AuditFile(path) as log:
        log._database.connection.execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        log.note(ENTRIES[0])
        log.__exit__()
        other.close()
        log.note(ENTRIES[1])
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    for entry, line in zip(ENTRIES, told, strict=False):
        assert entry.model_dump_json() in line
