"""A request's body, read no further than it may be long."""

from starlette.requests import Request

from service.errors import TooLarge, WrongMediaType


async def read_body(request: Request, max_bytes: int) -> bytes:
    """Raises TooLarge as soon as it is known, and WrongMediaType for a compressed body."""
    encoding = request.headers.get("content-encoding", "identity")
    if encoding.strip().lower() != "identity":
        raise WrongMediaType("Compressed bodies are not accepted: send it without encoding.")
    too_large = TooLarge(f"The body is larger than {max_bytes:,} bytes.")
    if _declared_length(request) > max_bytes:
        raise too_large
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)


def _declared_length(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0
