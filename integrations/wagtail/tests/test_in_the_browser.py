"""An editor at work: a real Wagtail, a real Nutgraf, a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: no browser is driven"
)

from tests.conftest import CHROMIUM, PASSWORD, Newsroom, newsroom, nutgraf  # noqa: E402

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed to be driven")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = os.environ.get("SCREENSHOTS")
TRUE_TITLE = "“We will not sell the site before 2030”, says council leader"
TRUE_INTRODUCTION = (
    "Around 120 jobs at the Marsh Lane baths are at risk, according to the union;"
    " the figure could not be verified."
)
HIGHLIGHTED = "[...(CSS.highlights.get('nutgraf') || [])].map(String).join()"
SELECTED = "(({value, selectionStart: a, selectionEnd: b}) => value.slice(a, b))"


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def editor(browser: "playwright.Browser", room: Newsroom, scheme: str = "light"):  # noqa: ANN201
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme=scheme)
    page.set_default_timeout(30_000)
    page.goto(f"{room.url}/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(room.edit_url)
    return page


def publish(page: "playwright.Page") -> None:
    page.wait_for_selector("button[name='action-publish']", state="attached")
    with page.expect_navigation():
        page.evaluate("document.querySelector('footer button[name=action-publish]').click()")


def is_public(page: "playwright.Page", room: Newsroom) -> bool:
    return page.request.get(f"{room.url}/baths/").ok


def settled(page: "playwright.Page") -> None:
    page.wait_for_selector("[data-nutgraf-state]")
    page.wait_for_timeout(2_500)  # Wagtail takes what the form has after 2 s as not yet edited


def shoot(page: "playwright.Page", name: str) -> None:
    if SHOTS:
        page.set_viewport_size({"width": 1280, "height": 2400})
        page.locator(".nutgraf").screenshot(path=Path(SHOTS) / f"{name}.png")
        page.set_viewport_size({"width": 1280, "height": 1000})


def test_an_altered_quotation_is_found_stopped_mended_and_published(
    browser: "playwright.Browser", tmp_path: Path
) -> None:
    with nutgraf(tmp_path) as url, newsroom(tmp_path, url) as room:
        page = editor(browser, room)
        settled(page)
        panel = page.locator("[data-nutgraf-review]")
        assert "Altered quotation" in panel.inner_text()
        assert "Joan Tell" in panel.inner_text()
        shoot(page, "findings")

        page.locator(".nutgraf__words button").first.click()
        chosen = page.locator("[name=title]").evaluate(SELECTED)
        assert "close" in chosen
        page.locator(".nutgraf__evidence button").first.click()
        assert "We will not sell the site" in page.evaluate(HIGHLIGHTED)
        page.locator(".nutgraf__source button").last.click()
        assert page.evaluate(HIGHLIGHTED)

        publish(page)
        page.wait_for_url("**/edit/?nutgraf=held*")
        assert "was not published" in page.locator(".messages").inner_text()
        assert not is_public(page, room)
        settled(page)

        page.fill("[name=title]", TRUE_TITLE)
        page.fill("[name=introduction]", TRUE_INTRODUCTION)
        page.wait_for_selector(".nutgraf__fine")  # after the autosave, without a reload
        publish(page)
        assert is_public(page, room)
        page.close()


def test_an_override_asks_for_a_reason_and_is_kept_in_the_history(
    browser: "playwright.Browser", tmp_path: Path
) -> None:
    with nutgraf(tmp_path) as url, newsroom(tmp_path, url) as room:
        page = editor(browser, room)
        settled(page)
        page.click("[data-nutgraf-publish]")
        assert "reason" in page.locator("[data-nutgraf-fault]").inner_text()
        page.fill("[data-nutgraf-reason]", "The lawyers have read it.")
        with page.expect_navigation():
            page.click("[data-nutgraf-publish]")
        assert is_public(page, room)
        page.goto(room.edit_url.replace("/edit/", "/history/"))
        assert "The lawyers have read it." in page.content()
        page.close()


def test_when_the_service_goes_away_work_goes_on(
    browser: "playwright.Browser", tmp_path: Path
) -> None:
    with nutgraf(tmp_path) as url:
        opened = newsroom(tmp_path, url)
        room = opened.__enter__()
        page = editor(browser, room)
        settled(page)
    try:
        page.fill("[name=introduction]", "Written while nobody was there.")
        page.wait_for_selector("[data-nutgraf-state=away]")
        assert "go on writing" in page.locator(".nutgraf__away").inner_text()
        shoot(page, "away")
        publish(page)
        assert is_public(page, room)
        assert "published unchecked" in page.content()
        page.goto(room.edit_url)
        assert page.input_value("[name=introduction]") == "Written while nobody was there."
        page.close()
    finally:
        opened.__exit__(None, None, None)


def test_the_panel_is_shown_in_the_dark(browser: "playwright.Browser", tmp_path: Path) -> None:
    with nutgraf(tmp_path) as url, newsroom(tmp_path, url) as room:
        page = editor(browser, room, scheme="dark")
        settled(page)
        page.evaluate("document.documentElement.classList.add('w-theme-dark')")
        page.evaluate("document.documentElement.classList.remove('w-theme-system')")
        shoot(page, "dark")
        page.close()
