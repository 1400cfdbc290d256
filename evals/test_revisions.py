"""What a revision changed is found, and moving its paragraphs changes nothing."""

from evals.editing import verdict
from evals.measures import Gauged
from evals.revisions.metrics import Compared


def test_revisions(gauged_revisions: Gauged[Compared], revision_measure: str) -> None:
    gauge = next(each for each in gauged_revisions.sheet.gauges if each.name == revision_measure)

    assert gauge.holds, f"{gauge.title}: {gauge.share.part} of {gauge.share.of}, {verdict(gauge)}"
