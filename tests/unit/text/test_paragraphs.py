import pytest

from service.text.paragraphs import paragraphs_of


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs_of(text)]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\u00a0\n", "\n\n\n\n", "\u2029\n"]
)
def test_a_blank_line_ends_a_paragraph(gap: str) -> None:
    assert paragraphs(f" Ann swims.{gap}Bob dives. ") == ["Ann swims.", "Bob dives."]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\u2028"])
def test_a_single_line_break_ends_a_paragraph_of_text_that_is_not_wrapped(gap: str) -> None:
    lines = [
        "The council of Harwick met on Monday and voted to keep the old baths open for a year.",
        "Joan Tell, its leader, was glad. She had promised as much before the summer of last year.",
        "No one else came.",
    ]
    assert paragraphs(gap.join(lines)) == lines


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_one_paragraph(end: str) -> None:
    lines = [
        "The council of Harwick met on Monday evening and voted to keep",
        "the old baths in Marsh Lane open, its leader said. She called it",
        "a good day for the town and for all who swim there.",
    ]
    assert len(paragraphs(end.join(lines))) == 1


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    text = (
        "BATHS TO STAY\n"
        "The council of Harwick met on Monday evening and voted to keep\n"
        "the old baths in Marsh Lane open, its leader said. She called it\n"
        "a good day.\n"
        "Officials in the finance department of the council were not so\n"
        "sure about the money that the baths will need."
    )
    assert [words.split()[0] for words in paragraphs(text)] == ["BATHS", "The", "Officials"]


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "(2)", "3)"])
def test_a_list_item_starts_its_own_paragraph_in_wrapped_text(mark: str) -> None:
    text = (
        "The council of Harwick met on Monday evening and voted to keep\n"
        "the old baths in Marsh Lane open, its leader said, and to do it\n"
        f"{mark} with new staff\n{mark} with new money"
    )
    assert paragraphs(text)[1:] == [f"{mark} with new staff", f"{mark} with new money"]


def test_a_list_of_words_is_not_taken_for_wrapped_text() -> None:
    assert paragraphs("apples\npears\nplums") == ["apples", "pears", "plums"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \r\n"])
def test_white_space_has_no_paragraph(text: str) -> None:
    assert paragraphs_of(text) == []
