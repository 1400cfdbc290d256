"""Joins what the LLM read with what the second reader found in the same sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.proposal import ProposedClaim
from service.engines.llm.location import Grounds
from service.verify.claims import refuse_claim

FEW = 2
"""Candidates that may well all be wrong."""


def lacking(
    drafted: Sequence[ProposedClaim], found: Sequence[ProposedClaim]
) -> list[ProposedClaim]:
    """The claims of the second reader that the draft does not have."""
    return [claim for claim in found if not any(same(claim, other) for other in drafted)]


def without(
    found: Sequence[ProposedClaim],
    offered: Sequence[ProposedClaim],
    dismissed: Iterable[int],
    *,
    drafted: int,
    sound: int,
) -> tuple[ProposedClaim, ...]:
    """What remains of `found` when the candidates of these numbers, from 1, are no claims.

    Three in four of the second reader's finds are right, so only who reads as well itself may
    judge them: of its `drafted` claims so many must be `sound`. And whoever dismisses most of many
    has not judged: a weak model counts up to the last and beyond (10 of 13 answers of a model of
    1.5 billion parameters). Then all remain.
    """
    numbers = set(dismissed)
    if 4 * sound < 3 * drafted or (len(offered) > FEW and 2 * len(numbers) > len(offered)):
        return tuple(found)
    gone = [claim for number, claim in enumerate(offered, 1) if number in numbers]
    return tuple(claim for claim in found if claim not in gone)


def join(
    grounds: Grounds, drafted: Sequence[ProposedClaim], found: Sequence[ProposedClaim]
) -> tuple[ProposedClaim, ...]:
    """All claims of both in text order; one that both found is the second reader's.

    Its borders are a clause's, where an LLM is apt to stop early; the level is the LLM's reading.
    A claim inside the content of another is part of that content, as the second reader has it.
    """
    joined = [_agreed(grounds, claim, drafted) for claim in found]
    alone = (claim for claim in drafted if not any(_holds(other, claim) for other in found))
    return tuple(sorted((*joined, *alone), key=lambda claim: claim.content[0].start))


def _agreed(
    grounds: Grounds, claim: ProposedClaim, drafted: Sequence[ProposedClaim]
) -> ProposedClaim:
    """The claim, as found by both if verification accepts it as that too."""
    twin = next((other for other in drafted if same(claim, other)), None)
    if twin is None:
        return claim
    both = replace(claim, origin="both", level=twin.level, hedges=twin.hedges)
    return claim if refuse_claim(grounds.reading, both) else both


def _holds(outer: ProposedClaim, inner: ProposedClaim) -> bool:
    """Whether they are the same, or half of the inner one stands in the outer one's content."""
    return same(outer, inner) or 2 * _common(outer, inner) >= _length(inner)


def same(one: ProposedClaim, other: ProposedClaim) -> bool:
    """Whether they share half of what they cover together, or, by the same cue, of the shorter."""
    shared = _common(one, other)
    lengths = _length(one), _length(other)
    if any(a.overlaps(b) for a in one.cue for b in other.cue):
        return 2 * shared >= min(lengths)
    return 2 * shared >= sum(lengths) - shared


def _common(one: ProposedClaim, other: ProposedClaim) -> int:
    """Characters that both contents cover."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )


def _length(claim: ProposedClaim) -> int:
    return sum(span.end - span.start for span in claim.content)
