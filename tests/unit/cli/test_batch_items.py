import json
from io import BytesIO
from pathlib import Path

import pytest

from service.cli.batch.items import is_item, lines_of
from service.cli.batch.rows import Row, Unusable, article_input, read_rows
from service.cli.refusal import Refused
from service.errors import EmptyArticle

ITEM = {
    "uri": "https://news.example/items/1",
    "version": "3",
    "headlines": [{"value": "Baths to stay open"}],
    "bodies": [{"contentType": "text/plain", "value": "“They stay,” she said.\nSnow fell."}],
}


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_each_file_is_a_row_however_it_is_laid_out(tmp_path: Path) -> None:
    other = ITEM | {"uri": "https://news.example/items/2"}
    files = [
        written(tmp_path, "a.json", json.dumps(ITEM, indent=2).encode()),
        written(tmp_path, "b.json", b"\xef\xbb\xbf" + json.dumps(other).encode() + b"\r\n"),
        written(tmp_path, "c.json", b""),
        written(tmp_path, "d.json", b'{"uri": "a:b",\r\n'),
    ]
    one, two, broken = read_rows(lines_of(files), 100_000)
    assert isinstance(one, Row)
    assert (one.fields, two.id) == (ITEM, other["uri"])
    assert isinstance(broken, Unusable)
    assert broken.id == "line 4"


def test_an_item_s_article_is_what_its_words_are() -> None:
    (row,) = read_rows(BytesIO(json.dumps(ITEM).encode()), 100_000)
    assert isinstance(row, Row)
    article = article_input(row)
    assert article.text == "“They stay,” she said.\nSnow fell."
    assert (article.id, article.version, article.title) == (ITEM["uri"], "3", "Baths to stay open")


def test_an_item_without_a_body_says_so() -> None:
    with pytest.raises(EmptyArticle):
        article_input(Row("a:b", {"uri": "a:b"}))


def test_a_large_file_is_read_whole_and_one_that_is_too_large_is_left_out(tmp_path: Path) -> None:
    long = ITEM | {"bodies": [{"value": "Snow fell. " * 20_000}]}
    files = [
        written(tmp_path, "a.json", json.dumps(long, indent=1).encode()),
        written(tmp_path, "b.json", json.dumps(ITEM).encode()),
    ]
    whole, _ = read_rows(lines_of(files), 1_000_000)
    assert isinstance(whole, Row)
    assert whole.fields == long
    cut, small = read_rows(lines_of(files), 1_000)
    assert isinstance(cut, Unusable)
    assert "longer than 1,000 bytes" in cut.error.detail
    assert small.id == ITEM["uri"]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"gone\.json cannot be read"):
        list(read_rows(lines_of([tmp_path / "gone.json"]), 1_000))


@pytest.mark.parametrize(
    ("content", "item"),
    [
        (json.dumps(ITEM, indent=2).encode(), True),
        (b'{"id": "a", "text": "Snow."}\n{"id": "b", "text": "Rain."}\n', False),
        (json.dumps(ITEM).encode(), False),  # a row with a uri, which is the same
    ],
)
def test_an_item_is_told_from_rows(tmp_path: Path, content: bytes, item: bool) -> None:
    assert is_item(written(tmp_path, "a.json", content)) is item
