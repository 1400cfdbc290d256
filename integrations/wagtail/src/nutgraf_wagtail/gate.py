# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""Between the Publish button and the public.

What is asked for here is asked after Wagtail has saved the revision: whatever is answered, the
editor's work is kept. And whatever goes wrong here, the page can be published.
"""

import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from nutgraf_client import NutgrafError
from wagtail.admin import messages

from nutgraf_wagtail import log
from nutgraf_wagtail.conf import Conf, Fields, conf
from nutgraf_wagtail.review import Review, review_page

CONFIRMED = "nutgraf-confirmed"
REASON = "nutgraf-reason"
LONGEST_REASON = 500
HELD = "held"

_logger = logging.getLogger(__name__)


def before_publish_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """None lets the page pass; else the editor is shown what keeps it."""
    settings = conf()
    fields = settings.fields_of(type(page))
    if settings.gate == "off" or fields is None:
        return None
    _take_back(request, page)
    review = reviewed(page, fields, settings, request)
    if review is None or not review.held:
        return None
    if _is_confirmed(request, review, settings):
        reason = request.POST.get(REASON, "").strip()[:LONGEST_REASON]
        log.record(page, log.OVERRIDDEN, request.user, review.held, reason)
        return None
    log.record(page, log.HELD, request.user, review.held)
    messages.error(request, _held_message(page, len(review.held)))
    return redirect(_editor(request, page))


def before_bulk_publish(
    request: HttpRequest,
    action_type: str,
    pages: Iterable[Any],
    action: Any,
) -> HttpResponse | None:
    """Many pages at once: none is published while one of them is held."""
    settings = conf()
    if action_type != "publish" or settings.gate == "off":
        return None
    held = 0
    for page in _with_drafts_below(pages, action):
        fields = settings.fields_of(page.specific_class or type(page))
        if fields is None:
            continue
        latest = page.get_latest_revision_as_object()
        review = reviewed(latest, fields, settings, request)
        if review is None:
            break  # it is away: the editor has been told, and need not wait for each page
        if review.held:
            held += 1
            log.record(latest, log.HELD, request.user, review.held)
            messages.error(
                request,
                _held_message(latest, len(review.held)),
                buttons=[messages.button(_edit_url(page), _("Edit"))],
            )
    return redirect(getattr(action, "next_url", None) or "wagtailadmin_home") if held else None


def is_held(page: Any, user: Any) -> bool:
    """For what publishes by itself, where nobody can be asked for a reason."""
    settings = conf()
    fields = settings.fields_of(type(page))
    if settings.gate == "off" or fields is None:
        return False
    answer = _asked(page, fields, settings, user)
    if isinstance(answer, str) or not answer.held:
        return False
    log.record(page, log.HELD, user, answer.held)
    return True


def reviewed(page: Any, fields: Fields, settings: Conf, request: HttpRequest) -> Review | None:
    """None if there was no review, and the editor is told that it goes unchecked."""
    answer = _asked(page, fields, settings, request.user)
    if isinstance(answer, Review):
        return answer
    messages.warning(
        request,
        _("Nutgraf did not check “%(title)s”: %(reason)s It is published unchecked.")
        % {"title": page.get_admin_display_title(), "reason": answer},
    )
    return None


def _asked(page: Any, fields: Fields, settings: Conf, user: Any) -> Review | str:
    """The review; or why there is none, which is logged as well."""
    try:
        return review_page(page, fields, settings, timeout=settings.publish_timeout)
    except NutgrafError as error:
        reason = str(error)
    except Exception:
        _logger.exception("Page %s could not be reviewed", page.pk)
        reason = _("Something went wrong; it is in the site's log.")
    log.record(page, log.UNCHECKED, user, [], reason)
    return reason


def _is_confirmed(request: HttpRequest, review: Review, settings: Conf) -> bool:
    """Confirmed for just these findings; a gate that blocks wants a reason as well."""
    if request.POST.get(CONFIRMED) != review.fingerprint:
        return False
    return settings.gate == "warn" or bool(request.POST.get(REASON, "").strip())


def _take_back(request: HttpRequest, page: Any) -> None:
    """A page that is new is live already when Wagtail asks; what publishes it makes it so again."""
    if request.resolver_match and request.resolver_match.view_name == "wagtailadmin_pages:add":
        page.live = False
        page.has_unpublished_changes = True
        page.save(clean=False, update_fields=["live", "has_unpublished_changes"])


def _with_drafts_below(pages: Iterable[Any], action: Any) -> Iterable[Any]:
    below = action.cleaned_form.cleaned_data.get("include_descendants")
    for page in pages:
        yield page
        if below:
            yield from page.get_descendants().not_live()


def _held_message(page: Any, count: int) -> str:
    told: str = ngettext(
        "“%(title)s” is saved and was not published: its title or introduction says something"
        " that the text does not bear out.",
        "“%(title)s” is saved and was not published: its title or introduction says %(count)d"
        " things that the text does not bear out.",
        count,
    ) % {"title": page.get_admin_display_title(), "count": count}
    return told


def _editor(request: HttpRequest, page: Any) -> str:
    query = {"nutgraf": HELD}
    if onward := request.POST.get("next") or request.GET.get("next"):
        query["next"] = onward
    return f"{_edit_url(page)}?{urlencode(query)}"


def _edit_url(page: Any) -> str:
    return str(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
