"""Offsets in UTF-16 code units, as JavaScript, Java and C# count: a view of an extraction."""

from bisect import bisect_left
from typing import TypeVar

from pydantic import BaseModel

from schemas.article import Span
from schemas.check import Check
from schemas.comparison import Comparison
from schemas.extraction import Extraction

M = TypeVar("M", bound=BaseModel)


def in_utf16(extraction: Extraction) -> Extraction:
    """The same extraction with every `start`, `end` and `characters` in UTF-16 units.

    One that counts so already is returned as it is.
    """
    if extraction.offsets == "utf16":
        return extraction
    text = extraction.article.text
    wide = _wide(text)
    article = extraction.article.model_copy(update={"characters": len(text) + len(wide)})
    counted = extraction.model_copy(update={"article": article, "offsets": "utf16"})
    return _shifted(counted, wide) if wide else counted


def check_in_utf16(check: Check, text: str, article: str) -> Check:
    """A check of `text` with its spans, and those into the `article`, counted so."""
    ours, theirs = _wide(text), _wide(article)
    findings = tuple(
        finding.model_copy(
            update={
                "span": _shifted(finding.span, ours),
                "evidence": _shifted_value(finding.evidence, theirs),
            }
        )
        for finding in check.findings
    )
    return check.model_copy(update={"findings": findings, "offsets": "utf16"})


def comparison_in_utf16(comparison: Comparison, old: str, new: str) -> Comparison:
    """A comparison of two articles' texts, its spans counted so."""
    before, after = _wide(old), _wide(new)

    def sides(item: M) -> M:
        update = {
            "old": _shifted_value(item.old, before),  # type: ignore[attr-defined]
            "new": _shifted_value(item.new, after),  # type: ignore[attr-defined]
        }
        return item.model_copy(update=update)

    return comparison.model_copy(
        update={
            "differences": tuple(map(sides, comparison.differences)),
            "lost_points": tuple(map(sides, comparison.lost_points)),
            "offsets": "utf16",
        }
    )


def items_in_utf16(items: tuple[M, ...], text: str) -> tuple[M, ...]:
    """Parts of an extraction of this text, counted so."""
    wide = _wide(text)
    return tuple(_shifted(item, wide) for item in items) if wide else items


def _wide(text: str) -> list[int]:
    """Where the characters stand that take two units."""
    return [place for place, character in enumerate(text) if character > "\uffff"]


def _shifted(model: M, wide: list[int]) -> M:
    """A copy in which every span starts and ends after the wide characters before it."""
    if isinstance(model, Span):
        start, end = (place + bisect_left(wide, place) for place in (model.start, model.end))
        return model.model_copy(update={"start": start, "end": end})
    changed = {name: _shifted_value(value, wide) for name, value in model}
    return model.model_copy(update=changed)


def _shifted_value(value: object, wide: list[int]) -> object:
    if isinstance(value, BaseModel):
        return _shifted(value, wide)
    if isinstance(value, tuple):
        return tuple(_shifted_value(item, wide) for item in value)
    return value
