"""Finds whom a source spoke through: "told the Harwick Courier", "in an interview with Reuters"."""

import tomllib
from functools import cache
from importlib.resources import files

from schemas.syntax import Token
from service.engines.embedded.grammar import child, children, object_of

_CONVERSATIONS = {
    "interview",
    "statement",
    "remark",
    "comment",
    "conversation",
    "letter",
    "article",
}


@cache
def _media() -> frozenset[str]:
    lists = tomllib.loads(files(__package__).joinpath("media.toml").read_text(encoding="utf-8"))
    return frozenset(lists["nouns"]) | frozenset(lists["names"])


def via_of(verb: Token) -> list[Token]:
    """The heads of the media that the verb's subject spoke through, in text order."""
    found = [each for each in children(verb, "dobj", "dative") if verb.lemma == "tell"]
    for preposition in children(verb, "prep"):
        inner = object_of(preposition)
        if inner is None:
            continue
        if preposition.lower in ("to", "on", "with"):
            found.append(inner)
        elif inner.lemma in _CONVERSATIONS:
            outer = child(inner, "prep")
            if outer is not None and outer.lower in ("with", "to", "for", "in"):
                found.append(object_of(outer) or inner)
    return sorted((each for each in found if _is_medium(each)), key=lambda each: each.index)


def _is_medium(noun: Token) -> bool:
    if noun.tag in ("NNP", "NNPS"):
        return noun.lower in _media()
    return noun.tag == "NN" and noun.lower in _media() and child(noun, "det", "poss") is not None
