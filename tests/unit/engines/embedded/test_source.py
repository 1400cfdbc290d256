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
    ("He’s said that he will run.", "He"),
    ("It’s said that he will run.", ""),
    ("Poe was quick to point out that it rained.", "Poe"),
    ("Poe said in a statement that it rained.", "Poe"),
    ("The supermarket chain Bellwether said that it rained.", "The supermarket chain Bellwether"),
    ("A letter saying that it rained was found.", "A letter"),
    ("The court was told that it rained.", ""),
]


@pytest.mark.parametrize(("sentence", "source"), SOURCES)
def test_the_source_is_the_noun_phrase_that_governs_the_cue(
    parser: Parser, sentence: str, source: str
) -> None:
    assert source in [told(claim)[0] for claim in claims_in(parser, sentence)]


def test_who_goes_on_speaking_is_not_whom_the_speech_is_about(parser: Parser) -> None:
    text = "Tell said that Roe had run up debts, arguing that the town would pay for them."
    assert [told(claim)[0] for claim in claims_in(parser, text)] == ["Tell", "Tell"]


def test_fears_that_somebody_prompts_are_not_theirs(parser: Parser) -> None:
    text = "The bridge closed on Monday, prompting fears of long delays."
    assert [told(claim)[0] for claim in claims_in(parser, text)] in ([], [""])


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
