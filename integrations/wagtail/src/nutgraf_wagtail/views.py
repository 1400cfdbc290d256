"""What the panel asks for once the page is there, so that neither opening nor saving waits."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from nutgraf_client import Claim, NutgrafError, Refused, Unreachable
from wagtail.models import Page

from nutgraf_wagtail import gate
from nutgraf_wagtail.conf import conf
from nutgraf_wagtail.content import Place
from nutgraf_wagtail.review import Review, review_page
from nutgraf_wagtail.words import marks

TEMPLATE = "nutgraf_wagtail/review.html"
MARK = "X-Nutgraf-Review"
"""Tells the panel's script that this is its answer, and not a log-in form."""

_logger = logging.getLogger(__name__)


@never_cache
@require_GET
def show_review(request: HttpRequest, page_id: int) -> HttpResponse:
    """The review of a page as it was last saved, as a piece of HTML."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit():
        raise PermissionDenied
    settings = conf()
    fields = settings.fields_of(type(page))
    if fields is None:
        raise Http404
    context: dict[str, Any] = {"gate": settings.gate, "may_publish": permissions.can_publish()}
    try:
        review = review_page(page, fields, settings, timeout=settings.read_timeout)
    except Unreachable as error:
        context |= {"away": True, "reason": str(error)}
    except NutgrafError as error:
        context |= {"reason": error.detail if isinstance(error, Refused) else str(error)}
    except Exception:
        _logger.exception("Page %s could not be reviewed", page_id)
        context |= {"reason": ""}
    else:
        context |= _shown(review)
    context |= {"longest_reason": gate.LONGEST_REASON}
    response = render(request, TEMPLATE, context)
    response.headers[MARK] = "1"
    return response


def _shown(review: Review) -> dict[str, Any]:
    extraction = review.extraction
    if extraction is None:
        return {"review": review}
    return {
        "review": review,
        "key_points": [
            {"point": point, "place": review.content.place(point.evidence[0])}
            for point in extraction.key_points
        ],
        "sources": _by_source(review, list(extraction.claims)),
    }


def _by_source(review: Review, claims: list[Claim]) -> list[dict[str, Any]]:
    """Sources in the order in which the article brings them up, each with its claims."""
    sources: dict[str, dict[str, Any]] = {}
    for claim in claims:
        name = claim.source.name.text if claim.source else ""
        kept = sources.setdefault(name, {"name": name, "source": claim.source, "claims": []})
        place: Place | None = review.content.place(claim.content[0])
        kept["claims"].append({"claim": claim, "place": place, "marks": list(marks(claim))})
    return list(sources.values())
