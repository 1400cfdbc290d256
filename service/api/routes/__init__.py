"""One module for each kind of thing that is asked for."""

from fastapi import APIRouter

from service.api.dependencies import needs
from service.api.openapi import documented
from service.api.routes import (
    checks,
    comparisons,
    extractions,
    health,
    metrics,
    models,
    problems,
    usage,
)
from service.errors import NotAllowed

router = APIRouter()
for part in (models, health, problems, usage):
    router.include_router(part.router)
for part, scope in (
    (extractions, needs("extract")),
    (checks, needs("check")),
    (comparisons, needs("check")),
    (metrics, needs("admin")),
):
    router.include_router(part.router, dependencies=[scope], responses=documented(NotAllowed))
