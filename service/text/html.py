"""The main text of a web page, and of the bare markup that an editorial system keeps.

A whole page goes through trafilatura, which tells the story from what surrounds it. A fragment
(no `html`, `head` or `body`) is all story: only scripts, navigation and comments are left out.
"""

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from service.errors import TooLarge, UnreadableArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

LARGEST_PAGE = 5_000_000
"""Characters."""

MOST_TAGS = 60_000
MOST_ELEMENTS = 30_000
"""Far above what news pages have; the main text of so many is found in about two seconds."""

SHORT_STORY = 250
"""Characters of main text that are not trusted where the page shows far more."""

LONGEST_TAG = 4_000
"""Characters outside quoted values; the parser takes quadratic time over a tag's attributes."""

_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_DATE = re.compile(r'"datePublished"\s*:\s*"([\d:.TZ+-]{10,35})"')
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"""<[a-zA-Z](?>[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r"""(?>"[^"]*+"|'[^']*+')""")
_UNSEEN = re.compile(r"<(?:!--|(?:script|style|noscript)\b)", re.IGNORECASE)
_END_OF_UNSEEN = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s*>?", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>?", re.IGNORECASE),
    "<noscript": re.compile(r"</noscript\s*>?", re.IGNORECASE),
}

_BLOCK = re.compile(
    r"p|div|h[1-6r]|li|[uod]l|d[td]|blockquote|pre|article|section|main|header|fig(?:ure|caption)"
    r"|table|t[rdh]|address|details|summary|center|body"
    r"|head|item|list|quote|ab|code|row|cell"  # trafilatura's
)
_BREAK = re.compile(r"br|lb")
_NOT_STORY = re.compile(
    r"template|nav|footer|aside|form|button|select|option|textarea|input|iframe|object|embed|svg"
    r"|math|canvas|audio|video|map|title"
)
_COMMENTS = re.compile(r"\b(?:comments?|disqus)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """Paragraphs of `text` are separated by a blank line; `published_at` is ISO 8601."""

    text: str
    title: str | None
    published_at: str | None


def read_page(html: str) -> Page:
    """Raises TooLarge, and UnreadableArticle for a page without main text."""
    if len(html) > LARGEST_PAGE:
        raise TooLarge(f"the HTML has {len(html)} characters; send at most {LARGEST_PAGE}")
    date = _DATE.search(html)
    html = _without_the_unseen(html).replace("\0", "\ufffd").lstrip("\ufeff")
    root = _parsed(html)
    title, published_at = _title(root), _published_at(root) or (date[1] if date else None)
    text = _main_text(root) if _PAGE.search(html) else _all_text(root)
    if not _LETTER.search(text):
        raise UnreadableArticle("the HTML has no main text; send the article's own paragraphs")
    return Page(text, title, published_at)


def _without_the_unseen(html: str) -> str:
    """The page without its comments, scripts and styles."""
    kept = []
    place = 0
    while opening := _UNSEEN.search(html, place):
        kept.append(html[place : opening.start()])
        closing = _END_OF_UNSEEN[opening[0].lower()].search(html, opening.end())
        if closing is None:
            return "".join(kept)
        place = closing.end()
    return "".join([*kept, html[place:]])


def _parsed(html: str) -> "HtmlElement":
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    if html.count("<") > 2 * MOST_TAGS:
        raise UnreadableArticle("the HTML has too many tags; send the article's own paragraphs")
    for tag in _TAG.finditer(html):
        if len(tag[0]) > LONGEST_TAG and len(_QUOTED.sub("", tag[0])) > LONGEST_TAG:
            raise UnreadableArticle("the HTML has a tag with too many attributes")
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = document_fromstring(html.encode(), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise UnreadableArticle("the HTML cannot be parsed, or nothing is in it") from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise UnreadableArticle("the HTML has too many elements; send the article's own paragraphs")
    return root


def _title(root: "HtmlElement") -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//h1", "//head/title"):
        for found in root.xpath(path)[:1]:
            words = found if isinstance(found, str) else found.text_content()
            if title := _SPACE.sub(" ", words).strip():
                return str(title)[:2_000]
    return None


def _published_at(root: "HtmlElement") -> str | None:
    dates = root.xpath(
        "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
    )
    return str(dates[0]).strip()[:40] or None if dates else None


def _main_text(root: "HtmlElement") -> str:
    """The story as trafilatura finds it, or everything where it finds next to nothing."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = ""
    try:
        # The slower second opinions that `fast` leaves out take quadratic time.
        document = bare_extraction(
            root,
            fast=True,
            with_metadata=False,
            include_comments=False,
            include_tables=False,
            config=_settings(),
        )
    except Exception:  # whatever the library stumbles over, the page has paragraphs
        document = None
    if isinstance(document, Document) and document.body is not None:
        text = _paragraphs(document.body)
    if len(text) < SHORT_STORY and len(text) * 2 < len(everything := _all_text(root)):
        return everything
    return text


@cache
def _settings() -> ConfigParser:
    """Trafilatura's own, but for a short story, which it would run together into one paragraph."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    return settings


def _all_text(root: "HtmlElement") -> str:
    """All that is not navigation, form or comment; nothing where most of it is links."""
    text = _paragraphs(root)
    linked = sum(len(link.text_content()) for link in root.iter("a"))
    return text if linked * 2 <= len(text) else ""


def _paragraphs(root: "HtmlElement") -> str:
    from lxml.etree import iterwalk

    paragraphs: list[list[str]] = [[]]
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if _BLOCK.fullmatch(element.tag):
            paragraphs.append([])
        if event == "end":
            words = element.tail if element is not root else None
        elif _is_story(element):
            words = element.text
        else:
            walk.skip_subtree()
            continue
        if event == "start" and _BREAK.fullmatch(element.tag):
            paragraphs[-1].append("\n")
        paragraphs[-1].append(_SPACE.sub(" ", words or ""))
    lines = ("".join(pieces).split("\n") for pieces in paragraphs)
    joined = ("\n".join(line.strip() for line in part).strip() for part in lines)
    return "\n\n".join(filter(None, joined))


def _is_story(element: "HtmlElement") -> bool:
    if _NOT_STORY.fullmatch(element.tag) or "hidden" in element.attrib:
        return False
    return not _COMMENTS.search(f"{element.get('id', '')} {element.get('class', '')}")
