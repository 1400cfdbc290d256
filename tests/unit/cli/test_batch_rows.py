import json
from io import BytesIO

import pytest

from service.cli.batch.rows import Row, Unusable, article_input, problem_row, read_rows
from service.errors import EmptyArticle


def read(content: bytes, max_bytes: int = 1_000) -> list[Row | Unusable]:
    return list(read_rows(BytesIO(content), max_bytes))


def test_a_row_is_its_id_and_its_fields() -> None:
    assert read(b'{"id": "a", "text": "Words."}\n') == [Row("a", {"id": "a", "text": "Words."})]


def test_the_last_line_needs_no_line_break_and_blank_lines_are_none() -> None:
    rows = read(b'\xef\xbb\xbf{"id": 1}\r\n\n   \n{"id": 2}')
    assert [row.id for row in rows] == [1, 2]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nonsense", "not JSON: expecting value at character 0"),
        (b'{"id": "a", "text": "cut of', "not JSON: unterminated string starting at character 20"),
        (b'{"id": "a", "text": "\xff"}', "not JSON: byte 21 is not UTF-8"),
        (b"[" * 900, "not JSON"),
        (b"[" * 100_000, "not JSON: it is nested too deeply"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "not JSON: it holds a number that is too long"),
        (b'["a", "Words."]', "not a JSON object"),
        (b'{"text": "Words."}', 'needs an "id"'),
        (b'{"id": null, "text": "Words."}', 'needs an "id"'),
        (b'{"id": true, "text": "Words."}', 'needs an "id"'),
        (b'{"id": 1.5, "text": "Words."}', 'needs an "id"'),
        (b'{"id": "\\ud800", "text": "Words."}', 'needs an "id"'),
    ],
)
def test_a_line_that_is_no_row_says_why_and_is_named_by_its_number(
    line: bytes, reason: str
) -> None:
    first, second, third = read(b'{"id": 1}\n' + line + b'\n{"id": 2}\n', max_bytes=200_000)
    assert isinstance(second, Unusable)
    assert second.id == "line 2"
    assert reason in second.error.detail
    assert [first.id, third.id] == [1, 2]


def test_a_line_that_is_too_long_is_left_out_and_the_next_is_read() -> None:
    long, row = read(b'{"id": "' + b"a" * 5_000 + b'"}\n{"id": "b"}\n', max_bytes=50)
    assert isinstance(long, Unusable)
    assert "longer than 50 bytes" in long.error.detail
    assert row.id == "b"


def test_an_id_given_twice_counts_the_first_time() -> None:
    first, number, again = read(b'{"id": "1"}\n{"id": 1}\n{"id": "1", "text": "Other."}\n')
    assert isinstance(first, Row)
    assert isinstance(number, Row)
    assert isinstance(again, Unusable)
    assert again.id == "line 3"
    assert "'1' has been given" in again.error.detail


def test_fields_that_are_no_articles_are_left_alone() -> None:
    (row,) = read(b'{"id": 7, "text": "Words.", "split": "dev", "attributions": []}\n')
    assert isinstance(row, Row)
    given = article_input(row)
    assert (given.id, given.text) == ("7", "Words.")


def test_a_problem_is_a_row_with_the_callers_id() -> None:
    line = problem_row("ä\n", EmptyArticle("The article has no words."))
    assert line.is_problem
    assert line.content.count(b"\n") == 1
    assert json.loads(line.content) == {
        "id": "ä\n",
        "problem": {
            "type": "/problems/empty-article",
            "title": "The article has no text",
            "status": 422,
            "detail": "The article has no words.",
        },
    }
