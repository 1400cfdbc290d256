"""How far a batch has come, on standard error: a bar on a terminal, else a line now and then."""

import os
import stat
import sys
import time
from types import TracebackType
from typing import IO, Self

import click
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from service.cli.batch.rows import Line

LINE_SECONDS = 30


class Progress:
    """Counts rows. How much is left is told by the input's size, where it is known."""

    def __init__(self, articles: IO[bytes]) -> None:
        self._articles = articles
        self._size = _size(articles)
        self._begun = self._told = time.monotonic()
        self._bar = _bar() if sys.stderr.isatty() else None
        self._task = self._bar.add_task("", total=self._size) if self._bar else None
        self.kept = self.extractions = self.problems = 0

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def count(self, line: Line, *, kept: bool) -> None:
        if kept:
            self.kept += 1
        elif line.is_problem:
            self.problems += 1
        else:
            self.extractions += 1
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._read, description=self._pace())
        elif time.monotonic() - self._told >= LINE_SECONDS:
            self._told = time.monotonic()
            share = f"{self._read / self._size:.0%} of the input: " if self._size else ""
            click.echo(share + self._pace(), err=True)

    @property
    def rows(self) -> int:
        return self.kept + self.extractions + self.problems

    def finished(self) -> None:
        self._conclude(f"{self._counts()} in {self._seconds:.1f} s.")

    def stopped(self) -> None:
        self._conclude(f"Stopped: {self._counts()}. The same command goes on from here.")

    def _conclude(self, words: str) -> None:
        if self._bar:
            self._bar.stop()
        click.echo(words, err=True)

    @property
    def _read(self) -> int:
        return self._articles.tell() if self._size else 0

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._begun

    def _counts(self) -> str:
        counts = {"extraction": self.extractions, "problem": self.problems}
        told = [f"{n:,} {what}{'' if n == 1 else 's'}" for what, n in counts.items()]
        return ", ".join([f"{self.kept:,} kept", *told] if self.kept else told)

    def _pace(self) -> str:
        done = self.extractions + self.problems
        return f"{self._counts()}; {done / self._seconds:.1f} articles a second"


def _size(articles: IO[bytes]) -> int | None:
    """Bytes of the input; None for a pipe, and for what is no one file."""
    try:
        status = os.fstat(articles.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _bar() -> Bar:
    return Bar(
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
    )
