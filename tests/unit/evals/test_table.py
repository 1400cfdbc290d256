from math import nan

import pytest

from evals.comparison import Judgement
from evals.metrics import METRICS
from evals.metrics.intervals import Estimate
from evals.metrics.metric import Unit
from evals.table import described, figure, interval

F1 = next(metric for metric in METRICS if metric.name == "claims.f1")


@pytest.mark.parametrize(
    ("value", "unit", "sign", "shown"),
    [
        (0.8449, "percent", False, "84.5"),
        (0.012, "percent", True, "+1.2"),
        (-0.012, "percent", True, "-1.2"),
        (-0.0001, "percent", True, "0.0"),
        (0.0, "percent", True, "0.0"),
        (0.786, "kappa", False, "0.79"),
        (12_345.6, "tokens", False, "12,346"),
        (0.0123, "usd", False, "0.0123"),
        (1.234, "seconds", False, "1.23"),
        (nan, "percent", True, "–"),
    ],
)
def test_figures_are_written_as_readers_know_them(
    value: float, unit: Unit, sign: bool, shown: str
) -> None:
    assert figure(value, unit, sign=sign) == shown


def test_what_is_undefined_has_no_interval() -> None:
    assert interval(Estimate(nan, nan, nan), "percent") == ""
    assert interval(Estimate(0.5, 0.4, 0.6), "percent") == "40.0 to 60.0"


def test_a_change_is_described_with_its_size_and_its_causes() -> None:
    judgement = Judgement(
        F1,
        "held",
        Estimate(0.8, 0.7, 0.9),
        Estimate(0.85, 0.8, 0.9),
        Estimate(-0.05, -0.08, -0.02),
        ("pier", "quay"),
    )

    assert described(judgement) == (
        "worse: claims.f1 on held from 85.0 to 80.0, a change of -8.0 to -2.0,"
        " most of it in pier, quay"
    )
    assert "nothing to compare" in described(Judgement(F1, "dev", Estimate(0.8, 0.7, 0.9)))
