"""Checks and comparisons, run on their labelled datasets with the embedded engine."""

import asyncio
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from evals.checks import metrics as check_metrics
from evals.checks.dataset import load_checks
from evals.checks.metrics import Checked
from evals.dataset import ArticleText, Split
from evals.measures import Gauge, Gauged, Sheet, load_baselines
from evals.revisions import metrics as revision_metrics
from evals.revisions.dataset import load_revisions
from evals.revisions.metrics import Compared
from evals.suite import EVALS
from evals.table import figure
from schemas.extraction import Extraction
from schemas.submission import ArticleInput, Options, Submission
from service.bootstrap import inline_services
from service.checks import check_text
from service.comparisons import compare
from service.extract import extract
from service.models import EMBEDDED
from service.ports import Services
from service.settings import Settings

CHECKS = EVALS / "datasets" / "checks.v1"
REVISIONS = EVALS / "datasets" / "revisions.v1"


def checks(split: Split) -> Gauged[Checked]:
    name = f"{CHECKS.name}.{split}"
    return Gauged(
        name,
        check_metrics.MEASURES,
        partial(_checked, split),
        check_metrics.describe,
        lambda cases: list(check_metrics.mistakes(cases)),
        load_baselines(EVALS / "baselines" / f"{name}.json"),
    )


def revisions() -> Gauged[Compared]:
    return Gauged(
        REVISIONS.name,
        revision_metrics.MEASURES,
        _compared,
        revision_metrics.describe,
        lambda cases: list(revision_metrics.mistakes(cases)),
        load_baselines(EVALS / "baselines" / f"{REVISIONS.name}.json"),
    )


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """The measures by group, and how many mistakes the report lists."""
    yield f"{sheet.dataset}: {sheet.about}"
    for group, gauges in groupby(sheet.gauges, key=lambda each: each.group):
        yield group
        for each in gauges:
            share = f"{each.share.part} of {each.share.of}"
            line = f"  {each.title:34}{figure(each.share.value, 'percent'):>7}  {share:12}"
            yield f"{line}{verdict(each)}".rstrip()
    if sheet.mistakes:
        yield f"{len(sheet.mistakes)} mistakes, which --report FILE shows"


def verdict(gauge: Gauge) -> str:
    """How a gated measure stands to its mark or its baseline, in a few words."""
    if not gauge.gated:
        return ""
    if gauge.marked:
        return f"at its mark, {figure(gauge.mark or 0.0, 'percent')}"
    if gauge.baseline is None:
        return f"MISSES its mark, {figure(gauge.mark or 0.0, 'percent')}"
    stands = "no worse than its baseline" if gauge.holds else "FELL below its baseline"
    below = "" if gauge.mark is None else f" (mark {figure(gauge.mark, 'percent')})"
    return f"{stands}, {figure(gauge.baseline, 'percent')}{below}"


def _checked(split: Split) -> list[Checked]:
    cases = []
    for article in load_checks(CHECKS / split):
        extraction = _extraction(article.article)
        for number, labelled in enumerate(article.texts, 1):
            found = check_text(extraction, labelled.text, labelled.kind, _services().parser)
            cases.append(Checked(f"{article.id}.{number}", labelled, found.findings))
    return cases


def _compared() -> list[Compared]:
    cases = []
    parser = _services().parser
    for revision in load_revisions(REVISIONS):
        old = _extraction(revision.old)
        others = (
            _extraction(revision.old.model_copy(update={"text": text}))
            for text in revision.reordered
        )
        cases.append(
            Compared(
                revision,
                compare(old, _extraction(revision.new), parser),
                tuple(compare(old, other, parser) for other in others),
            )
        )
    return cases


def _extraction(article: ArticleText) -> Extraction:
    given = ArticleInput.model_validate(article.model_dump(mode="json"))
    submission = Submission(article=given, options=Options(model=EMBEDDED))
    return asyncio.run(extract(submission, _services()))


@cache
def _services() -> Services:
    return inline_services(Settings())
