"""What the pipeline needs from outside, and nothing about who provides it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, ParamSpec, Protocol, TypeVar, get_args, runtime_checkable

from schemas.article import Article, Chunk
from schemas.audit import AuditEntry
from schemas.extraction import (
    Claim,
    EngineName,
    Extraction,
    KeyPoint,
    PromptVersion,
    Rejected,
)
from schemas.proposal import Proposal
from schemas.syntax import Parse
from schemas.usage import UsageReport
from service.models import EMBEDDED
from service.observe import Watch
from service.sharing import Sharing

P = ParamSpec("P")
T = TypeVar("T")


class Parser(Protocol):
    """Reads the grammar of a language. Picklable, so that it can work in another process."""

    @property
    def identity(self) -> str:
        """Name and version of what parses; part of an extraction's id."""

    def reads(self, language: str) -> bool: ...

    def parse(self, article: Article) -> Parse:
        """Parses every sentence of the article; raises UnsupportedLanguage."""


@dataclass(frozen=True)
class Reading:
    """An article with its parse; `parse` is None in a language without a parser."""

    article: Article
    parse: Parse | None


@dataclass(frozen=True, slots=True)
class Usage:
    """What an engine's answer took, summed over its calls."""

    answered_by: str
    prompt: PromptVersion | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    calls: int = 0
    mended: int = 0


class Reservation(Protocol):
    """Tokens and money set aside for one call. Until it is settled it counts at its estimate."""

    async def settle(self, tokens: int, cost: float | None) -> None:
        """What the call really took; 0 for one that surely was not served.

        Left out for a call whose fate is unknown, or that was served and nobody said what it took:
        it may have been paid for. Only the first settling counts.
        """


class Account(Protocol):
    """Pays for the calls of one request."""

    async def reserve(self, alias: str, tokens: int, cost: float | None) -> Reservation:
        """Before a call: the most it may take, in US dollars, None without prices.

        Raises BudgetSpent.
        """

    async def check(self, alias: str, tokens: int, cost: float | None) -> None:
        """Raises what `reserve` would raise now, and sets nothing aside."""


class _Free:
    """An account and a reservation in one: nothing is counted, so nothing needs settling."""

    async def reserve(self, alias: str, tokens: int, cost: float | None) -> Reservation:  # noqa: ARG002 - the port's signature
        return self

    async def check(self, alias: str, tokens: int, cost: float | None) -> None:
        """Nothing is refused."""

    async def settle(self, tokens: int, cost: float | None) -> None:
        """Nothing was set aside."""


FREE: Account = _Free()
"""Refuses no call and counts none."""


class Engine(Protocol):
    """Proposes claims and key points for a chunk."""

    @property
    def name(self) -> EngineName: ...

    @property
    def alias(self) -> str:
        """The name a request chooses it by."""

    @property
    def identity(self) -> str:
        """Everything that can change its proposals (model, prompt, versions), as one string."""

    @property
    def languages(self) -> Sequence[str] | None:
        """The languages it reads, as BCP 47 tags; None for an engine that takes any."""

    def reads(self, language: str) -> bool: ...

    def split(self, article: Article) -> Sequence[Chunk]:
        """The chunks it wants to read the article in; one for nearly every article."""

    @property
    def deadline_seconds(self) -> float | None:
        """Time for a whole extraction; None for the service's own."""

    async def propose(
        self,
        reading: Reading,
        chunk: Chunk,
        *,
        second_reader: bool = True,
        account: Account = FREE,
        deadline: float | None = None,
    ) -> tuple[Proposal, Usage]:
        """`second_reader` allows an engine to have another one read beside it.

        `account` pays for its calls. After `deadline`, on `time.monotonic`, nobody waits for the
        answer any more.
        """


@runtime_checkable
class Paid(Protocol):
    """An engine whose calls an account pays for."""

    @property
    def alias(self) -> str: ...

    @property
    def least_call(self) -> tuple[int, float | None]:
        """Tokens and US dollars; no call reserves less."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A stretch of a text, `text[start:end]`, that an article is said not to support.

    `sentences` are indices of those that come nearest in the article; there is at least one.
    """

    start: int
    end: int
    sentences: tuple[int, ...]


@runtime_checkable
class Critic(Protocol):
    """An engine that can also be asked what an article does not support."""

    @property
    def alias(self) -> str: ...

    async def object_to(
        self,
        text: str,
        article: Article,
        *,
        account: Account = FREE,
        deadline: float | None = None,
    ) -> tuple[Objection, ...]: ...


class Ledger(Protocol):
    """Knows what every owner has spent, and refuses what its budgets do not allow."""

    def account(self, owner: str | None) -> Account:
        """A new one for each request."""

    async def usage(self, owner: str | None) -> UsageReport:
        """What this owner has spent; raises Overloaded when it cannot be read for now."""

    async def usage_of_all(self) -> UsageReport:
        """What all owners have spent, together and each."""


class Workers(Protocol):
    """Runs CPU-bound steps where they do not hold up the event loop."""

    @property
    def ready(self) -> bool:
        """Whether a step would begin at once if nobody else were waiting."""

    @property
    def waiting(self) -> int:
        """Steps that nobody works at yet."""

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises Overloaded when the step's process dies, DeadlineExceeded when it is too slow."""


class ExtractionStore(Protocol):
    """Keeps extractions by id until they are too old or too many."""

    async def get(self, id: str, owner: str | None = None) -> Extraction | None:
        """What this owner has kept under the id."""

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:
        """Keeps it unless the id is kept already; returns what is kept."""


KeyScope = Literal["extract", "check", "admin"]
SCOPES: tuple[KeyScope, ...] = get_args(KeyScope)


@dataclass(frozen=True)
class ApiKey:
    """What is known of a key, which is not enough to use it.

    `id` owns what the key's holder extracts; `per_minute` is None for the service's own limit.
    """

    id: str
    name: str
    scopes: frozenset[KeyScope]
    per_minute: int | None

    def allows(self, scope: KeyScope) -> bool:
        """`admin` includes the others: whoever may make keys could make one for anything."""
        return scope in self.scopes or "admin" in self.scopes


class Keys(Protocol):
    """Keys that were created while the service need not be there."""

    async def find(self, token: str) -> ApiKey | None:
        """The valid key that this is; raises Overloaded when that cannot be said for now."""

    async def in_force(self) -> bool:
        """Whether a key is asked of everybody; raises Overloaded when that cannot be said."""


class AuditLog(Protocol):
    """Remembers for good who had what read."""

    def note(self, entry: AuditEntry) -> None:
        """Returns at once and raises nothing: the entry is written while the service goes on."""


Item = Claim | KeyPoint | Rejected


@dataclass(frozen=True, slots=True)
class News:
    """Items of an extraction that are final, their offsets counted in `text`, the article's.

    The first has none yet: it says that the article is accepted.
    """

    text: str
    items: tuple[Item, ...] = ()


Hear = Callable[[News], None]
"""Takes news as they come; it must neither wait nor raise."""


@dataclass(frozen=True)
class Services:
    """What routes and commands work with; made by `bootstrap`."""

    engines: Mapping[str, Engine]
    default_model: str
    parser: Parser
    workers: Workers
    store: ExtractionStore
    ledger: Ledger
    keys: Keys
    audit: AuditLog
    max_article_characters: int
    deadline_seconds: float = 60
    watch: Watch = field(default_factory=Watch)
    fallbacks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By alias: who answers in its place when it cannot, in order."""
    local: frozenset[str] = frozenset({EMBEDDED})
    """Aliases that may see confidential articles."""
    sharing: Sharing[Extraction, News] = field(default_factory=Sharing)
