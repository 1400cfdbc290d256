"""What is seen of a language model from outside: figures and spans, and no word of the article."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from schemas.article import Article, Chunk
from schemas.submission import ArticleInput
from service.engines.llm.engine import LlmEngine
from service.errors import NutgrafError
from service.observe import Watch
from service.observe import figures as f
from service.ports import Reading
from service.text.intake import read_article
from service.tracing import OpenTelemetry
from service.workers import InlineWorkers
from tests.contract.conftest import COMPATIBLE, KEY, Reach
from tests.fakes.upstream import Behaviour, Fails, Says

TEXT = "“The baths will stay open,” said Joan Tell."
CLAIM = {"at": 1, "source": "Joan Tell", "cue": "said", "content": ["The baths will stay open,"]}
FAULTY = {"claims": [CLAIM | {"content": ["The baths may stay open,"]}]}
TRUE = Says({"claims": [CLAIM], "points": [], "summary": []})
PRICES = {"input_price_per_million": 10_000.0, "output_price_per_million": 50_000.0}

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture
def kept() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def watch(kept: InMemorySpanExporter) -> Watch:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return Watch(OpenTelemetry(provider))


@pytest.fixture
def ask(run: Run, watch: Watch) -> Callable[..., None]:
    def ask(script: list[Behaviour], **row: object) -> None:
        article = read_article(ArticleInput(text=TEXT, language="en"), max_characters=1_000)
        with Reach(over_socket=True).open(COMPATIBLE, script, **PRICES, **row) as (_, model):
            engine = LlmEngine("herald", model, workers=InlineWorkers(), watch=watch)
            try:
                run(engine.propose(Reading(article, None), _whole(article)))
            except NutgrafError:
                assert not isinstance(script[-1], Says)

    return ask


def _whole(article: Article) -> Chunk:
    return Chunk(article, 0, len(article.sentences))


def calls(kept: InMemorySpanExporter) -> list[ReadableSpan]:
    return [span for span in kept.get_finished_spans() if span.name == "call"]


def test_a_retry_and_what_was_paid_are_counted(ask: Callable[..., None], watch: Watch) -> None:
    ask([Fails(529), TRUE], retries=1)
    tally = watch.tally
    assert sum(tally.numbers(f.CALLS).values()) == 2
    assert tally.numbers(f.CALLS)["herald", "answered"] == 1
    assert list(tally.numbers(f.RETRIES).values()) == [1]
    assert tally.numbers(f.TOKENS) == {("herald", "in"): 100, ("herald", "out"): 20}
    assert tally.numbers(f.COST) == {("herald",): pytest.approx(2.0)}
    assert tally.numbers(f.CALLS_IN_FLIGHT) == {("herald",): 0}
    assert tally.numbers(f.CALLS_WAITING) == {("herald",): 0}
    assert tally.numbers(f.CIRCUIT)["herald", "closed"] == 1


def test_a_draft_that_is_sent_back_is_counted(ask: Callable[..., None], watch: Watch) -> None:
    ask([Says(FAULTY), Says({"claims": []})])
    assert watch.tally.numbers(f.REASKS) == {("herald", "faults"): 1}
    ask([Says({"claims": "none"}), TRUE])
    assert watch.tally.numbers(f.REASKS)["herald", "shape"] == 1


def test_a_circuit_that_opens_is_seen(ask: Callable[..., None], watch: Watch) -> None:
    ask([Fails(500)], circuit_failures=1, circuit_seconds=60)
    assert watch.tally.numbers(f.CIRCUIT)["herald", "open"] == 1
    assert watch.tally.numbers(f.CIRCUIT)["herald", "closed"] == 0


def test_a_span_tells_of_each_call_and_quotes_nobody(
    ask: Callable[..., None], kept: InMemorySpanExporter
) -> None:
    ask([Fails(500), TRUE], retries=1)
    failed, answered = calls(kept)
    assert failed.status.status_code.name == "ERROR"
    assert dict(answered.attributes or {}) == {
        "alias": "herald",
        "model": "openai/local",
        "attempt": 2,
        "input_tokens": 100,
        "output_tokens": 20,
    }
    for span in kept.get_finished_spans():
        for secret in (KEY, "baths", "Joan"):
            assert secret not in span.to_json()
