"""`nutgraf hedging`: how surely a sentence is put."""

import json
from typing import Literal

import click

from service.cli.refusal import Refused, refusals


@click.command()
@click.argument("text")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read here, json for programs.",
)
def hedging(text: str, format_: Literal["text", "json"]) -> None:
    """Say how surely TEXT is put, and which words show it."""
    from service.bootstrap import inline_services
    from service.cli.view import print_hedging
    from service.settings import Settings
    from service.text.hedging import hedging_of

    with refusals():
        parser = inline_services(Settings()).parser
    if not text.strip():
        raise Refused("There are no words to read.")
    found = hedging_of(text, parser)
    if format_ == "json":
        described = found.hedging.model_dump() | {"certainty": found.certainty}
        click.echo(json.dumps(described, indent=2, ensure_ascii=False))
    else:
        print_hedging(text, found.hedging, found.certainty)
