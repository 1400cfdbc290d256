from itertools import combinations

import pytest

from service.text import nouns as module
from service.text.nouns import nouns


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("leader", "person"),
        ("co-leader", "person"),
        ("council", "organization"),
        ("audience", "group"),
        ("report", "document"),
        ("bathtub", None),
    ],
)
def test_a_noun_tells_what_it_names(noun: str, kind: str | None) -> None:
    assert kind == nouns().kind(noun)


def test_a_given_name_is_a_mans_a_womans_or_eithers() -> None:
    given = nouns().given

    assert given["joan"] == "female"
    assert given["pedro"] == "male"
    assert given["robin"] is None
    assert "harwick" not in given


def test_no_given_name_is_listed_twice() -> None:
    lists = module._read("names.toml")

    shared = {
        name
        for one, other in combinations(lists.values(), 2)
        for name in set(one.split()) & set(other.split())
    }

    assert shared == set()


def test_every_word_of_the_lists_is_in_lower_case() -> None:
    lists = module._read("nouns.toml")
    lists.pop("abbreviations")

    assert [
        word for words in lists.values() for word in words.split() if word != word.lower()
    ] == []


def test_nouns_of_the_same_kind_are_listed_once() -> None:
    lists = module._read("nouns.toml")

    for key in ("persons_male", "persons_female", "persons_either", "bodies", "documents"):
        words = lists[key].split()
        assert sorted(words) == sorted(set(words)), key
