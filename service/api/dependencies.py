"""What routes are given: the parts of the app's state, by type."""

from typing import Annotated

from fastapi import Depends, Request

from service.api.admission import Admission
from service.ports import Services
from service.settings import Settings


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


def _admission(request: Request) -> Admission:
    admission: Admission = request.app.state.admission
    return admission


def _owner(request: Request) -> str | None:
    owner: str | None = request.state.owner
    return owner


TheOwner = Annotated[str | None, Depends(_owner)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheServices = Annotated[Services, Depends(_services)]
TheAdmission = Annotated[Admission, Depends(_admission)]
