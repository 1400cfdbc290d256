"""Faults of a text are found as often as promised, and clean texts are left alone."""

from evals.checks.metrics import Checked
from evals.editing import verdict
from evals.measures import Gauged


def test_checks(gauged_checks: Gauged[Checked], check_measure: str) -> None:
    gauge = next(each for each in gauged_checks.sheet.gauges if each.name == check_measure)

    assert gauge.holds, f"{gauge.title}: {gauge.share.part} of {gauge.share.of}, {verdict(gauge)}"
