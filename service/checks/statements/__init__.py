"""Whether a text says what the article says, as surely, of the same people, and in whose voice."""

from collections.abc import Iterator

from schemas.check import Finding
from service.checks.ground import Excerpt, Ground
from service.checks.matter import Matter
from service.checks.passage import Passage
from service.checks.quotes import Quotes
from service.checks.statements.clauses import Likenesses
from service.checks.statements.counterparts import Counterparts
from service.checks.statements.doubts import Doubts
from service.checks.statements.held import HeldNouns
from service.checks.statements.parties import Parties
from service.checks.statements.polarity import Polarity
from service.checks.statements.surety import Surety

_GRAVE = frozenset({"reversed_statement", "swapped_roles"})
"""Beside one of these it matters little who says it, or how surely."""


def misstated(
    passage: Passage, ground: Ground, quotes: Quotes, excerpt: Excerpt
) -> Iterator[Finding]:
    """The faults of what the text says in its own words: of each statement one of a type."""
    matter = Matter(passage, ground, quotes, excerpt)
    likenesses = Likenesses(matter)
    counterparts = Counterparts(matter)
    readers = (
        Polarity(matter, counterparts),
        Parties(matter, counterparts),
        Surety(matter, likenesses),
        HeldNouns(matter),
        Doubts(matter, likenesses),
    )
    for statement in passage.parsed:
        if matter.words_in(statement).rstrip("”\"’' ").endswith("?"):
            continue  # a question states nothing
        found = [each for reader in readers for each in reader.faults_in(statement)]
        found = [each for each in found if each.type in _GRAVE] or found
        if any(each.type == "lost_attribution" for each in found):
            found = [each for each in found if each.type != "dropped_not_verified"]
        by_type: dict[str, Finding] = {}
        for each in sorted(found, key=lambda each: each.severity):
            by_type.setdefault(each.type, each)
        yield from by_type.values()
