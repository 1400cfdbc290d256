"""A small service of language models: four wire formats, answers as good or bad as a test wants.

`Upstream.receive` decides. `serve` puts it behind a socket; respx can call it in place.
"""

import asyncio
import json
import socket
import struct
import threading
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from weakref import WeakSet

Json = dict[str, Any]
Stop = Literal["end", "length", "refusal"]


@dataclass(frozen=True)
class Received:
    """A request as it came, `at` by the monotonic clock.

    `words` is all text that the model would read, message by message.
    """

    path: str
    headers: Mapping[str, str]
    body: Json
    at: float

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
    after_seconds: float = 0.0

    @property
    def words(self) -> str:
        return self.text if isinstance(self.text, str) else json.dumps(self.text)


@dataclass(frozen=True)
class Fails:
    """The service answers with a status, a body and headers of its own, after a while."""

    status: int
    body: str = '{"error": {"message": "no", "type": "x", "code": "x", "status": "X"}}'
    after_seconds: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drips:
    """One byte at a time, so that no single read takes long and the answer never ends."""

    every_seconds: float = 0.02


@dataclass(frozen=True)
class HangsUp:
    """The connection is closed in the middle of an answer."""


@dataclass(frozen=True)
class Resets:
    """The connection is reset before an answer."""


Behaviour = Says | Fails | Drips | HangsUp | Resets
Model = Callable[[Received], Behaviour]


@dataclass
class Upstream:
    """Behaves as its script says, call by call, the last for ever; or as a function decides.

    `abandoned` are the requests whose sender hung up before the answer, and when.
    """

    script: Sequence[Behaviour] | Model
    received: list[Received] = field(default_factory=list)
    abandoned: list[tuple[Received, float]] = field(default_factory=list)
    connections: WeakSet[StreamWriter] = field(default_factory=WeakSet)

    def receive(
        self, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[Received, Behaviour]:
        known = {name.lower(): value for name, value in headers.items()}
        request = Received(path, known, json.loads(body), time.monotonic())
        self.received.append(request)
        if callable(self.script):
            return request, self.script(request)
        return request, self.script[min(len(self.received), len(self.script)) - 1]


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: Mapping[str, str]


def reply(request: Received, behaviour: Says | Fails) -> Reply:
    """The answer over HTTP, in the wire format of the request."""
    headers = {"Content-Type": "application/json"}
    if isinstance(behaviour, Fails):
        return Reply(behaviour.status, behaviour.body.encode(), {**headers, **behaviour.headers})
    return Reply(200, json.dumps(_wire(request)(request, behaviour)).encode(), headers)


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
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server, address = asyncio.run_coroutine_threadsafe(listen(upstream), loop).result()
    try:
        yield address
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, upstream), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def listen(upstream: Upstream) -> tuple[asyncio.Server, str]:
    """A server in the running loop, and its address on loopback."""

    async def converse(reader: StreamReader, writer: StreamWriter) -> None:
        upstream.connections.add(writer)
        try:
            while await _answer(upstream, reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            """Whoever asked has gone, or the test is over."""
        finally:
            writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0, backlog=1_024)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _close(server: asyncio.Server, upstream: Upstream) -> None:
    """Leaves no socket open: garbage that warns of one would fail a later, innocent test."""
    for listener in server.sockets:  # asyncio drops what it accepts while its server is closing
        asyncio.get_running_loop().remove_reader(listener.fileno())
    while conversations := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.sleep(0)  # one that is cancelled before it begins closes nothing
        for conversation in conversations:
            conversation.cancel()
        await asyncio.gather(*conversations, return_exceptions=True)
    for writer in upstream.connections:
        writer.transport.abort()  # closing waits for what nobody reads any more
    server.close()


async def _answer(upstream: Upstream, reader: StreamReader, writer: StreamWriter) -> bool:
    """Answers one request; whether another may come over the connection."""
    head, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if line)
    length = next(int(value) for name, value in headers.items() if name.lower() == "content-length")
    body = await reader.readexactly(length)
    request, behaviour = upstream.receive(head.split()[1], headers, body)
    if isinstance(behaviour, Resets):
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        return False
    if isinstance(behaviour, HangsUp):
        await _send(writer, Reply(200, b'{"id": ', {}), 1_000)
        return False
    if isinstance(behaviour, Drips):
        await _send(writer, Reply(200, b"{", {}), 1_000_000)
        while not await _hung_up(reader, behaviour.every_seconds):
            writer.write(b" ")
    elif not await _hung_up(reader, behaviour.after_seconds):
        answer = reply(request, behaviour)
        await _send(writer, answer, len(answer.body))
        return True
    upstream.abandoned.append((request, time.monotonic()))
    return False


async def _hung_up(reader: StreamReader, seconds: float) -> bool:
    """Whether the other side closes the connection within so many seconds."""
    if not seconds:
        return False
    try:
        async with asyncio.timeout(seconds):
            return not await reader.read(1)
    except TimeoutError:
        return False
    except ConnectionError:
        return True


async def _send(writer: StreamWriter, answer: Reply, length: int) -> None:
    head = [
        f"HTTP/1.1 {answer.status} so be it",
        *(f"{name}: {value}" for name, value in answer.headers.items()),
        f"Content-Length: {length}",
    ]
    writer.write("\r\n".join([*head, "", ""]).encode() + answer.body)
    await writer.drain()
