import time

import pytest

from tests.unit.text.reading import Reader

_LULL = "It rained.\n\n" * 5
"""Paragraphs after which nobody named before is in a reader's mind."""


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Joan Tell said she would resign.", "[she] would", "Joan Tell"),
        ("Joan Tell praised her staff.", "[her] staff", "Joan Tell"),
        ("Joan Tell was late. She had walked.", "[She] had", "Joan Tell"),
        ("Joan Tell met Sam Poe. She was late.", "[She] was", "Joan Tell"),
        ("Joan Tell met Sam Poe, and he was late.", "[he] was", "Sam Poe"),
        ("As she left, Joan Tell waved.", "As [she]", "Joan Tell"),
        ("Joan Tell told Peter Poe that she knew.", "[she] knew", "Joan Tell"),
        ("Joan Tell urged Sam Poe to keep his seat.", "[his] seat", "Sam Poe"),
        ("They met Joan Tell and her aides.", "[her] aides", "Joan Tell"),
        ("The actress Robin Vel sang. She was late.", "[She] was", "Robin Vel"),
        (
            "The council met. Joan Tell spoke. Voters cheered. She waved.",
            "[She] waved",
            "Joan Tell",
        ),
        ("{s1:Joan Tell} said {c1:no}. “{c2:Never,}” {s2:she} added.", "[she] added", "Joan Tell"),
        (
            "{s1:Sam Poe} said {c1:Lee Vel had lied}. “{c2:It is a shame,}” {s2:he} said.",
            "[he] said",
            "Sam Poe",
        ),
        (
            "“{c1:It is over,}” {s1:Joan Tell} said. “{c2:We lost,}” {s2:she} said.",
            "[she] said",
            "Joan Tell",
        ),
        ("As for Sam Poe, he is going.", "[he] is", "Sam Poe"),
        ("A senior official, who said he was tired, left.", "[he] was", "A senior official"),
    ],
)
def test_he_and_she_go_back_to_whom_the_text_is_about(
    read: Reader, text: str, words: str, name: str
) -> None:
    assert name == read(text).name(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She was late.", "She"),
        ("Joan Tell was late. He was not.", "He"),
        ("Harwick council was late. He was not.", "He"),
        ("Two women were late. She was not.", "She"),
        ("Joan Tell and Ana Roe were late. She had walked.", "She"),
        ("Sam Poe praised him.", "him"),
        ("Sam Poe and his brother, Lee Poe, argued. It rained. It rained. He left.", "He"),
        ("Sam Poe told Lee Vel that he knew.", "[he] knew"),
        ("Sam Poe left, informing him by letter.", "[him] by"),
        ("Asked by Sam Poe if it was safe, he said no.", "[he] said"),
        ("Pressed by Sam Poe on the toll, he said no.", "[he] said"),
        ("“{c:Sam Poe is a liar,}” {s:he} said.", "[he] said"),
        (
            "Joan Tell left.\n\nIt rained.\n\nIt snowed.\n\nIt rained.\n\nIt snowed.\n\n"
            "The council met.\n\nVoters met.\n\nThe committee met.\n\nThe court met.\n\n"
            "The firm met.\n\nShe laughed.",
            "She",
        ),
    ],
)
def test_nothing_is_guessed(read: Reader, text: str, words: str) -> None:
    assert read(text).name(words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Brell cut its forecast. The company agreed.", "The [company]", "Brell"),
        ("Brell, which makes pumps, met. The company agreed.", "The [company]", "Brell"),
        ("They bought Brell’s shares. The company agreed.", "The [company]", "Brell"),
        ("They bought Brell’s shares. The Harwick-based firm agreed.", "[firm]", "Brell"),
        ("They like Brell’s shares. Its company agreed.", "[company]", "Its company"),
        ("Marsh University met. The company agreed.", "The [company]", "The company"),
        (
            "Halden Motors bought Tarn Airlines. The company agreed.",
            "The [company]",
            "The company",
        ),
        ("Halden Motors met Tolworth. The company agreed.", "The [company]", "The company"),
        ("Halden Motors gave money. The charity agreed.", "The [charity]", "The charity"),
        ("Open Door, a charity, met. The charity agreed.", "The [charity]", "Open Door"),
        (
            "Open Door, a charity, met Bright Start, a retailer. The charity agreed.",
            "The [charity] agreed",
            "Open Door",
        ),
        ("Marsh University met. The group agreed.", "The [group]", "Marsh University"),
        ("The Harwick Courier met. The company agreed.", "The [company]", "The company"),
        ("They like Brell’s shares. These companies agreed.", "[companies]", "These companies"),
        (
            f"They like Brell’s shares. They like Brell’s board.\n\n{_LULL}The company agreed.",
            "The [company]",
            "Brell",
        ),
        (
            f"They like Brell’s shares. They like Hulm’s shares.\n\n{_LULL}The company agreed.",
            "The [company]",
            "The company",
        ),
        ("Joan Tell is late. The former goalkeeper waved.", "[goalkeeper]", "Joan Tell"),
        (
            "Joan Tell and Sam Poe are late. The former goalkeeper waved.",
            "[goalkeeper]",
            "The former goalkeeper",
        ),
        ("Joan Tell is late. The goalkeeper waved.", "[goalkeeper]", "The goalkeeper"),
        (
            "The Ministry of Culture met. The ministry agreed.",
            "The [ministry]",
            "Ministry of Culture",
        ),
        ("Gary Temple was late. He had walked.", "[He] had", "Gary Temple"),
        ("“{c:We will,}” said {s:Brell}. He left.", "[He] left", "Brell"),
        ("Brell cut its forecast. He left.", "[He] left", None),
    ],
)
def test_a_description_goes_back_to_whom_it_suits(
    read: Reader, text: str, words: str, name: str
) -> None:
    assert name == read(text).name(words)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“{c:I am tired,}” said {s:Joan Tell}.", "[I] am", "Joan Tell"),
        (
            "“{c:We will go,}” said {s:Joan Tell, the leader of Harwick council}.",
            "[We] will",
            "Harwick council",
        ),
        ("“{c:We will go,}” said {s:Sam Poe, who runs Marsh Trust}.", "[We] will", "Marsh Trust"),
        ("“{c:We will go,}” said {s:the union}.", "[We] will", "the union"),
        ("“{c:He lied,}” {s:Sam Poe} said of Lee Vel.", "[He] lied", "Lee Vel"),
        ("Sam Poe was there. “{c:He lied,}” said {s:Lee Vel}.", "[He] lied", "Sam Poe"),
        ("“{c:We will go,}” said {s:Joan Tell}.", "[We] will", None),
        (
            "“{c:We will go,}” said {s:Joan Tell, a former leader of Marsh Trust}.",
            "[We] will",
            None,
        ),
        (
            "“{c:We ought to act,}” said {s:Joan Tell, a scientist at Marsh University}.",
            "[We] ought",
            None,
        ),
        ("“{c:Poe told me ‘I quit’ and left,}” said {s:Joan Tell}.", "told [me]", "Joan Tell"),
        ("“{c:Poe told me ‘I quit’ and left,}” said {s:Joan Tell}.", "‘[I] quit", None),
        ("“I am tired,” the sign said.", "[I] am", None),
        (
            "“{c:I am tired,}” said {s:Joan Tell}.\n\n“It is late.\n\n“I want to go.”",
            "[I] want",
            None,
        ),
    ],
)
def test_in_a_quotation_its_source_is_i_and_nobody_else(
    read: Reader, text: str, words: str, name: str | None
) -> None:
    assert name == read(text).name(words)


def test_a_speech_over_paragraphs_keeps_its_source(read: Reader) -> None:
    reading = read("{s:Joan Tell} said: “{c:It is late at night.}\n\n“I want to go home.”")

    assert reading.name("[I] want") == "Joan Tell"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Marsh Trust said it would close.", "[it] would", "Marsh Trust"),
        ("The company said it would close.", "[it] would", "The company"),
        ("{s1:Marsh Trust} said {c1:no}. {s2:It} said {c2:so twice}.", "[It] said", "Marsh Trust"),
        ("Residents said they were angry.", "[they] were", "Residents"),
        ("{s1:Two aides} said {c1:no}. {s2:They} said {c2:so twice}.", "[They] said", "Two aides"),
        ("Marsh Trust said the roof failed because it leaked.", "[it] leaked", None),
        ("Marsh Trust closed. It rained.", "[It] rained", None),
        ("Officials met Poe and Roe. {s:They} said {c:it failed}.", "[They] said", None),
    ],
)
def test_it_and_they_go_back_to_a_body_or_a_group(
    read: Reader, text: str, words: str, name: str | None
) -> None:
    assert name == read(text).name(words)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The council will stay, its leader said. Joan Tell, the leader of the council, smiled.",
            "its [leader]",
            "Joan Tell",
        ),
        ("Prime Minister Ana Roe left. The minister was tired.", "The [minister]", "Ana Roe"),
        ("Sen. Ana Roe left. The senator was tired.", "The [senator]", "Ana Roe"),
        ("Joan Tell, 45, left. The 45-year-old was tired.", "45-year-[old]", "Joan Tell"),
        (
            "She wrote to the Harwick Courier. The newspaper printed it.",
            "The [newspaper]",
            "Harwick Courier",
        ),
        (
            "Finance Minister Ana Roe met Foreign Minister Sam Poe. The finance minister left.",
            "The finance [minister]",
            "Ana Roe",
        ),
        ("Joan Tell, who left, is the mayor.", "[who] left", "Joan Tell"),
        ("A police spokesman came. The spokesman left.", "The [spokesman]", "A police spokesman"),
        (
            "Finance Minister Ana Roe met Foreign Minister Sam Poe. The minister left.",
            "The [minister]",
            "The minister",
        ),
        ("Senator Ana Roe left. The governor was tired.", "The [governor]", "The governor"),
        ("Senator Ana Roe left. A senator was tired.", "A [senator]", "A senator"),
    ],
)
def test_a_description_goes_back_to_the_name_with_that_role(
    read: Reader, text: str, words: str, name: str
) -> None:
    assert name == read(text).name(words)


@pytest.mark.parametrize("unit", ["he ", "Poe ", "He met Poe. ", "Poe's ", "who ", "“he” "])
def test_endless_repetition_takes_no_quadratic_time(read: Reader, unit: str) -> None:
    reading = read(unit * (20_000 // len(unit)))
    begun = time.process_time()

    read(reading.article.text)

    assert time.process_time() - begun < 30
