"""How surely a clause stands: by the words over most of what it says, wherever they stand.

Subjects are left out of the count, since "seems" and "is thought" stand over what their subject
does, and not over it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from schemas.hedging import LEVELS, Level
from schemas.syntax import Token
from service.checks.statements.clauses import Likeness, Pair, core_of, in_subject
from service.text.lexicon import hedging_lexicon
from service.verify.scope import FARTHEST, Operator, operators_over
from service.verify.telling import says

MOST = 0.5
"""Share of a clause's weight that a word must stand over to stand over the clause."""

MOST_WITH_HEAD = 0.3
"""The same for a word that stands over the one that carries the clause."""

Governed = tuple[Pair, Sequence[Operator]]
"""A word and the operators over it in the article."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The weakest level over most of the words, and the word that makes it so."""

    level: Level
    distanced: bool
    by: Token | None


def commitment_of(likeness: Likeness, head: Token) -> Commitment:
    """How surely the article has what a sentence of it shares with a clause of that head."""
    core = core_of(likeness.pairs)
    governed = [(pair, _freest(pair.others)) for pair in core]
    for level in reversed(LEVELS[1:]):
        if over := _over_most(governed, head, partial(_is_as_weak, level)):
            return Commitment(level, _is_distanced(governed, head) is not None, over)
    over = _is_distanced(governed, head)
    return Commitment("certain", over is not None, over)


def _is_distanced(governed: Sequence[Governed], head: Token) -> Token | None:
    return _over_most(governed, head, lambda each: each.effect == "distances")


def _over_most(
    governed: Sequence[Governed], head: Token, wanted: Callable[[Operator], bool]
) -> Token | None:
    """A wanted operator over most of the weight, the head always included."""
    under = [(pair, next(filter(wanted, found), None)) for pair, found in governed]
    if any(pair.word is head and operator is None for pair, operator in under):
        return None
    weight = sum(pair.weight for pair, operator in under if operator)
    carried = any(p.word is head and any(o.is_verb for o in p.others) for p, _ in under)
    most = MOST_WITH_HEAD if carried else MOST
    if weight < most * sum(pair.weight for pair, _ in governed):
        return None
    return next((operator.token for _, operator in under if operator), None)


def _freest(others: Sequence[Token]) -> list[Operator]:
    """The operators over the word that stands freest, of those that may be meant."""
    return min((list(operators_on(other)) for other in others), key=_weakness)


def _weakness(found: Sequence[Operator]) -> int:
    weak = [LEVELS.index(level) for level in LEVELS for each in found if _is_as_weak(level, each)]
    return max(weak, default=0)


def _is_as_weak(level: Level, operator: Operator) -> bool:
    """A condition leaves a thing possible; distance is no matter of level."""
    given = {"conditions": "possible", "weakens": operator.level}.get(operator.effect, "certain")
    return LEVELS.index(given) >= LEVELS.index(level)


def operators_on(token: Token) -> Iterator[Operator]:
    """The operators over a word and over the verb of its clause."""
    seen: set[int] = set()
    for number, above in enumerate((token, *token.ancestors())):
        for each in (*operators_over(above), *_predicated(above), *_shadowed(token, above)):
            if each.token.index not in seen and not _is_no_hedge(each):
                seen.add(each.token.index)
                yield each
        if number == FARTHEST or (above.is_verb and not _is_to_do(above)):
            return


def _is_to_do(verb: Token) -> bool:
    """ "would sell its arm to cut debt": what a deed is for is no surer than the deed."""
    return verb.dep == "advcl" and any(child.tag == "TO" for child in verb.children)


def _predicated(verb: Token) -> Iterator[Operator]:
    """ "A vote is possible", "it looked set to fail": what is said of the subject."""
    entry = hedging_lexicon().introducing.get(verb.lemma)
    if entry and entry.takes == "description" and any(map(_is_to_do, verb.children)):
        yield Operator(verb, "weakens", entry.plain.level)
    for child in verb.children:
        entry = hedging_lexicon().introducing.get(child.lemma) if child.dep == "acomp" else None
        negated = any(each.dep == "neg" for each in (*verb.children, *child.children))
        if entry and entry.takes == "nothing" and not negated and entry.plain.level != "certain":
            yield Operator(child, "weakens", entry.plain.level)


def _shadowed(token: Token, verb: Token) -> Iterator[Operator]:
    """ "Three are feared dead after a fall": what stands beside a verb that only fears it."""
    entry = hedging_lexicon().introducing.get(verb.lemma)
    if token is verb or entry is None or not any(c.dep == "auxpass" for c in verb.children):
        return
    if entry.passive.level != "certain" and not in_subject(token):
        yield Operator(verb, "weakens", entry.passive.level)


def _is_no_hedge(operator: Operator) -> bool:
    """ "Set to", which plans as often as it forecasts, and "did not say", which denies.

    "Cannot say" is a hedge.
    """
    token = operator.token
    negated = token.is_verb and any(child.dep == "neg" for child in token.children)
    able = any(child.tag == "MD" for child in token.children)
    denies = operator.level == "uncommitted" and negated and not able and says(token)
    return token.lemma == "set" or denies
