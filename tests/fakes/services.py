"""Everything a request needs, without a model to load or a process to start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.ports import AuditLog, Engine, Keys, Services, Workers
from service.storage.nothing import CountNothing, NoAudit, NoKeys
from service.storage.sqlite import SqliteStore
from service.workers import InlineWorkers
from tests.fakes.engine import QuotationEngine
from tests.fakes.parser import NoParser


@contextmanager
def open_fake_services(
    folder: Path,
    *,
    engine: Engine | None = None,
    workers: Workers | None = None,
    keys: Keys | None = None,
    audit: AuditLog | None = None,
) -> Iterator[Services]:
    engine = engine or QuotationEngine()
    with SqliteStore(folder / "extractions.sqlite3", retention_days=1, max_bytes=10**8) as store:
        yield Services(
            engines={engine.alias: engine},
            default_model=engine.alias,
            parser=NoParser(),
            workers=workers or InlineWorkers(),
            store=store,
            ledger=CountNothing(),
            keys=keys or NoKeys(),
            audit=audit or NoAudit(),
            max_article_characters=200_000,
        )
