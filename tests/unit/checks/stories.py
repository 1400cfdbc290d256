"""The stories of `told_apart.toml`, and what is said of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Verdict = Literal["clean", "reversed", "swapped"]


@dataclass(frozen=True)
class Told:
    article: str
    text: str

    def __str__(self) -> str:
        return self.text


@cache
def told(verdict: Verdict) -> tuple[Told, ...]:
    text = Path(__file__).with_name("told_apart.toml").read_text(encoding="utf-8")
    return tuple(
        Told(story["article"].strip(), said)
        for story in tomllib.loads(text)["story"]
        for said in story[verdict]
    )
