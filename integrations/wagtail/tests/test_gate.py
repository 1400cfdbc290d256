# ruff: noqa: ANN401 - Django ships no types
"""What happens between the Publish button and the public."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from newsroom.models import ArticlePage, FrontPage, NotePage
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.fake_nutgraf import EXPLANATION, FakeNutgraf

WRONG = "Baths to close"
RIGHT = "Baths could close"
NOBODY = "http://127.0.0.1:9"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def finds_fault(fake: FakeNutgraf) -> FakeNutgraf:
    fake.faults = {WRONG: "error", "all": "warning"}
    return fake


@pytest.fixture
def admin(editor: Any, client: Client) -> Client:
    client.force_login(editor)
    return client


def form(title: str, **named: str) -> dict[str, Any]:
    paragraph = ("paragraph", rich_text("<p>The baths could close in 2028.</p>"))
    fields = {
        "title": title,
        "slug": "baths",
        "introduction": "",
        "body": streamfield([paragraph]),
        "comments": inline_formset([]),
        "action-publish": "action-publish",
    }
    return {**nested_form_data(fields), **named}


def publish(admin: Client, page: Page, title: str, **named: str) -> Any:
    return admin.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form(title, **named))


def confirm(admin: Client, page: Page, title: str, reason: str = "") -> Any:
    """By the button in the panel, which knows for what it asks."""
    panel = admin.get(reverse("nutgraf_review", args=(page.pk,))).context
    named = {"nutgraf-confirmed": panel["review"].fingerprint, "nutgraf-reason": reason}
    return publish(admin, page, title, **named)


def is_public(page: Page) -> bool:
    return Client().get(page.get_url()).status_code == 200


def drafted(page: Page) -> str:
    return str(Page.objects.get(pk=page.pk).get_latest_revision_as_object().title)


def logged(page: Page) -> list[tuple[str, str]]:
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="nutgraf.").order_by(
        "pk"
    )
    return [(each.action.removeprefix("nutgraf."), each.data["reason"]) for each in entries]


def told(response: Any) -> str:
    return " ".join(map(str, get_messages(response.wsgi_request)))


def gate(settings: Settings, **named: object) -> None:
    settings.NUTGRAF = settings.NUTGRAF | named


def test_a_page_with_a_fault_is_saved_and_not_published(
    admin: Client, article: ArticlePage, editor: Any
) -> None:
    response = publish(admin, article, WRONG)
    assert response.url.endswith(f"/{article.pk}/edit/?nutgraf=held")
    assert "is saved and was not published" in told(response)
    assert not is_public(article)
    assert drafted(article) == WRONG
    assert logged(article) == [("held", "")]
    (entry,) = PageLogEntry.objects.filter(page=article.pk, action="nutgraf.held")
    assert entry.user == editor
    assert EXPLANATION in entry.formatter.format_message(entry)


def test_the_editor_comes_back_to_the_findings_and_later_goes_on(
    admin: Client, article: ArticlePage
) -> None:
    response = publish(admin, article, WRONG, next="/admin/reports/")
    assert response.url.endswith("?" + urlencode({"nutgraf": "held", "next": "/admin/reports/"}))
    shown = admin.get(response.url).content.decode()
    assert "data-nutgraf-held" in shown


def test_a_page_without_a_fault_is_published(
    admin: Client, article: ArticlePage, fake: FakeNutgraf
) -> None:
    publish(admin, article, RIGHT, introduction="How it began.")
    assert is_public(article)
    assert logged(article) == []
    assert fake.checked == [("headline", RIGHT), ("standfirst", "How it began.")]


def test_a_published_page_stays_as_it_was_until_it_is_mended(
    admin: Client, article: ArticlePage
) -> None:
    publish(admin, article, RIGHT)
    publish(admin, article, WRONG)
    assert is_public(article)
    assert (ArticlePage.objects.get().title, drafted(article)) == (RIGHT, WRONG)


@pytest.mark.parametrize(("hold_on", "passes"), [("error", True), ("warning", False)])
def test_warnings_hold_where_they_shall(
    admin: Client,
    article: ArticlePage,
    settings: Settings,
    hold_on: str,
    passes: bool,
) -> None:
    gate(settings, HOLD_ON=hold_on)
    publish(admin, article, "Baths close for all")
    assert is_public(article) == passes


def test_an_override_wants_a_reason_and_the_reason_is_logged(
    admin: Client, article: ArticlePage, editor: Any
) -> None:
    publish(admin, article, WRONG)
    confirm(admin, article, WRONG, " ")
    assert not is_public(article)
    confirm(admin, article, WRONG, " The lawyers have read it. ")
    assert is_public(article)
    assert logged(article)[-1] == ("overridden", "The lawyers have read it.")
    entry = PageLogEntry.objects.get(page=article.pk, action="nutgraf.overridden")
    assert entry.user == editor
    assert WRONG in entry.formatter.format_message(entry)
    assert entry.formatter.format_comment(entry) == "The lawyers have read it."


def test_a_reason_given_for_other_words_is_none(admin: Client, article: ArticlePage) -> None:
    publish(admin, article, WRONG)
    confirm(admin, article, f"{WRONG} soon", "The lawyers have read it.")
    assert not is_public(article)


def test_a_gate_that_warns_asks_once_more(
    admin: Client, article: ArticlePage, settings: Settings
) -> None:
    gate(settings, GATE="warn")
    publish(admin, article, WRONG)
    assert not is_public(article)
    confirm(admin, article, WRONG)
    assert is_public(article)
    assert [action for action, _ in logged(article)] == ["held", "overridden"]


def test_a_gate_that_is_off_asks_nobody(
    admin: Client, article: ArticlePage, settings: Settings, fake: FakeNutgraf
) -> None:
    gate(settings, GATE="off")
    publish(admin, article, WRONG)
    assert is_public(article)
    assert fake.asked == []


@pytest.mark.parametrize("how", ["away", "silent", "failing", "wrong address"])
def test_where_nutgraf_does_not_answer_the_page_is_published_with_a_notice(
    admin: Client, article: ArticlePage, settings: Settings, fake: FakeNutgraf, how: str
) -> None:
    if how == "silent":
        fake.silence = 1.0
        gate(settings, PUBLISH_TIMEOUT=0.3)
    elif how == "failing":
        fake.status = 500
    else:
        gate(settings, URL=NOBODY if how == "away" else "nutgraf.example")
    response = publish(admin, article, WRONG)
    assert is_public(article)
    assert "It is published unchecked" in told(response)
    ((action, reason),) = logged(article)
    assert action == "unchecked"
    assert reason


def test_a_page_that_is_no_article_is_not_asked_about(admin: Client, fake: FakeNutgraf) -> None:
    front = FrontPage.objects.get()
    publish(admin, front, WRONG, slug="home")
    assert FrontPage.objects.get().title == WRONG
    assert fake.asked == []


def create(admin: Client, title: str) -> Any:
    front = FrontPage.objects.get()
    url = reverse("wagtailadmin_pages:add", args=("newsroom", "articlepage", front.pk))
    return admin.post(url, form(title, slug="new"))


def test_a_page_that_is_created_and_published_at_once_is_kept_a_draft(admin: Client) -> None:
    response = create(admin, WRONG)
    made = ArticlePage.objects.get(slug="new")
    assert response.url.endswith(f"/{made.pk}/edit/?nutgraf=held")
    assert (made.live, made.has_unpublished_changes) == (False, True)
    assert not is_public(made)
    assert drafted(made) == WRONG
    publish(admin, made, RIGHT, slug="new")
    assert is_public(made)


@pytest.mark.parametrize("away", [False, True])
def test_a_page_that_is_created_and_published_without_a_fault_is_public(
    admin: Client,
    settings: Settings,
    away: bool,
) -> None:
    if away:
        gate(settings, URL=NOBODY)
    create(admin, RIGHT)
    made = ArticlePage.objects.get(slug="new")
    assert (made.live, made.has_unpublished_changes) == (True, False)
    assert made.first_published_at
    assert is_public(made)


def notes(*titles: str) -> list[NotePage]:
    front = FrontPage.objects.get()
    made = []
    for number, title in enumerate(titles):
        note = NotePage(title=title, slug=f"n{number}", text="<p>They could.</p>", live=False)
        front.add_child(instance=note)
        note.save_revision()
        made.append(note)
    return made


def bulk(admin: Client, *pages: Page, action: str = "publish", **named: str) -> Any:
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    query = urlencode([("next", "/admin/"), *(("id", page.pk) for page in pages)])
    return admin.post(f"{url}?{query}", named)


def test_of_many_pages_none_is_published_while_one_is_held(admin: Client) -> None:
    right, wrong, other = notes(RIGHT, WRONG, f"{WRONG} soon")
    response = bulk(admin, right, wrong, other)
    assert response.url == "/admin/"
    assert not any(map(is_public, (right, wrong, other)))
    assert (logged(right), logged(wrong), logged(other)) == ([], [("held", "")], [("held", "")])
    assert f"“{WRONG}” is saved" in told(response)
    assert f"“{WRONG} soon” is saved" in told(response)


def test_many_pages_without_a_fault_are_published(admin: Client) -> None:
    pages = notes(RIGHT, f"{RIGHT} soon")
    bulk(admin, *pages)
    assert all(map(is_public, pages))


def test_the_latest_draft_is_what_many_pages_are_asked_about(admin: Client) -> None:
    (page,) = notes(RIGHT)
    page.title = WRONG
    page.save_revision()
    bulk(admin, page)
    assert not is_public(page)


@pytest.mark.parametrize("below", [True, False])
def test_drafts_below_are_asked_about_where_they_would_be_published(
    admin: Client,
    below: bool,
) -> None:
    (wrong,) = notes(WRONG)
    bulk(admin, FrontPage.objects.get(), **({"include_descendants": "on"} if below else {}))
    assert logged(wrong) == ([("held", "")] if below else [])
    assert not is_public(wrong)


def test_of_many_pages_the_first_that_goes_unchecked_lets_all_pass(
    admin: Client, settings: Settings
) -> None:
    gate(settings, URL=NOBODY)
    pages = notes(WRONG, WRONG)
    response = bulk(admin, *pages)
    assert all(map(is_public, pages))
    assert told(response).count("published unchecked") == 1


def test_taking_many_pages_back_asks_nobody(admin: Client, fake: FakeNutgraf) -> None:
    pages = notes(RIGHT)
    bulk(admin, *pages)
    asked = len(fake.asked)
    bulk(admin, *pages, action="unpublish")
    assert not is_public(pages[0])
    assert len(fake.asked) == asked


@pytest.mark.parametrize(
    ("title", "named", "public", "entries"),
    [
        (RIGHT, {}, True, []),
        (WRONG, {}, False, ["held"]),
        (WRONG, {"GATE": "off"}, True, []),
        (WRONG, {"URL": NOBODY}, True, ["unchecked"]),
        (WRONG, {"URL": "nutgraf.example"}, True, ["unchecked"]),
    ],
)
def test_the_last_approval_of_a_workflow_publishes_unless_held(
    editor: Any,
    settings: Settings,
    title: str,
    named: dict[str, object],
    public: bool,
    entries: list[str],
) -> None:
    gate(settings, **named)
    (page,) = notes(title)
    state = Workflow.objects.get().start(page, editor)
    state.current_task_state.approve(user=editor)
    assert is_public(page) == public
    assert [action for action, _ in logged(page)] == entries
    state.refresh_from_db()
    assert state.status == state.STATUS_APPROVED
