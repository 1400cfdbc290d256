"""What one request's calls to language models take, those of a request that fails too."""

from dataclasses import dataclass

from schemas.extraction import Cost
from schemas.usage import UsageReport
from service.ports import Account, Ledger, Reservation


class Meter:
    """A ledger that is asked in the place of another and remembers what went through it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._calls: list[_Call] = []

    @property
    def tokens(self) -> int:
        """As much as the ledger counts: a call whose fate is unknown, at its estimate."""
        return sum(call.tokens for call in self._calls)

    @property
    def cost(self) -> Cost | None:
        """None where no call had a price."""
        prices = [call.cost for call in self._calls if call.cost is not None]
        return Cost(amount=sum(prices)) if prices else None

    def account(self, owner: str | None) -> Account:
        return _Account(self._ledger.account(owner), self._calls)

    async def usage(self, owner: str | None) -> UsageReport:
        return await self._ledger.usage(owner)

    async def usage_of_all(self) -> UsageReport:
        return await self._ledger.usage_of_all()


@dataclass
class _Call:
    """A reservation, passed on."""

    reservation: Reservation
    tokens: int
    cost: float | None
    settled: bool = False

    async def settle(self, tokens: int, cost: float | None) -> None:
        if not self.settled:
            self.tokens, self.settled = tokens, True
            self.cost = None if self.cost is None else cost  # without prices not even 0 is known
        await self.reservation.settle(tokens, cost)


@dataclass(frozen=True)
class _Account:
    account: Account
    calls: list[_Call]

    async def reserve(self, alias: str, tokens: int, cost: float | None) -> Reservation:
        call = _Call(await self.account.reserve(alias, tokens, cost), tokens, cost)
        self.calls.append(call)
        return call

    async def check(self, alias: str, tokens: int, cost: float | None) -> None:
        await self.account.check(alias, tokens, cost)
