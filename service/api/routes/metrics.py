"""Figures for Prometheus, rendered when it asks."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from service.api.dependencies import TheServices, needs
from service.api.openapi import documented
from service.errors import NotAllowed
from service.observe import figures
from service.observe.tally import Figure, Tally
from service.ports import Services

router = APIRouter(tags=["health"])


@router.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses=documented(NotAllowed),
    dependencies=[needs("admin")],
)
async def show_metrics(services: TheServices) -> Response:
    """Show all figures since the start, for Prometheus to read."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(Figures(services))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class Figures(Collector):
    """The services' tally, and what can only be read off them as they are now."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        workers, tally = self._services.workers, self._services.watch.tally
        tally.set(figures.STEPS_WAITING, value=workers.waiting)
        tally.set(figures.WORKERS_READY, value=workers.ready)
        tally.set(figures.BUILD, _version(), value=1)
        for figure in figures.FIGURES:
            yield _family(figure, tally)


@cache
def _version() -> str:
    return version("nutgraf")


def _family(figure: Figure, tally: Tally) -> Metric:
    family: CounterMetricFamily | GaugeMetricFamily | HistogramMetricFamily
    if figure.kind == "histogram":
        family = HistogramMetricFamily(figure.name, figure.help, labels=figure.labels)
        for labels, spread in tally.spreads(figure):
            family.add_metric(labels, _named(spread.buckets()), sum_value=spread.sum)
        return family
    kind = CounterMetricFamily if figure.kind == "counter" else GaugeMetricFamily
    family = kind(figure.name, figure.help, labels=figure.labels)
    for labels, number in tally.numbers(figure).items():
        family.add_metric(labels, number)
    return family


def _named(buckets: Iterable[tuple[float, int]]) -> list[tuple[str, float]]:
    return [("+Inf" if bound == float("inf") else str(bound), count) for bound, count in buckets]
