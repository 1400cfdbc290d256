from io import StringIO

import pytest
from rich.console import Console

from schemas.extraction import Extraction, Rejected
from service.cli.view import view
from tests.fakes.claims import a_claim, a_point, an_extraction_of
from tests.fakes.extraction import an_extraction

TEXT = (
    "The baths could close, Joan Tell, the leader, told the Courier. "
    "“They will not,” the union said.\nThe Courier could not verify it."
)


def shown(extraction: Extraction, *, colour: bool = False, width: int = 100) -> str:
    console = Console(
        file=StringIO(), width=width, force_terminal=colour, color_system="256" if colour else None
    )
    console.print(view(extraction, colour=colour))
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    closing = a_claim(
        TEXT,
        "The baths could close",
        source="Joan Tell",
        role="the leader",
        cue="told",
        via=("the Courier",),
        level="possible",
        hedges=("could",),
        status="not_verified",
        check="The Courier could not verify it.",
    )
    staying = a_claim(TEXT, "They will not,", id="c2", source="the union", kind="direct")
    nobody = a_claim(TEXT, "verify it", id="c3", stance="distanced", type="belief")
    point = a_point(TEXT, "“They will not,” the union said.", "c2")
    rejected = Rejected(
        what="claim",
        reason="not_in_article",
        detail="No sentence holds this content.",
        proposed={"content": "The baths will never close", "source": "Joan Tell"},
    )
    return an_extraction_of(TEXT, closing, staying, nobody, points=(point,)).model_copy(
        update={"rejected": (rejected,)}
    )


@pytest.mark.parametrize(
    "told",
    [
        "1. “They will not,” the union said.  certain",
        "Joan Tell, the leader  [person]",
        "⟦The baths could close⟧, Joan Tell, the leader, told the Courier.",
        "possible (could) · indirect · through the Courier · not verified:",
        "No source named",
        "certain · belief · indirect · distanced",
        "claim, not in article: No sentence holds this content.",
        "The baths will never close · Joan Tell",
    ],
)
def test_without_colour_everything_is_in_words(extraction: Extraction, told: str) -> None:
    text = shown(extraction)
    assert told in text
    assert "\x1b" not in text


def test_colour_takes_the_place_of_marks(extraction: Extraction) -> None:
    text = shown(extraction, colour=True)
    assert "\x1b[" in text
    assert "⟦" not in text


def test_claims_stand_under_their_source() -> None:
    first = a_claim(TEXT, "The baths could close", id="c1", source="the union")
    second = a_claim(TEXT, "told the Courier", id="c2", source="Joan Tell")
    third = a_claim(TEXT, "They will not", id="c3", source="the union")
    text = shown(an_extraction_of(TEXT, first, second, third))
    assert text.count("the union  [person]") == 1
    assert text.index("⟦They will not⟧") < text.index("Joan Tell  [person]")


def test_an_article_cannot_command_the_terminal() -> None:
    text = "The \x1b[31mbaths\x9b2J could\x07 close, she said."
    claim = a_claim(text, "baths\x9b2J could\x07 close")
    assert not set(shown(an_extraction_of(text, claim))) & set("\x1b\x9b\x07")


def test_an_extraction_without_claims_says_so() -> None:
    assert "No claims" in shown(an_extraction())


def test_a_content_is_shown_with_the_words_around_it_and_no_more() -> None:
    text = f"{'One thing. ' * 50}The baths could close, she said. {'Another thing. ' * 50}"
    claim = a_claim(text, "The baths could close", source="she", cue="said")
    line = next(
        each for each in shown(an_extraction_of(text, claim), width=300).splitlines() if "⟦" in each
    )
    assert line.strip().startswith("…One thing.") or line.strip().startswith("…thing.")
    assert line.strip().endswith("…")
    assert len(line) < 200
