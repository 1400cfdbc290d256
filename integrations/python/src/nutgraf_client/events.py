"""Server-sent events, as far as Nutgraf sends them."""

import codecs
import io
import json
from collections.abc import Iterator

from nutgraf_client.calls import parsed, problem_of
from nutgraf_client.errors import NutgrafError, Unreachable
from nutgraf_client.models import Answer, Claim, Extraction, Item, KeyPoint, Rejected

_ITEMS: dict[str, type[Answer]] = {
    "claim": Claim,
    "key_point": KeyPoint,
    "rejected": Rejected,
    "done": Extraction,
}


class Events:
    """Takes the bytes of a stream as they come, gives the items that are whole.

    Lines end with LF, CR or CRLF and with nothing else: an article may hold a U+2028.
    """

    def __init__(self) -> None:
        utf8 = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._decode = io.IncrementalNewlineDecoder(utf8, translate=True).decode
        self._begun: list[str] = []
        self._name = ""
        self._lines: list[str] = []
        self.done = False

    def feed(self, piece: bytes) -> Iterator[Item | Extraction]:
        """Raises the problem that the stream tells of."""
        first, *others = self._decode(piece).split("\n")
        self._begun.append(first)
        for other in others:
            line = "".join(self._begun)
            self._begun = [other]
            if line:
                self._take(line)
            else:
                yield from self._dispatch()

    def end(self) -> None:
        """Raises Unreachable for a stream that was cut off."""
        if not self.done:
            raise Unreachable("The stream ended before the extraction was whole.")

    def _take(self, line: str) -> None:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            self._name = value
        elif field == "data":
            self._lines.append(value)

    def _dispatch(self) -> Iterator[Item | Extraction]:
        name, content = self._name, "\n".join(self._lines)
        self._name, self._lines = "", []
        if name == "error":
            raise _told(content)
        if content and (kind := _ITEMS.get(name)):  # else a kind that a newer service tells of
            self.done = name == "done"
            yield parsed(content, kind)  # type: ignore[misc] # the four kinds of the table


def _told(content: str) -> NutgrafError:
    try:
        problem = json.loads(content)
        status = int(problem["status"])
    except (ValueError, TypeError, KeyError):
        problem, status = None, 500
    return problem_of(problem, status)
