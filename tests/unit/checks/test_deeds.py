import pytest

from schemas.syntax import Token
from service.checks.statements.converses import turn_between, turned
from service.checks.statements.deeds import Deed, noun_parts
from service.ports import Parser
from service.verify.roles import Roles
from service.verify.wording import keys_of
from tests.unit.verify.readings import read


def deed(text: str, word: str, parser: Parser) -> Deed:
    parse = read(text, parser).parse
    assert parse is not None
    return Deed(next(token for token in parse.tokens if token.text == word))


def named(roles: Roles) -> dict[str, list[str]]:
    return {role: [filler.text for filler in fillers] for role, fillers in roles.items()}


@pytest.mark.parametrize(
    ("text", "word", "readings"),
    [
        ("The bank sued Haines.", "sued", [{"subject": ["bank"], "object": ["Haines"]}]),
        ("Haines sued by bank", "sued", [{"subject": ["bank"], "object": ["Haines"]}]),
        (
            "Mayor cleared of bribery",
            "cleared",
            [{"subject": ["Mayor"], "of": ["bribery"]}, {"object": ["Mayor"], "of": ["bribery"]}],
        ),
        (
            "Wages grew faster than prices.",
            "grew",
            [{"subject": ["Wages"], "than": ["prices"]}],
        ),
        (
            "Corvex attacked Haines's board.",
            "attacked",
            [{"subject": ["Corvex"], "object": ["board"], "object's": ["Haines"]}],
        ),
        (
            "Haines said it had sold the mill.",
            "sold",
            [{"subject": ["it"], "object": ["mill"], "says": ["Haines"]}],
        ),
    ],
)
def test_a_clause_is_read_in_every_voice_it_may_have(
    text: str, word: str, readings: list[dict[str, list[str]]], parser: Parser
) -> None:
    assert [named(roles) for roles in deed(text, word, parser).readings] == readings


def test_what_another_clause_says_is_no_word_of_this_one(parser: Parser) -> None:
    words = deed("The union said that the mill, which burnt, would close.", "said", parser).words()
    assert [token.text for token in words] == ["union"]


@pytest.mark.parametrize(
    ("one", "other", "parts", "expected"),
    [
        ("buy", "sell", {"subject": "a", "to": "b"}, {"from": "a", "subject": "b"}),
        ("sell", "buy", {"subject": "b", "from": "a"}, {"to": "b", "subject": "a"}),
        ("beat", "lose", {"subject": "a", "to": "b"}, {"object": "a", "subject": "b"}),
        ("joined", "hired", {"subject": "a", "object": "b"}, {"object": "a", "subject": "b"}),
    ],
)
def test_roles_are_renamed_for_the_other_end_of_a_deed(
    one: str, other: str, parts: dict[str, str], expected: dict[str, str]
) -> None:
    turn = turn_between(keys_of(one, "en"), keys_of(other, "en"))
    assert turn is not None
    tokens = {name: Token(0, 0, 0, 1, name, "NNP", "nsubj", name) for name in parts.values()}
    renamed = turned({role: [tokens[name]] for role, name in parts.items()}, turn)
    assert {role: fillers[0].text for role, fillers in renamed.items()} == expected


def test_most_verbs_have_no_other_end() -> None:
    assert turn_between(keys_of("sue", "en"), keys_of("sell", "en")) is None


@pytest.mark.parametrize(
    ("text", "noun", "parts"),
    [
        (
            "Verrin's approach to Holt failed.",
            "approach",
            {"object": ["Holt"], "subject": ["Verrin"]},
        ),
        ("Her defeat by Ames was close.", "defeat", {"subject": ["Ames"], "object": ["Her"]}),
        ("Verrin's manager left.", "manager", {}),
    ],
)
def test_a_noun_has_parties_where_one_is_named_behind_it(
    text: str, noun: str, parts: dict[str, list[str]], parser: Parser
) -> None:
    assert named(noun_parts(deed(text, noun, parser).word)) == parts
