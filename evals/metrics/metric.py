"""What a metric is: counts that add up over articles, and a value of the sum.

Sums of counts are all that a bootstrap by article needs, so a thousand resamples are one product
of matrices.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from evals.marks import MarkedClaim, Marks, Range
from evals.metrics.overlap import Match, letters, matches
from evals.outcome import Outcome
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of

Array = NDArray[np.float64]
Better = Literal["higher", "lower", "neither"]
Unit = Literal["percent", "kappa", "tokens", "seconds", "usd"]
Group = Literal["claims", "hedging", "verification", "key points", "faithfulness", "cost"]


@dataclass(frozen=True)
class Case:
    """An article, what was labelled in it, and what was read out of it."""

    id: str
    text: str
    language: str
    labelled: Marks
    outcome: Outcome

    @cached_property
    def labelled_claims(self) -> tuple[MarkedClaim, ...]:
        return self._with_words(self.labelled.claims)

    @cached_property
    def read_claims(self) -> tuple[MarkedClaim, ...]:
        return self._with_words(self.outcome.marks.claims)

    @cached_property
    def matches(self) -> list[Match]:
        return matches(self.text, self.labelled_claims, self.read_claims)

    @cached_property
    def sentences(self) -> list[frozenset[int]]:
        """The letters of each sentence."""
        quotations = quotations_of(self.text)
        return [
            self.letters((each.start, each.end))
            for each in sentences_of(self.text, self.language, quotations)
        ]

    def letters(self, *ranges: Range) -> frozenset[int]:
        return letters(self.text, ranges)

    def _with_words(self, claims: Sequence[MarkedClaim]) -> tuple[MarkedClaim, ...]:
        return tuple(claim for claim in claims if self.letters(*claim.content))


@dataclass(frozen=True)
class Metric:
    """`counts` of one article are a row of fixed length; `value` maps `(…, length)` to `(…)`.

    The value is NaN where it is not defined. A metric that is better neither way is reported and
    not judged.
    """

    name: str
    group: Group
    title: str
    counts: Callable[[Case], Sequence[float]]
    value: Callable[[Array], Array]
    better: Better = "higher"
    unit: Unit = "percent"


def ratio(part: Array, whole: Array) -> Array:
    """`part / whole`; NaN where the whole is 0."""
    undefined = np.full(np.broadcast(part, whole).shape, np.nan)
    divided: Array = np.divide(part, whole, out=undefined, where=np.asarray(whole) > 0)
    return divided


def share(counts: Array) -> Array:
    """Of counts `(part, whole)`."""
    return ratio(counts[..., 0], counts[..., 1])


def f1(counts: Array) -> Array:
    """Of counts `(right, read, labelled)`: the harmonic mean of precision and recall.

    van Rijsbergen, Information Retrieval, 1979.
    """
    return ratio(2 * counts[..., 0], counts[..., 1] + counts[..., 2])
