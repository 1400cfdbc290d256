"""The hedging scale: how committed the source and the outlet are to a content."""

from typing import Literal

from schemas.article import Span
from schemas.base import Schema

Level = Literal["certain", "probable", "possible", "uncommitted"]
Polarity = Literal["positive", "negative"]
Stance = Literal["own_voice", "attributed", "distanced", "contradicted"]
HedgeType = Literal[
    "modal",
    "adverb",
    "adjective",
    "noun",
    "verb",
    "cue",
    "condition",
    "question",
    "negation",
    "approximator",
    "booster",
    "quotation",
    "unclassified",
]
VerificationStatus = Literal[
    "none_stated",
    "confirmed",
    "documented",
    "not_verified",
    "disputed",
    "denied",
    "retracted",
]

LEVELS: tuple[Level, ...] = ("certain", "probable", "possible", "uncommitted")
"""Strongest first; a claim takes the weakest level among its hedges."""


def weakest(*levels: Level) -> Level:
    """The least committed of the levels; `certain` for none."""
    return max(levels, key=LEVELS.index, default="certain")


class HedgeCue(Schema):
    """Words that show how sure, and what kind of words they are."""

    span: Span
    type: HedgeType


class Hedging(Schema):
    """How surely a claim is put.

    `level` and `polarity` are the source's commitment, `stance` is the outlet's. `approximate`
    says that a figure of the content is put as about, roughly, nearly. A level below `certain`
    always has a cue.
    """

    level: Level
    polarity: Polarity
    stance: Stance
    approximate: bool
    cues: tuple[HedgeCue, ...]


class Verification(Schema):
    """What the article says about checking the claim, and the words that say it."""

    status: VerificationStatus
    span: Span | None
