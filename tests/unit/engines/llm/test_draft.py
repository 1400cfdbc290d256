import json

import pytest
from pydantic import ValidationError

from service.engines.llm.draft import Amendment, Draft, DraftClaim

CLAIM = {"at": 1, "source": "Ada", "cue": "said", "content": ["It is {late}"]}


def test_what_does_not_apply_may_be_left_out() -> None:
    (claim,) = Draft.model_validate_json(json.dumps({"claims": [CLAIM]})).claims
    assert claim == DraftClaim(at=1, source="Ada", cue="said", content=("It is {late}",))
    assert (claim.type, claim.level, claim.via, claim.hedge) == ("statement", "certain", "", "")


@pytest.mark.parametrize(
    "written",
    [
        '```json\n{"claims":[]}\n```',
        '<think>a {b</think>\n{"claims":[]}'.replace("{b", "b"),
        'Here: {"claims":[]} Done.',
        '{"claims":[], "note": "x"}',
        '\ufeff{"claims":[]}',
    ],
)
def test_what_stands_around_the_json_is_overlooked(written: str) -> None:
    assert Draft.model_validate_json(written) == Draft(claims=())


def test_a_single_string_or_number_is_taken_for_a_list_of_one() -> None:
    loose = {**CLAIM, "at": "1", "content": "It is late"}
    point = {"text": "Late.", "at": 2}
    draft = Draft.model_validate_json(json.dumps({"claims": [loose], "points": [point]}))
    assert draft.claims[0].content == ("It is late",)
    assert draft.claims[0].at == 1
    assert draft.points[0].at == (2,)


@pytest.mark.parametrize(
    "written",
    ["", "{}", "[]", "null", "}{", '{"claims": 1}', '{"claims":[{"at":"x"}]}', '{"points":[]}'],
)
def test_anything_else_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Draft.model_validate_json(written)
    assert "input_value" not in str(refused.value)


@pytest.mark.parametrize("whole", [1, 2, 3])
@pytest.mark.parametrize("further", [0, 1, 8, 15, 40])
def test_of_an_answer_cut_short_the_whole_items_are_kept(whole: int, further: int) -> None:
    items = ", ".join([json.dumps(CLAIM)] * whole)
    rest = ", " + json.dumps({**CLAIM, "source": "nobody"})
    assert len(Draft.cut_short(f'```{{"claims": [{items}{rest[:further]}').claims) == whole


@pytest.mark.parametrize("text", ["", "{", '{"claims": [', '{"claims": [{"at": 1, "sou'])
def test_an_answer_cut_short_before_its_first_item_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Draft.cut_short(text)


def test_an_amendment_may_be_empty() -> None:
    assert Amendment.model_validate_json("{}") == Amendment()


def test_the_schema_says_what_is_needed_and_nothing_twice() -> None:
    schema = Draft.model_json_schema()
    assert schema["title"] == "Draft"
    assert set(schema["$defs"]["DraftClaim"]["required"]) == {"at", "source", "cue", "content"}
    assert '"title"' not in json.dumps(schema["$defs"])
    assert '"default"' not in json.dumps(schema)


def test_a_schema_that_a_provider_rewrites_is_a_copy() -> None:
    Draft.model_json_schema()["properties"].clear()
    assert Draft.model_json_schema()["properties"]
