"""A service that is about to end, and those who watch whether it is there."""

import asyncio
from dataclasses import replace

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from service.app import create_app
from service.ports import Services
from service.settings import Settings
from tests.api.checks import the_problem
from tests.fakes.engine import PatientEngine

pytestmark = pytest.mark.anyio

BODY = {"article": {"text": "“It is dry,” she said.", "language": "en"}}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_whoever_watches_may_ask_for_the_head_alone(client: AsyncClient, path: str) -> None:
    assert (await client.head(path)).status_code == 200


async def test_once_shut_only_health_is_answered(app: FastAPI, client: AsyncClient) -> None:
    app.state.door.shut()
    assert (await client.get("/healthz")).status_code == 200
    for path in ("/readyz", "/v1/models", "/nothing"):
        response = await client.get(path)
        assert the_problem(response).type == "/problems/shutting-down"
        assert response.headers["retry-after"]
        assert response.headers["connection"] == "close"


@pytest.fixture
def engine() -> PatientEngine:
    return PatientEngine()


@pytest.fixture
def patient_app(settings: Settings, services: Services, engine: PatientEngine) -> FastAPI:
    patient = replace(services, engines={"patient": engine}, default_model="patient")
    return create_app(settings, patient)


async def asking(app: FastAPI, engine: PatientEngine) -> "asyncio.Task[Response]":
    async def ask() -> Response:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
            return await client.post("/v1/extractions", json=BODY)

    task = asyncio.create_task(ask())
    async with asyncio.timeout(20):
        while not engine.begun:  # noqa: ASYNC110 - the engine tells nobody
            await asyncio.sleep(0.001)
    return task


async def test_who_is_inside_when_it_is_shut_is_served(
    patient_app: FastAPI, engine: PatientEngine
) -> None:
    inside = await asking(patient_app, engine)
    patient_app.state.door.shut()
    assert not patient_app.state.door.is_empty
    engine.answer(*range(3))
    assert (await inside).status_code == 200
    assert patient_app.state.door.is_empty


async def test_who_is_still_inside_when_time_is_over_is_told(
    patient_app: FastAPI, engine: PatientEngine
) -> None:
    inside = await asking(patient_app, engine)
    patient_app.state.door.shut()
    patient_app.state.door.clear()
    assert (await inside).status_code == 503
    assert engine.given_up == engine.begun
