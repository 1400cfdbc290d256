import pytest

from schemas.comparison import Aspect, Comparison
from service.comparisons import compare
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.articles import (
    BANK,
    BATHS,
    COURT,
    DRONES,
    FIRE,
    HOSPITAL,
    MATCH,
    MERGER,
    PHONES,
)
from tests.unit.checks.readings import extracted

ALL = [BANK, BATHS, COURT, DRONES, FIRE, HOSPITAL, MATCH, MERGER, PHONES]


def compared(old: str, new: str, parser: SpacyParser) -> Comparison:
    return compare(extracted(old), extracted(new), parser)


def changed(comparison: Comparison) -> list[tuple[str, tuple[Aspect, ...]]]:
    return [(each.change, each.changes) for each in comparison.differences if each.change != "kept"]


@pytest.mark.parametrize("article", ALL)
def test_an_article_is_the_same_as_itself(article: str, parser: SpacyParser) -> None:
    comparison = compared(article, article, parser)
    assert not changed(comparison)
    assert not comparison.lost_points
    assert comparison.totals.kept == len(comparison.differences) > 0


@pytest.mark.parametrize("article", ALL)
def test_moving_a_paragraph_changes_nothing(article: str, parser: SpacyParser) -> None:
    first, *rest = article.split("\n\n")
    comparison = compared(article, "\n\n".join([*rest, first]), parser)
    assert not changed(comparison), comparison.differences
    assert not comparison.lost_points


@pytest.mark.parametrize("article", ALL)
def test_white_space_and_marks_change_nothing(article: str, parser: SpacyParser) -> None:
    new = article.replace("\n\n", "\n\n\n").replace("“", '"').replace("”", '"')
    assert not changed(compared(article, new, parser))


@pytest.mark.parametrize(
    ("article", "was", "now", "aspect"),
    [
        (FIRE, "killing three workers", "killing five workers", "figure"),
        (FIRE, "on Tuesday", "on Thursday", "figure"),
        (FIRE, "tested in January", "tested in March", "figure"),
        (BATHS, "around 120 jobs", "around 300 jobs", "figure"),
        (BANK, "a third of", "a quarter of", "figure"),
        (FIRE, "may have been started", "was started", "hedging"),
        (BATHS, "could close", "will close", "hedging"),
        (BATHS, "“We will not sell", "“We will sell", "hedging"),
        (BANK, "was likely to fall", "would fall", "hedging"),
        (FIRE, "The union GMW claimed", "The union GMW said", "stance"),
        (COURT, "He has alleged that", "He has said that", "stance"),
        (FIRE, "Inspector Priya Sand said the", "Inspector Mark Lowe said the", "source"),
        (BATHS, "according to the union", "according to the council", "source"),
        (
            FIRE,
            " The claim could not be independently verified.",
            " The claim was confirmed by inspectors.",
            "verification",
        ),
        (FIRE, "ignored warnings", "overlooked complaints", "wording"),
        (HOSPITAL, "leaving in droves", "quitting in droves", "wording"),
        (
            MATCH,
            "captain Lena Frost added a third",
            "captain Lena Frost missed a penalty",
            "wording",
        ),
    ],
)
def test_a_planted_change_is_found_and_named(
    article: str, was: str, now: str, aspect: Aspect, parser: SpacyParser
) -> None:
    assert was in article
    comparison = compared(article, article.replace(was, now), parser)
    assert any(aspect in aspects for _, aspects in changed(comparison)), changed(comparison)


def test_a_new_claim_is_added_and_a_cut_one_dropped(parser: SpacyParser) -> None:
    cut = "Nobody has been injured, the company said. "
    added = " Dahl said the factory in Tolland would close for a month."
    comparison = compared(PHONES, PHONES.replace(cut, "") + added, parser)
    found = {
        each.change: (each.new or each.old)
        for each in comparison.differences
        if each.change in ("added", "dropped")
    }
    assert {name: side.spans[0].text for name, side in found.items() if side} == {
        "added": "the factory in Tolland would close for a month",
        "dropped": "Nobody has been injured",
    }


def test_sides_point_each_into_their_own_article(parser: SpacyParser) -> None:
    new = BATHS.replace("The council", "Last night the council").replace("120", "300")
    comparison = compared(BATHS, new, parser)
    for each in comparison.differences:
        for side, text in ((each.old, BATHS), (each.new, new)):
            for span in side.spans if side else ():
                assert text[span.start : span.end] == span.text


def test_a_key_point_that_no_longer_holds_is_told(parser: SpacyParser) -> None:
    new = BATHS.replace("around 120 jobs", "around 300 jobs")
    points = compared(BATHS, new, parser).lost_points
    assert [point.text for point in points if "120" in point.text]
    assert all(point.explanation.endswith(".") for point in points)


def test_endless_repetition_ends(parser: SpacyParser) -> None:
    many = "Tell said the baths would close. " * 200
    assert compared(many, many.replace("close", "open"), parser).totals.changed > 150
