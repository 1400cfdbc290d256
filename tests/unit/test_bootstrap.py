from pathlib import Path

import pytest

from service.bootstrap import inline_services, open_services
from service.budgets import Budget, Budgets
from service.errors import BudgetSpent, Misconfigured
from service.settings import Settings
from tests.fakes.extraction import an_extraction

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state_dir=tmp_path, workers=1)


async def test_services_are_ready_and_work_as_long_as_they_are_open(settings: Settings) -> None:
    async with open_services(settings) as services:
        assert services.workers.ready
        assert await services.workers.run(sum, [1, 2]) == 3
        kept = await services.store.put(an_extraction())
        assert await services.store.get(kept.id) == kept


async def test_inline_services_keep_nothing(settings: Settings) -> None:
    services = inline_services(settings)
    extraction = an_extraction()
    assert await services.store.put(extraction) == extraction
    assert await services.store.get(extraction.id) is None
    assert list(settings.state_dir.iterdir()) == []


async def test_a_budget_is_the_same_for_the_service_and_for_commands(settings: Settings) -> None:
    limited = settings.model_copy(update={"budgets": Budgets(day=Budget(tokens=500))})
    await inline_services(limited).ledger.account(None).reserve("herald", 400, None)
    async with open_services(limited) as services:
        assert (await services.ledger.usage_of_all()).today.tokens == 400
        with pytest.raises(BudgetSpent):
            await services.ledger.account("ann").reserve("herald", 101, None)


async def test_a_model_that_is_not_there_is_named(settings: Settings) -> None:
    wrong = settings.model_copy(update={"spacy_model": "no_such_model"})
    with pytest.raises(Misconfigured, match="no_such_model"):
        async with open_services(wrong):
            pass


async def test_a_state_folder_that_cannot_be_made_is_named(settings: Settings) -> None:
    (settings.state_dir / "file").touch()
    wrong = settings.model_copy(update={"state_dir": settings.state_dir / "file" / "state"})
    with pytest.raises(Misconfigured, match="file/state"):
        async with open_services(wrong):
            pass
