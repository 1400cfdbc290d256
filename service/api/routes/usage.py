"""What was spent on language models."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from schemas.base import Schema
from schemas.usage import UsageReport
from service.api.authentication import require
from service.api.dependencies import TheKey, TheOwner, TheServices
from service.api.openapi import documented
from service.errors import InvalidRequest, NotAllowed, Overloaded

router = APIRouter(prefix="/v1/usage", tags=["usage"])


class Whose(Schema):
    """Whose spending is asked for."""

    all: bool = Field(default=False, description="Of all keys; takes a key with the scope admin")


@router.get("", responses=documented(InvalidRequest, NotAllowed, Overloaded))
async def show_usage(
    whose: Annotated[Whose, Query()], services: TheServices, key: TheKey, owner: TheOwner
) -> UsageReport:
    """Say what this key has spent today and in the last 30 days, and what its budgets leave it.

    Days are those of UTC. Calls in flight count at the most that they may take.
    """
    if not whose.all:
        return await services.ledger.usage(owner)
    require(key, "admin")
    return await services.ledger.usage_of_all()
