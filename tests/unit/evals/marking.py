"""Marks by their words, for tests that need no dataset."""

from evals.marks import MarkedClaim, MarkedPoint, Marks, Range, Ranges
from evals.metrics.metric import Case
from evals.outcome import Outcome
from schemas.extraction import Rejected
from schemas.proposal import What


def place(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def places(text: str, *words: str) -> Ranges:
    return tuple(place(text, each) for each in words)


def claim(
    text: str, *content: str, source: str = "", cue: str = "", name: str = "", **rest: object
) -> MarkedClaim:
    """`rest` are further fields; the name of the source is the source if none is given."""
    name = name or source
    return MarkedClaim.model_validate(
        {
            "content": places(text, *content),
            "source": places(text, source) if source else (),
            "name": place(text, name) if name else None,
            "cue": places(text, cue) if cue else (),
            **rest,
        }
    )


def point(text: str, *evidence: str, alternatives: tuple[tuple[str, ...], ...] = ()) -> MarkedPoint:
    return MarkedPoint(
        text=" ".join(evidence),
        evidence=places(text, *evidence),
        alternatives=tuple(places(text, *each) for each in alternatives),
    )


def case(
    text: str,
    labelled: Marks,
    read: Marks,
    *,
    id: str = "pier",
    rejected: tuple[Rejected, ...] = (),
    accepted: dict[What, int] | None = None,
) -> Case:
    outcome = Outcome(sha256="", marks=read, rejected=rejected, accepted=accepted or {})
    return Case(id=id, text=text, language="en", labelled=labelled, outcome=outcome)
