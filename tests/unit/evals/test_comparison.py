import pytest

from evals.comparison import Judgement, cases, judge, sha256_of
from evals.dataset import ArticleText, LabelledArticle, Split
from evals.marks import Marks
from evals.metrics import METRICS
from evals.metrics.intervals import Estimate
from evals.metrics.metric import Better, Metric
from evals.outcome import Outcome, Run
from tests.unit.evals.marking import claim

BY_NAME = {metric.name: metric for metric in METRICS}
UNDEFINED = Estimate(float("nan"), float("nan"), float("nan"))


def judgement(better: Better, low: float, high: float) -> Judgement:
    metric = Metric("m", "claims", "m", lambda _: (), lambda counts: counts, better=better)
    return Judgement(metric, "dev", UNDEFINED, UNDEFINED, Estimate((low + high) / 2, low, high))


@pytest.mark.parametrize(
    ("better", "low", "high", "verdict"),
    [
        ("higher", 0.01, 0.03, "better"),
        ("higher", -0.03, -0.01, "worse"),
        ("higher", -0.03, 0.01, "same"),
        ("higher", -0.03, 0.0, "same"),
        ("higher", 0.0, 0.0, "same"),
        ("higher", 1e-12, 1e-12, "same"),
        ("lower", 0.01, 0.03, "worse"),
        ("lower", -0.03, -0.01, "better"),
        ("neither", -0.03, -0.01, "same"),
    ],
)
def test_only_an_interval_without_zero_is_better_or_worse(
    better: Better, low: float, high: float, verdict: str
) -> None:
    assert judgement(better, low, high).verdict == verdict


def test_what_cannot_be_told_is_not_judged() -> None:
    undefined = Judgement(BY_NAME["claims.f1"], "dev", UNDEFINED, UNDEFINED, UNDEFINED)

    assert undefined.verdict == "same"
    assert Judgement(BY_NAME["claims.f1"], "dev", UNDEFINED).verdict == "same"


TEXT = "The pier will close, Ada Poe said. Jobs may go, Lee said."
CLOSE = claim(TEXT, "The pier will close", source="Ada Poe", cue="said")
JOBS = claim(TEXT, "Jobs may go", source="Lee", cue="said")


def article(id: str, split: Split = "dev") -> LabelledArticle:
    """An article without labels: what was found is all wrong."""
    return LabelledArticle(
        id=id,
        style="wire brief",
        split=split,
        article=ArticleText(text=TEXT, language="en"),
        labels="a",
        key_points=(),
        claims=(),
    )


def run(*articles: LabelledArticle, **found: Marks) -> Run:
    return Run(
        model="m",
        dataset="d",
        outcomes={
            each.id: Outcome(sha256=sha256_of(each), marks=found.get(each.id, Marks()))
            for each in articles
        },
    )


def test_an_article_that_was_not_read_is_left_out() -> None:
    pier, quay = article("pier"), article("quay")

    assert [case.id for case in cases(run(pier), [pier, quay])] == ["pier"]


def test_an_outcome_of_another_text_is_left_out() -> None:
    pier = article("pier")
    earlier = run(pier).model_copy(
        update={"outcomes": {"pier": Outcome(sha256="another", marks=Marks())}}
    )

    assert cases(earlier, [pier]) == []
    assert all(each.change is None for each in judge(run(pier), earlier, [pier]))


def test_splits_are_judged_apart() -> None:
    dev, held = article("pier"), article("quay", "held")

    splits = [each.split for each in judge(run(dev, held), None, [dev, held])]

    assert set(splits) == {"dev", "held"}
    assert splits.count("dev") == splits.count("held") == len(METRICS)


def test_the_articles_that_caused_a_change_are_named_the_greatest_first() -> None:
    some = [article(id) for id in ("pier", "quay", "dock")]
    before = run(*some, **{each.id: Marks(claims=(CLOSE,)) for each in some})
    now = run(*some, pier=Marks(claims=(CLOSE,)), dock=Marks(claims=(CLOSE, JOBS)))
    rejections = Metric(
        "claims", "claims", "claims", lambda case: (len(case.read_claims),), lambda c: c[..., 0]
    )

    (judged,) = judge(now, before, some, [rejections])

    assert judged.change
    assert judged.change.value == 0
    assert judged.causes == ()
    (judged,) = judge(run(*some, dock=Marks(claims=(CLOSE,))), before, some, [rejections])
    assert judged.causes == ("pier", "quay")
