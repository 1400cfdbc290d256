import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.quotations import quotations_of
from service.text.segmentation import LONGEST_SENTENCE, sentences_of


def sentences(text: str, language: str = "en") -> list[str]:
    found = sentences_of(text, language, quotations_of(text))
    return [text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    "parts",
    [
        ["“We stay.", "We swim,” she said.", "“I know.", "You do.”"],
        ['"We stay.', 'We swim," she said.', '"I know.', 'You do."'],
        ["She said: ‘We stay.", "We swim.’", "They left."],
        ["“‘We stay.", "We swim.’”", "They left."],
        ["« On reste.", "Ça va ? » dit-elle.", "Elle part."],
        ["„Wir bleiben.", "Wir schwimmen“, sagte sie.", "Sie ging."],
        ["“We stay.", "We swim."],
        ["We stay.”", "She swims."],
    ],
)
def test_sentences_inside_a_quotation_stand_alone_with_their_marks(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "“Why?” he asked.",
        "“Why?” asked Joan Tell.",
        "“Why?” Tell asked.",
        "“Never!” Joan A. Tell of Harwick shouted.",
        "“We stay.” Tell said.",
        "“We stay …” he said.",
        "She asked “why now?” and left.",
    ],
)
def test_a_quotation_stays_with_who_said_it(sentence: str) -> None:
    assert sentences(f"They met. {sentence} They left.")[1:-1] == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["“Why?”", "They left."],
        ["“We stay.”", "Tell said she was glad."],
        ["“Run!”", "She told him to."],
        ["Did she swim?", "Yes!", "She did."],
        ["(She swam. ", "He dived.)", "They left."],
    ],
)
def test_what_is_no_tag_is_a_sentence_of_its_own(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sen. Ann Roe, D-Va., met Gov. Bob Lee (R-Ind.) on Jan. 3 in St. Louis.",
        "The U.S. Senate passed No. 5 at 5 p.m. ET on Tuesday.",
        "J. K. Tell and Ms. Roe of Roe & Co. swam, i.e. bathed, in Ft. Worth.",
        "LONDON (Reuters) — The baths stay.",
        "HARWICK, Nov. 19 (AP) — The baths stay.",
        "He was there... and then he left.",
        "It cost $5.6 million in version 2.0 on www.baths.example today.",
        "Then-Sen. Joan Tell and R-N.H. delegates left.",
    ],
)
def test_full_stops_inside_a_sentence_do_not_end_it(sentence: str) -> None:
    assert sentences(f"{sentence} They left.") == [sentence, "They left."]


def test_headings_and_list_items_are_sentences() -> None:
    lines = [
        "Baths to stay",
        "",
        "What it means:",
        "* More swimmers",
        "* Less money",
        "1. Ann swims.",
    ]
    assert sentences("\n".join(lines)) == list(filter(None, lines))


def test_sentences_know_their_paragraph_and_place() -> None:
    text = "Baths to stay\r\n\r\nAnn swims. Bob dives.\r\n\r\nThey left."
    found = sentences_of(text, "en", ())
    assert [(each.index, each.paragraph) for each in found] == [(0, 0), (1, 1), (2, 1), (3, 2)]


def test_text_without_capitals_is_split_all_the_same() -> None:
    assert sentences("ann swims. bob dives? they left") == ["ann swims.", "bob dives?", "they left"]
    assert sentences("Ann swims. iPads sell.") == ["Ann swims.", "iPads sell."]


def test_a_wrapped_sentence_is_one() -> None:
    text = (
        "The council of Harwick met on Monday evening and voted to keep\n"
        "the old baths in Marsh Lane open, its leader said. She called it\n"
        "a good day."
    )
    assert [words.split()[0] for words in sentences(text)] == ["The", "She"]


@pytest.mark.parametrize("language", ["xx", "tlh", "und", "en-GB", "zh-Hant-TW", "EN", "x-a"])
def test_a_language_that_the_library_does_not_know_is_split_too(language: str) -> None:
    assert sentences("Ann swims. Bob dives.", language) == ["Ann swims.", "Bob dives."]


def test_a_script_with_stops_of_its_own_is_split() -> None:
    text = "市長は「売らない。残す。」と述べた。住民は喜んだ。"
    assert sentences(text, "ja") == ["市長は「売らない。", "残す。」と述べた。", "住民は喜んだ。"]


@pytest.mark.parametrize("word", ["swim ", "a", "a ", "swim\u00a0"])
def test_an_endless_sentence_is_cut(word: str) -> None:
    text = word * (50_000 // len(word))
    found = sentences(text)
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit", ['"', "“", "(.", "`", "‹.", "A. ", "? A", "“a” ", "a\n", '!"A ', "…"]
)
def test_endless_repetition_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    sentences(unit * (60_000 // len(unit)))
    assert time.process_time() - began < 30


@given(st.text(alphabet="aB .?!“”\"'‘’«»()\n\r\u200f\u00a0 🏊…-1\0", max_size=60))
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    place = 0
    for number, sentence in enumerate(sentences_of(text, "en", quotations_of(text))):
        words = text[sentence.start : sentence.end]
        assert sentence.index == number
        assert words == words.strip() != ""
        assert not text[place : sentence.start].strip()
        place = sentence.end
    assert not text[place:].strip()
