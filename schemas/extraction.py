"""The verified result: what the article says, who said it, how surely, and what was rejected."""

from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from schemas.article import Span
from schemas.base import Schema
from schemas.hedging import Hedging, Level, Verification
from schemas.proposal import ClaimKind, ClaimType, Origin, Reason, What

SCHEMA_VERSION: Final = "1.0"

SourceType = Literal["person", "organization", "group", "document", "unnamed"]
QuantityKind = Literal["count", "money", "percentage", "fraction", "measure", "date", "ordinal"]
OffsetUnit = Literal["codepoints", "utf16"]
EngineName = Literal["embedded", "llm"]


class Source(Schema):
    """Who a claim belongs to.

    `span` is the source as the claim names it ("he"), `spans` all its pieces where it has several;
    `name` is the fullest name the article gives ("Joan Tell"), equal to `span` where there is no
    fuller one. `anonymous` is true of unnamed people, false of collectives ("officials").
    """

    span: Span
    spans: tuple[Span, ...]
    name: Span
    role: Span | None
    type: SourceType
    anonymous: bool


class Quantity(Schema):
    """A figure of the content: `value` in plain units (6.5 million is 6500000), None if not one.

    `unit` is what is counted or measured, as the article words it; dates have none.
    """

    span: Span
    value: float | None
    unit: str | None
    kind: QuantityKind
    approximate: bool


class Claim(Schema):
    """A source says, by a cue, a content.

    `content` is a list because a quotation can be split around its cue. `text` is for reading:
    the content with references resolved in square brackets.
    """

    id: str
    origin: Origin
    type: ClaimType
    kind: ClaimKind
    content: tuple[Span, ...] = Field(min_length=1)
    text: str
    source: Source | None
    via: tuple[Span, ...]
    cue: Span | None
    cue_spans: tuple[Span, ...]
    hedging: Hedging
    verification: Verification
    quantities: tuple[Quantity, ...]


class SummarySentence(Schema):
    """One sentence of the summary, its evidence, and the ids of claims that evidence holds."""

    text: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    claims: tuple[str, ...]
    origin: Origin


class KeyPoint(Schema):
    """A point a reader should take away; `level` is the hedging of its evidence.

    With origin `embedded` the text is the article's own sentence, references resolved in square
    brackets.
    """

    id: str
    text: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    claims: tuple[str, ...]
    level: Level
    origin: Origin


class Rejected(Schema):
    """Something an engine proposed and the article does not bear out."""

    what: What
    reason: Reason
    detail: str
    proposed: dict[str, str]


class Warning(Schema):  # noqa: A001 - the answer's own word, never used beside the built-in
    """Something a reader of the result should know; `code` is stable, `detail` is a sentence."""

    code: str
    detail: str


class PromptVersion(Schema):
    name: str
    version: int
    sha256: str


class Cost(Schema):
    amount: float
    currency: Literal["USD"] = "USD"


class Provenance(Schema):
    """How the extraction came about: summed over chunks and re-asks."""

    engine: EngineName
    model: str
    answered_by: str
    prompt: PromptVersion | None
    input_tokens: int
    output_tokens: int
    cost: Cost | None
    calls: int
    mended: int
    elapsed_ms: int
    cached: bool
    created_at: datetime


class ArticleView(Schema):
    """The article as it was read; `characters` counts in the unit of the answer's offsets."""

    id: str | None
    version: str | None
    title: str | None
    language: str
    published_at: str | None
    url: str | None
    sha256: str
    characters: int
    text: str


class Extraction(Schema):
    """The answer to an article. `offsets` is the unit of every `start` and `end`."""

    id: str
    schema_version: Literal["1.0"] = "1.0"
    offsets: OffsetUnit = "codepoints"
    article: ArticleView
    summary: tuple[SummarySentence, ...]
    key_points: tuple[KeyPoint, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    uncovered_quotes: tuple[Span, ...]
    warnings: tuple[Warning, ...]
    provenance: Provenance
