"""Runs the embedded engine over a few words, for the tests beside it."""

from schemas.article import Article
from schemas.proposal import ProposedClaim
from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of


def claims_in(parser: Parser, text: str) -> tuple[ProposedClaim, ...]:
    quotations = quotations_of(text)
    article = Article(
        text, "en", sentences=sentences_of(text, "en", quotations), quotations=quotations
    )
    return propose_claims(Reading(article, parser.parse(article))).claims


def told(claim: ProposedClaim) -> tuple[str, str, str]:
    """Source, cue and content as a reader would say them."""
    return (
        " / ".join(span.text for span in claim.source),
        " / ".join(span.text for span in claim.cue),
        " / ".join(span.text for span in claim.content),
    )
