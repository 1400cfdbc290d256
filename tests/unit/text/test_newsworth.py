"""Of two articles that differ in one sentence, which of the two sentences is worth more."""

from dataclasses import replace

import pytest

from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.coreference import read_references
from service.text.newsworth import Newsworth
from tests.unit.verify.readings import read

OPENING = "The council of Harwick will close the old baths. The roof leaks.\n\n"
CLOSING = "\n\nThe baths were built by the river. They have a clock."


def _worth(sentence: str, parser: Parser | None, before: str = OPENING) -> float:
    """What a sentence in the middle of a short article is worth."""
    reading = read(before + sentence + CLOSING, parser)
    place = next(each for each in reading.article.sentences if each.start == len(before))
    return _newsworth(reading).of(place)


def _newsworth(reading: Reading) -> Newsworth:
    claims = propose_claims(reading).claims
    if reading.parse is None:
        return Newsworth(reading, claims, None)
    return Newsworth(reading, claims, read_references(reading.article, reading.parse, claims))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (
            "A ministry said the water in the pool was too warm for children and for the old.",
            "A swimmer said the water in the pool was too warm for children and for the old.",
        ),
        (
            "Sam Poe, the head of the pool, said the water was too warm for all of the children.",
            "Sam Poe, a friend of the pool, said the water was too warm for all of the children.",
        ),
        (
            "A swimmer said the water in the pool was too warm for children and for the old.",
            "The water in the pool was, as ever, too warm for children and for the very old.",
        ),
        (
            "A swimmer denied that the water in the pool was too warm for children.",
            "A swimmer thought that the water in the pool was too warm for children.",
        ),
        (
            "The staff intend to empty the pool on the hill, to paint it and to fill it with sand.",
            "The staff had to empty the pool on the hill, to paint it and to fill it with sand.",
        ),
        (
            "The staff of the pool on the hill were 40 and had been so for as long as it stood.",
            "The staff of the pool on the hill were few and had been so for as long as it stood.",
        ),
        (
            "A swimmer said the water in the pool was too warm, “like soup”, for children.",
            "“Like soup” was what a swimmer said of the water in the pool for the children.",
        ),
        (
            "A ministry said the water in the pool was too warm for children and for the old.",
            "But a ministry said the water in the pool was too warm for children and the old.",
        ),
        (
            "A ministry of the land told people whether the water in the pool was too warm.",
            "A ministry of the land declined to say whether the water in the pool was too warm.",
        ),
        (
            "The council said the baths would be closed for good and the roof be taken down.",
            "The council said the birds would be counted once more and the nests be cleaned.",
        ),
        (
            "The staff of the pool on the hill looked at the water for the whole afternoon.",
            "The staff of the pool looked on.",
        ),
    ],
)
def test_one_sentence_is_worth_more_than_another(more: str, less: str, parser: Parser) -> None:
    assert _worth(more, parser) > _worth(less, parser)


def test_who_was_heard_before_is_worth_less(parser: Parser) -> None:
    sentence = "A ministry said the water was too warm for children."
    there, heard = (
        OPENING.replace("The roof leaks.", f"“The roof leaks,” a ministry {does}.")
        for does in ("saw", "said")
    )
    assert _worth(sentence, parser, there) > _worth(sentence, parser, heard)


def test_what_is_quoted_is_not_what_the_sentence_tells(parser: Parser) -> None:
    quoted = "The staff of the pool read “we plan to deny it” on a wall by the water."
    told = "The staff of the pool read “we like to paint it” on a wall by the water."
    assert _worth(quoted, parser) == pytest.approx(_worth(told, parser))


def test_the_lead_is_worth_more_than_the_end_and_an_anecdote_less_than_the_news(
    parser: Parser,
) -> None:
    text = (
        "A heron stood in the pool and looked about.\n\n"
        "The council of Harwick closes its baths.\n\n"
        "The staff were told at noon. A heron stood in the pool and looked about."
    )
    reading = read(text, parser)
    titled = Reading(replace(reading.article, title="Harwick council closes baths"), reading.parse)
    newsworth = _newsworth(titled)
    heron, news, _, again = (newsworth.of(each) for each in reading.article.sentences)
    assert news > heron > again


@pytest.mark.parametrize(
    ("first", "second", "headline"),
    [
        ("Council closes baths", "The roof leaks.", True),
        ("Council Closes Its Baths for Good.", "The roof leaks.", True),
        ("Council closes its baths.", "HARWICK (Northwire) — The roof leaks.", True),
        ("Council closes its baths.", "The roof leaks.", False),
        ("The Council Of Harwick Closes " + "All Its " * 9 + "Baths.", "The roof leaks.", False),
    ],
)
def test_a_headline_is_known(first: str, second: str, headline: bool, parser: Parser) -> None:
    reading = read(f"{first}\n\n{second}\n\nNobody was hurt.", parser)
    assert _newsworth(reading).has_headline is headline


def test_a_first_paragraph_that_is_the_title_is_the_headline() -> None:
    reading = read("The baths close\n\nThe roof leaks.\n\nNobody was hurt.")
    titled = replace(reading.article, title="The baths close.")
    other = replace(reading.article, title="A roof leaks")
    assert Newsworth(Reading(titled, None), (), None).has_headline
    assert not Newsworth(Reading(other, None), (), None).has_headline


def test_without_a_parser_place_and_words_remain() -> None:
    first = _worth("The roof leaks in 40 places, say the staff of the old baths of Harwick.", None)
    other = _worth("The birds sing in many places, say the lovers of the wild woods of Ilo.", None)
    assert first > other
