"""Whatever is sent, the answer is a refusal that says why, or an extraction that is true."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient, Response

from schemas.extraction import Extraction
from service.app import create_app
from service.bootstrap import inline_services
from service.settings import Settings
from service.storage.sqlite import SqliteStore
from tests.api.checks import check_spans, the_problem
from tests.api.hostile import Hostile, heavy_bodies, hostile_bodies

pytestmark = pytest.mark.anyio

CPU_SECONDS = 30


@pytest.fixture
async def client(settings: Settings, tmp_path: Path) -> AsyncIterator[AsyncClient]:
    """Talks to the real engine, in this process."""
    with SqliteStore(tmp_path / "s.sqlite3", retention_days=1, max_bytes=10**8) as store:
        services = replace(inline_services(settings), store=store)
        transport = ASGITransport(create_app(settings, services))
        async with AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


@pytest.mark.parametrize("hostile", [*hostile_bodies()], ids=str)
async def test_a_hostile_body_is_refused_or_read_truly(
    client: AsyncClient, hostile: Hostile
) -> None:
    response = await post(client, hostile)
    if response.status_code == 200:
        extraction = check_extraction(response)
        page = await client.get(f"/v1/extractions/{extraction.id}.html")
        assert page.status_code == 200
    else:
        check_refusal(response)


@pytest.mark.parametrize("hostile", [*heavy_bodies()], ids=str)
async def test_a_heavy_body_is_refused_or_read_in_time(
    client: AsyncClient, hostile: Hostile
) -> None:
    begun = time.process_time()
    response = await post(client, hostile)
    assert time.process_time() - begun < CPU_SECONDS
    if response.status_code == 200:
        check_extraction(response)
    else:
        check_refusal(response)


def test_there_are_enough_of_them() -> None:
    bodies = [*hostile_bodies(), *heavy_bodies()]
    assert len(bodies) >= 300
    assert len({hostile.name for hostile in bodies}) == len(bodies)


async def post(client: AsyncClient, hostile: Hostile) -> Response:
    query = "" if hostile.content_type.startswith("application/json") else "?language=en"
    named = {"Content-Type": hostile.content_type, **hostile.headers}
    headers = {name.encode(): value.encode("latin-1") for name, value in named.items()}
    return await client.post(f"/v1/extractions{query}", content=hostile.body, headers=headers)


def check_refusal(response: Response) -> None:
    problem = the_problem(response)
    assert 400 <= problem.status < 500 or problem.status == 503


def check_extraction(response: Response) -> Extraction:
    extraction = Extraction.model_validate_json(response.content)
    check_spans(extraction)
    return extraction
