"""Extractions in an SQLite file that several processes may share."""

import logging
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from schemas.extraction import Extraction
from service.errors import Overloaded
from service.storage.database import Database, Layout, pragma

log = logging.getLogger(__name__)

LAYOUT = Layout(
    mark=0x4E757467,  # "Nutg"
    version=1,
    create=(
        "CREATE TABLE extractions (id TEXT PRIMARY KEY, kept_at REAL NOT NULL, body BLOB NOT NULL)",
        "CREATE INDEX by_age ON extractions (kept_at)",
    ),
)

DAY_SECONDS = 86_400
OLDEST_AT_A_TIME = 16
COMPRESSION = 1


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
        self._database = Database(path, LAYOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.__exit__()

    async def get(self, id: str, owner: str | None = None) -> Extraction | None:
        """Raises Overloaded when the file cannot be read for now."""
        try:
            return await self._database.run(self._read, _key(id, owner))
        except sqlite3.Error as error:
            log.error("kept extractions cannot be read: %s", error)
            raise Overloaded("Kept extractions cannot be read for now. Try again.") from None

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:
        """Costs nobody the answer: when the file cannot be written, it is given and not kept."""
        try:
            return await self._database.run(self._write, _key(extraction.id, owner), extraction)
        except sqlite3.Error as error:
            log.error("an extraction cannot be kept: %s", error)
            return extraction

    def _read(self, key: str) -> Extraction | None:
        row = self._database.connection.execute(
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
        with self._database.connection as connection:
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
        pragma(connection, name) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size
