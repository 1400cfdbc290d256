"""How well it is read what the article says about checking a claim, over the claims found."""

from collections.abc import Sequence

from evals.metrics.metric import Case


def statuses(case: Case) -> Sequence[float]:
    """`(right, read, labelled)` statuses; `none_stated`, which most claims have, is none."""
    pairs = [(each.labelled.verification, each.read.verification) for each in case.matches]
    return (
        sum(labelled == read != "none_stated" for labelled, read in pairs),
        sum(read != "none_stated" for _, read in pairs),
        sum(labelled != "none_stated" for labelled, _ in pairs),
    )
