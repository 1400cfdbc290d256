"""The OpenAPI document and the service agree, whatever is sent by the document or against it."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
import schemathesis
from fastapi import FastAPI
from httpx import AsyncClient
from pydantic import SecretStr
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from schemas.extraction import Extraction
from service.app import create_app
from service.bootstrap import inline_services
from service.settings import Settings
from service.storage.sqlite import SqliteStore
from tests.api.checks import check_spans
from tests.fakes.extraction import an_extraction

HEADERS = {"X-API-Key": "a-key"}
KEPT = an_extraction()

CHECKS = [
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
"""Not among them: that all the schema allows is accepted. It cannot say which texts are English."""

OPERATIONS = [
    "POST /v1/extractions",
    "GET /v1/extractions/{id}",
    "GET /v1/extractions/{id}.html",
    "POST /v1/checks",
    "POST /v1/comparisons",
    "GET /v1/models",
    "GET /v1/usage",
    "GET /problems/{slug}",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
]

ASKED = [
    (operation, mode)
    for operation in OPERATIONS
    for mode in schemathesis.GenerationMode
    if mode is schemathesis.GenerationMode.POSITIVE or not operation.endswith(("z", "metrics"))
]
"""Health takes no parameter, so there is nothing to send against the document."""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    folder = tmp_path_factory.mktemp("state")
    settings = Settings(state_dir=folder, api_keys=(SecretStr(HEADERS["X-API-Key"]),))
    with SqliteStore(folder / "s.sqlite3", retention_days=1, max_bytes=10**8) as store:
        asyncio.run(store.put(KEPT))
        app = create_app(settings, replace(inline_services(settings), store=store))
        yield schemathesis.openapi.from_asgi("/openapi.json", app, headers=HEADERS)


@pytest.mark.parametrize(("operation", "mode"), ASKED, ids=str)
def test_every_operation_answers_as_the_document_says(
    document: schemathesis.BaseSchema, operation: str, mode: schemathesis.GenerationMode
) -> None:
    method, path = operation.split()
    cases = document[path][method].as_strategy(
        generation_mode=mode, path_parameters={"id": KEPT.id} if "{id}" in path else None
    )

    @hypothesis.settings(max_examples=20, derandomize=True, database=None, deadline=None)
    @hypothesis.given(cases)
    def ask(case: "schemathesis.Case[Any]") -> None:
        case.call_and_validate(headers=HEADERS, checks=CHECKS)

    ask()


def test_no_operation_is_left_out(document: schemathesis.BaseSchema) -> None:
    found = {
        f"{method.upper()} {path}"
        for path, methods in document.raw_schema["paths"].items()
        for method in methods
    }
    assert found == set(OPERATIONS)


def test_the_example_of_an_answer_is_one(app: FastAPI) -> None:
    for path, method in (("/v1/extractions", "post"), ("/v1/extractions/{id}", "get")):
        answer = app.openapi()["paths"][path][method]["responses"]["200"]
        example = answer["content"]["application/json"]["example"]
        check_spans(Extraction.model_validate(example))


@pytest.mark.anyio
async def test_every_example_of_a_request_is_answered(app: FastAPI, client: AsyncClient) -> None:
    content = app.openapi()["paths"]["/v1/extractions"]["post"]["requestBody"]["content"]
    examples = [
        (media_type, example)
        for media_type, described in content.items()
        for example in (
            [described["example"]]
            if "example" in described
            else [each["value"] for each in described["examples"].values()]
        )
    ]
    assert len(examples) == 5
    for media_type, example in examples:
        body = example if isinstance(example, str) else json.dumps(example)
        response = await client.post(
            "/v1/extractions", content=body.encode(), headers={"Content-Type": media_type}
        )
        assert response.status_code == 200, response.text
