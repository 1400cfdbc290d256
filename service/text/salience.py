"""Who is how prominent in a reader's mind, sentence by sentence.

The weights keep the order of Lappin and Leass (1994): what a sentence is about before its other
subjects, these before objects, the nearer before the farther.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from schemas.syntax import Token
from service.text.grammar import SUBJECTS
from service.text.mentions import Entity

Salience = dict[Entity, float]
View = Sequence[tuple[Salience, float]]
"""Sentences, the nearest first, each with the share of its prominence that is left."""

CLEAR = 1.3
"""How many times as prominent as the next candidate an antecedent has to be."""

_FADING = (1.0, 0.8, 0.4, 0.2, 0.1)
_PARAGRAPHS = 4
"""How far back a paragraph is still in mind."""
_FAINT = 0.25
"""Prominence below which nobody is thought of."""
_IN_MIND = 0.5
"""Share of the most prominent person's prominence from which "the minister" can be another."""
_TOPIC = 1.2
_PROMINENCE = {
    "nsubj": 0.8,
    "nsubjpass": 0.8,
    "dobj": 0.6,
    "ROOT": 0.5,
    "pobj": 0.45,
    "poss": 0.4,
    "compound": 0.15,
    "attr": 0.1,
}
_OTHERWISE = 0.3


@dataclass(slots=True)
class _Step:
    """A sentence with words of the outlet's own."""

    paragraph: int
    salience: Salience = field(default_factory=dict)


class Focus:
    """The article's sentences as far as they were read, without those that only quote."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    @property
    def last(self) -> int:
        """The number of the latest sentence; -1 before the first."""
        return len(self._steps) - 1

    def open(self, paragraph: int) -> None:
        self._steps.append(_Step(paragraph))

    def view(self, last: int) -> View:
        """What a reader has in mind at a sentence."""
        if last < 0:
            return []
        here = self._steps[last].paragraph
        steps = self._steps[max(0, last - len(_FADING) + 1) : last + 1]
        return [
            (step.salience, left)
            for step, left in zip(reversed(steps), _FADING, strict=False)
            if here - step.paragraph <= _PARAGRAPHS
        ]


def prominence(head: Token, *, is_source: bool) -> float:
    """How much a mention brings its entity to mind, by its place in the sentence."""
    share = 1.0
    while head.dep in ("conj", "appos") and head.head is not head:
        share = 0.8
        head = head.head
    if is_source or _is_topic(head):
        return share * _TOPIC
    return share * _PROMINENCE.get(head.dep, _OTHERWISE)


def most_salient(
    view: View,
    fit: Callable[[Entity], float],
    excluded: Collection[Entity] = (),
    lead: float = CLEAR,
) -> Entity | None:
    """The entity with the most prominence, weighted by its fit (0 to 1), if it leads by enough."""
    scores: Salience = defaultdict(float)
    for salience, left in view:
        for entity, prominent in salience.items():
            if entity not in excluded and (fitting := fit(entity)):
                scores[entity] += prominent * left * fitting
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _FAINT:
        return None
    if len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]:
        return None
    return ranked[0][0]


def is_in_mind(entity: Entity, view: View) -> bool:
    """Whether an entity is about as prominent as any person is."""
    scores: Salience = defaultdict(float)
    for salience, left in view:
        for other, prominent in salience.items():
            if other.kind == "person":
                scores[other] += prominent * left
    return entity in scores and scores[entity] >= _IN_MIND * max(scores.values())


def _is_topic(head: Token) -> bool:
    """Whether the sentence is about it: its subject, "as for Poe", "then there is Poe"."""
    above = head.head
    if head.dep in SUBJECTS:
        return above.head is above
    if head.dep == "attr":
        return any(child.dep == "expl" for child in above.children)
    return head.dep == "pobj" and above.lower == "for" and above.head.lower == "as"
