"""API keys in an SQLite file: what they may do, and a hash to know them by.

A key is 256 random bits, so that no list of guesses will ever hold it. That is why one round of
SHA-256 is enough: a slow hash protects words that people think of, and would cost every request.
"""

import hashlib
import hmac
import logging
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from service.errors import InvalidRequest, NotFound, Overloaded
from service.ports import SCOPES, ApiKey
from service.storage.database import Database, Layout

log = logging.getLogger(__name__)

LAYOUT = Layout(
    mark=0x4E75744B,  # "NutK"
    version=1,
    create=(
        "CREATE TABLE keys (id TEXT PRIMARY KEY, name TEXT NOT NULL, digest BLOB NOT NULL,"
        " scopes TEXT NOT NULL, per_minute INTEGER, created_at TEXT NOT NULL, revoked_at TEXT)",
    ),
    durable=True,  # no power failure brings a revoked key back
)

LONGEST_NAME = 80
FIELDS = "id, name, scopes, per_minute, created_at, revoked_at"

_TOKEN = re.compile(r"ng_([0-9a-f]{12})_[0-9a-f]{64}")
"""`ng_`, the key's id, and its secret: one word for whoever copies it, and for secret scanners."""

_NOBODY = bytes(hashlib.sha256().digest_size)


@dataclass(frozen=True)
class StoredKey(ApiKey):
    created_at: datetime
    revoked_at: datetime | None


def open_keys(state_dir: Path) -> "KeyFile":
    """Raises Misconfigured when the file cannot be used."""
    return KeyFile(state_dir / "keys.sqlite3")


class KeyFile:
    """The service asks `find` and `in_force` on every request, so that what a command changes, from
    whatever process, holds for the next one. Commands call the other methods, which wait.
    """

    def __init__(self, path: Path, *, clock: Callable[[], datetime] | None = None) -> None:
        self._clock = clock or (lambda: datetime.now(UTC))
        self._database = Database(path, LAYOUT)
        self._in_force = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.__exit__()

    async def find(self, token: str) -> ApiKey | None:
        """The key that this is, unless it was revoked; raises Overloaded."""
        if not (shape := _TOKEN.fullmatch(token)):
            return None
        try:
            return await self._database.run(self._find, shape[1], _digest(token))
        except sqlite3.Error as error:
            raise _unreadable(error) from None

    async def in_force(self) -> bool:
        """Whether there is, or ever was, a key; raises Overloaded.

        Revoking the last one does not open the door that it was there to close.
        """
        try:
            self._in_force = self._in_force or await self._database.run(self.exist)
        except sqlite3.Error as error:
            raise _unreadable(error) from None
        return self._in_force

    def exist(self) -> bool:
        return self._execute("SELECT 1 FROM keys LIMIT 1").fetchone() is not None

    def create(
        self, name: str, scopes: Iterable[str], per_minute: int | None = None
    ) -> tuple[StoredKey, SecretStr]:
        """A new key, and what to send: known to nobody else, and not to be had again.

        Raises InvalidRequest, and Overloaded when the file cannot be written.
        """
        if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise InvalidRequest(f"Name the key by 1 to {LONGEST_NAME} printable characters.")
        wanted = frozenset(scope for scope in SCOPES if scope in set(scopes))
        if not wanted:
            raise InvalidRequest(f"Give the key at least one scope of {', '.join(SCOPES)}.")
        if per_minute is not None and per_minute < 1:
            raise InvalidRequest("Allow the key at least one request a minute.")
        id = secrets.token_hex(6)
        token = f"ng_{id}_{secrets.token_hex(32)}"
        key = StoredKey(id, name.strip(), wanted, per_minute, self._clock(), None)
        self._write(
            f"INSERT INTO keys (digest, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, NULL)",  # noqa: S608 - names of columns
            (
                _digest(token),
                key.id,
                key.name,
                " ".join(sorted(wanted)),
                per_minute,
                key.created_at.isoformat(),
            ),
        )
        return key, SecretStr(token)

    def revoke(self, id: str) -> StoredKey:
        """The key, which holds no longer; raises NotFound, and Overloaded when it cannot be said.

        A key that was revoked before stays so since then.
        """
        self._write(
            "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
            (self._clock().isoformat(), id),
        )
        for key in self.all():
            if key.id == id:
                return key
        raise NotFound("No key has this id. `nutgraf keys list` shows all there are.")

    def all(self) -> list[StoredKey]:
        """Revoked ones too, the oldest first."""
        rows = self._execute(f"SELECT {FIELDS} FROM keys ORDER BY created_at, id")  # noqa: S608
        return [_key(*row) for row in rows]

    def _find(self, id: str, digest: bytes) -> ApiKey | None:
        row = self._execute(
            f"SELECT digest, {FIELDS} FROM keys WHERE id = ? AND revoked_at IS NULL",  # noqa: S608
            (id,),
        ).fetchone()
        # An id is no secret; how much of the digest is right must not show in the time taken.
        known = hmac.compare_digest(row[0] if row else _NOBODY, digest)
        return _key(*row[1:]) if known else None

    def _execute(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        return self._database.connection.execute(statement, values)

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._execute(statement, values)
        except sqlite3.Error as error:
            raise Overloaded(f"The keys cannot be changed for now ({error}). Try again.") from None


def _key(
    id: str, name: str, scopes: str, per_minute: int | None, created_at: str, revoked_at: str | None
) -> StoredKey:
    return StoredKey(
        id=id,
        name=name,
        scopes=frozenset(scope for scope in SCOPES if scope in scopes.split()),
        per_minute=per_minute,
        created_at=datetime.fromisoformat(created_at),
        revoked_at=datetime.fromisoformat(revoked_at) if revoked_at else None,
    )


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _unreadable(error: sqlite3.Error) -> Overloaded:
    """Whoever cannot be recognised is not let in."""
    log.error("keys cannot be read: %s", error)
    return Overloaded("Keys cannot be looked up for now. Try again.")
