import asyncio

import pytest

from schemas.extraction import Extraction, Rejected
from schemas.extraction import Warning as Caution
from service.errors import DeadlineExceeded, UpstreamFailed
from service.observe import Watch, note, noted, noting
from service.observe import figures as f
from tests.fakes.extraction import an_extraction


def answered(**provenance: object) -> Extraction:
    extraction = an_extraction()
    rejected = Rejected(what="claim", reason="ambiguous", detail="Twice there.", proposed={})
    return extraction.model_copy(
        update={
            "rejected": (rejected, rejected),
            "warnings": (Caution(code="few_key_points", detail="There are few."),),
            "provenance": extraction.provenance.model_copy(update=provenance),
        }
    )


def test_a_made_extraction_is_counted_with_all_it_holds() -> None:
    watch = Watch()
    watch.extracted(answered(model="herald", engine="llm", mended=2, elapsed_ms=1500))
    tally = watch.tally
    assert tally.numbers(f.EXTRACTIONS) == {("llm", "herald", "made"): 1}
    assert tally.numbers(f.REJECTED) == {("herald", "claim", "ambiguous"): 2}
    assert tally.numbers(f.WARNINGS) == {("herald", "few_key_points"): 1}
    assert tally.numbers(f.MENDED) == {("herald",): 2}
    [(labels, spread)] = tally.spreads(f.EXTRACTION_SECONDS)
    assert labels == ("llm", "herald")
    assert spread.sum == 1.5


@pytest.mark.parametrize(
    ("cached", "shared", "outcome"), [(True, False, "kept"), (False, True, "shared")]
)
def test_what_was_made_before_is_not_counted_again(
    cached: bool, shared: bool, outcome: str
) -> None:
    watch = Watch()
    watch.extracted(answered(cached=cached), shared=shared)
    assert watch.tally.numbers(f.EXTRACTIONS) == {("embedded", "embedded", outcome): 1}
    assert watch.tally.numbers(f.REJECTED) == {}
    assert not watch.tally.spreads(f.EXTRACTION_SECONDS)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (DeadlineExceeded("Too slow."), "deadline-exceeded"),
        (RuntimeError("the article's words"), "internal"),
        (asyncio.CancelledError(), "cancelled"),
    ],
)
def test_an_extraction_that_fails_is_counted_by_its_problem(
    error: BaseException, outcome: str
) -> None:
    watch = Watch()
    with pytest.raises(type(error)), watch.extraction("embedded", "embedded"):
        raise error
    assert watch.tally.numbers(f.EXTRACTIONS) == {("embedded", "embedded", outcome): 1}


def test_a_call_is_in_flight_until_it_is_answered() -> None:
    watch = Watch()
    with watch.call("herald", "openai/local") as call:
        assert watch.tally.numbers(f.CALLS_IN_FLIGHT) == {("herald",): 1}
        call.took(input_tokens=100, output_tokens=20, cost=0.5)
    assert watch.tally.numbers(f.CALLS_IN_FLIGHT) == {("herald",): 0}
    assert watch.tally.numbers(f.CALLS) == {("herald", "answered"): 1}
    assert watch.tally.numbers(f.TOKENS) == {("herald", "in"): 100, ("herald", "out"): 20}
    assert watch.tally.numbers(f.COST) == {("herald",): 0.5}


def test_a_call_that_fails_is_in_flight_no_more() -> None:
    watch = Watch()
    with pytest.raises(UpstreamFailed), watch.call("herald", "openai/local"):
        raise UpstreamFailed("Nobody there.")
    assert watch.tally.numbers(f.CALLS_IN_FLIGHT) == {("herald",): 0}
    assert watch.tally.numbers(f.CALLS) == {("herald", "upstream-failed"): 1}


def test_who_waits_for_a_turn_is_counted_while_it_waits() -> None:
    watch = Watch()
    with watch.waiting("herald"):
        assert watch.tally.numbers(f.CALLS_WAITING) == {("herald",): 1}
    assert watch.tally.numbers(f.CALLS_WAITING) == {("herald",): 0}


def test_a_circuit_is_in_one_state_at_a_time() -> None:
    watch = Watch()
    watch.circuit("herald", "open")
    watch.circuit("herald", "half_open")
    assert watch.tally.numbers(f.CIRCUIT) == {
        ("herald", "closed"): 0,
        ("herald", "half_open"): 1,
        ("herald", "open"): 0,
    }


async def _noted_in_a_task() -> None:
    await asyncio.create_task(_note_the_alias())


async def _note_the_alias() -> None:
    note(alias="herald", key_id=None)


def test_tasks_share_the_notes_of_their_request_and_nobody_elses() -> None:
    async def request(id: str) -> dict[str, str]:
        with noting(request_id=id):
            await _noted_in_a_task()
            return dict(noted())

    async def both() -> tuple[dict[str, str], dict[str, str]]:
        one, other = await asyncio.gather(request("a"), request("b"))
        return one, other

    assert asyncio.run(both()) == (
        {"request_id": "a", "alias": "herald"},
        {"request_id": "b", "alias": "herald"},
    )
    assert noted() == {}


def test_outside_a_request_nothing_is_noted() -> None:
    note(alias="herald")
    assert noted() == {}
