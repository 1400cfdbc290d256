"""How a word stands in its sentence: denied, weakened, conditional, still to come, or said by whom.

Two sentences that share a verb say the same of it only if it stands the same in both. The walk
goes from the word up through the clauses that complete another ("said that …", "no evidence that
…", "refused to …") and stops where the grammar only adds ("who …", "after …").
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.hedging import Level, weakest
from schemas.syntax import Token
from service.text.lexicon import HedgingLexicon, Introducing, hedging_lexicon
from service.verify.operators import Operators, english

Effect = Literal["turns", "weakens", "distances", "conditions", "intends"]
Time = Literal["done", "open", "to_come"]

FARTHEST = 30
"""Heads walked up from a word; only runaway parses of endless sentences reach it."""

_COMPLETES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "acomp", "attr", "oprd"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp", "csubj", "oprd"})
_LINKS = frozenset({"of", "for", "to", "from", "in", "without", "against", "than"})
"""Prepositions that tie an object to its noun or verb, not to a time or place."""
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NEITHER = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
_IFS = frozenset({"if", "unless", "whether"})
_FUTURE = frozenset({"will", "shall", "would", "'ll", "’ll", "'d", "’d"})
_AHEAD = frozenset({"be", "go", "set", "due", "about", "schedule", "bind", "ready"})


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what stands under it; `level` matters where it weakens."""

    token: Token
    effect: Effect
    level: Level = "certain"


@dataclass(frozen=True, slots=True)
class Standing:
    """`turned` is the parity of the negations; `cues` are the words above that say or think it."""

    turned: bool
    level: Level
    distanced: bool
    conditional: bool
    time: Time
    cues: tuple[Token, ...]


def standing_of(token: Token) -> Standing:
    found = list(operators_over(token))
    effects = {operator.effect for operator in found}
    return Standing(
        turned=sum(operator.effect == "turns" for operator in found) % 2 == 1,
        level=weakest(*(operator.level for operator in found)),
        distanced="distances" in effects,
        conditional="conditions" in effects,
        time="to_come" if "intends" in effects else _time_of(token),
        cues=tuple(cues_over(token)),
    )


def operators_over(token: Token) -> Iterator[Operator]:
    """Every word of the sentence that turns or weakens what `token` says, nearest first."""
    lists, hedges = english(), hedging_lexicon()
    yield from _beside(token, lists, hedges)
    for below, above in _upward(token):
        if below.dep == "conj":
            yield from _shared(below, above, lists, hedges)
        else:
            spent = yield from _governing(below, above, lists, hedges)
            yield from _beside(above, lists, hedges, skip=below, negation_spent=spent)
    for child in _root(token).children:
        if child.text == "?":
            yield Operator(child, "weakens", "uncommitted")


def cues_over(token: Token) -> Iterator[Token]:
    """The words above that may say or think what `token` is part of, nearest first.

    Besides verbs, nouns and adjectives that a clause completes these are "according" and the verb
    of "as she said".
    """
    yield from _said_beside(token)
    below, apart = token, False
    for above in _ancestors(token):
        if below.dep == "conj":
            apart = apart or _is_told_apart(below, above)
        elif below.dep in _CLAUSES or (below.dep == "prep" and below.lower in _LINKS):
            if above.tag[:2] in ("VB", "NN", "JJ") and not apart and not _is_parted(below, above):
                yield above
            apart = False
        yield from _said_beside(above)
        below = above


def _is_parted(below: Token, above: Token) -> bool:
    """ "The union left; the firm said so": a semicolon between makes two statements of them."""
    marks = (child for child in above.children if child.text == ";")
    return any(below.index < mark.index < above.index for mark in marks)


def _is_told_apart(verb: Token, first: Token) -> bool:
    """ "said she would come and did not apologise": the second verb goes with "said"."""
    if _has_subject(verb) or not any(child.tag == "MD" for child in first.children):
        return False
    return verb.tag == "VBD" or any(c.tag == "VBD" for c in verb.children if c.dep == "aux")


def _said_beside(token: Token) -> Iterator[Token]:
    for child in token.children:
        as_said = child.dep == "advcl" and _mark(child) == "as" and _has_subject(child)
        if child.lower in ("according", "per") or child.dep == "parataxis" or as_said:
            yield child


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag == "TO" for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep in _SUBJECTS for child in verb.children)


def _ancestors(token: Token) -> Iterator[Token]:
    for number, above in enumerate(token.ancestors()):
        if number == FARTHEST:
            return
        yield above


def _upward(token: Token) -> Iterator[tuple[Token, Token]]:
    """Each pair of word and head on the way up, as long as the one completes or continues the other."""
    told = False
    for _ in range(FARTHEST):
        head = token.head
        if head is token or not _completes(token, head) or _is_parted(token, head):
            return
        if told and token.dep == "pobj":
            return  # of "no evidence for his claim that …" only the evidence is denied
        told = token.dep == "acl" and head.is_noun
        yield token, head
        token = head


def _completes(token: Token, head: Token) -> bool:
    if token.dep in _COMPLETES or token.dep == "conj":
        return True
    if token.dep == "prep":
        return token.lower in _LINKS
    if token.dep in ("acl", "relcl"):
        return (token.tag == "VB" and _is_infinitive(token)) or (
            token.dep == "acl" and bool(_mark(token))
        )
    if token.dep in ("dobj", "pobj", "nsubjpass"):
        return token.is_noun or token.tag in ("CD", "$", "VBG")
    return token.dep == "nsubj" and token.is_noun and head.lemma == "be"


def _governing(
    below: Token, above: Token, lists: Operators, hedges: HedgingLexicon
) -> Generator[Operator, None, bool]:
    """What the head does to the word or clause that completes it.

    Returns whether its negation is part of that: "did not rule out" leaves a possibility.
    """
    spent = False
    words = [above]
    if below.dep in ("ccomp", "csubj", "xcomp", "nsubj"):
        words += [
            c for c in above.children if c.dep in ("acomp", "attr", "oprd") and c is not below
        ]
    for word in words:
        lemma = word.lemma.lower()
        if entry := _introducing(word, below, hedges):
            negated = any(
                each.dep == "neg" or each.lower == "no"
                for each in (*word.children, *above.children)
            )
            outcome = entry.negated if negated else entry.plain
            spent = spent or negated
            if outcome.negative:
                yield Operator(word, "turns")
            if outcome.level != "certain":
                yield Operator(word, "weakens", outcome.level)
        elif lemma in lists.turners or lemma in ("without", "instead") or _far_from(word, below):
            yield Operator(word, "turns")
        if lemma in hedges.distancing:
            yield Operator(word, "distances")
        if lemma in lists.intended and below.dep != "nsubj" and _to_do(below):
            yield Operator(word, "intends")
    if below.dep == "xcomp" and any(child.lower == "too" for child in above.children):
        yield Operator(above, "turns")
    return spent


def _introducing(word: Token, below: Token, hedges: HedgingLexicon) -> Introducing | None:
    """The hedging lexicon's entry for a word, where what stands below it is what the word takes."""
    if word.tag == "MD":
        return None
    keys = [
        f"{word.lemma} {child.lower}" for child in word.children if child.dep in ("prt", "prep")
    ]
    entries = (hedges.introducing.get(key) for key in (*keys, word.lemma, word.lower))
    entry = next((entry for entry in entries if entry), None)
    if entry is None or (entry.takes in ("clause", "infinitive") and below.is_noun):
        return None
    return entry


def _far_from(word: Token, below: Token) -> bool:
    """ "far from closing", "rather than close"."""
    return (word.lower == "far" and below.lower == "from") or (
        word.lower == "than" and any(each.lower == "rather" for each in (word.head, *word.children))
    )


def _to_do(clause: Token) -> bool:
    """An infinitive, or a clause with "should" or the bare verb ("demanded that he resign")."""
    return clause.tag == "VB" and not any(child.lower in _FUTURE for child in clause.children)


def _beside(
    token: Token,
    lists: Operators,
    hedges: HedgingLexicon,
    *,
    skip: Token | None = None,
    negation_spent: bool = False,
) -> Iterator[Operator]:
    """What the word's own modifiers do to it."""
    negated = any(child.dep == "neg" for child in token.children)
    for child in token.children:
        if child is skip:
            continue
        lower = child.lower
        if child.dep in ("aux", "auxpass") and any(low.dep == "neg" for low in child.children):
            if not negation_spent:
                yield Operator(child, "turns")
        if child.dep == "neg" or lower in ("never", "not"):
            if not _not_only(child) and not negation_spent:
                yield Operator(child, "turns")
        elif child.dep in ("aux", "advmod", "amod", "det"):
            yield from _modifier(token, child, lists, hedges, negated, negation_spent)
        elif child.dep in _ARGUMENTS:
            if (token.is_verb or token.tag == "MD") and _empties(child, lists):
                yield Operator(child, "turns")
            if child.dep in ("dobj", "attr"):
                yield from _estimated(child, hedges)
        elif child.dep == "mark":
            if lower in _IFS:
                yield Operator(child, "weakens", "uncommitted")
        elif child.dep in ("advcl", "ccomp"):
            if condition := _condition_in(child, lists):
                yield Operator(condition, "conditions")
        elif lower in ("neither", "nor") and child.dep in ("cc", "preconj"):
            if lower == "neither":
                yield Operator(child, "turns")
        elif child.dep == "prep" and token.is_verb:
            yield from _phrase(token, child)


def _estimated(noun: Token, hedges: HedgingLexicon) -> Iterator[Operator]:
    """ "cost an estimated $5 million", "faces a possible ban"."""
    for child in noun.children:
        if child.dep == "amod" and (level := hedges.adjectives.get(child.lower)):
            yield Operator(child, "weakens", level)


def _modifier(
    token: Token,
    child: Token,
    lists: Operators,
    hedges: HedgingLexicon,
    negated: bool,
    negation_spent: bool,
) -> Iterator[Operator]:
    lower = child.lower
    if child.dep == "det":
        if lower in _NEITHER and not negation_spent:
            yield Operator(child, "turns")
    elif child.dep == "aux":
        able = lower == "could" and (negated or token.lemma in hedges.able)
        if (level := hedges.modals.get(lower)) and not able:
            yield Operator(child, "weakens", level)
    elif child.dep == "amod":
        if _is_scarce(child, token, lists):
            yield Operator(child, "turns")
        elif lower in hedges.distancing:
            yield Operator(child, "distances")
        elif level := hedges.adjectives.get(lower):
            yield Operator(child, "weakens", level)
    elif child.dep == "advmod":
        if (
            lower in hedges.near_negations
            or any(each.dep == "neg" for each in child.children)
            or (lower in lists.almost and token.is_verb)
        ):
            yield Operator(child, "turns")
        elif lower in hedges.distancing:
            yield Operator(child, "distances")
        elif level := hedges.adverbs.get(lower):
            yield Operator(child, "weakens", level)


def _is_no_longer(adverb: Token) -> bool:
    """ "no longer"; not "no longer than a pencil"."""
    return any(each.dep == "neg" for each in adverb.children) and not any(
        each.lower == "than" and each.index == adverb.index + 1 for each in adverb.head.subtree()
    )


def _phrase(token: Token, preposition: Token) -> Iterator[Operator]:
    """ "in no way", "under no circumstances"; "without" before what would have been."""
    if preposition.lower in ("in", "at", "under", "by"):
        for noun in preposition.children:
            if noun.dep == "pobj" and any(child.lower == "no" for child in noun.children):
                yield Operator(preposition, "turns")
    elif preposition.lower == "without" and any(child.lower == "would" for child in token.children):
        yield Operator(preposition, "conditions")


def _shared(
    below: Token, first: Token, lists: Operators, hedges: HedgingLexicon
) -> Iterator[Operator]:
    """What a joined word shares with the first: "may close or sell", "did not sell or lease"."""
    own = any(c.dep in _SUBJECTS or c.dep in ("aux", "auxpass") for c in below.children)
    if own or below.tag != first.tag:
        return
    either = any(c.dep == "cc" and c.lower in ("or", "nor") for c in first.children)
    for operator in _beside(first, lists, hedges, skip=below):
        if operator.effect == "weakens" or (operator.effect == "turns" and either):
            yield operator


def _empties(noun: Token, lists: Operators) -> bool:
    """ "no jobs", "nobody", "none of them", "few residents"; not "a few"."""
    if noun.lower in _NOBODY:
        return True
    if noun.lower in lists.scarce and not noun.children:
        return True
    if any(child.dep == "neg" or child.lower == "not" for child in noun.children):
        return True
    return any(
        (child.dep == "det" and child.lower in _NEITHER)
        or (child.dep == "amod" and _is_scarce(child, noun, lists))
        for child in noun.children
    )


def _is_scarce(adjective: Token, noun: Token, lists: Operators) -> bool:
    return (
        adjective.lower in lists.scarce
        and not any(
            child.dep == "det" and child.lower in ("a", "the", "these", "those")
            for child in (*noun.children, *adjective.children)
        )
        and not (adjective.lower == "little" and noun.tag == "NNS")
    )


def _condition_in(clause: Token, lists: Operators) -> Token | None:
    for child in clause.children:
        if child.dep == "mark" and child.lower in lists.conditions:
            even = any(each.lower == "even" for each in (*child.children, *clause.children))
            return None if even else child
    return clause if clause.lower in lists.conditions else None


def _not_only(negation: Token) -> bool:
    """ "not only", "not least", and the comparing "no longer than", which deny nothing."""
    following = [*negation.children]
    following += [c for c in negation.head.children if 0 < c.index - negation.index <= 1]
    return any(
        each.lower in ("only", "just", "merely", "least")
        or (each.tag in ("RBR", "JJR") and any(child.lower == "than" for child in each.children))
        for each in following
    )


def _mark(clause: Token) -> str:
    return next((child.lower for child in clause.children if child.dep == "mark"), "")


def _root(token: Token) -> Token:
    top = token
    for top in _ancestors(token):  # noqa: B007 - the last one is wanted
        pass
    return top


def _time_of(token: Token) -> Time:
    """Whether the deed is told as done or as still to come; `open` where grammar leaves it."""
    verb = token
    if not verb.is_verb and token.dep in ("acomp", "attr", "oprd"):
        verb = token.head
    if not verb.is_verb:
        return "open"
    helpers = {child.lower: child for child in verb.children if child.dep in ("aux", "auxpass")}
    if not _FUTURE.isdisjoint(helpers):
        return "to_come"
    if "to" in helpers:
        ahead = verb.head.lemma in _AHEAD or verb.head is verb
        return "to_come" if ahead else "open"
    if any(child.tag == "MD" for child in helpers.values()):
        return "open"
    perfect = any(child.lemma == "have" for child in helpers.values())
    past = any(child.tag == "VBD" for child in helpers.values())
    if verb.tag == "VBD" or (verb.tag == "VBN" and (perfect or past)):
        return "done"
    return "open"
