"""The HTTP application, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from service.api.admission import Admission
from service.api.authentication import Guard
from service.api.door import Door, DoorKeeper
from service.api.headers import SafeHeaders
from service.api.journal import Journal
from service.api.linger import Linger
from service.api.openapi import describe
from service.api.problems import add_handlers
from service.api.rate_limits import RateLimits
from service.api.routes import router
from service.bootstrap import open_services
from service.ports import Services
from service.settings import Settings


def create_app(settings: Settings | None = None, services: Services | None = None) -> FastAPI:
    """The app with services of its own, open as long as it runs, or with the caller's."""
    settings = settings or Settings()
    door = Door()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_services(settings) as app.state.services:
            yield

    app = FastAPI(
        lifespan=None if services else lifespan,
        docs_url=None,  # these pages load scripts from another host
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Journal),
            Middleware(Linger),
            Middleware(DoorKeeper, door=door),
            Middleware(Guard, api_keys=settings.api_keys),
            Middleware(RateLimits, per_minute=settings.requests_per_minute),
        ],
    )
    app.state.settings = settings
    app.state.door = door
    app.state.services = services
    app.state.admission = Admission(_places(settings))
    app.include_router(router)
    add_handlers(app)

    def openapi() -> dict[str, Any]:
        app.openapi_schema = app.openapi_schema or describe(app, needs_key=bool(settings.api_keys))
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the framework's own way
    return app


def _places(settings: Settings) -> int:
    """Requests that may be at work: those for the workers, and those that wait for a model."""
    calls = sum(row.calls_at_once + row.max_waiting_calls for row in settings.models.values())
    return settings.workers + settings.max_waiting + calls
