"""Which of the formats there are a client would rather have (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from service.errors import NotAcceptable

VARY: Final = {"Vary": "Accept"}
"""A header of every answer that could have come in another format."""

LONGEST: Final = 2_000
"""Characters of an Accept header that are read; a browser sends about 150."""

_LIST: Final = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_PARAMETERS: Final = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.)*")+')
_Q: Final = re.compile(r"[01](?:\.\d{0,3})?")


@dataclass(frozen=True)
class _Range:
    """`text/csv`, `text/*` or `*/*`; of the parameters only a profile tells formats apart."""

    name: str
    profiles: frozenset[str]
    q: float


def negotiated(request: Request, offers: Sequence[str]) -> str:
    """The offer that the client likes best; raises NotAcceptable where it likes none."""
    accept = ",".join(request.headers.getlist("accept"))
    if best := preferred(accept, offers):
        return best
    raise NotAcceptable(f"Nothing here is what `Accept` asks for. There is {', '.join(offers)}.")


def preferred(accept: str, offers: Sequence[str]) -> str | None:
    """The offer with the highest q; of several, the one that is named most exactly, or the first.

    An offer's q is that of the range that fits it best. A header that names nothing accepts all.
    """
    ranges = list(_ranges(accept[:LONGEST])) or [_Range("*/*", frozenset(), 1)]
    known = frozenset().union(*(_profiles(offer) for offer in offers))
    best, liked = None, (0.0, -1)
    for offer in offers:
        fits = [(fit, each.q) for each in ranges if (fit := _fit(each, offer, known)) is not None]
        fit, q = max(fits, default=(-1, 0.0))
        if q > 0 and (q, fit) > liked:
            best, liked = offer, (q, fit)
    return best


def _fit(asked: _Range, offer: str, known: frozenset[str]) -> int | None:
    """How exactly a range names an offer: 0 as `*/*`, 3 by its profile; None if not at all.

    A profile that no offer has says nothing about any.
    """
    essence = offer.partition(";")[0]
    if asked.name != essence:
        wider = ("*/*", f"{essence.partition('/')[0]}/*")
        return wider.index(asked.name) if asked.name in wider else None
    wanted = asked.profiles & known
    if not wanted:
        return 2
    return 3 if wanted & _profiles(offer) else None


def _ranges(accept: str) -> Iterator[_Range]:
    for part in _LIST.findall(accept):
        name, parameters = _parsed(part)
        if "/" in name:
            q = parameters.get("q", "1")
            yield _Range(name, _listed(parameters), float(q) if _Q.fullmatch(q) else 1.0)


def _profiles(media_type: str) -> frozenset[str]:
    return _listed(_parsed(media_type)[1])


def _listed(parameters: dict[str, str]) -> frozenset[str]:
    return frozenset(parameters.get("profile", "").split())


def _parsed(media_type: str) -> tuple[str, dict[str, str]]:
    """The name in small letters, and the parameters by theirs."""
    name, *rest = _PARAMETERS.findall(media_type) or [""]
    pairs = (each.partition("=") for each in rest)
    parameters = {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}
    return name.strip().lower(), parameters
