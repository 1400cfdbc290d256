# ruff: noqa: ANN401 - Wagtail ships no types
"""The words of a page, and the inputs they were written in."""

from types import SimpleNamespace
from typing import Any

import pytest
from newsroom.models import ArticlePage, NotePage
from nutgraf_client import Span
from nutgraf_wagtail.conf import Fields
from nutgraf_wagtail.content import Content, Place, content_of
from nutgraf_wagtail.plain_text import plain_text
from wagtail import blocks
from wagtail.fields import StreamField

ARTICLE = Fields(introduction="introduction", body=("body",))


def written(*raw: dict[str, Any], **named: str) -> Content:
    page = ArticlePage(title=" The baths ", **named)
    page.body = page.body.stream_block.to_python(list(raw))
    return content_of(page, ARTICLE)


def block(kind: str, value: Any, name: str = "b1") -> dict[str, Any]:
    return {"type": kind, "value": value, "id": name}


def item(value: Any, name: str) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": name}


def paths(content: Content) -> list[tuple[str, str]]:
    return [(part.path, part.text) for part in content.body]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            block("paragraph", "<p>One &amp; <b>two</b>.</p><p>Three.</p>"),
            [("body.b1", "One & two.\n\nThree.")],
        ),
        (block("heading", " Baths "), [("body.b1", "Baths")]),
        (
            block("quotation", {"words": "We will not sell.", "who": "Joan Tell"}),
            [("body.b1.words", "We will not sell."), ("body.b1.who", "Joan Tell")],
        ),
        (block("quotation", {"words": "No.", "who": ""}), [("body.b1.words", "No.")]),
        (
            block("list", [item("First.", "i1"), item("", "i2"), item("Third.", "i3")]),
            [("body.b1.i1", "First."), ("body.b1.i3", "Third.")],
        ),
        (block("address", "https://courier.example/"), []),
        (block("paragraph", ""), []),
        (block("paragraph", "<p> </p>"), []),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else None,
)
def test_a_block_gives_its_prose_with_its_content_path(
    raw: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert paths(written(raw)) == found


def test_blocks_are_read_however_deep_and_in_order() -> None:
    inner = blocks.StreamBlock([("line", blocks.TextBlock()), ("choice", blocks.BooleanBlock())])
    box = blocks.StructBlock([("heading", blocks.CharBlock()), ("lines", inner)])
    field = StreamField([("box", box), ("said", blocks.BlockQuoteBlock())])
    lines = [
        block("line", "Two.", "b2"),
        block("choice", True, "b3"),
        block("line", "Three.", "b4"),
    ]
    stream = field.stream_block.to_python(
        [block("box", {"heading": "One.", "lines": lines}), block("said", "Four.", "b5")]
    )
    page = SimpleNamespace(_meta=SimpleNamespace(get_field=lambda _: field), body=stream)
    assert paths(content_of(page, Fields(title=None, body=("body",)))) == [
        ("body.b1.heading", "One."),
        ("body.b1.lines.b2", "Two."),
        ("body.b1.lines.b4", "Three."),
        ("body.b5", "Four."),
    ]


def test_title_and_introduction_are_no_part_of_the_article() -> None:
    content = written(block("heading", "Text."), introduction="How it began.")
    assert content.title is not None
    assert content.introduction is not None
    assert (content.title.path, content.title.text) == ("title", "The baths")
    assert content.introduction.text == "How it began."
    assert content.article == "Text."


def test_a_field_without_words_is_not_there() -> None:
    content = written(introduction=" \n")
    assert content.introduction is None
    assert content.body == ()


def test_rich_text_of_its_own_is_read() -> None:
    content = content_of(NotePage(text="<h2>Baths</h2><ul><li>One</li></ul>"), Fields(("text",)))
    assert paths(content) == [("text", "Baths\n\nOne")]


TWO = (block("heading", "Yes, no, no."), block("paragraph", "<p>No,  no.</p>", "b2"))


@pytest.mark.parametrize(
    ("start", "words", "place"),
    [
        (0, "Yes", Place("body.b1", "Yes", 0)),
        (5, "no", Place("body.b1", "no", 0)),
        (9, "no", Place("body.b1", "no", 1)),
        (14, "No,  no", Place("body.b2", "No,  no", 0)),
        (9, "no.\n\nNo", Place("body.b1", "no.", 0)),  # over two inputs: its beginning
        (12, "\n\nNo", None),  # no input holds the gap
        (99, "no", None),
    ],
)
def test_words_of_the_article_are_placed_in_their_input(
    start: int, words: str, place: Place | None
) -> None:
    span = Span(start=start, end=start + len(words), text=words)
    assert written(*TWO).place(span) == place


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("One", "One"),
        ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
        ("<p>One<br/>two</p>", "One\ntwo"),
        ("<p>a&nbsp;&lt;b&gt; 🏊</p>", "a\xa0<b> 🏊"),
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
        ("<ul><li>One</li><li><b>Two</b></li></ul>", "One\n\nTwo"),
        ('<p>See <a linktype="page" id="3">the dam</a>.</p>', "See the dam."),
        ("<p>One</div>two", "One\n\ntwo"),
        ("<p>One < two & three", "One < two & three"),
    ],
)
def test_rich_text_becomes_plain(html: str, text: str) -> None:
    assert plain_text(html) == text
