"""What is known about the request at work, for every line of the log that is written meanwhile."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_notes: ContextVar[dict[str, str] | None] = ContextVar("notes", default=None)


@contextmanager
def noting(**known: str) -> Iterator[Mapping[str, str]]:
    """Begins a request; all tasks started within share its notes."""
    notes = dict(known)
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def note(**known: str | None) -> None:
    """Adds to the request at work, if there is one: ids and aliases, never an article's words."""
    notes = _notes.get()
    if notes is not None:
        notes.update((name, value) for name, value in known.items() if value is not None)


def noted() -> Mapping[str, str]:
    """The notes of the request at work, empty outside of one."""
    return _notes.get() or {}
