"""Clients that hang up, and a service that is told to end, seen from a model's service as well."""

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from schemas.extraction import Extraction
from schemas.problem import Problem
from tests.e2e.serving import PLAIN, Server, serving
from tests.fakes.upstream import Json, Received, Says, Upstream, serve

ARTICLE = "“We will not sell the site,” said Joan Tell, the leader of Harwick council."
DRAFT: Json = {"claims": [], "key_points": [], "summary": []}
NEVER = Says(DRAFT, after_seconds=300)
PATIENCE_SECONDS = 30
EVENTS = PLAIN | {"Accept": "text/event-stream"}


def wait_for(condition: Callable[[], object]) -> None:
    patience = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.01)


def row(address: str) -> dict[str, object]:
    return {"model": "openai/local", "api_base": f"{address}/v1", "api_key": "k"}


@contextmanager
def serving_model(folder: Path, address: str, **settings: object) -> Iterator[Server]:
    table = {f"models__local__{name}": value for name, value in row(address).items()}
    with serving(folder, **{"workers": 1, "default_model": "local", **table, **settings}) as server:
        yield server


@pytest.mark.alone
@pytest.mark.parametrize("headers", [PLAIN, EVENTS], ids=["json", "events"])
def test_a_client_that_hangs_up_ends_the_call_to_the_model(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    body = ARTICLE.encode()
    request = (
        f"POST /v1/extractions HTTP/1.1\r\nHost: localhost\r\n{head}"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    model = Upstream([NEVER])
    with serve(model) as address, serving_model(tmp_path, address) as server:
        with socket.create_connection(server.address) as staying:
            with socket.create_connection(server.address) as leaving:
                for client in (staying, leaving):
                    client.sendall(request.encode() + body)
                wait_for(lambda: model.received)
                time.sleep(0.5)
            time.sleep(0.5)
            assert not model.abandoned, "the other client still waits"
        hung_up = time.monotonic()
        wait_for(lambda: model.abandoned)
    assert len(model.received) == 1
    assert model.abandoned[0][1] - hung_up < 1


def test_events_begin_while_the_model_still_reads(tmp_path: Path) -> None:
    model = Upstream([NEVER])
    with (
        serve(model) as address,
        serving_model(tmp_path, address, keep_alive_seconds=0.2) as server,
        httpx.stream(
            "POST", f"{server.url}/v1/extractions", content=ARTICLE, headers=EVENTS, timeout=30
        ) as response,
    ):
        assert response.status_code == 200
        lines = response.iter_lines()
        assert [next(lines) for _ in range(3)] == [": still reading", "", ": still reading"]
        wait_for(lambda: model.received)


@pytest.mark.alone
def test_told_to_end_it_finishes_what_runs_and_refuses_what_is_new(tmp_path: Path) -> None:
    model = Upstream([Says(DRAFT, after_seconds=2)])
    with serve(model) as address, serving_model(tmp_path, address) as server:
        with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=server.url) as idle:
            assert idle.get("/readyz").status_code == 200
            running = pool.submit(server.post, ARTICLE)
            wait_for(lambda: model.received)
            server.process.send_signal(signal.SIGTERM)
            wait_for(lambda: server.get("/readyz").status_code == 503)
            for refused in (idle.get("/v1/models"), server.post(f"{ARTICLE} Again.")):
                assert refused.status_code == 503
                assert refused.headers["connection"] == "close"
                assert refused.headers["retry-after"]
                problem = Problem.model_validate_json(refused.content)
                assert problem.type == "/problems/shutting-down"
            assert server.get("/healthz").status_code == 200
            answer = running.result(PATIENCE_SECONDS)
        assert server.process.wait(PATIENCE_SECONDS) == 0
    extraction = Extraction.model_validate_json(answer.content)
    with serving_model(tmp_path, "http://127.0.0.1:9") as server:
        kept = server.get(f"/v1/extractions/{extraction.id}")
        assert kept.json()["claims"] == answer.json()["claims"]


@pytest.mark.parametrize("headers", [PLAIN, EVENTS], ids=["json", "events"])
def test_what_takes_longer_than_the_grace_time_ends_in_a_problem(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    model = Upstream([NEVER])
    with (
        serve(model) as address,
        serving_model(tmp_path, address, grace_seconds=0.5) as server,
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(
            httpx.post,
            f"{server.url}/v1/extractions",
            content=ARTICLE,
            headers=headers,
            timeout=PATIENCE_SECONDS,
        )
        wait_for(lambda: model.received)
        server.process.send_signal(signal.SIGTERM)
        answer = running.result(PATIENCE_SECONDS)
        assert server.process.wait(PATIENCE_SECONDS) == 0
        content = answer.content
        if headers is EVENTS:
            _, event, content = content.partition(b"event: error\ndata: ")
            assert event
        assert json.loads(content)["type"] == "/problems/shutting-down"
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.alone
def test_the_embedded_engine_answers_for_a_model_that_hangs(tmp_path: Path) -> None:
    model = Upstream([NEVER])
    keys = {
        "fallbacks": '["embedded"]',
        "timeout_seconds": 5,
        "retries": 0,
        "deadline_seconds": 60,  # the first call also loads the client's libraries
    }
    table = {f"models__local__{name}": value for name, value in keys.items()}
    with serve(model) as address, serving_model(tmp_path, address, **table) as server:
        answers = [server.post(ARTICLE) for _ in range(2)]
        found = [Extraction.model_validate_json(answer.content) for answer in answers]
        kept = server.get(f"/v1/extractions/{found[0].id}")
    for extraction in found:
        assert extraction.claims
        how = extraction.provenance
        assert (how.engine, how.model, how.answered_by) == ("embedded",) * 3
        assert [w.code for w in extraction.warnings] == ["fell_back"]
    assert len(model.received) == 2, "the model is asked anew each time"
    assert kept.json()["claims"] == answers[0].json()["claims"]


def test_a_terminal_shows_what_is_found_while_the_model_still_reads(tmp_path: Path) -> None:
    def second_never(request: Received) -> Says:
        return NEVER if "stay open" in request.words[-1] else Says(DRAFT)

    (tmp_path / "article.txt").write_text(f"{ARTICLE}\n\n“The baths stay open,” she said.\n")
    screen, terminal = pty.openpty()
    with serve(Upstream(second_never)) as address:
        keys = row(address) | {"sentences_per_call": 1}
        table = {f"NUTGRAF_MODELS__LOCAL__{name.upper()}": str(v) for name, v in keys.items()}
        own = {"NUTGRAF_DEFAULT_MODEL": "local", "TERM": "xterm"}
        environment = {**os.environ, **own, **table}
        command = [sys.executable, "-m", "service.cli", "extract", str(tmp_path / "article.txt")]
        with subprocess.Popen(command, env=environment, stdout=terminal) as process:
            os.close(terminal)
            shown = b""
            while b"Joan Tell: " not in shown:
                shown += os.read(screen, 1_000)
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
    os.close(screen)
    assert b"Reading" in shown
