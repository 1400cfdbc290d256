"""How much may be spent on language models: what an operator allows a request, a key, a day."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Budget(BaseModel):
    """What is absent is unlimited; 0 allows nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    usd: Annotated[float, Field(ge=0, le=1_000_000)] | None = Field(
        default=None, description="US dollars"
    )
    tokens: Annotated[int, Field(ge=0, le=10**12)] | None = Field(
        default=None, description="Tokens in and out together"
    )


class Budgets(BaseModel):
    """A day is one of UTC."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    request: Budget = Field(default=Budget(), description="For one request")
    key: Budget = Field(default=Budget(), description="For each key a day")
    day: Budget = Field(default=Budget(), description="For all keys together a day")
    keys: dict[str, Budget] = Field(
        default={},
        description="In place of `key`, by the id of a key as `nutgraf usage` shows it",
    )

    def of_key(self, owner: str | None) -> Budget:
        """What this owner may spend a day."""
        return self.keys.get(owner, self.key) if owner is not None else self.key

    @property
    def all(self) -> tuple[Budget, ...]:
        return self.request, self.key, self.day, *self.keys.values()

    @property
    def in_money(self) -> bool:
        return any(budget.usd is not None for budget in self.all)

    @property
    def any(self) -> bool:
        """Whether there is anything that a call could go beyond."""
        return self.in_money or any(budget.tokens is not None for budget in self.all)
