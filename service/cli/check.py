"""`nutgraf check`: a headline, summary or alert against its article."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from service.cli.parameters import INPUT, model_option, offsets_option, view_option
from service.cli.refusal import Refused, refusals

if TYPE_CHECKING:
    from schemas.check import CheckedKind
    from schemas.extraction import OffsetUnit

KINDS = ("headline", "standfirst", "summary", "alert", "social", "article")


@click.command()
@click.argument("article", metavar="ARTICLE|-", type=INPUT)
@click.option("--text", metavar="WORDS", help="The text to check.")
@click.option("--text-file", metavar="FILE", type=INPUT, help="A file that holds it.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="headline",
    show_default=True,
    help="Where the text will stand.",
)
@click.option("--title", metavar="WORDS", help="The article's headline.")
@click.option(
    "--published-at", metavar="DATE", help="When the article was published, as 2026-03-05."
)
@view_option
@model_option
@offsets_option
def check(
    *,
    article: Path,
    text: str | None,
    text_file: Path | None,
    kind: "CheckedKind",
    title: str | None,
    published_at: str | None,
    format_: Literal["json", "text", "html"] | None,
    model: str | None,
    offsets: "OffsetUnit",
) -> None:
    """Check a text against ARTICLE; exit with status 1 when it fails.

    Quotations, figures, dates, names, hedges, attributions and who did what to whom are each
    looked up in the article. With --model naming a language model, that is asked as well; its
    word alone warns and does not fail.
    """
    if (text is None) == (text_file is None):
        raise Refused("Give the text with --text or with --text-file.")
    if text_file == article:
        raise Refused("The article and the text cannot be the same file.")
    from service.bootstrap import inline_services
    from service.checks import check as check_article
    from service.checks import refuse_text
    from service.cli.versions import extractions, words_in
    from service.settings import Settings

    with refusals():
        words = words_in(text_file).strip() if text_file is not None else text or ""
        refuse_text(words, kind)
        services = inline_services(Settings())
        (extraction,) = extractions(
            [article], services, model=model, title=title, published_at=published_at
        )
        found = asyncio.run(check_article(extraction, words, kind, services, model=model))
    format_ = format_ or ("text" if sys.stdout.isatty() else "json")
    if format_ == "text":
        from service.cli.check_view import print_check

        print_check(found, words)
    elif format_ == "html":
        from service.page.check import render_check

        click.echo(render_check(found, words, kind, extraction))
    else:
        from service.text.offsets import check_in_utf16

        shown = found
        if offsets == "utf16":
            shown = check_in_utf16(found, words, extraction.article.text)
        click.echo(shown.model_dump_json(indent=2))
    if found.verdict == "fail":
        sys.exit(1)
