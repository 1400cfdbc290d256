"""A check: a headline, summary or alert held against the article it stands for."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.article import Span
from schemas.base import Schema
from schemas.extraction import OffsetUnit, Warning  # noqa: A004 - the answer's own word
from schemas.submission import ArticleInput, Options

CheckedKind = Literal["headline", "standfirst", "summary", "alert", "social", "article"]
FindingType = Literal[
    "invented_quote",
    "altered_quote",
    "misattributed_quote",
    "spliced_quote",
    "unsupported_number",
    "unsupported_date",
    "unsupported_name",
    "lost_hedge",
    "lost_attribution",
    "dropped_not_verified",
    "reversed_statement",
    "swapped_roles",
    "unsupported_statement",
]
Severity = Literal["error", "warning"]
Verdict = Literal["pass", "warn", "fail"]
ExtractionId = Annotated[str, StringConstraints(pattern=r"^x_[0-9a-f]{16}$")]


class Finding(Schema):
    """Something the article does not bear out.

    `span` points into the checked text, `evidence` into the article: what the finding was read
    off, or null where the article has nothing of the kind. `explanation` is one sentence.
    """

    type: FindingType
    severity: Severity
    span: Span
    evidence: tuple[Span, ...] | None
    explanation: str


class Check(Schema):
    """The answer: `fail` with an error among the findings, `warn` with warnings alone.

    `warnings` tell what could not be looked at. They do not change the verdict.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    extraction_id: str
    offsets: OffsetUnit = "codepoints"
    warnings: tuple[Warning, ...] = ()


class CheckSubmission(Schema):
    """A text and what it stands for: exactly one of an article and the id of a kept extraction.

    `options` are an extraction's. With `options.model` a language model is also asked which
    statements the article does not support.
    """

    article: ArticleInput | None = None
    extraction_id: ExtractionId | None = None
    text: str
    kind: CheckedKind = Field(
        default="headline", description="Where the text will stand; tells how long it may be"
    )
    options: Options = Options()

    @model_validator(mode="after")
    def _one_article(self) -> Self:
        if (self.article is None) == (self.extraction_id is None):
            raise ValueError("give exactly one of article and extraction_id")
        return self


def verdict_on(findings: tuple[Finding, ...]) -> Verdict:
    if any(finding.severity == "error" for finding in findings):
        return "fail"
    return "warn" if findings else "pass"
