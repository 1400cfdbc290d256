# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""The kinds of entries in Wagtail's own log, shown in a page's history and the site's."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from nutgraf_wagtail.review import Found

HELD = "nutgraf.held"
OVERRIDDEN = "nutgraf.overridden"
UNCHECKED = "nutgraf.unchecked"


def record(page: Any, action: str, user: Any, found: list[Found], reason: str = "") -> None:
    told = {"reason": reason, "findings": [each.record for each in found]}
    log(instance=page, action=action, user=user, data=told, revision=page.latest_revision)


def register(actions: LogActionRegistry) -> None:
    @actions.register_action(HELD)
    class Held(LogFormatter):
        label = gettext_lazy("Nutgraf: stop publishing")

        def format_message(self, entry: Any) -> str:
            return str(_("Not published: %(faults)s") % {"faults": _faults(entry)})

    @actions.register_action(OVERRIDDEN)
    class Overridden(LogFormatter):
        label = gettext_lazy("Nutgraf: publish in spite of findings")

        def format_message(self, entry: Any) -> str:
            return str(_("Publishing in spite of: %(faults)s") % {"faults": _faults(entry)})

        def format_comment(self, entry: Any) -> str:
            return str(entry.data.get("reason", ""))

    @actions.register_action(UNCHECKED)
    class Unchecked(LogFormatter):
        label = gettext_lazy("Nutgraf: publish unchecked")

        def format_message(self, entry: Any) -> str:
            return str(
                _("Publishing unchecked: %(reason)s") % {"reason": entry.data.get("reason", "")}
            )


def _faults(entry: Any) -> str:
    findings = entry.data.get("findings", ())
    return " ".join(f"“{finding['words']}”: {finding['explanation']}" for finding in findings)
