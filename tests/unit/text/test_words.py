import pytest

from service.text.words import content_words, function_words_in, lemma, primary, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The well-known “U2” won’t stop.", ["The", "well", "known", "U2", "won", "t", "stop"]),
        ("l'homme, 3.5%", ["l", "homme", "3", "5"]),
        ("cafe\u0301 नमस्ते", ["cafe\u0301", "नमस्ते"]),
        ("🙂 — …", []),
        ("The U.S. and the U.N.", ["The", "U.S.", "and", "the", "U.N."]),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    found = list(words_of(text))
    assert [word.text for word in found] == words
    assert all(text[word.start : word.end] == word.text for word in found)


def test_an_acronym_is_compared_without_its_points() -> None:
    assert [word.form for word in words_of("U.S. US")] == ["us", "us"]


def test_content_words_of_a_stretch_leave_function_words_out() -> None:
    text = "It rained. The council will sell the baths."
    assert [word.form for word in content_words(text, "en-GB", 11)] == ["council", "sell", "baths"]


def test_a_language_tag_counts_without_its_region() -> None:
    assert primary("pt-BR") == primary("PT") == "pt"
    assert function_words_in("de-AT") == function_words_in("de")
    assert function_words_in("xx") == frozenset()


def test_lemmas_are_looked_up_where_the_language_is_known() -> None:
    assert lemma("houses", "en") == "house"
    assert lemma("taloja", "fi") == "taloja"
    assert len(lemma("a" * 100_000, "en")) < 200
