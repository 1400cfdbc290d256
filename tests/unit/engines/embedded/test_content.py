"""Where a content ends: what the outlet adds is left out, what the source said is not."""

import pytest

from service.ports import Parser
from tests.unit.engines.embedded.reading import claims_in, told

LEFT_OUT = [
    (
        "The firm said sales would fall, sending its shares down 17 per cent.",
        "sales would fall",
    ),
    (
        "The bank said rates would rise, pushing stocks down and lifting the krone.",
        "rates would rise",
    ),
    ("Roe said the plan was dead, drawing boos from the crowd.", "the plan was dead"),
    ("Roe said the plan was dead, which drew boos from the crowd.", "the plan was dead"),
    ("The mayor said the strike was over, a claim that the union disputed.", "the strike was over"),
    ("The mayor said the strike was over, adding that it was late.", "the strike was over"),
    ("Roe said the dam was safe, while Poe said it leaked.", "the dam was safe"),
    ("Roe asked to see the barn and was let in.", "to see the barn"),
    ("Roe demanded a recount, which nobody else wanted.", "a recount"),
    ("HARWICK, Tolland — The dam was safe, Roe said.", "The dam was safe"),
    ("LONDON (Reuters) - Roe said that the dam was safe.", "the dam was safe"),
    ("Roe said \u200bthat the dam was safe.", "the dam was safe"),
]

KEPT = [
    (
        "Roe said the flood had broken the dam, sending water into the valley.",
        "the flood had broken the dam, sending water into the valley",
    ),
    ("Roe said the dam was safe because it was new.", "the dam was safe because it was new"),
    ("Roe said he was tired and wanted to sleep.", "he was tired and wanted to sleep"),
    ("Roe vowed to repair the dam and to reopen it.", "to repair the dam and to reopen it"),
]


@pytest.mark.parametrize(("text", "content"), [*LEFT_OUT, *KEPT])
def test_a_content_is_what_the_source_said(parser: Parser, text: str, content: str) -> None:
    assert told(claims_in(parser, text)[0])[2] == content


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Tolland rejects peace plan", 0),
        ("Harwick council approves new stadium", 0),
        ("Tell: We will keep the old baths", 1),
        ("Mayor says the baths will stay", 1),
    ],
)
def test_a_headline_mostly_tells_deeds(parser: Parser, headline: str, found: int) -> None:
    assert len(claims_in(parser, f"{headline}\n\nIt rained on Monday.")) == found


def test_the_same_words_in_prose_are_a_claim(parser: Parser) -> None:
    assert len(claims_in(parser, "Tolland rejects the peace plan.\n\nIt rained on Monday.")) == 1
