"""What routes are given: the parts of the app's state, by type.

All are coroutines, since the framework runs what is none on another thread.
"""

from typing import Annotated, Any

from fastapi import Depends, Request

from service.api.admission import Admission
from service.api.audit import Auditor
from service.api.authentication import require
from service.ports import ApiKey, KeyScope, Services
from service.settings import Settings


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


async def _admission(request: Request) -> Admission:
    admission: Admission = request.app.state.admission
    return admission


async def _owner(request: Request) -> str | None:
    owner: str | None = request.state.owner
    return owner


async def _key(request: Request) -> ApiKey | None:
    key: ApiKey | None = request.state.key
    return key


TheKey = Annotated[ApiKey | None, Depends(_key)]


async def _auditor(request: Request, key: TheKey) -> Auditor:
    return Auditor(request.app.state.services, key)


def needs(scope: KeyScope) -> Any:  # noqa: ANN401 - as the framework types it
    """A dependency for routes that are for keys with this scope alone."""

    async def check(key: TheKey) -> None:
        require(key, scope)

    return Depends(check)


TheAuditor = Annotated[Auditor, Depends(_auditor)]
TheOwner = Annotated[str | None, Depends(_owner)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheServices = Annotated[Services, Depends(_services)]
TheAdmission = Annotated[Admission, Depends(_admission)]
