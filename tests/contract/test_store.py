"""What every store of extractions does; and what the SQLite file does besides."""

import asyncio
import sqlite3
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from service.errors import Misconfigured, Overloaded
from service.storage.sqlite import DAY_SECONDS, SqliteStore
from tests.fakes.extraction import an_extraction

pytestmark = pytest.mark.anyio


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "extractions.sqlite3"


def open_store(path: Path, *, clock: Clock | None = None, max_bytes: int = 10**9) -> SqliteStore:
    return SqliteStore(path, retention_days=30, max_bytes=max_bytes, clock=clock or Clock())


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[SqliteStore]:
    with open_store(path, clock=clock) as store:
        yield store


async def test_what_was_put_is_got_back_byte_for_byte(store: SqliteStore) -> None:
    put = await store.put(an_extraction())
    got = await store.get(put.id)
    assert got is not None
    assert got.model_dump_json() == put.model_dump_json() == an_extraction().model_dump_json()


async def test_an_id_that_was_never_put_is_not_there(store: SqliteStore) -> None:
    assert await store.get("x_0000000000000000") is None


@pytest.mark.parametrize("asked", ["", "\0", "' OR 1=1 --", "é🏊", "x" * 100_000])
async def test_any_string_may_be_asked_for(store: SqliteStore, asked: str) -> None:
    await store.put(an_extraction())
    assert await store.get(asked) is None


async def test_the_first_to_put_an_id_wins_and_the_second_gets_what_is_kept(
    store: SqliteStore,
) -> None:
    first, second = an_extraction(text="The first text."), an_extraction(text="The second text.")
    assert await store.put(first) == first
    assert await store.put(second) == first
    assert await store.get(first.id) == first


async def test_of_many_who_put_an_id_at_once_all_get_the_same(store: SqliteStore) -> None:
    racers = [an_extraction(text=f"The text of number {number}.") for number in range(20)]
    kept = await asyncio.gather(*(store.put(racer) for racer in racers))
    assert len({each.model_dump_json() for each in kept}) == 1


async def test_an_extraction_is_forgotten_when_its_time_is_over(
    store: SqliteStore, clock: Clock
) -> None:
    kept = await store.put(an_extraction())
    clock.now += 30 * DAY_SECONDS
    assert await store.get(kept.id) == kept
    clock.now += 1
    assert await store.get(kept.id) is None


async def test_a_forgotten_id_can_be_put_again(store: SqliteStore, clock: Clock) -> None:
    await store.put(an_extraction(text="The old text."))
    clock.now += 31 * DAY_SECONDS
    new = an_extraction(text="The new text.")
    assert await store.put(new) == new


def random_text(seed: int, characters: int) -> str:
    """Text that does not compress to nothing."""
    state, letters = seed + 1, []
    for _ in range(characters):
        state = state * 48_271 % 0x7FFFFFFF
        letters.append(chr(0x4E00 + state % 20_000))
    return "".join(letters)


def size_of(path: Path) -> int:
    return path.stat().st_size


async def test_the_oldest_go_when_there_are_too_many(path: Path, clock: Clock) -> None:
    limit = 1_000_000
    with open_store(path, clock=clock, max_bytes=limit) as store:
        for number in range(120):
            clock.now += 1
            await store.put(an_extraction(id=f"x_{number}", text=random_text(number, 5_000)))
            assert size_of(path) <= limit + 100_000
        assert await store.get("x_0") is None
        assert await store.get("x_119") is not None
        kept = [number for number in range(120) if await store.get(f"x_{number}")]
    assert kept == list(range(kept[0], 120))
    assert 20 < len(kept) < 100


async def test_an_extraction_larger_than_the_store_is_given_and_not_kept(path: Path) -> None:
    with open_store(path, max_bytes=50_000) as store:
        large = an_extraction(text=random_text(0, 50_000))
        assert await store.put(large) == large
        assert await store.get(large.id) is None


async def test_what_was_kept_is_there_after_a_restart(path: Path) -> None:
    with open_store(path) as store:
        kept = await store.put(an_extraction())
    with open_store(path) as store:
        assert await store.get(kept.id) == kept


async def test_only_the_owner_can_read_the_file_and_its_folder(
    store: SqliteStore, path: Path
) -> None:
    await store.put(an_extraction())
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_forgotten_leaves_no_trace_in_the_file(path: Path, clock: Clock) -> None:
    async def put_one_and_later_another() -> None:
        with open_store(path, clock=clock) as store:
            await store.put(an_extraction(id="x_unmistakable"))
            clock.now += 31 * DAY_SECONDS
            await store.put(an_extraction(id="x_another"))

    asyncio.run(put_one_and_later_another())
    assert b"x_unmistakable" not in path.read_bytes()


async def test_several_servers_share_a_file(path: Path) -> None:
    with ThreadPoolExecutor() as threads:
        stores = list(threads.map(lambda _: open_store(path), range(4)))
    with ExitStack() as opened:
        for store in stores:
            opened.enter_context(store)
        for number in range(25):
            racers = [
                store.put(an_extraction(id=f"x_{number}", text=f"Put by server {server}."))
                for server, store in enumerate(stores)
            ]
            kept = {each.model_dump_json() for each in await asyncio.gather(*racers)}
            assert len(kept) == 1


async def test_a_store_that_another_process_locks_gives_the_answer_all_the_same(
    store: SqliteStore,
    path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store._database.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    extraction = an_extraction()
    assert await store.put(extraction) == extraction
    other.close()
    assert "cannot be kept" in caplog.text
    assert await store.get(extraction.id) is None


async def test_a_file_that_cannot_be_read_any_more_is_said_to_be_busy(
    store: SqliteStore, path: Path
) -> None:
    kept = await store.put(an_extraction())
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE extractions")
    other.close()
    with pytest.raises(Overloaded):
        await store.get(kept.id)


async def test_what_another_version_kept_is_as_good_as_not_there(
    store: SqliteStore, path: Path
) -> None:
    kept = await store.put(an_extraction())
    with sqlite3.connect(path) as other:
        other.execute("UPDATE extractions SET body = ?", (b"not what we write",))
    other.close()
    assert await store.get(kept.id) is None
    assert await store.put(kept) == kept


def a_database_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()


def a_later_format(path: Path) -> None:
    with open_store(path):
        pass
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()


def a_text_file(path: Path) -> None:
    path.write_text("Dear diary, " * 1_000)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    "obstacle", [a_database_of_another_program, a_later_format, a_text_file, a_folder]
)
def test_a_file_that_is_not_ours_is_named_and_left_as_it_is(
    path: Path, obstacle: Callable[[Path], None]
) -> None:
    path.parent.mkdir(mode=0o700)
    obstacle(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Misconfigured, match=r"extractions\.sqlite3 cannot be (used|opened)"):
        open_store(path)
    assert before == (path.read_bytes() if path.is_file() else None)
