import pytest

from tests.unit.text.reading import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Joan Tell won the vote. Later Tell thanked Harwick.", "Later [Tell]", "Joan Tell"),
        ("Mrs Tell won the vote. Joan Tell thanked Harwick.", "Mrs [Tell]", "Joan Tell"),
        ("Joan M. Tell won. J. Tell thanked Harwick.", "[J. Tell] thanked", "Joan M. Tell"),
        ("Ana Ruiz-Poe won. Ms Ruiz-Poe thanked Harwick.", "Ms [Ruiz-Poe]", "Ana Ruiz-Poe"),
        ("Bashar al-Tarek won. Then al-Tarek left.", "[Bashar al-Tarek]", "Bashar al-Tarek"),
        ("Sam Poe and Joan Tell met. Joan was late.", "[Joan] was", "Joan Tell"),
        (
            "The National Ferry Union met on Monday. The NFU voted for a strike.",
            "The [NFU]",
            "National Ferry Union",
        ),
        (
            "He wrote to the Harwick Courier twice. The Courier printed it.",
            "The [Courier]",
            "Harwick Courier",
        ),
        ("Harwick council met. The council voted.", "The [council]", "Harwick council"),
        (
            "The Department of Works built it. The department sold it.",
            "The [department]",
            "Department of Works",
        ),
    ],
)
def test_a_shorter_name_joins_the_fullest(read: Reader, text: str, words: str, name: str) -> None:
    assert name == read(text).name(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Joan Tell met Sam Poe. Marsh was there too.", "[Marsh] was"),
        ("Bill Marlow and Hana Marlow ran. Then Marlow won.", "Then [Marlow]"),
        ("Joan Tell ran. On Monday Mr Tell won.", "Mr [Tell]"),
    ],
)
def test_a_name_that_fits_nobody_or_two_stays_itself(read: Reader, text: str, words: str) -> None:
    reading = read(text)

    assert reading.find(words).text == reading.name(words)


def test_the_bearer_of_a_surname_who_came_first_keeps_it(read: Reader) -> None:
    reading = read(
        "Hana Marlow runs the port. Its founder was her uncle, Bill Marlow. Then Marlow sold it."
    )

    assert reading.name("Then [Marlow]") == "Hana Marlow"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Joan Tell swam.", "Joan Tell", "person"),
        ("Ikaros Vel, a poet, swam.", "Ikaros Vel", "person"),
        ("Senator Vel swam.", "Vel", "person"),
        ("They asked Marsh Lane Trust.", "Marsh Lane Trust", "organization"),
        ("They asked the NFU.", "NFU", "organization"),
        ("They asked Harwick council.", "Harwick council", "organization"),
        ("They flew to Norway.", "Norway", "place"),
        ("They asked two diplomats.", "two diplomats", "group"),
        ("They asked a diplomat.", "a diplomat", "person"),
        ("They read the report.", "the report", "document"),
        ("They asked Australians.", "Australians", "group"),
        ("They saw the Rose Bowl.", "Rose Bowl", None),
    ],
)
def test_words_beside_a_name_tell_its_kind(
    read: Reader, text: str, words: str, kind: str | None
) -> None:
    assert kind == read(text).mention(words).kind


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        (
            "Joan Tell, the leader of Harwick council, left.",
            "Joan Tell",
            "the leader of Harwick council",
        ),
        ("Joan Tell, 45, a baker, left.", "Joan Tell", "a baker"),
        ("Sam Poe, who runs the baths, left.", "Sam Poe", "who runs the baths"),
        ("The council’s leader, Joan Tell, left.", "Joan Tell", "The council’s leader"),
        ("They met Prime Minister Ana Roe.", "Ana Roe", "Prime Minister"),
        ("They met Secretary of State Ana Roe.", "Ana Roe", "Secretary of State"),
        ("They met union spokesman Sam Poe.", "Sam Poe", "union spokesman"),
        ("Joan Tell is the leader of the council.", "Joan Tell", "the leader of the council"),
    ],
)
def test_the_role_stands_beside_the_name(read: Reader, text: str, words: str, role: str) -> None:
    reading = read(text)

    roles = reading.mention(words).roles

    assert [role] == [reading.article.text[each.start : each.end] for each in roles]


@pytest.mark.parametrize(
    "text",
    [
        "Joan Tell left.",
        "Joan Tell, Sam Poe and a baker left.",
        "In Harwick, Joan Tell, unlike the others, left.",
        "Joan Tell was not the leader.",
        "Mrs Joan Tell left.",
        "Joan Tell, 45, left.",
        "Unlike Joan Tell, the leader left.",
    ],
)
def test_a_name_without_a_role_gets_none(read: Reader, text: str) -> None:
    assert read(text).mention("Joan Tell").roles == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stephen King left.", "Stephen King"),
        ("Dean Marsh left.", "Dean Marsh"),
        ("King said no.", "King"),
    ],
)
def test_a_name_that_is_also_a_title_stays_a_name(read: Reader, text: str, words: str) -> None:
    reading = read(text)

    assert words == reading.name(words)
    assert reading.mention(words).roles == ()


def test_a_headline_adds_no_names_and_knows_those_of_the_text(read: Reader) -> None:
    reading = read("Poe Vows Never Again To Sell Baths\n\nJoan Poe vowed to keep the baths.")

    assert reading.name("[Poe] Vows") == "Joan Poe"
    assert {
        mention.entity for mention in reading.references.mentions.in_order if mention.words
    } == {reading.mention("Joan Poe").entity}


@pytest.mark.parametrize("text", ["", "   ", "\x00", "👩‍👩‍👧", "…", "Poe", "’s", "the the the"])
def test_any_text_can_be_read(read: Reader, text: str) -> None:
    assert len(read(text).references.mentions.in_order) <= 1
