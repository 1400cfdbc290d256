"""Calls as values: what is sent, and how the answer is read. Nothing here touches a network."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from nutgraf_client.errors import KINDS, Failed, NotNutgraf, Refused
from nutgraf_client.models import (
    Article,
    Check,
    CheckedKind,
    Comparison,
    Extraction,
    Kept,
    Models,
    OffsetUnit,
    Options,
    Usage,
)

A = TypeVar("A", bound=BaseModel)

Subject = str | Article | Extraction | Kept
"""An article, as text or more, or one that has been read already."""

_ID = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_WAIT = 3_600.0


@dataclass(frozen=True)
class Call(Generic[A]):
    """`repeatable`: sent twice, it is done once, since an extraction's id is a hash."""

    method: str
    path: str
    answer: type[A]
    body: Mapping[str, object] | None = None
    repeatable: bool = True

    def read(self, response: httpx.Response) -> A:
        """Raises Refused for a problem, and NotNutgraf for what cannot be read."""
        if not response.is_success:
            raise refusal(response)
        return parsed(response.content, self.answer)


def extract_call(article: str | Article, options: Options) -> Call[Extraction]:
    body = {"article": _article(article), "options": options}
    return Call(
        "POST",
        "v1/extractions",
        Extraction,
        body,
        repeatable=not options.get("refresh", False),
    )


def check_call(article: Subject, text: str, kind: CheckedKind, options: Options) -> Call[Check]:
    body = {**_subject(article), "text": text, "kind": kind, "options": options}
    return Call("POST", "v1/checks", Check, body, repeatable=not options.get("refresh", False))


def compare_call(old: Subject, new: Subject, options: Options) -> Call[Comparison]:
    body = {"old": _subject(old), "new": _subject(new), "options": options}
    return Call(
        "POST",
        "v1/comparisons",
        Comparison,
        body,
        repeatable=not options.get("refresh", False),
    )


def get_call(id: str, offsets: OffsetUnit) -> Call[Extraction]:
    if not _ID.fullmatch(id):
        raise ValueError(f"{id[:40]!r} is no extraction's id")
    return Call("GET", f"v1/extractions/{id}?offsets={offsets}", Extraction)


def models_call() -> Call[Models]:
    return Call("GET", "v1/models", Models)


def usage_call(*, of_all: bool) -> Call[Usage]:
    return Call("GET", "v1/usage?all=true" if of_all else "v1/usage", Usage)


def parsed(content: bytes | str, answer: type[A]) -> A:
    try:
        return answer.model_validate_json(content)
    except ValidationError as error:
        places = sorted({".".join(map(str, fault["loc"])) or "body" for fault in error.errors()})
        raise NotNutgraf(
            f"The answer is no {answer.__name__}: {', '.join(places[:5])} cannot be read."
            " Is this address a Nutgraf, and as new as this client?"
        ) from None


def refusal(response: httpx.Response) -> Refused | NotNutgraf:
    """What an answer other than 2xx means; its body must have been read."""
    if response.has_redirect_location or response.status_code < 400:
        return NotNutgraf(
            f"The service answers {response.status_code} and points elsewhere. Set its own address."
        )
    try:
        problem = response.json()
    except ValueError:
        problem = None
    return problem_of(problem, response.status_code, retry_after(response))


def problem_of(problem: object, status: int, wait: float | None = None) -> Refused:
    """A problem as it was told; lenient, for a proxy on the way may have answered instead."""
    told: Mapping[str, Any] = problem if isinstance(problem, dict) else {}
    slug = str(told.get("type", "")).rpartition("/problems/")[2] or f"http-{status}"
    errors = told.get("errors", ())
    return KINDS.get(status, Failed)(
        str(told.get("detail") or f"Answered with status {status}, and not by Nutgraf itself."),
        slug=slug,
        status=status,
        title=str(told.get("title", "")),
        errors=tuple(fault for fault in errors if isinstance(fault, dict)),
        retry_after=wait,
    )


def retry_after(response: httpx.Response) -> float | None:
    """Seconds; a date, which Nutgraf never sends, is not read."""
    try:
        wait = float(response.headers["Retry-After"])
    except (KeyError, ValueError):
        return None
    return wait if 0 <= wait <= _LONGEST_WAIT * 24 else _LONGEST_WAIT * 24


def _article(article: str | Article) -> dict[str, object]:
    if isinstance(article, str):
        return {"text": article}
    return {name: value for name, value in asdict(article).items() if value is not None}


def _subject(subject: Subject) -> dict[str, object]:
    if isinstance(subject, Extraction | Kept):
        return {"extraction_id": subject.id}
    return {"article": _article(subject)}
