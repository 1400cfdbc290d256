"""What a client sends: an article as text or HTML, and options."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from schemas.base import Schema
from schemas.extraction import OffsetUnit


def _iso8601(words: str) -> str:
    datetime.fromisoformat(words)
    return words


Published = Annotated[str, StringConstraints(max_length=40), AfterValidator(_iso8601)]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", max_length=35)
]
Short = Annotated[str, StringConstraints(max_length=2_000)]


class ArticleInput(Schema):
    """Exactly one of `text` and `html`. Text is kept character by character."""

    text: str | None = None
    html: str | None = None
    title: Short | None = None
    language: LanguageTag | None = Field(
        default=None, description="BCP 47 tag; detected when absent"
    )
    published_at: Published | None = Field(default=None, description="ISO 8601; kept as given")
    url: Short | None = Field(default=None, description="Kept as given; never fetched")
    id: Short | None = None
    version: Short | None = None

    @model_validator(mode="after")
    def _one_body(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("give exactly one of text and html")
        return self


class Options(Schema):
    """What a client may choose about an extraction."""

    model: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,64}$")] | None = Field(
        default=None, description="An alias from GET /v1/models; the service's default when absent"
    )
    offsets: OffsetUnit = Field(
        default="codepoints", description="Unit of every offset in the answer"
    )
    second_reader: bool = Field(
        default=True,
        description="With a language model: let the embedded engine read too, in its languages",
    )
    refresh: bool = Field(
        default=False,
        description="Ask anew even if an answer is kept; the new one gets an id of its own",
    )
    confidential: bool = Field(
        default=False,
        description="Let only the embedded engine and local models see the text, and keep nothing",
    )


class Submission(Schema):
    article: ArticleInput
    options: Options = Options()
