"""Figures as plain numbers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

Labels = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Figure:
    """`name` is the series' name as it is shown; `bounds` are a histogram's buckets, rising.

    Every label takes a value out of a small set that the service knows (routes, aliases, reasons,
    error slugs), never anything a caller made up: each new value is a series kept for good.
    """

    kind: Literal["counter", "gauge", "histogram"]
    name: str
    help: str
    labels: tuple[str, ...] = ()
    bounds: tuple[float, ...] = ()


@dataclass
class Spread:
    """How many observations fell below each bound, and what they summed up to."""

    bounds: tuple[float, ...]
    sum: float = 0.0
    _counts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = [0] * (len(self.bounds) + 1)

    def observe(self, value: float) -> None:
        self._counts[bisect_left(self.bounds, value)] += 1
        self.sum += value

    def buckets(self) -> list[tuple[float, int]]:
        """Bounds with the number of observations up to each; the last bound is infinity."""
        return list(zip((*self.bounds, float("inf")), accumulate(self._counts), strict=True))


class Tally:
    """All figures of a process. For the event loop alone: nothing here is locked."""

    def __init__(self) -> None:
        self._numbers: dict[Figure, defaultdict[Labels, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        self._spreads: dict[Figure, dict[Labels, Spread]] = defaultdict(dict)

    def add(self, figure: Figure, *labels: str, amount: float = 1) -> None:
        self._numbers[figure][labels] += amount

    def set(self, figure: Figure, *labels: str, value: float) -> None:
        self._numbers[figure][labels] = value

    def observe(self, figure: Figure, *labels: str, value: float) -> None:
        spreads = self._spreads[figure]
        if labels not in spreads:
            spreads[labels] = Spread(figure.bounds)
        spreads[labels].observe(value)

    def numbers(self, figure: Figure) -> Mapping[Labels, float]:
        return dict(self._numbers.get(figure, {}))

    def spreads(self, figure: Figure) -> Iterable[tuple[Labels, Spread]]:
        return tuple(self._spreads.get(figure, {}).items())
