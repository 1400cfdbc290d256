"""Who sees a confidential article, and what is left of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.extraction import Extraction
from schemas.submission import ArticleInput, Options, Submission
from service.errors import NotConfidential, UnknownModel, UpstreamFailed
from service.extract import extract
from service.ports import Engine, Services
from tests.fakes.engine import PatientEngine, QuotationEngine
from tests.fakes.services import open_fake_services

pytestmark = pytest.mark.anyio

TEXT = "“We will not sell,” said Joan Tell."


class WatchfulEngine(QuotationEngine):
    """Notes every article that it is shown."""

    def __init__(self, alias: str) -> None:
        super().__init__(alias)
        self.seen: list[str] = []

    async def propose(self, reading, chunk, **more):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN003, ANN201 - as above
        self.seen.append(reading.article.text)
        return await super().propose(reading, chunk, **more)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_fake_services(tmp_path) as services:
        yield services


def having(
    services: Services, *engines: Engine, local: tuple[str, ...], fallbacks: tuple[str, ...] = ()
) -> Services:
    """The first is the default, which falls back on those named."""
    return replace(
        services,
        engines={engine.alias: engine for engine in engines},
        default_model=engines[0].alias,
        fallbacks={engines[0].alias: fallbacks},
        local=frozenset(local),
    )


async def confide(services: Services, model: str | None = None) -> Extraction:
    article = ArticleInput(text=TEXT, language="en")
    options = Options(model=model, confidential=True)
    return await extract(Submission(article=article, options=options), services)


def codes(extraction: Extraction) -> list[str]:
    return [warning.code for warning in extraction.warnings]


async def test_a_model_that_is_not_local_is_refused_by_name_and_sees_nothing(
    services: Services,
) -> None:
    far, near = WatchfulEngine("far"), WatchfulEngine("near")
    with pytest.raises(NotConfidential, match="near"):
        await confide(having(services, near, far, local=("near",)), "far")
    assert far.seen == near.seen == []


async def test_a_model_that_is_local_is_asked(services: Services) -> None:
    far, near = WatchfulEngine("far"), WatchfulEngine("near")
    extraction = await confide(having(services, far, near, local=("near",)), "near")
    assert extraction.provenance.model == "near"
    assert codes(extraction).count("kept_local") == 0
    assert far.seen == []


async def test_the_embedded_engine_takes_the_place_of_a_default_that_is_not_local_and_says_so(
    services: Services,
) -> None:
    far, embedded = WatchfulEngine("far"), WatchfulEngine("embedded")
    extraction = await confide(having(services, far, embedded, local=("embedded",)))
    assert extraction.provenance.model == "embedded"
    [warning] = [each for each in extraction.warnings if each.code == "kept_local"]
    assert "'far'" in warning.detail
    assert "'embedded'" in warning.detail
    assert far.seen == []


async def test_a_local_stand_in_of_the_default_is_preferred(services: Services) -> None:
    far, other, near, embedded = map(WatchfulEngine, ("far", "other", "near", "embedded"))
    extraction = await confide(
        having(
            services,
            far,
            other,
            near,
            embedded,
            local=("near", "embedded"),
            fallbacks=("other", "near"),
        )
    )
    assert extraction.provenance.model == "near"
    assert far.seen == other.seen == []


async def test_a_default_that_is_local_is_asked_without_a_word(services: Services) -> None:
    extraction = await confide(having(services, WatchfulEngine("near"), local=("near",)))
    assert "kept_local" not in codes(extraction)


async def test_nobody_who_is_not_local_stands_in(services: Services) -> None:
    near = PatientEngine("near", fails=UpstreamFailed("It is away."))
    far = WatchfulEngine("far")
    with pytest.raises(UpstreamFailed):
        await confide(having(services, near, far, local=("near",), fallbacks=("far",)), "near")
    assert far.seen == []


async def test_without_any_local_model_the_request_is_refused(services: Services) -> None:
    far = WatchfulEngine("far")
    with pytest.raises(NotConfidential):
        await confide(having(services, far, local=()))
    with pytest.raises(UnknownModel):
        await confide(having(services, far, local=()), "nobody")
    assert far.seen == []


async def test_nothing_is_kept_and_nothing_kept_is_given(services: Services) -> None:
    services = having(services, QuotationEngine("near"), local=("near",))
    article = ArticleInput(text=TEXT, language="en")
    open_one = await extract(Submission(article=article), services)
    one, other = await confide(services), await confide(services)
    assert len({open_one.id, one.id, other.id}) == 3
    assert not one.provenance.cached
    assert not other.provenance.cached
    assert one.claims == open_one.claims
    for extraction in (one, other):
        assert not extraction.id.startswith("x_")
        assert await services.store.get(extraction.id) is None
