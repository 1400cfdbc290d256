"""Callers that speak HTTP badly, slowly, or not at all, on sockets of their own."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from threading import Event, Thread

import pytest

from schemas.problem import Problem
from service.api.linger import LINGER_SECONDS
from service.cli.protocol import HEAD_SECONDS
from tests.e2e.serving import Server, serving

DEADLINE_SECONDS = 3
LONGEST_SECONDS = HEAD_SECONDS + LINGER_SECONDS + 20
"""Until each connection is closed; the rest is for a machine that is busy."""

MORSEL_SECONDS = 0.2
"""Between the bytes of who sends slowly."""

HOST = b"Host: localhost\r\n"
HEAD = b"GET /v1/models HTTP/1.1\r\n" + HOST
POST = b"POST /v1/extractions HTTP/1.1\r\n" + HOST
CHUNKED = POST + b"Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
ARTICLE = json.dumps({"article": {"text": "“It stays,” said Joan Tell."}}).encode()

Pieces = Iterator[bytes]


def posted(
    body: bytes, *headers: bytes, of: str = "application/json", length: object = None
) -> bytes:
    size = len(body) if length is None else length
    lines = (f"Content-Type: {of}".encode(), f"Content-Length: {size}".encode(), *headers)
    return POST + b"".join(line + b"\r\n" for line in lines) + b"\r\n" + body


def slowly(at_once: bytes, then: bytes = b"a") -> Pieces:
    yield at_once
    for piece in repeat(then):
        time.sleep(MORSEL_SECONDS)
        yield piece


def without_end(at_once: bytes, then: bytes) -> Pieces:
    yield at_once
    yield from repeat(then)


class Caller:
    """What one sends, and the statuses it is answered with before the connection is closed."""

    def __init__(self, name: str, sends: bytes | Callable[[], Pieces], *statuses: int) -> None:
        self.name = name
        self._sends = sends
        self.statuses = [*statuses]

    def pieces(self) -> Pieces:
        return iter([self._sends]) if isinstance(self._sends, bytes) else self._sends()


CALLERS = [
    # who takes their time, or never comes to an end
    Caller("sends nothing", b""),
    Caller("stops in the head", HEAD),
    Caller("sends the head slowly", lambda: slowly(HEAD + b"X-A: ")),
    Caller("never sends the body", posted(b"", of="text/plain", length=500), 504),
    Caller("sends the body slowly", lambda: slowly(posted(b"", of="text/plain", length=500)), 504),
    Caller("sends small chunks slowly", lambda: slowly(CHUNKED, b"1\r\na\r\n"), 504),
    Caller("is asked for the body", posted(b"", b"Expect: 100-continue", length=500), 100, 504),
    Caller("sends a head without end", lambda: without_end(HEAD + b"X-A: ", b"b" * 10_000), 400),
    Caller("sends lines without end", lambda: without_end(HEAD, b"X-A: b\r\n" * 1_000), 400),
    Caller(
        "sends a body without end",
        lambda: without_end(CHUNKED, b"186a0\r\n" + b"a" * 100_000 + b"\r\n"),
        413,
    ),
    Caller("sends 10 MB", posted(b"a" * 10_000_000, of="text/plain"), 413),
    # who does not speak HTTP
    Caller("speaks TLS", b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + b"\n" * 200, 400),
    Caller("speaks HTTP/0.9", b"GET /v1/models\r\n\r\n", 400),
    Caller("speaks HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 403, 400),
    Caller("names no host", b"GET /v1/models HTTP/1.1\r\n\r\n", 400),
    Caller("names two hosts", HEAD + HOST + b"\r\n", 400),
    Caller("sends a NUL in a header", HEAD + b"X-A: \0\r\n\r\n", 400),
    Caller("gives no number as length", posted(ARTICLE, length="abc"), 400),
    Caller("gives a length below 0", posted(ARTICLE, length=-5), 400),
    Caller("gives two lengths", posted(ARTICLE, b"Content-Length: 7"), 400),
    Caller("gives a length too small", posted(ARTICLE, length=10), 400),
    Caller("gives a length too large", posted(ARTICLE, length=500), 504),
    Caller("gives nonsense as a chunk's length", CHUNKED + b"zz\r\na\r\n0\r\n\r\n", 400),
    # who asks for what there is not
    Caller("traces", b"TRACE /v1/models HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    Caller("connects", b"CONNECT localhost:22 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    Caller("asks what it may", b"OPTIONS /v1/extractions HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    Caller("asks for the head alone", b"HEAD /v1/extractions HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    Caller("asks by proxy", b"GET http://a.example/v1/models HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    Caller("leaves the folder", b"GET /v1/../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    # who sends what nobody can read
    Caller("compresses", posted(ARTICLE, b"Content-Encoding: gzip"), 415),
    Caller("nests 100,000 deep", posted(b'{"article":' + b"[" * 100_000), 400),
    Caller("repeats a name", posted(b'{"article":{"text":"a b","text":"c d"}}'), 400),
    Caller("says NaN", posted(b'{"article":{"text":NaN}}'), 400),
    Caller("sends half a surrogate pair", posted(b'{"article":{"text":"a \\ud800 b"}}'), 400),
    # who does nothing wrong
    Caller(
        "sends one after another",
        HEAD + b"\r\n" + posted(ARTICLE) + HEAD + b"\r\n",
        200,
        200,
        200,
    ),
    Caller("is asked for what it has sent", posted(ARTICLE, b"Expect: 100-continue"), 100, 200),
]


def call(server: Server, pieces: Pieces) -> tuple[bytes, float]:
    """What was answered until the connection was closed, and after how many seconds that was."""
    begun = time.monotonic()
    answered = b""
    over = Event()
    with socket.create_connection(server.address, timeout=LONGEST_SECONDS) as connection:

        def send() -> None:
            with suppress(OSError):
                for piece in pieces:
                    if over.is_set():
                        return
                    connection.sendall(piece)

        sending = Thread(target=send)
        sending.start()
        with suppress(ConnectionError):
            while received := connection.recv(100_000):
                answered += received
        over.set()
        seconds = time.monotonic() - begun
    sending.join()
    return answered, seconds


def statuses(answered: bytes) -> list[int]:
    return [int(part[:3]) for part in answered.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.alone
def test_each_is_answered_with_a_problem_or_cut_off_in_time(tmp_path: Path) -> None:
    with serving(tmp_path, workers=1, deadline_seconds=DEADLINE_SECONDS) as server:
        with ThreadPoolExecutor(len(CALLERS)) as pool:
            calls = [pool.submit(call, server, caller.pieces()) for caller in CALLERS]
        assert server.get("/healthz").status_code == 200
    for caller, each in zip(CALLERS, calls, strict=True):
        answered, seconds = each.result()
        assert seconds < LONGEST_SECONDS, caller.name
        assert statuses(answered) == caller.statuses, (caller.name, answered[:300])
        if max(caller.statuses, default=0) >= 400 and not answered.endswith(b"\r\n\r\n"):
            _, _, body = answered.rpartition(b"\r\n\r\n{")
            assert Problem.model_validate_json(b"{" + body).status == caller.statuses[-1]
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log
    assert 'File "' not in log.replace("\\", "")


def test_who_hangs_up_at_any_moment_leaves_no_trace(tmp_path: Path) -> None:
    whole = posted(ARTICLE, b"Accept: text/event-stream")
    with serving(tmp_path, workers=1) as server:
        for end in range(1, len(whole) + 1, 7):
            with socket.create_connection(server.address) as connection:
                connection.sendall(whole[:end])
        for seconds in (0.0, 0.01, 0.05):
            with socket.create_connection(server.address) as connection:
                connection.sendall(whole)
                time.sleep(seconds)
        assert server.get("/v1/models").status_code == 200
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log
    assert 'File "' not in log.replace("\\", "")
