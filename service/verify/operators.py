"""Words that turn or weaken what is said under them."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from service.text.words import primary

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Operators:
    """The lists of `operators.toml` for a language; comments there explain each."""

    negations: frozenset[str] = _NONE
    turners: frozenset[str] = _NONE
    almost: frozenset[str] = _NONE
    multiplying: frozenset[str] = _NONE
    scarce: frozenset[str] = _NONE
    possible: frozenset[str] = _NONE
    probable: frozenset[str] = _NONE
    uncommitted: frozenset[str] = _NONE
    distanced: frozenset[str] = _NONE
    intended: frozenset[str] = _NONE
    judging: frozenset[str] = _NONE
    conditions: frozenset[str] = _NONE
    retractions: frozenset[str] = _NONE
    factive: frozenset[str] = _NONE
    attributions: frozenset[str] = _NONE


@cache
def operators(language: str) -> Operators | None:
    """A language's lists, read on first use; None for a language that has none."""
    lists = _lists().get(primary(language))
    if lists is None:
        return None
    return Operators(
        **{each.name: frozenset(lists.get(each.name, "").split()) for each in fields(Operators)}
    )


def english() -> Operators:
    """The lists that are read with the grammar; there always are some."""
    return operators("en") or Operators()


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = files("service.verify").joinpath("operators.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
