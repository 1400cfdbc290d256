"""The service as it runs: a process of its own, asked over a socket."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from schemas.extraction import Extraction
from schemas.problem import Problem
from tests.e2e.serving import PLAIN, Server, serving

ARTICLE = (
    "“We will not sell the site before 2030,” said Joan Tell, the leader of Harwick council.\n\n"
    "Officials told the Harwick Courier that the baths could close as early as 2028. 🏊\n"
)

linux = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("state")) as server:
        yield server


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until_gone(pids: list[int]) -> None:
    patience = time.monotonic() + 20
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < patience, "a worker outlived its server"
        time.sleep(0.05)


def test_an_article_is_answered_with_an_extraction_of_its_own_words(server: Server) -> None:
    response = server.post(ARTICLE)
    assert response.status_code == 200, response.text
    extraction = Extraction.model_validate_json(response.content)
    assert extraction.article.text == ARTICLE
    assert {claim.source.name.text for claim in extraction.claims if claim.source} >= {"Joan Tell"}
    kept = server.get(f"/v1/extractions/{extraction.id}")
    assert kept.json()["claims"] == response.json()["claims"]
    assert "Joan Tell" in server.get(f"/v1/extractions/{extraction.id}.html").text


def test_the_service_is_ready_once_it_answers(server: Server) -> None:
    assert server.get("/readyz").json() == {"status": "ready"}


@pytest.mark.alone
def test_answers_on_a_connection_that_is_kept_open_do_not_wait_for_each_other(
    server: Server,
) -> None:
    """Two small packets and a delayed acknowledgement cost 40 ms where Nagle's algorithm is on."""
    latencies = []
    with httpx.Client(base_url=server.url) as client:
        for _ in range(30):
            begun = time.perf_counter()
            client.get("/healthz")
            latencies.append(time.perf_counter() - begun)
    assert sorted(latencies)[15] < 0.03


def test_many_who_send_the_same_article_at_once_get_the_same_extraction(server: Server) -> None:
    article = f"{ARTICLE} Nobody else has read this."
    with ThreadPoolExecutor(8) as clients:
        answers = list(clients.map(server.post, [article] * 8))
    assert {answer.status_code for answer in answers} == {200}
    bodies = [answer.json() for answer in answers]
    for body in bodies:
        del body["provenance"]["cached"]
    assert all(body == bodies[0] for body in bodies)


@pytest.mark.alone
def test_health_is_answered_while_articles_are_read(server: Server) -> None:
    articles = [f"{ARTICLE * 40} Edition {number}." for number in range(8)]
    with ThreadPoolExecutor(8) as clients:
        reading = [clients.submit(server.post, article) for article in articles]
        latencies = []
        while not all(answer.done() for answer in reading):
            begun = time.perf_counter()
            assert server.get("/healthz").status_code == 200
            latencies.append(time.perf_counter() - begun)
            time.sleep(0.01)
    assert {answer.result().status_code for answer in reading} == {200}
    assert sorted(latencies)[len(latencies) // 2] < 0.25


@linux
@pytest.mark.parametrize("chunked", [False, True])
def test_fifty_megabytes_are_refused_and_not_kept_in_memory(server: Server, chunked: bool) -> None:
    piece = b"a" * 50_000
    body = (piece for _ in range(50_000_000 // len(piece)))
    headers = PLAIN if chunked else PLAIN | {"Content-Length": "50000000"}
    before = server.peak_megabytes()
    response = httpx.post(f"{server.url}/v1/extractions", content=body, headers=headers, timeout=30)
    assert Problem.model_validate_json(response.content).status == 413
    assert server.peak_megabytes() - before < 40


def test_a_client_that_forgets_the_media_type_reads_what_to_send(server: Server) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"a" * 3_000_000
    response = httpx.post(f"{server.url}/v1/extractions", content=body, headers=form, timeout=30)
    assert "text/plain" in Problem.model_validate_json(response.content).detail


def test_a_client_that_hangs_up_harms_nobody(server: Server) -> None:
    head = (
        b"POST /v1/extractions HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 500\r\n\r\n"
    )
    for body in (b"", b"The baths", ARTICLE.encode()):
        with socket.create_connection(server.address) as client:
            client.sendall(head + body)
    assert server.get("/healthz").status_code == 200
    assert server.post(ARTICLE).status_code == 200


@linux
def test_a_worker_that_is_killed_is_replaced(server: Server) -> None:
    killed = server.workers()
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    wait_until_gone(killed)
    statuses = [server.post(f"{ARTICLE} After the fall, {n}.").status_code for n in range(4)]
    assert set(statuses) <= {200, 503}
    assert statuses[-1] == 200
    assert not set(server.workers()) & set(killed)


@linux
def test_the_server_itself_loads_no_parser_and_no_reader_of_html(server: Server) -> None:
    maps = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert [name for name in ("spacy", "thinc", "numpy", "lxml") if f"/{name}/" in maps] == []


def test_when_the_queue_is_full_others_are_refused(tmp_path: Path) -> None:
    with serving(tmp_path, workers=1, max_waiting=1) as server:
        articles = [f"{ARTICLE * 60} Edition {number}." for number in range(8)]
        with ThreadPoolExecutor(8) as clients:
            answers = list(clients.map(server.post, articles))
        refused = [answer for answer in answers if answer.status_code != 200]
        assert 0 < len(refused) < 8
        for answer in refused:
            assert Problem.model_validate_json(answer.content).type == "/problems/overloaded"
            assert answer.headers["retry-after"]
        assert server.post(ARTICLE).status_code == 200


def test_after_a_restart_extractions_are_there_and_none_of_them_in_the_log(
    tmp_path: Path,
) -> None:
    with serving(tmp_path, workers=1) as server:
        posted = server.post(ARTICLE, title="Marsh Lane", id="cms-8841").json()
    with serving(tmp_path, workers=1) as server:
        kept = server.get(f"/v1/extractions/{posted['id']}").json()
        again = server.post(ARTICLE, title="Marsh Lane", id="cms-8841").json()
    assert kept["claims"] == posted["claims"]
    assert again["provenance"] == posted["provenance"] | {"cached": True}
    log = (tmp_path / "log").read_text()
    assert "POST /v1/extractions 200" in log
    for word in ("Joan", "Harwick", "Marsh", "cms-8841"):
        assert word not in log


@linux
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_workers_end_with_the_server(tmp_path: Path, end: signal.Signals) -> None:
    with serving(tmp_path) as server:
        workers = server.workers()
        assert len(workers) == 2
        server.process.send_signal(end)
        status = server.process.wait(20)
        wait_until_gone(workers)
    assert status == (-signal.SIGKILL if end is signal.SIGKILL else 0)
    assert "Traceback" not in (tmp_path / "log").read_text()
