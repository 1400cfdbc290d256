"""The engine as a whole."""

import pytest

from schemas.article import Article
from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.cues import cue_lexicon
from tests.unit.engines.embedded.reading import claims_in, told


def test_clauses_side_by_side_keep_their_own_sources(parser: Parser) -> None:
    text = (
        "Officials told the Courier that the baths could close, and around 120 jobs are at risk, "
        "according to the union."
    )
    assert [told(claim) for claim in claims_in(parser, text)] == [
        ("Officials", "told", "the baths could close"),
        ("the union", "according to", "around 120 jobs are at risk"),
    ]


def test_a_second_cue_of_the_same_subject_is_a_claim_of_its_own(parser: Parser) -> None:
    text = "Tell said the toll was wrong and accused the army of hiding it."
    assert [told(claim)[1] for claim in claims_in(parser, text)] == ["said", "accused"]


def test_an_article_without_a_parse_has_no_claims() -> None:
    assert propose_claims(Reading(Article("Bonjour.", "fr"), None)).claims == ()


def test_the_same_article_gives_the_same_proposal(parser: Parser) -> None:
    text = "Tell said the baths would stay. “They are ours,” she added. Poe denied it."
    assert claims_in(parser, text) == claims_in(parser, text)


@pytest.mark.parametrize(
    "mark", ["“", '"', "'", "said ", "that ", ", ", "…", "\n", "(", "says he "]
)
def test_endless_repetition_is_read_in_reasonable_time(parser: Parser, mark: str) -> None:
    claims_in(parser, mark * (20_000 // len(mark)))


def test_the_lexicon_names_no_word_twice_in_a_frame_with_different_types() -> None:
    lexicon = cue_lexicon()
    assert lexicon["clause"]["say"] == "statement"
    assert lexicon["clause"]["hope"] == "belief"
    assert lexicon["infinitive"]["vow"] == "intention"
