"""A provider that fails, over a socket: who tries again, when, how often, and who pays."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest

from service.engines.llm.client import Answered, LlmClient
from service.engines.llm.draft import Amendment, Draft
from service.engines.llm.upstream import Exchange
from service.errors import (
    BudgetSpent,
    NutgrafError,
    Overloaded,
    UnusableAnswer,
    UpstreamFailed,
    UpstreamTimeout,
)
from service.models import ModelRow
from tests.contract.conftest import COMPATIBLE, KEY, Reach, Wire
from tests.fakes.account import FakeAccount
from tests.fakes.faults import CONNECT_TIMEOUT, FAULTS, Faulty, Punctual, deaf, order
from tests.fakes.upstream import Behaviour, Drips, Fails, HangsUp, Model, Resets, Says, Upstream

ANSWER = Says({"claims": [], "points": [], "summary": []})
WRONG = Says({"claims": "none"})
SLOW = Says({"claims": []}, after_seconds=0.3)
MESSAGES = [
    {"role": "system", "content": "List the claims."},
    {"role": "user", "content": "[1] Joan Tell said it will stay."},
]
Run = Callable[[Coroutine[Any, Any, Any]], Any]

pytestmark = [pytest.mark.alone, pytest.mark.usefixtures("_warm")]


@contextmanager
def opened(
    script: Model | list[Behaviour], *, wire: Wire = COMPATIBLE, **row: object
) -> Iterator[tuple[Upstream, LlmClient]]:
    given = {"retries": 2, "circuit_failures": 100, **row}
    with Reach(over_socket=True).open(wire, script, **given) as (upstream, model):
        yield upstream, LlmClient("herald", model)


async def ask(
    client: LlmClient, exchange: Exchange | None = None, text: str = ""
) -> Answered[Draft]:
    messages = [*MESSAGES, {"role": "user", "content": text}] if text else MESSAGES
    return await client.ask(exchange or client.exchange(), messages, Draft, asks=2)


def soon(seconds: float) -> float:
    return time.monotonic() + seconds


async def until(happened: Callable[[], object]) -> None:
    """Waits for what is seen from outside; no longer than a machine that is busy may take."""
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110 - nobody sets an event
            await asyncio.sleep(0.01)


# --- Trying again ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [*(Fails(status) for status in (429, 500, 502, 503, 504, 529)), Resets(), HangsUp(), Drips()],
    ids=repr,
)
def test_a_fault_that_may_pass_is_tried_again(fault: Behaviour, run: Run) -> None:
    with opened([fault, ANSWER], timeout_seconds=0.5) as (upstream, client):
        exchange = client.exchange()
        run(ask(client, exchange))
    assert len(upstream.received) == exchange.usage.calls == 2
    assert exchange.usage.input_tokens == 100


def test_nobody_else_tries_again(wire: Wire, run: Run) -> None:
    for fault in (Resets(), Fails(500)):
        with (
            opened([fault], wire=wire, retries=0) as (upstream, client),
            pytest.raises(UpstreamFailed),
        ):
            run(ask(client))
        assert len(upstream.received) == 1


@pytest.mark.parametrize(
    "fault", [*(Fails(status) for status in (400, 401, 403, 404)), FAULTS["refusal"]], ids=repr
)
def test_a_refusal_is_not_tried_again(fault: Behaviour, run: Run) -> None:
    with (
        opened([fault, ANSWER]) as (upstream, client),
        pytest.raises((UpstreamFailed, UnusableAnswer)),
    ):
        run(ask(client))
    assert len(upstream.received) == 1


def test_there_are_so_many_further_tries_and_no_more(run: Run) -> None:
    with (
        opened([Fails(503)], retries=3) as (upstream, client),
        pytest.raises(UpstreamFailed, match="status 503"),
    ):
        run(ask(client))
    assert len(upstream.received) == 4


@pytest.mark.parametrize(
    "script",
    [
        [Fails(500)],
        [Fails(500), Fails(529), WRONG, ANSWER],
        [Fails(500), WRONG, Resets(), ANSWER],
        [WRONG, Resets(), Fails(502), ANSWER],
        [Fails(503), Resets(), WRONG, Fails(500), ANSWER],
    ],
)
def test_no_more_than_three_calls_for_a_chunk_may_have_to_be_paid(
    script: list[Behaviour], run: Run
) -> None:
    async def twice(client: LlmClient) -> None:
        exchange = client.exchange()
        with pytest.raises((UpstreamFailed, UnusableAnswer)):
            await client.ask(exchange, MESSAGES, Draft, asks=2)
        with pytest.raises((UpstreamFailed, UnusableAnswer)):
            await client.ask(exchange, MESSAGES, Amendment, asks=1)

    with opened(script, retries=10) as (upstream, client):
        run(twice(client))
    free = script.count(Fails(503))
    assert len(upstream.received) == 3 + free


def test_a_call_that_cannot_end_in_time_is_not_begun(run: Run) -> None:
    async def late(client: LlmClient) -> None:
        async with asyncio.timeout(5):
            await ask(client, client.exchange(deadline=soon(0.5)))

    wrong = Says({"claims": "none"}, after_seconds=0.3)
    for fault, kind in ((wrong, UnusableAnswer), (Fails(500, after_seconds=0.3), UpstreamFailed)):
        with opened([fault, ANSWER]) as (upstream, client), pytest.raises(kind):
            run(late(client))
        assert len(upstream.received) == 1


# --- Retry-After ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry-After": "1"}, 1), ({"retry-after-ms": "300", "retry-after": "9"}, 0.3)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_no_request_calls_before_retry_after_has_passed(
    status: int, headers: dict[str, str], seconds: float, wire: Wire, run: Run
) -> None:
    async def several(client: LlmClient) -> None:
        first = asyncio.create_task(ask(client))
        await until(lambda: client.gate.wait)
        await asyncio.gather(first, ask(client), ask(client))

    script: list[Behaviour] = [Fails(status, headers=headers), ANSWER]
    with opened(script, wire=wire) as (upstream, client):
        run(several(client))
    first, *others = (received.at for received in upstream.received)
    assert len(others) == 3
    assert min(others) - first >= seconds


def test_a_retry_after_beyond_the_deadline_is_passed_on_at_once(run: Run) -> None:
    async def both(client: LlmClient) -> None:
        for _ in range(2):
            with pytest.raises(UpstreamFailed) as failure:
                await ask(client, client.exchange(deadline=soon(20)))
            assert failure.value.retry_after == pytest.approx(60, abs=5)

    with opened([Fails(429, headers={"Retry-After": "60"}), ANSWER]) as (upstream, client):
        begun = time.monotonic()
        run(both(client))
        assert time.monotonic() - begun < 10
    assert len(upstream.received) == 1


# --- The circuit ----------------------------------------------------------------------------------


def test_a_service_that_is_down_is_left_alone_until_one_call_finds_it_back(run: Run) -> None:
    async def calls(client: LlmClient) -> None:
        for _ in range(2):
            with pytest.raises(UpstreamFailed, match="status 500"):
                await ask(client)
        with pytest.raises(UpstreamFailed, match="is tried again in") as refusal:
            await ask(client)
        assert refusal.value.retry_after == pytest.approx(0.5, abs=0.4)
        await asyncio.sleep(0.5)
        trial = asyncio.create_task(ask(client))
        await until(lambda: client.gate.capacity.in_flight)
        with pytest.raises(UpstreamFailed, match="is tried again in"):
            await ask(client)
        await trial
        await ask(client)

    script: list[Behaviour] = [Fails(500), Fails(500), SLOW, ANSWER]
    with opened(script, retries=0, circuit_failures=2, circuit_seconds=0.5) as (upstream, client):
        run(calls(client))
    assert len(upstream.received) == 4


# --- Places ---------------------------------------------------------------------------------------


def test_calls_wait_for_a_place_and_are_refused_where_too_many_wait(run: Run) -> None:
    async def four(client: LlmClient) -> list[object]:
        return await asyncio.gather(*(ask(client) for _ in range(4)), return_exceptions=True)

    with opened([SLOW], calls_at_once=1, max_waiting_calls=2) as (upstream, client):
        ends = run(four(client))
    assert [type(end) for end in ends] == [Answered, Answered, Answered, Overloaded]
    at = [received.at for received in upstream.received]
    assert min(later - earlier for earlier, later in pairwise(at)) >= 0.3


def test_whoever_was_let_in_waits_however_long_the_queue_is(run: Run) -> None:
    async def chunks(client: LlmClient) -> None:
        exchanges = [client.exchange(newcomer=number == 0) for number in range(4)]
        await asyncio.gather(*(ask(client, exchange) for exchange in exchanges))

    with opened([ANSWER], calls_at_once=1, max_waiting_calls=0) as (upstream, client):
        run(chunks(client))
    assert len(upstream.received) == 4


def test_a_waiting_request_that_is_cancelled_leaves_the_queue(run: Run) -> None:
    async def cancelled(client: LlmClient) -> None:
        asked = [asyncio.create_task(ask(client)) for _ in range(3)]
        await until(lambda: client.gate.capacity.waiting == 2)
        asked[1].cancel()
        ends = await asyncio.gather(*asked, return_exceptions=True)
        assert isinstance(ends[1], asyncio.CancelledError)
        assert (client.gate.capacity.waiting, client.gate.capacity.in_flight) == (0, 0)

    with opened([SLOW], calls_at_once=1) as (upstream, client):
        run(cancelled(client))
    assert len(upstream.received) == 2


def test_a_request_that_is_cancelled_hangs_up_on_the_service(wire: Wire, run: Run) -> None:
    async def cancelled(client: LlmClient, upstream: Upstream) -> float:
        asked = asyncio.create_task(ask(client))
        await until(lambda: upstream.received)
        at = time.monotonic()
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await until(lambda: upstream.abandoned)
        return at

    with opened([Says("", after_seconds=60)], wire=wire) as (upstream, client):
        at = run(cancelled(client, upstream))
        ((_, gone),) = upstream.abandoned
    assert gone - at < 1


# --- The account ----------------------------------------------------------------------------------

PRICES: dict[str, Any] = {"input_price_per_million": 1.0, "output_price_per_million": 2.0}
TOOK = 120, pytest.approx(140e-6)
NOTHING = 0, 0.0


@pytest.mark.parametrize(
    ("script", "took"),
    [
        ([ANSWER], [TOOK]),
        ([WRONG, ANSWER], [TOOK, TOOK]),
        ([Fails(429), ANSWER], [NOTHING, TOOK]),
        ([Fails(503), ANSWER], [NOTHING, TOOK]),
        ([Fails(401)], [NOTHING]),
        ([FAULTS["refusal"]], [TOOK]),
        ([Resets(), ANSWER], [None, TOOK]),
        ([Fails(500), ANSWER], [None, TOOK]),
        ([Drips(), ANSWER], [None, TOOK]),
        ([Says({"claims": []}, input_tokens=0, output_tokens=0)], [None]),
    ],
    ids=repr,
)
def test_each_call_is_set_aside_before_and_settled_unless_nobody_knows_what_it_took(
    script: list[Behaviour], took: list[object], run: Run
) -> None:
    async def once(client: LlmClient) -> None:
        try:
            await ask(client, client.exchange(account))
        except NutgrafError:
            """Its end is not what is looked at here."""

    account = FakeAccount()
    with opened(script, timeout_seconds=0.5, **PRICES) as (_, client):
        run(once(client))
    assert [entry.took for entry in account.entries] == took
    for entry in account.entries:
        assert entry.alias == "herald"
        assert entry.tokens > 4_096
        assert entry.cost is not None
        assert entry.cost > 4_096 * 2e-6


def test_a_service_that_cannot_be_reached_costs_nothing(run: Run) -> None:
    account = FakeAccount()
    row = ModelRow(model="openai/x", api_base="http://127.0.0.1:9", back_off_seconds=0.01)
    client = LlmClient("herald", row)
    with pytest.raises(UpstreamFailed, match="could not be reached"):
        run(ask(client, client.exchange(account)))
    assert [entry.took for entry in account.entries] == [NOTHING] * 3


def test_a_call_that_the_account_refuses_is_not_made(run: Run) -> None:
    for calls, script in ((0, [ANSWER]), (1, [WRONG])):
        account = FakeAccount(calls)
        with opened(list(script)) as (upstream, client), pytest.raises(BudgetSpent):
            run(ask(client, client.exchange(account)))
        assert len(upstream.received) == calls


def test_a_call_that_is_cancelled_stays_set_aside_and_one_that_waits_is_not_yet(run: Run) -> None:
    async def cancelled(client: LlmClient, upstream: Upstream) -> None:
        both = [asyncio.create_task(ask(client, client.exchange(account))) for _ in range(2)]
        await until(lambda: upstream.received)
        for each in both:
            each.cancel()
        await asyncio.gather(*both, return_exceptions=True)

    account = FakeAccount()
    with opened([Says("", after_seconds=60)], calls_at_once=1) as (upstream, client):
        run(cancelled(client, upstream))
    assert [entry.took for entry in account.entries] == [None]


# --- All together ---------------------------------------------------------------------------------


def test_every_request_ends_in_time_and_in_words_whatever_fails(
    run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    """benchmarks/faults.py has more of it."""
    caplog.set_level(logging.DEBUG)
    faulty = Faulty(ANSWER)
    seconds = 4.0
    orders = [
        order(case, fault, times)
        for case, (fault, times) in enumerate((f, t) for f in FAULTS for t in (1, 9))
    ]

    async def end(client: LlmClient, text: str) -> object:
        async with asyncio.timeout(seconds + 1):
            try:
                return await ask(client, client.exchange(deadline=soon(seconds)), text)
            except NutgrafError as error:
                return error

    async def every(client: LlmClient) -> list[object]:
        return await asyncio.gather(*(end(client, text) for text in orders))

    punctual = Punctual()
    with Reach(over_socket=True).open(
        COMPATIBLE, faulty, retries=2, circuit_failures=100, timeout_seconds=0.7
    ) as (_, model):
        ends = run(every(LlmClient("herald", model, punctual)))
    with deaf() as address:
        row = {"model": "openai/x", "api_base": address, "api_key": KEY, "timeout_seconds": 0.2}
        unreachable = LlmClient("herald", ModelRow.model_validate(row))
        ends.append(run(end(unreachable, CONNECT_TIMEOUT)))
    assert all(isinstance(each, Answered | NutgrafError) for each in ends)
    assert isinstance(ends[-1], UpstreamTimeout | UpstreamFailed)
    assert max(faulty.paid(case) for case in range(len(orders))) <= 3
    assert len(punctual.closed) > 2
    assert punctual.violations == 0
    told = caplog.text + json.dumps([repr(vars(e)) for e in ends if isinstance(e, NutgrafError)])
    assert KEY not in told
    assert "Joan" not in told
