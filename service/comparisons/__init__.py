"""Comparisons: what a revision of an article changed in who says what, and how surely.

Claims and sentences are paired by what they say and not by where they stand, so that moving a
paragraph changes nothing.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from schemas.comparison import Aspect, Comparison, Difference, LostPoint, Totals
from schemas.extraction import Extraction, KeyPoint
from service.checks import check_text
from service.checks.ground import Ground
from service.comparisons.aspects import aspects_of
from service.comparisons.units import Unit, units_of
from service.ports import Parser

ALIKE = 0.5
"""How alike two units must be, from 0 to 1, to be versions of each other."""

MOST_COMMON = 40
"""Units that share a word and are looked at, those that stand nearest."""

HOLDS = 0.6
"""Share of a key point's words that one sentence and those beside it must still have."""


def compare(old: Extraction, new: Extraction, parser: Parser) -> Comparison:
    """What became of everything the old article says, and what the new one adds."""
    before, after = units_of(old), units_of(new)
    pairs = _pairs(before, after)
    texts = old.article.text, new.article.text
    found: list[tuple[float, Difference]] = []
    for one, other in pairs:
        found.append((other.order, _difference(one, other, texts)))
    paired_old, paired_new = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    found += [
        (
            unit.order,
            Difference(
                change="added", of=unit.voice, changes=(), detail=(), old=None, new=unit.side()
            ),
        )
        for unit in after
        if id(unit) not in paired_new
    ]
    place = _Places(pairs)
    found += [
        (
            place(unit),
            Difference(
                change="dropped", of=unit.voice, changes=(), detail=(), old=unit.side(), new=None
            ),
        )
        for unit in before
        if id(unit) not in paired_old
    ]
    found.sort(key=lambda each: each[0])
    differences = tuple(difference for _, difference in found)
    counts = Counter(difference.change for difference in differences)
    return Comparison(
        old_id=old.id,
        new_id=new.id,
        totals=Totals(
            added=counts["added"],
            dropped=counts["dropped"],
            changed=counts["changed"],
            kept=counts["kept"],
        ),
        differences=differences,
        lost_points=tuple(_lost_points(old, new, parser)),
    )


def _difference(one: Unit, other: Unit, texts: tuple[str, str]) -> Difference:
    changed: list[tuple[Aspect, str]] = list(aspects_of(one, other, texts))
    return Difference(
        change="changed" if changed else "kept",
        of=other.voice,
        changes=tuple(aspect for aspect, _ in changed),
        detail=tuple(detail for _, detail in changed),
        old=one.side(),
        new=other.side(),
    )


# --- Pairs ----------------------------------------------------------------------------------------


def _pairs(before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """The same words first, and of several those of the same source; then the most alike."""
    pairs: list[tuple[Unit, Unit]] = []
    left, right = list(before), list(after)
    for same in (_same_in_all, _same_words):
        waiting: defaultdict[object, list[Unit]] = defaultdict(list)
        for unit in right:
            waiting[same(unit)].append(unit)
        rest = []
        for unit in left:
            if twins := waiting[same(unit)]:
                pairs.append((unit, twins.pop(0)))
            else:
                rest.append(unit)
        left, right = rest, [unit for units in waiting.values() for unit in units]
    right.sort(key=lambda unit: unit.order)
    return pairs + _likest(left, right)


def _same_in_all(unit: Unit) -> object:
    source = unit.claim.source.name.text if unit.claim and unit.claim.source else None
    return unit.voice, unit.plain, source


def _same_words(unit: Unit) -> object:
    return unit.plain


def _likest(left: Sequence[Unit], right: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(right):
        for word in unit.lemmas:
            having[word].append(number)
    scored = []
    for place, unit in enumerate(left):
        shared = Counter(number for word in unit.lemmas for number in _about(having[word], place))
        for number, _ in shared.most_common(8):
            score = _likeness(unit, right[number])
            if score >= ALIKE:
                scored.append((-score, abs(unit.order - right[number].order), place, number))
    pairs: list[tuple[Unit, Unit]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, _, place, number in sorted(scored):
        if place not in taken_left and number not in taken_right:
            taken_left.add(place)
            taken_right.add(number)
            pairs.append((left[place], right[number]))
    return pairs


def _about(places: Sequence[int], place: int) -> Sequence[int]:
    middle = bisect_left(places, place)
    return places[max(0, middle - MOST_COMMON // 2) : middle + MOST_COMMON // 2]


def _likeness(one: Unit, other: Unit) -> float:
    """Words in common, half of them in any order and half in the same."""
    words = one.lemmas | other.lemmas
    if not words:
        return 0.0
    shared = len(one.lemmas & other.lemmas) / min(len(one.lemmas) or 1, len(other.lemmas) or 1)
    matcher = SequenceMatcher(
        None, one.plain.split()[:200], other.plain.split()[:200], autojunk=False
    )
    alike = (shared + matcher.ratio()) / 2
    if one.claim and other.claim and one.claim.source and other.claim.source:
        same = one.claim.source.name.text == other.claim.source.name.text
        alike += 0.1 if same else -0.05
    return alike


class _Places:
    """Where what was dropped would stand: after what came before it and is still there."""

    def __init__(self, pairs: Sequence[tuple[Unit, Unit]]) -> None:
        self._kept = sorted((one.order, other.order) for one, other in pairs)

    def __call__(self, unit: Unit) -> float:
        before = [new for old, new in self._kept if old < unit.order]
        return before[-1] + 0.5 if before else -0.5


# --- Key points -----------------------------------------------------------------------------------


def _lost_points(old: Extraction, new: Extraction, parser: Parser) -> Iterator[LostPoint]:
    """Old key points whose evidence is gone, and which the new article does not bear out."""
    ground: Ground | None = None
    new_text = " ".join(new.article.text.split())
    for point in old.key_points:
        if all(" ".join(span.text.split()) in new_text for span in point.evidence):
            continue
        ground = ground or Ground(new)
        yield from _lost_point(point, ground, new, parser)


def _lost_point(
    point: KeyPoint, ground: Ground, new: Extraction, parser: Parser
) -> Iterator[LostPoint]:
    near = ground.near(point.text, most=2)
    keys = frozenset[str]().union(*(ground.sentence_keys[index] for index in near))
    if ground.share(point.text, keys) < HOLDS:
        yield LostPoint(
            id=point.id,
            text=point.text,
            old=point.evidence,
            new=None,
            explanation="The new article no longer says this.",
        )
        return
    check = check_text(new, point.text, "article", parser)
    fault = next((each for each in check.findings), None)
    if fault is not None:
        yield LostPoint(
            id=point.id,
            text=point.text,
            old=point.evidence,
            new=fault.evidence,
            explanation=fault.explanation,
        )


__all__ = ["compare"]
