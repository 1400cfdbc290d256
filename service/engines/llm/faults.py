"""What went wrong with a call, told in words, and what may be done about it.

Providers' errors arrive wrapped two to six deep, and litellm gives some another status than they
came with. So the whole chain is read: the answer that came over the wire counts, then how the
connection ended, and litellm's own view last.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from math import isfinite

from service.errors import UpstreamFailed, UpstreamTimeout

_REFUSED = {
    400: "did not accept the request; the article may be longer than its context_tokens says",
    401: "did not accept the key",
    402: "wants to be paid first",
    403: "does not let this key use the model",
    404: "does not know the model, or its api_base is not the right address",
    408: "did not get the request in time",
    413: "did not accept a request of this length",
    429: "is at its limit of requests or spending",
    503: "is overloaded or down",
    504: "ran out of time itself",
    529: "is overloaded",
}

_NOT_SENT = {"ClientConnectorError", "ConnectionTimeoutError", "ConnectTimeout", "PoolTimeout"}
"""Names of classes, so that no library of litellm's needs to be imported for them. `ConnectError`
is not among them: litellm's transport also says it of a connection reset after the request."""

_TIMED_OUT = {"TimeoutError", "Timeout", "TimeoutException"}
_BROKEN_OFF = {"OSError", "NetworkError", "ProtocolError", "ClientConnectionError"}


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call failed.

    `passing`: another call may go better. `paid`: the provider may charge for it. `dead`: it says
    that the service is down. `pause`: seconds for which the service wants no call.
    """

    kind: type[UpstreamFailed] | type[UpstreamTimeout]
    detail: str
    passing: bool
    paid: bool
    dead: bool
    status: int | None = None
    pause: float | None = None

    def told(self, retry_after: float) -> UpstreamFailed | UpstreamTimeout:
        return self.kind(self.detail, retry_after=retry_after or None)


def fault_of(error: Exception, alias: str, seconds: float) -> Fault:
    """What an error of litellm's means; `seconds` is what the call was given."""
    chain = list(_chain(error))
    model = f"The service of the model {alias!r}"
    if answer := next(_answers(reversed(chain)), None):
        return _answered(model, *answer)
    late = UpstreamTimeout, f"{model} did not answer within {seconds:g} seconds."
    unreachable = UpstreamFailed, f"{model} could not be reached."
    if _is(chain, _NOT_SENT) or _connect_error(chain):
        return Fault(*unreachable, passing=True, paid=False, dead=True)
    if _is(chain, _TIMED_OUT):
        return Fault(*late, passing=True, paid=True, dead=True)
    if _is(chain, _BROKEN_OFF):
        broken_off = f"{model} broke off the connection."
        return Fault(UpstreamFailed, broken_off, passing=True, paid=True, dead=True)
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status in _REFUSED:  # 500 is litellm's word for anything else
        return _answered(model, status, getattr(error, "litellm_response_headers", None) or {})
    failed = f"{model} failed ({type(error).__name__})."
    return Fault(UpstreamFailed, failed, passing=False, paid=True, dead=False)


def _answered(model: str, status: int, headers: Mapping[str, str]) -> Fault:
    words = _REFUSED.get(status, "failed")
    return Fault(
        UpstreamTimeout if status in {408, 504} else UpstreamFailed,
        f"{model} {words} (status {status}).",
        passing=status in {408, 429} or status >= 500,
        paid=status == 408 or status < 300 or (status >= 500 and status != 503),
        dead=status >= 500,
        status=status,
        pause=pause_asked(headers, time.time()),
    )


def pause_asked(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `retry-after-ms` or `Retry-After` asks for, as a number or a date.

    A date is held against the service's own clock, where the answer tells it: `now` (POSIX time)
    may be another.
    """
    known = {name.lower(): value for name, value in headers.items()}
    if (milliseconds := _number(known.get("retry-after-ms"))) is not None:
        return milliseconds / 1_000
    asked = known.get("retry-after")
    if (seconds := _number(asked)) is not None:
        return seconds
    until = _posix(asked)
    return None if until is None else max(0.0, until - (_posix(known.get("date")) or now))


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if isfinite(number) and number >= 0 else None


def _posix(date: str | None) -> float | None:
    try:
        moment = parsedate_to_datetime(date or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # a date of HTTP is GMT, also where it does not say so
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from, down to the socket's own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:  # litellm's chains can bite their tails
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _answers(chain: Iterable[BaseException]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Statuses and headers that came over the wire; litellm's errors hold answers it made up."""
    for error in chain:
        if type(error).__module__.startswith("litellm."):
            continue
        response = getattr(error, "response", None)
        status = getattr(response, "status_code", None)
        if isinstance(status, int):
            yield status, getattr(response, "headers", {})


def _is(chain: Iterable[BaseException], names: set[str]) -> bool:
    return any(each.__name__ in names for error in chain for each in type(error).__mro__)


def _connect_error(chain: Iterable[BaseException]) -> bool:
    """httpx's, when it is not made of an error of aiohttp's."""
    return _is(chain, {"ConnectError"}) and not _is(chain, {"ClientOSError"})
