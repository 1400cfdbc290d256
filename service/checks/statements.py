"""Whether a text says what the article says, as surely, of the same people, and in whose voice."""

from collections.abc import Iterator

from schemas.check import Finding
from service.checks.contraries import Contraries
from service.checks.grammar import Grammar
from service.checks.ground import Excerpt, Ground
from service.checks.matter import Matter
from service.checks.passage import Passage
from service.checks.quotes import Quotes
from service.checks.reported import Reports

_GRAVE = frozenset({"reversed_statement", "swapped_roles"})
"""Beside one of these it matters little who says it, or how surely."""


def misstated(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """The faults of what the text says in its own words: of each statement one of a type."""
    matter = Matter(passage, ground, quotes, excerpt)
    reports = Reports(matter)
    readers = (Grammar(matter, reports), reports, Contraries(matter))
    for statement in passage.parsed:
        if matter.words_in(statement).rstrip("”\"’' ").endswith("?"):
            continue  # a question states nothing
        found = [each for reader in readers for each in reader.faults_in(statement)]
        found = [each for each in found if each.type in _GRAVE] or found
        by_type: dict[str, Finding] = {}
        for each in sorted(found, key=lambda each: each.severity):
            by_type.setdefault(each.type, each)
        yield from by_type.values()
