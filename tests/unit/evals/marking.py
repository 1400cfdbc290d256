"""Marks by their words, for tests that need no dataset."""

from typing import Any

from evals.marks import MarkedClaim, MarkedPoint, Marks, Range, Ranges
from evals.metrics.metric import Case
from evals.outcome import Outcome


def place(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def places(text: str, *words: str) -> Ranges:
    return tuple(place(text, each) for each in words)


def claim(text: str, *content: str, source: str = "", cue: str = "", **rest: Any) -> MarkedClaim:
    """`rest` are further fields; the name of the source is the source if none is given."""
    name = rest.pop("name", source)
    return MarkedClaim(
        content=places(text, *content),
        source=places(text, source) if source else (),
        name=place(text, name) if name else None,
        cue=places(text, cue) if cue else (),
        **rest,
    )


def point(text: str, *evidence: str, alternatives: tuple[tuple[str, ...], ...] = ()) -> MarkedPoint:
    return MarkedPoint(
        text=" ".join(evidence),
        evidence=places(text, *evidence),
        alternatives=tuple(places(text, *each) for each in alternatives),
    )


def case(text: str, labelled: Marks, read: Marks, *, id: str = "pier", **outcome: Any) -> Case:
    return Case(
        id=id,
        text=text,
        language="en",
        labelled=labelled,
        outcome=Outcome(sha256="", marks=read, **outcome),
    )
