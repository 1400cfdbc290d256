"""How the pieces of a content that a cue parted are put together again."""

import pytest

from service.engines.embedded.engine import propose_claims
from service.ports import Parser
from service.text.coreference import read_references
from service.text.readable import readable_text
from tests.unit.verify.readings import read


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        (
            "“The roof will hold,” Tell said. “The walls are new.”",
            "The roof will hold. The walls are new.",
        ),
        ("“Will it hold?” Tell said. “Nobody knows.”", "Will it hold? Nobody knows."),
        ("“The roof,” said Joan Tell, “will hold.”", "The roof will hold."),
        ("“The roof will hold,” Tell said, “but not long.”", "The roof will hold, but not long."),
        (
            "The roof will “hold”, Tell said. “The walls are new.”",
            "The roof will “hold”. The walls are new.",
        ),
    ],
)
def test_pieces_read_as_sentences_or_parts_of_one(parser: Parser, text: str, readable: str) -> None:
    reading = read(text, parser)
    (claim,) = propose_claims(reading).claims
    assert reading.parse is not None
    references = read_references(reading.article, reading.parse, [claim])
    assert readable_text(references, claim) == readable
