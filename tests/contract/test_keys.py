"""What the file of keys does, whoever else works with it."""

import hashlib
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.errors import InvalidRequest, Misconfigured, NotFound, Overloaded
from service.ports import SCOPES
from service.storage.audit import AuditFile
from service.storage.keys import KeyFile

pytestmark = pytest.mark.anyio

SCOPE = ("extract",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "keys.sqlite3"


@pytest.fixture
def keys(path: Path) -> Iterator[KeyFile]:
    with KeyFile(path) as keys:
        yield keys


async def test_a_key_is_found_by_what_its_holder_sends(keys: KeyFile) -> None:
    made, secret = keys.create("City desk", ["check", "extract"], 30)
    found = await keys.find(secret.get_secret_value())
    assert found == made
    assert made.scopes == {"extract", "check"}
    assert (made.name, made.per_minute) == ("City desk", 30)


def test_a_key_is_recognised_by_its_prefix_and_never_the_same(keys: KeyFile) -> None:
    secrets = {keys.create("Desk", SCOPE)[1].get_secret_value() for _ in range(20)}
    assert len(secrets) == 20
    assert all(re.fullmatch(r"ng_[0-9a-f]{12}_[0-9a-f]{64}", secret) for secret in secrets)


async def test_nothing_but_the_whole_key_is_taken_for_it(keys: KeyFile) -> None:
    secret = keys.create("Desk", SCOPE)[1].get_secret_value()
    other = keys.create("Other desk", SCOPE)[1].get_secret_value()
    last = "0" if secret[-1] != "0" else "1"
    near = ["", secret[:-1], secret[:-1] + last, secret + "0", secret.upper(), secret + "\n"]
    swapped = secret[:16] + other[16:]
    digest = hashlib.sha256(secret.encode()).hexdigest()
    for wrong in [*near, swapped, f"ng_000000000000_{digest}", digest, "é\0" * 50, "x" * 100_000]:
        assert await keys.find(wrong) is None


def test_the_file_does_not_hold_the_key(keys: KeyFile, path: Path) -> None:
    made, secret = keys.create("Desk", SCOPE)
    held = b"".join(each.read_bytes() for each in path.parent.iterdir())
    hidden = secret.get_secret_value().rpartition("_")[2]
    assert made.id.encode() in held
    assert hidden.encode() not in held
    assert bytes.fromhex(hidden) not in held
    assert hidden not in f"{made!r} {secret!r} {secret} {keys.all()!r}"


async def test_a_revoked_key_is_refused_at_once_by_every_process(keys: KeyFile, path: Path) -> None:
    made, secret = keys.create("Desk", SCOPE)
    with KeyFile(path) as elsewhere:
        assert await elsewhere.find(secret.get_secret_value())
        revoked = keys.revoke(made.id)
        assert await elsewhere.find(secret.get_secret_value()) is None
        assert elsewhere.all() == [revoked]
        assert elsewhere.revoke(made.id).revoked_at == revoked.revoked_at


async def test_revoking_the_last_key_opens_no_door(keys: KeyFile, path: Path) -> None:
    assert not await keys.in_force()
    made, _ = keys.create("Desk", SCOPE)
    assert await keys.in_force()
    keys.revoke(made.id)
    with KeyFile(path) as restarted:
        assert await restarted.in_force()


async def test_a_key_of_another_process_is_in_force_at_once(keys: KeyFile, path: Path) -> None:
    assert not await keys.in_force()
    with KeyFile(path) as elsewhere:
        _, secret = elsewhere.create("Desk", SCOPE)
    assert await keys.in_force()
    assert await keys.find(secret.get_secret_value())


@pytest.mark.parametrize("id", ["", "000000000000", "' OR 1=1 --", "\0"])
def test_what_is_no_key_cannot_be_revoked(keys: KeyFile, id: str) -> None:
    keys.create("Desk", SCOPE)
    with pytest.raises(NotFound):
        keys.revoke(id)
    assert keys.all()[0].revoked_at is None


@pytest.mark.parametrize(
    ("name", "scopes", "per_minute"),
    [
        ("", SCOPE, None),
        (" ", SCOPE, None),
        ("x" * 81, SCOPE, None),
        ("line\nbreak", SCOPE, None),
        ("\x1b[31mred", SCOPE, None),
        ("Desk", (), None),
        ("Desk", ("everything",), None),
        ("Desk", SCOPE, 0),
    ],
)
def test_a_key_that_makes_no_sense_is_not_made(
    keys: KeyFile, name: str, scopes: tuple[str, ...], per_minute: int | None
) -> None:
    with pytest.raises(InvalidRequest):
        keys.create(name, scopes, per_minute)
    assert keys.all() == []


def test_admin_includes_the_other_scopes(keys: KeyFile) -> None:
    admin, _ = keys.create("Ops", ["admin"])
    extract, _ = keys.create("Desk", ["extract"])
    assert [admin.allows(scope) for scope in SCOPES] == [True, True, True]
    assert [extract.allows(scope) for scope in SCOPES] == [True, False, False]


def test_two_processes_may_create_keys_at_once(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from service.storage.keys import KeyFile\n"
        "with KeyFile(Path(sys.argv[1])) as keys:\n"
        "    for number in range(20): keys.create(f'{sys.argv[2]} {number}', ['extract'])\n"
    )

    def run(name: str) -> int:
        command = [sys.executable, "-c", script, str(path), name]
        return subprocess.run(command, check=False, timeout=60).returncode

    with ThreadPoolExecutor() as threads:
        assert list(threads.map(run, ["one", "two"])) == [0, 0]
    with KeyFile(path) as keys:
        names = {key.name for key in keys.all()}
    assert names == {f"{who} {number}" for who in ("one", "two") for number in range(20)}


async def test_while_another_process_writes_keys_are_still_found(keys: KeyFile, path: Path) -> None:
    _, secret = keys.create("Desk", SCOPE)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert await keys.find(secret.get_secret_value())
    keys._database.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(Overloaded, match="locked"):
        keys.create("Other", SCOPE)
    other.close()


async def test_whoever_cannot_be_looked_up_is_not_let_in(keys: KeyFile, path: Path) -> None:
    _, secret = keys.create("Desk", SCOPE)
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE keys")
    other.close()
    with pytest.raises(Overloaded):
        await keys.find(secret.get_secret_value())
    with pytest.raises(Overloaded):
        await keys.in_force()


def test_only_its_owner_can_read_the_file(keys: KeyFile, path: Path) -> None:
    keys.create("Desk", SCOPE)
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def a_database_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE keys (id TEXT)")
    other.close()


def a_text_file(path: Path) -> None:
    path.write_text("Dear diary, " * 1_000)


def a_folder(path: Path) -> None:
    path.mkdir()


def another_file_of_ours(path: Path) -> None:
    AuditFile(path).__exit__()


def nobody_may_read_it(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.touch(0o000)


@pytest.mark.parametrize(
    "obstacle",
    [
        a_database_of_another_program,
        a_text_file,
        a_folder,
        another_file_of_ours,
        nobody_may_read_it,
    ],
)
def test_a_file_that_cannot_be_ours_is_named_and_left_as_it_is(
    path: Path, obstacle: Callable[[Path], None]
) -> None:
    path.parent.mkdir(mode=0o700)
    obstacle(path)
    readable = path.is_file() and os.access(path, os.R_OK)
    before = path.read_bytes() if readable else None
    with pytest.raises(Misconfigured, match=r"keys\.sqlite3 cannot be (used|opened)"):
        KeyFile(path)
    assert before == (path.read_bytes() if readable else None)
