import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schemas.usage import UsageReport
from service.cli import main
from service.settings import Settings
from service.storage.ledger import SqliteLedger

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NUTGRAF_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("NUTGRAF_BUDGETS__KEY__TOKENS", "1000")
    monkeypatch.setenv("NUTGRAF_BUDGETS__DAY__USD", "2.5")
    return lambda *arguments: CliRunner().invoke(main, ["usage", *arguments])


def spend(folder: Path) -> None:
    async def calls(ledger: SqliteLedger) -> None:
        for owner, cost in (("ann", 0.5), (None, None)):
            reservation = await ledger.account(owner).reserve("herald", 400, cost)
            await reservation.settle(300, cost)
        await ledger.account("ann").reserve("post", 50, 0.1)

    with SqliteLedger(folder / "ledger.sqlite3", Settings().budgets, call_seconds=-1) as ledger:
        asyncio.run(calls(ledger))


def test_a_table_shows_each_key_and_what_is_left(run: Run, tmp_path: Path) -> None:
    spend(tmp_path)
    told = run()
    assert told.exit_code == 0, told.output
    lines = [" ".join(line.split()) for line in told.output.splitlines()]
    assert "ann today 2 350 0.6000 1" in lines
    assert "without a key today 1 300 ?" in lines
    assert "all together today 3 650 0.6000 + ? 1" in lines
    assert "herald 1 300 0.5000" in lines
    assert "Left today of the budget of all keys: 1.9000 of 2.5 US dollars." in lines
    assert "Left today of the budget of ann: 650 of 1,000 tokens." in lines


def test_programs_get_what_the_service_answers(run: Run, tmp_path: Path) -> None:
    spend(tmp_path)
    told = run("--json")
    report = UsageReport.model_validate(json.loads(told.output))
    assert [each.key for each in report.keys] == [None, "ann"]
    assert report.today.unsettled.tokens == 50


def test_before_anything_is_spent_there_is_a_table_of_nothing(run: Run) -> None:
    told = run()
    assert told.exit_code == 0
    assert "all together" in told.output


def test_a_ledger_that_cannot_be_used_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite3").write_text("Dear diary, " * 1_000)
    told = run()
    assert told.exit_code == 2
    assert "ledger.sqlite3" in told.output
