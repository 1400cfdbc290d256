"""What goes wrong between the client and the service, without either."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import httpx
import pytest
from nutgraf_client import (
    Article,
    Busy,
    Failed,
    NotNutgraf,
    NutgrafError,
    Refused,
    TimedOut,
    Unreachable,
)
from nutgraf_client.attempts import Attempts
from nutgraf_client.calls import models_call
from nutgraf_client.events import Events
from nutgraf_client.models import Rejected

from tests.conftest import Clients

MODELS = {"models": [{"alias": "embedded", "engine": "embedded", "default": True, "tint": "red"}]}
BUSY = {"type": "/problems/overloaded", "title": "t", "status": 503, "detail": "Wait."}
REJECTED = '{"what":"claim","reason":"new","detail":"d","proposed":{"content":"a\u2028b"}}'

Step = Callable[[], httpx.Response] | Exception


class Script:
    """A transport that plays its steps, and counts."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step()


def answer(status: int, **named: Any) -> Callable[[], httpx.Response]:  # noqa: ANN401 - httpx's own
    return partial(httpx.Response, status, **named)


def problem(status: int, **headers: str) -> Callable[[], httpx.Response]:
    return answer(status, json={**BUSY, "status": status}, headers=headers)


def test_a_field_that_is_not_known_is_kept(clients: Clients) -> None:
    script = Script(answer(200, json=MODELS))
    (model,) = clients(transport=httpx.MockTransport(script)).models()
    assert model.model_dump()["tint"] == "red"
    assert model.languages is None


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError("refused"),
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("gone"),
        problem(503, **{"Retry-After": "0"}),
        problem(429, **{"Retry-After": "0"}),
        answer(503, text="<h1>Starting</h1>"),
    ],
    ids=repr,
)
def test_what_passes_by_itself_is_tried_again(clients: Clients, fault: Step) -> None:
    script = Script(fault, answer(200, json=MODELS))
    assert clients(transport=httpx.MockTransport(script)).models()
    assert len(script.requests) == 2


def test_attempts_are_bounded(clients: Clients) -> None:
    script = Script(*[httpx.ConnectError("refused")] * 9)
    with pytest.raises(Unreachable):
        clients(transport=httpx.MockTransport(script), attempts=2).models()
    assert len(script.requests) == 2


def test_a_wait_longer_than_the_call_may_take_is_not_begun(clients: Clients) -> None:
    script = Script(problem(503, **{"Retry-After": "30"}))
    with pytest.raises(Busy) as refused:
        clients(transport=httpx.MockTransport(script), timeout=5).models()
    assert refused.value.retry_after == 30


@pytest.mark.parametrize(
    ("status", "kind"), [(502, Failed), (504, Failed), (500, Failed), (429, Busy), (418, Failed)]
)
def test_other_refusals_are_told_at_once(
    clients: Clients, status: int, kind: type[Refused]
) -> None:
    script = Script(problem(status))
    with pytest.raises(kind) as refused:
        clients(transport=httpx.MockTransport(script)).models()
    assert (refused.value.slug, refused.value.status) == ("overloaded", status)


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (answer(200, text="<h1>Log in</h1>"), NotNutgraf),
        (answer(200, json={"models": [{}]}), NotNutgraf),
        (answer(302, headers={"Location": "https://login.example/"}), NotNutgraf),
        (answer(502, text="<h1>Bad gateway</h1>"), Failed),
        (answer(500, json=["no", "problem"]), Failed),
        (answer(200, content=b"\x1f", headers={"Content-Encoding": "gzip"}), NutgrafError),
    ],
)
def test_what_no_nutgraf_answers_is_named(
    clients: Clients, step: Step, kind: type[NutgrafError]
) -> None:
    with pytest.raises(kind):
        clients(transport=httpx.MockTransport(Script(step)), attempts=1).models()


def test_a_time_out_is_not_tried_again(clients: Clients) -> None:
    script = Script(httpx.ReadTimeout("slow"))
    with pytest.raises(TimedOut):
        clients(transport=httpx.MockTransport(script)).models()


def test_what_would_be_done_twice_is_not_sent_again_after_a_reset(clients: Clients) -> None:
    script = Script(httpx.ReadError("reset"))
    with pytest.raises(Unreachable):
        clients(transport=httpx.MockTransport(script)).extract("A.", refresh=True)


def test_only_what_was_asked_for_is_sent(clients: Clients) -> None:
    script = Script(problem(500))
    client = clients("https://cms.example/nutgraf/", transport=httpx.MockTransport(script))
    with pytest.raises(Failed):
        client.extract("A.", confidential=True)
    (sent,) = script.requests
    assert str(sent.url) == "https://cms.example/nutgraf/v1/extractions"
    assert sent.content == b'{"article":{"text":"A."},"options":{"confidential":true}}'


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def attempts(clock: Clock, **named: float) -> Attempts:
    limits = {"timeout": 10.0, "connect_timeout": 2.0} | named
    return Attempts(models_call(), most=3, clock=clock, **limits)


def test_a_pause_is_as_long_as_was_asked_and_a_little_more() -> None:
    clock = Clock()
    trying = attempts(clock)
    trying.begin()
    pause = trying.pause_after(problem(429, **{"Retry-After": "3"})())
    assert pause is not None
    assert 3 < pause <= 3.2


def test_an_attempt_has_the_time_that_is_left() -> None:
    clock = Clock()
    trying = attempts(clock)
    assert trying.begin() == httpx.Timeout(10, connect=2)
    clock.now = 9
    assert trying.begin() == httpx.Timeout(1, connect=1)
    clock.now = 10
    with pytest.raises(Unreachable):
        trying.pause_after_failure(httpx.ConnectError("refused"))


def pieces(stream: bytes, size: int) -> Iterator[bytes]:
    return (stream[at : at + size] for at in range(0, len(stream), size))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_events_may_be_cut_anywhere(line_end: str, size: int) -> None:
    stream = f": still reading\n\nevent: rejected\ndata: {REJECTED}\n\nevent: new\ndata: 1\n\n"
    told = stream.replace("\n", line_end).encode() + b":\n"
    events = Events()
    found = [item for piece in pieces(told, size) for item in events.feed(piece)]
    (rejected,) = found
    assert isinstance(rejected, Rejected)
    assert rejected.proposed == {"content": "a\u2028b"}
    with pytest.raises(Unreachable):
        events.end()


def test_a_long_event_takes_no_longer_than_its_length() -> None:
    events = Events()
    stream = b"event: later\ndata: " + b"a" * 20_000_000
    assert not [item for piece in pieces(stream, 4_096) for item in events.feed(piece)]


def test_a_problem_in_a_stream_is_raised(clients: Clients) -> None:
    told = b'event: error\ndata: {"type":"/problems/budget-spent","status":429,"detail":"d"}\n\n'
    script = Script(answer(200, content=told))
    with pytest.raises(Busy, match="budget-spent"):
        list(clients(transport=httpx.MockTransport(script)).stream("A."))


def test_a_stream_that_is_refused_for_now_is_tried_again(clients: Clients) -> None:
    events = f"event: rejected\ndata: {REJECTED}\n\n".encode()
    script = Script(problem(503, **{"Retry-After": "0"}), answer(200, content=events))
    items = clients(transport=httpx.MockTransport(script)).stream("A.")
    assert isinstance(next(items), Rejected)
    with pytest.raises(Unreachable, match="before the extraction was whole"):
        next(items)


SECRET = "sk-very-secret"  # noqa: S105 - of no service


@pytest.mark.parametrize("key", [f"{SECRET}\r\nX: 1", f"{SECRET} {SECRET}", f"{SECRET}é"])
def test_a_key_that_no_header_holds_is_refused_unquoted(clients: Clients, key: str) -> None:
    with pytest.raises(ValueError, match="printable") as refused:
        clients("http://127.0.0.1:9", key)
    assert SECRET not in repr(refused.value)


@pytest.mark.parametrize(
    "url", ["nutgraf.example", "ftp://a", f"http://me:{SECRET}@a", f"http://a/?key={SECRET}", "//"]
)
def test_an_address_that_cannot_be_asked_is_refused_unquoted(clients: Clients, url: str) -> None:
    with pytest.raises(ValueError, match="address") as refused:
        clients(url)
    assert SECRET not in repr(refused.value)


def test_no_secret_and_no_article_is_shown(clients: Clients) -> None:
    script = Script(httpx.ReadError("reset"))
    client = clients("http://a", SECRET, transport=httpx.MockTransport(script), attempts=1)
    assert repr(client).endswith("Client('http://a')")
    with pytest.raises(Unreachable) as failed:
        client.extract("The mayor's secret.")
    assert failed.value.__suppress_context__
    shown = f"{failed.value!r} {failed.value}"
    assert SECRET not in shown
    assert "mayor" not in shown


def test_an_article_is_text_or_html() -> None:
    with pytest.raises(ValueError, match="exactly one"):
        Article()
    with pytest.raises(ValueError, match="exactly one"):
        Article(text="a", html="b")
