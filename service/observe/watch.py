"""The one to whom events are reported: it counts them, and traces them when there is a tracer."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal, Protocol, get_args

from schemas.extraction import EngineName, Extraction
from service.errors import NutgrafError
from service.observe import figures
from service.observe.request import note, noted
from service.observe.tally import Tally

CircuitState = Literal["closed", "half_open", "open"]
ReaskReason = Literal["faults", "shape"]
SpanKind = Literal["internal", "server", "client"]
Attribute = str | int | float | bool


class Span(Protocol):
    """A stretch of a trace."""

    def set_attribute(self, key: str, value: Attribute) -> None: ...

    def update_name(self, name: str) -> None: ...


class Tracer(Protocol):
    """Filled by `service.tracing`, which imports nothing of weight unless traces are wanted."""

    def span(
        self,
        name: str,
        attributes: Mapping[str, Attribute],
        *,
        kind: SpanKind = "internal",
        parent: str | None = None,
    ) -> AbstractContextManager[Span]:
        """Ends with the block; of an error it keeps `outcome_of` alone.

        `parent` is a caller's W3C `traceparent`; without one, it is the span that this one is in.
        """


class Call:
    """A call under way to a model's service."""

    def __init__(self, alias: str, tally: Tally, span: Span | None) -> None:
        self._alias = alias
        self._tally = tally
        self._span = span

    def took(self, *, input_tokens: int, output_tokens: int, cost: float | None = None) -> None:
        """What the service says it used; `cost` in US dollars."""
        self._tally.add(figures.TOKENS, self._alias, "in", amount=input_tokens)
        self._tally.add(figures.TOKENS, self._alias, "out", amount=output_tokens)
        if cost is not None:
            self._tally.add(figures.COST, self._alias, amount=cost)
        if self._span:
            self._span.set_attribute("input_tokens", input_tokens)
            self._span.set_attribute("output_tokens", output_tokens)


class Watch:
    """Takes reports from the event loop. Nothing it is told holds a word of an article."""

    def __init__(self, tracer: Tracer | None = None) -> None:
        self.tally = Tally()
        self._tracer = tracer

    def step(self, name: str, **attributes: Attribute) -> AbstractContextManager[Span | None]:
        """A step of an extraction in the trace; nothing at all while nobody traces."""
        return self._span(name, attributes)

    @contextmanager
    def request(self, method: str, traceparent: str | None = None) -> Iterator[Span | None]:
        """An HTTP request; what came of it is told by `answered`."""
        self.tally.add(figures.REQUESTS_IN_FLIGHT)
        try:
            with self._span(method, noted(), kind="server", parent=traceparent) as span:
                yield span
        finally:
            self.tally.add(figures.REQUESTS_IN_FLIGHT, amount=-1)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        self.tally.add(figures.REQUESTS, method, route, str(status))
        self.tally.observe(figures.REQUEST_SECONDS, method, route, value=seconds)

    @contextmanager
    def extraction(self, engine: EngineName, alias: str) -> Iterator[None]:
        """An extraction asked of an engine; the caller reports the one it ends in, if it does."""
        note(alias=alias)
        try:
            with self.step("extract", alias=alias, engine=engine):
                yield
        except BaseException as error:
            self.tally.add(figures.EXTRACTIONS, engine, alias, outcome_of(error))
            raise

    def extracted(self, extraction: Extraction, *, shared: bool = False) -> None:
        """An extraction that leaves: made now, kept from before, or made for another (`shared`)."""
        how = extraction.provenance
        alias = how.model
        outcome = "shared" if shared else "kept" if how.cached else "made"
        note(alias=alias, extraction=extraction.id, outcome=outcome)
        self.tally.add(figures.EXTRACTIONS, how.engine, alias, outcome)
        if outcome != "made":
            return
        self.tally.observe(
            figures.EXTRACTION_SECONDS, how.engine, alias, value=how.elapsed_ms / 1000
        )
        self.tally.add(figures.MENDED, alias, amount=how.mended)
        for claim in extraction.claims:
            self.tally.add(figures.ACCEPTED, alias, "claim", claim.origin)
        for point in extraction.key_points:
            self.tally.add(figures.ACCEPTED, alias, "key_point", point.origin)
        for sentence in extraction.summary:
            self.tally.add(figures.ACCEPTED, alias, "summary", sentence.origin)
        for item in extraction.rejected:
            self.tally.add(figures.REJECTED, alias, item.what, item.reason)
        for warning in extraction.warnings:
            self.tally.add(figures.WARNINGS, alias, warning.code)

    @contextmanager
    def waiting(self, alias: str) -> Iterator[None]:
        """A call that waits for its turn."""
        self.tally.add(figures.CALLS_WAITING, alias)
        try:
            yield
        finally:
            self.tally.add(figures.CALLS_WAITING, alias, amount=-1)

    @contextmanager
    def call(self, alias: str, model: str, attempt: int = 1) -> Iterator[Call]:
        """One call to a model's service, from sending to its whole answer; `attempt` from 1."""
        begun = time.perf_counter()
        outcome = "answered"
        attributes: dict[str, Attribute] = {"alias": alias, "model": model, "attempt": attempt}
        self.tally.add(figures.CALLS_IN_FLIGHT, alias)
        try:
            with self._span("call", attributes, kind="client") as span:
                yield Call(alias, self.tally, span)
        except BaseException as error:
            outcome = outcome_of(error)
            raise
        finally:
            self.tally.add(figures.CALLS_IN_FLIGHT, alias, amount=-1)
            self.tally.add(figures.CALLS, alias, outcome)
            self.tally.observe(figures.CALL_SECONDS, alias, value=time.perf_counter() - begun)

    def reasked(self, alias: str, reason: ReaskReason) -> None:
        self.tally.add(figures.REASKS, alias, reason)

    def retried(self, alias: str, reason: str) -> None:
        """A call is made again; the reason is a word for the kind of failure, never a message."""
        self.tally.add(figures.RETRIES, alias, reason)

    def fell_back(self, alias: str, fallback: str) -> None:
        """An extraction goes on to another model."""
        self.tally.add(figures.FALLBACKS, alias, fallback)

    def circuit(self, alias: str, state: CircuitState) -> None:
        """The state that the circuit of a model is in from now on."""
        for each in get_args(CircuitState):
            self.tally.set(figures.CIRCUIT, alias, each, value=each == state)

    def _span(
        self,
        name: str,
        attributes: Mapping[str, Attribute],
        *,
        kind: SpanKind = "internal",
        parent: str | None = None,
    ) -> AbstractContextManager[Span | None]:
        if self._tracer is None:
            return nullcontext()
        return self._tracer.span(name, attributes, kind=kind, parent=parent)


def outcome_of(error: BaseException) -> str:
    """The slug of a problem; never an error's message."""
    if isinstance(error, asyncio.CancelledError | GeneratorExit):
        return "cancelled"
    return error.slug if isinstance(error, NutgrafError) else NutgrafError.slug
