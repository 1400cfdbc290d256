"""The words that checks go by, read once from `lists.toml`, which explains each list."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True)
class Lists:
    performing: Words
    distancing: Words
    doubting: Words
    accusing: Words
    recording: Words
    rumouring: Words
    courts: Words
    blaming: Words
    businesses: Words
    own_voices: Words
    to_come: Words
    checking: Words
    not_: Words
    unchecked: Words
    correcting: Words
    days: Words
    months: Words
    holidays: Words
    labels: Words
    misread: Words
    headline_cues: Words
    perceiving: Words
    measured: Words
    posing: Words
    vouching: Words
    looming: Words
    turning: Words
    turning_first: Words
    narrowing: Words
    mutual: Words
    describing: Words
    unreal: Words
    once: Words
    heads: Words
    fillers: Words
    relative: Words
    no_names: Words

    @property
    def holding(self) -> Words:
        """Adjectives that hold a noun at arm's length."""
        return self.distancing | self.doubting


@cache
def wordlists() -> Lists:
    read = tomllib.loads(files("service.checks").joinpath("lists.toml").read_text("utf-8"))
    return Lists(**{each.name: frozenset(read[each.name].split()) for each in fields(Lists)})


def begins(form: str, stems: Words) -> bool:
    return form.startswith(tuple(stems))
