"""Joins what the LLM read with what the second reader found in the same sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.article import Span
from schemas.proposal import ProposedClaim
from service.engines.llm.location import Grounds
from service.verify.claims import refuse_claim


def lacking(
    drafted: Sequence[ProposedClaim], found: Sequence[ProposedClaim]
) -> list[ProposedClaim]:
    """The claims of the second reader that the draft does not have."""
    return [claim for claim in found if not any(same(claim, other) for other in drafted)]


def without(
    found: Sequence[ProposedClaim], offered: Sequence[ProposedClaim], dismissed: Iterable[int]
) -> tuple[ProposedClaim, ...]:
    """What remains of `found` when the candidates of these numbers, from 1, are no claims."""
    numbers = set(dismissed)
    gone = [claim for number, claim in enumerate(offered, 1) if number in numbers]
    return tuple(claim for claim in found if claim not in gone)


def join(
    grounds: Grounds, drafted: Sequence[ProposedClaim], found: Sequence[ProposedClaim]
) -> tuple[ProposedClaim, ...]:
    """All claims of both in text order; one that both found is the second reader's.

    Its borders are a clause's, where an LLM is apt to stop early; the level is the LLM's reading.
    """
    joined = []
    remaining = list(drafted)
    for claim in found:
        twins = [other for other in remaining if same(claim, other)]
        remaining = [other for other in remaining if other not in twins]
        both = claim
        if twins:
            level = twins[0].level, twins[0].hedges
            both = replace(claim, origin="both", level=level[0], hedges=level[1])
        joined.append(claim if twins and refuse_claim(grounds.reading, both) else both)
    return tuple(sorted((*joined, *remaining), key=lambda claim: claim.content[0].start))


def same(one: ProposedClaim, other: ProposedClaim) -> bool:
    """Whether they share half of what they cover together, or, by the same cue, of the shorter."""
    shared = sum(_shared(a, b) for a in one.content for b in other.content)
    lengths = _length(one), _length(other)
    if any(a.overlaps(b) for a in one.cue for b in other.cue):
        return 2 * shared >= min(lengths)
    return 2 * shared >= sum(lengths) - shared


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(claim: ProposedClaim) -> int:
    return sum(span.end - span.start for span in claim.content)
