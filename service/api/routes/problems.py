"""What the `type` of a problem points at."""

from fastapi import APIRouter

from schemas.base import Schema
from service.api.openapi import documented
from service.api.problems import kinds
from service.errors import NotFound

router = APIRouter(prefix="/problems", tags=["problems"])


class ProblemKind(Schema):
    type: str
    title: str
    status: int


@router.get("/{slug}", responses=documented(NotFound))
async def describe_problem(slug: str) -> ProblemKind:
    """Say what a kind of problem means."""
    for kind in kinds():
        if kind.slug == slug:
            return ProblemKind(type=f"/problems/{slug}", title=kind.title, status=kind.status)
    raise NotFound("No problem is called this.")
