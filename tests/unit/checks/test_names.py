"""What a text may call those whom the article names, and what it may not."""

import pytest

from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.readings import extracted

MINE: str = (
    "The Department for Energy has asked the chief operating officer of Korda Mining, Alma Vrba,"
    " to explain why the Tarn pit flooded. Her brother, Ondrej, worked there.\n\n"
    "Rovna’s mines were sold after overtime was cut. “The Rovnan taxpayer has paid,” said Ivo"
    " Blaho of the State Reserve Bank of Tarn. Two Liberal Democrats asked for a debate."
)

KNOWN = [
    "DfE wants answers from Korda COO over Tarn flood",
    "Korda’s Vrba is asked to explain the flood. Ondrej Vrba worked in the pit.",
    "The Energy Department has questions for Korda Mining.",
    "Lib Dems want debate on Tarn pit",
    "Mark the day: Rovna mines change hands after OT cut",
]

UNKNOWN = [
    ("Korda’s Alma Vrbova is asked to explain the flood.", "Vrbova"),
    ("DfT wants answers from Korda over Tarn flood", "DfT"),
    ("Ivo Vrba says that taxpayers paid for the mines.", "Ivo Vrba"),
]


@pytest.mark.parametrize("text", KNOWN)
def test_a_fair_name_passes(text: str, parser: SpacyParser) -> None:
    found = check_text(extracted(MINE), text, "headline", parser).findings
    assert [each.span.text for each in found if each.type == "unsupported_name"] == []


@pytest.mark.parametrize(("text", "name"), UNKNOWN)
def test_another_name_is_found(text: str, name: str, parser: SpacyParser) -> None:
    found = check_text(extracted(MINE), text, "headline", parser).findings
    assert [each.span.text for each in found if each.type == "unsupported_name"] == [name]
