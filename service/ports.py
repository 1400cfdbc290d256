"""What the pipeline needs from outside, and nothing about who provides it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ParamSpec, Protocol, TypeVar

from schemas.article import Article, Chunk
from schemas.extraction import EngineName, Extraction, PromptVersion
from schemas.proposal import Proposal
from schemas.syntax import Parse

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
        self, reading: Reading, chunk: Chunk, *, second_reader: bool = True
    ) -> tuple[Proposal, Usage]:
        """`second_reader` allows an engine to have another one read beside it."""


class Workers(Protocol):
    """Runs CPU-bound steps where they do not hold up the event loop."""

    @property
    def ready(self) -> bool:
        """Whether a step would begin at once if nobody else were waiting."""

    async def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises Overloaded when the step's process dies, DeadlineExceeded when it is too slow."""


class ExtractionStore(Protocol):
    """Keeps extractions by id until they are too old or too many."""

    async def get(self, id: str, owner: str | None = None) -> Extraction | None:
        """What this owner has kept under the id."""

    async def put(self, extraction: Extraction, owner: str | None = None) -> Extraction:
        """Keeps it unless the id is kept already; returns what is kept."""


@dataclass(frozen=True)
class Services:
    """What routes and commands work with; made by `bootstrap`."""

    engines: Mapping[str, Engine]
    default_model: str
    parser: Parser
    workers: Workers
    store: ExtractionStore
    max_article_characters: int
    deadline_seconds: float = 60
