import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.errors import Misconfigured
from service.settings import Settings

TABLE = """
default_model = "herald"
retention_days = 3

[models.herald]
model = "openai/local"
api_base = "http://127.0.0.1:8081/v1"
api_key = "sk-secret"
timeout_seconds = 120
"""


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("NUTGRAF_"):
            monkeypatch.delenv(name)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "nutgraf.toml"
    path.write_text(TABLE)
    monkeypatch.setenv("NUTGRAF_CONFIG", str(path))
    return path


def test_without_a_table_the_embedded_engine_is_the_default() -> None:
    settings = Settings()
    assert settings.models == {}
    assert settings.default_model == "embedded"


@pytest.mark.usefixtures("config")
def test_the_file_sets_models_and_anything_else() -> None:
    settings = Settings()
    assert settings.default_model == "herald"
    assert settings.retention_days == 3
    assert settings.models["herald"].model == "openai/local"


@pytest.mark.usefixtures("config")
def test_the_environment_wins_key_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_MODELS__HERALD__TIMEOUT_SECONDS", "7")
    monkeypatch.setenv("NUTGRAF_MODELS__HERALD__EXTRA__API_VERSION", "v2")
    monkeypatch.setenv("NUTGRAF_RETENTION_DAYS", "9")
    settings = Settings()
    row = settings.models["herald"]
    assert (row.model, row.timeout_seconds) == ("openai/local", 7)
    assert row.extra == {"api_version": "v2"}
    assert settings.retention_days == 9


def test_the_environment_alone_can_make_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_MODELS__POST__MODEL", "anthropic/claude-sonnet-4-5")
    assert Settings().models["post"].model == "anthropic/claude-sonnet-4-5"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("retention_dyas = 3", "retention_dyas"),
        ("default_model = ]", "line 1"),
        ("\udcff", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_by_name(text: str, told: str, config: Path) -> None:
    config.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(Misconfigured, match=told) as refused:
        Settings()
    assert str(config) in refused.value.detail


@pytest.mark.parametrize("there", [True, False])
def test_a_file_that_is_not_there_is_refused(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUTGRAF_CONFIG", str(tmp_path if there else tmp_path / "no.toml"))
    with pytest.raises(Misconfigured, match="NUTGRAF_CONFIG"):
        Settings()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TABLE.replace("timeout_seconds", "timeout"), r"models\.herald\.timeout"),
        (TABLE.replace('"herald"', '"post"'), "default_model 'post'"),
        (TABLE.replace("models.herald", "models.embedded"), "embedded engine"),
    ],
)
def test_a_wrong_table_is_refused_without_its_keys(table: str, told: str, config: Path) -> None:
    config.write_text(table)
    with pytest.raises(ValidationError, match=told) as refused:
        Settings()
    assert "sk-secret" not in str(refused.value)


PRICES = "input_price_per_million = 0.15\noutput_price_per_million = 0.6\n"
MONEY = "[budgets.key]\nusd = 5\n[budgets.keys.sports]\nusd = 20\n"


def test_budgets_are_set_like_anything_else(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text(TABLE + PRICES + MONEY)
    monkeypatch.setenv("NUTGRAF_BUDGETS__DAY__TOKENS", "2000000")
    budgets = Settings().budgets
    assert (budgets.of_key("sports").usd, budgets.of_key("news").usd) == (20, 5)
    assert (budgets.day.tokens, budgets.request.tokens) == (2_000_000, None)


@pytest.mark.parametrize(
    "budget", [MONEY, "[budgets.keys.sports]\nusd = 1", "[budgets.day]\nusd=0"]
)
def test_a_budget_in_money_for_a_model_without_prices_is_refused(config: Path, budget: str) -> None:
    config.write_text(f"{TABLE}\n{budget}")
    with pytest.raises(ValidationError, match=r"prices of herald: set input_price_per_million"):
        Settings()


def test_a_budget_in_tokens_needs_no_prices(config: Path) -> None:
    config.write_text(TABLE + "[budgets.day]\ntokens = 1")
    assert Settings().budgets.day.tokens == 1


@pytest.mark.parametrize(
    "budget", ["usd = -1", "usd = inf", "usd = nan", "tokens = 0.5", "tokens = -1", "dollars = 5"]
)
def test_a_budget_that_cannot_be_meant_is_refused(config: Path, budget: str) -> None:
    config.write_text(f"{TABLE}{PRICES}[budgets.day]\n{budget}")
    with pytest.raises(ValidationError, match=r"budgets\.day"):
        Settings()
