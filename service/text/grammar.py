"""Small questions to a parse that several readers of references ask."""

from collections.abc import Iterator, Sequence

from schemas.syntax import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_BEFORE_NOUN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "neg"}
)
_IMPERSONAL = frozenset({"appear", "happen", "matter", "rain", "seem", "snow", "take", "turn"})
_COPULAS = frozenset({"be", "'s", "’s", "become", "remain"})
_RAISING = frozenset({"able", "bound", "due", "likely", "ready", "set", "unlikely", "willing"})
_OPENERS = frozenset({"that", "whether", "if", "how", "who", "why", "what"})
_BREAKS = frozenset({"punct", "relcl", "acl", "appos"})
_LONGEST_PHRASE = 40
"""Tokens looked at to either side of a noun; no phrase that a reader would keep is longer."""


def noun_phrase(tokens: Sequence[Token], head: Token) -> tuple[int, int]:
    """Characters of a noun with what stands before it and its prepositional phrases.

    Relative clauses, appositions and whatever follows a comma are left out.
    """
    first = last = head
    for child in head.children:
        if child.index < head.index and child.dep in _BEFORE_NOUN:
            start = _leftmost(child)
            if start.index < first.index:
                first = start
        elif child.index > head.index and child.dep == "prep" and child.index == last.index + 1:
            last = _before_break(tokens, child)
    return first.start, last.end


def modifiers(noun: Token) -> set[str]:
    """The adjectives and nouns that stand before a noun and belong to it, in lower case."""
    return {child.lower for child in noun.children if child.dep in ("amod", "compound", "nmod")}


def complements(noun: Token) -> Iterator[Token]:
    """Whose or of what: the council of "the council’s leader" and "who runs the council"."""
    for child in noun.children:
        if child.dep in ("poss", "compound", "nmod", "dobj"):
            yield child
        elif child.dep == "prep" and child.lower in ("of", "for", "at"):
            yield from (below for below in child.children if below.dep == "pobj")


def phrase_head(tokens: Sequence[Token]) -> Token | None:
    """The word of a stretch that the others hang on: its first noun or pronoun to hang outside."""
    inside = {token.index for token in tokens}
    hanging = [t for t in tokens if t.head is t or t.head.index not in inside]
    nominal = [t for t in hanging if t.tag[:2] in ("NN", "PR", "WP", "WD", "DT", "CD", "JJ", "EX")]
    if len(nominal) == 2 and nominal[1].tag == "NNP" and nominal[1].index == nominal[0].index + 1:
        nominal.reverse()  # "the union | Unity": a title taken for a phrase of its own
    return next(iter(nominal or hanging), None)


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says, the object of "urged Tell to resign" included."""
    for _ in range(_LONGEST_PHRASE):
        above = verb.head
        for child in verb.children:
            if child.dep in SUBJECTS:
                return child
        if verb.dep == "xcomp" and (bidden := _object_before(above, verb)):
            return bidden
        if verb.dep != "conj" or not above.is_verb:
            return None
        verb = above
    return None


def _object_before(verb: Token, infinitive: Token) -> Token | None:
    for child in verb.children:
        if child.index >= infinitive.index:
            return None
        if child.dep in ("dobj", "dative"):
            return child
        if child.dep == "prep":
            return next((below for below in child.children if below.dep == "pobj"), None)
    return None


def actor_on(pronoun: Token) -> Token | None:
    """The subject of the clause in which a pronoun is an object, and whom it so cannot mean."""
    if pronoun.dep == "poss" or pronoun.dep in SUBJECTS:
        return None
    for verb in governing_verbs(pronoun):
        if subject := subject_of(verb):
            return subject
        if verb.tag not in ("VB", "VBG", "VBN"):
            return None
    return None


def is_expletive(it: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "made it hard to"."""
    above = it.head
    if above.lemma in _IMPERSONAL:
        return True
    if above.tag == "JJ" or it.dep == "nsubjpass":
        telling = [above]
    elif above.lemma in _COPULAS:
        telling = [above, *(child for child in above.children if child.lower not in _RAISING)]
    else:
        return False
    return any(
        _is_postponed(below, infinitive=it.dep != "nsubjpass")
        for token in telling
        for below in token.children
        if below.index > it.index
    )


def _is_postponed(clause: Token, *, infinitive: bool) -> bool:
    words = {child.lower for child in clause.children}
    if clause.dep in ("ccomp", "csubj", "advcl") or "who" in words:
        return bool(words & _OPENERS)
    return infinitive and clause.dep in ("xcomp", "relcl", "acl") and "to" in words


def governing_verbs(token: Token) -> Iterator[Token]:
    """The verbs above a token, the nearest first."""
    for number, above in enumerate(token.ancestors()):
        if above.is_verb:
            yield above
        if number > _LONGEST_PHRASE:
            return


def antecedent_of_relative(pronoun: Token) -> Token | None:
    """The noun that "who" or "which" takes up, where it opens a relative clause."""
    token = pronoun
    for _ in range(_LONGEST_PHRASE):
        if token.dep == "relcl":
            return token.head
        if token.head is token:
            return None
        token = token.head
    return None


def _leftmost(token: Token) -> Token:
    while token.children and token.children[0].index < token.index:
        token = token.children[0]
    return token


def _before_break(tokens: Sequence[Token], preposition: Token) -> Token:
    """The last token of a prepositional phrase, cut at a comma, a dash or a clause."""
    end = preposition.extent()[1]
    last = preposition
    for token in tokens[preposition.index + 1 : preposition.index + _LONGEST_PHRASE]:
        if token.start >= end or token.dep in _BREAKS or not token.text[0].isalnum():
            break
        last = token
    return last
