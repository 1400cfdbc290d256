"""Quotations and who is speaking in them."""

import pytest

from service.ports import Parser
from tests.unit.engines.embedded.reading import claims_in, told

SPOKEN = {
    "a cue after it": (
        "“We will not sell the site,” said Joan Tell.",
        [("Joan Tell", "said", "We will not sell the site,")],
    ),
    "a cue before it": (
        "Tell said: “We will not sell the site.”",
        [("Tell", "said", "We will not sell the site.")],
    ),
    "a cue inside it": (
        "“We will not sell,” Tell said, “before 2030.”",
        [("Tell", "said", "We will not sell, / before 2030.")],
    ),
    "an earlier sentence of the same quotation": (
        "“It is ours. We will not sell,” Tell said.",
        [("Tell", "said", "It is ours. We will not sell,")],
    ),
    "a later sentence of the same paragraph": (
        "“It is ours,” Tell said. “We will not sell the site.”",
        [("Tell", "said", "It is ours, / We will not sell the site.")],
    ),
    "a sentence in two, of which neither half is a clause": (
        "“The roof,” said Joan Tell, “will hold.”",
        [("Joan Tell", "said", "The roof, / will hold.")],
    ),
    "quotations in a row that float": (
        "Poe shook his head.\n\n“We will not sell the site to anybody.”\n\n"
        "“It is ours and it stays ours.”",
        [("Poe", "", "We will not sell the site to anybody. / It is ours and it stays ours.")],
    ),
    "a quotation that runs on over paragraphs": (
        "“It is ours,” Tell said. “We will not sell it.\n\n"
        "“Not to anybody,” she added, “at any price.”",
        [
            ("Tell", "said", "It is ours, / We will not sell it."),
            ("she", "added", "Not to anybody, / at any price."),
        ],
    ),
    "a quotation that floats after whom it is about": (
        "Poe shook his head. “We will not sell the site to anybody.”",
        [("Poe", "", "We will not sell the site to anybody.")],
    ),
    "words quoted within a sentence": (
        "Tell said the offer was “an insult” to the town.",
        [("Tell", "said", "the offer was “an insult” to the town")],
    ),
    "straight marks": (
        '"We will not sell the site," said Joan Tell.',
        [("Joan Tell", "said", "We will not sell the site,")],
    ),
    "single marks": (
        "‘We won’t sell the site,’ said Joan Tell.",
        [("Joan Tell", "said", "We won’t sell the site,")],
    ),
    "a long name before which the verb stands": (
        "“It is a mistake, so forget it,” said retired surgeon Ben Carew, who lives in Hull.",
        [("retired surgeon Ben Carew", "said", "It is a mistake, so forget it,")],
    ),
}


@pytest.mark.parametrize("name", SPOKEN)
def test_a_quotation_is_given_to_whoever_says_it(parser: Parser, name: str) -> None:
    text, expected = SPOKEN[name]
    assert [told(claim) for claim in claims_in(parser, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bath lobby” met on Monday.",
        "She wrote “The Last Bath”, a novel.",
        "A sign at the gate, “Closed”, hung by a nail.",
    ],
)
def test_scare_quotes_and_titles_are_nobodys_speech(parser: Parser, text: str) -> None:
    assert [told(claim) for claim in claims_in(parser, text)] == []


def test_a_cue_within_a_quotation_cannot_reach_out_of_it(parser: Parser) -> None:
    text = "“I know he said it,” Tell said, and the baths stayed open."
    assert [told(claim)[0] for claim in claims_in(parser, text)] == ["Tell"]
