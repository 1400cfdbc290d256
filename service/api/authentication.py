"""Who is answered: whoever has a key, or, while no keys are set, this machine alone."""

import hashlib
import hmac
from ipaddress import ip_address

from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.problems import problem_response
from service.errors import Misconfigured, NotAuthenticated, NotLocal, NutgrafError
from service.settings import Settings

OPEN = frozenset({"/healthz", "/readyz"})
"""Asked by whatever watches over the process; they say nothing about articles."""


def check_exposure(host: str, settings: Settings) -> None:
    """Raises Misconfigured for a host that others can reach while no API keys are set."""
    if not settings.api_keys and not is_loopback(host):
        raise Misconfigured(
            f"{host or 'every address'!r} can be reached from other machines. Set NUTGRAF_API_KEYS,"
            " or listen on 127.0.0.1."
        )


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


class Guard:
    """ASGI middleware that lets a request pass or answers it with a problem."""

    def __init__(self, app: ASGIApp, api_keys: tuple[SecretStr, ...]) -> None:
        self._app = app
        self._api_keys = api_keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in OPEN:
            try:
                scope.setdefault("state", {})["owner"] = self._owner(scope)
            except NutgrafError as error:
                await problem_response(error)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _owner(self, scope: Scope) -> str | None:
        """A name for whoever holds the key; None while this machine alone is answered."""
        headers = Headers(scope=scope)
        if self._api_keys:
            return _holder(headers, self._api_keys)
        _check_local(scope, headers)
        return None


def _holder(headers: Headers, api_keys: tuple[SecretStr, ...]) -> str:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        given = headers.get("x-api-key", "")
    # Every key is compared, so that the time taken tells nothing about which came close.
    matches = [
        hmac.compare_digest(given.strip().encode("latin-1"), key.get_secret_value().encode())
        for key in api_keys
    ]
    if not any(matches):
        raise NotAuthenticated("Send a valid key: `Authorization: Bearer KEY` or `X-API-Key: KEY`.")
    return hashlib.sha256(given.strip().encode("latin-1")).hexdigest()[:16]


def _check_local(scope: Scope, headers: Headers) -> None:
    """The address the request came in by must be loopback, and so must the name it was sent to.

    A page from elsewhere, open in a browser on this machine, can send requests here: under a name
    that its owner points at loopback (the Host shows it), or across origins (the Origin shows it).
    """
    address, _ = scope.get("server") or ("", None)
    origin = headers.get("origin", "http://localhost").partition("://")[2]
    names = (address, _host_name(headers.get("host", "")), _host_name(origin))
    if not all(is_loopback(name) for name in names):
        raise NotLocal(
            "Send the request from this machine to 127.0.0.1 or localhost, or set"
            " NUTGRAF_API_KEYS to answer others."
        )


def _host_name(host: str) -> str:
    """The name or address in `host:port`, an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
