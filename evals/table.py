"""What an evaluation has found, as lines of text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from evals.comparison import Judgement
from evals.dataset import SPLITS, Split
from evals.differences import Difference
from evals.evaluation import Evaluation
from evals.metrics.faithfulness import reasons
from evals.metrics.intervals import Estimate
from evals.metrics.metric import Unit

MOST_DIFFERENCES = 60
"""Lines; the rest is in the report."""

_TITLE = 30
_COLUMN = 34


def table(evaluation: Evaluation) -> Iterator[str]:
    """Figures with their intervals and what they were, then whatever needs a reader's eye."""
    judgements = evaluation.judgements()
    yield f"{evaluation.model}, {evaluation.reader.how}, on {evaluation.suite.name}"
    yield _compared(evaluation)
    if judgements:
        yield ""
        yield from _figures(judgements, evaluation.leads(), _sizes(evaluation))
    rejected = reasons(evaluation.outcomes.values())
    if rejected:
        yield ""
        yield "Rejected: " + ", ".join(
            f"{reason.replace('_', ' ')} {count}" for reason, count in rejected.most_common()
        )
    for notes in (evaluation.reader.notes, _unread(evaluation), _verdicts(judgements)):
        if notes := list(notes):
            yield ""
            yield from notes
    if found := evaluation.differences():
        yield ""
        yield from _differences(found)
        yield f"`{updating(evaluation)}` makes this run the baseline."


def agreement_lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    """The chief figures of two labellers' agreement; the report has all."""
    if judgements:
        yield "Agreement of the two labellers before adjudication, by the same metrics:"
    for split in SPLITS:
        found = {each.metric.name: each for each in judgements if each.split == split}
        figures = (
            f"{each.metric.group} {each.metric.title} {figure(each.now.value, each.metric.unit)}"
            for name in _CHIEF
            if (each := found.get(name))
        )
        if found:
            yield f"  {split}: {', '.join(figures)}"


_CHIEF = ("claims.f1", "claims.source_f1", "hedging.kappa", "verification.f1", "points.f1")


def figure(value: float, unit: Unit, *, sign: bool = False) -> str:
    """A value as readers know it: percentages without their sign, an en dash where undefined."""
    if value != value:  # noqa: PLR0124 - NaN
        return "–"
    places = {"percent": 1, "kappa": 2, "tokens": 0, "seconds": 2, "usd": 4}[unit]
    value = round(100 * value if unit == "percent" else value, places) + 0.0  # no "-0.0"
    return f"{value:+,.{places}f}" if sign and value else f"{value:,.{places}f}"


def interval(estimate: Estimate, unit: Unit, *, sign: bool = False) -> str:
    if not estimate.defined:
        return ""
    low, high = (figure(end, unit, sign=sign) for end in (estimate.low, estimate.high))
    return f"{low} to {high}"


def _figures(
    judgements: Sequence[Judgement],
    leads: dict[int, list[Judgement]],
    sizes: dict[Split, int],
) -> Iterator[str]:
    splits = [split for split in SPLITS if any(each.split == split for each in judgements)]
    heads = (f"{split}, {_articles(sizes[split])}" if sizes else split for split in splits)
    yield " " * (_TITLE + 2) + "".join(f"{head:{_COLUMN}}" for head in heads).rstrip()
    by_metric = {(each.metric.name, each.split): each for each in judgements}
    metrics = list(dict.fromkeys(each.metric for each in judgements))
    for group, members in groupby(metrics, key=lambda metric: metric.group):
        yield group
        for metric in members:
            yield _row(metric.title, [by_metric[metric.name, split] for split in splits])
            for count, some in leads.items():
                beside = [each for each in some if each.metric is metric]
                if beside:
                    yield _row(f"  first {count} sentences", beside)


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _row(title: str, judgements: Sequence[Judgement]) -> str:
    return (
        f"  {title:{_TITLE}}" + "".join(f"{_cell(each):{_COLUMN}}" for each in judgements).rstrip()
    )


def _cell(judgement: Judgement) -> str:
    unit = judgement.metric.unit
    cell = f"{figure(judgement.now.value, unit):>7}  {interval(judgement.now, unit):14}"
    change = judgement.change
    if change is None or not change.defined:
        return cell
    mark = {"better": " ▲", "worse": " ▼", "same": ""}[judgement.verdict]
    return f"{cell} {figure(change.value, unit, sign=True)}{mark}"


def _sizes(evaluation: Evaluation) -> dict[Split, int]:
    read = [article for article in evaluation.suite.articles if article.id in evaluation.outcomes]
    return {split: sum(each.split == split for each in read) for split in SPLITS}


def _compared(evaluation: Evaluation) -> str:
    path = evaluation.suite.baseline_path(evaluation.model)
    if evaluation.baseline is None:
        return f"No baseline: `{updating(evaluation)}` makes this run {_shown(path)}"
    common = evaluation.outcomes.keys() & evaluation.baseline.outcomes.keys()
    return f"compared with {_shown(path)} over {_articles(len(common))}, 95% intervals by article"


def updating(evaluation: Evaluation) -> str:
    """The command that makes this run the baseline."""
    dataset = evaluation.suite.option
    return f"nutgraf eval{dataset} --model {evaluation.model} --update-baseline"


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _unread(evaluation: Evaluation) -> Iterator[str]:
    for what, articles in (("Failed", evaluation.failed), ("Not read", evaluation.unread)):
        for reason, some in groupby(sorted(articles, key=articles.__getitem__), articles.get):
            yield f"{what}: {', '.join(some)}. {reason}"


def _verdicts(judgements: Sequence[Judgement]) -> Iterator[str]:
    for verdict in ("worse", "better"):
        for each in judgements:
            if each.verdict == verdict:
                yield described(each)


def described(judgement: Judgement) -> str:
    """What has changed, by how much, and where: "worse: claims.f1 on dev, 84.5 to 80.1 …"."""
    metric, before, change = judgement.metric, judgement.before, judgement.change
    if before is None or change is None:
        return f"{metric.name} on {judgement.split}: nothing to compare with"
    was, is_ = (figure(value, metric.unit) for value in (before.value, before.value + change.value))
    return (
        f"{judgement.verdict}: {metric.name} on {judgement.split} from {was} to {is_}, a change of "
        f"{interval(change, metric.unit, sign=True)}, most of it in {', '.join(judgement.causes)}"
    )


def _differences(found: Sequence[Difference]) -> Iterator[str]:
    effects = [difference.effect for difference in found]
    yield (
        f"Differences from the baseline: {len(found)}, of which the labels find"
        f" {effects.count('better')} better and {effects.count('worse')} worse"
    )
    for article, some in groupby(found[:MOST_DIFFERENCES], key=lambda each: each.article):
        yield f"  {article}"
        for each in some:
            mark = {"better": "▲", "worse": "▼", "neither": "·"}[each.effect]
            yield f"    {mark} {each.item} {each.words} {each.change}"
    if len(found) > MOST_DIFFERENCES:
        yield f"  and {len(found) - MOST_DIFFERENCES} more, which --report FILE shows"
