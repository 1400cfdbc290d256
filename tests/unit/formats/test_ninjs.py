import json
from typing import Any

import pytest

from schemas.extraction import Extraction
from schemas.submission import ArticleInput
from service.errors import EmptyArticle, InvalidRequest, NutgrafError, UnreadableArticle
from service.formats import ninjs
from tests.unit.formats.example import EXTRACTION, claiming, ninjs_validator, of_article

TEXT = "“We will not sell,” said Joan Tell.\r\n\r\n🏊 The baths stay."
URI = "https://news.example/items/8841"

FULL = {
    "uri": URI,
    "type": "text",
    "version": "3",
    "language": "en-GB",
    "firstCreated": "2026-02-28T08:00:00Z",
    "versionCreated": "2026-03-01T08:30:00+01:00",
    "urgency": 4,
    "people": [{"name": "Joan Tell", "rel": "about"}],
    "places": [{"name": "Harwick", "geoJSON": {"type": "Point", "coordinates": [0, 0]}}],
    "headlines": [
        {"role": "sub", "value": "Baths"},
        {"role": "main", "value": "Council keeps baths"},
    ],
    "bodies": [
        {"role": "richtext", "contentType": "text/html", "value": f"<p>{TEXT}</p>"},
        {"role": "caption", "contentType": "text/plain", "value": "The baths in May"},
        {"role": "main", "contentType": "text/plain", "value": TEXT},
    ],
    "associations": [{"uri": "urn:x:1", "name": "picture", "type": "picture"}],
    "standard": {"name": "ninjs", "version": "3.0"},
}


def read(**item: object) -> ArticleInput:
    """Of an item that IPTC's schema finds no fault with."""
    whole = {"uri": URI} | item
    ninjs_validator().validate(whole)
    return ninjs.read(json.dumps(whole))


def test_an_item_is_read_with_all_that_it_says_of_the_article() -> None:
    assert read(**FULL) == ArticleInput(
        text=TEXT,
        title="Council keeps baths",
        language="en-GB",
        published_at="2026-03-01T08:30:00+01:00",
        id=URI,
        version="3",
    )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"value": "Words."}, "text"),
        ({"value": " <p>Words.</p>"}, "html"),
        ({"value": "<p>", "contentType": "text/plain; charset=utf-8"}, "text"),
        ({"value": "Words.", "contentType": "Text/HTML"}, "html"),
        ({"value": "<p/>", "contentType": "application/xhtml+xml"}, "html"),
    ],
)
def test_a_body_is_text_or_html_as_it_says_or_as_it_looks(body: dict[str, str], field: str) -> None:
    found = read(bodies=[body])
    assert getattr(found, field) == body["value"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ({"headlines": [{"value": "A"}], "title": "B"}, "A"),
        ({"headlines": [{"value": "A", "role": "sub"}, {"value": "B"}]}, "B"),
        ({"headlines": [{"value": "<b>A</b>", "contentType": "text/html"}], "title": "B"}, "B"),
        ({"headlines": []}, None),
    ],
)
def test_the_title_is_the_main_headline_in_plain_words(
    item: dict[str, object], title: str | None
) -> None:
    assert read(bodies=[{"value": "Words."}], **item).title == title


@pytest.mark.parametrize(
    ("field", "expected"),
    [("versionCreated", "2026"), ("firstCreated", "2025"), ("contentCreated", "2024")],
)
def test_the_date_is_that_of_the_version_or_the_next_best(field: str, expected: str) -> None:
    dates = {
        "versionCreated": "2026-01-01T00:00:00Z",
        "firstCreated": "2025-01-01T00:00:00Z",
        "contentCreated": "2024-01-01T00:00:00Z",
    }
    names = list(dates)
    left = {name: dates[name] for name in names[names.index(field) :]}
    published = read(bodies=[{"value": "Words."}], **left).published_at
    assert published
    assert published.startswith(expected)


def test_extensions_of_a_language_tag_are_left_out() -> None:
    assert read(bodies=[{"value": "A"}], language="en-GB-u-ca-gregory").language == "en-GB"


@pytest.mark.parametrize(
    ("item", "error"),
    [
        ({}, EmptyArticle),
        ({"bodies": []}, EmptyArticle),
        (
            {"bodies": [{"value": "<nitf/>", "contentType": "application/nitf+xml"}]},
            UnreadableArticle,
        ),
        (
            {"bodies": [{"value": "A"}], "standard": {"name": "ninjs", "version": "2.1"}},
            InvalidRequest,
        ),
        ({"bodies": [{"value": "A"}], "language": "no language"}, InvalidRequest),
    ],
)
def test_a_valid_item_that_cannot_be_read_is_refused(
    item: dict[str, Any], error: type[NutgrafError]
) -> None:
    with pytest.raises(error) as caught:
        read(**item)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("item", "pointer"),
    [
        ({"bodies": [{"value": "A"}]}, "/uri"),
        ({"uri": "8841", "bodies": [{"value": "A"}]}, "/uri"),
        ({"uri": 1}, "/uri"),
        ({"uri": URI, "bodies": "A"}, "/bodies"),
        ({"uri": URI, "bodies": [{}]}, "/bodies/0/value"),
        ({"uri": URI, "bodies": [{"value": 1}]}, "/bodies/0/value"),
        ({"uri": URI, "bodies": [{"value": "A"}], "version": 3}, "/version"),
        ({"uri": URI, "bodies": [{"value": "A"}], "versionCreated": "today"}, "/versionCreated"),
        ({"uri": URI, "bodies": [{"value": "A"}], "title": "A" * 3_000}, "/title"),
        ([], ""),
    ],
)
def test_what_is_no_item_is_refused_with_the_place(item: object, pointer: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        ninjs.read(json.dumps(item))
    assert caught.value.errors[0]["pointer"] == pointer


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"uri": "\\ud800:a"}', b"[" * 5_000])
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidRequest):
        ninjs.read(body)


@pytest.mark.parametrize(
    "extraction",
    [
        EXTRACTION,
        claiming("“No.”", "No."),
        of_article(EXTRACTION, id=URI, version="3", published_at="2026-03-01T08:30:00Z"),
        of_article(EXTRACTION, id="8841", url="http://[::1]/ü", published_at="2026-03-01"),
        of_article(EXTRACTION, published_at="2026-02-31T08:30:00Z", language="und"),
    ],
)
def test_an_item_is_valid_and_holds_the_whole_extraction(extraction: Extraction) -> None:
    item = json.loads(ninjs.write(extraction))
    ninjs_validator().validate(item)
    [association] = item["associations"]
    [body] = association["bodies"]
    assert Extraction.model_validate_json(body["value"]) == extraction
    assert item["representationType"] == "partial"


def test_what_is_written_is_read_as_the_same_article() -> None:
    extraction = of_article(EXTRACTION, id=URI, version="3", published_at="2026-03-01T08:30:00Z")
    article = ninjs.read(ninjs.write(extraction))
    fields = {"text", "title", "language", "published_at", "id", "version"}
    assert article.model_dump(include=fields) == extraction.article.model_dump(include=fields)
