"""Who can be asked to read."""

from fastapi import APIRouter

from schemas.base import Schema
from schemas.extraction import EngineName
from service.api.dependencies import TheServices
from service.api.openapi import documented

router = APIRouter(prefix="/v1/models", tags=["models"])


class Model(Schema):
    """`alias` is what `options.model` may name; `languages` is null when it takes any.

    A `local` one may read confidential articles.
    """

    alias: str
    engine: EngineName
    languages: tuple[str, ...] | None
    default: bool
    local: bool


class Models(Schema):
    models: tuple[Model, ...]


@router.get("", responses=documented())
async def list_models(services: TheServices) -> Models:
    """List the models that a submission can name."""
    return Models(
        models=tuple(
            Model(
                alias=alias,
                engine=engine.name,
                languages=None if engine.languages is None else tuple(engine.languages),
                default=alias == services.default_model,
                local=alias in services.local,
            )
            for alias, engine in services.engines.items()
        )
    )
