import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Quotation
from service.text.quotations import quotations_of


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in quotations_of(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay,” she said. “We swim.”", ["We stay,", "We swim."]),
        ('"We stay," she said. "We swim."', ["We stay,", "We swim."]),
        ("``We stay,'' she said. ``We swim.''", ["We stay,", "We swim."]),
        ("''We stay,'' she said. ''We swim.''", ["We stay,", "We swim."]),
        ("« On reste », dit-elle. « On nage. »", [" On reste ", " On nage. "]),
        ("»Wir bleiben«, sagte sie. »Ja.«", ["Wir bleiben", "Ja."]),
        ("»Vi stannar», sade hon. »Ja.»", ["Vi stannar", "Ja."]),
        ("”Vi stannar”, sade hon. ”Ja.”", ["Vi stannar", "Ja."]),
        ("„Wir bleiben“, sagte sie. „Ja.“", ["Wir bleiben", "Ja."]),
        ("„Zostajemy”, rzekła. „Tak.”", ["Zostajemy", "Tak."]),
        ("‚Wir bleiben‘, sagte sie. ‚Ja.‘", ["Wir bleiben", "Ja."]),
        ("‹On reste›, dit-elle.", ["On reste"]),
        ("「残る」と言った。『本』", ["残る", "本"]),
        ("‘We stay,’ she said. ‘We swim.’", ["We stay,", "We swim."]),
        ("'We stay,' she said. 'We swim.'", ["We stay,", "We swim."]),
    ],
)
def test_every_style_of_marks_is_read(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("‘I don’t know the workers’ names,’ he said.", ["I don’t know the workers’ names,"]),
        ("'I don't know the workers' names,' he said.", ["I don't know the workers' names,"]),
        ("The ‘workers’ and their bosses’ demands", ["workers"]),
        ("He asked for ‘the workers’ rights’ and left.", ["the workers’ rights"]),
        ("‘Get ’em out,’ he said in the ’90s.", ["Get ’em out,"]),
        ("'Get 'em out,' he said in the '90s.", ["Get 'em out,"]),
        ("the workers’ pool, Ann’s pool, ’tis rock ’n’ roll of the ’70s", []),
        ("the workers' pool, Ann's pool, 'tis rock 'n' roll of the '70s", []),
        ("Get ‘em all, as in the ‘90s", []),
        ("In Hawai‘i the O’Neills' boat don't float", []),
    ],
)
def test_apostrophes_are_no_quotation_marks(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He is 6\'2" and the board 5" x 4".', []),
        ('"The 5" pipe broke," she said.', ['The 5" pipe broke,']),
        ('It was called "Vision 2030" by all.', ["Vision 2030"]),
        ("“We open in 2030” and “close in 2031”", ["We open in 2030", "close in 2031"]),
    ],
)
def test_feet_and_inches_are_no_quotation_marks(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said " hello there " to all.', [" hello there "]),
        ('"Stay,"she said. "Go."', ["Stay,", "Go."]),
        ("“Stay,“ she said. “Go.“", ["Stay,", "Go."]),
        ('“Stay," she said.', ["Stay,"]),
        ('**"Stay,"** she said', ["Stay,"]),
        ("(“Stay”) and [“go”] and “(swim)”", ["Stay", "go", "(swim)"]),
        ('"I was --" she began.', ["I was --"]),
        ("\u200f“Stay,”\u200e she said", ["Stay,"]),
    ],
)
def test_misplaced_marks_are_read_as_meant(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize("text", ['""', "“”", '" "', "« »", "''", "„“", "“‘’”", 'a " b', "a ” b"])
def test_marks_around_nothing_quote_nothing(text: str) -> None:
    assert quotations_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“He said ‘no’ to me,” she said.",
        "'He said \"no\" to me,' she said.",
        '"He said "no" to me," she said.',
        "« Il a dit “no” hier », dit-elle.",
        "“He said «no» to me,” she said.",
    ],
)
def test_a_quotation_inside_another_is_deeper(text: str) -> None:
    outer, nested = quotations_of(text)
    assert (outer.depth, nested.depth) == (0, 1)
    assert outer.start < nested.start < nested.end < outer.end
    assert text[nested.inner_start : nested.inner_end].strip() == "no"


def test_the_borders_are_exact() -> None:
    text = "\ufeffAnn:\r\n“Stay 🏊,”\r\nshe said."
    assert quotations_of(text) == (Quotation(7, 16, 8, 15),)
    assert text[7:16] == "“Stay 🏊,”"


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n", "\r\n", "\n \n", "\u2029"])
@pytest.mark.parametrize(("left", "right"), ["“”", '""', "‘’", "''", "«»"])
def test_a_quotation_runs_over_paragraphs_that_reopen_it(gap: str, left: str, right: str) -> None:
    text = f"{left}We stay.{gap}{left}We swim.{gap}{left}We win,{right} she said."
    quotations = quotations_of(text)
    assert [text[quote.inner_start : quote.inner_end] for quote in quotations] == [
        "We stay.",
        "We swim.",
        "We win,",
    ]
    assert [quote.continues for quote in quotations] == [False, True, True]
    assert all(quote.closed for quote in quotations)
    assert quotations[0].end == quotations[0].inner_end == text.index(gap)


def test_both_marks_of_a_nested_quotation_are_taken_up_again() -> None:
    text = "“He said ‘we stay.\n\n“‘We swim.’ I left.”"
    assert [(q.depth, q.continues, q.closed) for q in quotations_of(text)] == [
        (0, False, True),
        (1, False, True),
        (0, True, True),
        (1, True, True),
    ]
    assert inner(text) == ["He said ‘we stay.", "we stay.", "‘We swim.’ I left.", "We swim."]


def test_french_paragraphs_are_taken_up_by_a_closing_mark() -> None:
    text = "« On reste.\n\n» On nage », dit-elle."
    assert inner(text) == [" On reste.", " On nage "]
    assert [quote.continues for quote in quotations_of(text)] == [False, True]


def test_a_next_paragraph_may_close_what_it_did_not_reopen() -> None:
    text = "She wrote: “We stay.\n\nWe swim.” Then she left."
    first, second = quotations_of(text)
    assert inner(text) == ["We stay.", "We swim."]
    assert first.closed
    assert second.continues
    assert second.start == second.inner_start


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay.\n\nThe pool is cold.", ["We stay."]),
        ("She said “we stay.", ["we stay."]),
        ('She said "we stay.\r\n\r\nThe pool is cold.', ["we stay."]),
        ("‘We stay.\n\nThe pool is cold.", ["We stay."]),
    ],
)
def test_a_quotation_left_open_ends_with_its_paragraph(text: str, quoted: list[str]) -> None:
    (quotation,) = quotations_of(text)
    assert inner(text) == quoted
    assert not quotation.closed
    assert quotation.end == quotation.inner_end


def test_only_the_last_piece_of_a_running_quotation_can_be_left_open() -> None:
    text = "“We stay.\n\n“We swim.\n\nThe pool is cold."
    assert [(q.closed, q.continues) for q in quotations_of(text)] == [(True, False), (False, True)]


def test_a_closing_mark_without_an_opening_one_is_ignored() -> None:
    assert inner("We stay,” she said. “We swim.”") == ["We swim."]


@pytest.mark.parametrize(
    "mark", ['"', "“", "”", "'", "‘", "’", "«", "»", "„", "「", "``", "“a ", "'a ", '"a" ', "“\n\n"]
)
def test_endless_marks_take_linear_time(mark: str) -> None:
    began = time.process_time()
    quotations_of(mark * (60_000 // len(mark)))
    assert time.process_time() - began < 30


@given(st.text(alphabet="ab s.,5“”‘’\"'«»„`「」\n\r\u200f 🏊\0", max_size=60))
def test_quotations_lie_in_the_text_and_in_one_another(text: str) -> None:
    quotations = quotations_of(text)
    for quote in quotations:
        assert 0 <= quote.start <= quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert text[quote.inner_start : quote.inner_end].strip()
    outer = [quote for quote in quotations if quote.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outer))
    assert list(quotations) == sorted(quotations, key=lambda quote: (quote.start, -quote.end))
