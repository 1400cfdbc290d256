"""What has been found of an extraction so far, at the foot of a terminal."""

from collections import Counter, deque
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from schemas.extraction import Claim, KeyPoint, Rejected
from service.cli.view import in_a_line
from service.ports import Item, News

LINES = 8
"""Of what came last. More than the terminal is high could not be wiped away again."""

NOUNS: dict[type[Item], str] = {Claim: "claim", KeyPoint: "key point", Rejected: "rejected"}


class Arrivals:
    """Lives as long as its context, and leaves nothing on the terminal."""

    def __init__(self, console: Console | None = None) -> None:
        console = console or Console(highlight=False, markup=False, emoji=False)
        self._spinner = Spinner("dots", "Reading")
        self._counts: Counter[str] = Counter()
        self._last: deque[Text] = deque(maxlen=min(LINES, max(console.height - 2, 1)))
        self._live = Live(console=console, transient=True, get_renderable=self._shown)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

    def hear(self, news: News) -> None:
        for item in news.items:
            self._counts[NOUNS[type(item)]] += 1
            line = in_a_line(item)
            line.no_wrap, line.overflow = True, "ellipsis"
            self._last.append(line)
        if news.items:
            self._live.refresh()

    def _shown(self) -> RenderableType:
        found = [f"{count:,} {noun}{_plural(noun, count)}" for noun, count in self._counts.items()]
        self._spinner.update(text=", ".join(found) or "Reading")
        return Group(*list(self._last), self._spinner)


def _plural(noun: str, count: int) -> str:
    return "" if count == 1 or noun == "rejected" else "s"
