# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""For sites whose pages are published by the last approval of a workflow."""

from typing import Any


def publish_unless_held(workflow_state: Any, user: Any = None) -> None:
    """WAGTAIL_FINISH_WORKFLOW_ACTION: an approved page with findings stays a draft.

    There is nobody to ask at this point; who may publish sees the findings in the editor.
    """
    # Wagtail imports this module while it defines its models, which these modules need.
    from wagtail.models import Page
    from wagtail.workflows import publish_workflow_state

    from nutgraf_wagtail.gate import is_held

    page = workflow_state.content_object
    if not (isinstance(page, Page) and is_held(page.get_latest_revision_as_object(), user)):
        publish_workflow_state(workflow_state, user=user)
