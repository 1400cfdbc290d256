"""What a body says it is, and raw bytes as text."""

import re
from typing import Literal, get_args

from service.errors import UnreadableArticle, WrongMediaType

UTF_8 = ("utf-8", "utf8")
MediaType = Literal[
    "application/json", "text/plain", "text/html", "application/vnd.iptc.ninjs+json"
]

CHARSETS = frozenset(
    {
        *(*UTF_8, "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"),
        *(f"iso-8859-{part}" for part in range(1, 17) if part != 12),
        *("latin1", "latin-1", "koi8-r", "koi8-u", "macintosh"),
        *(f"windows-{page}" for page in range(1250, 1259)),
        *("gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr"),
    }
)
"""A closed list: Python decodes many more, and some of them are programs or take quadratic time."""

_CHARSET = re.compile(r';\s*charset\s*=\s*"?([^\s";]+)', re.IGNORECASE)


def read_content_type(header: str | None) -> tuple[MediaType, str]:
    """The media type and the charset of a body, UTF-8 unless it says otherwise."""
    essence = (header or "").partition(";")[0].strip().lower()
    media_type = next((known for known in get_args(MediaType) if known == essence), None)
    if media_type is None:
        raise WrongMediaType(
            f"The body came {f'as {essence[:80]}' if essence else 'without a Content-Type'}. Send"
            " an article with `Content-Type: text/plain` or `text/html`, a ninjs item with"
            " `application/vnd.iptc.ninjs+json`, or a submission with `application/json`."
        )
    named = _CHARSET.search(header or "")
    charset = named[1].lower() if named else "utf-8"
    if charset not in CHARSETS or (media_type.endswith("json") and charset not in UTF_8):
        raise WrongMediaType(f"The charset {charset[:40]!r} is not accepted. Send UTF-8.")
    return media_type, charset


def decode(body: bytes, charset: str) -> str:
    """The text exactly as it was sent; a byte order mark of UTF-8 is its first character."""
    try:
        return body.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"Byte {error.start} is not {charset}. Name the charset that the text is in:"
            " `Content-Type: text/plain; charset=…`."
        ) from None
