"""`nutgraf serve`: the HTTP service."""

import click

from service.cli.refusal import refusals


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="0 takes any that is free.",
)
@click.option(
    "--log-format",
    type=click.Choice(["auto", "text", "json"]),
    help="Lines of the log; auto is text on a terminal, else json. NUTGRAF_LOG_FORMAT otherwise.",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    help="The least that is logged. NUTGRAF_LOG_LEVEL otherwise.",
)
def serve(host: str, port: int, **given: str | None) -> None:
    """Answer over HTTP.

    Only this machine can ask, until there is a key (`nutgraf keys create`, or NUTGRAF_API_KEYS) and
    --host names an address that others can reach.
    """
    from service.cli.server import run_server
    from service.settings import Settings

    with refusals():
        settings = Settings().model_copy(
            update={name: value for name, value in given.items() if value is not None}
        )
        run_server(settings, host, port)
