"""Speech that typography attributes."""

from service.ports import Parser
from tests.unit.engines.embedded.reading import claims_in, told


def test_a_headline_names_its_source_before_a_colon(parser: Parser) -> None:
    assert [
        told(claim) for claim in claims_in(parser, "Tell: baths will stay open\n\nIt rained.")
    ] == [("Tell", ":", "baths will stay open")]


def test_a_transcript_repeats_who_is_speaking(parser: Parser) -> None:
    text = (
        "The hearing began at noon.\n\nTELL: We had no choice at all.\n\n"
        "POE: That is not so.\n\nTELL: I know what I know."
    )
    assert [told(claim)[::2] for claim in claims_in(parser, text)] == [
        ("TELL", "We had no choice at all"),
        ("POE", "That is not so"),
        ("TELL", "I know what I know"),
    ]


def test_a_signature_follows_a_quotation_after_a_dash(parser: Parser) -> None:
    text = "“The bath is ours, and it will stay.” — Joan Tell, resident"
    assert [told(claim) for claim in claims_in(parser, text)] == [
        ("Joan Tell", "—", "The bath is ours, and it will stay.")
    ]


def test_labels_of_the_desk_are_no_sources(parser: Parser) -> None:
    assert claims_in(parser, "UPDATE: the baths will stay open\n\nIt rained.") == ()
