from collections import Counter

import pytest

from schemas.check import Check, CheckedKind
from schemas.extraction import Extraction
from service.checks import LONGEST, check_text
from service.engines.embedded.parser import SpacyParser
from service.errors import EmptyText, TooLarge, UnreadableArticle
from tests.fakes.parser import NoParser
from tests.unit.checks.articles import BANK, BATHS, FIRE, HOSPITAL
from tests.unit.checks.pairs import FAULTY, SOUND
from tests.unit.checks.readings import extracted

AIMS = {
    "invented_quote": 0.9,
    "altered_quote": 0.9,
    "misattributed_quote": 0.9,
    "spliced_quote": 0.9,
    "unsupported_number": 0.9,
    "unsupported_date": 0.9,
    "unsupported_name": 0.9,
    "lost_hedge": 0.75,
    "lost_attribution": 0.75,
    "dropped_not_verified": 0.75,
    "reversed_statement": 0.6,
    "swapped_roles": 0.6,
}


def found(article: str, text: str, kind: CheckedKind, parser: SpacyParser, **given: str) -> Check:
    return check_text(extracted(article, **given), text, kind, parser)


@pytest.mark.parametrize(("article", "kind", "text"), SOUND)
def test_what_an_editor_may_write_passes(
    article: str, kind: CheckedKind, text: str, parser: SpacyParser
) -> None:
    check = found(article, text, kind, parser)
    assert check.verdict == "pass", check.findings


@pytest.mark.parametrize("aimed", AIMS)
def test_most_faults_of_each_type_are_found(aimed: str, parser: SpacyParser) -> None:
    missed = []
    total = 0
    for article, kind, text, type_ in FAULTY:
        if type_ != aimed:
            continue
        total += 1
        if aimed not in {each.type for each in found(article, text, kind, parser).findings}:
            missed.append(text)
    assert total - len(missed) >= AIMS[aimed] * total, missed


def test_a_finding_points_into_text_and_article(parser: SpacyParser) -> None:
    for article, kind, text, _ in FAULTY:
        for finding in found(article, text, kind, parser).findings:
            assert text[finding.span.start : finding.span.end] == finding.span.text
            for span in finding.evidence or ():
                assert article[span.start : span.end] == span.text
            assert finding.explanation[0].isupper()
            assert finding.explanation.endswith(".")


def test_an_error_fails_and_a_warning_alone_warns(parser: SpacyParser) -> None:
    failed = found(BATHS, "Joan Tell: “The baths are a disgrace”", "headline", parser)
    warned = found(BATHS, "Around 120 jobs at risk, union says", "headline", parser)
    assert failed.verdict == "fail"
    assert warned.verdict == "warn"
    assert Counter(each.severity for each in warned.findings) == {"warning": 1}


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Two men were arrested on Tuesday, 3 March", True),
        ("Two men were arrested on 3 March", True),
        ("Two men were arrested yesterday", True),
        ("Two men were arrested in March", True),
        ("Two men were arrested on 5 March", False),
        ("Two men were arrested on Wednesday, 5 March", False),
        ("Two men were arrested in April", False),
    ],
)
def test_the_day_of_publication_tells_which_weekday_is_which_date(
    text: str, sound: bool, parser: SpacyParser
) -> None:
    article = FIRE.replace("4 March — ", "")
    check = found(article, text, "headline", parser, published_at="2026-03-04")
    dated = [each for each in check.findings if each.type == "unsupported_date"]
    assert (not dated) == sound, dated


@pytest.mark.parametrize(
    "text",
    [
        "'We will not sell the site before 2030'",
        '"We will not sell the site before 2030", said Tell.',
        "„We will not sell the site before 2030“",
        "«[They] will not sell the site before 2030»",
        "“We will not sell the site … before 2030”",
        "“we will not sell the site”",
        "‘We will not “sell” the site’",
    ],
)
def test_a_house_may_quote_in_its_own_style(text: str, parser: SpacyParser) -> None:
    assert not found(BATHS, text, "summary", parser).findings


@pytest.mark.parametrize("text", ["", "   ", "“”", "…!?", "🏊", "\x00"])
def test_a_text_without_words_is_refused(text: str, parser: SpacyParser) -> None:
    with pytest.raises(EmptyText):
        found(BATHS, text, "headline", parser)


@pytest.mark.parametrize("kind", LONGEST)
def test_a_text_too_long_for_its_kind_is_refused(kind: CheckedKind, parser: SpacyParser) -> None:
    with pytest.raises(TooLarge, match=kind):
        found(BATHS, "a" * (LONGEST[kind] + 1), kind, parser)


def test_half_a_surrogate_pair_is_refused(parser: SpacyParser) -> None:
    with pytest.raises(UnreadableArticle):
        found(BATHS, "Baths \ud83c", "headline", parser)


@pytest.mark.parametrize(
    "unit", ["a", "word ", "“a ” ", "1 ", "Joan Tell ", "“We will not guess” ", "from 3% to 4% "]
)
def test_endless_repetition_ends(unit: str, parser: SpacyParser) -> None:
    text = (unit * LONGEST["summary"])[: LONGEST["summary"]]
    assert found(FIRE, text, "summary", parser).verdict in ("pass", "warn", "fail")


@pytest.mark.parametrize(
    "text", ["\u202eבתי המרחץ\u202c יישארו פתוחים", "Baths\x00 to stay open", "浴場は開いたまま"]
)
def test_any_script_is_read(text: str, parser: SpacyParser) -> None:
    assert found(BATHS, text, "headline", parser).extraction_id


def test_without_a_grammar_quotes_and_figures_are_checked_and_the_rest_is_owned_up() -> None:
    german = (
        "Die Bäder bleiben offen. „Wir verkaufen das Gelände nicht“, sagte Joan Tell am Montag."
        " Rund 120 Stellen sind in Gefahr."
    )
    extraction = extracted(german, language="de")
    sound = check_text(
        extraction, "Tell: „Wir verkaufen das Gelände nicht“", "headline", NoParser()
    )
    faulty = check_text(
        extraction, "Tell: „Wir schließen alle Bäder sofort“ – 450 Stellen weg", "alert", NoParser()
    )
    assert not sound.findings
    assert [warning.code for warning in sound.warnings] == ["grammar_unavailable"]
    assert {each.type for each in faulty.findings} == {"invented_quote", "unsupported_number"}


@pytest.mark.parametrize("article", [BATHS, FIRE, BANK, HOSPITAL])
def test_an_article_passes_against_itself(article: str, parser: SpacyParser) -> None:
    check = found(article, article, "article", parser)
    assert not [each for each in check.findings if each.severity == "error"], check.findings


def test_the_same_check_gives_the_same_answer(parser: SpacyParser) -> None:
    text = "Baths to close in 2028, 300 jobs at risk"
    assert found(BATHS, text, "headline", parser) == found(BATHS, text, "headline", parser)


def test_a_name_of_the_articles_title_is_known(parser: SpacyParser) -> None:
    text = "Baths to stay open in Osmund"
    extraction: Extraction = extracted(BATHS, title="Osmund baths saved")
    assert not check_text(extraction, text, "headline", parser).findings
