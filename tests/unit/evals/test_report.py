import asyncio
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.comparison import sha256_of
from evals.dataset import LabelledArticle
from evals.evaluation import Evaluation
from evals.marks import MarkedClaim, MarkedPoint, Marks
from evals.outcome import Outcome, Run, save_run
from evals.readers import NotReadError
from evals.report import render_report
from evals.suite import Suite
from service.errors import UnsupportedLanguage
from tests.unit.evals.dataset import TEXT, write_dataset
from tests.unit.evals.marking import claim, point


class Scripted:
    """Finds one claim in every article but two."""

    how = "made up"
    notes = ("A <note>.",)

    def __init__(self, model: str) -> None:
        self.model = model

    async def read(self, article: LabelledArticle) -> Outcome:
        if article.id == "stale":
            raise NotReadError("Stale & old.")
        if article.id == "failing":
            raise UnsupportedLanguage("No.")
        marks = Marks(
            claims=(claim(TEXT, "The pier will close", source="Ada Poe"), claim(TEXT, "the union")),
            points=(point(TEXT, "The pier will close, Ada Poe said."),),
        )
        return Outcome(sha256=sha256_of(article), marks=marks)


def an_evaluation(suite: Suite, model: str = "one") -> Evaluation:
    evaluation = Evaluation(suite, Scripted(model))
    asyncio.run(evaluation.read_all())
    return evaluation


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(write_dataset(tmp_path / "pier.v1", "pier", "quay", "stale", "failing"))


class Page(HTMLParser):
    """What a browser would fetch or run, and what it would show."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.references: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.references += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_fetches_nothing_and_runs_nothing(suite: Suite) -> None:
    page = Page(render_report([an_evaluation(suite)]))

    assert "script" not in page.tags
    assert all(each.startswith("#") or each == "data:," for each in page.references)
    assert {each[1:] for each in page.references if each.startswith("#")} <= {
        *page.ids,
        "agreement",
    }
    assert len(set(page.ids)) == len(page.ids)


def test_runs_stand_side_by_side(suite: Suite) -> None:
    page = Page(render_report([an_evaluation(suite, "one"), an_evaluation(suite, "two")]))

    assert re.search(r"one\s*two", page.words)
    assert "one: 1 found, 1 missed, 1 not labelled" in page.words
    assert "two: 1 found, 1 missed, 1 not labelled" in page.words


def test_it_tells_what_was_not_read_and_why(suite: Suite) -> None:
    words = Page(render_report([an_evaluation(suite)])).words

    assert "stale. Stale & old." in words
    assert "failing. This engine does not read the article's language. No." in words
    assert "A <note>." in words


def test_it_lists_what_changed_since_the_baseline(suite: Suite) -> None:
    earlier = an_evaluation(suite)
    outcomes = {
        id: outcome.model_copy(update={"marks": Marks(claims=outcome.marks.claims[:1])})
        for id, outcome in earlier.outcomes.items()
    }
    save_run(Run(model="one", dataset="pier.v1", outcomes=outcomes), suite.baseline_path("one"))

    words = Page(render_report([an_evaluation(suite)])).words

    assert "4 from the baseline; the labels find 2 better and 2 worse" in words
    assert re.search(r"▼ worse\s*claim\s*“the union”\s*new", words)
    assert re.search(r"▲ better\s*key point\s*The pier will close, Ada Poe said\.\s*new", words)


def test_words_of_an_article_are_no_markup(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "pier.v1", "pier")
    path = folder / "dev" / "pier.json"
    article = json.loads(path.read_text("utf-8"))
    article["article"]["title"] = "</h3><script>alert(1)</script>"
    path.write_text(json.dumps(article), "utf-8")

    page = Page(render_report([an_evaluation(Suite(folder))]))

    assert "script" not in page.tags
    assert "<script>alert(1)" in page.words


def test_a_page_without_a_run_is_a_page() -> None:
    assert "</html>" in render_report([])


def test_a_claim_without_a_match_and_a_point_without_a_sentence_are_shown(suite: Suite) -> None:
    evaluation = an_evaluation(suite)
    empty = Marks(points=(MarkedPoint(text="None of it.", evidence=()),))
    evaluation.outcomes["pier"] = evaluation.outcomes["pier"].model_copy(update={"marks": empty})

    words = Page(render_report([evaluation])).words

    assert "0 found, 2 missed, 0 not labelled" in words
    assert "✗ None of it." in words


def test_marks_past_the_end_of_a_text_break_nothing(suite: Suite) -> None:
    evaluation = an_evaluation(suite)
    past = Marks(claims=(MarkedClaim(content=((len(TEXT) - 3, len(TEXT) + 9),)),))
    evaluation.outcomes["pier"] = evaluation.outcomes["pier"].model_copy(update={"marks": past})

    assert "</html>" in render_report([evaluation])
