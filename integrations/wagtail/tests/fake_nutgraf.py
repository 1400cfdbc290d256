"""A Nutgraf that finds fault with just the words it is told to, on a socket of this machine."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EXPLANATION = "Nobody said <so>."


@dataclass
class FakeNutgraf:
    """`faults` is the severity of a finding, by the words that a title must not have."""

    url: str = ""
    faults: dict[str, str] = field(default_factory=dict)
    status: int = 200
    silence: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)

    def reset(self) -> None:
        self.faults, self.status, self.silence, self.asked = {}, 200, 0.0, []

    @property
    def checked(self) -> list[tuple[str, str]]:
        return [(each["kind"], each["text"]) for each in self.asked if "kind" in each]

    def answer(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(body)
        time.sleep(self.silence)
        if self.status != 200:
            return {"type": "/problems/x", "status": self.status, "detail": "It did not work."}
        article = body["article"]["text"]
        return self._check(article, body["text"]) if "checks" in path else _extraction(article)

    def _check(self, article: str, text: str) -> dict[str, Any]:
        findings = [
            {
                "type": "altered_quote",
                "severity": severity,
                "span": _span(text, text.index(words), len(words)),
                "evidence": [_first_line(article)],
                "explanation": EXPLANATION,
            }
            for words, severity in self.faults.items()
            if words in text
        ]
        verdict = "fail" if findings else "pass"
        return {"verdict": verdict, "findings": findings, "extraction_id": "x_1"}


def _extraction(text: str) -> dict[str, Any]:
    """With the article's first line as a key point and as a claim of nobody."""
    hedging = {"level": "possible", "polarity": "positive", "stance": "own_voice"}
    claim = {
        "id": "c1",
        "origin": "fake",
        "type": "statement",
        "kind": "indirect",
        "content": [_first_line(text)],
        "text": _first_line(text)["text"],
        "hedging": hedging | {"approximate": False},
        "verification": {"status": "denied"},
    }
    point = {
        "id": "k1",
        "level": "article",
        "text": _first_line(text)["text"],
        "evidence": [_first_line(text)],
        "origin": "fake",
    }
    return {
        "id": "x_1",
        "schema_version": "1.0.0",
        "offsets": "codepoints",
        "article": {"language": "en", "sha256": "0", "characters": len(text), "text": text},
        "summary": [],
        "key_points": [point],
        "claims": [claim],
        "rejected": [],
        "provenance": {
            "engine": "fake",
            "model": "fake",
            "answered_by": "a fake",
            "input_tokens": 0,
            "output_tokens": 0,
            "calls": 0,
            "elapsed_ms": 1,
            "cached": False,
            "created_at": "2026-03-02T09:00:00Z",
        },
    }


def _first_line(text: str) -> dict[str, Any]:
    return _span(text, 0, len(text.split("\n", maxsplit=1)[0]))


def _span(text: str, start: int, length: int) -> dict[str, Any]:
    return {"start": start, "end": start + length, "text": text[start : start + length]}


@contextmanager
def fake_nutgraf() -> Iterator[FakeNutgraf]:
    fake = FakeNutgraf()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(fake.answer(self.path, body)).encode()
            self.send_response(fake.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        fake.url = f"http://127.0.0.1:{server.server_port}"
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield fake
        server.shutdown()
        thread.join()
