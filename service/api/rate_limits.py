"""How many requests a key may send in a minute.

Every answer to a key says what is left, in the fields of draft-ietf-httpapi-ratelimit-headers-06
(RateLimit-Limit, -Remaining, -Reset). Since its eighth version the draft packs the same numbers
into one structured field, which hardly any client reads yet.
"""

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import problem_response
from service.errors import RateLimited
from service.ports import ApiKey


class RateLimits:
    """ASGI middleware behind the guard; counts in memory, so each process counts for itself.

    The minute moves along: at no time have more than `per_minute` requests of the last 60 seconds
    been let in, also not around the turn of a minute. Refused ones do not count.
    """

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self._app = app
        self._per_minute = per_minute
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key: ApiKey | None = scope.get("state", {}).get("key")
        if key is None:
            await self._app(scope, receive, send)
            return
        limit = RateLimitItemPerMinute(key.per_minute or self._per_minute)
        allowed = self._limiter.hit(limit, key.id)
        reset, remaining = self._limiter.get_window_stats(limit, key.id)
        seconds = max(1, math.ceil(reset - time.time()))

        async def send_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Limit"] = str(limit.amount)
                headers["RateLimit-Remaining"] = str(remaining)
                headers["RateLimit-Reset"] = str(seconds)
            await send(message)

        if allowed:
            await self._app(scope, receive, send_limits)
            return
        refusal = RateLimited(
            f"This key may send {limit.amount} requests a minute. Wait {seconds} s.",
            retry_after=seconds,
        )
        await problem_response(refusal)(scope, receive, send_limits)
