"""How much of a figure is chance: the bootstrap, resampling articles with replacement.

Articles are resampled and not claims, because the claims of an article are alike (Efron and
Tibshirani 1993, chapter 8). Two runs are compared on the same resamples, which is what makes small
differences visible (Koehn 2004).
"""

from dataclasses import dataclass
from functools import cache
from math import isnan, nan

import numpy as np

from evals.metrics.metric import Array, Metric

RESAMPLES = 2_000
LEVEL = 0.95
SEED = 20_260_301


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its interval; all three are NaN where it is not defined."""

    value: float
    low: float
    high: float

    @property
    def defined(self) -> bool:
        return not isnan(self.value)


def estimate(metric: Metric, counts: Array) -> Estimate:
    """`counts` is `(articles, length)`; the interval holds 95% of the resampled values."""
    return _estimate(float(metric.value(counts.sum(axis=0))), _resampled(metric, counts))


def difference(metric: Metric, now: Array, before: Array) -> Estimate:
    """Now less before, paired: row by row the same articles."""
    value = float(metric.value(now.sum(axis=0)) - metric.value(before.sum(axis=0)))
    return _estimate(value, _resampled(metric, now) - _resampled(metric, before))


def influence(metric: Metric, now: Array, before: Array) -> Array:
    """What each article does to the value: the change if it alone had been read as now."""
    total = before.sum(axis=0)
    influences: Array = metric.value(total - before + now) - metric.value(total)
    return influences


def _resampled(metric: Metric, counts: Array) -> Array:
    return metric.value(_weights(len(counts)) @ counts)


def _estimate(value: float, resampled: Array) -> Estimate:
    defined = resampled[~np.isnan(resampled)]
    if isnan(value) or not defined.size:
        return Estimate(nan, nan, nan)
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high))


@cache
def _weights(articles: int) -> Array:
    """`(resamples, articles)`: how often each article is drawn."""
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(articles, np.full(articles, 1 / articles), size=RESAMPLES)
    return drawn.astype(np.float64)
