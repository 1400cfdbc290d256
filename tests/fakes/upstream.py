"""A small service of language models: four wire formats, answers as good or bad as a test wants.

`Upstream.respond` is the whole of it. `serve` puts it behind a socket; respx can call it in place.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Json = dict[str, Any]
Stop = Literal["end", "length", "refusal"]


@dataclass(frozen=True)
class Received:
    """A request as it came; `words` is all text that the model would read, message by message."""

    path: str
    headers: Mapping[str, str]
    body: Json

    @property
    def words(self) -> list[str]:
        parts = [self.body.get("system"), self.body.get("system_instruction")]
        return list(_texts([*parts, self.body.get("messages"), self.body.get("contents")]))


@dataclass(frozen=True)
class Says:
    """The model answers: `text`, or JSON, in the wire format that was asked in."""

    text: str | Json
    stop: Stop = "end"
    input_tokens: int = 100
    output_tokens: int = 20

    @property
    def words(self) -> str:
        return self.text if isinstance(self.text, str) else json.dumps(self.text)


@dataclass(frozen=True)
class Fails:
    """The service answers with a status and a body of its own, after a while."""

    status: int
    body: str = '{"error": {"message": "no", "type": "x", "code": "x", "status": "X"}}'
    after_seconds: float = 0.0


@dataclass(frozen=True)
class Drips:
    """One byte at a time, so that no single read takes long and the answer never ends."""


@dataclass(frozen=True)
class HangsUp:
    """The connection is closed in the middle of an answer."""


Behaviour = Says | Fails | Drips | HangsUp
Model = Callable[[Received], Behaviour]


@dataclass
class Upstream:
    """Behaves as its script says, call by call, the last for ever; or as a function decides."""

    script: Sequence[Behaviour] | Model
    received: list[Received] = field(default_factory=list)

    def respond(
        self, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, bytes] | Drips | HangsUp:
        request = Received(path, {k.lower(): v for k, v in headers.items()}, json.loads(body))
        self.received.append(request)
        if callable(self.script):
            behaviour = self.script(request)
        else:
            behaviour = self.script[min(len(self.received), len(self.script)) - 1]
        if isinstance(behaviour, Fails):
            time.sleep(behaviour.after_seconds)
            return behaviour.status, behaviour.body.encode()
        if isinstance(behaviour, Says):
            return 200, json.dumps(_wire(request)(request, behaviour)).encode()
        return behaviour


def _wire(request: Received) -> Callable[[Received, Says], Json]:
    for ending, wire in _WIRES.items():
        if request.path.endswith(ending):
            return wire
    raise ValueError(f"no wire format is spoken at {request.path}")


def _openai(request: Received, says: Says) -> Json:
    message: Json = {"role": "assistant", "content": says.words}
    stops = {"end": "stop", "length": "length", "refusal": "content_filter"}
    if says.stop == "refusal":
        message = {"role": "assistant", "content": None, "refusal": says.words}
    elif tools := request.body.get("tools"):
        call = {"name": tools[0]["function"]["name"], "arguments": says.words}
        called = [{"id": "call_1", "type": "function", "function": call}]
        message = {"role": "assistant", "content": None, "tool_calls": called}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": request.body["model"],
        "choices": [{"index": 0, "finish_reason": stops[says.stop], "message": message}],
        "usage": {
            "prompt_tokens": says.input_tokens,
            "completion_tokens": says.output_tokens,
            "total_tokens": says.input_tokens + says.output_tokens,
        },
    }


def _anthropic(request: Received, says: Says) -> Json:
    content: Json = {"type": "text", "text": says.words}
    stops = {"end": "end_turn", "length": "max_tokens", "refusal": "refusal"}
    if (tools := request.body.get("tools")) and says.stop != "refusal":
        given = says.text if isinstance(says.text, dict) else {"text": says.text}
        content = {"type": "tool_use", "id": "t1", "name": tools[0]["name"], "input": given}
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": request.body["model"],
        "content": [content],
        "stop_reason": stops[says.stop],
        "stop_sequence": None,
        "usage": {"input_tokens": says.input_tokens, "output_tokens": says.output_tokens},
    }


def _gemini(request: Received, says: Says) -> Json:
    part: Json = {"text": says.words}
    stops = {"end": "STOP", "length": "MAX_TOKENS", "refusal": "SAFETY"}
    if tools := request.body.get("tools"):
        name = next(iter(tools[0].values()))[0]["name"]
        part = {"functionCall": {"name": name, "args": says.text}}
    model = request.path.rpartition("/")[2].partition(":")[0]
    return {
        "candidates": [
            {
                "index": 0,
                "content": {"role": "model", "parts": [part]},
                "finishReason": stops[says.stop],
            }
        ],
        "modelVersion": model,
        "usageMetadata": {
            "promptTokenCount": says.input_tokens,
            "candidatesTokenCount": says.output_tokens,
            "totalTokenCount": says.input_tokens + says.output_tokens,
        },
    }


def _ollama(request: Received, says: Says) -> Json:
    message: Json = {"role": "assistant", "content": says.words}
    if tools := request.body.get("tools"):
        call = {"name": tools[0]["function"]["name"], "arguments": says.text}
        message = {"role": "assistant", "content": "", "tool_calls": [{"function": call}]}
    return {
        "model": request.body["model"],
        "created_at": "2026-01-01T00:00:00Z",
        "message": message,
        "done": True,
        "done_reason": "length" if says.stop == "length" else "stop",
        "prompt_eval_count": says.input_tokens,
        "eval_count": says.output_tokens,
    }


_WIRES: dict[str, Callable[[Received, Says], Json]] = {
    "/chat/completions": _openai,
    "/v1/messages": _anthropic,
    ":generateContent": _gemini,
    "/api/chat": _ollama,
}


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        yield from _texts(node.get("text") or node.get("content") or node.get("parts"))
    elif isinstance(node, str):
        yield node


@contextmanager
def serve(upstream: Upstream) -> Iterator[str]:
    """The address on loopback at which it answers, as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = upstream.respond(self.path, dict(self.headers), body)
            if isinstance(answer, tuple):
                self._send(answer[0], answer[1], len(answer[1]))
            elif isinstance(answer, HangsUp):
                self._send(200, b'{"id": ', 1_000)
                self.close_connection = True
            else:
                self._send(200, b"{", 1_000)
                while not closing.wait(0.02):
                    self._write(b" ")

        def _send(self, status: int, body: bytes, length: int) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self._write(body)

        def _write(self, body: bytes) -> None:
            try:
                self.wfile.write(body)
                self.wfile.flush()
            except OSError:  # whoever asked has gone
                self.close_connection = True

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - its name there
            """Says nothing."""

    closing = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
