"""What the service tells of itself while it runs: its log, its figures, its traces."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from tests.e2e.serving import PLAIN, serving

ARTICLE = "“We will not sell the site,” said Joan Tell, the leader of Harwick council."


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """The address of an OpenTelemetry collector, and what was sent to it."""
    sent: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sent.append(self.path.encode() + b"\n" + self.rfile.read(length))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the library's word
            """Nothing: what was sent is asserted on."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", sent
        server.shutdown()
        thread.join()


def test_a_request_is_seen_in_log_figures_and_traces_and_its_article_in_none(
    tmp_path: Path, collector: tuple[str, list[bytes]]
) -> None:
    address, sent = collector
    with serving(tmp_path, otlp_endpoint=address, workers=1) as server:
        answer = httpx.post(
            f"{server.url}/v1/extractions?title=Baths",
            content=ARTICLE.encode(),
            headers=PLAIN | {"X-Request-ID": "r-1"},
            timeout=60,
        )
        assert answer.status_code == 200
        assert answer.headers["x-request-id"] == "r-1"
        figures = server.get("/metrics").text
    log = (tmp_path / "log").read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    [line] = [line for line in lines if line.get("request_id") == "r-1"]
    assert (line["route"], line["status"], line["alias"]) == ("/v1/extractions", 200, "embedded")
    assert line["extraction"] == answer.json()["id"]
    made = 'nutgraf_extractions_total{alias="embedded",engine="embedded",outcome="made"} 1.0'
    assert made in figures
    traces = b"".join(sent)
    assert traces.startswith(b"/v1/traces\n")
    for name in (b"POST /v1/extractions", b"extract", b"parse", b"propose", b"verify", b"r-1"):
        assert name in traces
    for told in (log, figures, traces.decode("latin-1")):
        assert "Harwick" not in told
        assert "Joan Tell" not in told
        assert "Baths" not in told


def test_a_collector_that_is_not_there_holds_nothing_up(tmp_path: Path) -> None:
    with serving(tmp_path, otlp_endpoint="http://127.0.0.1:1", workers=1) as server:
        assert server.post(ARTICLE).status_code == 200
        server.process.terminate()
        assert server.process.wait(30) == 0
    for line in (tmp_path / "log").read_text().splitlines():
        json.loads(line)
