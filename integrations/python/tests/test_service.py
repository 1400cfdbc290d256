"""The contract: what the client makes of a service that runs."""

from collections.abc import Callable, Iterator

import pytest
from nutgraf_client import (
    Article,
    Busy,
    Claim,
    Client,
    Extraction,
    Kept,
    KeyPoint,
    NotAllowed,
    NotFound,
    NotValid,
    Subject,
    Unreachable,
)

from tests.conftest import Clients, serving

TEXT = (
    "“We will not sell the site before 2030,” said Joan Tell, the leader of Harwick council. 🏊\n\n"
    "Officials told the Harwick Courier that the baths could close as early as 2028.\u2028"
    "The union said that 120 jobs were at risk.\n"
)
ALTERED = "Tell: “We will not close the site before 2030”"


def test_every_span_of_an_extraction_is_the_articles(client: Client) -> None:
    extraction = client.extract(TEXT)
    assert extraction.article.text == TEXT
    names = {claim.source.name.text for claim in extraction.claims if claim.source}
    assert names >= {"Joan Tell"}
    for claim in extraction.claims:
        for span in claim.content:
            assert TEXT[span.start : span.end] == span.text


def test_an_article_keeps_what_it_came_with(client: Client) -> None:
    article = Article(text=TEXT, title="Baths", language="en", id="cms-1", version="3")
    view = client.extract(article).article
    assert (view.title, view.id, view.version) == ("Baths", "cms-1", "3")


def test_html_is_read(client: Client) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)
    extraction = client.extract(Article(html=f"<article><h1>Baths</h1>{paragraphs}</article>"))
    assert "Joan Tell" in extraction.article.text


def test_offsets_are_counted_as_asked(client: Client) -> None:
    points = client.extract(TEXT)
    units = client.extract(TEXT, offsets="utf16")
    assert units.article.characters == points.article.characters + 1
    words = TEXT.encode("utf-16-le")
    for claim in units.claims:
        for span in claim.content:
            assert words[2 * span.start : 2 * span.end].decode("utf-16-le") == span.text


def test_the_same_article_has_the_same_id_and_is_read_once(client: Client) -> None:
    first, second = client.extract(TEXT), client.extract(TEXT)
    assert first.id == second.id
    assert second.provenance.cached


def test_a_refreshed_extraction_is_another(client: Client) -> None:
    assert client.extract(TEXT).id != client.extract(TEXT, refresh=True).id


def test_a_kept_extraction_is_got_again(client: Client) -> None:
    made = client.extract(TEXT)
    assert client.get(made.id).claims == made.claims
    assert client.get(made.id, offsets="utf16").offsets == "utf16"


def test_an_unknown_id_is_not_found(client: Client) -> None:
    with pytest.raises(NotFound) as refused:
        client.get("x_0123456789abcdef")
    assert refused.value.slug == "not-found"


def test_a_stream_ends_with_the_extraction_that_has_all_it_told_of(client: Client) -> None:
    *items, done = client.stream(f"{TEXT} One more said so, a clerk said.")
    assert isinstance(done, Extraction)
    assert done.claims
    for kind, all_of_it in ((Claim, done.claims), (KeyPoint, done.key_points)):
        told = {item.id: item for item in items if isinstance(item, kind)}
        assert tuple(told.values()) == all_of_it


def test_a_stream_can_be_left(client: Client) -> None:
    items = client.stream(f"{TEXT} Nobody reads on.")
    assert next(items)
    items.close()  # type: ignore[attr-defined]
    assert client.models()


def test_a_stream_that_is_refused_says_why(client: Client) -> None:
    with pytest.raises(NotValid) as refused:
        list(client.stream(" "))
    assert refused.value.slug == "empty-article"


def test_a_refusal_says_where_the_request_is_wrong(client: Client) -> None:
    with pytest.raises(NotValid) as refused:
        client.extract(Article(text=TEXT, published_at="yesterday"))
    assert refused.value.status == 400
    assert refused.value.errors[0]["pointer"] == "/article/published_at"
    assert "/article/published_at" in str(refused.value)


def test_a_model_that_is_not_there_is_refused(client: Client) -> None:
    with pytest.raises(NotValid, match="unknown-model"):
        client.extract(TEXT, model="nobody")


SUBJECTS: dict[str, Callable[[Extraction], Subject]] = {
    "text": lambda _: TEXT,
    "article": lambda _: Article(text=TEXT),
    "extraction": lambda made: made,
    "kept": lambda made: Kept(made.id),
}


@pytest.mark.parametrize("against", SUBJECTS)
def test_a_headline_is_checked(client: Client, against: str) -> None:
    check = client.check(SUBJECTS[against](client.extract(TEXT)), ALTERED)
    assert check.verdict == "fail"
    (finding,) = (each for each in check.findings if each.type == "altered_quote")
    assert finding.severity == "error"
    assert ALTERED[finding.span.start : finding.span.end] == finding.span.text
    assert finding.evidence
    assert finding.explanation


def test_a_true_headline_passes(client: Client) -> None:
    assert client.check(TEXT, "Baths could close as early as 2028, officials say").findings == ()


def test_a_revision_is_compared(client: Client) -> None:
    comparison = client.compare(TEXT, TEXT.replace("120 jobs", "140 jobs"))
    (changed,) = (each for each in comparison.differences if each.change == "changed")
    assert "figure" in changed.changes
    assert changed.new is not None
    assert comparison.totals.changed == 1


def test_models_and_usage_are_told(client: Client) -> None:
    assert [model.alias for model in client.models() if model.default] == ["embedded"]
    assert client.usage().today.calls == 0


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("locked")
    with serving(folder, api_keys="right,other,busy", requests_per_minute=6) as url:
        yield url


@pytest.mark.parametrize("key", [None, "wrong"])
def test_without_the_right_key_nothing_is_told(
    clients: Clients, locked: str, key: str | None
) -> None:
    with pytest.raises(NotAllowed) as refused:
        clients(locked, key).models()
    assert refused.value.status == 401
    assert refused.value.slug == "not-authenticated"


def test_the_right_key_opens(
    clients: Clients, locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clients(locked, "right").models()
    monkeypatch.setenv("NUTGRAF_URL", locked)
    monkeypatch.setenv("NUTGRAF_API_KEY", "other\n")
    assert clients().models()


def test_too_many_requests_are_told_when_to_come_back(clients: Clients, locked: str) -> None:
    client = clients(locked, "busy", timeout=5)

    def ask_too_often() -> None:
        for _ in range(7):
            client.models()

    with pytest.raises(Busy) as refused:
        ask_too_often()
    assert refused.value.slug == "rate-limited"
    assert refused.value.retry_after is not None
    assert 0 < refused.value.retry_after <= 60


def test_a_service_that_is_gone_is_out_of_reach(clients: Clients) -> None:
    with pytest.raises(Unreachable, match="Is it running"):
        clients("http://127.0.0.1:9", timeout=2).extract(TEXT)
