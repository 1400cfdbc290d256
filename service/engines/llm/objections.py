"""Asks a language model which statements of a text an article does not support."""

from collections.abc import Iterator, Sequence

from prompts import Prompt
from schemas.article import Article
from service.engines.llm.conversation import Message
from service.engines.llm.draft import DraftObjection
from service.ports import Objection

MOST = 20
"""Objections that are heard; more are noise."""


def messages_about(prompt: Prompt, article: Article, text: str, room: int) -> list[Message]:
    """The article as far as it fits into `room` characters, and the text."""
    return [
        {"role": "system", "content": prompt.text},
        {"role": "user", "content": "\n".join(_lines(article, text, room))},
    ]


def heard(objections: Sequence[DraftObjection], article: Article, text: str) -> list[Objection]:
    """Those that quote the text and cite a sentence of the article; the rest is dropped."""
    found = []
    for objection in objections[:MOST]:
        statement = objection.statement.strip()
        start = text.find(statement) if statement else -1
        cited = tuple(n - 1 for n in objection.at if 0 < n <= len(article.sentences))
        if start >= 0 and cited:
            found.append(Objection(start, start + len(statement), tuple(dict.fromkeys(cited))))
    return found


def _lines(article: Article, text: str, room: int) -> Iterator[str]:
    code = article.sha256[:8]
    yield f"--- article {code}"
    for sentence in article.sentences:
        room -= sentence.end - sentence.start
        if room < 0:
            break
        yield f"[{sentence.index + 1}] {article.text[sentence.start : sentence.end]}"
    yield f"--- text {code}"
    yield text
    yield f"--- end {code}"
