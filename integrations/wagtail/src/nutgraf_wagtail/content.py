# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""A page's words, each with the place in the editor where it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nutgraf_client import Span
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from nutgraf_wagtail.conf import Fields
from nutgraf_wagtail.plain_text import plain_text

_GAP = "\n\n"


@dataclass(frozen=True)
class Part:
    """Text from one input. `path` is Wagtail's content path: field, block id, child, …"""

    path: str
    text: str


@dataclass(frozen=True)
class Place:
    """Words in a part: its `nth` occurrence there, counted from 0 and without white space."""

    path: str
    words: str
    nth: int


@dataclass(frozen=True)
class Content:
    title: Part | None
    introduction: Part | None
    body: tuple[Part, ...]

    @property
    def article(self) -> str:
        return _GAP.join(part.text for part in self.body)

    def place(self, span: Span) -> Place | None:
        """Where the words of the article stand; of a span over several inputs, its beginning."""
        start = span.start
        for part in self.body:
            if start < len(part.text):
                end = min(span.end - span.start + start, len(part.text))
                return place_in(part, start, end) if start >= 0 else None
            start -= len(part.text) + len(_GAP)
        return None


def place_in(part: Part, start: int, end: int) -> Place:
    words = _close(part.text[start:end])
    return Place(part.path, part.text[start:end], _close(part.text[:start]).count(words or " "))


def content_of(page: Any, fields: Fields) -> Content:
    """Reads the fields; one without words is None, or missing from the body."""

    def first(name: str | None) -> Part | None:
        return next(_field(page, name), None) if name else None

    body = tuple(part for name in fields.body for part in _field(page, name))
    return Content(first(fields.title), first(fields.introduction), body)


def _field(page: Any, name: str) -> Iterator[Part]:
    field, value = page._meta.get_field(name), getattr(page, name)
    if isinstance(field, StreamField):
        yield from _stream(name, value)
    elif isinstance(field, RichTextField):
        yield from _part(name, plain_text(value or ""))
    else:
        yield from _part(name, str(value or ""))


def _stream(path: str, stream: Any) -> Iterator[Part]:
    for child in stream or ():
        yield from _block(f"{path}.{child.id}", child.block, child.value)


def _block(path: str, block: blocks.Block, value: Any) -> Iterator[Part]:
    """Only blocks that hold prose: an address, a choice or a page is no part of the article."""
    if isinstance(block, blocks.RichTextBlock):
        yield from _part(path, plain_text(value.source if value else ""))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.BlockQuoteBlock):
        yield from _part(path, str(value or ""))
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _block(f"{path}.{name}", child, value.get(name))
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _stream(path, value)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks if value else ():
            yield from _block(f"{path}.{item.id}", item.block, item.value)


def _part(path: str, text: str) -> Iterator[Part]:
    if text := text.strip():
        yield Part(path, text)


def _close(text: str) -> str:
    return "".join(text.split())
