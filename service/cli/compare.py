"""`nutgraf compare`: what a revision of an article changed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from service.cli.parameters import INPUT, model_option, offsets_option, view_option
from service.cli.refusal import refusals

if TYPE_CHECKING:
    from schemas.extraction import OffsetUnit


@click.command()
@click.argument("old", type=INPUT)
@click.argument("new", type=INPUT)
@view_option
@model_option
@offsets_option
def compare(
    *,
    old: Path,
    new: Path,
    format_: Literal["json", "text", "html"] | None,
    model: str | None,
    offsets: "OffsetUnit",
) -> None:
    """Show which claims NEW adds, drops and changes beside OLD; moving a paragraph changes nothing.

    Key points of OLD that NEW no longer bears out are listed as well.
    """
    from service.bootstrap import inline_services
    from service.cli.versions import extractions
    from service.comparisons import compare as compare_articles
    from service.settings import Settings

    with refusals():
        services = inline_services(Settings())
        before, after = extractions([old, new], services, model=model)
        comparison = compare_articles(before, after, services.parser)
    format_ = format_ or ("text" if sys.stdout.isatty() else "json")
    if format_ == "text":
        from service.cli.comparison_view import print_comparison

        print_comparison(comparison, before.article, after.article)
    elif format_ == "html":
        from service.page.comparison import render_comparison

        click.echo(render_comparison(comparison, before, after))
    else:
        from service.text.offsets import comparison_in_utf16

        if offsets == "utf16":
            comparison = comparison_in_utf16(comparison, before.article.text, after.article.text)
        click.echo(comparison.model_dump_json(indent=2))
