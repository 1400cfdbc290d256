"""The file a batch writes, and what an earlier run left in it.

Rows are appended one by one, so a run that is killed leaves whole rows and at most one torn line.
Where an old row is replaced, the file is written anew beside itself (`.part`) and takes its old
place once all old rows are seen to; a run killed before that is picked up from both files.
"""

import fcntl
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from service.cli.refusal import Refused

ROW_BEGINS = b'{"id": '
BLOCK = 1 << 16


class Output:
    """Rows are written in order: first each old row, as it was or replaced, then new ones.

    Nothing on disk changes before the first row that is not as it was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part_path = path.with_name(f"{path.name}.part")
        self._in_place = _open(path)
        self._part: BinaryIO | None = None
        self._accounted = 0
        """Bytes of old rows that `write` has been told about."""
        self._old_end = 0
        self._torn = False
        try:
            if path.is_file():
                self._look_at_old_rows()
        except Refused:
            self._in_place.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._part and self._accounted < self._old_end:
            if isinstance(error, Refused):
                self._part_path.unlink()
            else:
                self._complete(self._part)
        if self._part:
            self._part.close()
        self._in_place.close()

    def old_rows(self) -> Iterator[bytes]:
        """The whole lines of an earlier run; a torn last one is left out."""
        if self._old_end:
            with self._path.open("rb") as lines:
                while lines.tell() < self._old_end:
                    yield lines.readline()

    def write(self, line: bytes, old: bytes | None = None) -> None:
        """Writes the next row; `old` is the row of the earlier run whose place it has."""
        if old is not None and self._part is None and line != old:
            self._start_part()
        if self._part:
            _append(self._part, line)
        elif old is None:
            if self._torn:
                self._in_place.truncate(self._old_end)
                self._torn = False
            _append(self._in_place, line)
        if old is not None:
            self._accounted += len(old)
            if self._part and self._accounted == self._old_end:
                os.replace(self._part_path, self._path)

    def _look_at_old_rows(self) -> None:
        _lock(self._in_place, self._path)
        self._take_up_part()
        self._old_end = _end_of_rows(self._in_place)
        self._in_place.seek(self._old_end)
        torn = self._in_place.read(len(ROW_BEGINS))
        if torn != ROW_BEGINS[: len(torn)]:
            raise Refused(f"{self._path} is not a batch's output; it is left as it is.")
        self._torn = bool(torn)

    def _start_part(self) -> None:
        self._part = _open(self._part_path)
        _lock(self._part, self._path)
        self._part.truncate(0)
        with self._path.open("rb") as old:
            _copy(old, self._part, self._accounted)

    def _take_up_part(self) -> None:
        if self._part_path.is_file():
            part = _open(self._part_path)
            _lock(part, self._path)
            part.truncate(_end_of_rows(part))
            self._complete(part)
            self._in_place.close()
            self._in_place = part

    def _complete(self, part: BinaryIO) -> None:
        """Old rows that the part does not have yet follow in it, and it takes the old place."""
        part.seek(0)
        written = sum(1 for _ in part)
        with self._path.open("rb") as old:
            for line in islice(old, written, None):
                if line.endswith(b"\n"):
                    _append(part, line)
        os.replace(self._part_path, self._path)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("a+b")
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from None


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refused(f"Another run is writing {path}.") from None


def _append(file: BinaryIO, line: bytes) -> None:
    file.write(line)
    file.flush()


def _copy(old: BinaryIO, new: BinaryIO, size: int) -> None:
    while size and (block := old.read(min(size, BLOCK))):
        new.write(block)
        size -= len(block)


def _end_of_rows(file: BinaryIO) -> int:
    """The offset after the last line that is whole."""
    end = file.seek(0, os.SEEK_END)
    while end:
        begin = max(0, end - BLOCK)
        file.seek(begin)
        newline = file.read(end - begin).rfind(b"\n")
        if newline >= 0:
            return begin + newline + 1
        end = begin
    return 0
