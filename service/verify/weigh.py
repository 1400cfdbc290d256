"""Weighs accepted claims: whose they are, how surely they are put, what speaks for and against.

What is worked out here is the same for every engine, so that two engines' claims can be compared.
"""

from collections.abc import Sequence

from schemas.article import Article, Span
from schemas.extraction import Claim, Quantity, Source
from schemas.hedging import HedgeCue, Hedging, Verification, weakest
from schemas.proposal import ClaimKind, ProposedClaim
from schemas.syntax import Parse
from service.text.checking import verification_of
from service.text.coreference import References
from service.text.hedging import read_hedging
from service.text.quantities import quantities_in
from service.text.readable import readable_text
from service.text.sources import describe_sources

SHORTEST_QUOTE = 4
"""Words from which a quotation that no claim covers is worth telling the reader about."""


def weigh(references: References, proposed: Sequence[ProposedClaim]) -> tuple[Claim, ...]:
    """The claims in text order, numbered from c1."""
    ordered = sorted(proposed, key=lambda claim: (claim.content[0].start, claim.content[0].end))
    sources = describe_sources(references, ordered)
    verifications = verification_of(references, ordered)
    return tuple(
        _claim(f"c{number}", references, claim, source, verification)
        for number, (claim, source, verification) in enumerate(
            zip(ordered, sources, verifications, strict=True), start=1
        )
    )


def _claim(
    id: str,
    references: References,
    claim: ProposedClaim,
    source: Source | None,
    verification: Verification,
) -> Claim:
    article = references.article
    return Claim(
        id=id,
        origin=claim.origin,
        type=claim.type,
        kind=kind_of(article, claim.content),
        content=claim.content,
        text=readable_text(references, claim),
        source=source,
        via=claim.via,
        cue=claim.cue[0] if claim.cue else None,
        cue_spans=claim.cue,
        hedging=_hedging(article, references.parse, claim),
        verification=verification,
        quantities=_quantities(article, claim.content),
    )


def kind_of(article: Article, content: Sequence[Span]) -> ClaimKind:
    """`direct` where every letter of the content is quoted, `indirect` where none is."""
    quoted = unquoted = False
    for span in content:
        place = span.start
        for quotation in article.quotations_in(span.start, span.end):
            unquoted |= _has_words(article, place, quotation.start)
            quoted |= _has_words(article, max(place, quotation.start), min(span.end, quotation.end))
            place = quotation.end
        unquoted |= _has_words(article, place, span.end)
    if quoted and unquoted:
        return "mixed"
    return "direct" if quoted else "indirect"


def _has_words(article: Article, start: int, end: int) -> bool:
    return any(character.isalnum() for character in article.text[start:end])


def _hedging(article: Article, parse: Parse, claim: ProposedClaim) -> Hedging:
    """What the lexicon reads, unless the engine reads a weaker level and shows the words for it.

    Without a grammar there is no lexicon either, and the level is the engine's.
    """
    hedging = read_hedging(article, parse, claim.content, claim.cue, claim.source, type=claim.type)
    if claim.level is None or weakest(hedging.level, claim.level) == hedging.level:
        return hedging
    shown = [cue for cue in hedging.cues if cue.type not in _NO_HEDGES]
    if parse.tokens and not (shown or claim.hedges):
        return hedging
    known = {cue.span for cue in hedging.cues}
    quoted = (HedgeCue(span=s, type="unclassified") for s in claim.hedges if s not in known)
    cues = sorted((*hedging.cues, *quoted), key=lambda cue: cue.span.start)
    return hedging.model_copy(update={"level": claim.level, "cues": tuple(cues)})


_NO_HEDGES = {"approximator", "booster"}
"""Cues that are recorded and weaken nothing."""


def _quantities(article: Article, content: Sequence[Span]) -> tuple[Quantity, ...]:
    return tuple(
        quantity for span in content for quantity in quantities_in(article, span.start, span.end)
    )


def uncovered_quotes(article: Article, claims: Sequence[ProposedClaim]) -> tuple[Span, ...]:
    """The quotations of some length that are no claim's: a reader may want to look at them."""
    covered = bytearray(len(article.text))
    for claim in claims:
        for span in claim.content:
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return tuple(
        article.span(quotation.start, quotation.end)
        for quotation in article.outer_quotations
        if 1 not in covered[quotation.start : quotation.end]
        and len(article.text[quotation.inner_start : quotation.inner_end].split()) >= SHORTEST_QUOTE
    )
