"""The report: one page with every figure and every article, runs side by side."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from evals.comparison import Judgement, cases
from evals.dataset import SPLITS, Split
from evals.editing import verdict
from evals.evaluation import Evaluation, agreement
from evals.measures import Gauge, Sheet
from evals.metrics import METRICS
from evals.metrics.faithfulness import reasons
from evals.metrics.hedging import confusion
from evals.report.reading import reading_of
from evals.table import figure, interval, updating
from schemas.hedging import LEVELS

if TYPE_CHECKING:
    from jinja2 import Template

Figures = dict[tuple[str, Split], Judgement]
"""By the name of the metric and the split."""


class RunView:
    """What the page tells about one run."""

    def __init__(self, evaluation: Evaluation) -> None:
        articles, judgements = evaluation.suite.articles, evaluation.judgements()
        self.evaluation = evaluation
        self.model = evaluation.model
        self.updating = updating(evaluation)
        self.figures = _by_name(judgements)
        self.leads = {count: _by_name(some) for count, some in evaluation.leads().items()}
        self.verdicts = [each for each in judgements if each.verdict != "same"]
        self.reasons = reasons(evaluation.outcomes.values()).most_common()
        self.differences = evaluation.differences()
        by_article = groupby(self.differences, key=lambda each: each.article)
        changes = {id: list(some) for id, some in by_article}
        read = cases(evaluation.run, articles)
        self.readings = {case.id: reading_of(case, changes.get(case.id, [])) for case in read}
        splits = {each.id: each.split for each in articles}
        self.confusions: dict[Split, list[list[int]]] = {}
        for split in SPLITS:
            if some := [case for case in read if splits[case.id] == split]:
                summed = np.array([confusion(case) for case in some]).sum(axis=0)
                matrix = summed.reshape(len(LEVELS), len(LEVELS)).astype(int)
                self.confusions[split] = matrix.tolist()


def render_report(evaluations: Sequence[Evaluation], sheets: Sequence[Sheet] = ()) -> str:
    """HTML that fetches nothing and runs nothing; the evaluations are of one dataset."""
    runs = [RunView(each) for each in evaluations if each.outcomes]
    articles = evaluations[0].suite.articles if evaluations else ()
    agreed = agreement(evaluations[0].suite) if evaluations else []
    return _template().render(
        dataset=evaluations[0].suite.name if evaluations else "",
        runs=runs,
        splits=[split for split in SPLITS if any(split in run.confusions for run in runs)],
        sizes={
            split: sum(
                each.split == split and any(each.id in r.readings for r in runs)
                for each in articles
            )
            for split in SPLITS
        },
        groups=[(group, list(some)) for group, some in groupby(METRICS, key=lambda m: m.group)],
        agreement=_by_name(agreed),
        sheets=[
            (sheet, [(group, list(some)) for group, some in groupby(sheet.gauges, _group)])
            for sheet in sheets
        ],
        articles=[each for each in articles if any(each.id in run.readings for run in runs)],
        levels=LEVELS,
    )


def _group(gauge: Gauge) -> str:
    return gauge.group


def _by_name(judgements: Sequence[Judgement]) -> Figures:
    return {(each.metric.name, each.split): each for each in judgements}


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("evals.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = files(__name__).joinpath("report.css").read_text("utf-8")
    environment.filters |= {
        "words": lambda code: code.replace("_", " "),
        "figure": figure,
        "interval": interval,
        "verdict": verdict,
    }
    return environment.get_template("report.html")
