"""The labelled articles: what a file holds, and what makes it sound.

A dataset is a folder. `dev/` and `held/` hold one JSON file an article, text and adjudicated labels
together; `first/` and `second/` hold what each labeller wrote before adjudication, without the
text. GUIDELINE.md says what the labels mean.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from schemas.article import Span
from schemas.base import Schema
from schemas.hedging import Level, Polarity, Stance, Verification
from schemas.proposal import ClaimKind, ClaimType

Split = Literal["dev", "held"]
Labeller = Literal["a", "b", "adjudicated"]

SPLITS: tuple[Split, ...] = ("dev", "held")


class DatasetError(ValueError):
    """A dataset that cannot be trusted; the message names the file and the fault."""


class LabelledClaim(Schema):
    """A claim as a careful reader marks it.

    `source` is None where the article names none; `name` is then None too. `cue` is empty for a
    quotation that floats free of any.
    """

    content: tuple[Span, ...] = Field(min_length=1)
    source: tuple[Span, ...] | None = Field(default=None, min_length=1)
    name: Span | None = None
    role: Span | None = None
    via: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: ClaimKind
    type: ClaimType
    level: Level
    polarity: Polarity
    stance: Stance
    approximate: bool
    verification: Verification

    @property
    def spans(self) -> Iterator[Span]:
        yield from self.content
        yield from self.source or ()
        yield from self.via
        yield from self.cue
        for span in (self.name, self.role, self.verification.span):
            if span is not None:
                yield span

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        for part in (self.content, self.source or (), self.via, self.cue):
            in_order(part)
        own_words = (*self.cue, *(self.source or ()))
        if any(span.overlaps(words) for span in self.content for words in own_words):
            raise ValueError(f"a content overlaps its own cue or source: {self.content[0].text!r}")
        if (self.source is None) != (self.name is None):
            raise ValueError("source and name are given together or not at all")
        if self.source is None and self.role is not None:
            raise ValueError("a role without a source")
        if (self.verification.status == "none_stated") != (self.verification.span is None):
            raise ValueError("a verification status points at its words; none_stated has none")
        return self


class LabelledKeyPoint(Schema):
    """What a reader must take away.

    `evidence` is whole sentences; each of the `alternatives` carries the point as well as it does.
    """

    text: str = Field(min_length=1)
    evidence: tuple[Span, ...] = Field(min_length=1)
    alternatives: tuple[tuple[Span, ...], ...] = ()

    @property
    def spans(self) -> Iterator[Span]:
        yield from self.evidence
        for alternative in self.alternatives:
            yield from alternative

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        sets = [self.evidence, *self.alternatives]
        for spans in sets:
            if not spans:
                raise ValueError("an alternative without a sentence")
            in_order(spans)
        _distinct(sets, "evidence")
        return self


class Filed(Schema):
    """What one file of a dataset holds; the file is named by its id."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")


class Labelling(Filed):
    """One labeller's labels of the article `id`; claims are in the order of their contents."""

    labels: Labeller
    key_points: tuple[LabelledKeyPoint, ...]
    claims: tuple[LabelledClaim, ...]

    @model_validator(mode="after")
    def _without_duplicates(self) -> Self:
        _distinct([claim.content for claim in self.claims], "content")
        _distinct([point.text for point in self.key_points], "key point")
        starts = [claim.content[0].start for claim in self.claims]
        if starts != sorted(starts):
            raise ValueError("claims are not in the order of their contents")
        return self

    def check(self, text: str) -> None:
        """Raises ValueError unless every span is exactly the words of `text` at its place."""
        everything: tuple[LabelledClaim | LabelledKeyPoint, ...] = (*self.claims, *self.key_points)
        for labelled in everything:
            for span in labelled.spans:
                check_span(span, text)


class ArticleText(Schema):
    """An article as a client would send it."""

    text: str = Field(min_length=1)
    title: str | None = None
    published_at: datetime | date | None = None
    language: str


class LabelledArticle(Labelling):
    """An article with its labels; `style` is the kind of story it is."""

    style: str
    split: Split
    article: ArticleText

    @model_validator(mode="after")
    def _exact(self) -> Self:
        self.check(self.article.text)
        return self


def load_dataset(folder: Path) -> tuple[LabelledArticle, ...]:
    """The articles of `dev/` and `held/` in order of their ids.

    Raises DatasetError for an unsound file, a file whose name is not its article's id, an article
    in the wrong split or in both, and a folder without articles.
    """
    articles: dict[str, LabelledArticle] = {}
    for split in SPLITS:
        for path, article in read_folder(folder / split, LabelledArticle):
            if article.split != split:
                raise DatasetError(f"{path}: split is {article.split}")
            if article.id in articles:
                raise DatasetError(f"{path}: {article.id} is in another split as well")
            articles[article.id] = article
    if not articles:
        raise DatasetError(f"{folder}: no articles in dev/ or held/")
    return tuple(articles[id] for id in sorted(articles))


def load_labelling(folder: Path, articles: Iterable[LabelledArticle]) -> Mapping[str, Labelling]:
    """One labeller's labels (`first/`, `second/`) by article id, checked against the articles.

    An article may be missing; raises DatasetError for labels that are unsound or whose article
    is unknown.
    """
    texts = {article.id: article.article.text for article in articles}
    labellings: dict[str, Labelling] = {}
    for path, labelling in read_folder(folder, Labelling):
        if labelling.id not in texts:
            raise DatasetError(f"{path}: labels an unknown article")
        try:
            labelling.check(texts[labelling.id])
        except ValueError as error:
            raise DatasetError(f"{path}: {error}") from error
        labellings[labelling.id] = labelling
    return labellings


AnyFiled = TypeVar("AnyFiled", bound=Filed)


def read_folder(folder: Path, model: type[AnyFiled]) -> Iterator[tuple[Path, AnyFiled]]:
    """Every JSON file of the folder, in order of their names.

    Raises DatasetError for an unsound file and for one whose name is not its id.
    """
    for path in sorted(folder.glob("*.json")):
        try:
            filed = model.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise DatasetError(f"{path}: {error}") from error
        if filed.id != path.stem:
            raise DatasetError(f"{path}: holds the article {filed.id}")
        yield path, filed


def check_span(span: Span, text: str) -> None:
    """Raises ValueError unless the span is exactly the words of `text` at its place."""
    if not span.text or text[span.start : span.end] != span.text:
        raise ValueError(f"{span.start}:{span.end} is not {span.text!r} in the text")
    if span.text != span.text.strip():
        raise ValueError(f"white space at the border of {span.text!r}")


def in_order(spans: Sequence[Span]) -> None:
    """Raises ValueError where one overlaps or precedes the one before."""
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError(f"{after.text!r} overlaps or precedes {before.text!r}")


def _distinct(things: Sequence[object], what: str) -> None:
    for index, thing in enumerate(things):
        if thing in things[:index]:
            raise ValueError(f"the same {what} twice: {thing}")
