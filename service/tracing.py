"""OpenTelemetry traces, sent to a collector. Its libraries are imported when traces are wanted."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from service.errors import Misconfigured
from service.observe import Attribute, Span, SpanKind, Tracer, outcome_of

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter

STANDARD = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
"""Where OpenTelemetry itself reads the collector's address."""

SEND_SECONDS = 5.0
"""For one batch, retries and all, so that a dead collector cannot hold up the end for long."""


def traces_to(endpoint: str | None) -> str | None:
    """The collector's address out of the settings or else the environment; None for no traces."""
    return endpoint or next(filter(None, map(os.environ.get, STANDARD)), None)


@contextmanager
def open_tracer(endpoint: str | None) -> Iterator[Tracer | None]:
    """A tracer, if one is wanted; sends what is left when it is closed. Raises Misconfigured.

    Sampling, headers and the service's name follow OpenTelemetry's own environment variables.
    """
    if traces_to(endpoint) is None:
        yield None
        return
    provider = provider_for(_exporter(endpoint))
    try:
        yield OpenTelemetry(provider)
    finally:
        provider.shutdown()


def provider_for(exporter: "SpanExporter") -> "TracerProvider":
    """Sends spans in batches, from a thread of its own."""
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    own = Resource({"service.name": "nutgraf", "service.version": version("nutgraf")})
    provider = TracerProvider(
        resource=own.merge(OTELResourceDetector().detect()), shutdown_on_exit=False
    )
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def _exporter(endpoint: str | None) -> "SpanExporter":
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    except ImportError:
        raise Misconfigured(
            "Traces are wanted, and OpenTelemetry is not installed: pip install 'nutgraf[otel]'."
        ) from None
    address = f"{endpoint.rstrip('/')}/v1/traces" if endpoint else None
    return OTLPSpanExporter(endpoint=address, timeout=SEND_SECONDS)


class OpenTelemetry:
    """Fills the Tracer port."""

    def __init__(self, provider: "TracerProvider") -> None:
        from opentelemetry import trace
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        self._tracer = provider.get_tracer("nutgraf")
        self._kinds = {
            "internal": trace.SpanKind.INTERNAL,
            "server": trace.SpanKind.SERVER,
            "client": trace.SpanKind.CLIENT,
        }
        self._failed = trace.StatusCode.ERROR
        self._propagator = TraceContextTextMapPropagator()

    @contextmanager
    def span(
        self,
        name: str,
        attributes: Mapping[str, Attribute],
        *,
        kind: SpanKind = "internal",
        parent: str | None = None,
    ) -> Iterator[Span]:
        with self._tracer.start_as_current_span(
            name,
            context=self._propagator.extract({"traceparent": parent}) if parent else None,
            kind=self._kinds[kind],
            attributes=attributes,
            record_exception=False,  # with its message, which may quote the article
            set_status_on_exception=False,
        ) as span:
            try:
                yield span
            except BaseException as error:
                span.set_status(self._failed, outcome_of(error))
                raise
