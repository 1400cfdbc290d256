import csv
import io

import pytest

from schemas.extraction import Extraction
from service.formats import table
from tests.unit.formats.example import EXTRACTION, claiming, of_article


def rows(extraction: Extraction) -> list[dict[str, str]]:
    lines = table.write(extraction).removeprefix(table.BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(lines, newline=""), strict=True))


def test_every_claim_is_one_row() -> None:
    found = rows(EXTRACTION)
    assert [row["claim"] for row in found] == [claim.id for claim in EXTRACTION.claims]
    for row, claim in zip(found, EXTRACTION.claims, strict=True):
        assert list(row) == list(table.COLUMNS)
        assert claim.content[0].text in row["content"]
        assert (row["level"], row["stance"]) == (claim.hedging.level, claim.hedging.stance)
        assert int(row["start"]) == claim.content[0].start


def test_a_spreadsheet_is_told_the_encoding_and_every_line_ends_as_the_standard_says() -> None:
    lines = table.write(EXTRACTION)
    assert lines.encode().startswith(b"\xef\xbb\xbf")
    assert lines.endswith("\r\n")
    assert "\n" not in lines.replace("\r\n", "")


def test_without_a_claim_there_is_the_head_alone() -> None:
    assert rows(EXTRACTION.model_copy(update={"claims": ()})) == []


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0+", "＝", "＠"]
)
def test_what_could_be_a_formula_is_made_text(begin: str) -> None:
    title = f'{begin}HYPERLINK("http://evil.example","a")'
    words = f"{begin.strip() or begin}1+1"
    extraction = of_article(claiming(f"“{words},” Joan said.", words), title=title)
    [row] = rows(extraction)
    assert row["title"] == f"'{title}"
    assert row["content"] == f"'{words}"


@pytest.mark.parametrize(
    "words", ["“", "a=b", "–1", '"', '",=1+1', "a\r\nb", "ü", "🏊", "\0", "a,b;c\td", "'=1"]
)
def test_other_words_stay_as_they_are(words: str) -> None:
    [row] = rows(of_article(claiming("“No.”", "No."), title=words))
    assert row["title"] == words


def test_pieces_of_a_content_are_kept_apart() -> None:
    [row] = rows(claiming("“We will,” she said, “not sell.”", "We will", "not sell"))
    assert row["content"] == f"We will{table.BETWEEN}not sell"
    assert row["source"] == row["role"] == row["anonymous"] == ""
