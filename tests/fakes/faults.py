"""Every way in which a service of models may fail, by name."""

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.engines.llm.upstream import litellm
from tests.fakes.upstream import Behaviour, Drips, Fails, Received, Resets, Says

if TYPE_CHECKING:
    from litellm.types.utils import ModelResponse

SECRET = "Joan Tell told sk-very-secret"  # noqa: S105 - nobody's
"""A person of the article and a key, in whatever the service says when it fails."""

_BODY = json.dumps({"error": {"message": SECRET, "type": "x", "code": "x", "status": "X"}})

FAULTS: dict[str, Behaviour] = {
    "401": Fails(401, _BODY),
    "429": Fails(429, _BODY),
    "429 with Retry-After": Fails(429, _BODY, headers={"Retry-After": "1"}),
    "500": Fails(500, _BODY),
    "503": Fails(503, _BODY),
    "529": Fails(529, _BODY),
    "read time-out": Says(SECRET, after_seconds=60),
    "reset": Resets(),
    "one byte a second": Drips(every_seconds=1),
    "truncated": Says('{"claims": [{"at": 1, "source": "Joan', stop="length"),
    "wrong schema": Says({"claims": SECRET}),
    "refusal": Says(SECRET, stop="refusal"),
}
"""Those that a service decides about when it is asked."""

CONNECT_TIMEOUT = "connect time-out"
"""The one that happens before; it takes an address of its own, `deaf`."""

FREE_OF_CHARGE = {"429", "429 with Retry-After", "503"}

_ORDER = re.compile(r"Case (?P<case>\d+): (?P<fault>[\w -]+?) (?P<times>\d+) times\.")


def order(case: int, fault: str, times: int) -> str:
    """A sentence for an article: how the service is to answer the first calls about it."""
    return f"Case {case}: {fault} {times} times."


@dataclass
class Faulty:
    """A model that fails as the article orders, and then answers. Kept by case: what it did."""

    answer: Says
    did: dict[int, list[str]] = field(default_factory=dict)

    def __call__(self, request: Received) -> Behaviour:
        found = next(filter(None, map(_ORDER.search, request.words)), None)
        if found is None:
            return self.answer
        calls = self.did.setdefault(int(found["case"]), [])
        fault = found["fault"] if len(calls) < int(found["times"]) else "answer"
        calls.append(fault)
        return FAULTS.get(fault, self.answer)

    def paid(self, case: int) -> int:
        """Calls for the case that a provider may charge for."""
        return sum(fault not in FREE_OF_CHARGE for fault in self.did.get(case, ()))


@dataclass
class Punctual:
    """Stands between Nutgraf and litellm, and sees which calls begin before they may.

    At the upstream that cannot be seen: calls arrive there that were on their way already when the
    answer with Retry-After left.
    """

    begun: list[float] = field(default_factory=list)
    closed: list[tuple[float, float]] = field(default_factory=list)

    async def __call__(self, **request: object) -> "ModelResponse":
        self.begun.append(time.monotonic())
        try:
            response: ModelResponse = await litellm().acompletion(**request)
        except Exception as error:
            headers = getattr(error, "litellm_response_headers", None) or {}
            if seconds := headers.get("retry-after"):
                now = time.monotonic()
                self.closed.append((now, now + float(seconds)))
            raise
        return response

    @property
    def violations(self) -> int:
        return sum(start < at < end for start, end in self.closed for at in self.begun)


@contextmanager
def deaf() -> Iterator[str]:
    """An address where nobody takes up the connection: the queue before it is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        for each in waiting:
            each.close()
