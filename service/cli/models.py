"""`nutgraf models`: who can be asked to read."""

import click

from service.cli.refusal import refusals


@click.command()
def models() -> None:
    """List the models that can read an article."""
    from service.bootstrap import inline_services
    from service.settings import Settings

    with refusals():
        services = inline_services(Settings())
    for alias, engine in services.engines.items():
        default = "  (default)" if alias == services.default_model else ""
        click.echo(f"{alias}  {engine.identity}{default}")
