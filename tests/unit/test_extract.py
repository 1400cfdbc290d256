"""The straight line, with engines that answer, fail or hang as a test wants."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.extraction import Claim, Extraction, KeyPoint, Rejected
from schemas.submission import ArticleInput, Options, Submission
from service.errors import (
    BudgetSpent,
    DeadlineExceeded,
    InvalidRequest,
    NutgrafError,
    Overloaded,
    UnusableAnswer,
    UpstreamFailed,
    UpstreamTimeout,
)
from service.extract import extract
from service.ports import Engine, Item, News, Services
from tests.fakes.engine import PatientEngine, QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

TEXT = "“We will not sell,” said Joan Tell. “Not before 2030.” “The baths stay open,” she said."
GUARD_SECONDS = 20
"""No test needs a tenth of it."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_fake_services(tmp_path) as services:
        yield services


def having(services: Services, *engines: Engine, seconds: float = GUARD_SECONDS) -> Services:
    """The first is the default and falls back on the others, in order."""
    return replace(
        services,
        engines={engine.alias: engine for engine in engines},
        default_model=engines[0].alias,
        fallbacks={engines[0].alias: [engine.alias for engine in engines[1:]]},
        deadline_seconds=seconds,
    )


def asked(*, language: str = "en", refresh: bool = False) -> Submission:
    article = ArticleInput(text=TEXT, language=language)
    return Submission(article=article, options=Options(refresh=refresh))


def codes(extraction: Extraction) -> list[str]:
    return [warning.code for warning in extraction.warnings if warning.code == "fell_back"]


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(GUARD_SECONDS):
        while not condition():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.001)


# --- When a model fails ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "failure",
    [
        UpstreamFailed("It is away."),
        UpstreamTimeout("It is slow."),
        UnusableAnswer("It babbles."),
        Overloaded("It is full."),
        BudgetSpent("It is too dear."),
    ],
    ids=lambda failure: type(failure).__name__,
)
async def test_the_next_of_its_list_answers_and_is_named(
    services: Services, failure: NutgrafError
) -> None:
    services = having(services, PatientEngine("first", fails=failure), QuotationEngine("second"))
    extraction = await extract(asked(), services)
    assert extraction.claims
    how = extraction.provenance
    assert (how.model, how.answered_by, how.engine) == ("second", "second", "embedded")
    [warning] = [each for each in extraction.warnings if each.code == "fell_back"]
    assert "'first'" in warning.detail
    assert failure.slug in warning.detail
    assert "'second'" in warning.detail
    assert failure.detail in warning.detail


async def test_each_that_failed_is_named(services: Services) -> None:
    services = having(
        services,
        PatientEngine("first", fails=UpstreamFailed("It is away.")),
        PatientEngine("second", fails=UnusableAnswer("It babbles.")),
        QuotationEngine("third"),
    )
    extraction = await extract(asked(), services)
    details = [w.detail for w in extraction.warnings if w.code == "fell_back"]
    assert ["'second'" in details[0], "'third'" in details[1]] == [True, True]
    assert extraction.provenance.model == "third"


async def test_a_fault_of_the_request_is_nobody_elses_to_mend(services: Services) -> None:
    second = PatientEngine("second", waits=False)
    first = PatientEngine("first", fails=InvalidRequest("It is not for this."))
    with pytest.raises(InvalidRequest):
        await extract(asked(), having(services, first, second))
    assert not second.begun


async def test_when_all_fail_the_failure_of_the_one_asked_for_is_told(services: Services) -> None:
    first = PatientEngine("first", fails=BudgetSpent("It is too dear."))
    second = PatientEngine("second", fails=UpstreamFailed("It is away."))
    with pytest.raises(BudgetSpent):
        await extract(asked(), having(services, first, second))


async def test_an_engine_that_does_not_read_the_language_is_passed_over(
    services: Services,
) -> None:
    class Reader(PatientEngine):
        def reads(self, language: str) -> bool:
            return True

    first = Reader("first", fails=UpstreamFailed("It is away."))
    services = having(services, first, QuotationEngine("english"), Reader("any", waits=False))
    extraction = await extract(asked(language="fr"), services)
    assert extraction.provenance.model == "any"
    with pytest.raises(UpstreamFailed):
        await extract(asked(language="fr"), having(services, first, QuotationEngine("english")))


async def test_a_model_that_hangs_leaves_the_next_time_to_answer(services: Services) -> None:
    first = PatientEngine("first")
    extraction = await extract(
        asked(), having(services, first, QuotationEngine("second"), seconds=0.6)
    )
    assert extraction.provenance.model == "second"
    assert "upstream-timeout" in "".join(warning.detail for warning in extraction.warnings)
    assert first.given_up == first.begun


async def test_without_another_to_ask_a_model_that_hangs_ends_in_a_problem(
    services: Services,
) -> None:
    with pytest.raises(DeadlineExceeded):
        await extract(asked(), having(services, PatientEngine("first"), seconds=0.1))


async def test_one_chunk_that_fails_ends_the_reading_of_the_others(services: Services) -> None:
    first = PatientEngine("first", fails=UpstreamFailed("It is away."), fails_at=[1])
    extraction = await extract(asked(), having(services, first, QuotationEngine("second")))
    assert extraction.provenance.model == "second"
    assert sorted(first.given_up) == [0, 2]


# --- What is kept ------------------------------------------------------------------------------


async def test_after_a_fallback_the_model_is_asked_again_and_both_answers_are_kept(
    services: Services,
) -> None:
    first = PatientEngine("first", waits=False, fails=UpstreamFailed("It is away."))
    services = having(services, first, QuotationEngine("second"))
    stood_in = await extract(asked(), services)
    first.fails = None
    real = await extract(asked(), services)
    assert (codes(stood_in), codes(real)) == (["fell_back"], [])
    assert real.provenance.model == "first"
    assert real.id != stood_in.id
    assert await services.store.get(stood_in.id) == stood_in
    assert await services.store.get(real.id) == real


async def test_while_the_model_stays_away_the_same_answer_is_given(services: Services) -> None:
    first = PatientEngine("first", fails=UpstreamFailed("It is away."))
    second = PatientEngine("second", waits=False)
    services = having(services, first, second)
    before = await extract(asked(), services)
    after = await extract(asked(), services)
    assert after.provenance.cached
    assert after.id == before.id
    assert second.begun[0] == 1


async def test_asking_the_stand_in_itself_gets_an_answer_without_a_warning(
    services: Services,
) -> None:
    first = PatientEngine("first", fails=UpstreamFailed("It is away."))
    services = having(services, first, QuotationEngine("second"))
    await extract(asked(), services)
    alone = await extract(asked(), replace(services, default_model="second"))
    assert codes(alone) == []


async def test_to_refresh_is_to_ask_anew_under_another_id(services: Services) -> None:
    engine = PatientEngine("first", waits=False)
    services = having(services, engine)
    ids = [(await extract(asked(refresh=refresh), services)).id for refresh in (False, True, True)]
    again = await extract(asked(), services)
    assert engine.begun[0] == 3
    assert len(set(ids)) == 3
    assert again.id == ids[0]
    assert again.provenance.cached
    for id in ids:
        assert await services.store.get(id)


# --- Who ask at the same time ------------------------------------------------------------------


async def test_the_same_article_asked_for_twice_at_once_is_read_once(services: Services) -> None:
    engine = PatientEngine()
    services = having(services, engine)
    asking = [asyncio.create_task(extract(asked(), services)) for _ in range(3)]
    await until(lambda: len(engine.begun) == 3)
    engine.answer(0, 1, 2)
    first, *others = await asyncio.gather(*asking)
    assert all(other == first for other in others)
    assert set(engine.begun.values()) == {1}


async def test_nobody_shares_with_another_owner(services: Services) -> None:
    engine = PatientEngine(waits=False)
    services = having(services, engine)
    mine, yours = await asyncio.gather(
        extract(asked(), services, "me"), extract(asked(), services, "you")
    )
    assert mine.id != yours.id
    assert engine.begun[0] == 2


async def test_when_all_have_left_the_engine_is_stopped(services: Services) -> None:
    engine = PatientEngine()
    services = having(services, engine)
    asking = [asyncio.create_task(extract(asked(), services)) for _ in range(2)]
    await until(lambda: len(engine.begun) == 3)
    asking[0].cancel()
    await asyncio.sleep(0.01)
    assert not engine.given_up
    asking[1].cancel()
    await until(lambda: len(engine.given_up) == 3)


# --- What is heard on the way ------------------------------------------------------------------


def items(heard: list[News]) -> list[Item]:
    return [item for news in heard for item in news.items]


async def test_claims_are_heard_when_their_chunk_and_all_before_it_are_read(
    services: Services,
) -> None:
    engine = PatientEngine()
    services = having(services, engine)
    heard: list[News] = []
    asking = asyncio.create_task(extract(asked(), services, hear=heard.append))
    await until(lambda: len(engine.begun) == 3)
    assert heard == [News(TEXT)]
    engine.answer(1)
    await asyncio.sleep(0.01)
    assert items(heard) == []
    engine.answer(0)
    await until(lambda: len(items(heard)) == 2)
    engine.answer(2)
    extraction = await asking
    told = items(heard)
    assert [item for item in told if isinstance(item, Claim)] == list(extraction.claims)
    assert [item for item in told if isinstance(item, KeyPoint)] == list(extraction.key_points)
    assert [item for item in told if isinstance(item, Rejected)] == list(extraction.rejected)


async def test_nothing_is_final_while_another_model_could_read_all_anew(
    services: Services,
) -> None:
    first = PatientEngine("first")
    services = having(services, first, QuotationEngine("second"))
    heard: list[News] = []
    asking = asyncio.create_task(extract(asked(), services, hear=heard.append))
    await until(lambda: len(first.begun) == 3)
    first.answer(0, 1)
    await asyncio.sleep(0.01)
    assert items(heard) == []
    first.answer(2)
    assert len(items(heard)) == 0
    await asking
    assert items(heard)


async def test_who_joins_late_hears_everything_once(services: Services) -> None:
    engine = PatientEngine()
    services = having(services, engine)
    early: list[News] = []
    late: list[News] = []
    first = asyncio.create_task(extract(asked(), services, hear=early.append))
    await until(lambda: len(engine.begun) == 3)
    engine.answer(0)
    await until(lambda: items(early))
    second = asyncio.create_task(extract(asked(), services, hear=late.append))
    await asyncio.sleep(0.01)
    engine.answer(1, 2)
    await asyncio.gather(first, second)
    assert items(late) == items(early)


async def test_a_kept_extraction_is_heard_whole(services: Services) -> None:
    services = having(services, PatientEngine(waits=False))
    kept = await extract(asked(), services)
    heard: list[News] = []
    await extract(asked(), services, hear=heard.append)
    assert items(heard) == [*kept.claims, *kept.key_points, *kept.rejected]
