"""Pages among the answers: what a browser shows in place of JSON."""

from typing import Any, Final

PAGE: Final = "text/html"

TYPES: Final = ("application/json", PAGE)

PAGE_HEADERS: Final = {"Content-Security-Policy": "frame-ancestors 'none'"}
"""The page says itself which style and script it trusts; this is what only a header can say."""

AS_PAGE: Final[dict[str, Any]] = {
    PAGE: {"schema": {"type": "string", "description": "The same as a page to read."}}
}
