"""What exactly has changed between two runs, item by item, and whether the labels like it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from evals.marks import MarkedClaim, MarkedPoint, Range, Ranges
from evals.metrics.claims import same_words
from evals.metrics.metric import Case
from evals.metrics.overlap import matches, overlap
from evals.metrics.points import is_labelled

Effect = Literal["better", "worse", "neither"]
Item = Literal["claim", "key point"]

EXCERPT = 60
"""Characters shown of a claim or key point."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`change` in words: "lost", "new", or which part changed, from what to what."""

    article: str
    item: Item
    words: str
    change: str
    effect: Effect


def differences(now: Iterable[Case], before: Iterable[Case]) -> list[Difference]:
    """All changes in the articles of both, article by article, in the order of the text."""
    earlier = {case.id: case for case in before}
    return [
        difference
        for case in now
        if case.id in earlier
        for changes in (_claims(earlier[case.id], case), _points(earlier[case.id], case))
        for difference in changes
    ]


def disagreements(case: Case, labelled: MarkedClaim, read: MarkedClaim) -> list[str]:
    """How a claim that was found is not as it was labelled, in words: labelled → read."""
    found = []
    for part in _PARTS:
        change = part.change(case, labelled, read)
        agreement = part.agreement(case, labelled, read)
        if change and (agreement == 0 or (part.name == "content" and agreement < 1)):
            found.append(f"{part.name}: {change}")
    return found


def _claims(before: Case, now: Case) -> Iterator[Difference]:
    kept = {*before.read_claims} & {*now.read_claims}
    gone = [claim for claim in before.read_claims if claim not in kept]
    come = [claim for claim in now.read_claims if claim not in kept]
    labels = {each.read: each.labelled for case in (before, now) for each in case.matches}
    changed = {each.labelled: each.read for each in matches(now.text, gone, come)}
    for old in gone:
        if new := changed.get(old):
            yield from _changed(now, labels.get(new) or labels.get(old), old, new)
        else:
            effect: Effect = "worse" if old in labels else "better"
            yield Difference(now.id, "claim", _words(now, old.content), "lost", effect)
    for new in come:
        if new not in changed.values():
            effect = "better" if new in labels else "worse"
            yield Difference(now.id, "claim", _words(now, new.content), "new", effect)


def _changed(
    case: Case, label: MarkedClaim | None, old: MarkedClaim, new: MarkedClaim
) -> Iterator[Difference]:
    for part in _PARTS:
        if change := part.change(case, old, new):
            effect: Effect = "neither"
            if label:
                gain = part.agreement(case, label, new) - part.agreement(case, label, old)
                effect = "better" if gain > 0 else "worse" if gain < 0 else "neither"
            words = _words(case, new.content)
            yield Difference(case.id, "claim", words, f"{part.name}: {change}", effect)


def _points(before: Case, now: Case) -> Iterator[Difference]:
    old = {point.evidence: point for point in before.outcome.marks.points}
    new = {point.evidence: point for point in now.outcome.marks.points}
    for evidence, point in old.items():
        if evidence not in new:
            effect: Effect = "worse" if is_labelled(now, point) else "better"
            yield _point(now, point, "lost", effect)
        elif point.text != new[evidence].text:
            yield _point(now, new[evidence], f"worded anew, was: {_short(point.text)}", "neither")
    for evidence, point in new.items():
        if evidence not in old:
            yield _point(now, point, "new", "better" if is_labelled(now, point) else "worse")


def _point(case: Case, point: MarkedPoint, change: str, effect: Effect) -> Difference:
    return Difference(case.id, "key point", _short(point.text), change, effect)


@dataclass(frozen=True, slots=True)
class _Part:
    """Part of a claim.

    `change` is in words, "" for none; `agreement` with the labelled claim is from 0 to 1.
    """

    name: str
    change: Callable[[Case, MarkedClaim, MarkedClaim], str]
    agreement: Callable[[Case, MarkedClaim, MarkedClaim], float]


def _of_words(name: str, ranges: Callable[[MarkedClaim], Ranges]) -> _Part:
    return _Part(
        name,
        lambda case, old, new: _from_to(_words(case, ranges(old)), _words(case, ranges(new))),
        lambda case, label, claim: overlap(
            case.letters(*ranges(label)), case.letters(*ranges(claim))
        ),
    )


def _of_value(name: str) -> _Part:
    part = attrgetter(name)
    return _Part(
        name,
        lambda _, old, new: _from_to(*(str(part(each)).replace("_", " ") for each in (old, new))),
        lambda _, label, claim: part(label) == part(claim),
    )


def _borders(case: Case, old: MarkedClaim, new: MarkedClaim) -> str:
    """What was lost and gained: two long contents can look alike."""
    before, now = (
        {offset for start, end in claim.content for offset in range(start, end)}
        for claim in (old, new)
    )
    changes = (("lost", before - now), ("gained", now - before))
    return ", ".join(
        f"{verb} {_words(case, _stretches(offsets))}" for verb, offsets in changes if offsets
    )


def _stretches(offsets: set[int]) -> Ranges:
    starts = sorted(offset for offset in offsets if offset - 1 not in offsets)
    ends = sorted(offset + 1 for offset in offsets if offset + 1 not in offsets)
    return tuple(zip(starts, ends, strict=True))


_PARTS = (
    _Part("content", _borders, _of_words("content", attrgetter("content")).agreement),
    _of_words("source", attrgetter("source")),
    _Part(
        "name",
        lambda case, old, new: _from_to(_words(case, _one(old.name)), _words(case, _one(new.name))),
        lambda case, label, claim: same_words(case, label.name, claim.name),
    ),
    _of_words("cue", attrgetter("cue")),
    *map(
        _of_value,
        ("kind", "type", "level", "polarity", "stance", "approximate", "verification"),
    ),
)


def _from_to(was: str, now: str) -> str:
    return "" if was == now else f"{was} → {now}"


def _one(range_: Range | None) -> Ranges:
    return () if range_ is None else (range_,)


def _words(case: Case, ranges: Ranges) -> str:
    pieces = " … ".join(case.text[start:end] for start, end in ranges)
    return f"“{_short(pieces)}”" if pieces else "none"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"
