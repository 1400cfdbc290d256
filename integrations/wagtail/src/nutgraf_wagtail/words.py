"""Names for what Nutgraf answers, to be translated."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from nutgraf_client import Claim

WHERE = {"title": _("Title"), "introduction": _("Introduction")}

FINDINGS = {
    "invented_quote": _("Invented quotation"),
    "altered_quote": _("Altered quotation"),
    "misattributed_quote": _("Quotation of somebody else"),
    "spliced_quote": _("Spliced quotation"),
    "unsupported_number": _("Figure not in the text"),
    "unsupported_date": _("Date not in the text"),
    "unsupported_name": _("Name not in the text"),
    "lost_hedge": _("Surer than the text"),
    "lost_attribution": _("Attribution lost"),
    "dropped_not_verified": _("Not said to be unverified"),
    "reversed_statement": _("Reversed"),
    "swapped_roles": _("Roles swapped"),
    "unsupported_statement": _("Not in the text"),
}

_LEVELS = {
    "probable": _("probable"),
    "possible": _("possible"),
    "uncommitted": _("left open"),
}
_STANCES = {"distanced": _("kept at a distance"), "contradicted": _("contradicted")}
_STATUSES = {
    "confirmed": _("confirmed"),
    "documented": _("documented"),
    "not_verified": _("not verified"),
    "disputed": _("disputed"),
    "denied": _("denied"),
    "retracted": _("retracted"),
}


def finding_name(type: str) -> str:  # noqa: A002 - the answer's own word
    """A type that a newer service finds goes by its own name."""
    return str(FINDINGS.get(type) or type.replace("_", " ").capitalize())


def marks(claim: Claim) -> Iterator[str]:
    """What sets a claim apart from one that is simply stated."""
    for words, key in (
        (_LEVELS, claim.hedging.level),
        (_STANCES, claim.hedging.stance),
        (_STATUSES, claim.verification.status),
    ):
        if key in words:
            yield str(words[key])
