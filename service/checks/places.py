"""What else a place or a body may be called: "French" for France, "UN" for the United Nations."""

import tomllib
from functools import cache
from importlib.resources import files

_PEOPLE_OF = frozenset(
    {"n", "an", "ian", "ean", "ese", "ish", "er", "i", "ine", "man", "woman", "men", "women"}
)
"""What a name of a country or town ends in where it becomes that of its people."""

LONG = 7
"""Letters of a name from which on a longer word that begins with it is its own: "Democratic"."""


@cache
def _places() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("service.checks").joinpath("places.toml").read_text("utf-8"))
    found: dict[str, frozenset[str]] = {}
    for line in table["alike"].splitlines():
        words = frozenset(line.casefold().split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


def places_alike(form: str) -> frozenset[str]:
    """A country by its adjective, its people, or its capital, and the other way round."""
    return _places().get(form, frozenset())


@cache
def spelled_out() -> dict[str, list[frozenset[str]]]:
    """Abbreviations with the words of what they stand for."""
    table = tomllib.loads(files("service.checks").joinpath("places.toml").read_text("utf-8"))
    return {
        short: [frozenset(name.split()) for name in names]
        for short, names in table["spelled"].items()
    }


def are_kin(one: str, other: str) -> bool:
    """Whether one is a place and the other its people: Sarvia and Sarvian."""
    return _gives(one, other) or _gives(other, one)


def _gives(place: str, people: str) -> bool:
    if len(place) >= LONG and people.startswith(place.removesuffix("s")):
        return True
    stems = {place, place.rstrip("aeoy"), place.removesuffix("s")}
    return len(place) > 3 and any(
        people.rstrip("s") == stem + end for stem in stems for end in _PEOPLE_OF
    )
