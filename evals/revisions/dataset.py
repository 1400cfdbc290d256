"""Articles, their revisions, and what the revisions changed."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from evals.dataset import ArticleText, DatasetError, Filed, check_span, in_order, read_folder
from schemas.article import Span
from schemas.base import Schema
from schemas.comparison import Aspect

PARAGRAPH = "\n\n"


class PlantedChange(Schema):
    """Whole sentences: `old` of an added one and `new` of a dropped one are None.

    `aspects` are those that may be named of a changed one; any of them will do.
    """

    change: Literal["added", "dropped", "changed"]
    aspects: tuple[Aspect, ...] = ()
    old: Span | None
    new: Span | None
    loses_point: bool = False

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        sides = (self.old is not None, self.new is not None)
        if sides != {"added": (False, True), "dropped": (True, False)}.get(
            self.change, (True, True)
        ):
            raise ValueError(f"{self.change}: the sides do not fit")
        if (self.change == "changed") != bool(self.aspects):
            raise ValueError("what is changed, and nothing else, has aspects")
        if self.loses_point and self.old is None:
            raise ValueError("a point is lost that was never there")
        return self


class Revision(Filed):
    """`reorderings` are orders of the old article's paragraphs in which it says the same."""

    old: ArticleText
    new: ArticleText
    changes: tuple[PlantedChange, ...] = Field(min_length=1)
    reorderings: tuple[tuple[int, ...], ...]

    @property
    def reordered(self) -> tuple[str, ...]:
        """The old text in each of the orders."""
        paragraphs = self.old.text.split(PARAGRAPH)
        return tuple(
            PARAGRAPH.join(paragraphs[index] for index in order) for order in self.reorderings
        )

    @model_validator(mode="after")
    def _exact(self) -> Self:
        for text, spans in (
            (self.old.text, [change.old for change in self.changes if change.old]),
            (self.new.text, [change.new for change in self.changes if change.new]),
        ):
            for span in spans:
                check_span(span, text)
            in_order(spans)
        count = len(self.old.text.split(PARAGRAPH))
        for order in self.reorderings:
            if sorted(order) != list(range(count)) or list(order) == list(range(count)):
                raise ValueError(f"{list(order)} is no other order of {count} paragraphs")
        return self


def load_revisions(folder: Path) -> tuple[Revision, ...]:
    """In order of their ids; raises DatasetError for an unsound file and an empty folder."""
    revisions = tuple(revision for _, revision in read_folder(folder, Revision))
    if not revisions:
        raise DatasetError(f"{folder}: no revisions")
    return revisions
