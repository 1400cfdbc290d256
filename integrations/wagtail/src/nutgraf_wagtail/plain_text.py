"""Rich text to plain, so that its words are found again in the editor."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "div",
        "hr",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
    ]
)
_UNSEEN = frozenset({"script", "style", "template"})


def plain_text(html: str) -> str:
    """Paragraphs with an empty line between; white space inside them is as it was written."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(block for each in reader.blocks if (block := "".join(each).strip()))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.blocks[-1].append("\n")
        elif tag in _BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.blocks[-1].append(data)
