"""The folder in which everything is kept."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from service.cli.doctor.configuration import is_open_to_others
from service.cli.doctor.finding import Finding, fail, ok, warn
from service.errors import Misconfigured
from service.settings import Settings
from service.storage import audit, keys, ledger, sqlite
from service.storage.database import open_database

LAYOUTS = {
    "extractions.sqlite3": sqlite.LAYOUT,
    "keys.sqlite3": keys.LAYOUT,
    "audit.sqlite3": audit.LAYOUT,
    "ledger.sqlite3": ledger.LAYOUT,
}

LEAST_FREE_BYTES = 100_000_000


def folder(settings: Settings) -> Iterator[Finding]:
    path = settings.state_dir
    there = _first_there(path)
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        yield fail(
            "state",
            f"{there} cannot be written to.",
            "Let it be this user's, or name another folder by NUTGRAF_STATE_DIR.",
        )
    elif there != path:
        yield ok("state", f"{path} is made with the first start.")
    elif is_open_to_others(path):
        yield warn("state", f"Other users can look into {path}.", f"chmod 700 {path}")
    else:
        yield ok("state", f"{path} is this user's alone.")


def databases(settings: Settings) -> Iterator[Finding]:
    """Those that are there; none is made, for whoever runs this may not be the service's user."""
    for name, layout in LAYOUTS.items():
        path = settings.state_dir / name
        if not path.is_file():
            continue
        try:
            connection = open_database(path, layout)
        except Misconfigured as error:
            yield fail(name, "It cannot be used.", error.detail)
            continue
        connection.close()
        if is_open_to_others(path):
            yield warn(name, "Other users can read it.", f"chmod 600 {path}")
        else:
            yield ok(name, f"It can be used and has {path.stat().st_size / 1e6:.1f} MB.")


def disk(settings: Settings) -> Iterator[Finding]:
    """Whether the store can grow to the size it may have."""
    free = shutil.disk_usage(_first_there(settings.state_dir)).free
    kept = settings.state_dir / "extractions.sqlite3"
    taken = kept.stat().st_size if kept.is_file() else 0
    wanted = settings.max_store_megabytes * 1_000_000 - taken
    found = f"{free / 1e6:,.0f} MB are free."
    advice = "Make room, or lower NUTGRAF_MAX_STORE_MEGABYTES."
    if free < LEAST_FREE_BYTES:
        yield fail("disk", found, advice)
    elif free < wanted:
        yield warn("disk", f"{found} The store may take {wanted / 1e6:,.0f} more.", advice)
    else:
        yield ok("disk", found)


def _first_there(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    return next(each for each in (path.absolute(), *path.absolute().parents) if each.exists())
