"""Whose a quotation is in the article, and whose the text says it is."""

import pytest

from schemas.check import CheckedKind
from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.readings import extracted

FERRY = (
    "The Skarn ferry will stop running in October, its owner said on Monday, and may not come"
    " back.\n\n"
    "“We kept her going for as long as the sums allowed,” said Ines Fallow, managing director of"
    " Skarn Lines. “Nobody here wanted this.”\n\n"
    "The harbour master, Tobias Renn, who chairs the port committee, was angrier. “They have left"
    " an island without a road,” he said. “I would love to say the boat is safe, but I cannot.”\n\n"
    "Petra Osk, a dairy farmer who sends milk across twice a week, said she had cried. “My cows do"
    " not read timetables,” she said.\n\n"
    "Transport minister Gwen Adair offered talks. “We will pay for a smaller boat only if the"
    " island asks for one,” she said. “It is not a promise, and I am not asking anybody to wait for"
    " us.”"
)

RIGHT: list[tuple[CheckedKind, str]] = [
    ("headline", "‘Nobody here wanted this’: Skarn Lines boss on end of ferry"),
    ("headline", "‘They have left an island without a road’ – harbour master"),
    ("headline", "Port committee head: ‘They have left an island without a road’"),
    ("headline", "‘My cows do not read timetables’, says farmer as ferry stops"),
    ("summary", "Petra Osk sends milk across. “My cows do not read timetables,” she said."),
    ("social", "“My cows do not read timetables.” Petra Osk on the last ferry to Skarn."),
    ("summary", "Skarn’s ferry stops. “Nobody here wanted this,” its owner said."),
    ("headline", "‘Nobody here wanted this’: Islanders say goodbye to ferry"),
    ("summary", "“My cows do not read timetables,” a customer said."),
]

WRONG: list[tuple[CheckedKind, str]] = [
    ("headline", "‘Nobody here wanted this’ – Tobias Renn on end of ferry"),
    ("headline", "Adair: ‘They have left an island without a road’"),
    ("headline", "‘They have left an island without a road’: transport minister on ferry"),
    ("headline", "‘My cows do not read timetables’, harbour master says"),
    ("summary", "“My cows do not read timetables,” said Ines Fallow, who runs the line."),
    ("summary", "It was “an island without a road”, according to the transport minister."),
    ("social", "“My cows do not read timetables.” Gwen Adair on the last ferry to Skarn."),
    ("social", "‘An island without a road’ – how the minister described Skarn"),
    ("social", "Renn on the last ferry to Skarn: “My cows do not read timetables”"),
    (
        "summary",
        "Petra Osk, whose milk it carries, was upset. “Nobody here wanted this,” she said.",
    ),
    ("standfirst", "“Nobody here wanted this,” Petra Osk tells reporters on the quay"),
    (
        "social",
        "“Nobody here wanted this.” Harbour master Tobias Renn gives his verdict on the line.",
    ),
]

TORN: list[tuple[CheckedKind, str]] = [
    ("headline", "Renn: ‘The boat is safe’"),
    ("headline", "Adair: ‘We will pay for a smaller boat’"),
    ("summary", "“We will pay for a smaller boat … for us,” Ms Adair said."),
    ("summary", "“Nobody here wanted this. They have left an island without a road.”"),
]

WHOLE: list[tuple[CheckedKind, str]] = [
    ("summary", "Renn said that he could not call the boat “safe”."),
    ("headline", "Adair: ‘It is not a promise’"),
    (
        "headline",
        "‘I would love to say the boat is safe’: Renn on Skarn ferry, which he will not call so",
    ),
    (
        "summary",
        "Only if Skarn asks for one, Ms Adair said, “we will pay for a smaller boat”.",
    ),
]


def types(kind: CheckedKind, text: str, parser: SpacyParser) -> set[str]:
    found = check_text(extracted(FERRY), text, kind, parser).findings
    return {each.type for each in found if each.type.endswith("_quote")}


@pytest.mark.parametrize(("kind", "text"), RIGHT)
def test_whoever_may_be_called_so_is_quoted(
    kind: CheckedKind, text: str, parser: SpacyParser
) -> None:
    assert types(kind, text, parser) == set()


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_another_is_not(kind: CheckedKind, text: str, parser: SpacyParser) -> None:
    assert types(kind, text, parser) == {"misattributed_quote"}


@pytest.mark.parametrize(("kind", "text"), TORN)
def test_a_cut_that_turns_the_sense_is_found(
    kind: CheckedKind, text: str, parser: SpacyParser
) -> None:
    assert types(kind, text, parser) == {"spliced_quote"}


@pytest.mark.parametrize(("kind", "text"), WHOLE)
def test_a_cut_that_the_text_makes_up_for_passes(
    kind: CheckedKind, text: str, parser: SpacyParser
) -> None:
    assert types(kind, text, parser) == set()
