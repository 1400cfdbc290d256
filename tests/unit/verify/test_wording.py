import pytest

from service.verify.wording import (
    Vocabulary,
    content_of,
    contraries_of,
    is_telling,
    keys_of,
    keys_of_phrase,
    mutual,
    opposed,
    phrasings_of,
)

EVIDENCE = (
    "The union turned down the offer, and thirty residents were killed after the organisers "
    "travelled north. Prices rose. The U.S. envoy said so."
)


@pytest.mark.parametrize(
    ("word", "supported"),
    [
        ("rejected", True),
        ("offers", True),
        ("died", True),
        ("murdered", False),
        ("organizers", True),
        ("traveled", True),
        ("people", True),
        ("rise", True),
        ("American", True),
        ("told", True),
        ("accepted", False),
        ("warned", False),
    ],
)
def test_a_word_is_supported_by_lemma_spelling_or_paraphrase(word: str, supported: bool) -> None:
    vocabulary = Vocabulary(phrasings_of(EVIDENCE, "en"))
    [phrasing] = phrasings_of(word, "en")
    assert vocabulary.supports(phrasing) is supported


def test_the_general_word_stands_for_the_particular_one_and_never_the_other_way() -> None:
    [die], [kill] = phrasings_of("die", "en"), phrasings_of("kill", "en")
    assert Vocabulary([kill]).supports(die)
    assert not Vocabulary([die]).supports(kill)


def test_the_contrary_is_named() -> None:
    vocabulary = Vocabulary(phrasings_of("Profit rose.", "en"))
    [fell] = phrasings_of("fell", "en")
    contrary = vocabulary.opposes(fell)
    assert contrary is not None
    assert contrary.text == "rose"


def test_function_words_are_no_content() -> None:
    content = content_of(phrasings_of("It is said that the roof leaks.", "en"), "en")
    assert [phrasing.word.text for phrasing in content] == ["said", "roof", "leaks"]


def test_no_paraphrase_is_a_contrary() -> None:
    for one, other in (("accept", "reject"), ("rise", "fall"), ("buy", "sell"), ("win", "lose")):
        assert opposed(keys_of(one, "en"), keys_of(other, "en"), "en")
        assert keys_of(one, "en").isdisjoint(keys_of(other, "en"))


def test_meeting_is_mutual_and_suing_is_not() -> None:
    assert mutual(keys_of("met", "en"), "en")
    assert not mutual(keys_of("sued", "en"), "en")


def test_a_language_without_lists_is_compared_by_form_alone() -> None:
    assert keys_of("uimahallia", "fi") == {"uimahallia"}
    assert "verkaufen" in keys_of("verkaufte", "de")


def test_contraries_of_contraries_are_on_a_words_own_side() -> None:
    against = contraries_of(keys_of("acquit", "en"), "en")
    assert {"convict", "guilty"} & against
    assert "clear" in contraries_of(against, "en")
    assert not contraries_of(keys_of("table", "en"), "en")


def test_a_verb_with_its_particle_says_what_the_pair_says() -> None:
    assert not keys_of_phrase("turn", "down", "en").isdisjoint(keys_of("reject", "en"))
    assert keys_of_phrase("turn", "up", "en").isdisjoint(keys_of("reject", "en"))


@pytest.mark.parametrize(
    ("form", "expected"), [("said", True), ("told", True), ("warned", False), ("denied", False)]
)
def test_only_plain_words_of_saying_tell_no_more_than_that(form: str, expected: bool) -> None:
    assert is_telling(form, "en") is expected
