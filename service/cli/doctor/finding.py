"""What a check turned up."""

from typing import Literal, NamedTuple

Status = Literal["ok", "warn", "fail"]


class Finding(NamedTuple):
    """`found` and `advice` are sentences without a secret; `advice` says what to do or is empty."""

    status: Status
    what: str
    found: str
    advice: str = ""


def ok(what: str, found: str) -> Finding:
    return Finding("ok", what, found)


def warn(what: str, found: str, advice: str) -> Finding:
    return Finding("warn", what, found, advice)


def fail(what: str, found: str, advice: str) -> Finding:
    return Finding("fail", what, found, advice)
