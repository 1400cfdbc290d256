"""Requests made up from the OpenAPI document, by its rules and against them.

The same for the test, which sends a few, and for `benchmarks.fuzz`, which sends thousands.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from hypothesis import strategies as st
from pydantic import SecretStr
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from schemas.submission import ArticleInput, Submission
from service.api.authentication import set_key
from service.app import create_app
from service.bootstrap import inline_services
from service.extract import extract
from service.settings import Settings
from service.storage.sqlite import SqliteStore
from tests.api.hostile import PROSE

BASE_URL = "http://localhost"
KEY = "a-key"

CHECKS = [
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
"""Not among them: that all the schema allows is accepted. It cannot say which texts are English."""

OPERATIONS = [
    "POST /v1/extractions",
    "GET /v1/extractions/{id}",
    "GET /v1/extractions/{id}.html",
    "POST /v1/checks",
    "POST /v1/comparisons",
    "GET /v1/models",
    "GET /v1/usage",
    "GET /problems/{slug}",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
]

ASKED = [
    (operation, mode)
    for operation in OPERATIONS
    for mode in schemathesis.GenerationMode
    if mode is schemathesis.GenerationMode.POSITIVE
    or not operation.endswith(("z", "metrics", "models", ".html", "{slug}"))
]
"""Where anything may stand in an address and nothing in the query, nothing is against the rules."""

ACCEPTS = (
    "*/*",
    "application/json",
    "application/ld+json",
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "application/vnd.iptc.ninjs+json",
    "text/csv",
    "text/event-stream",
    "text/html",
    "text/html;q=0.5, application/json;q=0.4",
    "image/png",
    "nonsense;;q=,",
    "",
)

TEXTS = (
    PROSE,
    f"{PROSE}\n\nMayor Ann Osterby denied it. “The pool, perhaps, is lost,” she told the Courier.",
    "The baths closed in 2028.",
    "“",
    "\0",
)

AUTHORIZATIONS = (*(f"Bearer {KEY}",) * 6, "Bearer wrong", "Basic Og==", "")

HEADERS = st.fixed_dictionaries(
    {"Accept": st.sampled_from(ACCEPTS), "Authorization": st.sampled_from(AUTHORIZATIONS)}
)


@dataclass
class Fuzzed:
    """An app and its document; `id` is that of a kept extraction.

    `answers` counts by operation and status what was sent so far.
    """

    document: schemathesis.BaseSchema
    id: str
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)

    def ask(
        self,
        operation: str,
        mode: schemathesis.GenerationMode,
        run: hypothesis.settings,
        seed: int = 0,
    ) -> None:
        """Raises what a check finds."""

        @run
        @hypothesis.seed(seed)
        @hypothesis.given(self._cases(operation, mode), HEADERS)
        def send(case: "schemathesis.Case[Any]", headers: dict[str, str]) -> None:
            response = case.call(BASE_URL, headers=headers, timeout=120)
            self.answers[operation, response.status_code] += 1
            case.validate_response(response, checks=CHECKS)

        send()

    def _cases(
        self, operation: str, mode: schemathesis.GenerationMode
    ) -> "st.SearchStrategy[schemathesis.Case[Any]]":
        method, path = operation.split()
        made_up = self.document[path][method].as_strategy(generation_mode=mode)

        @st.composite
        def cases(draw: Callable[..., Any]) -> "schemathesis.Case[Any]":
            case: schemathesis.Case[Any] = draw(made_up)
            # Nothing made up names what is kept, nor says anything in English.
            if "id" in case.path_parameters and draw(st.booleans()):
                case.path_parameters["id"] = self.id
            if mode is schemathesis.GenerationMode.POSITIVE and draw(st.booleans()):
                _mend(case, draw(st.sampled_from(TEXTS)), self.id, by_id=draw(st.booleans()))
            return case

        return cases()


@contextmanager
def fuzzed(folder: Path, *, with_key: bool) -> Iterator[Fuzzed]:
    """The app with the real engine in this process, for one key or, without, for this machine."""
    keys = (SecretStr(KEY),) if with_key else ()
    settings = Settings(state_dir=folder, api_keys=keys)
    with SqliteStore(folder / "s.sqlite3", retention_days=1, max_bytes=10**8) as store:
        services = replace(inline_services(settings), store=store)
        owner = set_key(keys[0]).id if keys else None
        kept = asyncio.run(extract(Submission(article=ArticleInput(text=PROSE)), services, owner))
        app = create_app(settings, services)
        document = schemathesis.openapi.from_dict(json.loads(json.dumps(app.openapi())))
        document.app = app
        yield Fuzzed(document, kept.id)


def _mend(case: "schemathesis.Case[Any]", text: str, id: str, *, by_id: bool) -> None:
    """Makes of what the schema allows what is mostly accepted.

    The schema cannot say that of two fields one must be there, nor which models and ids there are.
    """
    article = {"extraction_id": id} if by_id else {"article": {"text": text, "language": "en"}}
    for name in ("model", "language", "published_at"):
        case.query.pop(name, None)
    body: Any = case.body
    mended: dict[str, Any]
    match case.path, body:
        case "/v1/checks", dict():
            mended = {**article, "text": text}
        case "/v1/comparisons", dict():
            mended = {"old": article, "new": {"article": {"text": text}}}
        case _, {"article": dict() as given}:
            others = {name: part for name, part in given.items() if name != "html"}
            case.body = body | {"article": {**others, "text": text, "language": "en"}}
            return
        case _, {"uri": str() as uri}:
            case.body = {"uri": uri, "bodies": [{"value": text}], "language": "en"}
            return
        case _, str() | bytes():
            case.body = text
            return
        case _:
            return
    options = {name: of for name, of in body.get("options", {}).items() if name != "model"}
    case.body = {**mended, "options": options}
