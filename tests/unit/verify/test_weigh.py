"""How a claim is weighed, whichever engine found it."""

from dataclasses import replace

import pytest

from schemas.extraction import Claim
from schemas.hedging import Level
from schemas.proposal import ProposedClaim
from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.coreference import read_references
from service.verify.weigh import uncovered_quotes, weigh
from tests.unit.verify.readings import read


def _first(parser: Parser, text: str) -> tuple[Reading, ProposedClaim]:
    reading = read(text, parser)
    return reading, propose_claims(reading).claims[0]


def _weighed(reading: Reading, claim: ProposedClaim) -> Claim:
    assert reading.parse is not None
    return weigh(read_references(reading.article, reading.parse, [claim]), [claim])[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not sell the site,” said Joan Tell.", "direct"),
        ("Joan Tell said the offer was “an insult” to the town.", "mixed"),
        ("Joan Tell said the offer was low.", "indirect"),
    ],
)
def test_the_kind_is_how_much_of_the_content_is_quoted(
    parser: Parser, text: str, kind: str
) -> None:
    assert _weighed(*_first(parser, text)).kind == kind


@pytest.mark.parametrize(
    ("text", "read_as", "shown", "level"),
    [
        ("Tell said the baths could close.", "certain", (), "possible"),
        ("Tell said the baths could close.", "uncommitted", (), "uncommitted"),
        ("Tell said the baths would close.", "possible", (), "certain"),
        ("Tell said the baths would in her book close.", "probable", ("in her book",), "probable"),
    ],
)
def test_the_weaker_level_wins_where_words_show_it(
    parser: Parser, text: str, read_as: Level, shown: tuple[str, ...], level: Level
) -> None:
    reading, claim = _first(parser, text)
    hedges = tuple(
        reading.article.span(text.index(words), text.index(words) + len(words)) for words in shown
    )
    weighed = _weighed(reading, replace(claim, origin="llm", level=read_as, hedges=hedges))
    assert weighed.hedging.level == level
    assert all(span in [cue.span for cue in weighed.hedging.cues] for span in hedges)


def test_long_quotations_that_no_claim_covers_are_reported(parser: Parser) -> None:
    reading = read("“Nobody will ever swim here again, ever.” So it stood on the wall.", parser)
    assert [span.text for span in uncovered_quotes(reading.article, [])] == [
        "“Nobody will ever swim here again, ever.”"
    ]
