"""Where the service is and what opens it, from arguments or the environment."""

import os

import httpx

URL = "NUTGRAF_URL"
API_KEY = "NUTGRAF_API_KEY"
HERE = "http://127.0.0.1:8000"


def address(url: str | None) -> httpx.URL:
    """The argument, NUTGRAF_URL, or this machine; raises ValueError, without quoting it."""
    try:
        found = httpx.URL((url or os.environ.get(URL) or HERE).strip())
    except httpx.InvalidURL:
        found = httpx.URL("")
    if found.scheme not in ("http", "https") or not found.host:
        raise ValueError("the service's address must be as https://nutgraf.example")
    if found.userinfo or found.query or found.fragment:
        raise ValueError("the service's address takes no password, query or fragment")
    return found


def headers(api_key: str | None) -> dict[str, str]:
    """Raises ValueError for a key that no header can hold, without quoting it."""
    key = (os.environ.get(API_KEY, "") if api_key is None else api_key).strip()
    if not key:
        return {}
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise ValueError("an API key is printable ASCII without spaces")
    return {"Authorization": f"Bearer {key}"}
