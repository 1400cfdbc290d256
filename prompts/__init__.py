"""Prompts as versioned files: a released version never changes, and travels with every answer.

A file is named `NAME.vN.md`. It opens with front matter, `key: value` lines between two lines of
three dashes, and the rest is the prompt's text.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = re.compile(r"---\n(?P<front>.*?\n)---\n+(?P<text>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt; `draft` names the shape of the answers it asks for, `sha256` is the file's hash."""

    name: str
    version: int
    description: str
    draft: str
    text: str
    sha256: str


@cache
def load_prompt(name: str, version: int) -> Prompt:
    """Raises FileNotFoundError for an unknown prompt, ValueError for one that is not in order."""
    content = files(__name__).joinpath(f"{name}.v{version}.md").read_text("utf-8")
    prompt = read_prompt(content)
    if (prompt.name, prompt.version) != (name, version):
        raise ValueError(f"{name}.v{version}.md says it is {prompt.name} v{prompt.version}")
    return prompt


def read_prompt(content: str) -> Prompt:
    """Raises ValueError when the front matter is not the four keys a prompt has."""
    parts = _FILE.fullmatch(content)
    if parts is None:
        raise ValueError("a prompt opens with front matter between two lines of ---")
    lines = (line.partition(":") for line in parts["front"].splitlines())
    front = {key.strip(): value.strip() for key, _, value in lines}
    if front.keys() != {"name", "version", "description", "draft"}:
        raise ValueError("a prompt's front matter is name, version, description and draft")
    return Prompt(
        name=front["name"],
        version=int(front["version"]),
        description=front["description"],
        draft=front["draft"],
        text=parts["text"].rstrip("\n"),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )
