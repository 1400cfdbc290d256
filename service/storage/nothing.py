"""For a command that gives its answer and ends: nothing is kept."""

from datetime import UTC, datetime

from schemas.audit import AuditEntry
from schemas.extraction import Extraction
from schemas.usage import UsageReport
from service.ports import FREE, Account, ApiKey
from service.storage.usage import empty_report


class KeepNothing:
    async def get(self, id: str, owner: str | None = None) -> Extraction | None:  # noqa: ARG002 - the port's signature
        return None

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:  # noqa: ARG002
        return extraction


class NoKeys:
    async def find(self, token: str) -> ApiKey | None:  # noqa: ARG002
        return None

    async def in_force(self) -> bool:
        return False


class NoAudit:
    def note(self, entry: AuditEntry) -> None: ...


class CountNothing:
    """Fills the Ledger port: nothing is counted and nothing refused."""

    def account(self, owner: str | None) -> Account:  # noqa: ARG002
        return FREE

    async def usage(self, owner: str | None) -> UsageReport:  # noqa: ARG002
        return empty_report(datetime.now(UTC).date())

    async def usage_of_all(self) -> UsageReport:
        return await self.usage(None)
