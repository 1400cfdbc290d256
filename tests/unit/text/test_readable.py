import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.engines.embedded.parser import SpacyParser
from service.text.readable import readable_text, resolve_in
from tests.unit.text.reading import Reader, Reading, read_marked

_WORDS = [
    "Joan Tell",
    "Tell",
    "she",
    "He",
    "who",
    "the",
    "leader",
    "of",
    "Harwick council",
    ",",
    ".",
    "“",
    "”",
    "said",
    "and",
    "his",
    "Mr",
    "it",
    "they",
    "\n\n",
    "é",
    "👩‍👩‍👧",
    "\x00",
    "we",
    "I",
    "would",
]


def _resolved(reading: Reading, sentence: int) -> str:
    place = reading.article.sentences[sentence]
    return resolve_in(reading.references, place.start, place.end)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        (
            "“{c:We will not sell the site,}” said {s:Joan Tell, the leader of Harwick council}.",
            "We [Harwick council] will not sell the site,",
        ),
        ("{s:Sam Poe} said {c:he would resign}.", "he [Sam Poe] would resign"),
        (
            "{s:Sam Poe} said {c:his plan and he were doomed}.",
            "his [Sam Poe’s] plan and he were doomed",
        ),
        ("{s:Residents} said {c:their bins were full}.", "their [Residents’] bins were full"),
        ("{s:Lee} said {c:Sam Poe and his plan were doomed}.", "Sam Poe and his plan were doomed"),
        (
            "Joan Tell, its leader, left. {s:Sam Poe} said {c:its leader was ill}.",
            "its leader [Joan Tell] was ill",
        ),
        (
            "Harwick council met. {s:Sam Poe} said {c:the council was broke}.",
            "the council was broke",
        ),
        ("{s:Sam Poe} said {c:it rained}.", "it rained"),
        ("“{c:I’m tired,}” said {s:Sam Poe}.", "I’m [Sam Poe] tired,"),
        ("“{c:My plan is doomed,}” said {s:Sam Poe}.", "My [Sam Poe’s] plan is doomed,"),
        (
            "“{c:It is over,}” {s:Tell} said, “{c:and I know it}.”",
            "It is over, and I [Tell] know it",
        ),
        ("{c:The baths}, {s:Tell} said on Monday, {c:would close}.", "The baths would close"),
        (
            "“{c:It is over.}” That was at noon. {s:Tell} left. “{c:I am tired.}”",
            "It is over. … I am tired.",
        ),
    ],
)
def test_content_is_made_readable(read: Reader, text: str, readable: str) -> None:
    reading = read(text)

    assert readable == readable_text(reading.references, reading.claims[-1])


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Joan Tell left. She was tired.", "She [Joan Tell] was tired."),
        ("Joan Tell left. Her aides were tired.", "Her [Joan Tell’s] aides were tired."),
        ("Mayor Joan Tell left. The mayor was tired.", "The mayor [Joan Tell] was tired."),
        ("Joan Tell left. Tell said she was tired.", "Tell said she was tired."),
        ("Joan Tell left. As she did, Tell waved.", "As she did, Tell waved."),
        ("It rained. He left.", "He left."),
        ("Joan Tell left. She'd been tired.", "She'd [Joan Tell] been tired."),
        ("Joan Tell left. She’s tired.", "She’s [Joan Tell] tired."),
        (
            "Mayor Joan Tell left. The mayor's aides were tired.",
            "The mayor's [Joan Tell’s] aides were tired.",
        ),
        (
            "Brell Ferries, a ferry operator, sank. The operator’s aides were tired.",
            "The operator’s [Brell Ferries’] aides were tired.",
        ),
    ],
)
def test_what_a_sentence_needs_from_outside_is_put_in_brackets(
    read: Reader, text: str, resolved: str
) -> None:
    assert resolved == _resolved(read(text), 1)


def test_who_speaks_is_named_outside_of_the_quotation_where_that_will_do(read: Reader) -> None:
    reading = read("Joan Tell left. “{c:I am tired,}” {s:she} told her aides.")

    assert _resolved(reading, 1) == "“I am tired,” she [Joan Tell] told her aides."


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30))
def test_brackets_are_all_that_is_added(parser: SpacyParser, words: list[str]) -> None:
    text = " ".join(words)
    reading = read_marked(f"{{s:Joan Tell}} said {{c:{text}}}.", parser)

    readable = readable_text(reading.references, reading.claims[0])

    assert re.sub(r" \[[^\[\]]*\]", "", readable) == text
