"""What the reading of an article takes."""

from collections.abc import Callable, Sequence
from math import nan

from evals.metrics.metric import Case
from evals.outcome import Spent


def mean(part: Callable[[Spent], float | None]) -> Callable[[Case], Sequence[float]]:
    """Counts `(sum, articles)`; the sum is NaN when it is not known for every article."""

    def counts(case: Case) -> Sequence[float]:
        spent = part(case.outcome.spent)
        return nan if spent is None else spent, 1

    return counts
