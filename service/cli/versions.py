"""Reads the articles that a command is given, each as `nutgraf extract` would."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.refusal import Refused

if TYPE_CHECKING:
    from schemas.extraction import Extraction
    from service.ports import Services

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}


def extractions(
    articles: Sequence[Path],
    services: "Services",
    *,
    model: str | None = None,
    title: str | None = None,
    published_at: str | None = None,
) -> "list[Extraction]":
    from schemas.submission import ArticleInput, Options, Submission
    from service.extract import extract

    async def read_all() -> "list[Extraction]":
        found = []
        for path in articles:
            text = words_in(path)
            is_html = path.suffix.lower() in HTML_SUFFIXES
            article = ArticleInput(
                text=None if is_html else text,
                html=text if is_html else None,
                title=title,
                published_at=published_at,
            )
            submission = Submission(article=article, options=Options(model=model))
            found.append(await extract(submission, services))
        return found

    return asyncio.run(read_all())


def words_in(path: Path) -> str:
    with click.open_file(path, "rb") as file:
        content: bytes = file.read()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Refused(f"{path} is not in UTF-8: byte {error.start} is not.") from None
