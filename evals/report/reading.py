"""One article as one run read it, beside its labels, for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from evals.differences import Difference, disagreements
from evals.marks import MarkedClaim, Range
from evals.metrics.metric import Case
from evals.metrics.points import is_covered, is_labelled
from service.text.paragraphs import paragraphs_of

State = Literal["found", "missed", "unlabelled"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are from end to end in a labelled content, in one that was read, both, neither."""

    text: str
    labelled: bool
    read: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, labelled or read or both; `faults` tell where the two differ."""

    state: State
    start: int
    words: str
    source: str
    level: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointRow:
    """`right`: a labelled point is covered, or one that was read is labelled."""

    text: str
    right: bool


@dataclass(frozen=True)
class Reading:
    paragraphs: list[list[Piece]]
    claims: list[ClaimRow]
    labelled_points: list[PointRow]
    read_points: list[PointRow]
    differences: Sequence[Difference]

    def count(self, state: State) -> int:
        return sum(row.state == state for row in self.claims)

    @property
    def f1(self) -> float | None:
        """None without a claim, labelled or read."""
        found = self.count("found")
        every = 2 * found + self.count("missed") + self.count("unlabelled")
        return 2 * found / every if every else None


def reading_of(case: Case, differences: Sequence[Difference]) -> Reading:
    """`differences` are those of this article."""
    found = {id(each.labelled) for each in case.matches}
    matched = {id(each.read) for each in case.matches}
    rows = [
        *(
            _row(case, each.read, "found", tuple(disagreements(case, each.labelled, each.read)))
            for each in case.matches
        ),
        *(_row(case, each, "missed") for each in case.labelled_claims if id(each) not in found),
        *(_row(case, each, "unlabelled") for each in case.read_claims if id(each) not in matched),
    ]
    return Reading(
        paragraphs=_paragraphs(case),
        claims=sorted(rows, key=lambda row: row.start),
        labelled_points=[
            PointRow(each.text, is_covered(case, each)) for each in case.labelled.points
        ],
        read_points=[
            PointRow(each.text, is_labelled(case, each)) for each in case.outcome.marks.points
        ],
        differences=differences,
    )


def _row(case: Case, claim: MarkedClaim, state: State, faults: tuple[str, ...] = ()) -> ClaimRow:
    def words(ranges: Sequence[Range]) -> str:
        return " … ".join(case.text[start:end] for start, end in ranges)

    return ClaimRow(
        state, claim.content[0][0], words(claim.content), words(claim.source), claim.level, faults
    )


def _paragraphs(case: Case) -> list[list[Piece]]:
    labelled = [range_ for claim in case.labelled_claims for range_ in claim.content]
    read = [range_ for claim in case.read_claims for range_ in claim.content]
    borders = {border for range_ in (*labelled, *read) for border in range_}
    return [
        [
            Piece(case.text[a:b], labelled=_holds(labelled, a), read=_holds(read, a))
            for a, b in pairwise(sorted({start, end, *(c for c in borders if start < c < end)}))
        ]
        for start, end in paragraphs_of(case.text)
    ]


def _holds(ranges: Sequence[Range], offset: int) -> bool:
    return any(start <= offset < end for start, end in ranges)
