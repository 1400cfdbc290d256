"""For a command that gives its answer and ends: nothing is kept."""

from schemas.extraction import Extraction


class KeepNothing:
    async def get(self, id: str, owner: str | None = None) -> Extraction | None:  # noqa: ARG002 - the port's signature
        return None

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:  # noqa: ARG002
        return extraction
