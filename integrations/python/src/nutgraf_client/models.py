"""What is sent and what is answered.

Answers are read leniently, so that a newer service breaks no older client: a field that is not
known here is kept under its name, and words of an open vocabulary (`Finding.type`,
`Rejected.reason`, `Verification.status`) are plain strings.

Offsets are half-open and count code points of the text, as Python does, unless `offsets="utf16"`
was asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypedDict

from pydantic import BaseModel, ConfigDict

OffsetUnit = Literal["codepoints", "utf16"]
CheckedKind = Literal["headline", "standfirst", "summary", "alert", "social", "article"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """Exactly one of `text` and `html`; the rest is kept as it is given."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: str | None = None
    url: str | None = None
    id: str | None = None
    version: str | None = None

    def __post_init__(self) -> None:
        if (self.text is None) == (self.html is None):
            raise ValueError("give exactly one of text and html")


@dataclass(frozen=True, slots=True)
class Kept:
    """An extraction that the service keeps, by its id."""

    id: str


class Options(TypedDict, total=False):
    """What an extraction may be asked for; what is left out is the service's to choose."""

    model: str
    offsets: OffsetUnit
    second_reader: bool
    refresh: bool
    confidential: bool


class Answer(BaseModel):
    """Cannot change; a field that is not known here is kept."""

    model_config = ConfigDict(frozen=True, extra="allow", protected_namespaces=())


class Span(Answer):
    start: int
    end: int
    text: str


class HedgeCue(Answer):
    span: Span
    type: str


class Hedging(Answer):
    """`level` is how committed the source is, `stance` how committed the outlet is."""

    level: Literal["certain", "probable", "possible", "uncommitted"]
    polarity: Literal["positive", "negative"]
    stance: Literal["own_voice", "attributed", "distanced", "contradicted"]
    approximate: bool
    cues: tuple[HedgeCue, ...] = ()


class Verification(Answer):
    """What the article says about checking a claim: `none_stated`, `not_verified`, `denied`, …"""

    status: str
    span: Span | None = None


class Source(Answer):
    span: Span
    spans: tuple[Span, ...] = ()
    name: Span
    role: Span | None = None
    type: str
    anonymous: bool


class Quantity(Answer):
    span: Span
    value: float | None = None
    unit: str | None = None
    kind: str
    approximate: bool


class Claim(Answer):
    """A source says, by a cue, a content; `text` is the content for reading."""

    id: str
    origin: str
    type: str
    kind: str
    content: tuple[Span, ...]
    text: str
    source: Source | None = None
    via: tuple[Span, ...] = ()
    cue: Span | None = None
    cue_spans: tuple[Span, ...] = ()
    hedging: Hedging
    verification: Verification
    quantities: tuple[Quantity, ...] = ()


class SummarySentence(Answer):
    text: str
    evidence: tuple[Span, ...]
    claims: tuple[str, ...] = ()
    origin: str


class KeyPoint(SummarySentence):
    id: str
    level: str


class Rejected(Answer):
    """Something an engine proposed and the article does not bear out."""

    what: str
    reason: str
    detail: str
    proposed: dict[str, str]


class Warning(Answer):  # noqa: A001 - the answer's own word
    code: str
    detail: str


class Cost(Answer):
    amount: float
    currency: str = "USD"


class Provenance(Answer):
    """How an extraction came about; `answered_by` names what read, after any fallback."""

    engine: str
    model: str
    answered_by: str
    input_tokens: int
    output_tokens: int
    cost: Cost | None = None
    calls: int
    elapsed_ms: int
    cached: bool
    created_at: datetime


class ArticleView(Answer):
    """The article as it was read; every offset points into `text`."""

    id: str | None = None
    version: str | None = None
    title: str | None = None
    language: str
    published_at: str | None = None
    url: str | None = None
    sha256: str
    characters: int
    text: str


class Extraction(Answer):
    id: str
    schema_version: str
    offsets: OffsetUnit
    article: ArticleView
    summary: tuple[SummarySentence, ...]
    key_points: tuple[KeyPoint, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    uncovered_quotes: tuple[Span, ...] = ()
    warnings: tuple[Warning, ...] = ()
    provenance: Provenance


Item = Claim | KeyPoint | Rejected
"""What a stream tells of before it is done; one that comes again under its id replaces it."""


class Finding(Answer):
    """`span` points into the checked text, `evidence` into the article."""

    type: str
    severity: Literal["error", "warning"]
    span: Span
    evidence: tuple[Span, ...] | None = None
    explanation: str


class Check(Answer):
    """`fail` with an error among the findings, `warn` with warnings alone."""

    verdict: Literal["pass", "warn", "fail"]
    findings: tuple[Finding, ...]
    extraction_id: str
    offsets: OffsetUnit = "codepoints"
    warnings: tuple[Warning, ...] = ()


class Side(Answer):
    """A claim in one of two versions; `id` is null for a sentence of the outlet's own."""

    id: str | None = None
    spans: tuple[Span, ...]
    source: Span | None = None


class Difference(Answer):
    """`changes` name what was changed about a claim, `detail` says each in a sentence."""

    change: Literal["added", "dropped", "changed", "kept"]
    of: str
    changes: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    old: Side | None = None
    new: Side | None = None


class LostPoint(Answer):
    """A key point of the old version that the new one no longer bears out."""

    id: str
    text: str
    old: tuple[Span, ...]
    new: tuple[Span, ...] | None = None
    explanation: str


class Totals(Answer):
    added: int
    dropped: int
    changed: int
    kept: int


class Comparison(Answer):
    old_id: str
    new_id: str
    offsets: OffsetUnit = "codepoints"
    totals: Totals
    differences: tuple[Difference, ...]
    lost_points: tuple[LostPoint, ...]


class Model(Answer):
    """`alias` is what the option `model` may name; `languages` is None when it takes any."""

    alias: str
    engine: str
    languages: tuple[str, ...] | None = None
    default: bool


class Models(Answer):
    models: tuple[Model, ...]


class Spending(Answer):
    calls: int
    tokens: int
    cost: Cost
    unpriced_calls: int = 0


class Period(Spending):
    first_day: date
    last_day: date


class MoneyLeft(Answer):
    limit: float
    left: float


class TokensLeft(Answer):
    limit: int
    left: int


class BudgetState(Answer):
    """A budget for one request, one key a day, or all keys together a day."""

    scope: str
    usd: MoneyLeft | None = None
    tokens: TokensLeft | None = None
    renews_at: datetime | None = None


class KeyUsage(Answer):
    """What a key has spent on language models; days are those of UTC."""

    key: str | None = None
    today: Period
    last_30_days: Period
    models: dict[str, Spending]
    budgets: tuple[BudgetState, ...] = ()


class Usage(KeyUsage):
    keys: tuple[KeyUsage, ...] = ()
