"""Whether the key points are those a careful reader would take away.

Their wordings may differ; what can be compared is the sentences they rest on.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from evals.marks import MarkedPoint, Marks, Ranges
from evals.metrics.metric import Case
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of

Sentences = frozenset[int]

_WORD = re.compile(r"\w+")


def evidence(case: Case) -> Sequence[float]:
    """`(right, read, labelled)` sentences of evidence.

    Of the alternatives that carry a labelled point, the one most of which was read counts, the
    shortest of them if there are several: a summary is measured against the reference that is
    kindest to it, as ROUGE does (Lin 2004).
    """
    read = _read(case)
    labelled = frozenset[int]().union(
        *(_kindest(_choices(case, point), read) for point in case.labelled.points)
    )
    return len(read & labelled), len(read), len(labelled)


def covered(case: Case) -> Sequence[float]:
    """`(covered, all)` labelled points."""
    points = case.labelled.points
    return sum(is_covered(case, point) for point in points), len(points)


def repeated(case: Case) -> Sequence[float]:
    """`(repeated, all)` pairs of neighbouring words in the key points of an article.

    One less the unique n-gram ratio (Xiao and Carenini 2020), for n = 2.
    """
    pairs = [
        pair
        for point in case.outcome.marks.points
        for words in [_WORD.findall(point.text.casefold())]
        for pair in pairwise(words)
    ]
    return len(pairs) - len(set(pairs)), len(pairs)


def is_covered(case: Case, labelled: MarkedPoint) -> bool:
    """Whether all sentences of one of its alternatives were read."""
    read = _read(case)
    return any(each <= read for each in _choices(case, labelled))


def is_labelled(case: Case, point: MarkedPoint) -> bool:
    """Whether any of the point's sentences carries a labelled point."""
    read = _sentences(case, point.evidence)
    return any(read & each for label in case.labelled.points for each in _choices(case, label))


def first_sentences(text: str, language: str, count: int) -> Marks:
    """What whoever takes the first sentences takes: the baseline for news, and a strong one."""
    sentences = sentences_of(text, language, quotations_of(text))
    return Marks(
        points=tuple(
            MarkedPoint(text=text[each.start : each.end], evidence=((each.start, each.end),))
            for each in sentences[:count]
        )
    )


def _kindest(choices: Sequence[Sentences], read: Sentences) -> Sentences:
    return max(choices, key=lambda each: (len(each & read) / max(len(each), 1), -len(each)))


def _sentences(case: Case, ranges: Ranges) -> Sentences:
    """The numbers of the sentences in these ranges; part of a sentence stands for all of it."""
    marked = case.letters(*ranges)
    return frozenset(number for number, words in enumerate(case.sentences) if words & marked)


def _read(case: Case) -> Sentences:
    points = case.outcome.marks.points
    return _sentences(case, tuple(range_ for point in points for range_ in point.evidence))


def _choices(case: Case, point: MarkedPoint) -> list[Sentences]:
    return [_sentences(case, each) for each in (point.evidence, *point.alternatives)]
