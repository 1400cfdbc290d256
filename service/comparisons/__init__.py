"""Comparisons: what a revision of an article changed in who says what, and how surely.

Claims and sentences are paired by what they say and not by where they stand, so that moving a
paragraph changes nothing.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from schemas.comparison import Comparison, Difference, Totals
from schemas.extraction import Extraction
from service.comparisons.aspects import aspects_of
from service.comparisons.pairs import Fresh, Pair, pair_up
from service.comparisons.points import lost_points
from service.comparisons.units import Unit, units_of
from service.ports import Parser


def compare(old: Extraction, new: Extraction, parser: Parser) -> Comparison:
    """What became of everything the old article says, and what the new one adds."""
    before, after = units_of(old), units_of(new)
    fresh = Fresh(before, after)
    pairing = pair_up(before, after, fresh)
    texts = old.article.text, new.article.text
    became = [(pair, _became(pair, fresh, texts)) for pair in pairing.pairs]
    place = _Places(pairing.pairs)
    found = [
        *((float(pair.new.order), difference) for pair, difference in became),
        *((float(unit.order), _added(unit)) for unit in pairing.added),
        *((place(unit), _dropped(unit)) for unit in pairing.dropped),
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
        lost_points=tuple(lost_points(old, new, became, fresh, parser)),
    )


def _became(pair: Pair, fresh: Fresh, texts: tuple[str, str]) -> Difference:
    changed = list(aspects_of(pair, fresh, texts))
    return Difference(
        change="changed" if changed else "kept",
        of=pair.new.voice,
        changes=tuple(aspect for aspect, _ in changed),
        detail=tuple(detail for _, detail in changed),
        old=pair.old.side(),
        new=pair.new.side(),
    )


def _added(unit: Unit) -> Difference:
    return Difference(
        change="added", of=unit.voice, changes=(), detail=(), old=None, new=unit.side()
    )


def _dropped(unit: Unit) -> Difference:
    return Difference(
        change="dropped", of=unit.voice, changes=(), detail=(), old=unit.side(), new=None
    )


class _Places:
    """Where what was dropped would stand: after what came before it and is still there."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        kept = sorted((pair.old.order, pair.new.order) for pair in pairs)
        self._old = [old for old, _ in kept]
        self._new = [new for _, new in kept]

    def __call__(self, unit: Unit) -> float:
        before = bisect_left(self._old, unit.order)
        return self._new[before - 1] + 0.5 if before else -0.5


__all__ = ["compare"]
