"""The client for programs that do other things while an answer is on its way."""

import asyncio
import copy
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self, TypeVar, Unpack

import httpx
from pydantic import BaseModel

from nutgraf_client import calls
from nutgraf_client.address import address, headers
from nutgraf_client.attempts import Attempts, unreachable
from nutgraf_client.calls import Call, Subject
from nutgraf_client.events import Events
from nutgraf_client.models import (
    Article,
    Check,
    CheckedKind,
    Comparison,
    Extraction,
    Item,
    Model,
    OffsetUnit,
    Options,
    Usage,
)

A = TypeVar("A", bound=BaseModel)


class AsyncClient:
    """`Client` for asyncio. Keeps connections open, and may be shared by tasks.

    `url` and `api_key` default to NUTGRAF_URL and NUTGRAF_API_KEY, the address then to this
    machine, port 8000. `timeout` is for a whole call with all its `attempts`, in seconds; in a
    stream it is the longest silence. Every call raises a `NutgrafError` or gives its answer.
    """

    def __init__(
        self,
        url: str | None = None,
        api_key: str | None = None,
        *,
        timeout: float = 60.0,
        connect_timeout: float = 5.0,
        attempts: int = 3,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        if attempts < 1 or timeout <= 0 or connect_timeout <= 0:
            raise ValueError("attempts, timeout and connect_timeout must be positive")
        self._timeout = timeout
        self._connect_timeout = connect_timeout
        self._most = attempts
        self._http = httpx.AsyncClient(
            base_url=address(url), headers=headers(api_key), transport=transport
        )

    async def extract(self, article: str | Article, **options: Unpack[Options]) -> Extraction:
        """The key points and claims of an article; a plain string is its text."""
        return await self._ask(calls.extract_call(article, options))

    async def stream(
        self, article: str | Article, **options: Unpack[Options]
    ) -> AsyncIterator[Item | Extraction]:
        """Claims, key points and rejected items as they are found; the extraction comes last.

        To leave off early, close the iterator (`contextlib.aclosing`): the service then stops, too.
        """
        call = calls.extract_call(article, options)
        attempts = self._attempts(call)
        while True:
            pause: float | None
            limit = attempts.begin()
            try:
                async with self._http.stream(
                    call.method,
                    call.path,
                    json=call.body,
                    headers={"Accept": "text/event-stream"},
                    timeout=httpx.Timeout(self._timeout, connect=limit.connect),
                ) as response:
                    if response.is_success:
                        async for item in _items(response):
                            yield item
                        return
                    await response.aread()
                pause = attempts.pause_after(response)
            except httpx.RequestError as error:
                pause = attempts.pause_after_failure(error)
            if pause is None:
                raise calls.refusal(response)
            await asyncio.sleep(pause)

    async def check(
        self,
        article: Subject,
        text: str,
        *,
        kind: CheckedKind = "headline",
        **options: Unpack[Options],
    ) -> Check:
        """Whether a text says more than its article, or than one that was read already."""
        return await self._ask(calls.check_call(article, text, kind, options))

    async def compare(self, old: Subject, new: Subject, **options: Unpack[Options]) -> Comparison:
        """What a revision changed in what is said."""
        return await self._ask(calls.compare_call(old, new, options))

    async def get(self, id: str, *, offsets: OffsetUnit = "codepoints") -> Extraction:
        """A kept extraction again; raises NotFound."""
        return await self._ask(calls.get_call(id, offsets))

    async def models(self) -> tuple[Model, ...]:
        """Who can be asked to read."""
        return (await self._ask(calls.models_call())).models

    async def usage(self, *, of_all: bool = False) -> Usage:
        """What this key has spent on language models; `of_all` takes a key with `admin`."""
        return await self._ask(calls.usage_call(of_all=of_all))

    def within(self, seconds: float) -> Self:
        """The same client, its connections and its key, with another time-out."""
        other = copy.copy(self)
        other._timeout = seconds
        return other

    async def close(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._http.base_url).rstrip('/')!r})"

    async def _ask(self, call: Call[A]) -> A:
        attempts = self._attempts(call)
        while True:
            pause: float | None
            try:
                response = await self._http.request(
                    call.method, call.path, json=call.body, timeout=attempts.begin()
                )
            except httpx.RequestError as error:
                pause = attempts.pause_after_failure(error)
            else:
                pause = attempts.pause_after(response)
                if pause is None:
                    return call.read(response)
            await asyncio.sleep(pause)

    def _attempts(self, call: Call[A]) -> Attempts:
        return Attempts(
            call,
            most=self._most,
            timeout=self._timeout,
            connect_timeout=self._connect_timeout,
        )


async def _items(response: httpx.Response) -> AsyncIterator[Item | Extraction]:
    events = Events()
    try:
        async for piece in response.aiter_bytes():
            for item in events.feed(piece):
                yield item
    except httpx.RequestError as error:
        # What was told already cannot be told again, so this is no call to repeat.
        raise unreachable(error) from None
    events.end()
