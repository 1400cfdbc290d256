"""Tells the audit log what came of each reading of an article that was asked for over HTTP."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from schemas.audit import AuditEntry
from schemas.extraction import Extraction
from schemas.submission import Submission
from service.api.meter import Meter
from service.observe import noted
from service.observe.watch import outcome_of
from service.ports import ApiKey, Ledger, Services

T = TypeVar("T")


@dataclass(frozen=True)
class Auditor:
    """Of the requests that one key sends, or this machine while no key exists."""

    services: Services
    key: ApiKey | None

    async def follow(
        self, submission: Submission, work: Callable[[Services], Awaitable[Extraction]]
    ) -> Extraction:
        """Answers or raises what the work does, once that is noted.

        The work pays with the services that it is given, which count what it takes.
        """
        meter = Meter(self.services.ledger)
        try:
            extraction = await work(replace(self.services, ledger=meter))
        except BaseException as error:
            self._note(self._refused(submission, outcome_of(error)), meter)
            raise
        self._note(_answered(extraction), meter)
        return extraction

    async def follow_critic(
        self, extraction: Extraction, alias: str, work: Callable[[Ledger], Awaitable[T]]
    ) -> T:
        """As `follow`, of the calls about a text that the model of this alias is asked about.

        The article is read by it once more, whoever extracted what was kept.
        """
        meter = Meter(self.services.ledger)
        outcome = "checked"
        try:
            return await work(meter)
        except BaseException as error:
            outcome = outcome_of(error)
            raise
        finally:
            entry = AuditEntry(
                at=datetime.now(UTC),
                article_sha256=extraction.article.sha256,
                extraction_id=extraction.id,
                model=alias,
                outcome=outcome,
            )
            self._note(entry, meter)

    def _note(self, entry: AuditEntry, meter: Meter) -> None:
        known: dict[str, object] = {
            "request_id": noted().get("request_id"),
            "tokens": meter.tokens,
            "cost": meter.cost,
        }
        if self.key:
            known |= {"key_id": self.key.id, "key_name": self.key.name}
        self.services.audit.note(entry.model_copy(update=known))

    def _refused(self, submission: Submission, outcome: str) -> AuditEntry:
        alias = submission.options.model or self.services.default_model
        text = submission.article.text
        return AuditEntry(
            at=datetime.now(UTC),
            article_sha256=_hash(text) if text else None,
            model=alias if alias in self.services.engines else None,
            outcome=outcome,
        )


def _answered(extraction: Extraction) -> AuditEntry:
    how = extraction.provenance
    return AuditEntry(
        at=datetime.now(UTC),
        article_sha256=extraction.article.sha256,
        extraction_id=extraction.id,
        model=how.model,
        answered_by=how.answered_by,
        outcome="kept" if how.cached else noted().get("outcome", "made"),
    )


def _hash(text: str) -> str:
    """As the article's own; half a surrogate pair, which is why one was refused, is hashed too."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
