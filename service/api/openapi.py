"""The OpenAPI document: what the framework cannot read off the routes' signatures."""

import json
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from schemas.check import CheckSubmission
from schemas.comparison import ComparisonSubmission
from schemas.extraction import SCHEMA_VERSION
from schemas.problem import Problem
from schemas.submission import Submission
from service.api.problems import HEADERS, MEDIA_TYPE
from service.api.submission import ARTICLE_PARAMETERS, OPTION_PARAMETERS
from service.errors import NotAuthenticated, NotLocal, NutgrafError, RateLimited
from service.formats import ninjs

REFERENCE = "#/components/schemas/{model}"

DESCRIPTION = """\
Who said what in a news article, and how surely. Every quote in an answer is the article's own
words: `article.text[start:end] == text`, offsets counted in Unicode code points.

Send a key as `Authorization: Bearer KEY` or `X-API-Key: KEY`. Each key sees its own extractions
alone. Every answer to a key says in RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset (in
seconds) how many requests it may send in a minute.
"""

EXAMPLE = (
    "“We will not sell the site before 2030,” said Joan Tell, the leader of Harwick council."
    " Officials told the Harwick Courier that the baths could close as early as 2028."
)
EXAMPLE_PAGE = f"<html><body><article><p>{EXAMPLE}</p></article></body></html>"
EXAMPLE_ITEM = {
    "uri": "https://news.example/items/8841",
    "version": "3",
    "headlines": [{"value": "Council leader pledges to keep baths"}],
    "bodies": [{"contentType": "text/plain", "value": EXAMPLE}],
}

SECURITY_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


def describe(app: FastAPI, *, needs_key: bool) -> dict[str, Any]:
    """The document for all routes of the app.

    Where the settings do not need a key, one may still be created at any time.
    """
    document = get_openapi(
        title="Nutgraf", version=SCHEMA_VERSION, description=DESCRIPTION, routes=app.routes
    )
    components = document.setdefault("components", {})
    _, definitions = models_json_schema(
        [
            (Submission, "validation"),
            (CheckSubmission, "validation"),
            (ComparisonSubmission, "validation"),
            (Problem, "serialization"),
        ],
        ref_template=REFERENCE,
    )
    components.setdefault("schemas", {}).update(definitions["$defs"])
    _show_an_extraction(document["paths"])
    _show_the_door(document["paths"])
    components["securitySchemes"] = SECURITY_SCHEMES
    document["security"] = [{name: []} for name in SECURITY_SCHEMES] + [{}] * (not needs_key)
    return document


def _show_an_extraction(paths: dict[str, Any]) -> None:
    """Here and not at the routes, since the framework takes every null out of their examples."""
    example = json.loads(files("service.api").joinpath("example.json").read_bytes())
    for operation in (paths["/v1/extractions"]["post"], paths["/v1/extractions/{id}"]["get"]):
        operation["responses"]["200"]["content"]["application/json"]["example"] = example


def _show_the_door(paths: dict[str, Any]) -> None:
    """What is answered in place of any route that asks for a key."""
    operations = (operation for path in paths.values() for operation in path.values())
    for operation in operations:
        if operation.get("security") == []:
            continue
        for status, refusal in documented(NotAuthenticated, NotLocal, RateLimited).items():
            response = operation["responses"].setdefault(str(status), refusal)
            described = response["content"][MEDIA_TYPE]
            if examples := refusal["content"][MEDIA_TYPE].get("examples"):
                described["examples"] = {**examples, **described.get("examples", {})}


def body_of(shape: type[BaseModel]) -> dict[str, Any]:
    """A route's body, JSON of this shape."""
    schema = {"$ref": REFERENCE.format(model=shape.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def answered(content: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a route answers with beside JSON."""
    return {200: {"content": content, "headers": {"Vary": {"schema": {"type": "string"}}}}}


def event(name: str, shape: str) -> dict[str, Any]:
    """One of a stream's, with JSON of this shape as its data."""
    content = {
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": {"$ref": REFERENCE.format(model=shape)},
    }
    return {
        "type": "object",
        "required": ["event", "data"],
        "properties": {"event": {"const": name}, "data": content},
    }


def documented(*errors: type[NutgrafError]) -> dict[int | str, dict[str, Any]]:
    """The problems a route can answer with, by status; what any route may say is `default`."""
    responses: dict[int | str, dict[str, Any]] = {
        "default": {"description": "Any other refusal", "content": {MEDIA_TYPE: _problem()}}
    }
    for error in errors:
        status = HTTPStatus(error.status)
        response = responses.setdefault(
            error.status, {"description": status.phrase, "content": {MEDIA_TYPE: _problem()}}
        )
        examples = response["content"][MEDIA_TYPE].setdefault("examples", {})
        examples[error.slug] = {
            "summary": error.title,
            "value": {
                "type": f"/problems/{error.slug}",
                "title": error.title,
                "status": error.status,
                "detail": "What is wrong in this case, and what to do about it.",
            },
        }
        for name in {*HEADERS.get(error, ()), *_MAY_WAIT.get(error.status, ())}:
            response.setdefault("headers", {})[name] = {"schema": {"type": "string"}}
    return responses


_MAY_WAIT = dict.fromkeys((429, 502, 503, 504), ("Retry-After",))
"""Headers of a status that each refusal of its kind decides about."""


def _problem() -> dict[str, Any]:
    return {"schema": {"$ref": REFERENCE.format(model="Problem")}}


def _parameters() -> list[dict[str, Any]]:
    fields = Submission.model_json_schema()["$defs"]
    described = [
        (name, fields[part]["properties"][name])
        for part, names in (("ArticleInput", ARTICLE_PARAMETERS), ("Options", OPTION_PARAMETERS))
        for name in names
    ]
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "schema": _without_null(schema),
            "description": f"{schema.get('description', '')} (For a raw article only.)".strip(),
        }
        for name, schema in described
    ]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that is not sent is absent, never null."""
    kinds = [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}


SUBMISSION: dict[str, Any] = {
    "parameters": _parameters(),
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": REFERENCE.format(model="Submission")},
                "examples": {
                    "text": {
                        "summary": "An article as text",
                        "value": {"article": {"text": EXAMPLE, "id": "cms-8841"}},
                    },
                    "html": {
                        "summary": "A web page, its offsets counted for JavaScript",
                        "value": {
                            "article": {"html": EXAMPLE_PAGE},
                            "options": {"offsets": "utf16"},
                        },
                    },
                },
            },
            "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE},
            "text/html": {"schema": {"type": "string"}, "example": EXAMPLE_PAGE},
            ninjs.MEDIA_TYPE: {
                "schema": {"type": "object", "description": "An item in IPTC's ninjs 3."},
                "example": EXAMPLE_ITEM,
            },
        },
    },
}
