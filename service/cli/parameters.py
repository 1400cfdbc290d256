"""Options that several commands share."""

from pathlib import Path

import click

INPUT = click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True, path_type=Path)
"""A file to read, or "-" for standard input."""

NINJS_SUFFIXES = frozenset({".json", ".ninjs"})
"""Of a file that holds a ninjs item."""

model_option = click.option(
    "--model",
    metavar="ALIAS",
    help="Who reads: an alias from `nutgraf models`. The service's default otherwise.",
)
offsets_option = click.option(
    "--offsets",
    type=click.Choice(["codepoints", "utf16"]),
    default="codepoints",
    show_default=True,
    help="Unit of the offsets in the answer; JavaScript counts in utf16.",
)
view_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["json", "text", "html"]),
    help="json for programs, text to read here, html for a page to open in a browser. "
    "[default: text on a terminal, else json]",
)
