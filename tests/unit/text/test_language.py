import pytest

from service.text.language import SAMPLE, detected, normalised


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("en_gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"),
        ("x-Private", "x-private"),
        ("en-x-Foo-us", "en-x-foo-us"),
    ],
)
def test_a_tag_gets_its_usual_spelling(tag: str, usual: str) -> None:
    assert normalised(tag) == usual


@pytest.mark.parametrize(
    "text",
    [
        "Harwick council will keep the baths open, its leader said on Monday.",
        "He said “no”.",
        "No, she said.",
        "OK",
        "Baths close",
        "Swimming gala 2030",
        "Jean-Claude Roux praised François Blanc.",
        "“No,” said Søren Møller.",
        "Ursula von der Heide warned Emmanuel Roux.",
        "Werke and Deutsche Bäder cut jobs.",
        "Taneti Ioane met Anote Teuea in Tarawa.",
        "a " * 3_000,
        "🏊 hm",
        "x\0y",
    ],
)
def test_english_is_told_even_among_foreign_names(text: str) -> None:
    assert detected(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Rat will das Bad behalten, sagte die Leiterin am Montag."),
        ("de", "Bürgermeisterin tritt zurück"),
        ("de", "„Wir verkaufen nicht“, sagte Anna Roth."),
        ("fr", "Le conseil va garder la piscine, a déclaré la maire lundi."),
        ("fr", "« Nous ne vendrons pas », a-t-elle dit."),
        ("fr", "Incendie à Harwick : deux blessés"),
        ("es", "El consejo mantendrá la piscina, dijo la alcaldesa."),
        ("it", "Il consiglio terrà aperta la piscina, ha detto la sindaca."),
        ("nl", "De gemeente houdt het zwembad open, zei de wethouder."),
        ("ja", "市長はプールを残すと月曜日に語った。"),
    ],
)
def test_other_languages_are_told_from_a_sentence(language: str, text: str) -> None:
    assert detected(text) == language


def test_only_the_beginning_is_looked_at() -> None:
    english = "The council will keep the baths open, its leader said on Monday. " * 80
    assert len(english) > SAMPLE
    assert detected(english + "Der Rat will das Bad behalten. " * 1_000) == "en"
