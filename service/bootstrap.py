"""Settings in, Services out: the one place that chooses who fills each port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError

from schemas.submission import ArticleInput, Submission
from service.engines.embedded.engine import EmbeddedEngine
from service.engines.embedded.parser import SpacyParser
from service.engines.llm.engine import LlmEngine
from service.errors import Misconfigured
from service.extract import extract
from service.ports import Engine, ExtractionStore, Services, Workers
from service.settings import Settings
from service.storage.nothing import KeepNothing
from service.storage.sqlite import SqliteStore
from service.workers import InlineWorkers, ProcessWorkers

WARM_UP = "“The baths will stay open,” said Joan Tell. They could close in 2028, officials said."


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Services for many requests at once: processes that are warm, and a store.

    Raises Misconfigured when they cannot be had as the settings want them.
    """
    store = SqliteStore(
        settings.state_dir / "extractions.sqlite3",
        retention_days=settings.retention_days,
        max_bytes=settings.max_store_megabytes * 1_000_000,
    )
    workers = ProcessWorkers(
        settings.workers,
        step_seconds=settings.deadline_seconds,
        warm_up=partial(warm_up, settings),
    )
    with store:
        async with workers:
            yield _services(settings, workers, store)


def inline_services(settings: Settings) -> Services:
    """Services for one article at a time, in the calling process; nothing is kept."""
    return _services(settings, InlineWorkers(), KeepNothing())


def warm_up(settings: Settings) -> None:
    """Reads a small article, so that everything an extraction needs is loaded."""
    submission = Submission(article=ArticleInput(text=WARM_UP))
    asyncio.run(extract(submission, inline_services(settings)))


def _services(settings: Settings, workers: Workers, store: ExtractionStore) -> Services:
    parser = SpacyParser(settings.spacy_model)
    try:
        parser.identity  # noqa: B018 - asked for here so that a missing model is found at the start
    except PackageNotFoundError:
        raise Misconfigured(
            f"The spaCy pipeline {settings.spacy_model!r} is not installed; NUTGRAF_SPACY_MODEL"
            " names the one to load."
        ) from None
    embedded = EmbeddedEngine(workers)
    engines: dict[str, Engine] = {embedded.alias: embedded}
    for alias, row in settings.models.items():
        engines[alias] = LlmEngine(
            alias, row, workers=workers, parser=parser, second_reader=embedded
        )
    return Services(
        engines=engines,
        default_model=settings.default_model,
        parser=parser,
        workers=workers,
        store=store,
        max_article_characters=settings.max_article_characters,
        deadline_seconds=settings.deadline_seconds,
    )
