# ruff: noqa: ANN401 - Django ships no types
"""What the panel shows, and to whom."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from newsroom.models import ArticlePage, FrontPage, NotePage
from nutgraf_client import Claim
from nutgraf_wagtail.views import MARK
from nutgraf_wagtail.words import finding_name, marks
from pytest_django import Settings
from wagtail.models import Page

from tests.fake_nutgraf import FakeNutgraf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def answers(fake: FakeNutgraf) -> FakeNutgraf:
    return fake


@pytest.fixture
def admin(editor: Any, client: Client) -> Client:
    client.force_login(editor)
    return client


def note(text: str = "<p>They could.</p>", title: str = "They will") -> NotePage:
    made = NotePage(title=title, slug="note", text=text, live=False)
    FrontPage.objects.get().add_child(instance=made)
    made.save_revision()
    return made


def panel(admin: Client, page: Page) -> Any:
    return admin.get(reverse("nutgraf_review", args=(page.pk,)))


def shown(admin: Client, page: Page) -> str:
    response = panel(admin, page)
    assert response.status_code == 200
    assert response.headers[MARK]
    assert "no-store" in response.headers["Cache-Control"]
    return str(response.content.decode())


def test_opening_the_editor_asks_nobody(admin: Client, fake: FakeNutgraf) -> None:
    page = note()
    opened = admin.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert f'data-nutgraf-page="{page.pk}"' in opened
    assert "nutgraf_wagtail/panel.js" in opened
    assert fake.asked == []


def test_findings_are_shown_with_the_way_to_their_words(admin: Client, fake: FakeNutgraf) -> None:
    fake.faults = {"will": "error"}
    told = shown(admin, note())
    assert "Altered quotation" in told
    assert 'data-nutgraf-path="title" data-nutgraf-words="will" data-nutgraf-nth="0"' in told
    assert 'data-nutgraf-path="text" data-nutgraf-words="They could."' in told
    assert "Publish all the same" in told


def test_what_was_written_is_shown_as_written_and_never_run(
    admin: Client, fake: FakeNutgraf
) -> None:
    fake.faults = {"<b>will": "error"}
    told = shown(admin, note("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "They <b>will"))
    assert "<script" not in told
    assert "&lt;script&gt;alert(1)" in told
    assert "&lt;b&gt;will" in told
    assert "&lt;so&gt;" in told


def test_key_points_and_claims_are_shown(admin: Client) -> None:
    told = shown(admin, note())
    assert told.count("They could.") >= 4
    assert "No source named" in told
    assert "possible" in told
    assert "denied" in told
    assert "read by a fake" in told
    assert "Nothing in the title or introduction goes beyond the text" in told


def test_the_latest_draft_is_shown(admin: Client) -> None:
    page = note()
    page.text = "<p>They must.</p>"
    page.save_revision()
    assert "They must." in shown(admin, page)


def test_a_page_without_text_asks_nobody(admin: Client, fake: FakeNutgraf) -> None:
    assert "no text yet" in shown(admin, note(""))
    assert fake.asked == []


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"URL": "http://127.0.0.1:9"}, "cannot be asked"),
        ({"URL": "nutgraf.example"}, "in the site's log"),
        ({}, "It did not work."),
    ],
)
def test_where_nutgraf_does_not_answer_the_panel_says_so(
    admin: Client,
    fake: FakeNutgraf,
    settings: Settings,
    named: dict[str, object],
    told: str,
) -> None:
    fake.status = 500
    settings.NUTGRAF = settings.NUTGRAF | named
    found = shown(admin, note())
    assert told in found
    assert "Your work is saved" in found
    assert "Try again" in found


def test_a_page_that_is_no_article_has_no_review(admin: Client) -> None:
    assert panel(admin, FrontPage.objects.get()).status_code == 404


def test_who_may_not_edit_is_shown_nothing(client: Client, fake: FakeNutgraf) -> None:
    page = note()
    assert panel(client, page).status_code == 302
    reader = get_user_model().objects.create_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    assert MARK not in panel(client, page).headers
    assert fake.asked == []


def test_the_title_is_no_part_of_what_it_is_held_against(admin: Client, fake: FakeNutgraf) -> None:
    shown(admin, note())
    assert [each["article"].get("title") for each in fake.asked] == [None, None]
    assert {each["article"]["text"] for each in fake.asked} == {"They could."}


def test_the_model_that_is_set_is_asked_for(
    admin: Client, fake: FakeNutgraf, settings: Settings
) -> None:
    settings.NUTGRAF = settings.NUTGRAF | {"MODEL": "local"}
    shown(admin, note())
    assert {each["options"]["model"] for each in fake.asked} == {"local"}


def test_a_finding_of_a_newer_service_goes_by_its_own_name() -> None:
    assert finding_name("invented_quote") == "Invented quotation"
    assert finding_name("mixed_metaphor") == "Mixed metaphor"


def test_a_claim_that_is_simply_stated_has_no_mark() -> None:
    hedging = {"level": "certain", "polarity": "positive", "stance": "attributed"}
    claim = Claim.model_validate(
        {
            "id": "c1",
            "origin": "fake",
            "type": "statement",
            "kind": "direct",
            "content": [],
            "text": "",
            "hedging": hedging | {"approximate": False},
            "verification": {"status": "none_stated"},
        }
    )
    assert list(marks(claim)) == []


@pytest.mark.parametrize("page", [ArticlePage, NotePage])
def test_the_panel_is_in_the_editor_of_a_new_page(admin: Client, page: type[Page]) -> None:
    front = FrontPage.objects.get()
    url = reverse("wagtailadmin_pages:add", args=("newsroom", page._meta.model_name, front.pk))
    opened = admin.get(url).content.decode()
    assert 'data-nutgraf-page=""' in opened
    assert "Once the page is saved" in opened
