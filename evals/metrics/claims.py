"""How many of the labelled claims were found, how exactly, and whether their sources are right.

The measures are those in use for attribution relations (Pareti 2015; Newell et al. 2018, for the
PolNeAR corpus): a claim is found when its content is, and what belongs to it is scored over the
claims that were found.
"""

import re
from collections.abc import Callable, Sequence

from evals.marks import MarkedClaim, Range, Ranges
from evals.metrics.metric import Case
from evals.metrics.overlap import Match

_WORD = re.compile(r"\w+")
_AFTER_HEAD = re.compile(
    r",|\(|—|--|\b(?:of|who|that|which|in|for|from|at|on|with|to|and)\b",
)


def found(case: Case) -> Sequence[float]:
    """`(found, read, labelled)` claims."""
    return len(case.matches), len(case.read_claims), len(case.labelled_claims)


def precision(case: Case) -> Sequence[float]:
    """`(found, read)` claims."""
    return len(case.matches), len(case.read_claims)


def recall(case: Case) -> Sequence[float]:
    """`(found, labelled)` claims."""
    return len(case.matches), len(case.labelled_claims)


def found_exactly(case: Case) -> Sequence[float]:
    """`(found, read, labelled)`, found letter by letter."""
    exact = sum(match.overlap == 1 for match in case.matches)
    return exact, len(case.read_claims), len(case.labelled_claims)


def found_with_source(case: Case) -> Sequence[float]:
    """`(found, read, labelled)`, found with the right source, or rightly without one."""
    right = sum(
        _overlap(case, match.labelled.source, match.read.source)
        if case.letters(*match.labelled.source)
        else not case.letters(*match.read.source)
        for match in case.matches
    )
    return right, len(case.read_claims), len(case.labelled_claims)


def words(case: Case) -> Sequence[float]:
    """`(right, read, labelled)` words: those that begin in the content of any claim."""
    labelled = _all_letters(case, case.labelled_claims)
    read = _all_letters(case, case.read_claims)
    starts = [word.start() for word in _WORD.finditer(case.text)]
    return (
        sum(start in labelled and start in read for start in starts),
        sum(start in read for start in starts),
        sum(start in labelled for start in starts),
    )


def source(case: Case) -> Sequence[float]:
    """`(right, all)`: the source read shares a letter with the labelled one."""
    with_source = [each for each in case.matches if case.letters(*each.labelled.source)]
    right = sum(_overlap(case, each.labelled.source, each.read.source) for each in with_source)
    return right, len(with_source)


def source_head(case: Case) -> Sequence[float]:
    """`(right, all)`: the source read holds the head noun of the labelled one."""
    with_source = [each for each in case.matches if case.letters(*each.labelled.source)]
    right = 0
    for each in with_source:
        head = head_of(case.text, each.labelled.source[0])
        right += head is not None and head[0] in case.letters(*each.read.source)
    return right, len(with_source)


def source_name(case: Case) -> Sequence[float]:
    """`(right, all)`: the fullest names are the same words, wherever in the article they stand."""
    named = [each for each in case.matches if each.labelled.name]
    return sum(same_words(case, each.labelled.name, each.read.name) for each in named), len(named)


def cue(case: Case) -> Sequence[float]:
    """`(right, all)`: the cues share a character."""
    with_cue = [each for each in case.matches if each.labelled.cue]
    right = sum(
        any(a < d and c < b for a, b in each.labelled.cue for c, d in each.read.cue)
        for each in with_cue
    )
    return right, len(with_cue)


def agreeing(part: Callable[[MarkedClaim], object]) -> Callable[[Case], Sequence[float]]:
    """Counts `(right, all)` of the found claims by whether this part of them is the same."""

    def counts(case: Case) -> Sequence[float]:
        return sum(_same(part, match) for match in case.matches), len(case.matches)

    return counts


def same_words(case: Case, one: Range | None, other: Range | None) -> bool:
    """Whether two places hold the same words, in whatever case and whatever is between them."""
    here, there = (
        None if range_ is None else _WORD.findall(case.text[slice(*range_)].casefold())
        for range_ in (one, other)
    )
    return here == there


def head_of(text: str, source: Range) -> Range | None:
    """The last word before what follows the head noun of an English noun phrase; no parser asked.

    "the leader" of "the leader of Harwick council"; a possessive's "s" is no word.
    """
    start, end = source
    phrase = text[start:end]
    after = _AFTER_HEAD.search(phrase, 1)
    before = phrase[: after.start()] if after else phrase
    found = list(_WORD.finditer(before)) or list(_WORD.finditer(phrase))
    if not found:
        return None
    head = found[-2] if found[-1].group() == "s" and len(found) > 1 else found[-1]
    return start + head.start(), start + head.end()


def _same(part: Callable[[MarkedClaim], object], match: Match) -> bool:
    return part(match.labelled) == part(match.read)


def _overlap(case: Case, one: Ranges, other: Ranges) -> bool:
    return bool(case.letters(*one) & case.letters(*other))


def _all_letters(case: Case, claims: Sequence[MarkedClaim]) -> frozenset[int]:
    return case.letters(*(range_ for claim in claims for range_ in claim.content))
