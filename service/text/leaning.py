"""Whether a stretch of an article reads alone, or leans on what stands before it.

Strict on purpose: a key point that leaves a reader asking "who?" is worse than one that is missed.
"""

from collections.abc import Sequence

from schemas.syntax import Token
from service.text.coreference import PRONOUNS, Person, References
from service.text.grammar import (
    SUBJECTS,
    actor_on,
    complements,
    is_expletive,
    modifiers,
    subject_of,
)
from service.text.nouns import nouns
from service.text.readable import resolution_of

MOST_TOKENS = 250
"""Nothing longer is worth asking about; each pronoun is held against every word before it."""

_PLURALS = ("NNS", "NNPS")
_SINGULARS = ("NN", "NNP")
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_OF_NOW = frozenset({"this", "these"})
_US = frozenset({"agency"})
"""With the words for the press, what an outlet calls itself after "this"."""
_TELLING = frozenset({"relcl", "acl", "prep", "appos"})
"""What follows a noun and tells which one is meant."""
_SPEAKERS = ("I", "we")
_NEW_CLAUSES = frozenset({"conj", "advcl", "ROOT"})


def leans(references: References, start: int, end: int, *, opening: bool = False) -> bool:
    """Whether a word of `text[start:end]` points outside of it and `resolve_in` cannot help.

    The first sentence of an `opening` has nothing before it: its "the minister" was meant to be
    understood.
    """
    tokens = references.parse.between(start, end)
    if len(tokens) > MOST_TOKENS:
        return True
    clear = resolution_of(references, [(start, end)]).clear
    for place, token in enumerate(tokens):
        if token.index in clear:
            continue
        if _pronoun_points_outside(references, tokens, place):
            return True
        if opening and token.sentence == tokens[0].sentence:
            continue
        if _description_points_outside(references, token, tokens[:place]):
            return True
    return False


def _pronoun_points_outside(references: References, tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    person = PRONOUNS.get(token.lower)
    if person is None:
        return False
    if person in _SPEAKERS:
        return _is_unknown_speaker(references, tokens, token)
    if token.tag not in ("PRP", "PRP$"):
        return False
    return not is_expletive(token) and not any(
        _can_stand_for(references, token, person, before) for before in tokens[:place]
    )


def _is_unknown_speaker(references: References, tokens: Sequence[Token], token: Token) -> bool:
    """Whether "I" or "we" stand in a quotation whose source is neither here nor named here."""
    quotation = references.speech.at(token.start)
    if quotation is None:
        return False
    source = references.speech.source(quotation)
    if source is None:
        return True
    return not any(other.index == source.index for other in tokens)


# --- What a pronoun may stand for -----------------------------------------------------------------


def _can_stand_for(references: References, pronoun: Token, person: Person, before: Token) -> bool:
    """Whether a word before the pronoun agrees with it and is not what its verb is done by."""
    if before is _actor(pronoun) or _is_authority(before):
        return False
    mention = references.mentions.at.get(before.index)
    if person == "they":
        return before.tag in _PLURALS or before.dep == "conj" or mention is not None
    if person == "it":
        is_person = mention is not None and mention.kind == "person"
        is_date = before.lower in nouns().dates | nouns().present
        return before.tag in _SINGULARS and not is_person and not is_date
    return (mention is not None and mention.kind in ("person", None)) or _is_somebody(before)


def _actor(pronoun: Token) -> Token | None:
    """Who cannot be meant: "the bank" of "the bank hid it" and of "the bank expects it to rise"."""
    verb = pronoun.head
    if pronoun.dep in SUBJECTS:
        is_bare = verb.tag == "VB" and verb.dep in ("ccomp", "xcomp")
        has_modal = any(child.tag == "MD" for child in verb.children)
        return subject_of(verb.head) if is_bare and not has_modal else None
    return actor_on(pronoun)


def _is_authority(token: Token) -> bool:
    """ "the report" of "according to the report, it closed": what speaks, not what it speaks of."""
    return any(above.lower == "according" for above in token.ancestors())


def _is_somebody(noun: Token) -> bool:
    """ "a cyclist who vanished": a person, whatever else the noun is called for."""
    return noun.is_noun and any(
        below.lower == "who"
        for clause in noun.children
        if clause.dep == "relcl"
        for below in clause.children
    )


# --- What a description may point back at ---------------------------------------------------------


def _description_points_outside(
    references: References, token: Token, before: Sequence[Token]
) -> bool:
    if token.lower in _DEMONSTRATIVES and token.tag == "DT":
        return _is_bare_demonstrative(token, before)
    if token.lower == "such" and token.dep in ("amod", "predet"):
        return True
    if token.dep in SUBJECTS and token.lower in nouns().quantities and token.tag != "NN":
        return not any(child.dep in _TELLING for child in token.children)
    if token.is_noun or token.dep in SUBJECTS:
        return _is_told_before(references, token, before)
    return False


def _is_bare_demonstrative(token: Token, before: Sequence[Token]) -> bool:
    """ "That hurt", "these remarks"; not "this week", nor what an earlier clause explains."""
    governing = _governing(token)
    explained = any(
        other.is_verb and other.dep != "amod" and other not in governing for other in before
    )
    if token.dep in ("det", "predet"):
        noun = token.head
        is_now = token.lower in _OF_NOW and noun.lemma in nouns().present | nouns().press | _US
        known = is_now or noun.tag == "NNP"
        return not (known or explained or any(other.lemma == noun.lemma for other in before))
    if any(child.dep in _TELLING for child in token.children):
        return False
    return not explained


def _governing(token: Token) -> list[Token]:
    """The verbs whose own clause the word is part of: they tell nothing before it is said."""
    found = []
    for above in token.ancestors():
        if above.is_verb:
            found.append(above)
            if above.dep in _NEW_CLAUSES:
                break
    return found


def _is_told_before(references: References, token: Token, before: Sequence[Token]) -> bool:
    """ "the latter", "the two men", "the minister", "the company", where nothing beside them tells
    which.
    """
    if not any(child.dep == "det" and child.lower == "the" for child in token.children):
        return False
    if any(True for _ in complements(token)) or modifiers(token):
        return False
    if any(child.dep in _TELLING for child in token.children):
        return False
    if any(other.lemma == token.lemma for other in before):
        return False
    if token.lower in nouns().backward or any(c.dep == "nummod" for c in token.children):
        return True
    mention = references.mentions.at.get(token.index)
    if mention is None or mention.words or mention.plural:
        return False
    if mention.entity is not None and mention.entity.named:
        return False
    if mention.kind == "person":
        return token.lemma not in nouns().renowned
    return token.lemma in nouns().firms
