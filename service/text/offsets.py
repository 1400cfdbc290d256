"""Offsets in UTF-16 code units, as JavaScript, Java and C# count: a view of an extraction."""

from bisect import bisect_left
from typing import TypeVar

from pydantic import BaseModel

from schemas.article import Span
from schemas.extraction import Extraction

M = TypeVar("M", bound=BaseModel)


def in_utf16(extraction: Extraction) -> Extraction:
    """The same extraction with every `start`, `end` and `characters` in UTF-16 units.

    One that counts so already is returned as it is.
    """
    if extraction.offsets == "utf16":
        return extraction
    text = extraction.article.text
    wide = [place for place, character in enumerate(text) if character > "\uffff"]
    article = extraction.article.model_copy(update={"characters": len(text) + len(wide)})
    counted = extraction.model_copy(update={"article": article, "offsets": "utf16"})
    return _shifted(counted, wide) if wide else counted


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
