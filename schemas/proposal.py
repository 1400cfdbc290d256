"""What an engine proposes: located in the article, not yet verified.

A proposal says who said what and where. How surely it was said, who a pronoun stands for and
whether the article bears it out are worked out later, for every engine by the same code.
"""

from dataclasses import dataclass
from typing import Literal

from schemas.article import Span
from schemas.hedging import Level

ClaimType = Literal["statement", "belief", "intention"]
ClaimKind = Literal["direct", "indirect", "mixed"]
Origin = Literal["embedded", "llm", "both"]
What = Literal["claim", "key_point", "summary"]
Reason = Literal[
    "not_in_article",
    "ambiguous",
    "truncated",
    "misattributed",
    "scattered",
    "unsupported_number",
    "unsupported_name",
    "unsupported_wording",
    "reversed",
    "lost_hedge",
    "lost_attribution",
    "no_evidence",
    "malformed",
]


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """Spans of a claim, each tuple in text order; `content` has at least one.

    `level` is the engine's own reading of the hedging, with the words that made it so; an engine
    that leaves hedging to the lexicon gives None.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    type: ClaimType = "statement"
    origin: Origin = "embedded"
    level: Level | None = None
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedPoint:
    """A key point or a sentence of the summary: wording and the spans that shall support it."""

    text: str
    evidence: tuple[Span, ...]
    origin: Origin = "embedded"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something an engine proposed that could not even be located; becomes a `Rejected`."""

    what: What
    reason: Reason
    detail: str
    proposed: dict[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that an engine proposes for an article or a chunk of it."""

    claims: tuple[ProposedClaim, ...] = ()
    key_points: tuple[ProposedPoint, ...] = ()
    summary: tuple[ProposedPoint, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[str, ...] = ()
