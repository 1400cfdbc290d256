import math
from pathlib import Path

import pytest

from evals.dataset import DatasetError
from evals.editing import verdict
from evals.measures import Measure, Share, gauge, load_baselines

HIGH: Measure[bool] = Measure(
    "found", "found", "recall", lambda cases: Share(sum(cases), len(cases)), mark=0.75
)
LOW: Measure[bool] = Measure("alarms", "alarms", "alarms", HIGH.share, mark=0.25, better="lower")
FREE: Measure[bool] = Measure("told", "told", "told", HIGH.share)


@pytest.mark.parametrize(
    ("measure", "hits", "baseline", "holds", "words"),
    [
        (HIGH, 3, None, True, "at its mark, 75.0"),
        (HIGH, 2, None, False, "MISSES its mark, 75.0"),
        (HIGH, 2, 0.5, True, "no worse than its baseline, 50.0 (mark 75.0)"),
        (HIGH, 1, 0.5, False, "FELL below its baseline, 50.0 (mark 75.0)"),
        (HIGH, 4, 0.5, True, "at its mark, 75.0"),
        (LOW, 1, None, True, "at its mark, 25.0"),
        (LOW, 2, None, False, "MISSES its mark, 25.0"),
        (LOW, 2, 0.5, True, "no worse than its baseline, 50.0 (mark 25.0)"),
        (FREE, 0, None, True, ""),
        (FREE, 1, 0.5, False, "FELL below its baseline, 50.0"),
    ],
)
def test_a_measure_is_held_to_its_mark_or_its_baseline(
    measure: Measure[bool], hits: int, baseline: float | None, holds: bool, words: str
) -> None:
    now = gauge(measure, [True] * hits + [False] * (4 - hits), baseline)

    assert now.holds is holds
    assert verdict(now) == words


def test_a_share_of_nothing_reaches_no_mark() -> None:
    now = gauge(HIGH, [], None)

    assert math.isnan(now.share.value)
    assert not now.holds


def test_without_a_file_there_are_no_baselines(tmp_path: Path) -> None:
    assert load_baselines(tmp_path / "none.json") == {}


@pytest.mark.parametrize("text", ["[]", "{", '{"found": "many"}', '{"found": null}'])
def test_baselines_that_are_no_shares_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text, "utf-8")

    with pytest.raises(DatasetError, match=r"own\.json"):
        load_baselines(path)
