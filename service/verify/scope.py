"""Which words turn or weaken what another word says: negations, modals, hedges, conditions.

The walk goes from the word up through the clauses that complete another ("said that …", "no
evidence that …", "refused to …") and stops where the grammar only adds ("who …", "after …").
What verbs, nouns and adjectives of attitude do to their content is the hedging lexicon's to say.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.hedging import Level
from schemas.syntax import Token
from service.text.lexicon import Introducing, hedging_lexicon
from service.verify.operators import english
from service.verify.tokens import marker, root_of

Effect = Literal["turns", "weakens", "distances", "conditions", "intends"]

FARTHEST = 30
"""Heads walked up from a word; only runaway parses of endless sentences reach it."""

LINKS = frozenset({"of", "for", "to", "from", "in", "without", "against", "than"})
"""Prepositions that tie an object to its noun or verb, not to a time or place."""

FUTURE = frozenset({"will", "shall", "would", "'ll", "’ll", "'d", "’d"})

_COMPLETES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "acomp", "attr", "oprd"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NEITHER = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
_IFS = frozenset({"if", "unless", "whether"})


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what stands under it; `level` matters where it weakens."""

    token: Token
    effect: Effect
    level: Level = "certain"


def operators_over(token: Token) -> Iterator[Operator]:
    """Every word of the sentence that turns or weakens what `token` says, nearest first."""
    yield from _beside(token)
    for below, above in _upward(token):
        if below.dep == "conj":
            yield from _shared(below, above)
        else:
            spent = yield from _governing(below, above)
            yield from _beside(above, skip=below, negation_spent=spent)
    for child in root_of(token).children:
        if child.text == "?":
            yield Operator(child, "weakens", "uncommitted")


def has_subject(verb: Token) -> bool:
    return any(child.dep in _SUBJECTS for child in verb.children)


def is_parted(below: Token, above: Token) -> bool:
    """ "The union left; the firm said so": a semicolon between makes two statements of them."""
    marks = (child for child in above.children if child.text == ";")
    return any(below.index < mark.index < above.index for mark in marks)


def main_clause(token: Token) -> Token:
    """The verb of the clause, among those that are joined, that a word stands in."""
    for above in (token, *token.ancestors()):
        if (above.dep == "conj" and has_subject(above)) or is_parted(above, above.head):
            return above
        if above.head is above:
            return above
    return token


# --- Upwards --------------------------------------------------------------------------------------


def _upward(token: Token) -> Iterator[tuple[Token, Token]]:
    """Each pair of word and head on the way up, while the one completes or continues the other."""
    told = False
    for _ in range(FARTHEST):
        head = token.head
        if head is token or not _completes(token, head) or is_parted(token, head):
            return
        if told and token.dep == "pobj":
            return  # of "no evidence for his claim that …" only the evidence is denied
        told = token.dep == "acl" and head.is_noun
        yield token, head
        token = head


def _completes(token: Token, head: Token) -> bool:
    if token.dep in _COMPLETES or token.dep == "conj":
        return True
    if token.dep == "advcl":
        return marker(token) == "that" and head.tag[:2] == "JJ"
    if token.dep == "prep":
        return token.lower in LINKS or _is_aim(token, head)
    if token.dep in ("acl", "relcl"):
        infinitive = token.tag == "VB" and any(child.tag == "TO" for child in token.children)
        return infinitive or (token.dep == "acl" and bool(marker(token)))
    if token.dep in ("dobj", "pobj", "nsubjpass"):
        return token.is_noun or token.tag in ("CD", "$", "VBG")
    return token.dep == "nsubj" and token.is_noun and head.lemma == "be"


def _is_aim(preposition: Token, head: Token) -> bool:
    """ "hinted at a cut", "warned of a strike", "fears over jobs": what an attitude is about."""
    entry = hedging_lexicon().introducing.get(head.lemma)
    aimed = entry is not None and entry.takes == "thing" and entry.plain.level != "certain"
    return aimed and preposition.lower in ("about", "at", "on", "over")


def _governing(below: Token, above: Token) -> Generator[Operator, None, bool]:
    """What the head does to the word or clause that completes it.

    Returns whether its negation is part of that: "did not rule out" leaves a possibility.
    """
    lists, hedges = english(), hedging_lexicon()
    spent = False
    words = [above]
    if below.dep in ("ccomp", "csubj", "xcomp", "nsubj"):
        words += [child for child in above.children if child.dep in _PREDICATIVE]
        if above.lemma == "be" and below.dep == "ccomp":  # "one theory is that …"
            words += [child for child in above.children if child.dep == "nsubj"]
        words = [word for word in words if word is not below]
    for word in words:
        lemma = word.lemma.lower()
        if entry := _introducing(word, below):
            negated = _is_negated(word) or _is_negated(above)
            spent = spent or negated
            passive = any(child.dep == "auxpass" for child in word.children)
            outcome = entry.outcome(negated=negated, infinitive=False, passive=passive)
            if outcome.negative:
                yield Operator(word, "turns")
            if outcome.level != "certain":
                yield Operator(word, "weakens", outcome.level)
        elif lemma in lists.turners or _is_counter(word, below) or _is_far(word, below):
            yield Operator(word, "turns")
        if lemma in hedges.distancing:
            yield Operator(word, "distances")
        if lemma in lists.intended and below.dep != "nsubj" and _is_to_do(below):
            yield Operator(word, "intends")
    if below.dep == "xcomp" and any(child.lower == "too" for child in above.children):
        yield Operator(above, "turns")
    return spent


def _introducing(word: Token, below: Token) -> Introducing | None:
    """The hedging lexicon's entry for a word, where what stands below it is what the word takes."""
    if word.tag == "MD":
        return None
    parts = (c.lower for c in word.children if c.dep in ("prt", "prep") or c.tag == "RP")
    introducing = hedging_lexicon().introducing
    phrase = f"{word.head.lower} {word.lower}" if word.dep == "pobj" else word.lower
    keys = (*(f"{word.lemma} {part}" for part in parts), phrase, word.lemma, word.lower)
    entry = next((introducing[key] for key in keys if key in introducing), None)
    if entry is None or (entry.takes in ("clause", "infinitive") and below.is_noun):
        return None
    return entry


def _is_negated(word: Token) -> bool:
    return any(child.dep == "neg" or child.lower == "no" for child in word.children)


def _is_counter(word: Token, below: Token) -> bool:
    """ "without a licence", "warned against closing", "voted against the ban"."""
    if word.lower == "against":
        return below.dep == "pcomp" or word.head.lemma == "vote"
    return word.lower in ("without", "instead")


def _is_far(word: Token, below: Token) -> bool:
    """ "far from closing", "rather than close"."""
    return (word.lower == "far" and below.lower == "from") or (
        word.lower == "than" and any(each.lower == "rather" for each in (word.head, *word.children))
    )


def _is_to_do(clause: Token) -> bool:
    """An infinitive, or the bare verb of "demanded that he resign"."""
    return clause.tag == "VB" and not any(child.lower in FUTURE for child in clause.children)


def _shared(below: Token, first: Token) -> Iterator[Operator]:
    """What a joined word shares with the first: "may close or sell", "did not sell or lease"."""
    own = has_subject(below) or any(child.dep in ("aux", "auxpass") for child in below.children)
    if own or below.tag != first.tag:
        return
    either = any(child.dep == "cc" and child.lower in ("or", "nor") for child in first.children)
    for operator in _beside(first, skip=below):
        if operator.effect == "weakens" or (operator.effect == "turns" and either):
            yield operator


# --- Beside ---------------------------------------------------------------------------------------


def _beside(
    token: Token, *, skip: Token | None = None, negation_spent: bool = False
) -> Iterator[Operator]:
    """What the word's own modifiers do to it."""
    for child in token.children:
        if child is skip:
            continue
        if _turns(token, child):
            if not negation_spent:
                yield Operator(child, "turns")
        elif child.dep in ("dobj", "attr"):
            yield from (each for low in child.children for each in _estimate(low))
        else:
            yield from _weakening(token, child)


def _turns(token: Token, child: Token) -> bool:
    lists, hedges = english(), hedging_lexicon()
    if child.dep == "neg" or child.lower in ("never", "not"):
        return not _compares(child)
    if child.dep in ("aux", "auxpass"):
        undone = child.tag == "TO" and _is_yet_to_do(token, child)
        return undone or any(low.dep == "neg" for low in child.children)
    if child.dep == "det":
        return child.lower in _NEITHER
    if child.dep in ("cc", "preconj"):
        return child.lower == "neither"
    if child.dep == "amod":
        return _is_scarce(child, token)
    if child.dep == "advmod":
        if child.lower in lists.almost:
            return token.is_verb and token.lemma not in lists.multiplying
        return child.lower in hedges.near_negations or _is_no_longer(child)
    if not (token.is_verb or token.tag == "MD"):
        return False
    if child.dep in _ARGUMENTS:
        return _is_empty(child)
    return child.dep == "prep" and _is_in_no_way(child)


def _weakening(token: Token, child: Token) -> Iterator[Operator]:
    hedges = hedging_lexicon()
    lower = child.lower
    if child.dep == "aux":
        able = lower == "could" and (_is_negated(token) or token.lemma in hedges.able)
        if (level := hedges.modals.get(lower)) and not able:
            yield Operator(child, "weakens", level)
    elif child.dep == "mark":
        if lower in _IFS:
            yield Operator(child, "weakens", "uncommitted")
    elif child.dep in ("advcl", "ccomp"):
        if condition := _condition_in(child):
            yield Operator(condition, "conditions")
    elif child.dep == "prep":
        if lower == "without" and any(other.lower == "would" for other in token.children):
            yield Operator(child, "conditions")
    elif child.dep == "amod":
        yield from _estimate(child)
    elif child.dep == "advmod":
        if lower in hedges.distancing:
            yield Operator(child, "distances")
        elif level := hedges.adverbs.get(lower):
            yield Operator(child, "weakens", level)


def _estimate(adjective: Token) -> Iterator[Operator]:
    """ "alleged", and the "estimated" of "cost an estimated $5 million"."""
    hedges = hedging_lexicon()
    if adjective.dep != "amod":
        return
    if adjective.lower in hedges.distancing:
        yield Operator(adjective, "distances")
    elif level := hedges.adjectives.get(adjective.lower):
        yield Operator(adjective, "weakens", level)


def _compares(negation: Token) -> bool:
    """ "not only", "not least", and "no longer than", which deny nothing."""
    following = [*negation.children]
    following += [c for c in negation.head.children if 0 < c.index - negation.index <= 1]
    return any(
        each.lower in ("only", "just", "merely", "least")
        or (each.tag in ("RBR", "JJR") and any(low.lower == "than" for low in each.children))
        for each in following
    )


def _is_no_longer(adverb: Token) -> bool:
    """ "no longer"; not "no longer than a pencil"."""
    denied = any(child.dep == "neg" for child in adverb.children)
    compares = any(
        each.lower == "than" and each.index == adverb.index + 1 for each in adverb.head.subtree()
    )
    return denied and not compares


def _is_yet_to_do(verb: Token, to: Token) -> bool:
    """ "has yet to vote", "members still to vote"; wherever a parser hangs the adverb."""
    around = (low for each in (verb.head, verb, *verb.children) for low in each.children)
    return any(low.lower in ("yet", "still") and low.index == to.index - 1 for low in around)


def _is_empty(noun: Token) -> bool:
    """ "no jobs", "nobody", "none of them", "few residents"; not "a few"."""
    if noun.lower in _NOBODY or (noun.lower in english().scarce and not noun.children):
        return True
    return any(
        child.dep == "neg"
        or child.lower == "not"
        or (child.dep == "det" and child.lower in _NEITHER)
        or (child.dep == "amod" and _is_scarce(child, noun))
        for child in noun.children
    )


def _is_scarce(adjective: Token, noun: Token) -> bool:
    if adjective.lower not in english().scarce:
        return False
    if adjective.lower == "little" and noun.tag == "NNS":
        return False
    return not any(
        child.dep == "det" and child.lower in ("a", "the", "these", "those")
        for child in (*noun.children, *adjective.children)
    )


def _is_in_no_way(preposition: Token) -> bool:
    return preposition.lower in ("in", "at", "under", "by") and any(
        noun.dep == "pobj" and any(child.lower == "no" for child in noun.children)
        for noun in preposition.children
    )


def _condition_in(clause: Token) -> Token | None:
    """The "if" of a clause, or the clause itself ("provided that"); "even if" is none."""
    conditions = english().conditions
    for child in clause.children:
        if child.dep == "mark" and child.lower in conditions:
            even = any(each.lower == "even" for each in (*child.children, *clause.children))
            return None if even else child
    return clause if clause.lower in conditions else None
