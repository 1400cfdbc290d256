"""Articles in, extractions out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from schemas.base import Schema
from schemas.extraction import Extraction, OffsetUnit
from service.api.dependencies import TheAdmission, TheOwner, TheServices, TheSettings
from service.api.openapi import SUBMISSION, documented
from service.api.submission import read_submission
from service.errors import (
    DeadlineExceeded,
    EmptyArticle,
    InvalidRequest,
    NotFound,
    Overloaded,
    TooLarge,
    UnknownModel,
    UnreadableArticle,
    UnsupportedLanguage,
    WrongMediaType,
)
from service.extract import extract
from service.page import render_page
from service.ports import Services
from service.text.offsets import in_utf16

router = APIRouter(prefix="/v1/extractions", tags=["extractions"])


PAGE_HEADERS = {"Content-Security-Policy": "frame-ancestors 'none'"}
"""The page says itself which style and script it trusts; this is what only a header can say."""


class View(Schema):
    """How a kept extraction is shown."""

    offsets: OffsetUnit = "codepoints"


class NoParameters(Schema):
    """For a route that takes none, so that a misspelt one is not silently ignored."""


@router.post(
    "",
    response_model=Extraction,
    openapi_extra=SUBMISSION,
    responses=documented(
        InvalidRequest,
        EmptyArticle,
        UnreadableArticle,
        UnsupportedLanguage,
        UnknownModel,
        TooLarge,
        WrongMediaType,
        Overloaded,
        DeadlineExceeded,
    ),
)
async def create_extraction(
    request: Request,
    services: TheServices,
    settings: TheSettings,
    admission: TheAdmission,
    owner: TheOwner,
) -> Response:
    """Extract the key points and claims of an article.

    Send a submission as JSON, or the article alone as text or HTML with everything else in the
    query. The same article with the same options is extracted once and kept.
    """
    with admission.place():
        async with _deadline(settings.deadline_seconds):
            submission = await read_submission(request, settings.max_body_bytes)
        extraction = await extract(submission, services, owner)
        return await _answer(extraction, submission.options.offsets, services)


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
        extraction = await _kept(id, services, owner)
        page = await services.workers.run(render_page, extraction)
        return HTMLResponse(page, headers=PAGE_HEADERS)


@router.get(
    "/{id}",
    response_model=Extraction,
    responses=documented(InvalidRequest, NotFound, Overloaded),
)
async def get_extraction(
    id: str,
    view: Annotated[View, Query()],
    services: TheServices,
    admission: TheAdmission,
    owner: TheOwner,
) -> Response:
    """Get a kept extraction again."""
    with admission.place():
        return await _answer(await _kept(id, services, owner), view.offsets, services)


async def _kept(id: str, services: Services, owner: str | None) -> Extraction:
    if extraction := await services.store.get(id, owner):
        return extraction
    raise NotFound("No extraction of this id is kept. Send the article again to get one.")


async def _answer(extraction: Extraction, offsets: OffsetUnit, services: Services) -> Response:
    if offsets == "utf16":
        extraction = await services.workers.run(in_utf16, extraction)
    return Response(extraction.model_dump_json(), media_type="application/json")


@asynccontextmanager
async def _deadline(seconds: float) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds) as timer:
            yield
    except TimeoutError:
        if not timer.expired():
            raise
        raise DeadlineExceeded(f"The body did not arrive within {seconds:g} seconds.") from None
