"""An article as it was given, and the places in it.

Every offset in Nutgraf is half-open and counts Unicode code points of `Article.text`. A `Span` is
made by `Article.span` alone, so a span's words are the article's words by construction.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Schema


class Span(Schema):
    """A stretch of the article: `text == article.text[start:end]`."""

    start: int = Field(ge=0, description="Offset of the first character")
    end: int = Field(ge=0, description="Offset after the last character")
    text: str = Field(description="The article's own words between the two offsets")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("a span ends before it starts")
        return self

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place: `index` in the article, `paragraph` counted from 0.

    Every sentence of a long quotation stands alone; a heading is a sentence of its own.
    """

    index: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    `start:end` includes the marks, `inner_start:inner_end` does not. A quotation that runs over
    paragraphs, each reopened by a mark and only the last closed, is one `Quotation` a paragraph,
    all but the first with `continues`. `depth` is 1 for a quotation inside another. `closed` is
    false where no closing mark was found at all; it then ends with its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True)
class Article:
    """The text as the client gave it (for HTML: its main text), read once.

    `sentences` and `quotations` are in order of their start. All text but white space between
    sentences belongs to exactly one sentence.
    """

    text: str
    language: str
    id: str | None = None
    version: str | None = None
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span `text[start:end]`; raises ValueError unless 0 <= start < end <= len(text)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in an article of {len(self.text)} characters")
        return Span.model_construct(start=start, end=end, text=self.text[start:end])

    def trimmed(self, start: int, end: int) -> Span:
        """The span without white space at its borders; raises ValueError when nothing is left."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        return self.span(start, start + len(words.strip()))

    def sentences_in(self, start: int, end: int) -> Sequence[Sentence]:
        """The sentences that share a character with `start:end`, in order."""
        first = self._sentence_at(start)
        found = []
        for sentence in self.sentences[first:]:
            if sentence.start >= end:
                break
            if sentence.end > start:
                found.append(sentence)
        return found

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def outer_quotations(self) -> tuple[Quotation, ...]:
        """The quotations that are inside no other."""
        return tuple(each for each in self.quotations if each.depth == 0)

    def quotations_in(self, start: int, end: int) -> Sequence[Quotation]:
        """The outer quotations that share a character with `start:end`, marks included."""
        quotations = self.outer_quotations
        first = bisect_right(self._quotation_starts, start) - 1
        if first < 0 or quotations[first].end <= start:
            first += 1
        return quotations[first : bisect_left(self._quotation_starts, end)]

    def quotation_around(self, start: int, end: int) -> Quotation | None:
        """The outer quotation that holds all of `start:end`."""
        return next(
            (
                each
                for each in self.quotations_in(start, end)
                if each.start <= start and end <= each.end
            ),
            None,
        )

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [each.start for each in self.outer_quotations]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; a lone surrogate cannot occur (intake refuses it)."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Chunk:
    """A slice of a long article: the sentences `first` up to, not including, `last` are its own.

    What stands before and after is context: an engine may look at it and proposes nothing from it.
    """

    article: Article
    first: int
    last: int

    @classmethod
    def whole(cls, article: Article) -> "Chunk":
        return cls(article, 0, len(article.sentences))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.article.sentences[self.first : self.last]
