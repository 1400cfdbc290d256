"""What goes to a provider and what comes back, in each wire format, by respx and over a socket."""

import json
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from service.engines.llm.client import Answered, LlmClient
from service.engines.llm.draft import Draft
from service.errors import NutgrafError, UnusableAnswer, UpstreamFailed, UpstreamTimeout
from service.models import Mode, ModelRow
from service.ports import Usage
from tests.contract.conftest import COMPATIBLE, KEY, Reach, Wire
from tests.fakes.upstream import Behaviour, Drips, Fails, HangsUp, Says

CLAIM = {"at": 1, "source": "Joan Tell", "cue": "said", "content": ["It will stay"]}
ANSWER = {"claims": [CLAIM], "points": [{"text": "It will stay.", "at": [1]}], "summary": []}
MESSAGES = [
    {"role": "system", "content": "List the claims."},
    {"role": "user", "content": "[1] Joan Tell said it will stay."},
]
Run = Callable[[Coroutine[Any, Any, Answered[Draft]]], Answered[Draft]]


def ask(row: ModelRow, run: Run) -> tuple[Draft, Usage]:
    client = LlmClient("herald", row)
    exchange = client.exchange()
    answered = run(client.ask(exchange, MESSAGES, Draft, asks=2))
    return answered.answer, exchange.usage


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_an_answer_comes_through_whole(wire: Wire, mode: Mode, reach: Reach, run: Run) -> None:
    with reach.open(wire, [Says(ANSWER)], mode=mode) as (upstream, row):
        draft, usage = ask(row, run)
    assert draft == Draft.model_validate(ANSWER)
    assert usage == Usage(
        answered_by=wire.model, input_tokens=100, output_tokens=20, calls=1, cost=None
    )
    assert len(upstream.received) == 1


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_the_shape_is_forced_on_the_model(wire: Wire, mode: Mode, reach: Reach, run: Run) -> None:
    with reach.open(wire, [Says(ANSWER)], mode=mode) as (upstream, row):
        ask(row, run)
    body = upstream.received[0].body
    forced = {key: body.get(key) for key in ("response_format", "output_format", "format", "tools")}
    forced["generation"] = body.get("generationConfig")
    assert '"cue"' in json.dumps(forced)


def test_the_messages_arrive_in_order_and_unaltered(wire: Wire, reach: Reach, run: Run) -> None:
    with reach.open(wire, [Says(ANSWER)]) as (upstream, row):
        ask(row, run)
    assert upstream.received[0].words == [message["content"] for message in MESSAGES]


def test_the_key_is_sent_in_a_header_and_nowhere_else(wire: Wire, reach: Reach, run: Run) -> None:
    with reach.open(wire, [Says(ANSWER)]) as (upstream, row):
        ask(row, run)
    received = upstream.received[0]
    assert any(KEY in value for value in received.headers.values())
    assert KEY not in received.path
    assert KEY not in json.dumps(received.body)


def test_a_key_of_the_environment_is_not_sent_to_an_address_of_the_row(
    reach: Reach, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-server")
    with reach.open(COMPATIBLE, [Says(ANSWER)]) as (up, row):
        ask(row.model_copy(update={"api_key": None}), run)
    assert "sk-of-the-server" not in str(up.received[0].headers)


def test_a_key_that_is_not_set_is_asked_for_by_its_name(reach: Reach, run: Run) -> None:
    key = {"api_key": None, "api_key_env": "HERALD_KEY"}
    missing = pytest.raises(UpstreamFailed, match="HERALD_KEY is not set")
    with reach.open(COMPATIBLE, [Says(ANSWER)], **key) as (upstream, row), missing:
        ask(row, run)
    assert upstream.received == []


def test_fenced_json_is_read(wire: Wire, reach: Reach, run: Run) -> None:
    fenced = f"Here it is:\n```json\n{json.dumps(ANSWER, indent=1)}\n```\nEnjoy!"
    with reach.open(wire, [Says(fenced)]) as (_, row):
        draft, usage = ask(row, run)
    assert len(draft.claims) == 1
    assert usage.calls == 1


def test_an_answer_of_another_shape_is_asked_for_once_more(
    wire: Wire, reach: Reach, run: Run
) -> None:
    with reach.open(wire, [Says({"claims": "none"}), Says(ANSWER)]) as (upstream, row):
        draft, usage = ask(row, run)
    assert len(draft.claims) == 1
    assert len(upstream.received) == usage.calls == 2
    assert (usage.input_tokens, usage.output_tokens) == (200, 40)


@pytest.mark.parametrize(
    "answer",
    [
        Says({"claims": "none"}),
        Says({}),
        Says(""),
        Says("I am sorry, but I cannot help with gossip about Joan Tell."),
        Says("[" * 100_000),
        Says('{"claims": [' * 10_000),
        Fails(200, ""),
        Fails(200, "<html>Joan Tell</html>"),
        Fails(200, "null"),
        Fails(200, '{"choices": []}'),
    ],
    ids=lambda answer: repr(answer)[:40],
)
def test_an_answer_that_cannot_be_read_is_a_problem_without_a_word_of_it(
    answer: Behaviour, reach: Reach, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        reach.open(COMPATIBLE, [answer]) as (upstream, row),
        pytest.raises(NutgrafError) as failure,
    ):
        ask(row, run)
    assert isinstance(failure.value, UnusableAnswer | UpstreamFailed)
    assert len(upstream.received) <= 2
    assert_silent(failure.value, caplog)


def test_a_refusal_to_answer_is_not_argued_with(
    wire: Wire, reach: Reach, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = Says("I will not talk about Joan Tell.", stop="refusal")
    with (
        reach.open(wire, [refusal]) as (upstream, row),
        pytest.raises(UnusableAnswer) as failure,
    ):
        ask(row, run)
    asks = 2 if wire.name == "ollama" else 1  # whose wire has no word for it
    assert len(upstream.received) == asks
    assert_silent(failure.value, caplog)


def test_an_answer_of_ten_megabytes_is_refused(
    wire: Wire, reach: Reach, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    long = {**ANSWER, "claims": [{**CLAIM, "content": ["Joan Tell " * 1_000_000]}]}
    with (
        reach.open(wire, [Says(long)]) as (upstream, row),
        pytest.raises(UnusableAnswer) as failure,
    ):
        ask(row, run)
    assert len(upstream.received) == 1
    assert_silent(failure.value, caplog)


def test_of_an_answer_cut_short_the_whole_items_are_kept(
    wire: Wire, reach: Reach, run: Run
) -> None:
    text = json.dumps({"claims": [CLAIM, {**CLAIM, "at": 2}, CLAIM]})[:-30]
    with reach.open(wire, [Says(text, stop="length")]) as (upstream, row):
        draft, usage = ask(row, run)
    assert [claim.at for claim in draft.claims] == [1, 2]
    assert len(upstream.received) == usage.calls == 1


def test_an_answer_cut_short_before_its_first_item_cannot_be_read(
    wire: Wire, reach: Reach, run: Run
) -> None:
    with (
        reach.open(wire, [Says('{"claims": [{"at": 1, "sou', stop="length")]) as (_, row),
        pytest.raises(UnusableAnswer),
    ):
        ask(row, run)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 413, 422, 429, 500, 503, 529])
def test_a_failure_is_told_in_words(
    wire: Wire, status: int, reach: Reach, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps({"error": {"message": f"Joan Tell {KEY}", "type": "x", "code": "x"}})
    with (
        reach.open(wire, [Fails(status, body)]) as (upstream, row),
        pytest.raises((UpstreamFailed, UpstreamTimeout)) as failure,
    ):
        ask(row, run)
    assert len(upstream.received) == 1
    assert "herald" in failure.value.detail
    assert_silent(failure.value, caplog)


def test_a_connection_that_breaks_off_is_a_problem(wire: Wire, reach: Reach, run: Run) -> None:
    with reach.open(wire, [HangsUp()]) as (upstream, row), pytest.raises(UpstreamFailed):
        ask(row, run)
    assert len(upstream.received) == 1


def test_an_address_where_nobody_listens_is_a_problem(wire: Wire, run: Run) -> None:
    row = ModelRow(model=wire.model, api_base="http://127.0.0.1:9" + wire.path, api_key=KEY)
    with pytest.raises(UpstreamFailed, match="could not be reached"):
        ask(row, run)


@pytest.mark.alone
@pytest.mark.usefixtures("_warm")
@pytest.mark.parametrize("behaviour", [Fails(200, after_seconds=2), Drips()])
def test_a_slow_answer_is_not_waited_for(wire: Wire, behaviour: Behaviour, run: Run) -> None:
    with (
        Reach(over_socket=True).open(wire, [behaviour], timeout_seconds=0.5) as (upstream, row),
        pytest.raises(UpstreamTimeout, match=r"0\.5 seconds"),
    ):
        ask(row, run)
    assert len(upstream.received) == 1


def assert_silent(failure: NutgrafError, caplog: pytest.LogCaptureFixture) -> None:
    """No key and no word of the answer in what is logged, shown, or carried along."""
    told = f"{failure!r} {failure.detail} {failure.errors} {vars(failure)} {caplog.text}"
    assert KEY not in told
    assert "Joan" not in told
    assert failure.__cause__ is None
    assert failure.__context__ is None
