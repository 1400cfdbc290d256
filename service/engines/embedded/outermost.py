"""Keeps one claim for each stretch of text: the outermost, and among equals the surest frame."""

from service.engines.embedded.attribution import Attribution
from service.text.cues import Frame

_SUREST_FIRST: tuple[Frame, ...] = (
    "quotation",
    "label",
    "clause",
    "adverb",
    "predicate",
    "object_infinitive",
    "passive_infinitive",
    "infinitive",
    "raising",
    "noun_clause",
    "adjective_clause",
    "noun_infinitive",
    "adjective_infinitive",
    "passive_predicate",
    "object_preposition",
    "preposition",
    "adjective_preposition",
    "passive_preposition",
    "object",
    "noun_preposition",
    "passive",
)
_RANK = {frame: rank for rank, frame in enumerate(_SUREST_FIRST)}


def outermost(found: list[Attribution]) -> list[Attribution]:
    """In text order, without those whose cue is inside another's content or that overlap one."""
    covered = bytearray(max((each.end for each in found), default=0))
    kept = []
    for attribution in sorted(found, key=_precedence):
        head = attribution.head
        if head is not None and covered[head.start : head.start + 1] == b"\x01":
            continue
        if any(1 in covered[start:end] for start, end in attribution.content):
            continue
        for start, end in attribution.content:
            covered[start:end] = b"\x01" * (end - start)
        kept.append(attribution)
    return sorted(kept, key=lambda each: each.start)


def _precedence(attribution: Attribution) -> tuple[int, int, int]:
    size = sum(end - start for start, end in attribution.content)
    return (0 if attribution.quotations else 1, -size, _RANK[attribution.frame])
