"""A claim in the making: what the rules have found out about it so far."""

from dataclasses import dataclass, field

from schemas.proposal import ClaimType
from schemas.syntax import Token
from service.engines.embedded.grammar import Range
from service.text.cues import Frame


@dataclass(slots=True)
class Attribution:
    """`content` is in text order; `source` heads the noun phrase; `cue` is its words, in order."""

    frame: Frame
    type: ClaimType
    content: list[Range]
    source: Token | None
    cue: tuple[Token, ...]
    head: Token | None
    quotations: list[Range] = field(default_factory=list)
    """The quotations, marks included, that are part of the content."""
    label: Range | None = None
    """The source where it is no phrase of a sentence but a label: "TELL: We will stay"."""
    label_cue: Range | None = None

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def covers(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.content)
