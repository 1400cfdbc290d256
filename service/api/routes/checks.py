"""Texts in, findings out."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from schemas.check import Check, CheckSubmission
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
from service.checks import check, refuse_text
from service.confidence import confided
from service.errors import EmptyText, NotAcceptable, NotFound
from service.extract import engine_for
from service.fallback import require_means
from service.page.check import render_check
from service.ports import Critic, Ledger, Services
from service.text.offsets import check_in_utf16

router = APIRouter(prefix="/v1/checks", tags=["checks"])


@router.post(
    "",
    response_model=Check,
    openapi_extra=body_of(CheckSubmission),
    responses=answered(AS_PAGE) | documented(*REFUSALS, NotAcceptable, NotFound, EmptyText),
)
async def create_check(
    request: Request,
    services: TheServices,
    settings: TheSettings,
    admission: TheAdmission,
    owner: TheOwner,
    auditor: TheAuditor,
) -> Response:
    """Check a headline, summary or alert against its article.

    Send the article, or the id of its extraction, and the text. With `Accept: text/html` the
    answer is a page.
    """
    wanted = negotiated(request, TYPES)
    with admission.place():
        async with body_deadline(settings.deadline_seconds):
            submission = await read_json(request, settings.max_body_bytes, CheckSubmission)
        refuse_text(submission.text, submission.kind)
        allowed = confided(services, submission.options)
        engine_for(allowed, submission.options.model)

        async def answer(services: Services) -> Response:
            extraction = await extraction_for(
                submission.article,
                submission.extraction_id,
                submission.options,
                services,
                owner,
                auditor,
            )

            async def checked(ledger: Ledger) -> Check:
                return await check(
                    extraction,
                    submission.text,
                    submission.kind,
                    replace(allowed, ledger=ledger),
                    model=submission.options.model,
                    owner=owner,
                )

            critic = allowed.engines.get(submission.options.model or "")
            if isinstance(critic, Critic):
                await require_means([critic], services.ledger.account(owner))
                found = await auditor.follow_critic(extraction, critic.alias, checked)
            else:
                found = await checked(services.ledger)
            run = services.workers.run
            if wanted == PAGE:
                page = await run(render_check, found, submission.text, submission.kind, extraction)
                return HTMLResponse(page, headers=PAGE_HEADERS | VARY)
            if submission.options.offsets == "utf16":
                found = await run(check_in_utf16, found, submission.text, extraction.article.text)
            return Response(found.model_dump_json(), media_type="application/json", headers=VARY)

        return await unless_hung_up(request.receive, answer(services))
