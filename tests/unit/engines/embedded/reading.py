"""Runs the embedded engine over a few words, for the tests beside it."""

from schemas.proposal import ProposedClaim
from service.engines.embedded.engine import propose_claims
from service.ports import Parser
from tests.unit.verify.readings import read


def claims_in(parser: Parser, text: str) -> tuple[ProposedClaim, ...]:
    return propose_claims(read(text, parser)).claims


def told(claim: ProposedClaim) -> tuple[str, str, str]:
    """Source, cue and content as a reader would say them."""
    return (
        " / ".join(span.text for span in claim.source),
        " / ".join(span.text for span in claim.cue),
        " / ".join(span.text for span in claim.content),
    )
