from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.article import Article
from schemas.submission import ArticleInput
from service.errors import EmptyArticle, TooLarge, UnreadableArticle
from service.text.intake import read_article


def read(text: str, **given: str) -> Article:
    return read_article(ArticleInput(text=text, **given), max_characters=1_000)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffAnn swims.",
        "Ann swims.\r\n\r\nBob dives.\r",
        " \t Ann\u00a0swims. \n",
        "cafe\u0301 🏊🏽\u200d♀️ \u200fשחייה\u200e",
        "Ann\0swims.",
        "Ann &amp; <b>Bob</b>",
    ],
)
def test_plain_text_is_kept_to_the_last_character(text: str) -> None:
    assert read(text).text == text


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: any(map(str.isalpha, t))))
def test_any_text_is_read_as_it_is(text: str) -> None:
    article = read_article(ArticleInput(text=text, language="en"), max_characters=10_000)
    assert article.text == text
    assert all(article.trimmed(each.start, each.end).text for each in article.sentences)
    assert all(article.trimmed(each.inner_start, each.inner_end) for each in article.quotations)


def test_an_article_comes_with_sentences_and_quotations() -> None:
    article = read("Ann swims. “I do,” she said.")
    assert [article.text[each.start : each.end] for each in article.sentences] == [
        "Ann swims.",
        "“I do,” she said.",
    ]
    assert [each.start for each in article.quotations] == [11]


@pytest.mark.parametrize("text", ["", " \r\n\t\u00a0", "\ufeff", "“…” 2030!", "🏊", "\0", "\u200f"])
def test_text_without_a_letter_is_empty(text: str) -> None:
    with pytest.raises(EmptyArticle):
        read(text)


@pytest.mark.parametrize("html", ["", "  \n"])
def test_empty_html_is_empty(html: str) -> None:
    with pytest.raises(EmptyArticle):
        read_article(ArticleInput(html=html), max_characters=1_000)


def test_length_is_counted_in_characters_of_the_text() -> None:
    assert read("🏊a" * 500)
    with pytest.raises(TooLarge, match="1001 characters; send at most 1000"):
        read("a" * 1_001)
    html = "<p>Ann swims.</p>" + "<!-- long -->" * 1_000
    assert read_article(ArticleInput(html=html), max_characters=10).text == "Ann swims."
    with pytest.raises(TooLarge):
        read_article(ArticleInput(html=html), max_characters=9)


@pytest.mark.parametrize("field", ["text", "html", "title", "url", "id", "version"])
def test_half_a_surrogate_pair_is_refused(field: str) -> None:
    fields: dict[str, Any] = {"text": "Ann swims."} if field != "html" else {}
    given = ArticleInput.model_construct(**fields | {field: "Ann\ud83c"})
    with pytest.raises(UnreadableArticle, match=f"the {field} has .* character 3"):
        read_article(given, max_characters=9)


def test_the_language_is_detected() -> None:
    assert read("Der Rat will das Bad behalten, sagte die Leiterin.").language == "de"


def test_the_callers_language_wins() -> None:
    assert read("Der Rat will das Bad behalten.", language="EN-us").language == "en-US"


@pytest.mark.parametrize(
    ("published_at", "kept"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"),
        (None, "2026-01-01"),
    ],
)
def test_the_callers_word_on_title_and_date_wins_over_the_page(
    published_at: str | None, kept: str
) -> None:
    html = (
        '<html><head><meta itemprop="datePublished" content="2026-01-01"><title>Page</title></head>'
        "<body><p>Ann swims.</p></body></html>"
    )
    given = ArticleInput(html=html, published_at=published_at)
    article = read_article(given, max_characters=100)
    assert (article.title, article.published_at) == ("Page", kept)
    titled = given.model_copy(update={"title": "Mine"})
    assert read_article(titled, max_characters=100).title == "Mine"


@pytest.mark.parametrize("published_at", ["yesterday", "", "2026-13-01", 5, "2026" * 20])
def test_a_date_that_is_none_is_refused(published_at: object) -> None:
    with pytest.raises(ValidationError):
        ArticleInput.model_validate({"text": "Ann swims.", "published_at": published_at})


def test_what_the_caller_says_of_the_article_is_kept() -> None:
    article = read("Ann swims.", title="Swim", url="https://baths.example/1", id="a1", version="2")
    assert (article.title, article.url, article.id, article.version) == (
        "Swim",
        "https://baths.example/1",
        "a1",
        "2",
    )
