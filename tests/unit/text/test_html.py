import time
from contextlib import suppress

import pytest

from service.errors import TooLarge, UnreadableArticle
from service.text.html import LARGEST_PAGE, Page, read_page

STORY = """
<h1>Baths to stay</h1>
<p>The council will keep the <b>Marsh Lane</b> baths <a href="x">open</a>, its leader said.
   It had been a long evening in the town hall.</p>
<p>“We will not sell,” said Joan&nbsp;Tell.<br>“Never.”</p>
<ul><li>One pool</li><li>Two <em>saunas</em></li></ul>
<blockquote><p>We love it.</p></blockquote>
"""
READ = (
    "Baths to stay\n\n"
    "The council will keep the Marsh Lane baths open, its leader said. It had been a long evening"
    " in the town hall.\n\n"
    "“We will not sell,” said Joan\u00a0Tell.\n“Never.”\n\n"
    "One pool\n\nTwo saunas\n\nWe love it."
)
AROUND = (
    '<nav><a href="/">Home</a></nav><script>var story = "<p>Not this</p>";</script>',
    "<!-- <p>Not this</p> --><style>p {}</style><noscript>Enable it</noscript>"
    '<div class="comments"><p>Not this, says a reader.</p></div>'
    "<aside><p>More stories</p></aside><footer><p>All rights reserved.</p></footer>",
)


@pytest.mark.parametrize("tag", ["article", 'div id="content"', "main"])
def test_the_main_text_of_a_page_is_kept_in_paragraphs(tag: str) -> None:
    end = tag.partition(" ")[0]
    html = f"<html><body>{AROUND[0]}<{tag}>{STORY}</{end}>{AROUND[1]}</body></html>"
    assert read_page(html).text == READ


def test_all_of_a_fragment_is_story_but_for_navigation_and_comments() -> None:
    assert read_page(AROUND[0] + STORY + AROUND[1]).text == READ


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>He said “no”.</p>", "He said “no”."),
        ("He said no.", "He said no."),
        ("\ufeff<p>No</p>", "No"),
        ("<div>Stay, <b>please</b></div><div>Swim</div>", "Stay, please\n\nSwim"),
        ("<p>3 &lt; 4 &amp; &#x1F3CA; swims</p>", "3 < 4 & 🏊 swims"),
        ("<html><body><p>He said “no”.</p></body></html>", "He said “no”."),
        ('<?xml version="1.0" encoding="latin1"?><p>café</p>', "café"),
        ("<p>a\0b</p>", "a\ufffdb"),
        ("<p>one<p>two<table><tr><td>three</table>", "one\n\ntwo\n\nthree"),
    ],
)
def test_tiny_and_odd_markup_is_read(html: str, text: str) -> None:
    assert read_page(html).text == text


@pytest.mark.parametrize(
    ("head", "title", "published_at"),
    [
        ("<title>Baths | Courier</title>", "Baths to stay", None),
        ('<meta property="og:title" content=" Baths  stay ">', "Baths stay", None),
        (
            '<meta property="article:published_time" content="2026-03-02T10:00:00Z">',
            "Baths to stay",
            "2026-03-02T10:00:00Z",
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2026-03-02"}</script>',
            "Baths to stay",
            "2026-03-02",
        ),
    ],
)
def test_title_and_date_come_from_the_page(head: str, title: str, published_at: str | None) -> None:
    page = read_page(f"<html><head>{head}</head><body><article>{STORY}</article></body></html>")
    assert page == Page(READ, title, published_at)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<script>alert('The council said no')</script>",
        "<nav><p>Home and news</p></nav>",
        '<ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul>',
        "<!doctype html><title>App</title><div id=root></div><noscript>Enable it</noscript>",
        "<p>1 2 3</p>",
        "<!-- The council said no",
        "<frameset>",
    ],
)
def test_html_without_main_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableArticle):
        read_page(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "text",
        "<p>text" * 200_000,
        "<p " + " ".join(f"a{number}=b" for number in range(100_000)) + ">text</p>",
        "<script>" * 100_000,
        "<!--" * 100_000,
        '<p "' * 50_000,
        "<" * 1_000_000,
        "<li>text" * 29_000,
    ],
    ids=lambda html: html[:6],
)
def test_hostile_html_is_read_or_refused_in_time(html: str) -> None:
    began = time.process_time()
    with suppress(UnreadableArticle):
        read_page(html)
    assert time.process_time() - began < 30


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(TooLarge, match="5000001 characters"):
        read_page("x" * (LARGEST_PAGE + 1))
