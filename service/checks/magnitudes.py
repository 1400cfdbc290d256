"""Figures in units that compare: ten miles and 16 kilometres, 40% and two in five."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from service.text.quantities import Figure

TIME = "time"


@dataclass(frozen=True, slots=True)
class Magnitude:
    """`dimension` is what can be added: a length, a currency, a share of one, points, a count."""

    dimension: str
    value: float


def magnitude_of(figure: Figure) -> Magnitude | None:
    """None for dates, ordinals and "hundreds"."""
    value, unit = figure.value, figure.unit
    if value is None or figure.day is not None or figure.kind in ("ordinal", "date"):
        return None
    if figure.kind == "money":
        return Magnitude(unit or "", value)
    if unit == "points":
        return Magnitude("points", value)
    if figure.kind == "percentage":
        return Magnitude("share", value / 100)
    if figure.kind == "fraction":
        return Magnitude("share", value)
    if unit in ("°C", "°F"):
        return Magnitude("temperature", value if unit == "°C" else (value - 32) / 1.8)
    if known := _units().get(singular(unit or "")):
        dimension, size = known
        return Magnitude(dimension, value * size)
    return Magnitude(unit or "measure" if figure.kind == "measure" else "count", value)


def size_of(figure: Figure) -> float:
    """What one of the figure's unit is in the unit that its dimension is told in."""
    return _units().get(singular(figure.unit or ""), ("", 1.0))[1]


def singular(unit: str) -> str:
    """ "days" is counted in "five fewer days" and measured in "five days"."""
    return unit[:-1] if unit not in _units() and unit.endswith("s") else unit


@cache
def _units() -> dict[str, tuple[str, float]]:
    table = tomllib.loads(files("service.checks").joinpath("measures.toml").read_text("utf-8"))
    return {
        unit: (dimension, float(size))
        for dimension, units in table.items()
        for unit, size in units.items()
    }
