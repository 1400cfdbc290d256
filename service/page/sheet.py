"""How pages are made: a template, the page's own style, and words cut where marks begin."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from schemas.article import Span

if TYPE_CHECKING:
    from jinja2 import Environment

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the same marks: the classes to show them with, and the numbers of what they are
    marked for.
    """

    text: str
    classes: str
    numbers: tuple[int, ...]


def render(template: str, **values: object) -> str:
    """HTML; a page that brings a `style` of its own has that in place of the sheets'."""
    html = _environment().get_template(template).render(**values)
    # No browser shows them, and NUL is not even allowed.
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", html)


def cut(text: str, marks: Iterable[tuple[Span, int, str]]) -> list[Stretch]:
    """The text in stretches; each mark is a span, a number and a class."""
    marks = list(marks)
    borders = {0, len(text)}
    for span, _, _ in marks:
        borders |= {min(span.start, len(text)), min(span.end, len(text))}
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for span, number, name in marks:
        opening.setdefault(span.start, []).append((number, name))
        closing.setdefault(span.end, []).append((number, name))
    active: list[tuple[int, str]] = []
    stretches = []
    for start, end in pairwise(sorted(borders)):
        for each in closing.get(start, ()):
            active.remove(each)
        active += opening.get(start, ())
        stretches.append(
            Stretch(
                text[start:end],
                " ".join(dict.fromkeys(name for _, name in active)),
                tuple(dict.fromkeys(number for number, _ in active)),
            )
        )
    return stretches


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("service.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n".join(
        files("service.page").joinpath(name).read_text("utf-8")
        for name in ("page.css", "sheet.css")
    )
    environment.globals |= {"style": style}
    environment.filters |= {"words": lambda code: code.replace("_", " ")}
    return environment
