"""How well the levels of hedging agree, over the claims that were found.

Counts are a confusion matrix of the four levels, labelled by read, row by row.
"""

from collections.abc import Sequence

import numpy as np

from evals.metrics.metric import Array, Case, ratio
from schemas.hedging import LEVELS

_SIZE = len(LEVELS)
_STEPS = np.subtract.outer(np.arange(_SIZE), np.arange(_SIZE)) / (_SIZE - 1)
_DISAGREEMENT = _STEPS**2


def confusion(case: Case) -> Sequence[float]:
    """16 counts; LEVELS is the order of rows (labelled) and columns (read)."""
    counts = [0.0] * _SIZE**2
    for match in case.matches:
        row, column = LEVELS.index(match.labelled.level), LEVELS.index(match.read.level)
        counts[row * _SIZE + column] += 1
    return counts


def kappa(counts: Array) -> Array:
    """Cohen's kappa with quadratic weights (Cohen 1968): 1 is agreement, 0 is chance."""
    observed = _matrix(counts)
    labelled, read = observed.sum(axis=-1), observed.sum(axis=-2)
    expected = labelled[..., :, None] * read[..., None, :]
    disagreement = (_DISAGREEMENT * observed).sum(axis=(-2, -1)) * labelled.sum(axis=-1)
    by_chance: Array = (_DISAGREEMENT * expected).sum(axis=(-2, -1))
    return 1 - ratio(disagreement, by_chance)


def macro_f1(counts: Array) -> Array:
    """The mean F1 of the levels that were labelled or read (Sokolova and Lapalme 2009)."""
    observed = _matrix(counts)
    right = np.diagonal(observed, axis1=-2, axis2=-1)
    each = ratio(2 * right, observed.sum(axis=-1) + observed.sum(axis=-2))
    occurring = ~np.isnan(each)
    return ratio(np.where(occurring, each, 0).sum(axis=-1), occurring.sum(axis=-1).astype(float))


def over_claimed(counts: Array) -> Array:
    """Share of claims read as surer than they are put: the error that misinforms a reader."""
    return _share(counts, _STEPS > 0)


def under_claimed(counts: Array) -> Array:
    """Share of claims read as less sure than they are put."""
    return _share(counts, _STEPS < 0)


def _share(counts: Array, where: np.ndarray) -> Array:
    observed = _matrix(counts)
    return ratio(observed[..., where].sum(axis=-1), observed.sum(axis=(-2, -1)))


def _matrix(counts: Array) -> Array:
    return counts.reshape(*counts.shape[:-1], _SIZE, _SIZE)
