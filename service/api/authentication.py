"""Who is answered: whoever has a key, or, while there is none at all, this machine alone."""

import hashlib
import hmac
from ipaddress import ip_address

from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.problems import LONGEST_NAME, problem_response
from service.errors import Misconfigured, NotAllowed, NotAuthenticated, NotLocal, NutgrafError
from service.observe import note
from service.ports import SCOPES, ApiKey, Keys, KeyScope
from service.settings import Settings

OPEN = frozenset({"/healthz", "/readyz"})
"""Asked by whatever watches over the process; they say nothing about articles."""


def check_exposure(host: str, settings: Settings, *, stored_keys: bool = False) -> None:
    """Raises Misconfigured for a host that others can reach while there are no API keys."""
    if not (settings.api_keys or stored_keys or is_loopback(host)):
        raise Misconfigured(
            f"{host or 'every address'!r} can be reached from other machines. Create a key with"
            " `nutgraf keys create`, set NUTGRAF_API_KEYS, or listen on 127.0.0.1."
        )


def require(key: ApiKey | None, scope: KeyScope) -> None:
    """Raises NotAllowed. While no key exists, whoever is answered may do everything."""
    if key and not key.allows(scope):
        raise NotAllowed(f"This key lacks the scope {scope!r}. Send one that was created with it.")


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


class Guard:
    """ASGI middleware that lets a request pass or answers it with a problem.

    What passes has `key`, and its id as `owner`, in its state; both are None while no key exists.
    """

    def __init__(self, app: ASGIApp, api_keys: tuple[SecretStr, ...]) -> None:
        self._app = app
        self._api_keys = api_keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in OPEN:
            try:
                key = await self._key(scope, scope["app"].state.services.keys)
            except NutgrafError as error:
                await problem_response(error)(scope, receive, send)
                return
            owner = key.id if key else None
            scope.setdefault("state", {}).update(key=key, owner=owner)
            note(key_id=owner)
        await self._app(scope, receive, send)

    async def _key(self, scope: Scope, keys: Keys) -> ApiKey | None:
        headers = Headers(scope=scope)
        given = _given(headers)
        if key := _holder(given, self._api_keys) or await keys.find(given):
            return key
        if self._api_keys or await keys.in_force():
            raise NotAuthenticated(
                "Send a valid key: `Authorization: Bearer KEY` or `X-API-Key: KEY`."
            )
        _check_local(scope, headers)
        return None


def _given(headers: Headers) -> str:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        given = headers.get("x-api-key", "")
    return given.strip()


def _holder(given: str, api_keys: tuple[SecretStr, ...]) -> ApiKey | None:
    """One of the keys that are set, which may do everything."""
    sent = given.encode("latin-1")
    # Every key is compared, so that the time taken tells nothing about which came close.
    matches = [hmac.compare_digest(sent, key.get_secret_value().encode()) for key in api_keys]
    same = [key for key, match in zip(api_keys, matches, strict=True) if match]
    return set_key(same[0]) if same else None


def set_key(secret: SecretStr) -> ApiKey:
    """What a key of NUTGRAF_API_KEYS goes by, in the audit log and in the ledger."""
    id = hashlib.sha256(secret.get_secret_value().encode()).hexdigest()[:16]
    return ApiKey(id, "NUTGRAF_API_KEYS", frozenset(SCOPES), per_minute=None)


def _check_local(scope: Scope, headers: Headers) -> None:
    """The address the request came in by must be loopback, and so must the name it was sent to.

    A page from elsewhere, open in a browser on this machine, can send requests here: under a name
    that its owner points at loopback (the Host shows it), or across origins (the Origin shows it).
    """
    address, _ = scope.get("server") or ("", None)
    host = headers.get("host", "")
    origin = headers.get("origin", "http://localhost")
    for what, given, name in (
        ("address", address, address),
        ("Host", host, _host_name(host)),
        ("Origin", origin, _host_name(origin.partition("://")[2])),
    ):
        if not is_loopback(name):
            raise NotLocal(
                f"The {what} {given[:LONGEST_NAME]!a} is not this machine. Send the request"
                " from here to 127.0.0.1 or localhost, or create a key with `nutgraf keys create`"
                " to answer others."
            )


def _host_name(host: str) -> str:
    """The name or address in `host:port`, an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
