"""The command line: one module a command.

Modules here import nothing heavy before a command runs, so that `--help` answers at once.
"""

import os
from importlib.metadata import entry_points

import click

from service.cli.audit import audit
from service.cli.batch import batch
from service.cli.check import check
from service.cli.compare import compare
from service.cli.doctor import doctor
from service.cli.extract import extract
from service.cli.hedging import hedging
from service.cli.keys import keys
from service.cli.models import models
from service.cli.schema import schema
from service.cli.serve import serve
from service.cli.usage import usage


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="nutgraf", message="%(prog)s %(version)s")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="TOML file of settings and models; NUTGRAF_CONFIG names it otherwise.",
)
def main(config: str | None) -> None:
    """Who said what in a news article, and how surely.

    Every quote is the article's own words, and every key point names its evidence. What the
    article does not support is returned as rejected, with the reason.
    """
    if config is not None:
        os.environ["NUTGRAF_CONFIG"] = config


for command in (
    extract,
    check,
    compare,
    batch,
    serve,
    keys,
    audit,
    hedging,
    models,
    schema,
    usage,
    doctor,
):
    main.add_command(command)
for entry in entry_points(group="nutgraf.commands"):
    main.add_command(entry.load())
