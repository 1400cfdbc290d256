"""An SQLite file that several processes may share, and the one thread that works with it.

There is a file for each concern, not one for all. The extractions are a cache: they are bounded in
bytes, forgotten by age, and may be deleted at will, none of which may ever happen to keys, to the
ledger or to the audit log; and a file has one writer at a time, so nobody who checks what is left
of a budget should have to wait until a large extraction is written.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from service.errors import Misconfigured

P = ParamSpec("P")
T = TypeVar("T")

LOCK_SECONDS = 5.0


@dataclass(frozen=True)
class Layout:
    """What a file holds.

    `mark` is its application id, which tells it from other programs' files and from Nutgraf's
    others. `durable` has every transaction outlive a power failure, at the price of waiting for
    the disk; without it, the last ones outlive a crash of the process alone.
    """

    mark: int
    version: int
    create: tuple[str, ...]
    durable: bool = False


class Database:
    """The event loop never waits for a disk or for another process's lock: `run` does.

    Only its owner can read the file. Raises Misconfigured when the file cannot be used.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.connection = open_database(path, layout)
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=path.stem)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.thread.shutdown()
        self.connection.close()

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a step on the file's thread; steps that use `connection` follow one another."""
        future = self.thread.submit(step, *args, **kwargs)
        return await asyncio.wrap_future(future)


def open_database(path: Path, layout: Layout) -> sqlite3.Connection:
    """A connection in autocommit mode, for any thread; raises Misconfigured."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        connection = sqlite3.connect(
            path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise Misconfigured(f"{path} cannot be opened: {error}.") from None
    try:
        _prepare_in_turn(connection, layout)
    except sqlite3.Error as error:
        connection.close()
        raise Misconfigured(
            f"{path} cannot be used: {error}. Move it away, or set NUTGRAF_STATE_DIR to another"
            " folder."
        ) from None
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _prepare_in_turn(connection: sqlite3.Connection, layout: Layout) -> None:
    """SQLite's own waiting for locks does not cover the change to WAL by several processes."""
    patience = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            return _prepare(connection, layout)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)


def _prepare(connection: sqlite3.Connection, layout: Layout) -> None:
    """Looks before it writes: a file of another program's is left as it is."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        mark = tuple(pragma(connection, name) for name in ("application_id", "user_version"))
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if mark == (0, 0) and empty:
            for statement in layout.create:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {layout.mark}")
            connection.execute(f"PRAGMA user_version = {layout.version}")
        elif mark != (layout.mark, layout.version):
            raise sqlite3.DatabaseError("it was not made by this version of Nutgraf")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {'FULL' if layout.durable else 'NORMAL'}")
    # What is forgotten is overwritten, not only unlinked.
    connection.execute("PRAGMA secure_delete = ON")
