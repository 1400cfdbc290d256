"""Every refusal as an RFC 9457 problem: one way out for Nutgraf's own and the framework's."""

import math
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from schemas.problem import Problem
from service.errors import (
    InvalidRequest,
    MethodNotAllowed,
    NotAcceptable,
    NotAuthenticated,
    NotFound,
    NutgrafError,
    Overloaded,
    ShuttingDown,
)

MEDIA_TYPE = "application/problem+json"

HEADERS: dict[type[NutgrafError], dict[str, str]] = {
    NotAuthenticated: {"WWW-Authenticate": 'Bearer realm="nutgraf"'},
    NotAcceptable: {"Vary": "Accept"},
    Overloaded: {"Retry-After": "5"},
    ShuttingDown: {"Retry-After": "5", "Connection": "close"},
}

MOST_FAULTS = 20
"""Faults that one problem lists."""

LONGEST_NAME = 80
"""Characters quoted of a name that the caller made up."""


def problem(error: NutgrafError) -> Problem:
    return Problem(
        type=f"/problems/{error.slug}",
        title=error.title,
        status=error.status,
        detail=error.detail,
        errors=error.errors,
    )


def problem_response(error: NutgrafError) -> Response:
    headers = dict(HEADERS.get(type(error), {}))
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, math.ceil(error.retry_after)))
    return Response(
        problem(error).model_dump_json(exclude_defaults=True),
        status_code=error.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def kinds(of: type[NutgrafError] = NutgrafError) -> Iterator[type[NutgrafError]]:
    """The error tree, from the root down."""
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def invalid_body(error: ValidationError) -> InvalidRequest:
    """Fields of a submission that are missing, unknown or wrong, by JSON pointer."""
    if error.error_count() > MOST_FAULTS:
        return InvalidRequest(f"The body has {error.error_count():,} faults. Is it a submission?")
    return InvalidRequest(
        "The body is not a valid submission; see `errors`.",
        errors=tuple(
            {"pointer": pointer(*fault["loc"][:2]), "detail": _sentence(fault["msg"])}
            for fault in _faults(error)
        ),
    )


def invalid_parameters(faults: Iterable[tuple[object, str]]) -> InvalidRequest:
    """Query parameters that are unknown or wrong: each name with what is wrong about it."""
    return InvalidRequest(
        "The query is not valid; see `errors`.",
        errors=tuple(
            {"parameter": str(name)[:LONGEST_NAME], "detail": _sentence(detail)}
            for name, detail in list(faults)[:MOST_FAULTS]
        ),
    )


def parameter_faults(error: ValidationError) -> list[tuple[object, str]]:
    """The faults of a submission that was put together from query parameters."""
    return [(fault["loc"][1], fault["msg"]) for fault in _faults(error)]


def pointer(*path: int | str) -> str:
    """RFC 6901: `/article/text`."""
    steps = (str(step)[:LONGEST_NAME].replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps)


def _faults(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False, include_context=False, include_input=False))


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ")


def add_handlers(app: FastAPI) -> None:
    """What nobody foresaw does not come here: `api.journal` answers it without its message."""

    @app.exception_handler(NutgrafError)
    async def _refuse(_: Request, error: NutgrafError) -> Response:
        return problem_response(error)

    @app.exception_handler(RequestValidationError)
    async def _refuse_parameters(_: Request, error: RequestValidationError) -> Response:
        faults = ((fault["loc"][-1], fault["msg"]) for fault in error.errors())
        return problem_response(invalid_parameters(faults))

    @app.exception_handler(HTTPException)
    async def _refuse_route(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = problem_response(
                MethodNotAllowed(f"{request.method} is not for this address.")
            )
            response.headers.update(error.headers or {})
            return response
        return problem_response(NotFound("No such address. /openapi.json lists all there are."))

    @app.exception_handler(ClientDisconnect)
    async def _nobody_listens(_: Request, __: ClientDisconnect) -> Response:
        return _Silence()


class _Silence(Response):
    """For a client that has hung up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends nothing."""
