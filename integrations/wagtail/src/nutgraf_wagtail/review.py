# ruff: noqa: ANN401 - Django and Wagtail ship no types
"""What Nutgraf says about a page: its claims, and what title and introduction overstate."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, Literal

from nutgraf_client import Article, Check, Client, Extraction, Finding, Options
from nutgraf_client.models import CheckedKind

from nutgraf_wagtail.conf import Conf, Fields
from nutgraf_wagtail.content import Content, Part, Place, content_of, place_in
from nutgraf_wagtail.words import WHERE, finding_name

CONNECT_SECONDS = 1.5

Where = Literal["title", "introduction"]
KINDS: dict[Where, CheckedKind] = {"title": "headline", "introduction": "standfirst"}


@dataclass(frozen=True)
class Found:
    """A finding, where it stands, and where its evidence does."""

    where: Where
    part: Part
    finding: Finding
    content: Content

    @property
    def name(self) -> str:
        return finding_name(self.finding.type)

    @property
    def where_name(self) -> str:
        return str(WHERE[self.where])

    @property
    def place(self) -> Place:
        return place_in(self.part, self.finding.span.start, self.finding.span.end)

    @property
    def evidence(self) -> list[Place]:
        places = (self.content.place(span) for span in self.finding.evidence or ())
        return [place for place in places if place]

    @property
    def record(self) -> dict[str, str]:
        """For the log."""
        return {
            "where": self.where,
            "type": self.finding.type,
            "severity": self.finding.severity,
            "words": self.finding.span.text,
            "explanation": self.finding.explanation,
        }


@dataclass(frozen=True)
class Review:
    """`extraction` is None for a page without a body, which has nothing to be held against."""

    content: Content
    extraction: Extraction | None
    checks: dict[Where, Check]
    hold_on: Literal["error", "warning"]

    @cached_property
    def found(self) -> list[Found]:
        return [
            Found(where, part, finding, self.content)
            for where, check in self.checks.items()
            for finding in check.findings
            if (part := getattr(self.content, where))
        ]

    @cached_property
    def held(self) -> list[Found]:
        """What keeps the page from being published without a word about it."""
        return [found for found in self.found if found.finding.severity in ("error", self.hold_on)]

    @cached_property
    def fingerprint(self) -> str:
        """Changes with the words found fault with, so that no reason is given for other faults."""
        told = repr([(each.where, each.part.text, each.finding.type) for each in self.held])
        return sha256(told.encode()).hexdigest()[:16]


def review_page(page: Any, fields: Fields, conf: Conf, *, timeout: float) -> Review:
    """Asks the service, in `timeout` seconds at most; raises nutgraf_client.NutgrafError."""
    content = content_of(page, fields)
    if not content.body:
        return Review(content, None, {}, conf.hold_on)
    ends = time.monotonic() + timeout
    client = _client(conf.url, conf.api_key)
    # Without the title: that is what is checked, and must not bear itself out.
    article = Article(text=content.article, id=str(page.pk), language=_language(page))
    options: Options = {"model": conf.model} if conf.model else {}

    def left() -> Client:
        return client.within(max(ends - time.monotonic(), 0.1))

    extraction = left().extract(article, **options)
    checks = {
        where: left().check(article, part.text, kind=KINDS[where], **options)
        for where, part in _checked(content)
    }
    return Review(content, extraction, checks, conf.hold_on)


def _checked(content: Content) -> Iterator[tuple[Where, Part]]:
    if content.title:
        yield "title", content.title
    if content.introduction:
        yield "introduction", content.introduction


def _language(page: Any) -> str | None:
    """What the page says of itself, where the site has several languages; else it is detected."""
    from django.conf import settings

    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return None
    return str(page.locale.language_code)


@lru_cache(maxsize=4)
def _client(url: str | None, api_key: str | None) -> Client:
    """One for all threads of a process; connections that a fork inherited are not yet open."""
    return Client(url, api_key, connect_timeout=CONNECT_SECONDS, attempts=2)
