"""The Grafana dashboard asks for what there is, and for all of it."""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from service.observe.figures import FIGURES
from service.observe.tally import Figure

DASHBOARD: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "docs/grafana-dashboard.json").read_text()
)
PANELS: list[dict[str, Any]] = DASHBOARD["panels"]
QUERIES: list[str] = [target["expr"] for panel in PANELS for target in panel.get("targets", ())]

OF_THE_PROCESS = {
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
    "process_open_fds",
}
OF_PROMETHEUS = {"job", "instance", "le"}
"""Labels that every series has, or that Prometheus gives a histogram's buckets."""


def series(figure: Figure) -> set[str]:
    if figure.kind != "histogram":
        return {figure.name}
    return {f"{figure.name}_{part}" for part in ("bucket", "sum", "count")}


def asked_for(query: str) -> Iterator[tuple[str, set[str]]]:
    """Every series of a query with the labels that it is chosen or grouped by."""
    selected = r"\b((?:nutgraf|process)_\w+)\{([^}]*)\}"
    grouped = {name for names in re.findall(r"by \(([^)]*)\)", query) for name in _words(names)}
    for name, labels in re.findall(selected, query):
        yield name, grouped | set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", labels))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_of_figures_that_exist_by_labels_that_they_have(query: str) -> None:
    known = {name: set(figure.labels) for figure in FIGURES for name in series(figure)}
    known |= {name: set() for name in OF_THE_PROCESS}
    found = list(asked_for(query))
    assert len(found) == len(re.findall(r"(?:nutgraf|process)_\w+", query))
    assert found
    for name, labels in found:
        assert name in known
        assert labels - OF_PROMETHEUS <= known[name]


def test_every_figure_is_shown() -> None:
    shown = {name for query in QUERIES for name, _ in asked_for(query)}
    assert [figure.name for figure in FIGURES if not series(figure) & shown] == []


@pytest.mark.parametrize(
    "legend",
    [
        (target["expr"], target["legendFormat"])
        for panel in PANELS
        for target in panel.get("targets", ())
    ],
    ids=lambda legend: legend[1],
)
def test_a_legend_names_labels_that_its_query_keeps(legend: tuple[str, str]) -> None:
    query, text = legend
    named = set(re.findall(r"\{\{(\w+)\}\}", text))
    kept = {name for names in re.findall(r"by \(([^)]*)\)", query) for name in _words(names)}
    assert named <= kept | {"instance"}


def test_panels_have_ids_and_places_of_their_own() -> None:
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    for one, other in combinations((panel["gridPos"] for panel in PANELS), 2):
        assert (
            one["x"] + one["w"] <= other["x"]
            or other["x"] + other["w"] <= one["x"]
            or one["y"] + one["h"] <= other["y"]
            or other["y"] + other["h"] <= one["y"]
        )
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in PANELS)


def test_every_panel_asks_the_data_source_that_the_reader_chose() -> None:
    for panel in PANELS:
        for target in panel.get("targets", ()):
            assert target["datasource"]["uid"] == "${datasource}"
