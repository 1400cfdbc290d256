"""Hedges, sources and doubts that a text may or may not leave out, by the words of its article."""

import pytest

from schemas.check import CheckedKind, FindingType
from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.readings import extracted
from tests.unit.checks.sureties import FAIR, SURER

_OWN: frozenset[FindingType] = frozenset({"lost_hedge", "lost_attribution", "dropped_not_verified"})


def _types(article: str, text: str, kind: CheckedKind, parser: SpacyParser) -> set[FindingType]:
    check = check_text(extracted(article), text, kind, parser)
    return {each.type for each in check.findings} & _OWN


@pytest.mark.parametrize(("article", "text", "lost"), SURER)
def test_a_text_surer_than_its_article_is_found(
    article: str, text: str, lost: FindingType, parser: SpacyParser
) -> None:
    assert lost in _types(article, text, "headline", parser)


@pytest.mark.parametrize(("article", "text"), FAIR)
def test_a_text_as_sure_as_its_article_passes(article: str, text: str, parser: SpacyParser) -> None:
    assert not _types(article, text, "headline", parser)


@pytest.mark.parametrize(
    "text",
    [
        "Baths to close, officials say",
        "Baths to close, say officials",
        "Officials: baths to close",
        "Baths to close – officials",
        "Baths to close, according to officials",
    ],
)
def test_an_attribution_is_read_wherever_a_headline_puts_it(text: str, parser: SpacyParser) -> None:
    article = "The baths may close in May, officials said. They were built in 1931."
    assert _types(article, text, "headline", parser) == {"lost_hedge"}


def test_what_the_title_says_plainly_may_be_said(parser: SpacyParser) -> None:
    article = "The talks on the strait have stalled, two envoys said. Both left the hotel at noon."
    text = "Strait talks stalled"
    assert _types(article, text, "headline", parser) == {"lost_attribution"}
    titled = extracted(article, title="Talks on strait stalled as envoys leave")
    assert not check_text(titled, text, "headline", parser).findings


def test_what_the_article_also_says_plainly_may_be_said(parser: SpacyParser) -> None:
    hedged = "The mill may close in June, a union official said. It opened in 1890."
    plain = "The mill will close in June. The mill may close in June, an official once said."
    text = "Mill to close in June"
    assert _types(hedged, text, "headline", parser)
    assert not _types(plain, text, "headline", parser)
