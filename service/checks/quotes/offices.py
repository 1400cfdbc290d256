"""Who may be quoted for whom: the police for an inspector, a union for its secretary."""

import tomllib
from functools import cache
from importlib.resources import files

from service.text.words import lemma


@cache
def _rows() -> dict[str, frozenset[str]]:
    table = tomllib.loads(
        files("service.checks.quotes").joinpath("offices.toml").read_text("utf-8")
    )
    found: dict[str, frozenset[str]] = {}
    for line in table["speak_for_one_another"].splitlines():
        words = frozenset(line.split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


def spoken_for(form: str) -> frozenset[str]:
    """The offices and bodies that a noun may stand for when somebody is quoted, itself aside."""
    return _rows().get(form) or _rows().get(lemma(form, "en"), frozenset())
