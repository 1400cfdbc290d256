"""Extractions in an SQLite file that several processes may share.

Every call runs on the store's own thread: the event loop never waits for a disk or for another
process's lock.
"""

import asyncio
import logging
import sqlite3
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from schemas.extraction import Extraction
from service.errors import Misconfigured, Overloaded

log = logging.getLogger(__name__)

APPLICATION_ID = 0x4E757467
"""Marks the file as Nutgraf's ("Nutg"), so that no other program's database is written to."""

FORMAT = 1
LOCK_SECONDS = 5.0
DAY_SECONDS = 86_400
OLDEST_AT_A_TIME = 16
COMPRESSION = 1

CREATE = (
    "CREATE TABLE extractions (id TEXT PRIMARY KEY, kept_at REAL NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX by_age ON extractions (kept_at)",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {FORMAT}",
)
PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "NORMAL",
    "secure_delete": "ON",  # what is forgotten is overwritten, not only unlinked
}


class SqliteStore:
    """Keeps extractions for `retention_days`, and of them the newest that fit into `max_bytes`.

    Only its owner can read the file. Raises Misconfigured when the file cannot be used.
    """

    def __init__(
        self,
        path: Path,
        *,
        retention_days: float,
        max_bytes: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._retention_seconds = retention_days * DAY_SECONDS
        self._max_bytes = max_bytes
        self._clock = clock
        self._connection = _open(path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()
        self._connection.close()

    async def get(self, id: str, owner: str | None = None) -> Extraction | None:
        """Raises Overloaded when the file cannot be read for now."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, self._read, _key(id, owner))
        except sqlite3.Error as error:
            log.error("kept extractions cannot be read: %s", error)
            raise Overloaded("Kept extractions cannot be read for now. Try again.") from None

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:
        """Costs nobody the answer: when the file cannot be written, it is given and not kept."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._thread, self._write, _key(extraction.id, owner), extraction
            )
        except sqlite3.Error as error:
            log.error("an extraction cannot be kept: %s", error)
            return extraction

    def _read(self, key: str) -> Extraction | None:
        row = self._connection.execute(
            "SELECT body FROM extractions WHERE id = ? AND kept_at >= ?", (key, self._horizon)
        ).fetchone()
        if row is None:
            return None
        try:
            return Extraction.model_validate_json(zlib.decompress(row[0]))
        except (zlib.error, ValidationError):
            log.warning("extraction %s cannot be read; another version may have kept it", key)
            return None

    def _write(self, key: str, extraction: Extraction) -> Extraction:
        body = zlib.compress(extraction.model_dump_json().encode(), COMPRESSION)
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM extractions WHERE kept_at < ?", (self._horizon,))
            added = connection.execute(
                "INSERT OR IGNORE INTO extractions (id, kept_at, body) VALUES (?, ?, ?)",
                (key, self._clock(), body),
            )
            if added.rowcount:
                self._forget_the_oldest(connection)
                return extraction
        return self._read(key) or extraction

    @property
    def _horizon(self) -> float:
        """Seconds since the epoch before which what was kept is forgotten."""
        return self._clock() - self._retention_seconds

    def _forget_the_oldest(self, connection: sqlite3.Connection) -> None:
        """Freed pages are used again, so the file itself does not grow past the limit either."""
        while _used_bytes(connection) > self._max_bytes:
            forgotten = connection.execute(
                "DELETE FROM extractions WHERE id IN"
                " (SELECT id FROM extractions ORDER BY kept_at LIMIT ?)",
                (OLDEST_AT_A_TIME,),
            )
            if not forgotten.rowcount:
                return


def _key(id: str, owner: str | None) -> str:
    """Under whose name an extraction is kept: nobody else's request can name it."""
    return id if owner is None else f"{id} {owner}"


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        _pragma(connection, name) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        connection = sqlite3.connect(
            path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise Misconfigured(f"{path} cannot be opened: {error}.") from None
    try:
        _prepare_in_turn(connection)
    except sqlite3.Error as error:
        connection.close()
        raise Misconfigured(
            f"{path} cannot be used: {error}. Move it away, or set NUTGRAF_STATE_DIR to another"
            " folder."
        ) from None
    return connection


def _prepare_in_turn(connection: sqlite3.Connection) -> None:
    """SQLite's own waiting for locks does not cover the change to WAL by several processes."""
    patience = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            return _prepare(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)


def _prepare(connection: sqlite3.Connection) -> None:
    """Looks before it writes: a file of another program's is left as it is."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        mark = tuple(_pragma(connection, name) for name in ("application_id", "user_version"))
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if mark == (0, 0) and empty:
            for statement in CREATE:
                connection.execute(statement)
        elif mark != (APPLICATION_ID, FORMAT):
            raise sqlite3.DatabaseError("it was not made by this version of Nutgraf")
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
