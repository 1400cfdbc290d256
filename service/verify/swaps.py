"""Who did it to whom: whether somebody fills another role in a text than in its evidence."""

from collections.abc import Iterator

from schemas.syntax import Token
from service.verify.roles import Roles, is_pronoun, named_by, roles_of
from service.verify.setting import Setting, name_of, same_name
from service.verify.tokens import phrase_of, root_of
from service.verify.twins import surroundings
from service.verify.wording import ergative, mutual

CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        ("for", "against"),
        ("to", "from"),
        ("before", "after"),
        ("with", "without"),
        ("above", "below"),
        ("over", "under"),
        ("inside", "outside"),
        ("into", "from"),
        ("than", "subject"),
    )
)
"""Roles of which one is the other's contrary."""


def swapped(predicate: Token, twin: Token, setting: Setting) -> str | None:
    """In a sentence, who is in another role than in the evidence; None if nobody is."""
    keys = setting.keys(predicate)
    if mutual(keys, setting.language):
        return None
    if not twin.is_verb and predicate.is_verb:
        return _turned_noun(predicate, twin, setting)
    if twin.dep == "acl" and not root_of(twin).is_verb:
        return None  # a sentence without a finite verb is one that the parser misread
    here, there = roles_of(predicate), roles_of(twin)
    if (owner := _owned_by_another(here, there, setting)) is not None:
        return f"the evidence does not say “{predicate.text}” of “{owner}”"
    for role, fillers in here.items():
        for filler in fillers:
            if is_pronoun(filler) or filler.tag == "CD":
                continue
            if setting.fills(filler, there.get(role, ())):
                continue
            for other in there:
                if _changed_places(filler, role, other, here, there, predicate, setting):
                    return f"the evidence has “{filler.text}” in another role"
            direct = filler.head is predicate or filler.head.head is predicate
            if direct and _given_to_another(filler, role, twin, there, setting):
                return (
                    f"the evidence says “{twin.text}” of “{phrase_of(there[role][0])}”, "
                    f"not of “{filler.text}”"
                )
    return None


def _turned_noun(predicate: Token, noun: Token, setting: Setting) -> str | None:
    """ "beat Estwick" for "a defeat by Estwick"."""
    doers = [
        inner
        for child in noun.children
        if child.lower == "by"
        for inner in child.children
        if inner.dep == "pobj"
    ]
    for done_to in roles_of(predicate).get("object", ()):
        if doers and not is_pronoun(done_to) and setting.fills(done_to, doers):
            return f"the evidence has “{done_to.text}” do it"
    return None


def _changed_places(
    filler: Token,
    role: str,
    other: str,
    here: Roles,
    there: Roles,
    predicate: Token,
    setting: Setting,
) -> bool:
    if other == role or not setting.fills(filler, there[other]):
        return False
    if any(setting.fills(each, there.get(role, ())) for each in here.get(other, ())):
        return True
    if {role, other} == {"subject", "object"}:
        if other in here:
            return True
        still = role == "subject" and ergative(setting.keys(predicate), setting.language)
        return role in there and not still
    counted = any(child.dep == "nummod" for child in filler.children)
    return frozenset((role, other)) in CONTRARY and not counted


def _given_to_another(
    filler: Token, role: str, twin: Token, there: Roles, setting: Setting
) -> bool:
    """Whether the evidence fills the role with somebody who cannot be the same."""
    others = there.get(role, ())
    named = filler.tag[:3] == "NNP"
    if not others:
        return False
    for other in others:
        if other.tag == "CD" or (other.text.isupper() and len(other.text) > 3):
            return False  # "about 300", "TARN HEAD, March 3"
        if named and (other.tag[:3] == "NNP" or setting.names_meant(other)):
            continue
        if named or is_pronoun(other) or other.tag[:3] == "NNP":
            return False
    if named:
        keys = setting.keys(filler)
        return not any(keys & setting.keys_of_all(_bearing(other)) for other in others)
    keys = setting.keys_of_all(named_by(filler))
    elsewhere = bool(setting.with_keys(keys))
    return elsewhere and keys.isdisjoint(surroundings(twin, setting))


def _bearing(name: Token) -> Iterator[Token]:
    """Names inside a name: "Tolland's foreign ministry" speaks for Tolland."""
    for child in name.children:
        if child.dep in ("poss", "compound"):
            yield child
        elif child.lower == "of":
            yield from (inner for inner in child.children if inner.dep == "pobj")


def _owned_by_another(here: Roles, there: Roles, setting: Setting) -> str | None:
    """ "shares in Corvex rose" for "those of Brantham rose": who the subjects belong to."""
    owners = [token for filler in here.get("subject", ()) for token in _owners(filler)]
    others = [token for filler in there.get("subject", ()) for token in _owners(filler)]
    if not owners or not others:
        return None
    names = [each for other in others for each in setting.names(other)]
    for owner in owners:
        if any(same_name(name_of(owner), name) for name in names):
            return None
    return owners[0].text if names else None


def _owners(filler: Token) -> Iterator[Token]:
    for child in filler.children:
        if child.dep in ("poss", "compound") and child.tag[:3] == "NNP" != filler.tag[:3]:
            yield child
        elif child.dep == "prep" and child.lower in ("of", "in", "at", "from"):
            yield from (i for i in child.children if i.dep == "pobj" and i.tag[:3] == "NNP")
