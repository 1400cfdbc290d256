"""A submission out of a request: as JSON, or as a raw article with its options in the query."""

import json
import re
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request

from schemas.submission import ArticleInput, Options, Submission
from service.api.body import read_body
from service.api.media_types import decode, read_content_type
from service.api.problems import (
    invalid_body,
    invalid_parameters,
    parameter_faults,
    pointer,
)
from service.errors import InvalidRequest

ARTICLE_PARAMETERS = tuple(
    name for name in ArticleInput.model_fields if name not in ("text", "html")
)
OPTION_PARAMETERS = tuple(Options.model_fields)

MOST_STRUCTURE = 10_000
"""Bytes of a submission outside its strings. Lists in lists, 5 MB of them, would take the parser
500 MB and a second; a submission has three objects and some white space."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?"?', re.DOTALL)
"""A JSON string, closed or not, so that no text is gone through twice."""


async def read_submission(request: Request, max_bytes: int) -> Submission:
    """Raises InvalidRequest, TooLarge, UnreadableArticle or WrongMediaType."""
    media_type, charset = read_content_type(request.headers.get("content-type"))
    if media_type == "application/json":
        _read_query(request, known=())
        return _from_json(await read_body(request, max_bytes))
    query = _read_query(request, known=(*ARTICLE_PARAMETERS, *OPTION_PARAMETERS))
    text = decode(await read_body(request, max_bytes), charset)
    article = {name: query[name] for name in ARTICLE_PARAMETERS if name in query}
    article["text" if media_type == "text/plain" else "html"] = text
    options = {name: query[name] for name in OPTION_PARAMETERS if name in query}
    try:
        return Submission.model_validate({"article": article, "options": options})
    except ValidationError as error:
        raise invalid_parameters(parameter_faults(error)) from None


def _from_json(body: bytes) -> Submission:
    if len(_STRING.sub(b"", body)) > MOST_STRUCTURE:
        raise _not_valid("", "There is far more here than an article and options")
    try:
        submission = Submission.model_validate_json(body)
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


def _refuse_repeated_names(members: list[tuple[str, Any]]) -> None:
    seen = set()
    for name, _ in members:
        if name in seen:
            raise _not_valid(_place(name), "Given more than once")
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
