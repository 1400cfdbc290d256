"""A submission out of a request: as JSON, or an article alone with its options in the query."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.requests import Request

from schemas.base import Schema
from schemas.submission import ArticleInput, Options, Submission
from service.api.body import read_body
from service.api.media_types import decode, read_content_type
from service.api.problems import (
    invalid_body,
    invalid_parameters,
    parameter_faults,
    pointer,
)
from service.errors import DeadlineExceeded, InvalidRequest, WrongMediaType
from service.formats import ninjs

S = TypeVar("S", bound=Schema)

ARTICLE_PARAMETERS = tuple(
    name for name in ArticleInput.model_fields if name not in ("text", "html")
)
OPTION_PARAMETERS = tuple(Options.model_fields)

MOST_STRUCTURE = 10_000
"""Bytes of a submission outside its strings. Lists in lists, 5 MB of them, would take the parser
500 MB and a second; a submission has three objects and some white space."""

MOST_OF_AN_ITEM = 200_000
"""The same of a ninjs item, which has people, places, pictures and whatever goes with it."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?"?', re.DOTALL)
"""A JSON string, closed or not, so that no text is gone through twice."""


async def read_submission(request: Request, max_bytes: int) -> Submission:
    """Raises InvalidRequest, TooLarge, UnreadableArticle or WrongMediaType."""
    media_type, charset = read_content_type(request.headers.get("content-type"))
    if media_type == "application/json":
        _read_query(request, known=())
        return _from_json(await read_body(request, max_bytes), Submission)
    if media_type == ninjs.MEDIA_TYPE:
        query = _read_query(request, known=OPTION_PARAMETERS)
        return _with_options(_from_ninjs(await read_body(request, max_bytes)), query)
    query = _read_query(request, known=(*ARTICLE_PARAMETERS, *OPTION_PARAMETERS))
    text = decode(await read_body(request, max_bytes), charset)
    article = {name: query[name] for name in ARTICLE_PARAMETERS if name in query}
    article["text" if media_type == "text/plain" else "html"] = text
    return _with_options(article, query)


def _with_options(article: ArticleInput | dict[str, str], query: dict[str, str]) -> Submission:
    options = {name: query[name] for name in OPTION_PARAMETERS if name in query}
    try:
        return Submission.model_validate({"article": article, "options": options})
    except ValidationError as error:
        raise invalid_parameters(parameter_faults(error)) from None


async def read_json(request: Request, max_bytes: int, shape: type[S]) -> S:
    """A body of another shape, JSON alone; raises as `read_submission` does."""
    media_type, _ = read_content_type(request.headers.get("content-type"))
    if media_type != "application/json":
        raise WrongMediaType("Send the body as application/json.")
    _read_query(request, known=())
    return _from_json(await read_body(request, max_bytes), shape)


@asynccontextmanager
async def body_deadline(seconds: float) -> AsyncIterator[None]:
    """Raises DeadlineExceeded for a body that takes longer to arrive."""
    try:
        async with asyncio.timeout(seconds) as timer:
            yield
    except TimeoutError:
        if not timer.expired():
            raise
        raise DeadlineExceeded(f"The body did not arrive within {seconds:g} seconds.") from None


def _from_ninjs(body: bytes) -> ArticleInput:
    if len(_STRING.sub(b"", body)) > MOST_OF_AN_ITEM:
        raise _not_valid("", "There is far more here than an item of news")
    article = ninjs.read(body)

    def refuse_repeated(members: list[tuple[str, Any]]) -> None:
        _refuse_repeated_names(members, pointer)

    json.loads(body, object_pairs_hook=refuse_repeated)
    return article


def _from_json(body: bytes, shape: type[S]) -> S:
    if len(_STRING.sub(b"", body)) > MOST_STRUCTURE:
        raise _not_valid("", "There is far more here than an article and options")
    try:
        submission = shape.model_validate_json(body)
    except ValidationError as error:
        raise invalid_body(error) from None
    # Of a name given twice, validation took the last value without a word.
    json.loads(body, object_pairs_hook=_refuse_repeated_names)
    return submission


def _not_valid(place: str, detail: str) -> InvalidRequest:
    return InvalidRequest(
        "The body is not a valid submission; see `errors`.",
        errors=({"pointer": place, "detail": detail},),
    )


def _refuse_repeated_names(
    members: list[tuple[str, Any]], place: Callable[[str], str] | None = None
) -> None:
    seen = set()
    for name, _ in members:
        if name in seen:
            raise _not_valid((place or _place)(name), "Given more than once")
        seen.add(name)


def _place(name: str) -> str:
    """Where a field stands; no two parts of a submission have one of the same name."""
    for part, fields in (("article", ArticleInput), ("options", Options)):
        if name in fields.model_fields:
            return pointer(part, name)
    return pointer(name)


def _read_query(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    faults = []
    query: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            faults.append((name, f"Not known here; known are: {', '.join(known) or 'none'}"))
        elif name in query:
            faults.append((name, "Given more than once"))
        query[name] = value
    if faults:
        raise invalid_parameters(faults)
    return query
