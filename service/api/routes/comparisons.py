"""Two versions of an article in, what changed out."""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from schemas.comparison import Comparison, ComparisonSubmission
from service.api.dependencies import (
    TheAdmission,
    TheAuditor,
    TheOwner,
    TheServices,
    TheSettings,
)
from service.api.extracted import REFUSALS, extraction_for
from service.api.hang_up import unless_hung_up
from service.api.negotiation import VARY, negotiated
from service.api.openapi import answered, body_of, documented
from service.api.pages import AS_PAGE, PAGE, PAGE_HEADERS, TYPES
from service.api.submission import body_deadline, read_json
from service.comparisons import compare
from service.errors import NotAcceptable, NotFound
from service.page.comparison import render_comparison
from service.ports import Services
from service.text.offsets import comparison_in_utf16

router = APIRouter(prefix="/v1/comparisons", tags=["comparisons"])


@router.post(
    "",
    response_model=Comparison,
    openapi_extra=body_of(ComparisonSubmission),
    responses=answered(AS_PAGE) | documented(*REFUSALS, NotAcceptable, NotFound),
)
async def create_comparison(
    request: Request,
    services: TheServices,
    settings: TheSettings,
    admission: TheAdmission,
    owner: TheOwner,
    auditor: TheAuditor,
) -> Response:
    """Compare two versions of an article by what they say.

    Each is an article or the id of its extraction. With `Accept: text/html` the answer is a page.
    """
    wanted = negotiated(request, TYPES)
    with admission.place():
        async with body_deadline(settings.deadline_seconds):
            submission = await read_json(request, settings.max_body_bytes, ComparisonSubmission)

        async def answer(services: Services) -> Response:
            old, new = await asyncio.gather(
                *(
                    extraction_for(
                        version.article,
                        version.extraction_id,
                        submission.options,
                        services,
                        owner,
                        auditor,
                    )
                    for version in (submission.old, submission.new)
                )
            )
            run = services.workers.run
            comparison = await run(compare, old, new, services.parser)
            if wanted == PAGE:
                page = await run(render_comparison, comparison, old, new)
                return HTMLResponse(page, headers=PAGE_HEADERS | VARY)
            if submission.options.offsets == "utf16":
                comparison = await run(
                    comparison_in_utf16, comparison, old.article.text, new.article.text
                )
            return Response(
                comparison.model_dump_json(), media_type="application/json", headers=VARY
            )

        return await unless_hung_up(request.receive, answer(services))
