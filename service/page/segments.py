"""Cuts an article wherever a mark begins or ends, so that marks that overlap need no nesting."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from schemas.article import Span
from schemas.extraction import Extraction
from schemas.hedging import Level
from service.text.paragraphs import paragraphs_of

CLOSING_MARKS = ("”", '"', "’", "'", "»", "«", "“")

Role = Literal["content", "source", "cue", "via", "hedge", "check", "evidence", "uncovered"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a span is, and for which claim or key point; `anchor` names where it begins."""

    span: Span
    role: Role
    of: str = ""
    level: Level | None = None
    anchor: str = ""


@dataclass
class Segment:
    """Words with the same marks from end to end.

    `of` are the claims and key points they belong to; `level` is that of the content that begins
    last, the innermost. `anchors` begin with the words, `notes` are claims that end with them.
    """

    text: str
    roles: list[Role]
    of: list[str]
    level: Level | None
    anchors: list[str]
    notes: list[str] = field(default_factory=list)


def segments_of(extraction: Extraction) -> list[list[Segment]]:
    """The article's paragraphs in segments; white space between paragraphs is left out."""
    text = extraction.article.text
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in _marks(extraction):
        opening[mark.span.start].append(mark)
        closing[mark.span.end].append(mark)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for claim in extraction.claims:
        notes[_place_of_note(text, claim.content[-1].end)].append(claim.id)
    stretches = paragraphs_of(text)
    begins, ends = ({border[side] for border in stretches} for side in (0, 1))
    paragraphs: list[list[Segment]] = []
    active: dict[int, Mark] = {}
    anchors: list[str] = []
    inside = False
    for start, end in pairwise(sorted({*opening, *closing, *notes, *begins, *ends})):
        for mark in closing.get(start, ()):
            active.pop(id(mark), None)
        for mark in opening.get(start, ()):
            active[id(mark)] = mark
            if mark.anchor:
                anchors.append(mark.anchor)
        if start in begins:
            paragraphs.append([])
        inside = start in begins or (inside and start not in ends)
        if inside:
            paragraphs[-1].append(_segment(text[start:end], active, anchors))
            anchors = []
        if paragraphs:
            paragraphs[-1][-1].notes += notes.get(end, ())
    return paragraphs


def _place_of_note(text: str, end: int) -> int:
    """Where a content ends, or after the closing quotation mark that follows it."""
    return end + 1 if text[end : end + 1] in CLOSING_MARKS else end


def _segment(words: str, active: dict[int, Mark], anchors: list[str]) -> Segment:
    levels = [mark.level for mark in active.values() if mark.level]
    return Segment(
        text=words,
        roles=list(dict.fromkeys(mark.role for mark in active.values())),
        of=list(dict.fromkeys(mark.of for mark in active.values() if mark.of)),
        level=levels[-1] if levels else None,
        anchors=anchors,
    )


def _marks(extraction: Extraction) -> Iterator[Mark]:
    """Anchors: `w-` and the id for the words of a claim or key point, `u-` for a quotation."""
    for point in extraction.key_points:
        for number, span in enumerate(point.evidence):
            yield Mark(span, "evidence", point.id, anchor="" if number else f"w-{point.id}")
    for number, quote in enumerate(extraction.uncovered_quotes, start=1):
        yield Mark(quote, "uncovered", anchor=f"u-{number}")
    for claim in extraction.claims:
        for number, span in enumerate(claim.content):
            yield Mark(
                span,
                "content",
                claim.id,
                claim.hedging.level,
                anchor="" if number else f"w-{claim.id}",
            )
        for span in claim.source.spans if claim.source else ():
            yield Mark(span, "source", claim.id)
        for span in claim.cue_spans:
            yield Mark(span, "cue", claim.id)
        for span in claim.via:
            yield Mark(span, "via", claim.id)
        for cue in claim.hedging.cues:
            yield Mark(cue.span, "hedge", claim.id)
        if claim.verification.span:
            yield Mark(claim.verification.span, "check", claim.id)
