"""`nutgraf extract`: one article."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from service.cli.parameters import INPUT, model_option, offsets_option
from service.cli.refusal import Refused, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.extraction import Extraction, OffsetUnit
    from service.ports import Hear

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}

Format = Literal["json", "text", "html"]


@click.command()
@click.argument("article", metavar="FILE|-", type=INPUT)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json", "text", "html"]),
    help="json for programs, text to read here, html for a page to open in a browser. "
    "[default: text on a terminal, else json]",
)
@click.option(
    "--html",
    "is_html",
    is_flag=True,
    help="Read the main text of an HTML page. Needless for FILE.html.",
)
@click.option("--title", metavar="WORDS", help="The article's headline.")
@click.option("--language", metavar="TAG", help="Such as en or en-GB. [default: detected]")
@model_option
@offsets_option
def extract(
    *,
    article: Path,
    format_: Format | None,
    is_html: bool,
    title: str | None,
    language: str | None,
    model: str | None,
    offsets: "OffsetUnit",
) -> None:
    """Extract the claims and key points of one article.

    FILE holds text or HTML; "-" is standard input.
    """
    with click.open_file(article, "rb") as file:
        content = file.read()
    format_ = format_ or ("text" if sys.stdout.isatty() else "json")
    with refusals(), _arrivals(shown=format_ == "text" and sys.stdout.isatty()) as hear:
        extraction = _extract(
            content,
            hear,
            is_html=is_html or article.suffix.lower() in HTML_SUFFIXES,
            title=title,
            language=language,
            model=model,
        )
    _print(extraction, format_, offsets)


@contextmanager
def _arrivals(*, shown: bool) -> "Iterator[Hear | None]":
    """Shows on the terminal what is found, until all of it is there."""
    if shown:
        from service.cli.arrivals import Arrivals

        with Arrivals() as arrivals:
            yield arrivals.hear
    else:
        yield None


def _extract(
    content: bytes,
    hear: "Hear | None",
    *,
    is_html: bool,
    title: str | None,
    language: str | None,
    model: str | None,
) -> "Extraction":
    import asyncio

    from schemas.submission import ArticleInput, Options, Submission
    from service.bootstrap import inline_services
    from service.extract import extract
    from service.settings import Settings

    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Refused(f"The article is not in UTF-8: byte {error.start} is not.") from None
    submission = Submission(
        article=ArticleInput(
            text=None if is_html else text,
            html=text if is_html else None,
            title=title,
            language=language,
        ),
        options=Options(model=model),
    )
    return asyncio.run(extract(submission, inline_services(Settings()), hear=hear))


def _print(extraction: "Extraction", format_: Format, offsets: "OffsetUnit") -> None:
    if format_ == "text":
        from service.cli.view import print_view

        print_view(extraction)
    elif format_ == "html":
        from service.page import render_page

        click.echo(render_page(extraction))
    else:
        from service.text.offsets import in_utf16

        if offsets == "utf16":
            extraction = in_utf16(extraction)
        click.echo(extraction.model_dump_json(indent=2))
