"""Whose words a cue introduces."""

import pytest

from service.ports import Parser
from tests.unit.engines.embedded.reading import claims_in, told

SOURCES = [
    ("Joan Tell, the council's leader, said the baths would stay.", "Joan Tell"),
    ("The minister, who resigned, said that he was innocent.", "The minister"),
    ("Poe, who said he was innocent, left the court.", "who"),
    ("Poe stood up and said that he was innocent.", "Poe"),
    ("Poe declined to say whether he would appeal.", "Poe"),
    ("Poe left, saying that he was innocent.", "Poe"),
    ("A man who asked for nothing said that he saw smoke.", "A man who asked for nothing"),
    ("Senator Ana Roe (R-Ohio) said that she would run.", "Senator Ana Roe"),
    ("Officials in her department said that jobs would go.", "Officials in her department"),
    ("Two of the diplomats said that talks had failed.", "Two of the diplomats"),
    ("It was said that the talks had failed.", ""),
]


@pytest.mark.parametrize(("sentence", "source"), SOURCES)
def test_the_source_is_the_noun_phrase_that_governs_the_cue(
    parser: Parser, sentence: str, source: str
) -> None:
    assert source in [told(claim)[0] for claim in claims_in(parser, sentence)]


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("The minister told Reuters that talks would resume.", ["Reuters"]),
        ("The minister told the Harwick Courier that talks would resume.", ["the Harwick Courier"]),
        ("The minister said in an interview with the BBC that talks would resume.", ["the BBC"]),
        ("The minister told parliament that talks would resume.", []),
        ("The minister told Joan Tell that talks would resume.", []),
    ],
)
def test_a_medium_that_was_told_is_what_the_source_spoke_through(
    parser: Parser, sentence: str, via: list[str]
) -> None:
    assert [[span.text for span in claim.via] for claim in claims_in(parser, sentence)] == [via]
