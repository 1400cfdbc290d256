"""For whatever watches over the service."""

from typing import Literal

from fastapi import APIRouter

from schemas.base import Schema
from service.api.dependencies import TheServices
from service.api.openapi import documented
from service.errors import Overloaded, ShuttingDown

router = APIRouter(tags=["health"])

NO_KEY: dict[str, list[str]] = {"security": []}


class Alive(Schema):
    status: Literal["alive"] = "alive"


class Ready(Schema):
    status: Literal["ready"] = "ready"


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", responses=documented(), openapi_extra=NO_KEY)
async def is_alive() -> Alive:
    """Say that the process is there."""
    return Alive()


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", responses=documented(Overloaded, ShuttingDown), openapi_extra=NO_KEY)
async def is_ready(services: TheServices) -> Ready:
    """Say whether an article would be read at once or would have to wait for a worker to start."""
    if not services.workers.ready:
        raise Overloaded("No worker is ready yet. Try again.")
    return Ready()
