"""Where a paragraph's dateline ends, and what only looks like one."""

import pytest

from service.text.datelines import dateline_end

DATELINES = [
    "LONDON (Reuters) - ",
    "LONDON — ",
    "HARWICK, Tolland — ",
    "HARWICK, Tolland, May 3 (AP) -- ",
    "NEW HARWICK – ",
    "St. Brin, Tolland (AFP) — ",
    "(Reuters) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_no_part_of_the_text_proper(dateline: str) -> None:
    text = f"{dateline}The bridge will close."
    assert text[dateline_end(text, 0, len(text)) :] == "The bridge will close."


@pytest.mark.parametrize(
    "text",
    [
        "The bridge - which is old - will close.",
        "UNESCO - which owns it - said so.",
        "Joan Tell (the mayor) said so.",
        "The mayor (Reuters reported) - will go.",
        "LONDON",
        "LONDON — ",
        "",
    ],
)
def test_other_beginnings_are_left_whole(text: str) -> None:
    assert dateline_end(text, 0, len(text)) == 0


@pytest.mark.parametrize("unit", ["A", "AB ", "AB, ", "(A", "Ab (", "AB-", "A.", " "])
def test_endless_repetition_is_no_dateline(unit: str) -> None:
    text = unit * 50_000
    assert dateline_end(text, 0, len(text)) == 0
