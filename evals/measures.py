"""Shares of what was labelled, the marks they are held to, and the baselines of those below."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, Literal, TypeVar

from evals.dataset import DatasetError

Case = TypeVar("Case")


@dataclass(frozen=True)
class Share:
    part: int
    of: int

    @property
    def value(self) -> float:
        """NaN of nothing."""
        return self.part / self.of if self.of else float("nan")


@dataclass(frozen=True)
class Measure(Generic[Case]):
    """A share, worked out from the cases; `mark` is what it has to reach."""

    name: str
    title: str
    group: str
    share: Callable[[Sequence[Case]], Share]
    mark: float | None = None
    better: Literal["higher", "lower"] = "higher"

    def reaches(self, value: float, limit: float) -> bool:
        """NaN reaches nothing."""
        return value >= limit if self.better == "higher" else value <= limit


@dataclass(frozen=True)
class Gauge:
    """A measure as it stands now. `baseline` is what it was when it fell short of its mark."""

    name: str
    title: str
    group: str
    share: Share
    mark: float | None
    baseline: float | None
    marked: bool
    holds: bool

    @property
    def gated(self) -> bool:
        return self.mark is not None or self.baseline is not None


def gauge(measure: Measure[Case], cases: Sequence[Case], baseline: float | None) -> Gauge:
    """It holds at its mark, or no worse than its baseline; with neither, always."""
    share = measure.share(cases)
    marked = measure.mark is not None and measure.reaches(share.value, measure.mark)
    no_worse = baseline is not None and measure.reaches(share.value, baseline)
    free = measure.mark is None and baseline is None
    return Gauge(
        measure.name,
        measure.title,
        measure.group,
        share,
        measure.mark,
        baseline,
        marked,
        marked or no_worse or free,
    )


@dataclass(frozen=True)
class Sheet:
    """All measures of one dataset, and in words whatever was missed or is a false alarm."""

    dataset: str
    about: str
    gauges: tuple[Gauge, ...]
    mistakes: tuple[str, ...]


@dataclass
class Gauged(Generic[Case]):
    """A dataset that is read once, when first asked for."""

    dataset: str
    measures: Sequence[Measure[Case]]
    read: Callable[[], Sequence[Case]]
    describe: Callable[[Sequence[Case]], str]
    mistakes: Callable[[Sequence[Case]], Sequence[str]]
    baselines: dict[str, float] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        return "cases" in self.__dict__

    @cached_property
    def cases(self) -> Sequence[Case]:
        return self.read()

    @property
    def gated(self) -> list[str]:
        """Names of the measures that have a mark or a baseline."""
        return [
            each.name
            for each in self.measures
            if each.mark is not None or each.name in self.baselines
        ]

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(
            self.dataset,
            self.describe(self.cases),
            tuple(gauge(each, self.cases, self.baselines.get(each.name)) for each in self.measures),
            tuple(self.mistakes(self.cases)),
        )


def load_baselines(path: Path) -> dict[str, float]:
    """Shares by the measure's name, empty without the file; raises DatasetError."""
    if not path.exists():
        return {}
    try:
        return {name: float(value) for name, value in json.loads(path.read_bytes()).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise DatasetError(f"{path}: {error}") from error
