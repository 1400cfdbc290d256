"""The stories of `points.toml` and what is said about them there."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """A text about a story, words of each sentence it cites, and, of a lie, what may tell it."""

    story: str
    evidence: tuple[str, ...]
    text: str
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


def true_points() -> list[Said]:
    return _said("true")


def freely_worded() -> list[Said]:
    return _said("free")


def lies() -> list[Said]:
    return _said("lies")


@cache
def story(name: str) -> str:
    paragraphs = _file()["stories"][name].strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)


def _said(kind: str) -> list[Said]:
    return [
        Said(row["story"], tuple(row["evidence"]), row["text"], tuple(row.get("reasons", ())))
        for row in _file()[kind]
    ]


@cache
def _file() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(Path(__file__).with_name("points.toml").read_text(encoding="utf-8"))
