"""What negates a predicate: "not", "never", a subject like "nobody", the "no" of an object."""

from collections.abc import Collection

from schemas.syntax import Token
from service.text.lexicon import HedgingLexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp"})
_DETERMINERS = frozenset({"no", "neither"})


def negation_of(node: Token, lexicon: HedgingLexicon) -> Token | None:
    """The word that negates a predicate or, of a noun, the thing: "no plans", "little hope"."""
    for child in node.children:
        found: Token | None = None
        if _negates(child, lexicon):
            found = child
        elif child.dep in ("aux", "auxpass", "advmod"):
            found = next((low for low in child.children if _negates(low, lexicon)), None)
        elif child.dep in _SUBJECTS:
            found = _negative_subject(child, lexicon)
        elif child.dep in _OBJECTS:
            found = _negative_determiner(child, _DETERMINERS)
        if found is not None:
            return found
    if node.is_verb:
        return None
    return _negative_determiner(node, _DETERMINERS | lexicon.near_negations)


def _negates(token: Token, lexicon: HedgingLexicon) -> bool:
    if token.lower not in lexicon.negations and token.lemma not in lexicon.negations:
        return False
    around = (token.head, *token.head.children, *token.children)
    return not any(
        each.index == token.index + 1 and each.lower in lexicon.negation_undone_by
        for each in around
    )


def _negative_subject(noun: Token, lexicon: HedgingLexicon) -> Token | None:
    """ "nobody", "none of the boats", "few voters"; not "a few voters"."""
    if noun.lower in lexicon.negative_subjects or noun.lower in lexicon.near_negations:
        return None if any(child.dep == "det" for child in noun.children) else noun
    for child in noun.children:
        if child.lower == "not":
            following = [word.lower for word in noun.subtree() if word.index == child.index + 1]
            return child if lexicon.negatable_quantities.intersection(following) else None
    return _negative_determiner(noun, _DETERMINERS | lexicon.near_negations)


def _negative_determiner(noun: Token, negative: Collection[str]) -> Token | None:
    if any(child.lower in ("a", "the") for child in noun.children):
        return None
    return next(
        (
            child
            for child in noun.children
            if child.lower in negative and child.dep in ("det", "amod", "advmod", "neg")
        ),
        None,
    )
