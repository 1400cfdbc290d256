"""What an LLM writes before it is located: strings and sentence numbers.

Output tokens are an LLM's time and price, so a draft holds nothing that code can derive: no
offsets, kind, quantities, ids or links, and a level of hedging only where it is below `certain`.
"""

import copy
from functools import cache
from typing import Annotated, Any, Self, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import from_json

from schemas.hedging import Level
from schemas.proposal import ClaimType

T = TypeVar("T")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | int) else value


Strings = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Numbers = Annotated[tuple[int, ...], BeforeValidator(_listed)]


class _Written(BaseModel):
    """JSON as a model writes it: perhaps in a fence, perhaps with fields nobody asked for."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: object) -> Self:
        text = json_data if isinstance(json_data, str) else bytes(json_data).decode()
        return super().model_validate_json(text[text.find("{") : text.rfind("}") + 1])

    @classmethod
    def cut_short(cls, text: str) -> Self:
        """The whole items of an answer that ends in the middle; raises ValidationError."""
        whole = text[text.find("{") : text.rfind("}") + 1]
        try:
            return cls.model_validate(from_json(whole, allow_partial=True))
        except ValueError:
            return cls.model_validate_json(whole)

    @classmethod
    def model_json_schema(cls, *_: object, **__: object) -> dict[str, Any]:
        """Without titles and defaults, which are input tokens and tell the model nothing."""
        return copy.deepcopy(_lean_schema(cls))


class DraftClaim(_Written):
    """`at` is the number of the sentence; the rest is copied from it, "" for what it lacks."""

    at: int
    source: str
    cue: str
    content: Strings
    type: ClaimType = "statement"
    via: str = ""
    level: Level = "certain"
    hedge: str = ""


class DraftPoint(_Written):
    """A sentence in the model's own wording, and the numbers of the sentences that bear it out."""

    text: str
    at: Numbers


class Draft(_Written):
    """An LLM's reading of a chunk."""

    claims: tuple[DraftClaim, ...]
    points: tuple[DraftPoint, ...] = ()
    summary: tuple[DraftPoint, ...] = ()


class AmendedClaim(DraftClaim):
    item: int


class AmendedPoint(DraftPoint):
    item: int


class Amendment(_Written):
    """The answer to a re-ask: faulty items alone, by their index, and candidates dismissed."""

    claims: tuple[AmendedClaim, ...] = ()
    points: tuple[AmendedPoint, ...] = ()
    summary: tuple[AmendedPoint, ...] = ()
    not_claims: Numbers = ()


_NOTES = ("title", "default", "description")


class DraftObjection(_Written):
    """A statement of a text that the article does not support: `statement` is copied from the text,
    `at` are numbers of the article's sentences that come nearest.
    """

    statement: str
    at: Numbers = ()


class Objections(_Written):
    objections: tuple[DraftObjection, ...] = ()


@cache
def _lean_schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = super(_Written, model).model_json_schema()  # type: ignore[misc]
    return {"title": model.__name__, **_without_notes(schema)}


def _without_notes(node: T) -> T:
    if isinstance(node, dict):
        kept = {key: _without_notes(inner) for key, inner in node.items() if key not in _NOTES}
        return cast("T", kept)
    return node
