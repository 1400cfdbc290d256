"""The OpenAPI document and the service agree, whatever is sent by the document or against it."""

import json
from collections.abc import Iterator

import hypothesis
import pytest
import schemathesis
from fastapi import FastAPI
from httpx import AsyncClient

from schemas.extraction import Extraction
from tests.api.checks import check_spans
from tests.api.fuzzing import ASKED, OPERATIONS, Fuzzed, fuzzed


@pytest.fixture(scope="module", params=[True, False], ids=["with-key", "without"])
def service(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Fuzzed]:
    with fuzzed(tmp_path_factory.mktemp("state"), with_key=request.param) as service:
        yield service


@pytest.mark.parametrize(("operation", "mode"), ASKED, ids=str)
def test_every_operation_answers_as_the_document_says(
    service: Fuzzed, operation: str, mode: schemathesis.GenerationMode
) -> None:
    few = hypothesis.settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    service.ask(operation, mode, few)


def test_no_operation_is_left_out(app: FastAPI) -> None:
    found = {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    assert found == set(OPERATIONS)


def test_where_a_refusal_may_ask_to_wait_the_document_says_so(app: FastAPI) -> None:
    for path, operations in app.openapi()["paths"].items():
        for operation in operations.values():
            for status in {"429", "502", "503", "504"} & operation["responses"].keys():
                assert "Retry-After" in operation["responses"][status]["headers"], (path, status)


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
