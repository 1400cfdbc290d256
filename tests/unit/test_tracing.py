import subprocess
import sys

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service.errors import UpstreamTimeout
from service.observe import Watch, noting
from service.tracing import STANDARD, OpenTelemetry, open_tracer, traces_to

SECRET = "Marsh Lane"  # noqa: S105 - words of an article


@pytest.fixture
def kept() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def watch(kept: InMemorySpanExporter) -> Watch:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return Watch(OpenTelemetry(provider))


def test_a_call_stands_within_its_step_and_its_request(
    watch: Watch, kept: InMemorySpanExporter
) -> None:
    with (
        noting(request_id="r-1"),
        watch.request("POST") as span,
        watch.extraction("llm", "herald"),
        watch.step("propose"),
        watch.call("herald", "openai/local", attempt=2) as call,
    ):
        call.took(input_tokens=100, output_tokens=20)
        assert span
        span.update_name("POST /v1/extractions")
    inner, step, extraction, outer = kept.get_finished_spans()
    assert [each.name for each in (inner, step, extraction, outer)] == [
        "call",
        "propose",
        "extract",
        "POST /v1/extractions",
    ]
    assert inner.attributes == {
        "alias": "herald",
        "model": "openai/local",
        "attempt": 2,
        "input_tokens": 100,
        "output_tokens": 20,
    }
    assert outer.attributes == {"request_id": "r-1"}
    assert (outer.kind.name, inner.kind.name) == ("SERVER", "CLIENT")
    for child, parent in ((inner, step), (step, extraction), (extraction, outer)):
        assert child.parent
        assert parent.context
        assert child.parent.span_id == parent.context.span_id


@pytest.mark.parametrize(
    ("error", "told"),
    [(RuntimeError(SECRET), "internal"), (UpstreamTimeout(SECRET), "upstream-timeout")],
)
def test_an_error_leaves_its_kind_and_not_its_message(
    error: Exception, told: str, watch: Watch, kept: InMemorySpanExporter
) -> None:
    with pytest.raises(type(error)), watch.step("parse"):
        raise error
    [span] = kept.get_finished_spans()
    assert (span.status.status_code.name, span.status.description) == ("ERROR", told)
    assert SECRET not in span.to_json()


def test_a_callers_trace_goes_on(watch: Watch, kept: InMemorySpanExporter) -> None:
    trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    with watch.request("GET", f"00-{trace}-{parent}-01"):
        pass
    [span] = kept.get_finished_spans()
    assert span.context
    assert f"{span.context.trace_id:032x}" == trace
    assert span.parent
    assert f"{span.parent.span_id:016x}" == parent


@pytest.mark.parametrize("header", ["", "nonsense", "00-0-0-01", "ÿ" * 9_000])
def test_a_trace_that_cannot_be_read_is_begun_anew(
    header: str, watch: Watch, kept: InMemorySpanExporter
) -> None:
    with watch.request("GET", header):
        pass
    [span] = kept.get_finished_spans()
    assert span.parent is None


@pytest.mark.parametrize(
    ("setting", "environment", "address"),
    [
        (None, {}, None),
        ("http://127.0.0.1:1", {}, "http://127.0.0.1:1"),
        (None, {STANDARD[1]: "http://127.0.0.1:2"}, "http://127.0.0.1:2"),
        (None, {STANDARD[1]: ""}, None),
        ("http://127.0.0.1:1", {STANDARD[0]: "http://127.0.0.1:2"}, "http://127.0.0.1:1"),
    ],
)
def test_traces_go_where_the_setting_or_else_the_environment_says(
    setting: str | None,
    environment: dict[str, str],
    address: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in STANDARD:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert traces_to(setting) == address
    with open_tracer(setting) as tracer:
        assert (tracer is None) == (address is None)


def test_nothing_of_opentelemetry_is_imported_while_nobody_wants_traces() -> None:
    program = (
        "import sys; from service.tracing import open_tracer; from service.observe import Watch\n"
        "with open_tracer(None) as tracer, Watch(tracer).step('parse'): pass\n"
        "print(*(name for name in sys.modules if name.startswith('opentelemetry')))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.strip() == b""
