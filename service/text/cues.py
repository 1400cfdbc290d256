"""The words that can introduce a claim, by the grammatical frame they do it in."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from schemas.proposal import ClaimType

Frame = Literal[
    "quotation",
    "label",
    "clause",
    "infinitive",
    "object",
    "object_infinitive",
    "predicate",
    "preposition",
    "object_preposition",
    "raising",
    "passive",
    "passive_infinitive",
    "passive_predicate",
    "passive_preposition",
    "noun_clause",
    "noun_infinitive",
    "noun_preposition",
    "adjective_clause",
    "adjective_infinitive",
    "adjective_preposition",
    "adverb",
]
"""How a cue takes its content; `cues.toml` explains each with an example."""

Lexicon = dict[Frame, dict[str, ClaimType]]
"""For each frame the lemmas that fill it ("claim", "call for") and what kind of claim they make."""


@cache
def cue_lexicon() -> Lexicon:
    """The lexicon of `cues.toml`; raises ValueError for a frame or type that does not exist."""
    source = files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    lexicon: Lexicon = {frame: {} for frame in get_args(Frame)}
    for frame, by_type in tomllib.loads(source).items():
        if frame not in lexicon:
            raise ValueError(f"cues.toml: no frame is called {frame!r}")
        for type_, lemmas in by_type.items():
            if type_ not in get_args(ClaimType):
                raise ValueError(f"cues.toml: no type is called {type_!r}")
            lexicon[frame].update(dict.fromkeys(lemmas, type_))
    return lexicon
