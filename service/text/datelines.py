"""Where a dateline ends: "LONDON (Reuters) - ", "HARWICK, Tolland, May 3 —"."""

import re

_CITY = r"[A-Z][A-Z.’'\-]{2,}(?:[ -][A-Z][A-Z.’'\-]+){0,3}"
_REGION = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
_DATE = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_AGENCY = r"\([A-Z][\w.’'/ -]{1,40}\)"
_PLACE = r"[A-Z][\w.’'-]+(?:[ -][A-Z][\w.’'-]+){0,3}"
_DASH = r"\s*(?:[—–―]|--?)\s+(?=[^\sa-z])"
_DATELINE = re.compile(
    rf"(?:{_CITY}{_REGION}{_DATE}(?: ?{_AGENCY})?|(?:{_PLACE}{_REGION}{_DATE} ?)?{_AGENCY}){_DASH}"
)
_LONGEST = 120
"""Characters of a paragraph's beginning that are looked at."""


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the text proper of a paragraph at `start:end` begins; `start` without a dateline."""
    found = _DATELINE.match(text, start, min(end, start + _LONGEST))
    return found.end() if found and found.end() < end else start
