import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import BudgetSpent
from service.storage.batch import Batch
from service.storage.database import Database, Layout

LAYOUT = Layout(mark=1, version=1, create=("CREATE TABLE words (word TEXT UNIQUE)",))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "words.sqlite3", LAYOUT) as database:
        yield database


def add(database: Database, word: str) -> int:
    row = database.connection.execute("INSERT INTO words VALUES (?)", (word,)).lastrowid
    return row or 0


def refuse() -> None:
    raise BudgetSpent("No.")


def words(database: Database) -> list[str]:
    return [word for (word,) in database.connection.execute("SELECT word FROM words")]


def test_steps_that_wait_together_are_one_transaction(database: Database) -> None:
    batch, gate = Batch(database), threading.Event()
    statements: list[str] = []
    database.connection.set_trace_callback(statements.append)
    database.thread.submit(gate.wait)
    added = [batch.submit(lambda word=word: add(database, word)) for word in "abcde"]  # type: ignore[misc]
    gate.set()
    assert [each.result(10) for each in added] == [1, 2, 3, 4, 5]
    assert statements.count("BEGIN IMMEDIATE") == statements.count("COMMIT") == 1


def test_a_step_that_refuses_is_refused_alone(database: Database) -> None:
    batch, gate = Batch(database), threading.Event()
    database.thread.submit(gate.wait)
    before = batch.submit(lambda: add(database, "before"))
    refused = batch.submit(refuse)
    after = batch.submit(lambda: add(database, "after"))
    gate.set()
    assert (before.result(10), after.result(10)) == (1, 2)
    assert isinstance(refused.exception(10), BudgetSpent)
    assert words(database) == ["before", "after"]


def test_whatever_else_goes_wrong_undoes_them_all(database: Database) -> None:
    batch, gate = Batch(database), threading.Event()
    database.thread.submit(gate.wait)
    one = batch.submit(lambda: add(database, "one"))
    same = batch.submit(lambda: add(database, "one"))
    gate.set()
    for each in (one, same):
        assert isinstance(each.exception(10), sqlite3.IntegrityError)
    assert words(database) == []
    assert batch.submit(lambda: add(database, "two")).result(10) == 1


def test_what_was_submitted_is_done_before_the_database_closes(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite3"
    with Database(path, LAYOUT) as database:
        batch = Batch(database)
        added = [batch.submit(lambda word=word: add(database, word)) for word in "abc"]  # type: ignore[misc]
    assert all(each.done() for each in added)
    with Database(path, LAYOUT) as database:
        assert words(database) == ["a", "b", "c"]
