from dataclasses import replace

import pytest

from schemas.proposal import ProposedClaim, ProposedPoint
from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.coreference import read_references
from service.text.key_points import CANDIDATES, extractive_points
from service.text.redundancy import say_the_same, words_for_comparison
from service.text.select import select_points
from tests.unit.verify.readings import read
from tests.unit.verify.stories import story


def texts(reading: Reading, claims: tuple[ProposedClaim, ...] = ()) -> list[str]:
    return [point.text for point in extractive_points(reading, claims)]


def _points(text: str, parser: Parser) -> tuple[ProposedPoint, ...]:
    reading = read(text, parser)
    assert reading.parse is not None
    claims = propose_claims(reading).claims
    return extractive_points(
        reading, claims, read_references(reading.article, reading.parse, claims)
    )


LEAD = "The council of Harwick will close the old baths in March, Maria Orr said on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "Will the council of Harwick really close the old baths?",
        "“The council of Harwick will close the old baths in March.”",
        "Old baths of Harwick council",
        "Photo: The council of Harwick meets in March.",
        "Read more about the council of Harwick and the old baths here.",
        "The council met.",
        "Follow us at https://example.org/harwick for more on the council of Harwick.",
    ],
)
def test_what_cannot_stand_alone_is_no_key_point(sentence: str, parser: Parser) -> None:
    reading = read(f"{LEAD}\n\n{sentence}\n\nThe roof of the baths leaks badly, she added.", parser)
    assert LEAD in texts(reading)
    assert sentence not in texts(reading)


def test_the_lead_comes_first_and_evidence_is_its_sentence(parser: Parser) -> None:
    reading = read(story("court"), parser)
    first = extractive_points(reading, propose_claims(reading).claims)[0]
    assert first.text.startswith("A judge on Tuesday convicted")
    assert first.evidence[0].text == first.text
    assert first.origin == "embedded"


def test_a_headline_in_the_text_is_no_key_point(parser: Parser) -> None:
    headline = "Council Will Close Baths Where Generations Learned to Swim."
    reading = read(f"{headline}\n\n{LEAD}\n\nThe roof of the baths leaks, she said.", parser)
    assert headline not in texts(reading)
    assert texts(reading)[0] == LEAD


def test_a_headline_ends_where_a_dateline_follows(parser: Parser) -> None:
    headline = "Council closes old baths in Harwick over leaking roof."
    more = "The roof of the baths leaks badly, she added."
    assert headline not in texts(read(f"{headline}\n\nHARWICK — {LEAD}\n\n{more}", parser))
    assert headline in texts(read(f"{headline}\n\n{LEAD}\n\n{more}", parser))


def test_an_anecdote_that_has_nothing_of_the_headline_makes_way_for_the_news(
    parser: Parser,
) -> None:
    text = (
        "On a grey morning a heron stood in the empty pool and looked about.\n\n"
        "The council of Harwick will close the old baths in March, Maria Orr said."
    )
    reading = read(text, parser)
    titled = Reading(
        replace(reading.article, title="Harwick council to close baths"), reading.parse
    )
    assert texts(titled)[0].startswith("The council")


def test_references_are_resolved_and_what_dangles_waits(parser: Parser) -> None:
    reading = read("Maria Orr won the vote in Harwick. She hopes to lower the rents soon.", parser)
    assert reading.parse is not None
    references = read_references(reading.article, reading.parse)
    found = [point.text for point in extractive_points(reading, (), references)]
    assert "She [Maria Orr] hopes to lower the rents soon." in found
    reading = read("He won the vote in the old town of Harwick by a hair.", parser)
    assert reading.parse is not None
    references = read_references(reading.article, reading.parse)
    assert len(extractive_points(reading, (), references)) == 1


ALLEGED = "Sam Poe, a clerk in Harwick, is alleged to have sold 40 benches of the old baths."


@pytest.mark.parametrize(
    "answer",
    [
        "He has not been charged.",
        "Through a lawyer, he denied it.",
        "The number could not be verified.",
        "Police say the benches were not stolen.",
        "That was wrong.",
    ],
)
def test_what_is_set_against_a_sentence_goes_with_it(answer: str, parser: Parser) -> None:
    first, *others = _points(f"{ALLEGED} {answer}", parser)
    assert [span.text for span in first.evidence] == [ALLEGED, answer]
    assert first.text.startswith(ALLEGED)
    assert all(point.evidence[0].text != answer for point in others)


@pytest.mark.parametrize(
    "following",
    [
        "\n\nHe has not been charged.",
        " He has been charged.",
        " “I have not been near the benches,” he said.",
        " Has he not been charged?",
        " Two neighbours, who did not see the benches, live by the old baths.",
        " The council, " + "which has many baths, " * 8 + "has not been told.",
        " The two women have not been charged with it.",
    ],
)
def test_what_is_no_answer_stays_behind(following: str, parser: Parser) -> None:
    first = _points(ALLEGED + following, parser)[0]
    assert first.text == ALLEGED


@pytest.mark.parametrize("name", ["baths", "court", "results", "study", "storm", "museum", "bank"])
def test_three_to_five_points_that_say_different_things(name: str, parser: Parser) -> None:
    reading = read(story(name), parser)
    assert reading.parse is not None
    claims = propose_claims(reading).claims
    references = read_references(reading.article, reading.parse, claims)
    chosen = select_points(extractive_points(reading, claims, references))
    assert 3 <= len(chosen) <= 5
    words = [words_for_comparison(point.text, "en") for point in chosen]
    assert not any(
        say_the_same(one, other) for i, one in enumerate(words) for other in words[i + 1 :]
    )
    assert [point.evidence[0].start for point in chosen] == sorted(
        point.evidence[0].start for point in chosen
    )


def test_no_point_is_the_answer_that_goes_with_another(parser: Parser) -> None:
    answer = "The council of Harwick denied that the baths would ever be sold."
    points = _points(f"{ALLEGED} {answer}", parser)
    spans = [span for point in points for span in point.evidence]
    assert len(spans) == len(set(spans))


def test_an_article_that_is_one_long_quotation_still_has_points(parser: Parser) -> None:
    speech = "We will close the old baths in March. We will build new ones. They will be free. "
    reading = read(f"Maria Orr told the council: “{speech * 3}Thank you all for coming.”", parser)
    assert texts(reading)


def test_without_a_parser_sentences_are_proposed_by_place_and_words() -> None:
    reading = read(
        "Der Stadtrat von Harwick schließt im März das alte Bad am Fluss. Es regnet. "
        "Rund 120 Stellen fallen laut Gewerkschaft in der Stadt im Frühjahr weg.",
        language="de",
    )
    assert [text.split()[0] for text in texts(reading)] == ["Der", "Rund"]


def test_a_long_article_offers_a_bounded_number() -> None:
    sentences = (
        f"Town number {number} lost its old bridge to the river." for number in range(3_000)
    )
    assert len(texts(read(" ".join(sentences)))) == CANDIDATES


@pytest.mark.parametrize(
    "text", ["", "“" * 2_000, "word " * 20_000, "\u200f🙂\r\n" * 2_000, "a. " * 2_000]
)
def test_hostile_texts_have_no_key_points_and_do_not_crash(text: str) -> None:
    assert len(extractive_points(read(text))) <= CANDIDATES
