"""What has been spent on language models, and what is left of the budgets."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from schemas.base import Schema
from schemas.extraction import Cost

Scope = Literal["request", "key", "day"]


class Spending(Schema):
    """Calls, and what they took; `cost` is that of the calls to models with prices."""

    calls: int = 0
    tokens: int = 0
    cost: Cost = Cost(amount=0)
    unpriced_calls: int = Field(default=0, description="Calls to models without prices")


class Period(Spending):
    """All that counts against budgets: `in_flight` and `unsettled` are parts of it, at estimates.

    A call stays unsettled when its fate is not known: its process died or it was given up.
    """

    first_day: date
    last_day: date
    in_flight: Spending = Spending()
    unsettled: Spending = Spending()


class MoneyLeft(Schema):
    limit: float
    left: float


class TokensLeft(Schema):
    limit: int
    left: int


class BudgetState(Schema):
    """A budget for one request, for one key a day, or for all keys together a day."""

    scope: Scope
    usd: MoneyLeft | None
    tokens: TokensLeft | None
    renews_at: datetime | None = Field(description="Null for a request's: each begins anew")


class KeyUsage(Schema):
    """`key` is the name of a key's owner; null for requests without a key, or for all together."""

    key: str | None
    today: Period
    last_30_days: Period
    models: dict[str, Spending] = Field(description="By alias, in the last 30 days")
    budgets: tuple[BudgetState, ...]


class UsageReport(KeyUsage):
    """Days are those of UTC. `keys` has each key's own where all were asked for, else nothing."""

    keys: tuple[KeyUsage, ...] = ()
