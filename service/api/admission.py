"""How many requests may be at work or waiting at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import Overloaded


class Admission:
    """Counted by request and not by step: whoever is let in is served to the end."""

    def __init__(self, places: int) -> None:
        self._free = places

    @contextmanager
    def place(self) -> Iterator[None]:
        """Raises Overloaded when all places are taken."""
        if not self._free:
            raise Overloaded("All workers are busy and the queue is full. Try again.")
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1
