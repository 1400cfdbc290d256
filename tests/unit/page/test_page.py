import re
from html.parser import HTMLParser

import pytest

from schemas.extraction import Extraction, Rejected, Warning  # noqa: A004 - the answer's word
from service.page import render_page
from tests.fakes.claims import a_claim, a_point, an_extraction_of
from tests.fakes.extraction import an_extraction

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' {{ 7*7 }} </article><img src=x onerror=y>"
TEXT = (
    "The baths could close, Joan Tell, the leader, told the Courier. "
    "“They will not,” the union said. The Courier could not verify it."
)


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    closing = a_claim(
        TEXT,
        "The baths could close",
        source="Joan Tell",
        role="the leader",
        cue="told",
        via=("the Courier",),
        level="possible",
        hedges=("could",),
        status="not_verified",
        check="The Courier could not verify it.",
    )
    staying = a_claim(TEXT, "They will not,", id="c2", source="the union", kind="direct")
    nobody = a_claim(TEXT, "verify it", id="c3", stance="distanced", type="belief")
    point = a_point(TEXT, "“They will not,” the union said.", "c2")
    rejected = Rejected(
        what="claim",
        reason="not_in_article",
        detail="No sentence holds this content.",
        proposed={"content": "The baths will never close"},
    )
    return an_extraction_of(TEXT, closing, staying, nobody, points=(point,)).model_copy(
        update={
            "rejected": (rejected,),
            "warnings": (Warning(code="lexicon_unavailable", detail="No lexicon."),),
        }
    )


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["style"], ["script"]):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [value for _, named, value in self.attributes if named == name and value]


def test_every_link_leads_to_a_place_on_the_page(extraction: Extraction) -> None:
    page = Page(render_page(extraction))
    names = page.values("id")
    assert len(names) == len(set(names))
    links = [link for link in page.values("href") if link != "data:,"]
    assert {link[1:] for link in links} <= set(names)
    assert {"#w-c1", "#c1", "#w-k1", "#c2"} <= set(links)


def test_the_page_tells_all_that_the_extraction_does(extraction: Extraction) -> None:
    text = Page(render_page(extraction)).text
    for told in (
        "Joan Tell, the leader",
        "possible",
        "not verified",
        "distanced",
        "belief",
        "hedged by",
        "No source named",
        "claim: not in article. No sentence holds this content.",
        "The baths will never close",
        "Warning: No lexicon.",
        extraction.id,
        extraction.article.sha256,
    ):
        assert told in text


def test_a_bare_extraction_has_a_page() -> None:
    page = Page(render_page(an_extraction()))
    assert "No claim was found." in page.text
    assert "Quotations that no claim covers" in page.text


def test_nothing_on_the_page_is_fetched(extraction: Extraction) -> None:
    html = render_page(extraction)
    page = Page(html)
    assert not page.values("src")
    assert not re.search(r"url\(|@import|https?://", html)
    assert {"object", "iframe", "img", "base"}.isdisjoint(page.tags)


def test_what_an_article_says_is_never_markup() -> None:
    claim = a_claim(HOSTILE, "alert(1)", source="<img src=x onerror=y>", cue="{{ 7*7 }}")
    hostile = an_extraction_of(HOSTILE, claim)
    article = hostile.article.model_copy(update={"title": HOSTILE, "url": "javascript:alert(1)"})
    rejected = Rejected(
        what="claim", reason="malformed", detail=HOSTILE, proposed={HOSTILE: HOSTILE}
    )
    page = Page(
        render_page(hostile.model_copy(update={"article": article, "rejected": (rejected,)}))
    )
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert "javascript:alert(1)" not in page.values("href")
    assert HOSTILE in page.text


def test_no_script_but_the_pages_own_may_run(extraction: Extraction) -> None:
    policy = next(
        value for value in Page(render_page(extraction)).values("content") if "-src" in value
    )
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'sha256-[\w+/]{43}='", policy)


def test_control_characters_are_shown_as_what_they_are_not() -> None:
    html = render_page(an_extraction(text="The baths\x00 are\x1b[31m open\x85."))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", html)
    assert "�[31m" in html


def test_offsets_in_another_unit_are_refused() -> None:
    with pytest.raises(ValueError, match="code points"):
        render_page(an_extraction().model_copy(update={"offsets": "utf16"}))


def test_a_level_is_told_in_words_wherever_it_is_told_in_colour(extraction: Extraction) -> None:
    html = render_page(extraction)
    for level in ("certain", "possible"):
        labels = re.findall(rf'class="level {level}">.*?</span>(\w+)', html)
        assert labels
        assert set(labels) == {level}


def test_a_long_article_with_a_thousand_claims_is_rendered() -> None:
    text = "\n".join(f"“We agree on point {n},” said the mayor of town {n}." for n in range(4_000))
    claims = [
        a_claim(text, f"We agree on point {n},", id=f"c{n}", source=f"the mayor of town {n}.")
        for n in range(1_000)
    ]
    assert render_page(an_extraction_of(text, *claims)).count('class="claim ') == 1_000
