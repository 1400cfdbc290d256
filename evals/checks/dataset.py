"""Articles with the texts that stand for them, and what is wrong with each text."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from evals.dataset import ArticleText, DatasetError, Filed, check_span, read_folder
from schemas.article import Span
from schemas.base import Schema
from schemas.check import CheckedKind, FindingType


class LabelledFinding(Schema):
    """A fault and its place in the text; `also` are the types that describe it as well."""

    type: FindingType
    also: tuple[FindingType, ...] = ()
    span: Span

    @property
    def types(self) -> frozenset[FindingType]:
        return frozenset((self.type, *self.also))

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if "unsupported_statement" in self.types:
            raise ValueError("unsupported_statement is a language model's word and not labelled")
        if len(self.types) <= len(self.also):
            raise ValueError(f"a type twice: {self.type}, {', '.join(self.also)}")
        return self


class LabelledText(Schema):
    """A text; without findings it says no more than its article."""

    kind: CheckedKind
    text: str = Field(min_length=1)
    findings: tuple[LabelledFinding, ...]

    @model_validator(mode="after")
    def _exact(self) -> Self:
        for finding in self.findings:
            check_span(finding.span, self.text)
        for one, other in combinations(self.findings, 2):
            if one.span.overlaps(other.span) and one.types & other.types:
                raise ValueError(f"the same fault twice: {one.span.text!r}")
        starts = [finding.span.start for finding in self.findings]
        if starts != sorted(starts):
            raise ValueError("findings are not in the order of the text")
        return self


class CheckedArticle(Filed):
    """An article and the texts that were written for it."""

    article: ArticleText
    texts: tuple[LabelledText, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _without_duplicates(self) -> Self:
        texts = [labelled.text for labelled in self.texts]
        if len(set(texts)) < len(texts):
            raise ValueError("the same text twice")
        return self


def load_checks(folder: Path) -> tuple[CheckedArticle, ...]:
    """In order of their ids; raises DatasetError for an unsound file and an empty folder."""
    articles = tuple(article for _, article in read_folder(folder, CheckedArticle))
    if not articles:
        raise DatasetError(f"{folder}: no articles")
    return articles


def texts_of(articles: Iterable[CheckedArticle]) -> list[LabelledText]:
    return [labelled for article in articles for labelled in article.texts]
