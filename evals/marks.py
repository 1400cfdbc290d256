"""What a labeller or an engine marked in an article: the one form in which both are scored.

Offsets alone are kept, half-open and in code points; the words are the article's.
"""

from collections.abc import Iterable

from evals.dataset import Labelling
from schemas.article import Span
from schemas.base import Schema
from schemas.extraction import Extraction
from schemas.hedging import Level, Polarity, Stance, VerificationStatus
from schemas.proposal import ClaimKind, ClaimType

Range = tuple[int, int]
Ranges = tuple[Range, ...]


class MarkedClaim(Schema):
    """`name` is the fullest name of the source; it is None, and `source` empty, without one."""

    content: Ranges
    source: Ranges = ()
    name: Range | None = None
    cue: Ranges = ()
    kind: ClaimKind = "indirect"
    type: ClaimType = "statement"
    level: Level = "certain"
    polarity: Polarity = "positive"
    stance: Stance = "attributed"
    approximate: bool = False
    verification: VerificationStatus = "none_stated"


class MarkedPoint(Schema):
    """A key point; each of the `alternatives` carries it as well as `evidence` does."""

    text: str
    evidence: Ranges
    alternatives: tuple[Ranges, ...] = ()


class Marks(Schema):
    """All that somebody marked in one article."""

    claims: tuple[MarkedClaim, ...] = ()
    points: tuple[MarkedPoint, ...] = ()


def labelled(labelling: Labelling) -> Marks:
    """What a labeller marked."""
    return Marks(
        claims=tuple(
            MarkedClaim(
                content=_ranges(claim.content),
                source=_ranges(claim.source or ()),
                name=_range(claim.name),
                cue=_ranges(claim.cue),
                kind=claim.kind,
                type=claim.type,
                level=claim.level,
                polarity=claim.polarity,
                stance=claim.stance,
                approximate=claim.approximate,
                verification=claim.verification.status,
            )
            for claim in labelling.claims
        ),
        points=tuple(
            MarkedPoint(
                text=point.text,
                evidence=_ranges(point.evidence),
                alternatives=tuple(_ranges(each) for each in point.alternatives),
            )
            for point in labelling.key_points
        ),
    )


def extracted(extraction: Extraction) -> Marks:
    """What an engine found and verification let through."""
    return Marks(
        claims=tuple(
            MarkedClaim(
                content=_ranges(claim.content),
                source=_ranges(claim.source.spans if claim.source else ()),
                name=_range(claim.source.name if claim.source else None),
                cue=_ranges(claim.cue_spans),
                kind=claim.kind,
                type=claim.type,
                level=claim.hedging.level,
                polarity=claim.hedging.polarity,
                stance=claim.hedging.stance,
                approximate=claim.hedging.approximate,
                verification=claim.verification.status,
            )
            for claim in extraction.claims
        ),
        points=tuple(
            MarkedPoint(text=point.text, evidence=_ranges(point.evidence))
            for point in extraction.key_points
        ),
    )


def _ranges(spans: Iterable[Span]) -> Ranges:
    return tuple((span.start, span.end) for span in spans)


def _range(span: Span | None) -> Range | None:
    return None if span is None else (span.start, span.end)
