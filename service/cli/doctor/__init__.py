"""`nutgraf doctor`: whether everything is as it should be, and what to do where it is not."""

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.cli.doctor.finding import Finding

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address that `nutgraf serve` listens on.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Knock at the models' addresses as well. Nothing is sent to them.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doctor(*, host: str, online: bool, as_json: bool) -> None:
    """Check settings, keys, models, store and surroundings.

    Run it as the user that the service runs as, with the same settings. The exit status is 1 if
    something is wrong; a warning alone leaves it at 0. No secret is shown.
    """
    from service.cli.doctor.examination import examine

    findings = list(examine(host, online=online))
    failed = any(each.status == "fail" for each in findings)
    if as_json:
        described = {"well": not failed, "findings": [each._asdict() for each in findings]}
        click.echo(json.dumps(described, indent=2, ensure_ascii=False))
    else:
        for line in _lines(findings):
            click.echo(line)
    raise SystemExit(int(failed))


def _lines(findings: "Sequence[Finding]") -> "Iterator[str]":
    width = max(len(each.what) for each in findings)
    for each in findings:
        status = click.style(f"{each.status:4}", COLOURS[each.status])
        yield f"{status}  {each.what:{width}}  {each.found}"
        if each.advice:
            yield f"{'':{width + 6}}  → {each.advice}"
