"""A folder of labelled articles, and where its baselines and recordings are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evals.dataset import LabelledArticle, Labelling, load_dataset, load_labelling
from evals.outcome import Run, load_run

EVALS = Path(__file__).parent
NEWS = EVALS / "datasets" / "news.v1"


@dataclass(frozen=True)
class Suite:
    """Of a dataset that comes with Nutgraf they are in `evals/`, of any other in its own folder."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.resolve().name

    @cached_property
    def articles(self) -> tuple[LabelledArticle, ...]:
        """Raises DatasetError."""
        return load_dataset(self.folder)

    @property
    def option(self) -> str:
        """What to add to a command so that it is about this dataset."""
        return "" if self.folder.resolve() == NEWS else f" --dataset {self.folder}"

    @property
    def _home(self) -> Path:
        folder = self.folder.resolve()
        return EVALS if folder.parent == EVALS / "datasets" else folder

    def baseline_path(self, model: str) -> Path:
        return self._home / "baselines" / f"{self.name}.{model}.json"

    def baseline(self, model: str) -> Run | None:
        path = self.baseline_path(model)
        return load_run(path) if path.exists() else None

    def recordings(self, model: str) -> Path:
        return self._home / "recordings" / self.name / model

    def recorded_models(self) -> list[str]:
        folder = self._home / "recordings" / self.name
        return sorted(path.parent.name for path in folder.glob(f"*/{MODEL}"))

    def labellings(self) -> tuple[Mapping[str, Labelling], Mapping[str, Labelling]]:
        """What two people marked before they compared; empty where one did not label."""
        first, second = (
            load_labelling(self.folder / name, self.articles) for name in ("first", "second")
        )
        return first, second


MODEL = "model.json"
"""Names the model in a folder of recordings."""
