"""A model reads a dataset, and is held against its baseline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from evals.comparison import Judgement, cases, judge, sha256_of
from evals.dataset import LabelledArticle
from evals.differences import Difference, differences
from evals.marks import labelled
from evals.metrics import METRICS
from evals.metrics.points import first_sentences
from evals.outcome import Outcome, Run, save_run
from evals.readers import NotReadError, Reader, readers
from evals.suite import NEWS, Suite
from service.bootstrap import inline_services
from service.errors import NutgrafError
from service.settings import Settings

LEADS = (3, 5)
"""Numbers of first sentences that a reader in a hurry would take for the key points."""


@dataclass
class Evaluation:
    """As far as it has read: `unread` articles have no usable recording, `failed` raised an error.

    Both map an article's id to the reason.
    """

    suite: Suite
    reader: Reader
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    _judgements: list[Judgement] = field(default_factory=list, init=False)
    _judged_at: int = field(default=0, init=False)

    @property
    def model(self) -> str:
        return self.reader.model

    async def read(self, article: LabelledArticle) -> Outcome | None:
        """What was made of the article, read once; None where it is unread or failed."""
        if article.id not in {*self.outcomes, *self.unread, *self.failed}:
            try:
                self.outcomes[article.id] = await self.reader.read(article)
            except NotReadError as error:
                self.unread[article.id] = str(error)
            except NutgrafError as error:
                self.failed[article.id] = f"{error.title}. {error.detail}"
        return self.outcomes.get(article.id)

    async def read_all(self) -> None:
        for article in self.suite.articles:
            await self.read(article)

    @property
    def run(self) -> Run:
        return Run(model=self.model, dataset=self.suite.name, outcomes=self.outcomes)

    @cached_property
    def baseline(self) -> Run | None:
        return self.suite.baseline(self.model)

    def judgements(self) -> list[Judgement]:
        """Of what has been read so far."""
        if len(self.outcomes) != self._judged_at:
            self._judgements = judge(self.run, self.baseline, self.suite.articles)
            self._judged_at = len(self.outcomes)
        return self._judgements

    def differences(self) -> list[Difference]:
        """Item by item, from the baseline."""
        if self.baseline is None:
            return []
        articles = self.suite.articles
        return differences(cases(self.run, articles), cases(self.baseline, articles))

    def leads(self) -> dict[int, list[Judgement]]:
        """How the key points would stand if they were the first sentences, by how many."""
        metrics = [metric for metric in METRICS if metric.group == "key points"]
        read = [article for article in self.suite.articles if article.id in self.outcomes]
        return {
            count: judge(_lead(self.suite.name, read, count), None, read, metrics)
            for count in LEADS
        }

    def update_baseline(self) -> Path:
        """Makes this run the baseline, which is in the file returned."""
        path = self.suite.baseline_path(self.model)
        save_run(self.run, path)
        return path


def evaluations(
    folder: Path = NEWS, models: Sequence[str] = (), *, record: bool = False
) -> list[Evaluation]:
    """One for each model, nothing read yet, with everything as the environment sets it.

    Raises DatasetError, NutgrafError, and ValidationError for a setting.
    """
    settings = Settings()
    suite = Suite(folder)
    services = inline_services(settings)
    return [
        Evaluation(suite, reader)
        for reader in readers(suite, services, settings.models, models, record=record)
    ]


def agreement(suite: Suite) -> list[Judgement]:
    """The second labeller read by the measures of an engine, the first as the labels.

    Empty where there are not two. Of the metrics, those of what a labeller marks.
    """
    first, second = suite.labellings()
    both = [article for article in suite.articles if article.id in first and article.id in second]
    metrics = [m for m in METRICS if m.group not in ("faithfulness", "cost")]
    outcomes = {
        article.id: Outcome(sha256=sha256_of(article), marks=labelled(second[article.id]))
        for article in both
    }
    relabelled = [
        article.model_copy(
            update={
                "claims": first[article.id].claims,
                "key_points": first[article.id].key_points,
            }
        )
        for article in both
    ]
    run = Run(model="second labeller", dataset=suite.name, outcomes=outcomes)
    return judge(run, None, relabelled, metrics)


def _lead(dataset: str, articles: list[LabelledArticle], count: int) -> Run:
    outcomes = {
        each.id: Outcome(
            sha256=sha256_of(each),
            marks=first_sentences(each.article.text, each.article.language, count),
        )
        for each in articles
    }
    return Run(model=f"first {count} sentences", dataset=dataset, outcomes=outcomes)
