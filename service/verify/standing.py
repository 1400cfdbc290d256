"""How a word stands in its sentence: denied, weakened, conditional, still to come, or said by whom.

Two sentences that share a verb say the same of it only if it stands the same in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.hedging import Level, weakest
from schemas.syntax import Token
from service.verify.scope import FARTHEST, FUTURE, LINKS, has_subject, is_parted, operators_over
from service.verify.tokens import marker

Time = Literal["done", "open", "to_come"]

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp", "csubj", "oprd"})
_AHEAD = frozenset({"be", "go", "set", "due", "about", "schedule", "bind", "ready"})


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
        elif below.dep in _CLAUSES or (below.dep == "prep" and below.lower in LINKS):
            if above.tag[:2] in ("VB", "NN", "JJ") and not apart and not is_parted(below, above):
                yield above
            apart = False
        yield from _said_beside(above)
        below = above


def _is_told_apart(verb: Token, first: Token) -> bool:
    """ "said she would come and did not apologise": the second verb goes with "said"."""
    if has_subject(verb) or not any(child.tag == "MD" for child in first.children):
        return False
    return verb.tag == "VBD" or any(c.tag == "VBD" for c in verb.children if c.dep == "aux")


def _said_beside(token: Token) -> Iterator[Token]:
    for child in token.children:
        as_said = child.dep == "advcl" and marker(child) == "as" and has_subject(child)
        if child.lower in ("according", "per") or child.dep == "parataxis" or as_said:
            yield child


def _ancestors(token: Token) -> Iterator[Token]:
    for number, above in enumerate(token.ancestors()):
        if number == FARTHEST:
            return
        yield above


def _time_of(token: Token) -> Time:
    """Whether the deed is told as done or as still to come; `open` where grammar leaves it."""
    verb = token
    if not verb.is_verb and token.dep in ("acomp", "attr", "oprd"):
        verb = token.head
    if not verb.is_verb:
        return "open"
    helpers = {child.lower: child for child in verb.children if child.dep in ("aux", "auxpass")}
    if not FUTURE.isdisjoint(helpers):
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
