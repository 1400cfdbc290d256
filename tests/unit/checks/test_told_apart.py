"""What a text turns into its contrary, and whom it has change places."""

from collections.abc import Callable

import pytest

from schemas.check import CheckedKind, Finding
from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.readings import extracted
from tests.unit.checks.stories import Told, Verdict, told

Judge = Callable[[Told], list[Finding]]

GRAVE = frozenset({"reversed_statement", "swapped_roles"})


@pytest.fixture(scope="module")
def judge(parser: SpacyParser) -> Judge:
    def judged(said: Told) -> list[Finding]:
        kind: CheckedKind = "summary" if said.text.endswith(".") else "headline"
        check = check_text(extracted(said.article), said.text, kind, parser)
        return [each for each in check.findings if each.type in GRAVE]

    return judged


def test_hardly_any_fair_rewording_is_called_contrary(judge: Judge) -> None:
    texts = told("clean")
    alarms = [f"{said} ({found[0].explanation})" for said in texts if (found := judge(said))]
    assert len(texts) >= 240
    assert len(alarms) <= 0.01 * len(texts), "\n".join(alarms)


@pytest.mark.parametrize("verdict", ["reversed", "swapped"])
def test_most_contraries_are_found(verdict: Verdict, judge: Judge) -> None:
    texts = told(verdict)
    missed = [str(said) for said in texts if not judge(said)]
    assert len(missed) <= 0.2 * len(texts), "\n".join(missed)


def told_of(article: str, text: str, judge: Judge) -> set[str]:
    return {each.type for each in judge(Told(article, text))}


LOAN = "Corvex Bank lent Haines Steel £40m in May. Haines has yet to repay the loan, the bank said."
MATCH = (
    "Estwick lost 3-1 to Harrowby on Saturday. Estwick's coach, Nia Rowe, criticised the referee."
)


BAGS = (
    "The airline Torvex accused the airport at Ness of losing 300 bags on purpose. The airport"
    " denies this."
)


@pytest.mark.parametrize(
    ("article", "text", "types"),
    [
        (BAGS, "Ness airport denies losing 300 bags on purpose", set()),
        (BAGS, "Airport admits it lost bags on purpose", {"reversed_statement"}),
        (BAGS, "Airport accused Torvex of losing 300 bags on purpose", {"swapped_roles"}),
        (LOAN, "Haines Steel borrowed £40m from Corvex Bank in May.", set()),
        (LOAN, "Corvex Bank borrowed £40m from Haines Steel in May.", {"swapped_roles"}),
        (LOAN, "Haines has not repaid the loan, the bank said.", set()),
        (LOAN, "Haines has repaid the loan, the bank said.", {"reversed_statement"}),
        (MATCH, "Harrowby beat Estwick 3-1 on Saturday.", set()),
        (MATCH, "Estwick beaten 3-1 by Harrowby", set()),
        (MATCH, "Estwick beat Harrowby 3-1 on Saturday.", {"swapped_roles"}),
        (MATCH, "Rowe praised the referee.", {"reversed_statement"}),
        (MATCH, "The referee criticised Estwick's coach, Nia Rowe.", {"swapped_roles"}),
    ],
)
def test_a_deed_may_be_told_from_either_end(
    article: str, text: str, types: set[str], judge: Judge
) -> None:
    assert told_of(article, text, judge) == types


CAMPS = (
    "Four followers of Adela Rusk were beaten when guards of Tomas Orr stormed their office, the"
    " ministry said. Rusk said that Orr had promised her a debate. Orr's lawyer disputed that"
    " claim. The Norvik plant reopened on Monday. Orr said he would not resign."
)
"""What is behind a noun, what refers back, what happens without a doer, and a bare denial."""


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Four followers of Rusk were beaten by guards of Orr, the ministry said.", set()),
        ("Four followers of Orr were beaten by guards of Adela Rusk.", {"swapped_roles"}),
        ("Rusk disputed a claim by Orr that she had promised him a debate.", {"swapped_roles"}),
        ("They reopened the Norvik plant on Monday.", set()),
        ("Orr will not resign over the storming of an office", set()),
    ],
)
def test_parties_are_read_beyond_subject_and_object(
    text: str, types: set[str], judge: Judge
) -> None:
    assert told_of(CAMPS, text, judge) == types


PLEA = (
    "Ida Maro has pleaded not guilty to nine counts of fraud. Police said they had found no sign so"
    " far that money left her account. A rival's claim that Maro lost the ledger could not be"
    " verified."
)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Maro denies nine counts of fraud.", set()),
        ("Maro has pleaded guilty to nine counts of fraud.", {"reversed_statement"}),
        ("Police have so far seen no sign that money left her account.", set()),
        ("Maro lost the ledger, a rival claims.", set()),
    ],
)
def test_only_what_is_denied_counts_as_denied(text: str, types: set[str], judge: Judge) -> None:
    assert told_of(PLEA, text, judge) == types
