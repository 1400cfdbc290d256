"""Two runs side by side: which figures moved by more than chance, and through which articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from evals.dataset import LabelledArticle, Split
from evals.marks import labelled
from evals.metrics import METRICS
from evals.metrics.intervals import Estimate, difference, estimate, influence
from evals.metrics.metric import Array, Case, Metric
from evals.outcome import Run
from schemas.article import Article

Verdict = Literal["better", "worse", "same"]

CAUSES = 5
"""Articles named as the cause of a change, the most influential first."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Judgement:
    """A metric over one split, now and in the baseline.

    `before`, `change` and `causes` are over the articles that both runs read; the first two are
    None where there is no such article. `causes` are the articles that pulled the figure the way it
    went.
    """

    metric: Metric
    split: Split
    now: Estimate
    before: Estimate | None = None
    change: Estimate | None = None
    causes: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Worse or better where the whole paired interval is; the same where it holds 0."""
        if self.change is None or not self.change.defined or self.metric.better == "neither":
            return "same"
        sign = 1 if self.metric.better == "higher" else -1
        if sign * self.change.low > _ROUNDING and sign * self.change.high > _ROUNDING:
            return "better"
        if sign * self.change.low < -_ROUNDING and sign * self.change.high < -_ROUNDING:
            return "worse"
        return "same"


def cases(run: Run, articles: Iterable[LabelledArticle]) -> list[Case]:
    """The articles that the run read, in their present wording."""
    return [
        Case(
            id=article.id,
            text=article.article.text,
            language=article.article.language,
            labelled=labelled(article),
            outcome=outcome,
        )
        for article in articles
        if (outcome := run.outcomes.get(article.id)) and outcome.sha256 == sha256_of(article)
    ]


def sha256_of(article: LabelledArticle) -> str:
    return Article(article.article.text, article.article.language).sha256


def judge(
    run: Run,
    baseline: Run | None,
    articles: Iterable[LabelledArticle],
    metrics: Sequence[Metric] = METRICS,
) -> list[Judgement]:
    """Every metric over every split of which the run read an article."""
    by_split: dict[Split, list[LabelledArticle]] = {}
    for article in articles:
        by_split.setdefault(article.split, []).append(article)
    judgements = []
    for split in sorted(by_split):
        now = cases(run, by_split[split])
        before = cases(baseline, by_split[split]) if baseline else []
        if now:
            judgements += [_judge(metric, split, now, before) for metric in metrics]
    return judgements


def counts(metric: Metric, some: Sequence[Case]) -> Array:
    """`(cases, length)`."""
    return np.array([metric.counts(case) for case in some], dtype=np.float64)


def _judge(metric: Metric, split: Split, now: Sequence[Case], before: Sequence[Case]) -> Judgement:
    estimated = estimate(metric, counts(metric, now))
    earlier = {case.id: case for case in before}
    common = [case for case in now if case.id in earlier]
    if not common:
        return Judgement(metric, split, estimated)
    here = counts(metric, common)
    there = counts(metric, [earlier[case.id] for case in common])
    change = difference(metric, here, there)
    return Judgement(
        metric,
        split,
        estimated,
        estimate(metric, there),
        change,
        _causes(metric, [case.id for case in common], here, there, change),
    )


def _causes(
    metric: Metric, ids: Sequence[str], now: Array, before: Array, change: Estimate
) -> tuple[str, ...]:
    if not change.defined or abs(change.value) < _ROUNDING:
        return ()
    pulls = np.sign(change.value) * influence(metric, now, before)
    order = np.argsort(-pulls, kind="stable")
    return tuple(ids[n] for n in order if pulls[n] > _ROUNDING)[:CAUSES]
