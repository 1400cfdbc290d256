import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.extraction import Extraction
from service.formats import annotations
from service.text.offsets import in_utf16
from tests.unit.formats.example import (
    EXTRACTION,
    claiming,
    compacted,
    context_terms,
    expanded,
    keys,
    of_article,
    without_lone_lists,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def items(extraction: Extraction) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(annotations.write(extraction))["first"]["items"]
    return found


def quote_and_place(extraction: Extraction) -> tuple[dict[str, Any], dict[str, Any]]:
    quote, place = items(extraction)[0]["target"][0]["selector"]
    return quote, place


def test_it_expands_without_loss_and_compacts_to_what_it_was() -> None:
    document = json.loads(annotations.write(EXTRACTION))
    again = compacted(expanded(document), CONTEXT)
    assert without_lone_lists(again) == without_lone_lists(document)


def test_every_word_is_the_vocabularys() -> None:
    document = json.loads(annotations.write(EXTRACTION))
    assert keys(document) - {"@context"} <= context_terms(CONTEXT).keys()


def test_every_claim_and_key_point_is_an_annotation_of_its_words() -> None:
    found = items(EXTRACTION)
    things = [*EXTRACTION.claims, *EXTRACTION.key_points]
    assert len(found) == len(things)
    assert len({each["id"] for each in found}) == len(things)
    for annotation, claim in zip(found, EXTRACTION.claims, strict=False):
        quotes = [target["selector"][0]["exact"] for target in annotation["target"]]
        assert quotes == [span.text for span in claim.content]


def test_the_target_is_the_article_by_its_address() -> None:
    extraction = of_article(claiming("“No.”", "No."), url="https://news.example/a")
    assert items(extraction)[0]["target"][0]["source"] == "https://news.example/a"


@pytest.mark.parametrize("offsets", ["codepoints", "utf16"])
def test_places_and_what_stands_around_are_counted_alike(offsets: str) -> None:
    text = "🏊🏊 She said: “We will 🏊 not sell” 🏊 and left."
    extraction = claiming(text, "We will 🏊 not sell")
    if offsets == "utf16":
        extraction = in_utf16(extraction)
    quote, place = quote_and_place(extraction)
    assert quote["prefix"] == "🏊🏊 She said: “"
    assert quote["suffix"] == "” 🏊 and left."
    start = text.index("We")
    assert place["start"] == start + (2 if offsets == "utf16" else 0)


def test_what_stands_around_stays_in_the_paragraph() -> None:
    quote, _ = quote_and_place(claiming("One.\n\n“No,” she said.\nTwo.", "No,"))
    assert (quote["prefix"], quote["suffix"]) == ("“", "” she said.")


def test_more_stands_around_where_less_would_not_tell_it_from_its_like() -> None:
    row = "and so on, " * 6
    text = f"First {row}“No.” {row}\n\nThen {row}“No.” {row}"
    extraction = claiming(text, "“No.”")
    quote, _ = quote_and_place(extraction)
    assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_a_paragraph_that_comes_again_is_told_apart_by_its_neighbours() -> None:
    text = "One.\n\n“No,” she said.\n\nTwo.\n\n“No,” she said.\n\nThree."
    second = items(claiming(text, "Two.", "No,"))[0]["target"][1]["selector"][0]
    assert "Two." in second["prefix"]
    assert text.count(second["prefix"] + second["exact"] + second["suffix"]) == 1


@given(st.text(min_size=1, max_size=80, alphabet=st.sampled_from("a 🏊\n“e\u0301")), st.data())
def test_a_quotation_stands_where_it_is_said_to(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    extraction = claiming(text, text[start:end])
    quote, place = quote_and_place(extraction)
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text[place["start"] : place["end"]] == quote["exact"]
    assert text.startswith(whole, place["start"] - len(quote["prefix"]))


def test_a_long_text_of_one_word_takes_no_long_time() -> None:
    quote, _ = quote_and_place(claiming("no " * 60_000, "no no"))
    assert len(quote["suffix"]) <= annotations.FAR
