"""The table of language models: what an operator says about each, one row an alias."""

import os
import re
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    model_validator,
)

Mode = Literal["json_schema", "tools", "json"]

EMBEDDED = "embedded"
"""The alias of the embedded engine; no row may take it."""


class ModelRow(BaseModel):
    """A language model as litellm reaches it. Times are in seconds, prices in US dollars."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    model: str = Field(min_length=1, description="litellm's name: `provider/model`")
    api_base: str | None = Field(
        default=None, description="Address of the service; the provider's own when absent"
    )
    api_key: SecretStr | None = Field(default=None, description="The key itself")
    api_key_env: str | None = Field(
        default=None, description="Environment variable that holds the key"
    )
    mode: Mode = Field(
        default="json_schema", description="How the answer's shape is forced on the model"
    )
    context_tokens: PositiveInt = Field(
        default=32_768, description="Tokens that prompt and answer may take together"
    )
    max_output_tokens: PositiveInt = Field(
        default=4_096, description="Tokens that one answer may take"
    )
    sentences_per_call: PositiveInt | None = Field(
        default=None,
        description="Sentences to read at a time, for a weak model; all that fit when absent",
    )
    calls_at_once: PositiveInt = Field(default=8, description="Calls in flight to this model")
    max_waiting_calls: int = Field(
        default=64,
        ge=0,
        description="Calls that may wait for their turn; new requests are refused beyond",
    )
    retries: int = Field(
        default=2,
        ge=0,
        le=10,
        description="Further tries for a chunk after faults that may pass; there are never more"
        " than three calls that may have to be paid",
    )
    back_off_seconds: PositiveFloat = Field(
        default=0.5, description="Time before the first of these, doubled for the next, with jitter"
    )
    circuit_failures: PositiveInt = Field(
        default=5,
        description="Failures in a row after which the service counts as down and is left alone",
    )
    circuit_seconds: PositiveFloat = Field(
        default=30, description="Time after which one call finds out whether it is back"
    )
    fallbacks: tuple[str, ...] = Field(
        default=(),
        description=f"Aliases, or {EMBEDDED!r}, that answer in its place when it cannot, in order",
    )
    local: bool = Field(
        default=False,
        description="Whether what it reads stays in the house: it may see confidential articles",
    )
    timeout_seconds: PositiveFloat = Field(default=120, description="Time for one call")
    deadline_seconds: PositiveFloat | None = Field(
        default=None,
        description="Time for a whole extraction; twice `timeout_seconds` plus 10 when absent",
    )
    temperature: float = Field(
        default=0.0, ge=0, le=2, description="Left out for a model that takes none"
    )
    input_price_per_million: float | None = Field(default=None, ge=0)
    output_price_per_million: float | None = Field(default=None, ge=0)
    extra: dict[str, str | int | float | bool] = Field(
        default={}, repr=False, description="Further options for litellm, such as `api_version`"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.api_key and self.api_key_env:
            raise ValueError("give api_key or api_key_env, not both")
        if self.context_tokens < 2 * self.max_output_tokens:
            raise ValueError("context_tokens must be at least twice max_output_tokens")
        if taken := _OURS & self.extra.keys():
            raise ValueError(f"extra may not set {', '.join(sorted(taken))}")
        return self

    @property
    def deadline(self) -> float:
        return self.deadline_seconds or 2 * self.timeout_seconds + 10

    @property
    def key(self) -> str | None:
        """The key to send, if the row names one that is set."""
        if self.api_key:
            return self.api_key.get_secret_value()
        return os.environ.get(self.api_key_env) if self.api_key_env else None

    def cost(self, input_tokens: int, output_tokens: int) -> float | None:
        """US dollars for so many tokens; None without both prices."""
        if self.input_price_per_million is None or self.output_price_per_million is None:
            return None
        paid = (
            input_tokens * self.input_price_per_million
            + output_tokens * self.output_price_per_million
        )
        return paid / 1_000_000


_OURS = ModelRow.model_fields.keys() | {
    "messages",
    "response_format",
    "tools",
    "tool_choice",
    "stream",
    "n",
    "mock_response",
    "max_tokens",
    "max_completion_tokens",
    "timeout",
    "num_retries",
    "max_retries",
    "retry_policy",
    "retry_strategy",
    "context_window_fallback_dict",
}


def _check_aliases(table: dict[str, ModelRow]) -> dict[str, ModelRow]:
    for alias in table:
        if alias == EMBEDDED:
            raise ValueError(f"{EMBEDDED!r} is the embedded engine; choose another alias")
        if not re.fullmatch(r"[A-Za-z0-9._-]{1,64}", alias):
            raise ValueError(
                f"{alias!r} cannot be an alias: use up to 64 letters, digits, dots, dashes"
            )
    return table


def _check_fallbacks(table: dict[str, ModelRow]) -> dict[str, ModelRow]:
    for alias, row in table.items():
        for other in row.fallbacks:
            if other != EMBEDDED and other not in table:
                raise ValueError(f"{alias!r} falls back on {other!r}, which is not in the table")
        if len(set(row.fallbacks)) < len(row.fallbacks):
            raise ValueError(f"{alias!r} names a fallback twice")
    try:
        TopologicalSorter({alias: row.fallbacks for alias, row in table.items()}).prepare()
    except CycleError as cycle:
        raise ValueError(f"fallbacks go round in a circle: {' - '.join(cycle.args[1])}") from None
    return table


ModelTable = Annotated[
    dict[str, ModelRow], AfterValidator(_check_aliases), AfterValidator(_check_fallbacks)
]
