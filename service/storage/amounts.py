"""What calls take, counted in whole numbers, and the sentences about what is left."""

import math
from datetime import datetime
from typing import NamedTuple, Self

from schemas.extraction import Cost
from service.budgets import Budget
from service.errors import BudgetSpent

NANO = 10**9
"""Money is kept in whole nano-dollars, so that sums never drift: at 0.05 dollars a million, a token
takes a twentieth of a micro-dollar. 64 bits of them are nine thousand million dollars."""

MOST = 10**15
"""Of a call's tokens or nano-dollars: a million dollars. More is nonsense, and sums shall fit."""


class Amount(NamedTuple):
    """Tokens, and nano-dollars where there is a price."""

    tokens: int
    nanodollars: int | None

    @classmethod
    def of(cls, tokens: int, cost: float | None) -> Self:
        """What a provider says it took may be anything; a cost is in US dollars."""
        if cost is None or math.isnan(cost):
            paid = None
        else:
            paid = round(min(max(cost, 0.0), MOST / NANO) * NANO)
        return cls(min(max(tokens, 0), MOST), paid)

    @property
    def is_nothing(self) -> bool:
        return not self.tokens and not self.nanodollars

    def priced_as(self, estimate: "Amount") -> "Amount":
        """With the estimate's money, if something was taken and nobody says for how much."""
        if self.nanodollars is not None or self.is_nothing:
            return self
        return self._replace(nanodollars=estimate.nanodollars)


class Sums(NamedTuple):
    """Calls added up; those without a price are counted in `unpriced` and add no money."""

    calls: int = 0
    tokens: int = 0
    nanodollars: int = 0
    unpriced: int = 0

    @classmethod
    def of(cls, taken: Amount) -> Self:
        if taken.is_nothing:
            return cls()
        return cls(1, taken.tokens, taken.nanodollars or 0, int(taken.nanodollars is None))

    def plus(self, other: "Sums", sign: int = 1) -> "Sums":
        return Sums(*(one + sign * two for one, two in zip(self, other, strict=True)))

    def minus(self, other: "Sums") -> "Sums":
        return self.plus(other, -1)


class Limit(NamedTuple):
    """A budget in whole numbers, with its name for a sentence and when it renews, if ever."""

    name: str
    tokens: int | None
    nanodollars: int | None
    renews_at: datetime | None = None

    @classmethod
    def of(cls, budget: Budget, name: str, renews_at: datetime | None = None) -> Self:
        paid = None if budget.usd is None else round(budget.usd * NANO)
        return cls(name, budget.tokens, paid, renews_at)

    @property
    def is_set(self) -> bool:
        return self.tokens is not None or self.nanodollars is not None

    def renews_in(self, now: datetime) -> float | None:
        """Seconds."""
        return None if self.renews_at is None else (self.renews_at - now).total_seconds()

    def exceeded(self, spent: Sums, wanted: Amount) -> str | None:
        """What is left and what is wanted, as a clause, if the one does not cover the other."""
        if self.nanodollars is not None and wanted.nanodollars is not None:
            left = self.nanodollars - spent.nanodollars
            if wanted.nanodollars > left:
                return (
                    f"{in_dollars(left)} of {in_dollars(self.nanodollars)} US dollars left, and"
                    f" it may take {in_dollars(wanted.nanodollars)}"
                )
        if self.tokens is not None:
            left = self.tokens - spent.tokens
            if wanted.tokens > left:
                return (
                    f"{max(left, 0):,} of {self.tokens:,} tokens left, and"
                    f" it may take {wanted.tokens:,}"
                )
        return None


def refusal(
    limit: Limit, alias: str, why: str, *, retry_after: float | None, held: bool = False
) -> BudgetSpent:
    """`why` is what `exceeded` says; `held` when calls in flight hold what is missing."""
    if limit.renews_at is None or retry_after is None:
        then = "Send a shorter article, or name a model that takes less."
    elif held:
        then = "Calls in flight hold the rest, and may give some of it back. Try again soon."
    else:
        then = f"The budget renews at midnight UTC, {limit.renews_at:%Y-%m-%dT%H:%M:%SZ}."
    detail = f"A call to {alias!r} is not within the budget {limit.name}: {why}. {then}"
    return BudgetSpent(detail, retry_after=retry_after)


def in_dollars(nanodollars: int) -> str:
    """Never less than nothing; without needless zeros, but for whole cents."""
    whole, _, part = f"{max(nanodollars, 0) / NANO:.9f}".partition(".")
    return f"{whole}.{part.rstrip('0'):0<2}"


def cost_of(nanodollars: int) -> Cost:
    return Cost(amount=nanodollars / NANO)
