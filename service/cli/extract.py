"""`nutgraf extract`: one article."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from service.cli.parameters import INPUT, NINJS_SUFFIXES, model_option, offsets_option
from service.cli.refusal import Refused, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.extraction import Extraction, OffsetUnit
    from service.ports import Hear

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}

Kind = Literal["text", "html", "ninjs"]
Format = Literal["json", "text", "html", "ninjs", "jsonld", "annotations", "csv"]


@click.command()
@click.argument("article", metavar="FILE|-", type=INPUT)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Format)),
    help="json for programs, text to read here, html for a page to open in a browser, "
    "ninjs for IPTC's News in JSON, jsonld for schema.org's words, annotations for W3C's, csv for "
    "a spreadsheet of claims. [default: text on a terminal, else json]",
)
@click.option(
    "--html",
    "is_html",
    is_flag=True,
    help="Read the main text of an HTML page. Needless for FILE.html.",
)
@click.option(
    "--ninjs",
    "is_ninjs",
    is_flag=True,
    help="Read a ninjs 3 item. Needless for FILE.json.",
)
@click.option("--title", metavar="WORDS", help="The article's headline.")
@click.option("--language", metavar="TAG", help="Such as en or en-GB. [default: detected]")
@model_option
@click.option(
    "--confidential",
    is_flag=True,
    help="Let only the embedded engine and models marked as local see the text.",
)
@offsets_option
def extract(
    *,
    article: Path,
    format_: Format | None,
    is_html: bool,
    is_ninjs: bool,
    title: str | None,
    language: str | None,
    model: str | None,
    confidential: bool,
    offsets: "OffsetUnit",
) -> None:
    """Extract the claims and key points of one article.

    FILE holds text, HTML or a ninjs item; "-" is standard input.
    """
    if is_html and is_ninjs:
        raise click.UsageError("An article is HTML or a ninjs item, not both.")
    with click.open_file(article, "rb") as file:
        content = file.read()
    format_ = format_ or ("text" if sys.stdout.isatty() else "json")
    with refusals(), _arrivals(shown=format_ == "text" and sys.stdout.isatty()) as hear:
        extraction = _extract(
            content,
            hear,
            kind=_kind(article, is_html=is_html, is_ninjs=is_ninjs),
            title=title,
            language=language,
            model=model,
            confidential=confidential,
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


def _kind(article: Path, *, is_html: bool, is_ninjs: bool) -> Kind:
    suffix = "" if is_html or is_ninjs else article.suffix.lower()
    if is_ninjs or suffix in NINJS_SUFFIXES:
        return "ninjs"
    return "html" if is_html or suffix in HTML_SUFFIXES else "text"


def _extract(
    content: bytes,
    hear: "Hear | None",
    *,
    kind: Kind,
    title: str | None,
    language: str | None,
    model: str | None,
    confidential: bool,
) -> "Extraction":
    import asyncio

    from schemas.submission import ArticleInput, Options, Submission
    from service.bootstrap import inline_services
    from service.extract import extract
    from service.formats import ninjs
    from service.settings import Settings

    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Refused(f"The article is not in UTF-8: byte {error.start} is not.") from None
    if kind == "ninjs":
        given = ninjs.read(text.removeprefix("\ufeff"))
    else:
        given = ArticleInput.model_validate({kind: text})
    said = {"title": title, "language": language}
    article = given.model_dump() | {name: words for name, words in said.items() if words}
    submission = Submission(
        article=ArticleInput.model_validate(article),
        options=Options(model=model, confidential=confidential),
    )
    return asyncio.run(extract(submission, inline_services(Settings()), hear=hear))


def _print(extraction: "Extraction", format_: Format, offsets: "OffsetUnit") -> None:
    if format_ == "text":
        from service.cli.view import print_view

        print_view(extraction)
    elif format_ == "html":
        from service.page import render_page

        click.echo(render_page(extraction))
    elif format_ == "json":
        from service.text.offsets import in_utf16

        if offsets == "utf16":
            extraction = in_utf16(extraction)
        click.echo(extraction.model_dump_json(indent=2))
    else:
        from service.formats import written

        click.echo(written(extraction, format_, offsets), nl=format_ != "csv")
