"""Figures, days, names and quotations: what an editor may make of them, and what she may not."""

import pytest

from schemas.check import Check, CheckedKind, FindingType
from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.figure_pairs import (
    GLIDER,
    GLIDER_FAULTY,
    GLIDER_PUBLISHED,
    GLIDER_SOUND,
    HARBOUR,
    HARBOUR_FAULTY,
    HARBOUR_PUBLISHED,
    HARBOUR_SOUND,
    TRIAL,
    TRIAL_FAULTY,
    TRIAL_PUBLISHED,
    TRIAL_SOUND,
)
from tests.unit.checks.readings import extracted

ARTICLES = {
    "harbour": (HARBOUR, HARBOUR_PUBLISHED),
    "trial": (TRIAL, TRIAL_PUBLISHED),
    "glider": (GLIDER, GLIDER_PUBLISHED),
}

SOUND = [
    *(("harbour", *each) for each in HARBOUR_SOUND),
    *(("trial", *each) for each in TRIAL_SOUND),
    *(("glider", *each) for each in GLIDER_SOUND),
]
FAULTY = [
    *(("harbour", *each) for each in HARBOUR_FAULTY),
    *(("trial", *each) for each in TRIAL_FAULTY),
    *(("glider", *each) for each in GLIDER_FAULTY),
]

OF_THESE = ("unsupported_number", "unsupported_date", "unsupported_name")
QUOTES = ("invented_quote", "altered_quote", "misattributed_quote", "spliced_quote")


def checked(article: str, kind: CheckedKind, text: str, parser: SpacyParser) -> Check:
    words, published = ARTICLES[article]
    return check_text(extracted(words, published_at=published), text, kind, parser)


@pytest.mark.parametrize(("article", "kind", "text"), SOUND)
def test_what_follows_from_the_article_passes(
    article: str, kind: CheckedKind, text: str, parser: SpacyParser
) -> None:
    findings = checked(article, kind, text, parser).findings
    assert not [each for each in findings if each.type in (*OF_THESE, *QUOTES)]


@pytest.mark.parametrize(("article", "kind", "text", "aimed"), FAULTY)
def test_what_does_not_follow_is_found(
    article: str, kind: CheckedKind, text: str, aimed: FindingType, parser: SpacyParser
) -> None:
    found = {each.type for each in checked(article, kind, text, parser).findings}
    assert aimed in found
