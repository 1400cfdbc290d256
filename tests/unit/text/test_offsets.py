import time
from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from schemas.article import Article, Span
from schemas.extraction import (
    ArticleView,
    Claim,
    Extraction,
    KeyPoint,
    Provenance,
    Quantity,
    Source,
    SummarySentence,
)
from schemas.hedging import HedgeCue, Hedging, Verification
from service.text.offsets import in_utf16


def extraction_with(text: str, spans: list[Span]) -> Extraction:
    """Every place of an extraction that can hold a span holds one of `spans`."""
    every = tuple(spans)
    one = spans[0]
    claim = Claim(
        id="c1",
        origin="embedded",
        type="statement",
        kind="indirect",
        content=every,
        text=text,
        source=Source(span=one, spans=every, name=one, role=one, type="person", anonymous=False),
        via=every,
        cue=one,
        cue_spans=every,
        hedging=Hedging(
            level="certain",
            polarity="positive",
            stance="attributed",
            approximate=False,
            cues=tuple(HedgeCue(span=span, type="modal") for span in spans),
        ),
        verification=Verification(status="confirmed", span=one),
        quantities=(Quantity(span=one, value=1, unit=None, kind="count", approximate=False),),
    )
    return Extraction(
        id="x_1",
        article=ArticleView(
            id=None,
            version=None,
            title=None,
            language="en",
            published_at=None,
            url=None,
            sha256="0",
            characters=len(text),
            text=text,
        ),
        summary=(SummarySentence(text=text, evidence=every, claims=(), origin="embedded"),),
        key_points=(
            KeyPoint(
                id="k1", text=text, evidence=every, claims=(), level="certain", origin="embedded"
            ),
        ),
        claims=(claim, claim),
        rejected=(),
        uncovered_quotes=every,
        warnings=(),
        provenance=Provenance(
            engine="embedded",
            model="m",
            answered_by="m",
            prompt=None,
            input_tokens=0,
            output_tokens=0,
            cost=None,
            calls=0,
            mended=0,
            elapsed_ms=0,
            cached=False,
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        ),
    )


def spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for _, field in value:
            yield from spans_of(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


@given(st.data())
def test_every_span_is_found_in_utf_16(data: st.DataObject) -> None:
    text = data.draw(
        st.text(alphabet="aé\u0301\u200d🏊🏽\U0010ffff\uffff", min_size=1, max_size=30)
    )
    article = Article(text, "en")
    places = st.integers(0, len(text))
    borders = data.draw(st.lists(st.tuples(places, places), min_size=1, max_size=4))
    spans = [article.span(min(pair), max(pair)) for pair in borders if pair[0] != pair[1]]
    extraction = extraction_with(text, spans or [article.span(0, len(text))])
    units = text.encode("utf-16-le")

    counted = in_utf16(extraction)

    assert counted.offsets == "utf16"
    assert counted.article.characters * 2 == len(units)
    found = list(spans_of(counted))
    assert len(found) == len(list(spans_of(extraction))) > 0
    for span in found:
        assert units[2 * span.start : 2 * span.end].decode("utf-16-le") == span.text


def test_nothing_but_offsets_changes() -> None:
    article = Article("🏊 swims", "en")
    extraction = extraction_with(article.text, [article.span(2, 7)])
    counted = in_utf16(extraction)
    assert [(span.start, span.end) for span in spans_of(counted.claims[0].content)] == [(3, 8)]
    assert (extraction.offsets, extraction.article.characters) == ("codepoints", 7)
    assert counted.provenance == extraction.provenance
    assert counted.model_copy(update={"offsets": "codepoints"}).id == extraction.id


def test_an_extraction_that_counts_utf_16_already_is_left_alone() -> None:
    article = Article("🏊 swims", "en")
    counted = in_utf16(extraction_with(article.text, [article.span(2, 7)]))
    assert in_utf16(counted) is counted


def test_many_wide_characters_take_linear_time() -> None:
    article = Article("🏊" * 200_000, "en")
    spans = [article.span(place, place + 1) for place in range(0, 200_000, 100)]
    extraction = extraction_with(article.text, spans)
    began = time.process_time()
    in_utf16(extraction)
    assert time.process_time() - began < 30
