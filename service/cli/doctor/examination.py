"""All checks, one after the other; none of them writes anything or stops the others."""

from collections.abc import Callable, Iterator
from functools import partial

from service.cli.doctor import configuration, models, state, surroundings
from service.cli.doctor.finding import Finding, fail
from service.cli.refusal import Refused, refusals
from service.errors import NutgrafError
from service.settings import Settings

Check = Callable[[], Iterator[Finding]]


def examine(host: str, *, online: bool) -> Iterator[Finding]:
    """`host` is what the service listens on; `online` allows to connect to other services."""
    try:
        with refusals():
            settings = Settings()
    except Refused as refusal:
        yield fail("settings", refusal.message, "Correct it; the rest depends on it.")
        settings = None
    checks: dict[str, Check] = {"variables": configuration.variables}
    if settings:
        checks |= {
            "config": partial(configuration.config_file, settings),
            "keys": partial(configuration.keys, settings),
            "exposure": partial(configuration.exposure, settings, host),
            "state": partial(state.folder, settings),
            "databases": partial(state.databases, settings),
            "disk": partial(state.disk, settings),
            "reading": partial(surroundings.reading, settings),
            "models": partial(models.table, settings, online=online),
            "traces": partial(surroundings.traces, settings, online=online),
            "workers": partial(surroundings.workers, settings),
        }
    checks |= {"versions": surroundings.versions, "clock": surroundings.clock}
    for what, check in checks.items():
        yield from _guarded(what, check)


def _guarded(what: str, check: Check) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as error:  # a check that fails is a finding too
        yield fail(
            what,
            f"It could not be checked: {_reason(error)}",
            "Run the command as the user that the service runs as.",
        )


def _reason(error: Exception) -> str:
    """Without the message of an error that nobody foresaw: it may quote what it was about."""
    if isinstance(error, NutgrafError):
        return error.detail
    reason = error.strerror if isinstance(error, OSError) else None
    return f"{reason or type(error).__qualname__}."
