"""`nutgraf eval`: whether a change made it better or worse."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.refusal import Refused, refusals

if TYPE_CHECKING:
    from evals.evaluation import Evaluation
    from evals.measures import Sheet


@click.command("eval")
@click.option(
    "--dataset",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Labelled articles of your own. [default: the news that come with Nutgraf]",
)
@click.option(
    "--model",
    "models",
    metavar="ALIAS",
    multiple=True,
    help="Who reads; may be given several times. [default: embedded, and every recorded model]",
)
@click.option(
    "--record",
    is_flag=True,
    help="Ask the model about articles whose recording is missing or stale, and keep its answers.",
)
@click.option("--strict", is_flag=True, help="Fail if a recording is missing or stale.")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write a page with all figures and every article.",
)
@click.option("--update-baseline", is_flag=True, help="Make this run the one to compare with.")
def command(
    *,
    dataset: Path | None,
    models: tuple[str, ...],
    record: bool,
    strict: bool,
    report: Path | None,
    update_baseline: bool,
) -> None:
    """Read labelled articles and compare the figures with the baseline.

    Checks and comparisons are held to their marks as well, except with --dataset. The exit status
    is 1 if a figure fell by more than chance, a measure misses what it is held to, or an article
    could not be read.
    """
    evaluations = _read(dataset, models, record=record)
    sheets = [] if dataset else _sheets()
    _print(evaluations, sheets)
    if report:
        from evals.report import render_report

        report.write_text(render_report(evaluations, sheets), encoding="utf-8")
    unread = any(each.failed or (strict and each.unread) for each in evaluations)
    if update_baseline and not unread:
        for evaluation in evaluations:
            click.echo(f"The baseline is now {evaluation.update_baseline()}")
    elif unread or any(_worse(each) for each in evaluations) or not all(map(_holds, sheets)):
        raise SystemExit(1)


def _read(dataset: Path | None, models: tuple[str, ...], *, record: bool) -> "list[Evaluation]":
    import asyncio

    from evals.dataset import DatasetError
    from evals.evaluation import evaluations
    from evals.suite import NEWS

    async def read_all(some: "list[Evaluation]") -> None:
        for evaluation in some:
            articles = evaluation.suite.articles
            with click.progressbar(articles, label=evaluation.model, file=sys.stderr) as bar:
                for article in bar:
                    await evaluation.read(article)

    with refusals():
        try:
            opened = evaluations(dataset or NEWS, models, record=record)
            asyncio.run(read_all(opened))
        except DatasetError as error:
            raise Refused(str(error)) from error
    return opened


def _sheets() -> "list[Sheet]":
    from evals.dataset import SPLITS, DatasetError
    from evals.editing import checks, revisions

    with refusals():
        try:
            return [*(checks(split).sheet for split in SPLITS), revisions().sheet]
        except DatasetError as error:
            raise Refused(str(error)) from error


def _print(evaluations: "list[Evaluation]", sheets: "list[Sheet]") -> None:
    from evals.editing import sheet_lines
    from evals.evaluation import agreement
    from evals.table import agreement_lines, table

    for evaluation in evaluations:
        for line in table(evaluation):
            click.echo(line)
        click.echo()
    for sheet in sheets:
        for line in sheet_lines(sheet):
            click.echo(line)
        click.echo()
    for line in agreement_lines(agreement(evaluations[0].suite)):
        click.echo(line)


def _worse(evaluation: "Evaluation") -> bool:
    return any(each.verdict == "worse" for each in evaluation.judgements())


def _holds(sheet: "Sheet") -> bool:
    return all(gauge.holds for gauge in sheet.gauges)
