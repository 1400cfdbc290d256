"""Verbs that tell of one deed from its two ends, read once from `converses.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from service.verify.roles import Roles
from service.verify.wording import Keys

Turn = Mapping[str, str]
"""What a role of one verb is in the other."""


def turn_between(one: Keys, other: Keys) -> Turn | None:
    """How the roles of a verb named by `other` are called for one named by `one`."""
    for left, right, turn in _pairs():
        if not (one.isdisjoint(left) or other.isdisjoint(right)):
            return {there: here for here, there in turn.items()}
        if not (one.isdisjoint(right) or other.isdisjoint(left)):
            return turn
    return None


def other_ends_of(keys: Keys) -> Keys:
    """The verbs that may tell of the same deed from its other end."""
    ends = [(left, right) for left, right, _ in _pairs()]
    found = [right for left, right in ends if not keys.isdisjoint(left)]
    found += [left for left, right in ends if not keys.isdisjoint(right)]
    return frozenset[str]().union(*found)


def turned(parts: Roles, turn: Turn) -> Roles:
    """The roles by their new names, which come before others of the same name."""
    kept = {role: fillers for role, fillers in parts.items() if role not in turn}
    return kept | {turn[role]: fillers for role, fillers in parts.items() if role in turn}


@cache
def _pairs() -> tuple[tuple[Keys, Keys, Turn], ...]:
    text = files("service.checks.statements").joinpath("converses.toml").read_text(encoding="utf-8")
    return tuple(
        (frozenset(pair["one"].split()), frozenset(pair["other"].split()), pair["roles"])
        for pair in tomllib.loads(text)["pair"]
    )
