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


PIER = """The pier at Ashcombe may close for good, the council said on Monday.

Hannah Trott, who runs a kiosk there, said in March that she had been told nothing. She was angry.

About 40 people work on the pier. Three missed payments within a year end a lease, and the tenant
has missed two payments.

The mayor, Ivo Lund, is to be questioned by the committee. “I have been told nothing,” he said. The
trust fined the council."""


@pytest.mark.parametrize(
    ("was", "now", "aspect"),
    [
        ("said on Monday", "said on Friday", "figure"),
        ("said in March that", "said in April that", "figure"),
        ("who runs a kiosk there", "who ran a kiosk there", "wording"),
        ("is to be questioned", "was questioned", "wording"),
        ("has missed two", "has missed three", "figure"),
        ("The\ntrust fined the council", "The council fined the trust", "wording"),
        ("She was angry.", "She was not angry.", "wording"),
        (
            "“I have been told nothing,” he said",
            "“I have been told nothing,” he insisted",
            "stance",
        ),
        ("nothing,” he said", "nothing,” she said", "source"),
        ("may close", "might close", "wording"),
    ],
)
def test_what_stands_around_a_claim_counts_too(
    was: str, now: str, aspect: Aspect, parser: SpacyParser
) -> None:
    assert was in PIER
    found = changed(compared(PIER, PIER.replace(was, now), parser))
    assert [change for change, _ in found] == ["changed"], found
    assert aspect in found[0][1]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("end a lease, and the tenant", "end a lease. The tenant"),
        ("the council said on Monday", "the council says on Monday"),
    ],
)
def test_what_says_the_same_is_kept(was: str, now: str, parser: SpacyParser) -> None:
    assert was in PIER
    assert not changed(compared(PIER, PIER.replace(was, now), parser))


def test_sentences_that_were_joined_are_kept(parser: SpacyParser) -> None:
    old = "The pier was built in 1891. It burned down in 1920. Trains stop nearby."
    new = "The pier was built in 1891 and burned down in 1920. Trains stop nearby."
    for was, now in ((old, new), (new, old)):
        assert not changed(compared(was, now, parser))


def test_exchanged_figures_are_told(parser: SpacyParser) -> None:
    old = "The quake was 12 kilometres north of Brod and 8 kilometres deep."
    new = "The quake was 8 kilometres north of Brod and 12 kilometres deep."
    assert changed(compared(old, new, parser)) == [("changed", ("figure",))]


def test_a_sentence_in_the_place_of_another_is_that_sentence_changed(parser: SpacyParser) -> None:
    old = "Nine ships left. The owner, Kitt Lines, did not respond to our questions. It rained."
    new = "Nine ships left. The owner, Kitt Lines, denied that any had been overloaded. It rained."
    assert [change for change, _ in changed(compared(old, new, parser))] == ["changed"]


def test_of_a_sentence_that_stood_twice_one_is_dropped(parser: SpacyParser) -> None:
    old = "The doors were shut. Nobody came. The lamps were lit. Nobody came."
    comparison = compared(old, old.removesuffix(" Nobody came."), parser)
    assert changed(comparison) == [("dropped", ())]


def test_a_pronoun_that_means_another_since_paragraphs_moved_changes_nothing(
    parser: SpacyParser,
) -> None:
    first, *rest = PIER.split("\n\n")
    for order in ([*reversed(rest), first], [rest[1], rest[2], first, rest[0]]):
        comparison = compared(PIER, "\n\n".join(order), parser)
        assert not changed(comparison), comparison.differences
        assert not comparison.lost_points


def test_the_words_that_say_a_claim_was_checked_are_pointed_at(parser: SpacyParser) -> None:
    doubt = "The claim could not be independently verified."
    comparison = compared(FIRE, FIRE.replace(f" {doubt}", ""), parser)
    sides = [each.old for each in comparison.differences if "verification" in each.changes]
    assert [side.verification.text for side in sides if side and side.verification] == [doubt]


LEASE = """The tenant of the pier has missed three payments in a year, the council said on Monday.

The pier may close for good, it said. Three missed payments in a year end a lease."""


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("has missed three payments", "has missed four payments", "three"),
        ("has missed", "has not missed", "negated"),
        ("may close for good", "will close for good", "possible"),
        ("The tenant", "The owner", "tenant"),
    ],
)
def test_a_key_point_is_held_against_what_became_of_its_sentence(
    was: str, now: str, reason: str, parser: SpacyParser
) -> None:
    """That another sentence of the article has the same words does not bear it out."""
    assert was in LEASE
    (lost,) = compared(LEASE, LEASE.replace(was, now), parser).lost_points
    assert reason in lost.explanation
    assert was in lost.text
    assert lost.new
    assert now in lost.new[0].text


def test_a_key_point_whose_sentence_is_only_reworded_holds(parser: SpacyParser) -> None:
    new = PIER.replace("About 40 people work on the pier", "On the pier work about 40 people")
    assert not compared(PIER, new, parser).lost_points


def test_endless_repetition_ends(parser: SpacyParser) -> None:
    many = "Tell said the baths would close. " * 200
    assert compared(many, many.replace("close", "open"), parser).totals.changed > 150
