"""A comparison: what a revision of an article changed in what it says."""

from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.article import Span
from schemas.base import Schema
from schemas.check import ExtractionId
from schemas.extraction import OffsetUnit
from schemas.submission import ArticleInput, Options

Change = Literal["added", "dropped", "changed", "kept"]
Aspect = Literal["figure", "hedging", "stance", "verification", "source", "wording"]
Voice = Literal["claim", "own"]


class Side(Schema):
    """A claim in one of the two articles, or a sentence of the outlet's own.

    `id` is the claim's in its extraction, null for a sentence; `source` is who the claim belongs
    to, by the fullest name that the article gives; `verification` is the words that say whether
    the claim was checked.
    """

    id: str | None
    spans: tuple[Span, ...] = Field(min_length=1)
    source: Span | None
    verification: Span | None = None


class Difference(Schema):
    """What became of a claim; `changes` name the aspects of one that was changed.

    `detail` is one sentence for each of the aspects, in their order.
    """

    change: Change
    of: Voice
    changes: tuple[Aspect, ...]
    detail: tuple[str, ...]
    old: Side | None
    new: Side | None


class LostPoint(Schema):
    """A key point of the old article that the new one no longer bears out."""

    id: str
    text: str
    old: tuple[Span, ...]
    new: tuple[Span, ...] | None
    explanation: str


class Totals(Schema):
    added: int
    dropped: int
    changed: int
    kept: int


class Comparison(Schema):
    """`old` and `new` spans point each into its own article.

    What was only moved is kept. Differences stand in the order of the new article, dropped ones
    where they stood.
    """

    old_id: str
    new_id: str
    offsets: OffsetUnit = "codepoints"
    totals: Totals
    differences: tuple[Difference, ...]
    lost_points: tuple[LostPoint, ...]


class Version(Schema):
    """Exactly one of an article and the id of a kept extraction."""

    article: ArticleInput | None = None
    extraction_id: ExtractionId | None = None

    @model_validator(mode="after")
    def _one_article(self) -> Self:
        if (self.article is None) == (self.extraction_id is None):
            raise ValueError("give exactly one of article and extraction_id")
        return self


class ComparisonSubmission(Schema):
    old: Version
    new: Version
    options: Options = Options()
