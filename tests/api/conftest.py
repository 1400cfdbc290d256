import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from service.app import create_app
from service.ports import Services
from service.settings import Settings
from tests.fakes.services import open_fake_services


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in os.environ:
        if name.startswith("NUTGRAF_"):
            monkeypatch.delenv(name)
    return Settings(state_dir=tmp_path, workers=1, max_waiting=3)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_fake_services(tmp_path) as services:
        yield services


@pytest.fixture
def app(settings: Settings, services: Services) -> FastAPI:
    return create_app(settings, services)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client
