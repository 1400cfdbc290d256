"""Files of one ninjs item each, as the lines of one input."""

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from service.cli.refusal import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BREAKS = bytes.maketrans(b"\r\n", b"  ")
"""JSON has line breaks between its parts alone, where a space does as well."""


def is_item(path: Path) -> bool:
    """Whether a file holds one item, over several lines, and not rows."""
    with path.open("rb") as file:
        try:
            json.loads(file.readline())
        except (ValueError, RecursionError):
            return True
    return False


def lines_of(items: Sequence[Path]) -> BinaryIO:
    """Raises Refused, when it comes to a file that cannot be read."""
    return io.BufferedReader(_Lines(items))


class _Lines(io.RawIOBase):
    def __init__(self, items: Sequence[Path]) -> None:
        self._blocks = _blocks(items)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        block = self._left or next(self._blocks, b"")
        size = min(len(block), len(memoryview(buffer)))
        memoryview(buffer)[:size], self._left = block[:size], block[size:]
        return size


def _blocks(items: Sequence[Path]) -> Iterator[bytes]:
    for path in items:
        try:
            with path.open("rb") as file:
                start = file.read(3).removeprefix(b"\xef\xbb\xbf")
                while start or (start := file.read(io.DEFAULT_BUFFER_SIZE)):
                    yield start.translate(_BREAKS)
                    start = b""
        except OSError as error:
            raise Refused(f"{path} cannot be read: {error.strerror}.") from None
        yield b"\n"
