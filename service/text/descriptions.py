"""Whom a description stands for: "the minister", "its leader", "the council", "the company".

A definite description goes back to a name that the article gives with the same role, to a body
whose name ends in the same word, or to an earlier description with the same noun.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from schemas.syntax import Token
from service.text.grammar import complements, modifiers
from service.text.mentions import Entity, Mention
from service.text.nouns import nouns
from service.text.roles import Role
from service.text.salience import View, is_in_mind, most_salient

_ALONE = float("inf")
"""The lead that only the one candidate in mind has."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


_SAME = frozenset({"same"})
_PAST = frozenset({"ex", "former", "retired", "then", "veteran"})
"""Modifiers with which somebody who was named is described in other words."""
_FAR_MORE = 3
_STILL_TOLD = 300
"""Mentions back to which the article's story goes; some 1,500 words."""
_MUCH_CLEARER = 2.5
"""The lead of a firm that "the company" goes back to. A subject leads an object by 2, and either
may be meant: "Halden bought Tarn Steel. The company …"."""
_CALLED_SO_ALONE = frozenset({"charity", "nonprofit"})
"""Bodies of which the article says somewhere that they are such: "Open Door, a charity,"."""
_WHEREABOUTS = frozenset({"based"})
"""Modifiers that tell where a firm is, and not which of several it is."""


class Descriptions:
    """What the article has described so far, and the names whose roles it gives anywhere."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._by_role: dict[str, list[tuple[Entity, Role]]] = defaultdict(list)
        self._by_body_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_age: dict[str, list[Entity]] = defaultdict(list)
        self._by_noun: dict[str, Entity] = {}
        for mention in mentions:
            if mention.entity is None:
                continue
            for role in mention.roles:
                self._by_role[role.noun].append((mention.entity, role))
            if mention.age:
                self._by_age[mention.age].append(mention.entity)
            if mention.kind == "organization":
                bearers = self._by_body_word[_body_word(mention.words)]
                if mention.entity not in bearers[-1:]:
                    bearers.append(mention.entity)

    def place(self, mention: Mention, view: View) -> None:
        """Gives a description its entity: one that is known already, or a new one."""
        entity = self._known(mention, view) if is_definite(mention.head) else None
        if entity is None:
            entity = Entity(mention.kind)
        entity.add(mention)
        if mention.head.children or mention.head.lemma not in self._by_noun:
            self._by_noun[mention.head.lemma] = entity

    def _known(self, mention: Mention, view: View) -> Entity | None:
        head = mention.head
        noun = head.lemma
        named = self._named(mention)
        earlier = self._by_noun.get(noun)
        if earlier and (earlier.named or not _repeats(head, earlier)):
            earlier = None
        if len(named) == 1:
            if earlier and mention.kind == "organization":
                known = (named[0], earlier)
                return most_salient(view, lambda entity: float(entity in known)) or earlier
            return named[0] if not _is_bare(mention) or is_in_mind(named[0], view) else None
        if named:
            return most_salient(view, lambda entity: float(entity in named), lead=_ALONE)
        if noun in nouns().press:
            return most_salient(view, _is_outlet)
        owned = any(child.dep == "poss" for child in head.children)
        alone = head.tag == "NN" and not owned and modifiers(head) <= _WHEREABOUTS
        if noun in nouns().firms and alone:
            return self._firm(mention, view)
        if mention.kind == "person" and modifiers(head) & _PAST:
            return most_salient(view, _is_named_person, lead=_ALONE)
        return earlier

    def _firm(self, mention: Mention, view: View) -> Entity | None:
        """The firm most in mind, or named far more often than any other that is in mind.

        Names of no known kind may be firms too: none of them is ever meant, and each is a rival.
        """
        noun = mention.head.lemma
        fit = _is_business if noun in nouns().businesses else _is_firm
        if noun in _CALLED_SO_ALONE:
            return None

        def rivals(entity: Entity) -> float:
            return max(fit(entity), float(entity.named and entity.kind is None))

        within = {
            each.entity
            for each in self._around(mention)
            if each.entity and mention.start <= each.start < mention.end
        }
        found = most_salient(view, rivals, within, lead=_MUCH_CLEARER)
        near = {each for salience, _ in view[:2] for each in salience} - within
        if found is None and not any(map(rivals, near)):
            found = self._main_firm(mention, rivals)
        return found if found and fit(found) else None

    def _main_firm(self, mention: Mention, fit: Callable[[Entity], float]) -> Entity | None:
        before = (each for each in self._around(mention) if each.start < mention.start)
        times = Counter(each.entity for each in before if each.entity and fit(each.entity))
        ranked = times.most_common(2)
        needed = _FAR_MORE * ranked[1][1] if len(ranked) > 1 else 2
        return ranked[0][0] if ranked and ranked[0][1] >= needed else None

    def _around(self, mention: Mention) -> Sequence[Mention]:
        """The mentions for some way before a mention, and those inside it."""
        first = bisect_left(self._mentions, mention.start, key=lambda each: each.start)
        last = bisect_left(self._mentions, mention.end, key=lambda each: each.start)
        return self._mentions[max(0, first - _STILL_TOLD) : last]

    def _named(self, mention: Mention) -> list[Entity]:
        """The entities with a name and a role, or a name with a last word, that says it all."""
        head = mention.head
        if mention.age:
            known = self._by_age[mention.age]
        elif mention.kind == "person":
            known = [entity for entity, role in self._by_role[head.lemma] if _told_by(head, role)]
        elif mention.kind == "organization":
            known = [each for each in self._by_body_word[head.lemma] if _named_so(head, each)]
            known += [
                each
                for each, role in self._by_role[head.lemma]
                if each.kind == "organization" and _told_by(head, role)
            ]
        else:
            known = []
        return list(dict.fromkeys(known))


def is_definite(head: Token) -> bool:
    """Whether a description speaks of somebody known: "the aide", "her aide", "that aide"."""
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in _DEFINITE)
        for child in head.children
    )


def _is_bare(mention: Mention) -> bool:
    """ "the minister", which many could be, as against "its leader" and "the finance minister"."""
    if mention.kind != "person" or mention.age:
        return False
    return not modifiers(mention.head) and not any(complements(mention.head))


def _told_by(head: Token, role: Role) -> bool:
    """Whether a role says all that a description does: "the minister" of a finance minister."""
    told = modifiers(head)
    owner = next((child for child in head.children if child.dep == "poss"), None)
    if owner and owner.tag != "PRP$":
        told.add(owner.lower)
    return told <= role.words


def _named_so(head: Token, entity: Entity) -> bool:
    return modifiers(head).issubset(entity.fullest.words)


def _repeats(head: Token, entity: Entity) -> bool:
    """Whether a description adds nothing to an earlier one with the same noun."""
    earlier = entity.fullest.head
    owner = next((child.lower for child in head.children if child.dep == "poss"), None)
    if owner and all(owner != token.lower for token in complements(earlier)):
        return False
    return modifiers(head) - _SAME <= modifiers(earlier) and head.tag == earlier.tag


def _body_word(words: Sequence[str]) -> str:
    """ "council" of Harwick Council, "ministry" of the Ministry of Culture."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _is_named_person(entity: Entity) -> float:
    return float(entity.kind == "person" and entity.named)


def _is_body(entity: Entity) -> float:
    return float(entity.kind == "organization" and entity.named)


def _is_firm(entity: Entity) -> float:
    return 0.0 if _is_outlet(entity) else _is_body(entity)


def _is_business(entity: Entity) -> float:
    return 0.0 if nouns().public_bodies.intersection(entity.fullest.words) else _is_firm(entity)


def _is_outlet(entity: Entity) -> float:
    return _is_body(entity) if nouns().outlets.intersection(entity.fullest.words) else 0.0
