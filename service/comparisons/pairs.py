"""Which parts of two versions of an article are each other's: by what they say, not by their place.

Place decides only between what no words pair: what stands between the same neighbours is taken for
the same statement at a lesser likeness.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from schemas.article import Sentence, Span
from service.comparisons.units import Piece, Unit

Side = Literal[0, 1]
"""The old version and the new."""

OLD: Side = 0
NEW: Side = 1
OTHER: dict[Side, Side] = {OLD: NEW, NEW: OLD}

ALIKE = 0.5
"""How alike two units must be, from 0 to 1, to be versions of each other."""

ALIKE_IN_PLACE = 0.4
"""How alike the sentences of two must be that stand between the same neighbours."""

PART = 0.6
"""Share of a unit's words that a sentence must hold for the unit to be a part of it."""

MOST_COMMON = 40
"""Units that share a word and are looked at, those that stand nearest."""

NEAREST_IN_PLACE = 4
"""Units between the same neighbours that are looked at, to each side of the same rank."""

LONGEST = 200
"""Words of a unit whose order is compared."""


class Pair(NamedTuple):
    """`part` says that one of the two is only a part of the other, cut off from it or joined."""

    old: Unit
    new: Unit
    part: bool = False


@dataclass(frozen=True)
class Pairing:
    """Every unit is in a pair, or dropped, or added; one that was split is in several pairs."""

    pairs: tuple[Pair, ...]
    dropped: tuple[Unit, ...]
    added: tuple[Unit, ...]


def pair_up(before: Sequence[Unit], after: Sequence[Unit], fresh: "Fresh") -> Pairing:
    """The same words first, and of several those of the same source; then the most alike."""
    pairs: list[Pair] = []
    left, right = list(before), list(after)
    for pick in (_same_in_all, _same_words, _likest, _likest_in_place):
        pairs += pick(left, right, pairs)
        left, right = _rest(left, pairs), _rest(right, pairs)
    parts = [
        *(Pair(unit, whole, part=True) for unit, whole in _wholes(left, OLD, pairs, after, fresh)),
        *(
            Pair(whole, unit, part=True)
            for unit, whole in _wholes(right, NEW, pairs, before, fresh)
        ),
    ]
    return Pairing(
        pairs=(*pairs, *parts),
        dropped=tuple(_rest(left, parts)),
        added=tuple(_rest(right, parts)),
    )


def _rest(units: Sequence[Unit], pairs: Sequence[Pair]) -> list[Unit]:
    taken = {unit for pair in pairs for unit in (pair.old, pair.new)}
    return [unit for unit in units if unit not in taken]


class Fresh:
    """The sentences of two versions that do not stand word for word in the other.

    Of one that stands more often in the one version, what is more is fresh.
    """

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        sides = [
            {sentence: plain for unit in units for sentence, plain in sentences_of(unit).items()}
            for units in (before, after)
        ]
        self._fresh: list[dict[int, Sentence]] = []
        for side, others in zip(sides, reversed(sides), strict=True):
            left = Counter(others.values())
            self._fresh.append({})
            for sentence, plain in side.items():
                if left[plain]:
                    left[plain] -= 1
                else:
                    self._fresh[-1][sentence.index] = sentence

    def in_old(self, spans: Sequence[Span]) -> bool:
        """Whether any of the spans of the old version touches one."""
        return any(
            sentence.start < span.end and span.start < sentence.end
            for sentence in self._fresh[0].values()
            for span in spans
        )

    def is_fresh(self, unit: Unit, side: Side) -> bool:
        """Whether any sentence of the unit is."""
        return any(sentence.index in self._fresh[side] for sentence in unit.sentences)

    def beside(self, unit: Unit, side: Side) -> Piece:
        """The fresh sentences next to a fresh unit, where words of it may have gone."""
        if not self.is_fresh(unit, side):
            return Piece("", unit.article.language)
        fresh = self._fresh[side]
        own = {sentence.index for sentence in unit.sentences}
        near = {index + step for index in own for step in (-1, 1)} - own
        text = unit.article.text
        found = [fresh[index] for index in sorted(near & fresh.keys())]
        return Piece(" ".join(text[s.start : s.end] for s in found), unit.article.language)


def sentences_of(unit: Unit) -> dict[Sentence, str]:
    """Each with its words, as `Piece.plain` has them."""
    text = unit.article.text
    return {s: Piece(text[s.start : s.end], unit.article.language).plain for s in unit.sentences}


# --- The same words -------------------------------------------------------------------------------


def _same_in_all(left: Sequence[Unit], right: Sequence[Unit], _: Sequence[Pair]) -> list[Pair]:
    return _same(
        [(unit, (unit.voice, unit.said.plain, unit.source)) for unit in left],
        [(unit, (unit.voice, unit.said.plain, unit.source)) for unit in right],
    )


def _same_words(left: Sequence[Unit], right: Sequence[Unit], _: Sequence[Pair]) -> list[Pair]:
    return _same(
        [(unit, unit.said.plain) for unit in left], [(unit, unit.said.plain) for unit in right]
    )


def _same(left: Sequence[tuple[Unit, object]], right: Sequence[tuple[Unit, object]]) -> list[Pair]:
    waiting: defaultdict[object, list[Unit]] = defaultdict(list)
    for unit, key in reversed(right):
        waiting[key].append(unit)
    return [Pair(unit, waiting[key].pop()) for unit, key in left if waiting[key]]


# --- Alike ----------------------------------------------------------------------------------------


def _likest(left: Sequence[Unit], right: Sequence[Unit], _: Sequence[Pair]) -> list[Pair]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(right):
        for key in unit.whole.keys:
            having[key].append(number)

    def candidates(place: int, unit: Unit) -> Iterable[int]:
        shared = Counter(number for key in unit.whole.keys for number in _about(having[key], place))
        return [number for number, _ in shared.most_common(8)]

    return _best(left, right, candidates, _likeness, ALIKE)


def _about(places: Sequence[int], place: int) -> Sequence[int]:
    middle = bisect_left(places, place)
    return places[max(0, middle - MOST_COMMON // 2) : middle + MOST_COMMON // 2]


def _likest_in_place(
    left: Sequence[Unit], right: Sequence[Unit], pairs: Sequence[Pair]
) -> list[Pair]:
    slots = _Slots(pairs)
    within: defaultdict[object, list[int]] = defaultdict(list)
    for number, unit in enumerate(right):
        for slot in slots.of_new(unit):
            within[slot].append(number)
    ranks: Counter[object] = Counter()

    def candidates(_: int, unit: Unit) -> Iterable[int]:
        found: set[int] = set()
        for slot in slots.of_old(unit):
            rank, ranks[slot] = ranks[slot], ranks[slot] + 1
            first = max(0, rank - NEAREST_IN_PLACE)
            found.update(within[slot][first : rank + NEAREST_IN_PLACE])
        return sorted(found)

    return _best(left, right, candidates, _likeness_in_place, ALIKE_IN_PLACE)


class _Slots:
    """The places between paired units: each is named by the pair before it and the pair after."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._old = sorted((pair.old.order, number) for number, pair in enumerate(pairs))
        self._new = sorted((pair.new.order, number) for number, pair in enumerate(pairs))

    def of_old(self, unit: Unit) -> tuple[object, object]:
        return _neighbours(self._old, unit.order)

    def of_new(self, unit: Unit) -> tuple[object, object]:
        return _neighbours(self._new, unit.order)


def _neighbours(paired: Sequence[tuple[int, int]], order: int) -> tuple[object, object]:
    place = bisect_left(paired, (order,))
    before = paired[place - 1][1] if place else None
    after = paired[place][1] if place < len(paired) else None
    return ("after", before), ("before", after)


def _best(
    left: Sequence[Unit],
    right: Sequence[Unit],
    candidates: Callable[[int, Unit], Iterable[int]],
    likeness: Callable[[Unit, Unit], float],
    least: float,
) -> list[Pair]:
    """The likest first, and of equally alike ones those that stand nearest; each unit once."""
    scored = [
        (-score, abs(unit.order - right[number].order), place, number)
        for place, unit in enumerate(left)
        for number in candidates(place, unit)
        if (score := likeness(unit, right[number])) >= least
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs: list[Pair] = []
    for _, _, place, number in sorted(scored):
        if place not in taken_left and number not in taken_right:
            taken_left.add(place)
            taken_right.add(number)
            pairs.append(Pair(left[place], right[number]))
    return pairs


def _likeness_in_place(one: Unit, other: Unit) -> float:
    return _alike(one.whole, other.whole)


def _likeness(one: Unit, other: Unit) -> float:
    """Of what is said, and of the sentences around it, in equal parts."""
    alike = _alike(one.whole, other.whole)
    if one.whole is not one.said or other.whole is not other.said:
        alike = (alike + _alike(one.said, other.said)) / 2
    if one.source and other.source:
        alike += 0.1 if one.source == other.source else -0.05
    return alike


def _alike(one: Piece, other: Piece) -> float:
    """Words in common, half of them in any order and half in the same."""
    if not (one.keys and other.keys):
        return 0.0
    shared = len(one.keys & other.keys) / min(len(one.keys), len(other.keys))
    if not shared:
        return 0.0
    matcher = SequenceMatcher(
        None, one.plain.split()[:LONGEST], other.plain.split()[:LONGEST], autojunk=False
    )
    return (shared + matcher.ratio()) / 2


# --- Parts ----------------------------------------------------------------------------------------


def _wholes(
    left_over: Sequence[Unit],
    side: Side,
    pairs: Sequence[Pair],
    others: Sequence[Unit],
    fresh: Fresh,
) -> Iterator[tuple[Unit, Unit]]:
    """Units that nothing pairs, and what holds their words in the other version.

    A sentence that stands there word for word was only read otherwise. A changed one may have been
    cut off from the sentence beside it, or joined to it.
    """
    holding = {plain: unit for unit in reversed(others) for plain in sentences_of(unit).values()}
    by_order = {_of(pair, side).order: pair for pair in pairs}
    for unit in left_over:
        if not fresh.is_fresh(unit, side):
            yield unit, holding[next(iter(sentences_of(unit).values()))]
            continue
        near = (by_order.get(unit.order + step) for step in (-1, 1))
        pair = next((each for each in near if each and _holds(each, unit, side, fresh)), None)
        if pair:
            yield unit, _of(pair, OTHER[side])


def _holds(pair: Pair, unit: Unit, side: Side, fresh: Fresh) -> bool:
    """Whether the unit was cut off from the other unit of the pair, or was joined to it."""
    whole, rest = _of(pair, OTHER[side]), _of(pair, side)
    ours = unit.said.keys
    shared = ours & whole.whole.keys
    return (
        fresh.is_fresh(whole, OTHER[side])
        and len(ours) > 1
        and len(shared) >= PART * len(ours)
        and not shared <= rest.whole.keys
    )


def _of(pair: Pair, side: Side) -> Unit:
    return pair.new if side else pair.old
