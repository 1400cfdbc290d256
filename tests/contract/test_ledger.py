"""What every ledger does; and what the one in an SQLite file does besides."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.usage import KeyUsage, Spending
from service.budgets import Budget, Budgets
from service.errors import BudgetSpent, Misconfigured, Overloaded
from service.ports import Ledger, Reservation
from service.storage.ledger import HELD_SECONDS, SqliteLedger
from service.storage.nothing import CountNothing

pytestmark = pytest.mark.anyio

NOON = datetime(2027, 3, 4, 12, tzinfo=UTC).timestamp()
DAY = 86_400
CALL_SECONDS = 60


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ledger.sqlite3"


Open = Callable[..., SqliteLedger]


@pytest.fixture
def open_ledger(path: Path, clock: Clock) -> Iterator[Open]:
    """Opens another on the same file, as another process would."""
    with ExitStack() as opened:

        def another(**budgets: object) -> SqliteLedger:
            return opened.enter_context(
                SqliteLedger(
                    path, Budgets.model_validate(budgets), call_seconds=CALL_SECONDS, clock=clock
                )
            )

        yield another


def spent(of: Spending) -> tuple[int, int, float]:
    return of.calls, of.tokens, of.cost.amount


async def reserve(
    ledger: Ledger, owner: str | None = "ann", tokens: int = 100, cost: float | None = 0.01
) -> Reservation:
    return await ledger.account(owner).reserve("herald", tokens, cost)


@pytest.fixture(params=["sqlite", "nothing"])
def any_ledger(request: pytest.FixtureRequest, open_ledger: Open) -> Ledger:
    return open_ledger() if request.param == "sqlite" else CountNothing()


async def test_without_budgets_nothing_is_refused(any_ledger: Ledger) -> None:
    account = any_ledger.account("ann")
    for _ in range(3):
        reservation = await account.reserve("herald", 10**9, 1_000_000.0)
        await reservation.settle(10**9, 1_000_000.0)
        await reservation.settle(10**9, 1_000_000.0)


async def test_before_anything_is_spent_a_report_is_empty(any_ledger: Ledger) -> None:
    for report in (await any_ledger.usage("ann"), await any_ledger.usage_of_all()):
        assert spent(report.today) == spent(report.last_30_days) == (0, 0, 0)
        assert (report.models, report.keys, report.budgets) == ({}, (), ())


async def test_a_call_counts_at_its_estimate_until_it_is_settled(open_ledger: Open) -> None:
    ledger = open_ledger()
    reservation = await reserve(ledger, tokens=6_000, cost=0.02)
    report = await ledger.usage("ann")
    assert spent(report.today) == spent(report.today.in_flight) == (1, 6_000, 0.02)
    await reservation.settle(1_234, 0.0035)
    report = await ledger.usage("ann")
    assert spent(report.today) == spent(report.last_30_days) == (1, 1_234, 0.0035)
    assert spent(report.today.in_flight) == (0, 0, 0)
    assert spent(report.models["herald"]) == (1, 1_234, 0.0035)


@pytest.mark.parametrize("cost", [0.0, None])
async def test_a_call_that_was_not_served_costs_nothing(
    open_ledger: Open, cost: float | None
) -> None:
    ledger = open_ledger()
    await (await reserve(ledger)).settle(0, cost)
    assert spent((await ledger.usage("ann")).today) == (0, 0, 0)


async def test_only_the_first_settling_counts(open_ledger: Open) -> None:
    ledger = open_ledger()
    first = await reserve(ledger)
    await first.settle(50, 0.005)
    await reserve(ledger)  # whatever it is kept as, the first's second settling is not about it
    await first.settle(0, 0.0)
    assert spent((await ledger.usage("ann")).today) == (2, 150, 0.015)


async def test_what_a_call_took_beyond_its_estimate_counts_too(open_ledger: Open) -> None:
    ledger = open_ledger(key={"tokens": 1_000})
    await (await reserve(ledger, tokens=100)).settle(990, 0.2)
    with pytest.raises(BudgetSpent, match="10 of 1,000 tokens left, and it may take 11"):
        await reserve(ledger, tokens=11)
    await reserve(ledger, tokens=10)


async def test_tokens_settled_without_a_price_keep_the_estimated_money(open_ledger: Open) -> None:
    ledger = open_ledger()
    await (await reserve(ledger, cost=0.02)).settle(70, None)
    assert spent((await ledger.usage("ann")).today) == (1, 70, 0.02)


@pytest.mark.parametrize(
    ("tokens", "cost"), [(-5, -1.0), (10**30, 1e300), (7, float("nan")), (7, float("inf"))]
)
async def test_nonsense_from_a_provider_leaves_the_ledger_whole(
    open_ledger: Open, tokens: int, cost: float
) -> None:
    ledger = open_ledger()
    for _ in range(3):
        await (await reserve(ledger)).settle(tokens, cost)
    report = await ledger.usage("ann")
    assert report.today.tokens >= 0
    assert report.today.cost.amount >= 0


async def test_a_thousand_small_costs_add_up_to_the_last_digit(open_ledger: Open) -> None:
    ledger = open_ledger(key={"usd": 0.0001})
    account = ledger.account("ann")
    for _ in range(1_000):
        await (await account.reserve("herald", 1, 0.0000001)).settle(1, 0.0000001)
    state = (await ledger.usage("ann")).budgets[0]
    assert state.usd is not None
    assert state.usd.left == 0
    with pytest.raises(BudgetSpent):
        await account.reserve("herald", 1, 0.000000001)


MONEY = {"usd": 0.05}
TOKENS = {"tokens": 500}


@pytest.mark.parametrize("budget", [MONEY, TOKENS])
@pytest.mark.parametrize("scope", ["request", "key", "day"])
async def test_what_a_budget_covers_is_allowed_and_no_more(
    open_ledger: Open, scope: str, budget: dict[str, float]
) -> None:
    account = open_ledger(**{scope: budget}).account("ann")
    for _ in range(5):
        await account.reserve("herald", 100, 0.01)
    with pytest.raises(BudgetSpent):
        await account.reserve("herald", 1, 0.001)


async def test_a_request_s_budget_begins_anew_with_each_request(open_ledger: Open) -> None:
    ledger = open_ledger(request=TOKENS)
    for _ in range(2):
        account = ledger.account("ann")
        await account.reserve("herald", 500, None)
        with pytest.raises(BudgetSpent, match="budget of a request: 0 of 500 tokens") as refused:
            await account.reserve("herald", 1, None)
        assert refused.value.retry_after is None
        assert "shorter article" in refused.value.detail


async def test_what_settles_for_less_gives_the_rest_back(open_ledger: Open) -> None:
    account = open_ledger(request=TOKENS, key=TOKENS, day=TOKENS).account("ann")
    await (await account.reserve("herald", 500, None)).settle(100, None)
    await account.reserve("herald", 400, None)
    with pytest.raises(BudgetSpent):
        await account.reserve("herald", 1, None)


@pytest.mark.parametrize("scope", ["request", "key", "day"])
async def test_whether_a_call_would_be_allowed_can_be_asked_for_nothing(
    open_ledger: Open, scope: str
) -> None:
    ledger = open_ledger(**{scope: TOKENS})
    account = ledger.account("ann")
    for _ in range(3):
        await account.check("herald", 500, None)
    await account.reserve("herald", 400, None)
    await account.check("herald", 100, None)
    with pytest.raises(BudgetSpent, match="100 of 500 tokens left, and it may take 101"):
        await account.check("herald", 101, None)
    assert spent((await ledger.usage("ann")).today) == (1, 400, 0)


async def test_without_budgets_any_call_would_be_allowed(any_ledger: Ledger) -> None:
    await any_ledger.account("ann").check("herald", 10**12, 10**6)


async def test_a_ledger_that_cannot_be_read_leaves_the_refusal_to_the_reservation(
    open_ledger: Open, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = open_ledger(key=TOKENS)
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE days")
    other.close()
    await ledger.account("ann").check("herald", 1, None)
    assert "cannot be read" in caplog.text


async def test_a_refused_call_takes_nothing(open_ledger: Open) -> None:
    ledger = open_ledger(request={"tokens": 1_000}, key=TOKENS)
    account = ledger.account("ann")
    for _ in range(3):
        with pytest.raises(BudgetSpent, match="of this key"):
            await account.reserve("herald", 501, None)
    await account.reserve("herald", 500, None)
    assert spent((await ledger.usage("ann")).today) == (1, 500, 0)


async def test_a_key_s_budget_is_its_own(open_ledger: Open) -> None:
    ledger = open_ledger(key=TOKENS, keys={"cleo": {"tokens": 700}, "dan": {}})
    await reserve(ledger, "ann", 500)
    with pytest.raises(BudgetSpent):
        await reserve(ledger, "ann", 1)
    await reserve(ledger, "ben", 500)
    await reserve(ledger, None, 500)
    with pytest.raises(BudgetSpent):
        await reserve(ledger, None, 1)
    await reserve(ledger, "cleo", 700)
    with pytest.raises(BudgetSpent):
        await reserve(ledger, "cleo", 1)
    await reserve(ledger, "dan", 10**9)


async def test_a_day_s_budget_is_everybody_s(open_ledger: Open) -> None:
    ledger = open_ledger(day=MONEY)
    await reserve(ledger, "ann", cost=0.03)
    await reserve(ledger, "ben", cost=0.02)
    with pytest.raises(BudgetSpent, match=r"of all keys for today: 0\.00 of 0\.05 US dollars"):
        await reserve(ledger, "cleo", cost=0.001)


async def test_a_model_without_prices_is_held_to_tokens_alone(open_ledger: Open) -> None:
    ledger = open_ledger(key={"usd": 0, "tokens": 500})
    await (await reserve(ledger, tokens=500, cost=None)).settle(500, None)
    with pytest.raises(BudgetSpent, match="tokens"):
        await reserve(ledger, tokens=1, cost=None)
    today = (await ledger.usage("ann")).today
    assert (today.calls, today.unpriced_calls) == (1, 1)


async def test_a_budget_of_nothing_allows_nothing(open_ledger: Open) -> None:
    with pytest.raises(BudgetSpent, match="less"):
        await reserve(open_ledger(key={"tokens": 0}))


async def test_a_spent_budget_renews_at_midnight_utc(open_ledger: Open, clock: Clock) -> None:
    ledger = open_ledger(key=TOKENS)
    await (await reserve(ledger, tokens=500)).settle(500, None)
    clock.now += 11 * 3_600
    with pytest.raises(BudgetSpent, match="2027-03-05T00:00:00Z") as refused:
        await reserve(ledger, tokens=1)
    assert refused.value.retry_after == 3_600
    clock.now += 3_600
    await reserve(ledger, tokens=500)


async def test_waiting_is_not_advised_for_what_is_more_than_the_whole_budget(
    open_ledger: Open,
) -> None:
    with pytest.raises(BudgetSpent, match="shorter article") as refused:
        await reserve(open_ledger(key=TOKENS), tokens=501)
    assert refused.value.retry_after is None


async def test_what_calls_in_flight_hold_may_be_asked_for_again_soon(
    open_ledger: Open, clock: Clock
) -> None:
    ledger = open_ledger(key=TOKENS)
    await reserve(ledger, tokens=400)
    with pytest.raises(BudgetSpent, match="in flight") as refused:
        await reserve(ledger, tokens=200)
    assert refused.value.retry_after == HELD_SECONDS
    clock.now += CALL_SECONDS + 1
    with pytest.raises(BudgetSpent, match="midnight"):
        await reserve(ledger, tokens=200)


async def test_a_call_settled_after_midnight_belongs_to_the_day_it_was_made(
    open_ledger: Open, clock: Clock
) -> None:
    ledger = open_ledger()
    clock.now = NOON + DAY / 2 - 1
    reservation = await reserve(ledger)
    clock.now += 2
    await reservation.settle(70, 0.007)
    report = await ledger.usage("ann")
    assert spent(report.today) == (0, 0, 0)
    assert spent(report.last_30_days) == (1, 70, 0.007)


async def test_what_a_dead_process_left_stays_spent_and_is_said_to_be_unsettled(
    open_ledger: Open, clock: Clock
) -> None:
    left = await reserve(open_ledger(), tokens=400, cost=0.04)
    survivor = open_ledger(key=TOKENS)
    clock.now += CALL_SECONDS + 1
    report = await survivor.usage("ann")
    assert spent(report.today) == spent(report.today.unsettled) == (1, 400, 0.04)
    assert spent(report.today.in_flight) == (0, 0, 0)
    with pytest.raises(BudgetSpent):
        await reserve(survivor, tokens=101)
    await left.settle(10, 0.001)
    report = await survivor.usage("ann")
    assert spent(report.today) == (1, 10, 0.001)
    assert spent(report.today.unsettled) == (0, 0, 0)


async def test_days_are_kept_when_their_reservations_are_not(
    open_ledger: Open, clock: Clock, path: Path
) -> None:
    ledger = open_ledger()
    await reserve(ledger)
    for _ in range(31):
        clock.now += DAY
        await (await reserve(ledger)).settle(1, 0.0)
    with sqlite3.connect(path) as reader:
        assert reader.execute("SELECT count(*) FROM reservations").fetchone() == (0,)
        assert reader.execute("SELECT sum(tokens) FROM days").fetchone() == (131,)
    reader.close()
    assert spent((await ledger.usage("ann")).last_30_days) == (30, 30, 0)


async def test_a_key_is_told_of_its_own_and_an_admin_of_all(open_ledger: Open) -> None:
    ledger = open_ledger(key=TOKENS, day={"tokens": 2_000})
    await reserve(ledger, "ann", 100)
    await reserve(ledger, "ben", 300)
    ann = await ledger.usage("ann")
    assert (ann.key, ann.today.tokens, ann.keys) == ("ann", 100, ())
    assert [(state.scope, state.tokens and state.tokens.left) for state in ann.budgets] == [
        ("key", 400)
    ]
    everybody = await ledger.usage_of_all()
    assert everybody.key is None
    assert everybody.today.tokens == 400
    assert [state.tokens and state.tokens.left for state in everybody.budgets] == [1_600]
    assert [(each.key, each.today.tokens) for each in everybody.keys] == [
        ("ann", 100),
        ("ben", 300),
    ]
    assert (
        KeyUsage(**{name: getattr(ann, name) for name in KeyUsage.model_fields}) in everybody.keys
    )


async def test_several_processes_never_overspend_together(open_ledger: Open) -> None:
    ledgers = [open_ledger(day=TOKENS) for _ in range(4)]

    async def one(number: int) -> bool:
        try:
            await reserve(ledgers[number % 4], f"key-{number % 3}", tokens=10)
        except BudgetSpent:
            return False
        return True

    allowed = await asyncio.gather(*(one(number) for number in range(200)))
    assert sum(allowed) == 50
    assert (await ledgers[0].usage_of_all()).today.tokens == 500


async def test_a_request_given_up_while_it_reserves_leaves_nothing_behind(
    open_ledger: Open,
) -> None:
    ledger = open_ledger()
    account = ledger.account("ann")
    waiting = [asyncio.create_task(account.reserve("herald", 10, None)) for _ in range(50)]
    for turn, task in enumerate(waiting):
        if turn % 5 == 0:
            await asyncio.sleep(0.0005)
        task.cancel()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    made = [each for each in outcomes if not isinstance(each, BaseException)]
    for reservation in made:
        await reservation.settle(10, None)
    await ledger.usage("ann")  # whatever is given back meanwhile is in the line before it, or after
    report = await ledger.usage("ann")
    assert report.today.calls == len(made)
    assert report.today.in_flight.calls == 0


async def test_a_settling_given_up_is_settled_all_the_same(open_ledger: Open) -> None:
    ledger = open_ledger()
    reservation = await reserve(ledger)
    task = asyncio.create_task(reservation.settle(7, 0.0007))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert spent((await ledger.usage("ann")).today) == (1, 7, 0.0007)


@contextmanager
def locked(path: Path, ledger: SqliteLedger) -> Iterator[None]:
    ledger._database.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


async def test_with_a_budget_a_ledger_that_cannot_be_written_lets_nothing_pass(
    open_ledger: Open, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = open_ledger(day=TOKENS)
    with locked(path, ledger), pytest.raises(Overloaded):
        await reserve(ledger)
    assert "cannot be written" in caplog.text
    await reserve(ledger, tokens=500)


async def test_without_a_budget_a_ledger_that_cannot_be_written_costs_nobody_the_answer(
    open_ledger: Open, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = open_ledger()
    kept = await reserve(ledger)
    with locked(path, ledger):
        await (await reserve(ledger)).settle(1, 0.1)
        await kept.settle(1, 0.1)
    assert "cannot be settled" in caplog.text
    assert spent((await ledger.usage("ann")).today) == (1, 100, 0.01)


async def test_a_ledger_that_cannot_be_read_is_said_to_be_busy(
    open_ledger: Open, path: Path
) -> None:
    ledger = open_ledger()
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE days")
    other.close()
    with pytest.raises(Overloaded):
        await ledger.usage("ann")


def test_a_file_of_another_program_is_left_as_it_is(open_ledger: Open, path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text("Dear diary, " * 1_000)
    with pytest.raises(Misconfigured, match=r"ledger\.sqlite3"):
        open_ledger()


def test_budgets_say_which_they_are() -> None:
    budgets = Budgets(key=Budget(tokens=5), keys={"ann": Budget(usd=1)})
    assert budgets.of_key("ann") == Budget(usd=1)
    assert budgets.of_key("ben") == budgets.of_key(None) == Budget(tokens=5)
    assert (budgets.in_money, budgets.any) == (True, True)
    assert not Budgets().any
