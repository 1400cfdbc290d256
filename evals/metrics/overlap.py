"""Which of the claims that were found is which of the labelled ones.

Contents are compared by their letters and digits: quotation marks, spaces and punctuation at a
border are a matter of convention. Two contents are the same claim from an intersection over union
of one half on, the threshold of the PASCAL challenge (Everingham et al. 2010), and each is matched
once, the greatest overlap first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.marks import MarkedClaim, Range

LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A labelled claim and the claim read that is the same; `overlap` is above 0, at most 1."""

    labelled: MarkedClaim
    read: MarkedClaim
    overlap: float


def letters(text: str, ranges: Iterable[Range]) -> frozenset[int]:
    """The offsets of letters and digits in the ranges."""
    return frozenset(
        offset
        for start, end in ranges
        for offset in range(max(0, start), min(end, len(text)))
        if text[offset].isalnum()
    )


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union (Jaccard); 0 for two empty sets."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def matches(text: str, labelled: Sequence[MarkedClaim], read: Sequence[MarkedClaim]) -> list[Match]:
    """Pairs one to one, greatest overlap first; earlier claims first where overlaps are equal."""
    there = [letters(text, claim.content) for claim in labelled]
    here = [letters(text, claim.content) for claim in read]
    candidates = sorted(
        (-shared, i, j)
        for i, labelled_letters in enumerate(there)
        for j, read_letters in enumerate(here)
        if (shared := overlap(labelled_letters, read_letters)) >= LEAST_OVERLAP
    )
    found = []
    taken_labelled: set[int] = set()
    taken_read: set[int] = set()
    for shared, i, j in candidates:
        if i not in taken_labelled and j not in taken_read:
            taken_labelled.add(i)
            taken_read.add(j)
            found.append(Match(labelled[i], read[j], -shared))
    return found
