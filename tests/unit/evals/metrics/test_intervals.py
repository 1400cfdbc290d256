from math import isnan, nan

import numpy as np
import pytest

from evals.metrics import METRICS
from evals.metrics.intervals import difference, estimate, influence
from evals.metrics.metric import Metric, share

SHARE = Metric("share", "claims", "share", lambda _: (), share)


def rows(*pairs: tuple[float, float]) -> np.ndarray:
    return np.array(pairs, dtype=np.float64)


def test_the_value_is_of_the_sum_and_not_the_mean_of_values() -> None:
    assert estimate(SHARE, rows((1, 1), (0, 3))).value == 0.25


def test_the_interval_is_about_that_of_the_normal_distribution() -> None:
    chance = np.random.default_rng(7)
    right = chance.binomial(10, 0.6, size=400).astype(np.float64)
    found = estimate(SHARE, np.column_stack([right, np.full(400, 10.0)]))
    margin = 1.96 * (0.6 * 0.4 / 4_000) ** 0.5

    assert found.high - found.low == pytest.approx(2 * margin, rel=0.1)
    assert found.low < found.value < found.high


def test_the_same_counts_give_the_same_interval() -> None:
    some = rows((1, 2), (3, 4), (0, 5))

    assert estimate(SHARE, some) == estimate(SHARE, some.copy())


def test_equal_articles_leave_nothing_to_chance() -> None:
    found = estimate(SHARE, rows((1, 2), (1, 2), (1, 2)))

    assert (found.low, found.high) == (0.5, 0.5)


def test_a_pair_of_runs_that_differ_everywhere_alike_is_told_apart() -> None:
    """Their own intervals overlap widely: the articles are hard and easy, the difference is not."""
    before = rows(*[(n, 10) for n in range(10)])
    now = before + rows((1, 0))

    assert estimate(SHARE, before).high > estimate(SHARE, now).low
    found = difference(SHARE, now, before)
    assert (found.low, found.value, found.high) == pytest.approx((0.1, 0.1, 0.1))


def test_a_difference_in_one_article_of_many_can_be_chance() -> None:
    before = rows(*[(5, 10)] * 20)
    now = before.copy()
    now[3, 0] = 0

    assert difference(SHARE, now, before).high == 0


def test_without_a_whole_nothing_is_defined() -> None:
    found = estimate(SHARE, rows((0, 0), (0, 0)))

    assert isnan(found.value)
    assert not found.defined
    assert not difference(SHARE, rows((1, 1)), rows((nan, 1))).defined


def test_resamples_without_a_whole_are_left_out() -> None:
    found = estimate(SHARE, rows((1, 2), (0, 0)))

    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.5)


def test_influence_is_what_one_article_does_to_the_value() -> None:
    before, now = rows((1, 2), (1, 2)), rows((1, 2), (2, 2))

    assert influence(SHARE, now, before) == pytest.approx([0, 0.25])


def test_metrics_have_names_of_their_own() -> None:
    names = [metric.name for metric in METRICS]

    assert len(set(names)) == len(names)
