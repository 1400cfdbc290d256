"""What a hedge has scope over: the grammar that the reading of hedges walks along.

Every function takes the parser's errors for granted: what is not found is None or nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from schemas.syntax import Token
from service.text.hedging_negation import negation_of
from service.text.lexicon import Form, HedgingLexicon, Introducing

COPULAS = frozenset(
    {"be", "'s", "’s", "become", "remain", "look", "seem", "appear", "feel", "sound", "stay"}
)
_COMPLEMENTS = ("ccomp", "xcomp", "acl", "csubj", "csubjpass", "oprd", "acomp", "pcomp")
_BESIDE = frozenset({"aux", "auxpass", "neg", "acomp", "attr", "oprd", "advmod", "prep", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CIRCUMSTANCE = frozenset({"by", "with", "without", "after", "before", "since", "while", "when"})
"""Prepositions whose clause says how or when something was said, and not what."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A word that introduces a content; `complement` heads what it introduces, if anything."""

    word: Token
    entry: Introducing
    complement: Token | None
    infinitive: bool


def main_predicate(tokens: Sequence[Token]) -> Token | None:
    """The word that heads most of these tokens of one sentence.

    A verb goes before any other word, and a main clause before "that …".
    """
    inside = {token.index for token in tokens}
    tops = [token for token in tokens if token.head is token or token.head.index not in inside]
    tops = [token for token in tops if token.text[0].isalnum() and token.dep not in ("cc", "mark")]
    if not tops:
        return None
    top = max(
        tops,
        key=lambda top: (top.is_verb, mark_of(top) is None, _size(top, inside), -top.index),
    )
    if top.dep == "prep":
        return next((below for below in top.children if below.dep in ("pobj", "pcomp")), top)
    return top


def _size(top: Token, inside: Collection[int]) -> int:
    return sum(token.index in inside for token in top.subtree())


def form_of(predicate: Token | None) -> Form:
    """What a content is to the word that introduces it; a clause where no parse says."""
    if predicate is None:
        return "clause"
    if is_infinitive(predicate):
        return "infinitive"
    return "clause" if predicate.is_verb and not is_gerund(predicate) else "thing"


def is_infinitive(predicate: Token) -> bool:
    return any(child.lower == "to" and child.dep == "aux" for child in predicate.children)


def is_gerund(predicate: Token) -> bool:
    return predicate.tag == "VBG" and all(child.dep != "aux" for child in predicate.children)


def clause_of(token: Token) -> Token:
    """The nearest verb at or above the token; the root where there is none."""
    while not (token.is_verb and token.dep not in ("aux", "auxpass", "amod", "compound")):
        if token.head is token:
            break
        token = token.head
    return token


def carrier(word: Token) -> Token:
    """The verb that carries the auxiliaries and the negation of a predicate's word."""
    if not word.is_verb and word.dep in ("acomp", "attr", "dobj", "oprd", "xcomp"):
        return word.head
    if word.dep == "pobj" and word.head.dep == "prep" and word.head.head.is_verb:
        return word.head.head
    return word


def introduction(node: Token, lexicon: HedgingLexicon) -> Introduction | None:
    """The word at a predicate (its verb, adjective or noun) that introduces a content."""
    return (
        _introduced_by(node, node, lexicon)
        or _by_complement(node, lexicon)
        or _by_prepositional_phrase(node, lexicon)
    )


def _by_complement(node: Token, lexicon: HedgingLexicon) -> Introduction | None:
    """ "is likely to", "have doubts that", "there is a chance of"."""
    if not node.is_verb:
        return None
    if node.lemma in COPULAS:
        kinds: tuple[str, ...] = ("acomp", "attr", "oprd", "advmod")
    elif node.lemma in lexicon.light_verbs:
        kinds = ("dobj",)
    else:
        return None
    for child in node.children:
        if child.dep in kinds and (found := _introduced_by(child, node, lexicon)):
            return found
    return None


def _by_prepositional_phrase(node: Token, lexicon: HedgingLexicon) -> Introduction | None:
    """ "is in talks to", "is on track to"."""
    for preposition in node.children:
        if preposition.dep != "prep":
            continue
        for noun in preposition.children:
            entry = lexicon.introducing.get(f"{preposition.lower} {noun.lower}")
            if entry and noun.index == preposition.index + 1:
                complement = complement_of(noun) or _clause_below(node)
                return Introduction(noun, entry, complement, infinitive=True)
    return None


def entry_of(word: Token, lexicon: HedgingLexicon) -> Introducing | None:
    """The lexicon's entry for a word, with its particle or preposition where it has one."""
    for child in word.children:
        if child.dep in ("prt", "prep") and child.index > word.index:
            if entry := lexicon.introducing.get(f"{word.lemma} {child.lower}"):
                return entry
        elif word.lemma == "make" and child.lower == "clear":
            return lexicon.introducing["make clear"]
    if any(_compares(child) for child in word.children if child.index < word.index):
        return None
    return lexicon.introducing.get(word.lemma) or lexicon.introducing.get(word.lower)


def _compares(word: Token) -> bool:
    """ "more likely than men", "a higher risk": a rate, and no hedge."""
    return word.lower in ("as", "equally") or (
        word.tag in ("JJR", "RBR") and word.lower not in ("longer", "further")
    )


def _introduced_by(word: Token, node: Token, lexicon: HedgingLexicon) -> Introduction | None:
    entry = entry_of(word, lexicon)
    if entry is None:
        return None
    complement = complement_of(word)
    if complement is None and node is not word:
        complement = _clause_below(node)
    if complement is not None and _is_adverbial(complement):
        outcome = entry.negated if _is_negated(word, node, lexicon) else entry.plain
        if outcome.level != "uncommitted":
            complement = None
    if entry.takes == "thing" and complement is None and entry.plain.level != "uncommitted":
        complement = _thing_below(word)
    if not _suits(entry, word, complement, lexicon):
        return None
    infinitive = complement is not None and is_infinitive(complement)
    return Introduction(word, entry, complement, infinitive)


def _suits(
    entry: Introducing, word: Token, complement: Token | None, lexicon: HedgingLexicon
) -> bool:
    """Whether what follows a word gives it the sense that its entry means."""
    if entry.takes == "nothing":
        return True
    if complement is None:
        return False
    if entry.takes == "infinitive":
        return is_infinitive(complement) or complement.tag in ("VBG", "VB")
    if entry.takes == "description":
        return complement.dep in ("acomp", "oprd", "advcl") or complement.lemma == "be"
    if entry.takes == "thing" or entry.impersonal:
        return True
    if complement.dep == "acomp" or (is_gerund(complement) and entry.plain.level != "certain"):
        return False
    return word.lemma in lexicon.addressing or not any(
        child.dep == "dobj" for child in word.children
    )


def _is_adverbial(complement: Token) -> bool:
    """Whether the parser takes the clause for one of condition, as it may be."""
    mark = mark_of(complement)
    return complement.dep == "advcl" and mark is not None and mark.lower in ("if", "whether")


def _is_negated(word: Token, node: Token, lexicon: HedgingLexicon) -> bool:
    return bool(negation_of(node, lexicon) or negation_of(word, lexicon))


def complement_of(word: Token) -> Token | None:
    """The head of the clause, or of the small clause, that a word introduces."""
    found: Token | None = None
    for child in word.children:
        if child.dep in _COMPLEMENTS or (child.dep == "relcl" and mark_of(child)):
            if found is None or _rank(child) < _rank(found):
                found = child
        elif _is_clause_in_disguise(child, word):
            found = found or child
        elif child.dep in ("prep", "prt") and child.lower not in _CIRCUMSTANCE and found is None:
            found = next((below for below in child.children if below.dep == "pcomp"), None)
    return found


def _rank(complement: Token) -> int:
    """The lower, the likelier a word's own complement."""
    dep = complement.dep if complement.dep in _COMPLEMENTS else "acl"
    return _COMPLEMENTS.index(dep)


def _clause_below(node: Token) -> Token | None:
    """The clause of "it is likely that", which the parser hangs on the verb or the adjective."""
    for child in node.children:
        if child.dep in ("ccomp", "xcomp", "csubj", "acl") and child.is_verb:
            return child
        if _is_clause_in_disguise(child, node):
            return child
    return None


def _is_clause_in_disguise(child: Token, above: Token) -> bool:
    """ "clear if …", "looks as if …": complements that the parser takes for adverbial clauses."""
    mark = mark_of(child) if child.dep == "advcl" and child.index > above.index else None
    if mark is None:
        return False
    return mark.lower in ("if", "whether") or (
        above.lemma in COPULAS and mark.lower in ("as", "like", "that")
    )


def _thing_below(word: Token) -> Token | None:
    for child in word.children:
        if child.dep in ("dobj", "attr"):
            return child
        if child.dep == "prep" and child.lower in ("of", "for", "about", "with", "on"):
            return next((below for below in child.children if below.dep == "pobj"), None)
    return None


def stands_under(predicate: Token, conjunction: Token) -> bool:
    """Whether a predicate is inside the clause that "if" or "whether" opens.

    Not in "if elected, she will resign", where the parser hangs "if" on the main clause.
    """
    subject = next((child for child in predicate.children if child.dep in _SUBJECTS), predicate)
    return not any(
        child.lower == "," and conjunction.index < child.index < subject.index
        for child in predicate.children
    )


def consequence_of(predicate: Token) -> Token | None:
    """The main clause where the parser has joined it to its own if-clause."""
    for child in predicate.children:
        joined = child.dep == "conj" and child.is_verb and mark_of(child) is None
        if joined and any(below.dep in _SUBJECTS for below in child.children):
            return child
    return None


def mark_of(predicate: Token) -> Token | None:
    """The word that subordinates a clause: that, if, whether, unless."""
    return next((child for child in predicate.children if child.dep == "mark"), None)


def modals_of(node: Token) -> Iterator[Token]:
    return (child for child in node.children if child.tag == "MD" and child.dep == "aux")


def modifiers_of(node: Token) -> Iterator[Token]:
    """Adverbs with scope over a predicate: its own, and those of the words around its verb."""
    for child in node.children:
        if child.dep in ("advmod", "npadvmod", "intj", "amod") or child.tag[:2] == "RB":
            yield child
        if child.dep in _BESIDE or child.dep in _SUBJECTS:
            yield from (
                below
                for below in child.children
                if below.dep == "advmod"
                and not (
                    child.dep == "xcomp" or (child.dep in _SUBJECTS and below.index > child.index)
                )
            )


def is_too_much(adjective: Token) -> bool:
    """ "too early to say"."""
    return not adjective.is_verb and any(child.lower == "too" for child in adjective.children)
