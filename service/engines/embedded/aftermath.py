"""Tells what somebody said from what their saying it brought about."""

import tomllib
from functools import cache
from importlib.resources import files

from schemas.syntax import Token
from service.engines.embedded.grammar import child, children


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(files(__package__).joinpath("aftermath.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def is_aftermath(clause: Token) -> bool:
    """ "…, sending its shares down", "…, which drew boos": the outlet's account of an effect."""
    if clause.dep not in ("advcl", "relcl") or child(clause, "mark"):
        return False
    if clause.tag != "VBG" and all(each.lower != "which" for each in clause.children):
        return False
    return any(_tells_an_effect(verb) for verb in (clause, *children(clause, "conj")))


def is_effect(verb: Token) -> bool:
    """Whether somebody's words can do what the verb says: "prompted", "drew"."""
    return verb.lemma in _words()["verbs"]


def _tells_an_effect(verb: Token) -> bool:
    touched = child(verb, "dobj", "dative", "ccomp")
    if touched is None or not is_effect(verb):
        return False
    named = {each.lemma for each in touched.subtree() if each.is_noun}
    return bool(named & _words()["reactions"])
