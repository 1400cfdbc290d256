import random
from math import isnan

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score
from sklearn.metrics import f1_score as f1_of_sklearn

from evals.marks import Marks
from evals.metrics import hedging
from evals.metrics.metric import Array
from schemas.hedging import LEVELS, Level
from tests.unit.evals.marking import case, claim


def counts(labelled: list[Level], read: list[Level]) -> Array:
    """Each pair of levels is a claim of an article of its own letters."""
    text = " ".join(f"w{n}" for n in range(len(labelled)))
    words = text.split()
    return np.array(
        hedging.confusion(
            case(
                text,
                Marks(claims=tuple(claim(text, w, level=x) for w, x in zip(words, labelled))),  # noqa: B905
                Marks(claims=tuple(claim(text, w, level=x) for w, x in zip(words, read))),  # noqa: B905
            )
        )
    )


def some_levels(seed: int) -> tuple[list[Level], list[Level]]:
    chance = random.Random(seed)  # noqa: S311 - labels, not secrets
    labelled = [chance.choice(LEVELS[: chance.choice([2, 4])]) for _ in range(9)]
    read = [level if chance.random() < 0.6 else chance.choice(LEVELS) for level in labelled]
    return labelled, read


@pytest.mark.parametrize("seed", range(20))
def test_kappa_and_macro_f1_are_those_of_scikit_learn(seed: int) -> None:
    labelled, read = some_levels(seed)
    found = counts(labelled, read)

    assert hedging.kappa(found) == pytest.approx(
        cohen_kappa_score(labelled, read, labels=LEVELS, weights="quadratic")
    )
    assert hedging.macro_f1(found) == pytest.approx(f1_of_sklearn(labelled, read, average="macro"))


def test_agreement_is_one_and_opposition_is_below_chance() -> None:
    ends: list[Level] = ["certain", "uncommitted"]

    assert hedging.kappa(counts(ends, ends)) == 1
    assert hedging.kappa(counts(ends, ends[::-1])) == -1


def test_a_far_disagreement_weighs_more_than_a_near_one() -> None:
    labelled: list[Level] = ["certain", "probable", "possible", "uncommitted"]
    near: list[Level] = ["probable", "probable", "possible", "uncommitted"]
    far: list[Level] = ["uncommitted", "probable", "possible", "uncommitted"]

    assert hedging.kappa(counts(labelled, near)) > hedging.kappa(counts(labelled, far))


def test_claiming_too_much_is_told_from_claiming_too_little() -> None:
    found = counts(
        ["possible", "possible", "certain", "certain"],
        ["certain", "probable", "possible", "certain"],
    )

    assert hedging.over_claimed(found) == 0.5
    assert hedging.under_claimed(found) == 0.25


def test_nothing_can_be_told_of_no_claims() -> None:
    nothing = np.zeros(16)
    figures = (hedging.kappa, hedging.macro_f1, hedging.over_claimed, hedging.under_claimed)

    assert all(isnan(figure(nothing)) for figure in figures)


def test_kappa_is_not_defined_where_all_is_one_level() -> None:
    assert isnan(hedging.kappa(counts(["certain"] * 3, ["certain"] * 3)))


def test_many_tables_are_read_at_once() -> None:
    tables = np.stack([counts(*some_levels(seed)) for seed in range(6)])

    at_once = hedging.kappa(tables.reshape(2, 3, 16))

    assert at_once.ravel() == pytest.approx([float(hedging.kappa(table)) for table in tables])
