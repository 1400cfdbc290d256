"""News in JSON, IPTC's ninjs 3: an item in, and an item with its extraction out.

https://iptc.org/standards/ninjs/. IPTC has registered no media type for it; this one is in the
form of those that it has.
"""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, StrictStr, StringConstraints, ValidationError

from schemas.extraction import Extraction
from schemas.submission import ArticleInput
from service.errors import EmptyArticle, InvalidRequest, UnreadableArticle
from service.formats.names import article_iri, extraction_iri

MEDIA_TYPE: Final = "application/vnd.iptc.ninjs+json"
VERSION: Final = "3.2"
SCHEMA: Final = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"

MAIN: Final = "main"
"""IPTC's word for the headline or body that stands for the item."""

_HTML: Final = ("text/html", "application/xhtml+xml", "body_xhtml")
"""The last is no media type; IPTC's own example has it."""

_DATE_TIME: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
"""RFC 3339: with a time and its zone, which ISO 8601 can do without."""

_EXTENSION: Final = re.compile(r"-[A-Za-z0-9]-")
"""Where extensions of a language tag begin, which say nothing of the language: `en-GB-u-ca-…`."""

Uri = Annotated[StrictStr, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")]


class _Part(BaseModel):
    """What an item may have more of is left alone: later versions of ninjs add to it."""

    model_config = ConfigDict(frozen=True)


class _Words(_Part):
    """A body or a headline."""

    value: StrictStr
    role: StrictStr | None = None
    contentType: StrictStr | None = None  # noqa: N815 - ninjs's own name

    @property
    def kind(self) -> Literal["text", "html"] | None:
        """None for what is neither. Without a media type, what begins with a tag is HTML."""
        if self.contentType is None:
            return "html" if self.value.lstrip().startswith("<") else "text"
        essence = self.contentType.partition(";")[0].strip().lower()
        return "html" if essence in _HTML else "text" if essence == "text/plain" else None


class _Standard(_Part):
    version: StrictStr | None = None


class _Item(_Part):
    uri: Uri
    version: StrictStr | None = None
    language: StrictStr | None = None
    title: StrictStr | None = None
    firstCreated: StrictStr | None = None  # noqa: N815
    versionCreated: StrictStr | None = None  # noqa: N815
    contentCreated: StrictStr | None = None  # noqa: N815
    headlines: tuple[_Words, ...] = ()
    bodies: tuple[_Words, ...] = ()
    standard: _Standard = _Standard()


_FIELDS: Final = {
    "id": "uri",
    "published_at": "versionCreated",
    "html": "bodies",
    "text": "bodies",
}
"""Where a field of an article comes from, if it has another name in an item."""


def read(body: bytes | str) -> ArticleInput:
    """The article of an item; raises InvalidRequest, EmptyArticle or UnreadableArticle.

    A body in plain text is kept character by character, so offsets count in its `value`; it is
    preferred to HTML, of which the main text is read.
    """
    try:
        item = _Item.model_validate_json(body)
    except ValidationError as error:
        raise _not_an_item(error) from None
    if (version := item.standard.version) and version.partition(".")[0] != "3":
        raise InvalidRequest(f"The item is in ninjs {version[:20]}. Send it in ninjs 3.")
    found = _body(item)
    try:
        return ArticleInput(
            text=found.value if found.kind == "text" else None,
            html=found.value if found.kind == "html" else None,
            title=_title(item),
            language=item.language and _EXTENSION.split(item.language)[0],
            published_at=item.versionCreated or item.firstCreated or item.contentCreated,
            id=item.uri,
            version=item.version,
        )
    except ValidationError as error:
        raise _not_an_item(error) from None


def write(extraction: Extraction) -> str:
    """The article as an item; the extraction is one that is associated with it, as JSON.

    It is a partial representation of the item: what Nutgraf does not read is not in it.
    """
    article = extraction.article
    item: dict[str, Any] = {
        "uri": article_iri(article),
        "type": "text",
        "representationType": "partial",
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
    }
    if article.id and article.id != item["uri"]:
        item["altIds"] = [{"role": "id", "value": article.id}]
    if article.version:
        item["version"] = article.version
    if _is_date_time(article.published_at):
        item["versionCreated"] = article.published_at
    item["language"] = article.language
    if article.title:
        item["headlines"] = [_words(article.title)]
    item["bodies"] = [_words(article.text) | {"charCount": len(article.text)}]
    if extraction.summary:
        summary = " ".join(sentence.text for sentence in extraction.summary)
        item["descriptions"] = [_words(summary) | {"role": "summary"}]
    item["associations"] = [_association(extraction)]
    return json.dumps(item, ensure_ascii=False)


def _association(extraction: Extraction) -> dict[str, Any]:
    return {
        "name": "Claims and key points",
        "rel": "extraction",
        "uri": extraction_iri(extraction),
        "altIds": [{"role": "nutgraf", "value": extraction.id}],
        "type": "component",
        "versionCreated": extraction.provenance.created_at.isoformat(),
        "language": extraction.article.language,
        "bodies": [
            {
                "role": "extraction",
                "contentType": "application/json",
                "value": extraction.model_dump_json(),
            }
        ],
    }


def _words(value: str) -> dict[str, Any]:
    return {"role": MAIN, "contentType": "text/plain", "value": value}


def _body(item: _Item) -> _Words:
    if not item.bodies:
        raise EmptyArticle("The item has no body. Send one with its text in `bodies`.")
    found = _main(item.bodies, "text") or _main(item.bodies, "html")
    if found is None:
        raise UnreadableArticle(
            "No body of the item is text. Send one whose contentType is text/plain or text/html."
        )
    return found


def _title(item: _Item) -> str | None:
    headline = _main(item.headlines, "text")
    return headline.value if headline else item.title


def _main(candidates: Iterable[_Words], kind: Literal["text", "html"]) -> _Words | None:
    """Of the words of a kind, those that are called the main ones, or that have no role, or the
    first."""
    fitting = [words for words in candidates if words.kind == kind]
    for role in (MAIN, None):
        for words in fitting:
            if words.role == role:
                return words
    return fitting[0] if fitting else None


def _is_date_time(words: str | None) -> bool:
    if words is None or not _DATE_TIME.fullmatch(words):
        return False
    try:
        datetime.fromisoformat(words)
    except ValueError:  # the 31st of February
        return False
    return True


def _not_an_item(error: ValidationError) -> InvalidRequest:
    faults = error.errors(include_url=False, include_context=False, include_input=False)[:20]
    return InvalidRequest(
        "The body is not a ninjs item that can be read; see `errors`.",
        errors=tuple(
            {
                "pointer": "".join(f"/{_FIELDS.get(str(step), step)}" for step in fault["loc"]),
                "detail": fault["msg"].removeprefix("Value error, "),
            }
            for fault in faults
        ),
    )
