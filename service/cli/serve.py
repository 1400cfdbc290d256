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
def serve(host: str, port: int) -> None:
    """Answer over HTTP.

    Only this machine can ask, until NUTGRAF_API_KEYS is set and --host names an address that
    others can reach.
    """
    from service.cli.server import run_server
    from service.settings import Settings

    with refusals():
        run_server(Settings(), host, port)
