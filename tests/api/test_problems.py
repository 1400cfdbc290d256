from collections import Counter

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from service import errors
from service.api.problems import kinds
from tests.api.checks import the_problem

pytestmark = pytest.mark.anyio


def test_every_kind_of_problem_has_a_slug_and_a_title_of_its_own() -> None:
    found = list(kinds())
    for name in ("slug", "title"):
        counts = Counter(getattr(kind, name) for kind in found)
        assert [each for each, count in counts.items() if count > 1] == []


def test_the_error_tree_is_drawn_as_it_is() -> None:
    assert errors.__doc__
    drawn = dict(
        line.lstrip(" │├└─").split()[:2] for line in errors.__doc__.splitlines() if "─" in line
    )
    there = {
        kind.__name__: str(kind.status) for kind in kinds() if kind.__module__ == "service.errors"
    }
    assert drawn == {name: status for name, status in there.items() if name != "NutgrafError"}


async def test_every_kind_of_problem_is_described_at_its_type(client: AsyncClient) -> None:
    for kind in kinds():
        described = (await client.get(f"/problems/{kind.slug}")).json()
        assert described["title"] == kind.title
        assert described["status"] == kind.status


async def test_a_kind_of_problem_that_does_not_exist_is_not_found(client: AsyncClient) -> None:
    the_problem(await client.get("/problems/nothing-of-the-sort"))


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/extractions/", "/v1/extractions/a/b", "/%00", "//"]
)
async def test_an_unknown_address_is_a_problem(client: AsyncClient, path: str) -> None:
    assert the_problem(await client.get(path)).status == 404


async def test_a_method_that_an_address_does_not_have_is_a_problem(client: AsyncClient) -> None:
    for method, path in (("DELETE", "/v1/models"), ("GET", "/v1/extractions"), ("PUT", "/healthz")):
        response = await client.request(method, path)
        assert the_problem(response).type == "/problems/method-not-allowed"
        assert response.headers["allow"]


async def test_models_are_listed_with_who_reads_and_which_is_the_default(
    client: AsyncClient,
) -> None:
    assert (await client.get("/v1/models")).json() == {
        "models": [
            {
                "alias": "quotations",
                "engine": "embedded",
                "languages": ["en"],
                "local": False,
                "default": True,
            }
        ]
    }


async def test_every_route_is_described_with_its_problems(app: FastAPI) -> None:
    document = app.openapi()
    operations = [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    assert {path for path, _, _ in operations} == {
        "/v1/extractions",
        "/v1/extractions/{id}",
        "/v1/extractions/{id}.html",
        "/v1/checks",
        "/v1/comparisons",
        "/v1/models",
        "/v1/usage",
        "/metrics",
        "/healthz",
        "/readyz",
        "/problems/{slug}",
    }
    for path, method, operation in operations:
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        refusals = {status for status in operation["responses"] if status != "200"}
        for status in refusals:
            assert "application/problem+json" in operation["responses"][status]["content"]
        assert "default" in refusals
    assert "HTTPValidationError" not in document["components"]["schemas"]
