import json

import pytest
from httpx import AsyncClient

from schemas.extraction import Extraction
from tests.api.checks import the_problem

pytestmark = pytest.mark.anyio

TEXT = "“We will not sell 🏊 the site,” said Joan Tell. “Not before 2030.”"
HTML = f"<html><body><article><p>{TEXT}</p><p>Harwick is small.</p></article></body></html>"
PLAIN = {"Content-Type": "text/plain"}


async def post_json(client: AsyncClient, **body: dict[str, str]) -> Extraction:
    response = await client.post("/v1/extractions", json=body)
    assert response.status_code == 200, response.text
    return Extraction.model_validate_json(response.content)


async def test_a_submission_is_answered_with_spans_of_its_own_text(client: AsyncClient) -> None:
    extraction = await post_json(client, article={"text": TEXT, "language": "en", "id": "cms-1"})
    assert extraction.article.text == TEXT
    assert extraction.article.id == "cms-1"
    spans = [claim.content[0] for claim in extraction.claims]
    assert [span.text for span in spans] == [TEXT[span.start : span.end] for span in spans]
    assert len(spans) == 2


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf-16", "utf-16le", "gb18030"])
async def test_raw_text_is_read_in_the_charset_it_names(client: AsyncClient, charset: str) -> None:
    response = await client.post(
        "/v1/extractions",
        params={"language": "en"},
        content=TEXT.encode(charset.strip('"')),
        headers={"Content-Type": f"text/plain; charset={charset}"},
    )
    assert response.json()["article"]["text"] == TEXT


async def test_raw_text_is_not_altered_by_a_character(client: AsyncClient) -> None:
    text = f"\ufeff{TEXT}\r\n\r\n\u00a0“Two\u200f.”\t\0 e\u0301\n"
    response = await client.post(
        "/v1/extractions?language=en", content=text.encode(), headers=PLAIN
    )
    assert response.json()["article"]["text"] == text


async def test_raw_text_takes_its_metadata_and_options_from_the_query(
    client: AsyncClient,
) -> None:
    asked = {
        "title": "Baths & more",
        "language": "en",
        "url": "https://example.org/a?b=c",
        "id": "cms-1",
        "version": "3",
        "published_at": "2026-03-01T08:30:00",
    }
    response = await client.post(
        "/v1/extractions",
        params=asked | {"model": "quotations", "offsets": "utf16"},
        content=TEXT.encode(),
        headers=PLAIN,
    )
    body = response.json()
    assert {name: body["article"][name] for name in asked} == asked
    assert body["offsets"] == "utf16"


async def test_raw_html_is_read_for_its_main_text(client: AsyncClient) -> None:
    response = await client.post(
        "/v1/extractions?language=en", content=HTML.encode(), headers={"Content-Type": "text/html"}
    )
    text = response.json()["article"]["text"]
    assert "Joan Tell" in text
    assert "<p>" not in text


async def test_offsets_can_be_counted_as_javascript_counts(client: AsyncClient) -> None:
    article = {"text": TEXT, "language": "en"}
    codepoints = await post_json(client, article=article)
    utf16 = await post_json(client, article=article, options={"offsets": "utf16"})
    again = await client.get(f"/v1/extractions/{codepoints.id}", params={"offsets": "utf16"})
    units = TEXT.encode("utf-16-le")
    assert utf16.id == codepoints.id
    for extraction in (utf16, Extraction.model_validate_json(again.content)):
        for claim in extraction.claims:
            for span in claim.content:
                assert units[2 * span.start : 2 * span.end].decode("utf-16-le") == span.text


async def test_the_same_submission_is_extracted_once(client: AsyncClient) -> None:
    first = await post_json(client, article={"text": TEXT, "language": "en"})
    second = await post_json(client, article={"text": TEXT, "language": "en"})
    assert not first.provenance.cached
    assert second.provenance.cached
    assert second.model_dump(exclude={"provenance"}) == first.model_dump(exclude={"provenance"})
    assert second.provenance.created_at == first.provenance.created_at


async def test_an_extraction_can_be_got_again(client: AsyncClient) -> None:
    posted = await post_json(client, article={"text": TEXT, "language": "en"})
    response = await client.get(f"/v1/extractions/{posted.id}")
    got = Extraction.model_validate_json(response.content)
    assert got.model_dump(exclude={"provenance"}) == posted.model_dump(exclude={"provenance"})


async def test_an_extraction_can_be_seen_as_a_page(client: AsyncClient) -> None:
    posted = await post_json(client, article={"text": TEXT, "language": "en"})
    response = await client.get(f"/v1/extractions/{posted.id}.html")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert "default-src 'none'" in response.text


@pytest.mark.parametrize("path", ["x_0000000000000000", "x_0000000000000000.html", "%00", "ü"])
async def test_an_extraction_that_is_not_kept_is_not_found(client: AsyncClient, path: str) -> None:
    response = await client.get(f"/v1/extractions/{path}")
    assert the_problem(response).type == "/problems/not-found"


@pytest.mark.parametrize(
    ("content_type", "hint"),
    [
        ("application/x-www-form-urlencoded", "came as application/x-www-form-urlencoded"),
        ("", "without a Content-Type"),
        ("multipart/form-data; boundary=x", "multipart/form-data"),
        ("application/jsonp", "application/jsonp"),
        ("text/plain; charset=klingon", "klingon"),
        ("text/plain; charset=zlib", "zlib"),
        ("text/plain; charset=unicode_escape", "unicode_escape"),
        ("text/plain; charset=idna", "idna"),
        ("application/json; charset=utf-16", "utf-16"),
    ],
)
async def test_another_media_type_is_refused_with_what_to_send(
    client: AsyncClient, content_type: str, hint: str
) -> None:
    response = await client.post(
        "/v1/extractions", content=TEXT.encode(), headers={"Content-Type": content_type}
    )
    problem = the_problem(response)
    assert problem.type == "/problems/wrong-media-type"
    assert hint in problem.detail


async def test_a_body_without_any_content_type_is_refused(client: AsyncClient) -> None:
    response = await client.post("/v1/extractions", content=TEXT.encode())
    assert the_problem(response).type == "/problems/wrong-media-type"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd", "gzip, identity"])
async def test_a_compressed_body_is_refused(client: AsyncClient, encoding: str) -> None:
    response = await client.post(
        "/v1/extractions", content=b"\x1f\x8b", headers=PLAIN | {"Content-Encoding": encoding}
    )
    assert the_problem(response).type == "/problems/wrong-media-type"


@pytest.mark.parametrize(
    ("body", "charset", "offset"),
    [(b"caf\xe9 au lait", "utf-8", 3), (b"a\0b", "utf-16le", 2), (b"caf\xc3\xa9", "ascii", 3)],
)
async def test_bytes_that_are_not_in_the_charset_are_refused_with_their_offset(
    client: AsyncClient, body: bytes, charset: str, offset: int
) -> None:
    response = await client.post(
        "/v1/extractions", content=body, headers={"Content-Type": f"text/plain; charset={charset}"}
    )
    problem = the_problem(response)
    assert problem.type == "/problems/unreadable-article"
    assert f"Byte {offset} " in problem.detail


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0\r\n"])
async def test_an_article_without_text_is_refused(client: AsyncClient, text: str) -> None:
    for response in (
        await client.post("/v1/extractions", content=text.encode(), headers=PLAIN),
        await client.post("/v1/extractions", json={"article": {"text": text}}),
    ):
        assert the_problem(response).type == "/problems/empty-article"


async def test_an_article_in_a_language_that_the_engine_cannot_read_is_refused(
    client: AsyncClient,
) -> None:
    body = {"article": {"text": "Les bains resteront ouverts.", "language": "fr"}}
    problem = the_problem(await client.post("/v1/extractions", json=body))
    assert problem.type == "/problems/unsupported-language"


async def test_a_model_that_nobody_set_up_is_refused_and_those_there_are_named(
    client: AsyncClient,
) -> None:
    body = {"article": {"text": TEXT, "language": "en"}, "options": {"model": "gpt-99"}}
    problem = the_problem(await client.post("/v1/extractions", json=body))
    assert problem.type == "/problems/unknown-model"
    assert "quotations" in problem.detail


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ("", ""),
        ("null", ""),
        ("[]", ""),
        ("{", ""),
        ('{"article": {"text": "a"}} {}', ""),
        ("{}", "/article"),
        ('{"article": null}', "/article"),
        ('{"article": {}}', "/article"),
        ('{"article": {"text": "a", "html": "b"}}', "/article"),
        ('{"article": {"text": 7}}', "/article/text"),
        ('{"article": {"text": NaN}}', "/article/text"),
        ('{"article": {"text": "a", "language": "English"}}', "/article/language"),
        ('{"article": {"text": "a", "published_at": "soon"}}', "/article/published_at"),
        ('{"article": {"text": "a", "url": ' + json.dumps("x" * 2_001) + "}}", "/article/url"),
        ('{"article": {"text": "a", "body": "b"}}', "/article/body"),
        ('{"article": {"text": "a"}, "a/b~c": 1}', "/a~1b~0c"),
        ('{"article": {"text": "a"}, "options": {"offsets": "bytes"}}', "/options/offsets"),
        ('{"article": {"text": "a"}, "options": {"api_base": "http://x"}}', "/options/api_base"),
        ('{"article": {"text": "a", "text": "b"}}', "/article/text"),
        ('{"article": {"text": "a"}, "article": {"text": "b"}}', "/article"),
        ('{"article": {"text": "\\ud800"}}', ""),
        ('{"article": {"text": "\\ud83d\\u0041"}}', ""),
        ('{"article": {"text": ' + "9" * 100_000 + "}}", ""),
        ("[" * 100_000 + "]" * 100_000, ""),
        ('{"article":' * 100_000, ""),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else None,
)
async def test_a_faulty_submission_is_refused_with_the_place_of_the_fault(
    client: AsyncClient, body: str, pointer: str
) -> None:
    response = await client.post(
        "/v1/extractions", content=body.encode(), headers={"Content-Type": "application/json"}
    )
    problem = the_problem(response)
    assert problem.type == "/problems/invalid-request"
    assert pointer in [error["pointer"] for error in problem.errors]
    assert all(error["detail"] for error in problem.errors)


@pytest.mark.parametrize("faults", [100, 400_000])
async def test_a_body_with_many_faults_is_not_answered_with_all_of_them(
    client: AsyncClient, faults: int
) -> None:
    body = "{" + ",".join(f'"{number}":1' for number in range(faults)) + "}"
    response = await client.post(
        "/v1/extractions", content=body.encode(), headers={"Content-Type": "application/json"}
    )
    assert the_problem(response).type == "/problems/invalid-request"
    assert len(response.content) < 1_000


async def test_white_space_between_the_fields_does_no_harm(client: AsyncClient) -> None:
    body = json.dumps({"article": {"text": TEXT, "language": "en"}}, indent=1_000)
    response = await client.post(
        "/v1/extractions", content=body.encode(), headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("lang=en", "lang"),
        ("text=b", "text"),
        ("offsets=bytes", "offsets"),
        ("offsets=utf16&offsets=utf16", "offsets"),
        ("language=English", "language"),
        ("published_at=soon", "published_at"),
        ("model=", "model"),
        ("model=../etc", "model"),
        ("title=" + "x" * 2_001, "title"),
        ("%00=1", "\0"),
    ],
)
async def test_a_faulty_query_is_refused_with_the_name_of_the_parameter(
    client: AsyncClient, query: str, parameter: str
) -> None:
    response = await client.post(f"/v1/extractions?{query}", content=TEXT.encode(), headers=PLAIN)
    problem = the_problem(response)
    assert problem.type == "/problems/invalid-request"
    assert {error["parameter"] for error in problem.errors} == {parameter}


async def test_the_options_of_a_submission_are_not_taken_from_the_query(
    client: AsyncClient,
) -> None:
    response = await client.post(
        "/v1/extractions?offsets=utf16", json={"article": {"text": TEXT, "language": "en"}}
    )
    assert the_problem(response).errors[0]["parameter"] == "offsets"


@pytest.mark.parametrize("query", ["offsets=bytes", "ofsets=utf16"])
async def test_a_faulty_query_for_a_kept_extraction_is_refused(
    client: AsyncClient, query: str
) -> None:
    posted = await post_json(client, article={"text": TEXT, "language": "en"})
    for path in (posted.id, f"{posted.id}.html"):
        response = await client.get(f"/v1/extractions/{path}?{query}")
        assert the_problem(response).type == "/problems/invalid-request"
