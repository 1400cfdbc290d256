"""What an operator has set, and who could get at it."""

import os
import stat
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from service.api.authentication import check_exposure, is_loopback
from service.cli.doctor.finding import Finding, fail, ok, warn
from service.errors import Misconfigured
from service.settings import CONFIG, Settings
from service.storage.keys import StoredKey, open_keys

PREFIX = "NUTGRAF_"

SHORTEST_KEY = 20
"""Characters: what a key generator gives is longer, and what somebody thought up is shorter."""


def variables() -> Iterator[Finding]:
    """A misspelt variable sets nothing, and nobody else would notice."""
    known = [name.upper() for name in Settings.model_fields]
    given = sorted(name for name in os.environ if name.upper().startswith(PREFIX))
    for name in given:
        setting = name.upper().removeprefix(PREFIX).partition("__")[0]
        if setting not in known and name != CONFIG:
            close = get_close_matches(setting, known, 1)
            meant = f"Perhaps {PREFIX}{close[0]} was meant." if close else "Take it away."
            yield warn("variables", f"{name} is not a setting.", meant)
    yield ok("variables", f"{len(given)} of the environment begin with {PREFIX}.")


def config_file(settings: Settings) -> Iterator[Finding]:
    path = os.environ.get(CONFIG)
    if not path:
        yield ok("config", f"No file; {CONFIG} or --config would name one.")
        return
    content = tomllib.loads(Path(path).read_text())
    rows = content.get("models", {})
    secret = "api_keys" in content or any(
        "api_key" in rows.get(each, {}) for each in settings.models
    )
    if secret and is_open_to_others(Path(path)):
        yield warn(
            "config",
            f"{path} holds keys, and other users can read it.",
            f"chmod 600 {path}, or name the keys' variables by api_key_env.",
        )
    else:
        yield ok("config", f"{path} is read.")


def keys(settings: Settings) -> Iterator[Finding]:
    short = sum(len(key.get_secret_value()) < SHORTEST_KEY for key in settings.api_keys)
    stored = _stored(settings)
    valid = [key for key in stored if key.revoked_at is None]
    if short:
        yield warn(
            "keys",
            f"{short} of NUTGRAF_API_KEYS are shorter than {SHORTEST_KEY} characters.",
            "Have them made: `nutgraf keys create NAME`.",
        )
    if stored and not valid and not settings.api_keys:
        yield warn(
            "keys",
            "All keys are revoked: nobody is answered.",
            "`nutgraf keys create NAME` makes one.",
        )
    elif not stored and not settings.api_keys:
        yield ok("keys", "None: this machine is answered, and no other.")
    else:
        yield ok("keys", f"{len(valid)} created, {len(settings.api_keys)} set in NUTGRAF_API_KEYS.")


def exposure(settings: Settings, host: str) -> Iterator[Finding]:
    try:
        check_exposure(host, settings, stored_keys=bool(_stored(settings)))
    except Misconfigured as error:
        yield fail("exposure", "Others could ask without a key.", error.detail)
        return
    if is_loopback(host):
        yield ok("exposure", f"{host} is reached from this machine alone.")
    else:
        yield ok("exposure", f"{host} is reached from other machines, and a key is asked for.")


def _stored(settings: Settings) -> list[StoredKey]:
    """Without making the file where there is none."""
    if not (settings.state_dir / "keys.sqlite3").is_file():
        return []
    with open_keys(settings.state_dir) as stored:
        return stored.all()


def is_open_to_others(path: Path) -> bool:
    """Whether others than its owner can read it or look into it."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
