"""What verification turned away, and whether what left is the article's own words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from evals.marks import Range
from evals.metrics.metric import Case
from evals.metrics.overlap import LEAST_OVERLAP, overlap
from evals.outcome import Outcome
from schemas.extraction import Rejected
from schemas.proposal import What

PIECES = " … "
"""What stands between the pieces of a rejected content."""


def altered(case: Case) -> Sequence[float]:
    """`(altered, all)` spans: altered ones do not hold the article's words."""
    return case.outcome.altered, case.outcome.spans


def rejected(what: What) -> Callable[[Case], Sequence[float]]:
    """Counts `(rejected, all)` proposals of this kind."""

    def counts(case: Case) -> Sequence[float]:
        refused = sum(each.what == what for each in case.outcome.rejected)
        return refused, refused + case.outcome.accepted.get(what, 0)

    return counts


def rejected_though_true(case: Case) -> Sequence[float]:
    """`(rejected though true, all)` proposed claims.

    True is what matches a labelled claim that was not found, in content and source. That is the
    most it can be: what leaves out a "not" matches as well.
    """
    missed = [
        claim
        for claim in case.labelled_claims
        if not any(claim is match.labelled for match in case.matches)
    ]
    true = 0
    for each in case.outcome.rejected:
        if each.what != "claim" or not (content := _located(case.text, each)):
            continue
        there = case.letters(*content)
        for claim in missed:
            source = case.text[slice(*claim.source[0])] if claim.source else ""
            if overlap(case.letters(*claim.content), there) >= LEAST_OVERLAP and _share_a_word(
                source, each.proposed.get("source", "")
            ):
                true += 1
                missed.remove(claim)
                break
    return true, rejected("claim")(case)[1]


def reasons(outcomes: Iterable[Outcome]) -> Counter[str]:
    """How many proposals were rejected for each reason."""
    return Counter(each.reason for outcome in outcomes for each in outcome.rejected)


def _located(text: str, refused: Rejected) -> list[Range]:
    """Where the pieces of a rejected content stand; nothing if one of them stands nowhere."""
    ranges: list[Range] = []
    for piece in refused.proposed.get("content", "").split(PIECES):
        start = text.find(piece, ranges[-1][1] if ranges else 0)
        if not piece or start < 0:
            return []
        ranges.append((start, start + len(piece)))
    return ranges


def _share_a_word(one: str, other: str) -> bool:
    here, there = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return here == there or bool(here & there)
