"""Articles in, extractions out."""

from contextlib import ExitStack
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from schemas.base import Schema
from schemas.extraction import Extraction, OffsetUnit
from service.api.dependencies import (
    TheAdmission,
    TheAuditor,
    TheOwner,
    TheServices,
    TheSettings,
)
from service.api.extracted import REFUSALS, kept_extraction
from service.api.hang_up import unless_hung_up
from service.api.negotiation import VARY, negotiated
from service.api.openapi import SUBMISSION, answered, documented, event
from service.api.pages import PAGE_HEADERS
from service.api.streaming import MEDIA_TYPE, EventStream
from service.api.submission import body_deadline, read_submission
from service.errors import InvalidRequest, NotAcceptable, NotFound, Overloaded, ShuttingDown
from service.extract import extract
from service.formats import FORMATS, FormatName, written
from service.page import render_page
from service.ports import Hear, Services

router = APIRouter(prefix="/v1/extractions", tags=["extractions"])


BY_TYPE: dict[str, FormatName] = {each.media_type: name for name, each in FORMATS.items()}

TYPES = (*BY_TYPE,)
TYPES_OF_A_NEW_ONE = (TYPES[0], MEDIA_TYPE, *TYPES[1:])
"""Events come before what has no JSON in its name, for a client that takes any text."""

AS_FORMATS: dict[str, Any] = {
    "application/vnd.iptc.ninjs+json": {
        "schema": {
            "type": "object",
            "description": "The article as a ninjs 3 item, the extraction associated with it.",
        }
    },
    "application/ld+json": {
        "schema": {
            "type": "object",
            "description": "Linked data in schema.org's words; with the profile"
            " http://www.w3.org/ns/anno.jsonld, Web Annotations.",
        }
    },
    "text/csv": {"schema": {"type": "string", "description": "Claims, one row each."}},
}

EVENTS = {
    "claim": "Claim",
    "key_point": "KeyPoint",
    "rejected": "Rejected",
    "done": "Extraction",
    "error": "Problem",
}
"""The shape of each event's data, by the event's name."""

AS_EVENTS: dict[str, Any] = {
    MEDIA_TYPE: {
        # OpenAPI 3.2's word for what a stream is made of
        "itemSchema": {
            "description": "Server-sent events, each with JSON as its data: `claim`,"
            " `key_point` and `rejected` once an item is final; then `done` with the whole"
            " extraction, or `error` with a problem. An item that comes again under its"
            " id takes the place of the first.",
            "oneOf": [event(name, shape) for name, shape in EVENTS.items()],
        },
    }
}


class View(Schema):
    """How a kept extraction is shown."""

    offsets: OffsetUnit = "codepoints"


class NoParameters(Schema):
    """For a route that takes none, so that a misspelt one is not silently ignored."""


@router.post(
    "",
    response_model=Extraction,
    openapi_extra=SUBMISSION,
    responses=answered(AS_FORMATS | AS_EVENTS) | documented(*REFUSALS, NotAcceptable, ShuttingDown),
)
async def create_extraction(
    request: Request,
    services: TheServices,
    settings: TheSettings,
    admission: TheAdmission,
    owner: TheOwner,
    auditor: TheAuditor,
) -> Response:
    """Extract the key points and claims of an article.

    Send a submission as JSON, or the article alone as text, HTML or a ninjs item with everything
    else in the query. The same article with the same options is extracted once and kept, unless
    `options.refresh` asks anew. With `options.confidential` nothing is kept.

    `Accept` chooses the format. With `text/event-stream` items come as they are found.
    """
    wanted = negotiated(request, TYPES_OF_A_NEW_ONE)
    with ExitStack() as held:
        held.enter_context(admission.place())
        async with body_deadline(settings.deadline_seconds):
            submission = await read_submission(request, settings.max_body_bytes)
        offsets = submission.options.offsets

        async def extraction(hear: Hear | None = None) -> Extraction:
            return await auditor.follow(
                submission, lambda metered: extract(submission, metered, owner, hear)
            )

        if wanted == MEDIA_TYPE:
            return EventStream(
                extraction,
                offsets=offsets,
                workers=services.workers,
                keep_alive_seconds=settings.keep_alive_seconds,
                held=held.pop_all(),
            )
        found = await unless_hung_up(request.receive, extraction())
        return await _answer(found, wanted, offsets, services)


@router.get(
    "/{id}.html",
    response_class=HTMLResponse,
    responses=documented(InvalidRequest, NotFound, Overloaded),
)
async def show_extraction(
    id: str,
    _: Annotated[NoParameters, Query()],
    services: TheServices,
    admission: TheAdmission,
    owner: TheOwner,
) -> Response:
    """Show a kept extraction as a page: the article with its claims marked."""
    with admission.place():
        extraction = await kept_extraction(id, services, owner)
        page = await services.workers.run(render_page, extraction)
        return HTMLResponse(page, headers=PAGE_HEADERS)


@router.get(
    "/{id}",
    response_model=Extraction,
    responses=answered(AS_FORMATS)
    | documented(InvalidRequest, NotFound, NotAcceptable, Overloaded),
)
async def get_extraction(
    request: Request,
    id: str,
    view: Annotated[View, Query()],
    services: TheServices,
    admission: TheAdmission,
    owner: TheOwner,
) -> Response:
    """Get a kept extraction again, in any format."""
    wanted = negotiated(request, TYPES)
    with admission.place():
        return await _answer(
            await kept_extraction(id, services, owner), wanted, view.offsets, services
        )


async def _answer(
    extraction: Extraction, media_type: str, offsets: OffsetUnit, services: Services
) -> Response:
    name = BY_TYPE[media_type]
    if name == "json" and offsets == "codepoints":
        content = written(extraction, name, offsets)
    else:
        content = await services.workers.run(written, extraction, name, offsets)
    return Response(content, media_type=media_type, headers=VARY)
