"""An account that remembers what was set aside and how it was settled, call by call."""

from dataclasses import dataclass, field

from service.errors import BudgetSpent
from service.ports import Reservation


@dataclass
class Entry:
    """A reservation; `took` is None until it is settled."""

    alias: str
    tokens: int
    cost: float | None
    took: tuple[int, float | None] | None = None

    async def settle(self, tokens: int, cost: float | None) -> None:
        assert self.took is None
        self.took = tokens, cost


@dataclass
class FakeAccount:
    """Pays for so many calls."""

    calls: int = 1_000
    entries: list[Entry] = field(default_factory=list)

    async def check(self, alias: str, tokens: int, cost: float | None) -> None:
        if len(self.entries) >= self.calls:
            raise BudgetSpent("It is spent.")

    async def reserve(self, alias: str, tokens: int, cost: float | None) -> Reservation:
        if len(self.entries) >= self.calls:
            raise BudgetSpent("It is spent.")
        self.entries.append(Entry(alias, tokens, cost))
        return self.entries[-1]
