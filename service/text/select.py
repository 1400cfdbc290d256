"""Chooses the few points, and the summary, out of all that were proposed."""

from collections.abc import Sequence

from schemas.proposal import ProposedPoint
from service.text.redundancy import Words, overlap, say_the_same, words_for_comparison

LITTLE_NEW = 0.45
"""Share of a sentence's words that a summary has already, from which it adds too little."""


def select_points(
    points: Sequence[ProposedPoint], *, language: str = "en", at_most: int = 5, at_least: int = 3
) -> tuple[ProposedPoint, ...]:
    """The first `at_most` points that say something new, in the order of the article.

    `points` come best first. Where fewer than `at_least` are new, those that repeat least follow;
    never one on the same sentences as another.
    """
    chosen: list[ProposedPoint] = []
    passed: list[ProposedPoint] = []
    words = {id(point): words_for_comparison(point.text, language) for point in points}
    for point in points:
        if len(chosen) == at_most:
            break
        new = not any(_repeats(point, other, words) for other in chosen)
        (chosen if new else passed).append(point)
    while len(chosen) < at_least and (left := _apart(passed, chosen, words)):
        least = min(
            left, key=lambda p: max(overlap(words[id(p)], words[id(other)]) for other in chosen)
        )
        chosen.append(least)
        passed.remove(least)
    return _in_order(chosen)


def select_summary(
    points: Sequence[ProposedPoint], *, language: str = "en", at_most: int = 3
) -> tuple[ProposedPoint, ...]:
    """The best point, and those that add most to it: `at_most` sentences of the article, or the
    best alone.

    `points` come best first; none for none.
    """
    chosen: list[ProposedPoint] = []
    told: Words = frozenset()
    left = at_most
    for point in points:
        words = words_for_comparison(point.text, language)
        if chosen and (not words or len(words & told) / len(words) > LITTLE_NEW):
            continue
        if chosen and len(point.evidence) > left:
            continue
        chosen.append(point)
        told |= words
        left -= len(point.evidence)
        if left <= 0:
            break
    return _in_order(chosen)


def _repeats(point: ProposedPoint, other: ProposedPoint, words: dict[int, Words]) -> bool:
    return point.evidence == other.evidence or say_the_same(words[id(point)], words[id(other)])


def _apart(
    points: Sequence[ProposedPoint], chosen: Sequence[ProposedPoint], words: dict[int, Words]
) -> Sequence[ProposedPoint]:
    """Those that share no evidence with a chosen one, nor all of their words."""
    said = {words[id(point)] for point in chosen}
    taken = [span for point in chosen for span in point.evidence]
    return [
        point
        for point in points
        if words[id(point)] not in said
        and not any(span.overlaps(other) for span in point.evidence for other in taken)
    ]


def _in_order(points: Sequence[ProposedPoint]) -> tuple[ProposedPoint, ...]:
    return tuple(
        sorted(points, key=lambda point: [(span.start, span.end) for span in point.evidence])
    )
