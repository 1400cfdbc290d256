# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""For sites whose pages are published by the last approval of a workflow."""

from typing import Any

from nutgraf_client import NutgrafError
from wagtail.models import Page
from wagtail.workflows import publish_workflow_state

from nutgraf_wagtail import log
from nutgraf_wagtail.conf import conf
from nutgraf_wagtail.review import review_page


def publish_unless_held(workflow_state: Any, user: Any = None) -> None:
    """WAGTAIL_FINISH_WORKFLOW_ACTION: an approved page with findings stays a draft.

    There is nobody to ask at this point; who may publish sees the findings in the editor.
    """
    settings, page = conf(), workflow_state.content_object
    fields = settings.fields_of(type(page)) if isinstance(page, Page) else None
    if settings.gate != "off" and fields is not None:
        latest = page.get_latest_revision_as_object()
        try:
            review = review_page(latest, fields, settings, timeout=settings.publish_timeout)
        except NutgrafError as error:
            log.record(page, log.UNCHECKED, user, [], str(error))
        else:
            if review.held:
                log.record(page, log.HELD, user, review.held)
                return
    publish_workflow_state(workflow_state, user=user)
