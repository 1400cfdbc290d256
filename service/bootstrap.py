"""Settings in, Services out: the one place that chooses who fills each port."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError

from schemas.submission import ArticleInput, Options, Submission
from service.engines.embedded.engine import EmbeddedEngine
from service.engines.embedded.parser import SpacyParser
from service.engines.llm.engine import LlmEngine
from service.errors import Misconfigured
from service.extract import extract
from service.logs import start_logging
from service.observe import Watch
from service.ports import AuditLog, Engine, ExtractionStore, Keys, Ledger, Services, Workers
from service.settings import Settings
from service.storage.audit import open_audit
from service.storage.keys import open_keys
from service.storage.ledger import SqliteLedger
from service.storage.nothing import CountNothing, KeepNothing, NoAudit, NoKeys
from service.storage.sqlite import SqliteStore
from service.tracing import open_tracer
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
        warm_up=partial(_begin_worker, settings),
    )
    with (
        open_tracer(settings.otlp_endpoint) as tracer,
        store,
        open_ledger(settings) as ledger,
        open_keys(settings.state_dir) as keys,
        open_audit(settings.state_dir) as audit,
    ):
        async with workers:
            yield _services(settings, workers, store, ledger, keys, audit, Watch(tracer))


def inline_services(settings: Settings) -> Services:
    """Services for one article at a time, in the calling process.

    Nothing is kept, but for what calls take where there is a budget: it is the same for all.
    """
    ledger = open_ledger(settings) if settings.budgets.any else CountNothing()
    return _services(settings, InlineWorkers(), KeepNothing(), ledger, NoKeys(), NoAudit(), Watch())


def open_ledger(settings: Settings) -> SqliteLedger:
    """The ledger alone, for whoever asks what was spent; raises Misconfigured."""
    deadlines = (row.deadline for row in settings.models.values())
    return SqliteLedger(
        settings.state_dir / "ledger.sqlite3",
        settings.budgets,
        call_seconds=max(deadlines, default=settings.deadline_seconds),
    )


def warm_up(settings: Settings) -> None:
    """Reads a small article, so that everything an extraction needs is loaded; asks no model.

    However long that takes: a deadline for extractions is none for loading.
    """
    submission = Submission(
        article=ArticleInput(text=WARM_UP), options=Options(model=EmbeddedEngine.alias)
    )
    services = replace(inline_services(settings), deadline_seconds=math.inf)
    asyncio.run(extract(submission, services))


def _begin_worker(settings: Settings) -> None:
    start_logging(settings)
    warm_up(settings)


def _services(
    settings: Settings,
    workers: Workers,
    store: ExtractionStore,
    ledger: Ledger,
    keys: Keys,
    audit: AuditLog,
    watch: Watch,
) -> Services:
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
            alias, row, workers=workers, parser=parser, second_reader=embedded, watch=watch
        )
    return Services(
        engines=engines,
        default_model=settings.default_model,
        parser=parser,
        workers=workers,
        store=store,
        ledger=ledger,
        keys=keys,
        audit=audit,
        max_article_characters=settings.max_article_characters,
        deadline_seconds=settings.deadline_seconds,
        watch=watch,
        fallbacks={alias: row.fallbacks for alias, row in settings.models.items()},
        local=frozenset(
            {embedded.alias, *(alias for alias, row in settings.models.items() if row.local)}
        ),
    )
