"""Lines up a batch's input with the rows an earlier run left."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydantic import ValidationError

from schemas.article import Article
from schemas.extraction import ArticleView
from schemas.submission import ArticleInput, Options
from service.cli.batch.rows import Row, Unusable, article_input
from service.cli.refusal import Refused
from service.errors import NutgrafError
from service.identity import extraction_id
from service.text.intake import read_article


@dataclass(frozen=True)
class Work:
    """A row of the input, and the `old` line that an earlier run wrote for it.

    `stands` says that the old line is the answer; otherwise there is work to do.
    """

    row: Row | Unusable
    old: bytes | None = None
    stands: bool = False

    @property
    def kept(self) -> bytes | None:
        """The answer that is there already."""
        return self.old if self.stands else None


@dataclass(frozen=True)
class Run:
    """What decides, besides the article, what an extraction says."""

    options: Options
    engine: str
    parser: str
    max_article_characters: int


def line_up(rows: Iterable[Row | Unusable], old_lines: Iterable[bytes], run: Run) -> Iterator[Work]:
    """Each row with its old line; raises Refused where the two are not of one batch.

    An extraction's id covers the article and all that can change the answer. So an old extraction
    stands if it holds this row's article and its id is the one this run would give. One that
    another model stood in for is worked out again.
    """
    for number, (row, old) in enumerate(zip_longest(rows, old_lines), start=1):
        if row is None:
            raise Refused("The output has more rows than the input: it was made from another one.")
        if old is None:
            yield Work(row)
            continue
        id, extraction = _read(old, number)
        if id != row.id:
            raise Refused(
                f"Row {number} of the output has the id {id!r}, in the input it is {row.id!r}: "
                "the output was made from another input."
            )
        if extraction is None:
            yield Work(row, old)
            continue
        try:
            view = ArticleView.model_validate(extraction["article"])
        except ValidationError:
            raise _foreign(number) from None
        if not (isinstance(row, Row) and _holds(view, row, run)):
            raise Refused(
                f"The article {id!r} is not the one that row {number} of the output was made from."
            )
        if any(warning.get("code") == "fell_back" for warning in extraction["warnings"]):
            yield Work(row, old)  # another model stood in: the one asked for is asked again
            continue
        if extraction["id"] != _id(view, run) or extraction["offsets"] != run.options.offsets:
            raise Refused(
                f"Row {number} of the output was made by another engine, model or version of "
                "Nutgraf, or with other options."
            )
        yield Work(row, old, stands=True)


def _read(old: bytes, number: int) -> tuple[object, dict[str, Any] | None]:
    try:
        match json.loads(old):
            case {"id": id, "problem": dict()}:
                return id, None
            case {"id": id, "extraction": dict(extraction)} if extraction.keys() >= _LOOKED_AT:
                return id, extraction
    except (ValueError, RecursionError):
        pass
    raise _foreign(number)


def _foreign(number: int) -> Refused:
    return Refused(f"Row {number} of the output was not written by a batch of this version.")


_LOOKED_AT = {"id", "offsets", "article", "warnings"}


def _holds(view: ArticleView, row: Row, run: Run) -> bool:
    try:
        given = article_input(row)
        article: ArticleInput | Article = given
        if given.html is not None:
            article = read_article(given, max_characters=run.max_article_characters)
    except (NutgrafError, ValidationError):
        return False
    kept = (view.text, view.id, view.title, view.url, view.version)
    return kept == (article.text, article.id, article.title, article.url, article.version)


def _id(view: ArticleView, run: Run) -> str:
    article = Article(
        text=view.text,
        language=view.language,
        id=view.id,
        version=view.version,
        title=view.title,
        published_at=view.published_at,
        url=view.url,
    )
    return extraction_id(article, run.options, run.engine, run.parser)
