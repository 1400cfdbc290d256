"""Which format an extraction comes in, and what is said where there is none."""

import csv
import io
import json

import pytest
from httpx import AsyncClient, Response

from schemas.extraction import Extraction
from service.api.negotiation import LONGEST, preferred
from service.api.routes.extractions import TYPES, TYPES_OF_A_NEW_ONE
from tests.api.checks import the_problem

TEXT = "🏊 “We will not sell the site,” said Joan Tell. “Not before 2030.”"
PLAIN = {"Content-Type": "text/plain"}
NINJS = "application/vnd.iptc.ninjs+json"
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
JSON, EVENTS, LINKED, CSV = (
    "application/json",
    "text/event-stream",
    "application/ld+json",
    "text/csv; charset=utf-8; header=present",
)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (",;,;;q", JSON),
        ("Application/JSON; charset=utf-8", JSON),
        ("application/json;q=0.5, text/csv;q=0.6", CSV),
        ("application/json;q=0.6, text/csv;q=0.5", JSON),
        ("text/csv, */*", CSV),
        ("text/csv;q=0, */*", JSON),
        ("application/json;q=0, application/*", NINJS),
        ("application/*;q=0.3, application/vnd.iptc.ninjs+json;q=0.2, text/csv;q=0.1", JSON),
        (NINJS, NINJS),
        ("application/ld+json", LINKED),
        (ANNOTATIONS, ANNOTATIONS),
        ('application/ld+json;profile="a:b http://www.w3.org/ns/anno.jsonld";q=0.1', ANNOTATIONS),
        ("application/ld+json;profile=http://www.w3.org/ns/anno.jsonld", ANNOTATIONS),
        ('application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"', LINKED),
        (f"{ANNOTATIONS};q=0.5, application/ld+json;q=0.4", ANNOTATIONS),
        (f"{ANNOTATIONS};q=0.4, application/ld+json;q=0.5", LINKED),
        (f"{ANNOTATIONS};q=0, application/ld+json", LINKED),
        ('text/csv;a="x,application/json;q=1", application/json;q=0.9', CSV),
        ('text/csv;a="', CSV),
        ("text/*", EVENTS),
        ("text/event-stream", EVENTS),
        ("text/event-stream, */*", EVENTS),
        ("text/event-stream; charset=utf-8, */*;q=0.8", EVENTS),
        ("application/json, text/event-stream", JSON),
        ("application/json;q=0.5, Text/Event-Stream", EVENTS),
        ("application/json, text/event-stream;q=0.9", JSON),
        ("text/event-stream;q=0, */*", JSON),
        ("text/event-stream ; Q = 0.3 , application/json;q=0.2", EVENTS),
        ("text/event-stream;q=0.3, application/*;q=0.4", JSON),
        ("text/html, application/xhtml+xml, */*;q=0.1", JSON),
        ("text/html", None),
        ("text/event-stream;q=0", None),
        ("*/*;q=0", None),
        ("application/xml, image/*", None),
    ],
)
def test_the_best_liked_format_is_chosen(accept: str, expected: str | None) -> None:
    assert preferred(accept, TYPES_OF_A_NEW_ONE) == expected


def test_a_header_of_any_length_is_read_in_no_time() -> None:
    for piece in ('"\\', '"', ",", ";", "a/b;q=", '\\"'):
        preferred(piece * 100_000, TYPES)
    assert preferred("a/b," * LONGEST + "text/csv", TYPES) is None


pytestmark = pytest.mark.anyio


async def post(client: AsyncClient, accept: str, **options: str) -> Response:
    return await client.post(
        "/v1/extractions",
        params={"language": "en", **options},
        content=TEXT.encode(),
        headers=PLAIN | {"Accept": accept},
    )


@pytest.mark.parametrize("accept", [JSON, NINJS, LINKED, ANNOTATIONS, CSV])
async def test_an_answer_is_what_it_says_new_or_kept(client: AsyncClient, accept: str) -> None:
    made = await post(client, accept)
    id = (await post(client, JSON)).json()["id"]
    kept = await client.get(f"/v1/extractions/{id}", headers={"Accept": accept})
    for answer in (made, kept):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == accept
        assert answer.headers["vary"] == "Accept"
        assert "We will not sell the site," in answer.text
    if accept in (LINKED, ANNOTATIONS, CSV):
        assert made.content == kept.content


async def test_events_vary_as_well(client: AsyncClient) -> None:
    answer = await post(client, EVENTS)
    assert answer.headers["vary"] == "Accept"


async def test_a_table_has_a_row_for_each_claim(client: AsyncClient) -> None:
    lines = (await post(client, "text/csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(lines, newline="")))
    assert [row["content"] for row in rows] == ["We will not sell the site,", "Not before 2030."]


@pytest.mark.parametrize("path", ["", "/x_0000000000000000"])
async def test_a_format_there_is_not_is_refused_with_those_there_are(
    client: AsyncClient, path: str
) -> None:
    if path:
        answer = await client.get(f"/v1/extractions{path}", headers={"Accept": "image/png"})
    else:
        answer = await post(client, "image/png")
    problem = the_problem(answer)
    assert (problem.status, problem.type) == (406, "/problems/not-acceptable")
    assert answer.headers["vary"] == "Accept"
    for media_type in TYPES:
        assert media_type in problem.detail


ITEM = {
    "uri": "https://news.example/items/8841",
    "version": "3",
    "language": "en",
    "headlines": [{"value": "Council keeps baths"}],
    "bodies": [{"contentType": "text/plain", "value": TEXT}],
    "urgency": 4,
}


async def send(client: AsyncClient, body: str | bytes, **options: str) -> Response:
    headers = {"Content-Type": NINJS, "Accept": NINJS}
    return await client.post(
        "/v1/extractions",
        params=options,
        content=body.encode() if isinstance(body, str) else body,
        headers=headers,
    )


async def test_an_item_comes_back_with_its_extraction(client: AsyncClient) -> None:
    answer = await send(client, json.dumps(ITEM), offsets="utf16")
    assert answer.status_code == 200, answer.text
    item = answer.json()
    for name in ("uri", "version", "language"):
        assert item[name] == ITEM[name]
    assert item["bodies"][0]["value"] == TEXT
    extraction = Extraction.model_validate_json(item["associations"][0]["bodies"][0]["value"])
    assert extraction.offsets == "utf16"
    assert extraction.article.title == "Council keeps baths"
    assert extraction.claims


@pytest.mark.parametrize(
    ("body", "options", "slug"),
    [
        ("{}", {}, "invalid-request"),
        ('{"uri": "a:b", "uri": "a:c", "bodies": [{"value": "A"}]}', {}, "invalid-request"),
        (
            '{"uri": "a:b", "bodies": [{"value": "A", "x": {"y": 1, "y": 2}}]}',
            {},
            "invalid-request",
        ),
        ('{"uri": "a:b"}', {}, "empty-article"),
        (json.dumps(ITEM), {"title": "Another"}, "invalid-request"),
        (json.dumps(ITEM), {"model": "nobody"}, "unknown-model"),
        (json.dumps(ITEM), {"offsets": "bytes"}, "invalid-request"),
        ('{"uri": "a:b", "x": ' + "[[],[]," * 30_000, {}, "invalid-request"),
        (json.dumps(ITEM).encode("utf-16"), {}, "invalid-request"),
    ],
)
async def test_an_item_at_fault_is_refused(
    client: AsyncClient, body: str | bytes, options: dict[str, str], slug: str
) -> None:
    assert the_problem(await send(client, body, **options)).type == f"/problems/{slug}"


async def test_what_an_item_holds_besides_is_nobodys_business(client: AsyncClient) -> None:
    body = json.dumps(ITEM)[:-1] + f', "x": {"9" * 4_000}, "y": [[1e999]], "people": [{{}}, {{}}]}}'
    assert (await send(client, body)).status_code == 200
