"""Whether a text joins to a noun what its evidence joins to another."""

from collections.abc import Iterator, Sequence

from schemas.proposal import Reason
from schemas.syntax import Parse, Token
from service.verify.setting import Setting
from service.verify.swaps import CONTRARY
from service.verify.tokens import verb_over

Fault = tuple[Reason, str]

_PLACES = frozenset({"in", "at", "on", "near"})
_DEICTICS = frozenset({"this", "last", "next", "previous", "coming", "past"})


def misjoined(parse: Parse, setting: Setting) -> Fault | None:
    return _contrary(parse, setting) or _misplaced(parse, setting)


def _contrary(parse: Parse, setting: Setting) -> Fault | None:
    """ "for the plan" against "against the plan", "last season" against "this season"."""
    for token in parse.tokens:
        same = setting.same(token) if token.is_noun and token.text.isalpha() else []
        if token.dep == "pobj" and not any(child.dep == "nummod" for child in token.children):
            here = token.head.lower
            there = {other.head.lower for other in same if other.dep == "pobj"}
            if here not in there and any(frozenset((here, each)) in CONTRARY for each in there):
                return "reversed", f"the evidence does not have “{here} {token.text}”"
        when = _deictics(token)
        then = frozenset[str]().union(*map(_deictics, same))
        if when and then and when.isdisjoint(then):
            return "unsupported_wording", f"the evidence has another “{token.text}” in mind"
    return None


def _deictics(noun: Token) -> frozenset[str]:
    return frozenset(child.lower for child in noun.children) & _DEICTICS


def _misplaced(parse: Parse, setting: Setting) -> Fault | None:
    """Whether the text joins to a noun what the evidence joins to another: "the new bridge" for
    "the old bridge near the new school".
    """
    for noun in parse.tokens:
        nouns = setting.same(noun) if noun.is_noun else []
        for modifier, preposition in _modifiers(noun) if nouns else ():
            places = setting.same(modifier)
            if modifier.dep == "amod":
                places = [place for place in places if place.tag[:2] == "JJ"]
            if preposition:
                alike = _PLACES if preposition in _PLACES else {preposition}
                nouns = [n for n in nouns if any(c.lower in alike for c in n.children)]
            related = any(_joined(n, m, modifier) for n in nouns for m in places)
            if not related and _sentences(nouns) & _sentences(places):
                return "unsupported_wording", (
                    f"the evidence does not say “{modifier.text}” of “{noun.text}”"
                )
    return None


def _modifiers(noun: Token) -> Iterator[tuple[Token, str]]:
    """Adjectives, nouns and, with their preposition, places that tell which one."""
    for child in noun.children:
        if child.dep == "amod" and child.tag[:2] == "JJ":
            yield child, ""
        elif child.dep in ("compound", "poss") and child.is_noun:
            if not (noun.tag[:3] == "NNP" and child.tag[:3] == "NNP"):
                yield child, ""
        elif child.dep == "prep" and child.lower in ("of", "in", "from", "at", "on"):
            for inner in child.children:
                if inner.dep == "pobj" and inner.is_noun:
                    yield inner, child.lower


def _sentences(tokens: Sequence[Token]) -> set[int]:
    return {token.sentence for token in tokens}


def _joined(noun: Token, modifier: Token, said: Token) -> bool:
    """Whether the evidence relates the two; "its leader" relates the leader to anything.

    An adjective has to stand under its noun, or say something of it; for a noun it will do that
    one verb governs both.
    """
    if said.dep == "poss" and any(child.tag == "PRP$" for child in noun.children):
        return True
    if noun.sentence != modifier.sentence:
        return False
    if modifier in noun.ancestors():
        return True
    above = list(modifier.ancestors())
    if said.dep == "amod":
        between = above[: above.index(noun)] if noun in above else above
        return noun in above and not any(t.is_noun and t.text.isalpha() for t in between)
    return noun in above or (said.dep != "pobj" and verb_over(noun) is verb_over(modifier))
