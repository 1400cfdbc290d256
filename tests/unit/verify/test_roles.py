import pytest

from service.ports import Parser
from service.verify.roles import predicates_in, roles_of
from tests.unit.verify.readings import read


@pytest.mark.parametrize(
    ("text", "predicate", "roles"),
    [
        ("Corvex sold the mill.", "sold", {"subject": ["Corvex"], "object": ["mill"]}),
        (
            "The mill was sold by Corvex to Brantham.",
            "sold",
            {"subject": ["Corvex"], "object": ["mill"], "to": ["Brantham"]},
        ),
        (
            "The minister, who resigned on Monday, denied the charges.",
            "resigned",
            {"subject": ["minister"], "on": ["Monday"]},
        ),
        (
            "Corvex agreed to sell the mill and keep the farm.",
            "keep",
            {"subject": ["Corvex"], "object": ["farm"]},
        ),
        (
            "The judge ordered Haines to pay Brantham.",
            "pay",
            {"subject": ["Haines"], "object": ["Brantham"]},
        ),
        (
            "Brantham accused the minister of lying.",
            "accused",
            {"subject": ["Brantham"], "object": ["minister"]},
        ),
        (
            "Corvex is larger than Brantham.",
            "larger",
            {"subject": ["Corvex"], "than": ["Brantham"]},
        ),
        (
            "Haines and Brantham sued the council.",
            "sued",
            {"subject": ["Haines", "Brantham"], "object": ["council"]},
        ),
        ("Nine men were arrested and released.", "released", {"object": ["men"]}),
    ],
)
def test_roles_are_filled_alike_in_any_voice_and_order(
    text: str, predicate: str, roles: dict[str, list[str]], parser: Parser
) -> None:
    parse = read(text, parser).parse
    assert parse is not None
    found = {
        token.text: {
            role: [filler.text for filler in fillers] for role, fillers in roles_of(token).items()
        }
        for token in predicates_in(parse.tokens)
    }
    assert found[predicate] == roles
