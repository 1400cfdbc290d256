import json
from dataclasses import replace

import pytest

from schemas.article import Article
from schemas.extraction import Extraction, Warning  # noqa: A004 - the answer's own word
from schemas.submission import Options
from service.cli.batch.resume import Run, Work, line_up
from service.cli.batch.rows import Row, extraction_row, problem_row
from service.cli.refusal import Refused
from service.errors import EmptyArticle
from service.identity import extraction_id
from tests.fakes.extraction import an_extraction

RUN = Run(Options(), engine="engine 1", parser="parser 1", max_article_characters=1_000)
BATHS = "The baths are open, she said."
FERRY = "The ferry sails again, he said."


def row(name: str, text: str) -> Row:
    return Row(name, {"id": name, "text": text})


def extraction(name: str, text: str, run: Run = RUN) -> Extraction:
    made = an_extraction(text=text)
    article = Article(text, made.article.language, id=name)
    view = made.article.model_copy(update={"id": name})
    return made.model_copy(
        update={
            "id": extraction_id(article, run.options, run.engine, run.parser),
            "article": view,
        }
    )


def line(name: str, text: str, run: Run = RUN) -> bytes:
    return extraction_row(name, extraction(name, text, run)).content


def test_what_another_model_stood_in_for_is_worked_out_again() -> None:
    stood_in = extraction("baths", BATHS, replace(RUN, engine="engine 2")).model_copy(
        update={"warnings": (Warning(code="fell_back", detail="The model 'a' gave no answer."),)}
    )
    old = extraction_row("baths", stood_in).content
    assert list(line_up([row("baths", BATHS)], [old], RUN)) == [Work(row("baths", BATHS), old)]


PROBLEM = problem_row("ferry", EmptyArticle("It has no words.")).content


def test_an_extraction_of_the_same_article_by_the_same_engine_is_kept() -> None:
    old = line("baths", BATHS)
    assert list(line_up([row("baths", BATHS)], [old], RUN)) == [
        Work(row("baths", BATHS), old, stands=True)
    ]


def test_a_problem_is_tried_again_and_new_rows_follow() -> None:
    rows = [row("baths", BATHS), row("ferry", FERRY), row("vote", BATHS)]
    assert list(line_up(rows, [line("baths", BATHS), PROBLEM], RUN)) == [
        Work(rows[0], line("baths", BATHS), stands=True),
        Work(rows[1], PROBLEM),
        Work(rows[2]),
    ]


def test_html_is_compared_by_its_main_text() -> None:
    page = f"<p>{BATHS}</p>"
    given = Row("baths", {"id": "baths", "html": page})
    assert [work.stands for work in line_up([given], [line("baths", BATHS)], RUN)] == [True]
    other = Row("baths", {"id": "baths", "html": f"<p>{FERRY}</p>"})
    with pytest.raises(Refused, match="not the one"):
        list(line_up([other], [line("baths", BATHS)], RUN))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([row("ferry", BATHS)], "the id 'baths', in the input it is 'ferry'"),
        ([row("baths", FERRY)], "not the one that row 1"),
        ([row("baths", "")], "not the one that row 1"),
        ([Row("baths", {"id": "baths"})], "not the one that row 1"),
        ([Row("baths", {"id": "baths", "text": BATHS, "title": "New"})], "not the one that row 1"),
        ([], "more rows than the input"),
    ],
)
def test_another_input_is_refused(given: list[Row], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        list(line_up(given, [line("baths", BATHS)], RUN))


@pytest.mark.parametrize(
    "other",
    [
        replace(RUN, engine="engine 2"),
        replace(RUN, parser="parser 2"),
        replace(RUN, options=Options(offsets="utf16")),
    ],
)
def test_another_engine_or_other_options_are_refused(other: Run) -> None:
    with pytest.raises(Refused, match="another engine, model or version"):
        list(line_up([row("baths", BATHS)], [line("baths", BATHS)], other))


@pytest.mark.parametrize(
    "old",
    [
        b"nonsense\n",
        b"[]\n",
        b"{}\n",
        b'{"id": "baths"}\n',
        b'{"id": "baths", "extraction": null}\n',
        b'{"id": "baths", "extraction": {}}\n',
        b'{"id": "baths", "extraction": {"id": "x_0", "offsets": "codepoints", "article": {}}}\n',
        b'{"id": "baths", "text": "An input."}\n',
    ],
)
def test_a_line_that_no_batch_wrote_is_refused(old: bytes) -> None:
    with pytest.raises(Refused, match="not written by a batch"):
        list(line_up([row("baths", BATHS)], [old], RUN))


def test_old_rows_are_drawn_one_by_one() -> None:
    def endless() -> object:
        while True:
            yield line("baths", BATHS)

    works = line_up([row("baths", BATHS)] * 3, endless(), RUN)  # type: ignore[arg-type]
    assert [next(works).stands for _ in range(3)] == [True, True, True]
    assert json.loads(line("baths", BATHS))["id"] == "baths"
