"""Planted changes that are found, differences that are none, and quiet when paragraphs move."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from evals.measures import Measure, Share
from evals.revisions.dataset import PlantedChange, Revision
from schemas.article import Span
from schemas.comparison import Aspect, Comparison, Difference, Side

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)


@dataclass(frozen=True)
class Compared:
    """A revision as it was read; `reordered` compares the old text with each other order of it."""

    revision: Revision
    comparison: Comparison
    reordered: tuple[Comparison, ...]

    @property
    def differences(self) -> list[Difference]:
        return differences(self.comparison)


def differences(comparison: Comparison) -> list[Difference]:
    """Everything that was not kept."""
    return [each for each in comparison.differences if each.change != "kept"]


def is_found(planted: PlantedChange, found: Iterable[Difference]) -> bool:
    """Something is reported where the change is, whatever it is called."""
    return any(_touches(planted, each) for each in found)


def is_told(planted: PlantedChange, found: Iterable[Difference]) -> bool:
    """It is reported as what it is: the same change, with one of its aspects, on both sides."""
    return any(
        each.change == planted.change
        and (not planted.aspects or not set(each.changes).isdisjoint(planted.aspects))
        and (planted.old is None or _overlap(each.old, planted.old))
        and (planted.new is None or _overlap(each.new, planted.new))
        for each in found
    )


def found(cases: Iterable[Compared]) -> Share:
    return _share(
        is_found(planted, case.differences) for case in cases for planted in case.revision.changes
    )


def told(cases: Iterable[Compared], wanted: Callable[[PlantedChange], bool]) -> Share:
    return _share(
        is_told(planted, case.differences)
        for case in cases
        for planted in case.revision.changes
        if wanted(planted)
    )


def beside(cases: Iterable[Compared]) -> Share:
    """Of what is reported, what touches no planted change."""
    return _share(
        not any(_touches(planted, each) for planted in case.revision.changes)
        for case in cases
        for each in case.differences
    )


def lost_points(cases: Iterable[Compared]) -> Share:
    """Of the changes that cost the old article its point, those reported as such."""
    return _share(
        planted.old is not None
        and any(
            span.overlaps(planted.old) for lost in case.comparison.lost_points for span in lost.old
        )
        for case in cases
        for planted in case.revision.changes
        if planted.loses_point
    )


def disturbed(cases: Iterable[Compared]) -> Share:
    """Of the reorderings, those in which anything is reported."""
    return _share(
        bool(differences(other) or other.lost_points) for case in cases for other in case.reordered
    )


def mistakes(cases: Iterable[Compared]) -> Iterator[str]:
    for case in cases:
        id, reported = case.revision.id, case.differences
        for planted in case.revision.changes:
            words = (planted.new or planted.old or _NOWHERE).text
            what = " ".join((planted.change, *planted.aspects))
            if not is_found(planted, reported):
                yield f"missed {what}: {id} {words!r}"
            elif not is_told(planted, reported):
                said = "; ".join(
                    " ".join((each.change, *each.changes))
                    for each in reported
                    if _touches(planted, each)
                )
                yield f"{what}, told as {said}: {id} {words!r}"
        for each in reported:
            if not any(_touches(planted, each) for planted in case.revision.changes):
                yield f"not planted: {id} {_words(each)}"
        for order, other in zip(case.revision.reorderings, case.reordered, strict=True):
            for each in differences(other):
                yield f"moved, not changed: {id} {list(order)} {_words(each)}"
            for lost in other.lost_points:
                yield f"moved, not lost: {id} {list(order)} {lost.text!r}"


def describe(cases: Sequence[Compared]) -> str:
    planted = sum(len(case.revision.changes) for case in cases)
    orders = sum(len(case.reordered) for case in cases)
    return f"{len(cases)} revisions, {planted} planted changes, {orders} reorderings"


def _touches(planted: PlantedChange, difference: Difference) -> bool:
    return any(
        span is not None and _overlap(side, span)
        for span, side in ((planted.old, difference.old), (planted.new, difference.new))
    )


def _overlap(side: Side | None, planted: Span) -> bool:
    """Whether the claim stands there, or the words that say it was checked."""
    if side is None:
        return False
    spans = (*side.spans, side.verification) if side.verification else side.spans
    return any(span.overlaps(planted) for span in spans)


def _words(difference: Difference) -> str:
    texts = [
        " … ".join(span.text for span in side.spans)
        for side in (difference.old, difference.new)
        if side
    ]
    return " ".join((difference.change, *difference.changes)) + ": " + " => ".join(texts)


def _share(values: Iterable[bool]) -> Share:
    listed = list(values)
    return Share(sum(listed), len(listed))


_NOWHERE = Span(start=0, end=0, text="")


def _of(change: str) -> Callable[[Sequence[Compared]], Share]:
    return lambda cases: told(cases, lambda planted: planted.change == change)


def _aspect(aspect: Aspect) -> Callable[[Sequence[Compared]], Share]:
    return lambda cases: told(cases, lambda planted: aspect in planted.aspects)


MEASURES: tuple[Measure[Compared], ...] = (
    Measure("found", "planted changes found", "changes", found, mark=1.0),
    Measure(
        "told",
        "told as what they are",
        "changes",
        lambda cases: told(cases, lambda _: True),
        mark=1.0,
    ),
    Measure("lost_points", "key points that no longer hold", "changes", lost_points, mark=1.0),
    Measure("beside", "reported, not planted", "false alarms", beside, better="lower"),
    Measure(
        "disturbed",
        "reorderings that report anything",
        "false alarms",
        disturbed,
        mark=0.0,
        better="lower",
    ),
    Measure("added", "added", "told, by change", _of("added")),
    Measure("dropped", "dropped", "told, by change", _of("dropped")),
    *(
        Measure(aspect, f"changed, {aspect}", "told, by change", _aspect(aspect))
        for aspect in ASPECTS
    ),
)
