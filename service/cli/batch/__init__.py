"""`nutgraf batch`: an archive, row by row, with every core."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.parameters import INPUT, NINJS_SUFFIXES, model_option, offsets_option
from service.cli.refusal import refusals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import IO

    from schemas.extraction import OffsetUnit


@click.command()
@click.argument("articles", metavar="IN.jsonl|ITEM.json...", type=INPUT, nargs=-1, required=True)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="OUT.jsonl",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the extractions go. What an earlier run left there is kept and gone on with.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that work side by side; one a core by default.",
)
@model_option
@offsets_option
def batch(
    *,
    articles: tuple[Path, ...],
    output: Path,
    workers: int | None,
    model: str | None,
    offsets: "OffsetUnit",
) -> None:
    """Extract from many articles.

    IN.jsonl ("-" for standard input) has one article a line: {"id": …, "text" or "html": …},
    with "title", "language", "published_at", "url" and "version" if you like. OUT.jsonl gets one
    line for each, in the same order: {"id", "extraction"}, or {"id", "problem"} with the reason.
    A line can also be a ninjs 3 item, whose "uri" is its id, and so can each of several files
    that end in .json.

    Run the same command again to go on where it stopped and to try the problems again.

    The exit status is 0 if every row got an extraction, 1 if some got problems, 2 if nothing was
    done.
    """
    from schemas.submission import Options
    from service.cli.batch.run import run_batch
    from service.settings import Settings

    if output.exists() and any(each.exists() and output.samefile(each) for each in articles):
        raise click.UsageError("The output would overwrite the input.")
    with refusals(), _opened(articles) as rows:
        settings = Settings(workers=workers) if workers else Settings()
        status = run_batch(rows, output, settings, Options(model=model, offsets=offsets))
    sys.exit(status)


def _opened(articles: "Sequence[Path]") -> "AbstractContextManager[IO[bytes]]":
    """The one file of rows, or one row for each of the items."""
    if all(path.suffix.lower() in NINJS_SUFFIXES for path in articles):
        from service.cli.batch.items import is_item, lines_of

        if len(articles) > 1 or is_item(articles[0]):
            return lines_of(articles)
    if len(articles) > 1:
        raise click.UsageError("Give one file of rows, or any number of ninjs items in FILE.json.")
    return click.open_file(articles[0], "rb")
