"""Steps are functions that every process can import: those of the standard library will do."""

import asyncio
import operator
import os
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial
from pathlib import Path

import pytest

from schemas.article import Article
from service.engines.embedded.parser import SpacyParser
from service.errors import DeadlineExceeded, Overloaded, UnsupportedLanguage
from service.workers import InlineWorkers, ProcessWorkers

pytestmark = [pytest.mark.anyio, pytest.mark.alone]

FOREIGN = Article(text="Bonjour.", language="fr")


def process_workers(count: int = 1, *, step_seconds: float = 30) -> ProcessWorkers:
    return ProcessWorkers(count, step_seconds=step_seconds)


async def until(condition: partial[bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what it waits for is outside this process
            await asyncio.sleep(0.02)


async def test_a_step_runs_in_another_process_and_its_answer_comes_back() -> None:
    async with process_workers() as workers:
        assert await workers.run(os.getpid) != os.getpid()
        assert await workers.run(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]


async def test_an_inline_step_runs_in_this_process() -> None:
    assert await InlineWorkers().run(os.getpid) == os.getpid()


async def test_a_refusal_crosses_the_border_whole() -> None:
    async with process_workers() as workers:
        with pytest.raises(UnsupportedLanguage, match="no parser for the language 'fr'") as caught:
            await workers.run(SpacyParser().parse, FOREIGN)
    assert caught.value.status == 422


async def test_workers_work_side_by_side() -> None:
    async with process_workers(2) as workers:
        begun = time.monotonic()
        await asyncio.gather(workers.run(time.sleep, 0.5), workers.run(time.sleep, 0.5))
        assert time.monotonic() - begun < 0.9


async def test_steps_wait_for_a_process_without_holding_up_the_event_loop() -> None:
    async with process_workers() as workers:
        steps = [asyncio.create_task(workers.run(time.sleep, 0.1)) for _ in range(3)]
        for _ in range(10):
            begun = time.monotonic()
            await asyncio.sleep(0.01)
            assert time.monotonic() - begun < 0.08
        await asyncio.gather(*steps)


async def test_who_came_first_is_served_first_through_all_steps() -> None:
    ended: list[str] = []

    async def three_steps(name: str) -> None:
        for _ in range(3):
            await workers.run(time.sleep, 0.02)
        ended.append(name)

    async with process_workers() as workers:
        await asyncio.gather(*(three_steps(name) for name in "abcd"))
    assert ended == ["a", "b", "c", "d"]


async def test_a_process_that_dies_costs_only_its_own_step() -> None:
    async with process_workers(2) as workers:
        slow = asyncio.create_task(workers.run(time.sleep, 0.3))
        await asyncio.sleep(0.05)
        with pytest.raises(Overloaded):
            await workers.run(os._exit, 9)
        await slow
        answers = await asyncio.gather(*(workers.run(operator.add, 1, n) for n in range(6)))
        assert answers == [1, 2, 3, 4, 5, 6]


async def test_a_process_that_died_idle_is_replaced_before_the_next_step() -> None:
    async with process_workers() as workers:
        os.kill(await workers.run(os.getpid), signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert await workers.run(operator.add, 1, 1) == 2


async def test_workers_are_not_ready_while_the_only_process_is_being_replaced() -> None:
    async with process_workers() as workers:
        assert workers.ready
        with pytest.raises(Overloaded):
            await workers.run(os._exit, 9)
        assert not workers.ready
        await until(partial(getattr, workers, "ready"))


async def test_a_step_without_end_is_ended_and_its_process_replaced(
    capfd: pytest.CaptureFixture[str],
) -> None:
    async with process_workers(step_seconds=0.3) as workers:
        first = await workers.run(os.getpid)
        with pytest.raises(DeadlineExceeded):
            await workers.run(time.sleep, 60)
        assert await workers.run(os.getpid) != first
    assert "File " not in capfd.readouterr().err


async def test_a_caller_that_gives_up_leaves_the_queue_and_its_step_never_begins(
    tmp_path: Path,
) -> None:
    async with process_workers() as workers:
        busy = asyncio.create_task(workers.run(time.sleep, 0.3))
        waiting = asyncio.create_task(workers.run((tmp_path / "begun").touch))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await busy
        assert await workers.run(operator.add, 1, 1) == 2
    assert not (tmp_path / "begun").exists()


async def test_an_abandoned_step_keeps_its_process_until_it_ends() -> None:
    async with process_workers() as workers:
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await workers.run(time.sleep, 0.4)
        await workers.run(operator.add, 1, 1)
        assert time.monotonic() - begun >= 0.4


async def test_closing_does_not_wait_for_an_abandoned_step() -> None:
    begun = time.monotonic()
    async with process_workers() as workers:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await workers.run(time.sleep, 60)
    assert time.monotonic() - begun < 10


async def test_what_the_warm_up_raises_reaches_whoever_starts_the_workers() -> None:
    warm_up = partial(SpacyParser().parse, FOREIGN)
    with pytest.raises(UnsupportedLanguage):
        async with ProcessWorkers(2, step_seconds=30, warm_up=warm_up):
            pass


async def test_a_worker_ignores_interrupts_and_keeps_numerical_libraries_to_one_thread() -> None:
    async with process_workers() as workers:
        assert await workers.run(signal.getsignal, signal.SIGINT) is signal.SIG_IGN
        assert await workers.run(os.getenv, "OMP_NUM_THREADS") == "1"


SERVER = """
import asyncio, os, sys, time
from service.workers import ProcessWorkers

async def main():
    async with ProcessWorkers(2, step_seconds=60) as workers:
        pids = await asyncio.gather(*(workers.run(os.getpid) for _ in range(2)))
        busy = asyncio.create_task(workers.run(time.sleep, 50))
        await asyncio.sleep(0.2)
        print(*pids, flush=True)
        await busy

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
async def test_no_worker_outlives_a_server_that_is_killed(
    end: signal.Signals, tmp_path: Path
) -> None:
    script = tmp_path / "server.py"
    script.write_text(textwrap.dedent(SERVER))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with started(script, environment) as server:
        assert server.stdout is not None
        pids = [int(pid) for pid in server.stdout.readline().split()]
        server.send_signal(end)
    assert pids
    await until(partial(none_runs, pids))


def started(script: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, str(script)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def none_runs(pids: list[int]) -> bool:
    return not any(is_running(pid) for pid in pids)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
