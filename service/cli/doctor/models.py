"""The table of language models."""

import os
import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from service.api.authentication import is_loopback
from service.cli.doctor.finding import Finding, fail, ok, warn
from service.models import ModelRow
from service.settings import Settings

KNOCK_SECONDS = 5.0


def table(settings: Settings, *, online: bool) -> Iterator[Finding]:
    for alias, row in settings.models.items():
        what = f"model {alias}"
        faults = list(_faults(what, row, online=online))
        yield from faults
        if not faults:
            yield ok(what, f"{row.model}: {_reached(row, online=online)}")
    paid = sorted(alias for alias, row in settings.models.items() if row.cost(10**6, 10**6))
    if paid and not settings.budgets.any:
        yield warn(
            "budgets",
            f"There are none: nothing ends the spending on {', '.join(paid)}.",
            "Set one, such as NUTGRAF_BUDGETS__DAY__USD.",
        )


def _faults(what: str, row: ModelRow, *, online: bool) -> Iterator[Finding]:
    if row.api_key_env and not os.environ.get(row.api_key_env):
        yield fail(
            what,
            f"Its key is missing: {row.api_key_env} is not set here.",
            "Set it where Nutgraf runs, or name another variable by api_key_env.",
        )
    if not row.api_base:
        return
    address = urlsplit(row.api_base)
    host = address.hostname
    if address.scheme not in ("http", "https") or not host:
        yield fail(
            what, "Its api_base is not an address.", "Give one like https://models.example/v1."
        )
        return
    if row.key and address.scheme == "http" and not is_loopback(host):
        yield warn(
            what,
            f"Key and articles go to {host} unencrypted.",
            "Use https, unless the network between is yours alone.",
        )
    if online and (reason := knock(row.api_base)):
        yield fail(what, f"{host} does not answer: {reason}.", "Start it, or correct its api_base.")


def _reached(row: ModelRow, *, online: bool) -> str:
    if not row.api_base:
        return "its provider's own address; `nutgraf models --try` asks it."
    host = urlsplit(row.api_base).hostname
    return f"{host} answers." if online else f"{host}, not asked; --online knocks at its door."


def knock(url: str) -> str | None:
    """Why nobody can be reached there, or None if somebody can; sends nothing but a handshake."""
    address = urlsplit(url)
    host = address.hostname or ""
    try:
        port = address.port or (443 if address.scheme == "https" else 80)
        with socket.create_connection((host, port), KNOCK_SECONDS) as connection:
            if address.scheme == "https":
                ssl.create_default_context().wrap_socket(connection, server_hostname=host).close()
    except TimeoutError:
        return f"nothing within {KNOCK_SECONDS:g} seconds"
    except OSError as error:
        return error.strerror or type(error).__name__
    except ValueError:
        return "the port is none"
    return None
