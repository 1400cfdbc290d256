"""What names and nouns say about whoever they name: a woman, a body, a document, a place."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["person", "organization", "group", "document", "place"]
Gender = Literal["male", "female"]


@dataclass(frozen=True)
class Nouns:
    """The lists of `names.toml` and `nouns.toml`, in lower case; comments there explain each.

    `given` has all given names and `courtesies` all forms of address, with None for those that
    men and women bear; `kinds` and `genders` have common nouns.
    """

    given: dict[str, Gender | None]
    courtesies: dict[str, Gender | None]
    genders: dict[str, Gender]
    kinds: dict[str, Kind]
    titles: frozenset[str]
    title_ends: frozenset[str]
    posts: frozenset[str]
    offices: frozenset[str]
    leads: frozenset[str]
    spokespeople: frozenset[str]
    nameless: frozenset[str]
    body_words: frozenset[str]
    named_bodies: frozenset[str]
    surnames: frozenset[str]
    outlets: frozenset[str]
    press: frozenset[str]
    firms: frozenset[str]
    businesses: frozenset[str]
    public_bodies: frozenset[str]
    belongings: frozenset[str]
    places: frozenset[str]
    place_beginnings: frozenset[str]
    dates: frozenset[str]
    backward: frozenset[str]
    renowned: frozenset[str]
    present: frozenset[str]
    quantities: frozenset[str]
    counts: frozenset[str]
    role_verbs: frozenset[str]
    particles: frozenset[str]
    abbreviations: dict[str, str]

    def kind(self, noun: str) -> Kind | None:
        """What a common noun names; the last part of "front-runner" or "co-author" decides."""
        found = self.kinds.get(noun)
        return found or (self.kinds.get(noun.rpartition("-")[2]) if "-" in noun else None)


@cache
def nouns() -> Nouns:
    """The lists, read on first use."""
    names, read = _read("names.toml"), _read("nouns.toml")
    abbreviations = read.pop("abbreviations")
    lists = {key: _words(words) for key, words in read.items()}
    genders: dict[str, Gender] = {
        **dict.fromkeys(lists["persons_male"], "male"),
        **dict.fromkeys(lists["persons_female"], "female"),
    }
    kinds: dict[str, Kind] = {
        **dict.fromkeys(lists["documents"], "document"),
        **dict.fromkeys(lists["bodies"], "organization"),
        **dict.fromkeys(lists["groups"], "group"),
        **dict.fromkeys([*genders, *lists["persons_either"]], "person"),
    }
    return Nouns(
        given=_gendered(*(_words(names[key]) for key in ("male", "female", "either"))),
        courtesies=_gendered(*(lists[f"courtesies_{key}"] for key in ("male", "female", "either"))),
        genders=genders,
        kinds=kinds,
        abbreviations=abbreviations,
        **{field.name: lists[field.name] for field in fields(Nouns) if field.name in lists},
    )


def _gendered(
    male: frozenset[str], female: frozenset[str], either: frozenset[str]
) -> dict[str, Gender | None]:
    return {
        **dict.fromkeys(male, "male"),
        **dict.fromkeys(female, "female"),
        **dict.fromkeys(either, None),
    }


def _words(words: str) -> frozenset[str]:
    return frozenset(words.lower().split())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("service.text").joinpath(name).read_text("utf-8"))
