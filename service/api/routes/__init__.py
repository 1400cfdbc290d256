"""One module for each kind of thing that is asked for."""

from fastapi import APIRouter

from service.api.routes import extractions, health, models, problems

router = APIRouter()
for part in (extractions, models, health, problems):
    router.include_router(part.router)
