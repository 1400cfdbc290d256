# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""The panel for a page's edit form."""

from typing import Any

from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from nutgraf_wagtail.conf import conf
from nutgraf_wagtail.gate import HELD

HEADING = _("Who says what")


class NutgrafPanel(Panel):
    """Shows key points, claims by source, and what title and introduction overstate.

    Which fields these are, the setting NUTGRAF says.
    """

    def __init__(self, heading: Any = HEADING, icon: str = "openquote", **named: Any) -> None:
        super().__init__(heading=heading, icon=icon, **named)

    @property
    def clean_name(self) -> str:
        return "nutgraf"

    class BoundPanel(Panel.BoundPanel):
        template_name = "nutgraf_wagtail/panel.html"

        def is_shown(self) -> bool:
            return conf().fields_of(self.panel.model) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            query = self.request.GET if self.request else {}
            return context | {
                "url": reverse("nutgraf_review", args=(0,)),
                "page_id": self.instance.pk or "",
                "is_held": query.get("nutgraf") == HELD,
            }

        @cached_property
        def media(self) -> Media:
            return Media(
                css={"all": [static("nutgraf_wagtail/panel.css")]},
                js=[static("nutgraf_wagtail/panel.js")],
            )
