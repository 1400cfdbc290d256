"""`nutgraf keys`: who may ask the service."""

from typing import TYPE_CHECKING

import click

from service.cli.refusal import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.ports import ApiKey
    from service.settings import Settings
    from service.storage.keys import StoredKey


@click.group()
def keys() -> None:
    """Create, list and revoke the keys that callers of the service send.

    Once a key exists, every address but /healthz and /readyz asks for one, from this machine too.
    What these commands change holds from the next request on.
    """


@keys.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(["extract", "check", "admin"]),
    multiple=True,
    default=("extract", "check"),
    show_default=True,
    help="What the key is for; once for each. admin includes the others.",
)
@click.option(
    "--per-minute",
    type=click.IntRange(1),
    metavar="N",
    help="Requests a minute; the service's NUTGRAF_REQUESTS_PER_MINUTE otherwise.",
)
def create(name: str, scopes: tuple[str, ...], per_minute: int | None) -> None:
    """Create a key. NAME says whose it is; the key itself is shown this once."""
    from service.settings import Settings
    from service.storage.keys import open_keys

    with refusals(), open_keys(Settings().state_dir) as stored:
        key, secret = stored.create(name, scopes, per_minute)
    click.echo(f"Key {key.id} of {key.name}, for {_joined(key)}.", err=True)
    click.echo("Keep it now, it is not shown again:", err=True)
    click.echo(secret.get_secret_value())


@keys.command(name="list")
def list_keys() -> None:
    """List all keys, those of NUTGRAF_API_KEYS too."""
    from service.cli.columns import columns
    from service.settings import Settings
    from service.storage.keys import open_keys

    with refusals():
        settings = Settings()
        with open_keys(settings.state_dir) as stored:
            known = stored.all()
    rows = [*_stored(known, settings), *_set(settings)]
    if not rows:
        click.echo("There is no key: only this machine is answered.", err=True)
        return
    for line in columns(("ID", "NAME", "SCOPES", "A MINUTE", "CREATED", "REVOKED"), rows):
        click.echo(line)


@keys.command()
@click.argument("id")
def revoke(id: str) -> None:
    """Refuse a key from its next request on. ID is the key's in `nutgraf keys list`."""
    from service.settings import Settings
    from service.storage.keys import open_keys

    with refusals(), open_keys(Settings().state_dir) as stored:
        key = stored.revoke(id)
    click.echo(f"Key {key.id} of {key.name} is refused from now on.", err=True)


def _stored(known: "list[StoredKey]", settings: "Settings") -> "Iterator[tuple[str, ...]]":
    for key in known:
        limit = key.per_minute or settings.requests_per_minute
        revoked = f"{key.revoked_at:%Y-%m-%d}" if key.revoked_at else ""
        yield key.id, key.name, _joined(key), str(limit), f"{key.created_at:%Y-%m-%d}", revoked


def _set(settings: "Settings") -> "Iterator[tuple[str, ...]]":
    from service.api.authentication import set_key

    for secret in settings.api_keys:
        key = set_key(secret)
        yield key.id, key.name, _joined(key), str(settings.requests_per_minute), "", ""


def _joined(key: "ApiKey") -> str:
    from service.ports import SCOPES

    return " ".join(scope for scope in SCOPES if scope in key.scopes)
