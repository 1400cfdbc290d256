# ruff: noqa: ANN401 - Playwright's types are there only where it is
"""An editor at work: a real Wagtail, a real Nutgraf, a real browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import PASSWORD, Newsroom, Opened, newsroom, nutgraf

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000  # milliseconds; a hang guard
SHOTS = os.environ.get("SCREENSHOTS")
TRUE_TITLE = "“We will not sell the site before 2030”, says council leader"
TRUE_INTRODUCTION = (
    "Around 120 jobs at the Marsh Lane baths are at risk, according to the union;"
    " the figure could not be verified."
)
HIGHLIGHTED = "[...(CSS.highlights.get('nutgraf') || [])].map(String).join()"
SELECTED = "(({value, selectionStart: a, selectionEnd: b}) => value.slice(a, b))"
CONTRASTS = """elements => elements.map(element => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => numbers(colour).slice(0, 3)
        .map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const isClear = colour => numbers(colour)[3] === 0;
    let behind = element;
    while (behind.parentElement && isClear(getComputedStyle(behind).backgroundColor))
        behind = behind.parentElement;
    const both = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
    const [dark, bright] = both.map(light).sort((one, other) => one - other);
    return [element.textContent.trim(), (bright + 0.05) / (dark + 0.05)];
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nutgraf(tmp_path_factory.mktemp("nutgraf")) as url:
        yield url


@pytest.fixture
def room(opened: Opened, service: str, tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(opened, tmp_path, service) as room:
        yield room


def edit(browser: Browser, room: Newsroom, **settings: Any) -> Page:
    """The article with the wrong headline in the editor, when its panel has been filled."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, **settings)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{room.url}/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(room.edit_url)
    settle(page)
    return page


def settle(page: Page) -> None:
    page.wait_for_selector("[data-nutgraf-state]")
    page.wait_for_timeout(2_500)  # Wagtail takes what the form has after 2 s as not yet edited


def publish(page: Page) -> None:
    button = "footer button[name=action-publish]"
    page.wait_for_selector(button, state="attached")
    with page.expect_navigation():
        page.evaluate(f"document.querySelector('{button}').click()")


def is_public(page: Page, room: Newsroom) -> bool:
    return page.request.get(f"{room.url}/baths/").ok


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.set_viewport_size({"width": 1280, "height": 2400})
        page.locator(".nutgraf").screenshot(path=Path(SHOTS) / f"{name}.png")
        page.set_viewport_size({"width": 1280, "height": 1000})


def test_an_altered_quotation_is_found_stopped_mended_and_published(
    browser: Browser, room: Newsroom
) -> None:
    page = edit(browser, room)
    panel = page.locator("[data-nutgraf-review]")
    assert "Altered quotation" in panel.inner_text()
    assert "Joan Tell" in panel.inner_text()
    shoot(page, "findings")

    page.locator(".nutgraf__words button").first.click()
    assert "close" in page.locator("[name=title]").evaluate(SELECTED)
    page.locator(".nutgraf__evidence button").first.click()
    assert "We will not sell the site" in page.evaluate(HIGHLIGHTED)
    page.locator(".nutgraf__source button").last.click()
    assert page.evaluate(HIGHLIGHTED)

    publish(page)
    page.wait_for_url("**/edit/?nutgraf=held*")
    assert "was not published" in page.locator(".messages").inner_text()
    assert not is_public(page, room)
    settle(page)

    page.fill("[name=title]", TRUE_TITLE)
    page.fill("[name=introduction]", TRUE_INTRODUCTION)
    page.wait_for_selector(".nutgraf__fine")  # after the autosave, without a reload
    publish(page)
    assert is_public(page, room)
    page.close()


def test_an_override_asks_for_a_reason_and_is_kept_in_the_history(
    browser: Browser, room: Newsroom
) -> None:
    page = edit(browser, room)
    page.click("[data-nutgraf-publish]")
    assert "reason" in page.locator("[data-nutgraf-fault]").inner_text()
    assert not is_public(page, room)
    page.fill("[data-nutgraf-reason]", "The lawyers have read it.")
    with page.expect_navigation():
        page.click("[data-nutgraf-publish]")
    assert is_public(page, room)
    page.goto(room.edit_url.replace("/edit/", "/history/"))
    assert "The lawyers have read it." in page.content()
    page.close()


def test_when_the_service_goes_away_work_goes_on(
    browser: Browser, opened: Opened, tmp_path: Path
) -> None:
    with ExitStack() as open_doors:
        with nutgraf(tmp_path) as url:
            room = open_doors.enter_context(newsroom(opened, tmp_path, url))
            page = edit(browser, room)
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


def test_the_panel_can_be_read_by_day_and_in_the_dark(browser: Browser, room: Newsroom) -> None:
    page = edit(browser, room, color_scheme="dark")
    for theme in ("dark", "light"):
        page.evaluate(f"document.documentElement.className = 'w-theme-{theme}'")
        page.wait_for_timeout(500)  # colours fade into each other
        shoot(page, theme)
        words = ".nutgraf button, .nutgraf p, .nutgraf__name, .nutgraf__mark, .nutgraf__heading"
        contrasts = page.locator(words).evaluate_all(CONTRASTS)
        assert len(contrasts) > 10
        assert [each for each in contrasts if each[1] < 4.5] == []
    page.close()
