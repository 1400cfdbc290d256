import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.proposal import ProposedClaim
from schemas.syntax import Parse
from service.engines.embedded.parser import SpacyParser
from service.text.coreference import read_references
from service.text.sources import describe_sources
from tests.unit.text.reading import Reader, read_marked

_WORDS = [
    "Joan Tell",
    "Tell",
    "she",
    "He",
    "who",
    "the",
    "leader",
    "of",
    "Harwick council",
    ",",
    ".",
    "“",
    "”",
    "said",
    "and",
    "’s",
    "Mr",
    "it",
    "they",
    "\n\n",
    "é",
    "👩‍👩‍👧",
    "\x00",
    "NFU",
    "(",
    ")",
    "45",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{s:Joan Tell} said {c:no}.", "Joan Tell"),
        ("{s:Joan Tell, the mayor,} said {c:no}.", "Joan Tell"),
        ("Joan Tell was there. {s:Tell} said {c:no}.", "Joan Tell"),
        ("{s:Tell} said {c:no}. Joan Tell was there.", "Joan Tell"),
        ("Joan Tell was there. {s:She} said {c:no}.", "Joan Tell"),
        ("They met Joan Tell, {s:who} said {c:no}.", "Joan Tell"),
        ("{s:The mayor, Joan Tell,} said {c:no}.", "Joan Tell"),
        ("{s:One of the mayors, Joan Tell,} said {c:no}.", "Joan Tell"),
        ("Mayor Joan Tell was there. {s:The mayor} said {c:no}.", "Joan Tell"),
        ("A tired aide was there. {s:He} said {c:no}.", "A tired aide"),
        ("{s:He} said {c:no}.", "He"),
        ("{s:Joan Tell and Sam Poe} said {c:no}.", "Joan Tell and Sam Poe"),
        ("The aide was there. {s:The aide} said {c:no}.", "[The aide]"),
        ("{s:Officials in her office} said {c:no}.", "Officials in her office"),
        ("Republicans met. {s:Some Republicans} said {c:no}.", "Some Republicans"),
    ],
)
def test_the_name_is_the_fullest_the_article_gives(read: Reader, text: str, name: str) -> None:
    assert name.strip("[]") == read(text).source.name.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{s:The Dereva Front} said {c:no}.", "The Dereva Front"),
        ("The Dereva Front met. {s:It} said {c:no}.", "The Dereva Front"),
        ("Officials of the Dereva Front met. {s:The Front} said {c:no}.", "the Dereva Front"),
        ("{s:Tolland’s Foreign Ministry} said {c:no}.", "Tolland’s Foreign Ministry"),
        ("{s:The Rail and Road Union} said {c:no}.", "The Rail and Road Union"),
        ("{s:The hauliers’ association Camion} said {c:no}.", "Camion"),
        ("The Clearwell plant shut. {s:Clearwell} said {c:no}.", "Clearwell"),
        ("{s:The late Joan Tell} said {c:no}.", "Joan Tell"),
        ("The chairman, Lord Ettrick, left. {s:Ettrick} said {c:no}.", "Lord Ettrick"),
        ("Lord Ned Ettrick left. {s:Lord Ettrick} said {c:no}.", "Ned Ettrick"),
        ("{s:The leader of the Green group, Joan Tell,} said {c:no}.", "Joan Tell"),
    ],
)
def test_a_body_keeps_its_article_and_owner(read: Reader, text: str, name: str) -> None:
    assert name == read(text).source.name.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two aides briefed on it met. {s:The aides} said {c:no}.", "Two aides briefed on it"),
        (
            "One aide who wrote it left. {s:The aide} said {c:no}.",
            "One aide who wrote it",
        ),
        ("The labour ministry agreed. {s:The ministry} said {c:no}.", "The labour ministry"),
        (
            "A person with knowledge of it left. {s:The same person} said {c:no}.",
            "A person with knowledge of it",
        ),
        ("The council met. {s:The council} said {c:no}.", "The council"),
        ("Two aides briefed on it met. {s:Aides} said {c:no}.", "Aides"),
        ("The same county paid. {s:The county} said {c:no}.", "The county"),
        ("An aide left. {s:The school’s aide} said {c:no}.", "The school’s aide"),
        ("Two aides briefed on it met. {s:They} said {c:no}.", "Two aides briefed on it"),
        ("They met an aide {s:who} said {c:no}.", "an aide"),
    ],
)
def test_a_description_has_its_fullest_phrase(read: Reader, text: str, name: str) -> None:
    told = read(text)

    assert name == told.source.name.text


def test_of_two_equal_names_the_claims_own_is_taken(read: Reader) -> None:
    source = read("Joan Tell came. {s:Joan Tell} said {c:no}.").source

    assert source.span == source.name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("{s:Joan Tell} said {c:no}.", None),
        ("{s:Joan Tell}, the leader of the council, said {c:no}.", "the leader of the council"),
        ("Prime Minister Ana Roe came. {s:She} said {c:no}.", "Prime Minister"),
        ("{s:Two aides} said {c:no}.", None),
        ("{s:The aide} said {c:no}.", None),
        (
            "Ana Roe, a baker, came. Later Senator Ana Roe left. {s:Roe} said {c:no}.",
            "Senator",
        ),
        ("{s:Roe} said {c:no}. Ana Roe, a baker, left. Senator Roe came.", "a baker"),
    ],
)
def test_the_role_is_the_nearest(read: Reader, text: str, role: str | None) -> None:
    found = read(text).source.role

    assert role == (found.text if found else None)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Joan Tell", "person"),
        ("He", "person"),
        ("Sam Poe, a spokesman for the council,", "person"),
        ("The council", "organization"),
        ("Marsh Lane Trust", "organization"),
        ("The Marsh", "organization"),
        ("Norway", "organization"),
        ("It", "organization"),
        ("A police spokesman", "organization"),
        ("A spokesperson for the council", "organization"),
        ("Officials", "group"),
        ("Officials in her finance department", "group"),
        ("Critics of the plan", "group"),
        ("Some residents", "group"),
        ("Most voters", "group"),
        ("They", "group"),
        ("53 percent of voters", "group"),
        ("A group of residents", "group"),
        ("Many", "group"),
        ("Norwegians", "group"),
        ("A report by the council", "document"),
        ("Court papers", "document"),
        ("His letter", "document"),
        ("The poll", "document"),
        ("The figures", "document"),
        ("Two diplomats", "unnamed"),
        ("Several aides", "unnamed"),
        ("A senior official", "unnamed"),
        ("An aide who asked not to be named", "unnamed"),
        ("A spokesman who spoke on condition of anonymity", "unnamed"),
        ("Sources", "unnamed"),
        ("People familiar with the plan", "unnamed"),
        ("People close to the mayor", "unnamed"),
        ("A person with knowledge of the plan", "unnamed"),
        ("One of them", "unnamed"),
        ("A lamplighter", "unnamed"),
    ],
)
def test_the_type_is_told_by_name_or_noun(read: Reader, source: str, kind: str) -> None:
    found = read(f"{{s:{source}}} said {{c:it would rain tomorrow}}.").source

    assert kind == found.type
    assert found.anonymous == (kind == "unnamed")


def test_how_a_thing_is_known_keeps_back_no_name(read: Reader) -> None:
    source = read("{s:Officials} said {c:voters were familiar with the plan}.").source

    assert (source.type, source.anonymous) == ("group", False)


def test_a_pronoun_has_the_type_of_whom_it_stands_for(read: Reader) -> None:
    source = read("Two diplomats came. {s:They} said {c:no}.").source

    assert (source.name.text, source.type, source.anonymous) == ("Two diplomats", "unnamed", True)


def test_a_claim_without_a_source_has_none(read: Reader) -> None:
    reading = read("{s:Tell} said {c:no}.")
    claim = ProposedClaim(content=reading.claims[0].content)

    assert describe_sources(reading.references, [claim]) == [None]


def test_without_a_grammar_a_source_is_taken_as_it_stands(read: Reader) -> None:
    reading = read("{s:Joan Tell} said {c:no}.")
    references = read_references(reading.article, Parse(reading.article.text, []), reading.claims)

    [source] = describe_sources(references, reading.claims)

    assert source is not None
    assert (source.name, source.role, source.type) == (source.span, None, "person")


def test_a_source_of_several_pieces_keeps_them(read: Reader) -> None:
    reading = read("{s:Joan} and later {s:Sam Poe} said {c:no}.")

    assert reading.source.span == reading.source.spans[0]
    assert [span.text for span in reading.source.spans] == ["Joan", "Sam Poe"]


@pytest.mark.parametrize("source", ["“", "said", "👩‍👩‍👧", "\u200f", "and"])
def test_a_source_that_names_nobody_is_itself(read: Reader, source: str) -> None:
    found = read(f"{{s:{source}}} and so on said {{c:no}}.").source

    assert found.name == found.span
    assert found.role is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30))
def test_every_span_holds_the_articles_own_words(parser: SpacyParser, words: list[str]) -> None:
    text = " ".join(words)
    reading = read_marked(f"{{s:{text}}} said {{c:{text}}}.", parser)

    source = reading.source

    for span in (source.span, source.name, *source.spans, *([source.role] if source.role else [])):
        assert span.text == reading.article.text[span.start : span.end] != ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The union Unity is large. {s:Unity} {c:said it would rain}.", "organization"),
        ("{s:Northfell} {c:said it cut its forecast}. Northfell’s shares fell.", "organization"),
        ("{s:Kestrel Foods} said {c:its profit rose}.", "organization"),
        ("They met Northfell, a retailer. {s:Northfell} said {c:it would rain}.", "organization"),
        ("A rival, Oda Brin, agreed. {s:Brin} said {c:it would rain}.", "person"),
        ("{s:Northfell} said {c:it would rain}.", "person"),
        ("{s:54 per cent} said {c:it would rain}.", "group"),
    ],
)
def test_the_article_shows_what_bears_a_name(read: Reader, text: str, kind: str) -> None:
    assert read(text).source.type == kind
