"""The article's words made readable on their own: references resolved in square brackets.

No word is changed or left out; all that is added is a name that the article gives, in brackets
after the word that stands for it and whatever is written on to that. Where a cue stood between two
pieces, the comma before it becomes what the pieces need.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.article import Span
from schemas.proposal import ProposedClaim
from schemas.syntax import Parse, Token
from service.text.coreference import PRONOUNS, References
from service.text.mentions import Entity, Mention
from service.text.nouns import nouns

Stretch = tuple[int, int]

_LONGEST_NAME = 60
"""Characters of a description that is worth repeating in brackets."""
_SPEAKERS = ("I", "we")
_APOSTROPHES = ("'", "’")
_NOT = frozenset({"n't", "n’t"})
_MOST_CLITICS = 3
"""As in "they’d’ve"."""
_CAPITALS = ("I ", "I’", "I'")
_ENDS = (".", "!", "?", "…", ":", ";", "—", "–")
_MARKS = "“”\"‘’'«»"


def readable_text(references: References, claim: ProposedClaim) -> str:
    """The content as one text: pieces with only the cue between them joined as sentences or parts
    of one are, others by an ellipsis.
    """
    stretches = [(span.start, span.end) for span in claim.content]
    insertions = resolution_of(references, stretches).insertions
    text = _inserted(references, claim.content[0].start, claim.content[0].end, insertions)
    for before, after in pairwise(claim.content):
        adjacent = _is_adjacent(references, claim, before, after)
        text = _joint(references, text, before, after) if adjacent else text + " … "
        text += _inserted(references, after.start, after.end, insertions)
    return text


def _joint(references: References, text: str, before: Span, after: Span) -> str:
    """The text so far, ready for the next piece. The comma that a cue puts before itself becomes
    a full stop where the next piece begins a sentence ("“We won,” she said. “We did.”"), and
    goes where it parts no clauses ("“The roof,” she said, “holds.”").
    """
    bare = text.removesuffix(",")
    if after.text.lstrip(_MARKS)[:1].isupper() and not after.text.startswith(_CAPITALS):
        return f"{bare} " if bare.rstrip(_MARKS).endswith(_ENDS) else f"{bare}. "
    has_verb = any(token.is_verb for token in references.parse.between(before.start, before.end))
    return f"{text} " if has_verb else f"{bare} "


def resolve_in(references: References, start: int, end: int) -> str:
    """`text[start:end]` with what needs an antecedent from outside of it resolved."""
    return _inserted(references, start, end, resolution_of(references, [(start, end)]).insertions)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How what some stretches refer to is told within them.

    `insertions` are words by the offset after which they go; `clear` are the indexes of pronouns
    and descriptions that then leave no reader wondering.
    """

    insertions: Mapping[int, str]
    clear: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Reference:
    token: Token
    mention: Mention | None
    entity: Entity

    @property
    def rank(self) -> int:
        """A bare description is explained by none but itself; a name stands best outside of what
        its bearer says.
        """
        if self.mention and not _hides_name(self.mention, self.entity):
            return 0
        return 2 if PRONOUNS.get(self.token.lower) in _SPEAKERS else 1


def resolution_of(references: References, stretches: Sequence[Stretch]) -> Resolution:
    """One insertion for each who is not named in the stretches."""
    told: set[Entity] = set()
    referring: list[_Reference] = []
    for start, end in stretches:
        for token in references.parse.between(start, end):
            mention = references.mentions.at.get(token.index)
            entity = mention.entity if mention else references.pronouns.get(token.index)
            if entity is None:
                continue
            if mention and mention.words:
                told.add(entity)
            elif mention is None or mention.end <= end:
                referring.append(_Reference(token, mention, entity))
    insertions: dict[int, str] = {}
    clear: set[int] = set()
    for each in sorted(referring, key=lambda each: each.rank):
        if each.rank and each.entity not in told:
            name = references.article.text[each.entity.fullest.start : each.entity.fullest.end]
            if len(name) > _LONGEST_NAME:
                continue
            offset, name = _placed(references.parse, each, name)
            insertions[offset] = f" [{name}]"
            clear.add(each.token.index)
        told.add(each.entity)
    clear.update(e.token.index for e in referring if e.mention is None and e.entity in told)
    return Resolution(insertions, frozenset(clear))


def _hides_name(mention: Mention, entity: Entity) -> bool:
    """Whether a description leaves a reader wondering: "its leader", not "the council"."""
    if not entity.named or mention.head.lemma in entity.fullest.words:
        return False
    return mention.kind == "person" or mention.head.lemma in nouns().firms | nouns().press


def _placed(parse: Parse, reference: _Reference, name: str) -> tuple[int, str]:
    """Where the name goes, after whatever is written on to the word ("I’m", "the firm’s"), and its
    case.
    """
    token, mention = reference.token, reference.mention
    last = parse.between(mention.start, mention.end)[-1] if mention else token
    possessive = token.tag == "PRP$"
    end = mention.end if mention else token.end
    for following in parse.tokens[last.index + 1 : last.index + 1 + _MOST_CLITICS]:
        if following.start != end or not _is_clitic(following):
            break
        possessive = possessive or following.tag == "POS"
        end = following.end
    if possessive:
        bare = name.endswith("s") and (
            reference.entity.plural or reference.entity.kind == "organization"
        )
        name += "’" if bare else "’s"
    return end, name


def _is_clitic(token: Token) -> bool:
    """ "’m", "’s", "n’t", and the mark that alone makes a plural possessive."""
    if token.tag == "POS":
        return True
    return token.lower in _NOT or (token.text[0] in _APOSTROPHES and token.text[1:].isalpha())


def _inserted(references: References, start: int, end: int, insertions: Mapping[int, str]) -> str:
    text = references.article.text
    pieces: list[str] = []
    for offset in sorted(offset for offset in insertions if start < offset <= end):
        pieces += (text[start:offset], insertions[offset])
        start = offset
    return "".join((*pieces, text[start:end]))


def _is_adjacent(references: References, claim: ProposedClaim, before: Span, after: Span) -> bool:
    between = references.article.text[before.end : after.start]
    if not any(character.isalnum() for character in between):
        return True
    parting = (span.start for span in (*claim.cue, *claim.source))
    is_parted = any(before.end <= start < after.start for start in parting)
    return is_parted and len(references.article.sentences_in(before.end, after.start)) <= 2
