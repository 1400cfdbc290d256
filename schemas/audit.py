"""A line of the audit log: who had what read, when, and what it cost. No word of an article."""

from datetime import datetime

from pydantic import Field

from schemas.base import Schema
from schemas.extraction import Cost


class AuditEntry(Schema):
    """`key_id` and `key_name` are null for this machine's own requests, while no key exists."""

    at: datetime
    request_id: str | None = None
    key_id: str | None = None
    key_name: str | None = None
    article_sha256: str | None = Field(
        default=None,
        description="Hash of the article's text; null for HTML whose text was not found",
    )
    extraction_id: str | None = None
    model: str | None = Field(
        default=None, description="The alias that answered, or that was asked if there is one"
    )
    answered_by: str | None = None
    tokens: int = Field(
        default=0,
        description="What this request's calls took, in and out, failed ones too: 0 for what was"
        " kept or is shared; an estimate for a call whose fate is unknown",
    )
    cost: Cost | None = Field(default=None, description="Of the same calls; null without prices")
    outcome: str = Field(
        description="made, kept or shared; checked, of a text that a model was asked about;"
        " cancelled, or the slug of the problem"
    )
