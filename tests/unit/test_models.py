import pytest
from pydantic import TypeAdapter, ValidationError

from service.models import ModelRow, ModelTable


def test_a_row_needs_only_a_name() -> None:
    row = ModelRow(model="openai/gpt-4o-mini")
    assert row.key is None
    assert row.cost(1_000, 1_000) is None
    assert row.deadline == 2 * row.timeout_seconds + 10


def test_cost_is_tokens_times_prices() -> None:
    row = ModelRow(model="m", input_price_per_million=2, output_price_per_million=8)
    assert row.cost(1_000_000, 500_000) == 6
    assert ModelRow(model="m", input_price_per_million=2).cost(1, 1) is None


def test_a_key_is_the_rows_own_or_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERALD_KEY", "sk-1")
    assert ModelRow.model_validate({"model": "m", "api_key": "sk-2"}).key == "sk-2"
    assert ModelRow(model="m", api_key_env="HERALD_KEY").key == "sk-1"
    monkeypatch.delenv("HERALD_KEY")
    assert ModelRow(model="m", api_key_env="HERALD_KEY").key is None


def test_a_key_is_never_shown() -> None:
    row = ModelRow.model_validate({"model": "m", "api_key": "sk-secret"})
    assert "sk-secret" not in f"{row!r} {row} {row.model_dump()} {row.model_dump_json()}"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"model": ""},
        {"model": "m", "tiemout_seconds": 5},
        {"model": "m", "mode": "grammar"},
        {"model": "m", "timeout_seconds": 0},
        {"model": "m", "temperature": 3},
        {"model": "m", "api_key": "sk-secret", "api_key_env": "KEY"},
        {"model": "m", "context_tokens": 4_096, "max_output_tokens": 4_096},
        {"model": "m", "extra": {"num_retries": 5}},
        {"model": "m", "extra": {"api_base": "http://elsewhere"}},
        {"model": "m", "extra": {"mock_response": "x"}},
        {"model": "m", "api_key": "sk-secret", "extra": {"messages": "sk-secret"}},
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_without_its_key(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        ModelRow.model_validate(wrong)
    assert "sk-secret" not in str(refused.value)


@pytest.mark.parametrize("alias", ["embedded", "", "a b", "../x", "é", "x" * 65])
def test_an_alias_that_cannot_be_asked_for_is_refused(alias: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(ModelTable).validate_python({alias: {"model": "m"}})


def table(**fallbacks: list[str]) -> dict[str, dict[str, object]]:
    return {alias: {"model": "m", "fallbacks": names} for alias, names in fallbacks.items()}


def test_fallbacks_are_other_models_and_the_embedded_engine() -> None:
    given = table(one=["two", "embedded"], two=["embedded"])
    rows = TypeAdapter(ModelTable).validate_python(given)
    assert rows["one"].fallbacks == ("two", "embedded")


@pytest.mark.parametrize(
    "wrong",
    [
        table(one=["two"]),
        table(one=["one"]),
        table(one=["two"], two=["one"]),
        table(one=["two"], two=["three"], three=["embedded", "one"]),
        table(one=["embedded", "embedded"]),
    ],
)
def test_fallbacks_that_lead_nowhere_or_in_a_circle_are_refused(
    wrong: dict[str, dict[str, object]],
) -> None:
    with pytest.raises(ValidationError, match="fall"):
        TypeAdapter(ModelTable).validate_python(wrong)
