"""Annotations are found again in a web page, in Chromium, by a library that others wrote.

It looks for a quotation between its prefix and suffix, character by character, and gives every
place; one that is found nowhere, or twice, is an orphan.
"""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from schemas.extraction import Extraction
from service.formats import annotations
from tests.unit.formats.example import VENDOR, claiming

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

SCRIPT = """
const found = [];
async function places(matcher, selector) {
  const scope = document.createRange();
  scope.selectNodeContents(document.getElementById("article"));
  const ranges = [];
  try {
    for await (const range of matcher(selector)(scope)) ranges.push(range.toString());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;  // a position after the page's end
  }
  return ranges;
}
(async () => {
  for (const annotation of collection.first.items)
    for (const {selector: [quote, position]} of annotation.target)
      found.push({
        exact: quote.exact,
        quote: await places(annotator.createTextQuoteSelectorMatcher, quote),
        position: await places(annotator.createTextPositionSelectorMatcher, position),
      });
  const answer = document.createElement("pre");
  answer.id = "answer";
  answer.textContent = JSON.stringify(found);
  document.body.append(answer);
})().catch(error => document.body.append("failed: " + error));
"""


def anchored(extraction: Extraction, page: str, folder: Path) -> list[dict[str, Any]]:
    """For each target: what the library finds for the quotation, and at the position."""
    assert CHROMIUM
    library = (VENDOR / "apache-annotator.js").read_text()
    collection = annotations.write(extraction).replace("<", "\\u003c")
    whole = (
        '<!doctype html><meta charset="utf-8"><nav>We will not sell Home</nav>'
        f'<main id="article">{page}</main>'
        f"<script>{library}</script>"
        f"<script>const collection = {collection};{SCRIPT}</script>"
    )
    (folder / "page.html").write_text(whole)
    done = subprocess.run(
        [
            CHROMIUM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=10000"),
            "--dump-dom",
            (folder / "page.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    answer = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.DOTALL)
    assert answer, done.stdout[-2_000:]
    found: list[dict[str, Any]] = json.loads(html.unescape(answer[1]))
    return found


TEXT = (
    "🏊 “We will not sell the site,” said Joan Tell.\n\n“No,” said the union.\n\n"
    "“No,” said the mayor of Harwick & Co."
)
SPLIT = (
    "<p>🏊 “We <b>will</b> <i>not <u>sell</u></i> the <a href='#'>site</a>,” said <em>Joan</em>"
    " Tell.</p>\n\n<p>“<b>N</b>o,” said the union.</p>\n\n<p>“No,” said the mayor of Harwick &amp;"
    " Co.</p>"
)
CONTENTS = ("We will not sell the site,", "No,", "mayor of Harwick & Co.")


def test_quotations_are_found_where_the_page_splits_them_over_elements(tmp_path: Path) -> None:
    for found in anchored(claiming(TEXT, *CONTENTS), SPLIT, tmp_path):
        assert found["quote"] == [found["exact"]]
        assert found["position"] == [found["exact"]]


def test_quotations_are_found_where_the_page_lays_its_paragraphs_out_otherwise(
    tmp_path: Path,
) -> None:
    page = "<h1>Baths</h1>" + SPLIT.replace("\n\n", "<figure>A picture</figure>")
    for found in anchored(claiming(TEXT, *CONTENTS), page, tmp_path):
        assert found["quote"] == [found["exact"]]


@pytest.mark.parametrize(
    "page",
    [
        SPLIT.replace("not ", ""),
        SPLIT.replace("site", "sites"),
        SPLIT.replace("said <em>Joan", "denied <em>Joan"),
        "<p>Gone.</p>",
    ],
)
def test_a_quotation_that_the_page_has_otherwise_is_an_orphan(tmp_path: Path, page: str) -> None:
    [found] = anchored(claiming(TEXT, CONTENTS[0]), page, tmp_path)
    assert found["quote"] == []


def test_a_quotation_that_the_page_has_twice_is_at_neither_place(tmp_path: Path) -> None:
    [found] = anchored(claiming(TEXT, CONTENTS[0]), SPLIT + SPLIT, tmp_path)
    assert len(found["quote"]) == 2
