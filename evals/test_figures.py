"""No figure falls below its baseline by more than chance."""

import asyncio

import pytest

from evals.dataset import Split
from evals.evaluation import Evaluation
from evals.metrics.metric import Metric
from evals.table import described, updating


def test_figure(
    evaluation: Evaluation, split: Split, metric: Metric, runner: asyncio.Runner
) -> None:
    runner.run(evaluation.read_all())
    judgement = next(
        (each for each in evaluation.judgements() if each.metric is metric and each.split == split),
        None,
    )

    if judgement is None:
        pytest.skip(f"no article of {split} was read")
    if judgement.change is None:
        pytest.skip(f"no baseline to compare with: `{updating(evaluation)}` makes one")
    assert judgement.verdict != "worse", described(judgement)
