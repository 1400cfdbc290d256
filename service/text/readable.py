"""The article's words made readable on their own: references resolved in square brackets.

Nothing is changed or left out; all that is added is a name that the article gives, in brackets
after the word that stands for it.
"""

from collections.abc import Sequence
from itertools import pairwise

from schemas.article import Span
from schemas.proposal import ProposedClaim
from schemas.syntax import Token
from service.text.coreference import PRONOUNS, References
from service.text.grammar import SUBJECTS, complements, is_expletive, modifiers
from service.text.mentions import Entity, Mention
from service.text.nouns import nouns

Stretch = tuple[int, int]

_LONGEST_NAME = 60
"""Characters of a description that is worth repeating in brackets."""
_PLURALS = ("NNS", "NNPS")
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_TELLING = frozenset({"relcl", "acl", "prep", "appos"})
"""What follows a noun and tells which one is meant."""
_SPEAKERS = ("I", "we")


def readable_text(references: References, claim: ProposedClaim) -> str:
    """The content as one text: pieces with only the cue between them joined by a space, others by
    an ellipsis.
    """
    insertions = _insertions(references, [(span.start, span.end) for span in claim.content])
    text = _inserted(references, claim.content[0].start, claim.content[0].end, insertions)
    for before, after in pairwise(claim.content):
        text += " " if _is_adjacent(references, claim, before, after) else " … "
        text += _inserted(references, after.start, after.end, insertions)
    return text


def resolve_in(references: References, start: int, end: int) -> str:
    """`text[start:end]` with what needs an antecedent from outside of it resolved."""
    return _inserted(references, start, end, _insertions(references, [(start, end)]))


def dangling(references: References, start: int, end: int) -> bool:
    """Whether a word of `text[start:end]` points outside of it and `resolve_in` cannot help."""
    tokens = references.parse.between(start, end)
    resolved = _insertions(references, [(start, end)])
    return any(
        token.end not in resolved and _points_outside(references, tokens, place)
        for place, token in enumerate(tokens)
    )


def _insertions(references: References, stretches: Sequence[Stretch]) -> dict[int, str]:
    """What to insert at which offset: one name for each who is not named in the stretches."""
    told: set[Entity] = set()
    referring: list[tuple[Token, Mention | None, Entity]] = []
    for start, end in stretches:
        for token in references.parse.between(start, end):
            mention = references.mentions.at.get(token.index)
            entity = mention.entity if mention else references.pronouns.get(token.index)
            if entity is None:
                continue
            if mention and mention.words:
                told.add(entity)
            elif mention is None or mention.end <= end:
                referring.append((token, mention, entity))
    found: dict[int, str] = {}
    for token, mention, entity in referring:
        if entity in told:
            continue
        told.add(entity)
        name = references.article.text[entity.fullest.start : entity.fullest.end]
        if len(name) > _LONGEST_NAME or (mention and not _hides_name(mention, entity)):
            continue
        if token.tag == "PRP$":
            name += "’" if entity.plural and name.endswith("s") else "’s"
        found[mention.end if mention else token.end] = f" [{name}]"
    return found


def _hides_name(mention: Mention, entity: Entity) -> bool:
    """Whether a description leaves a reader wondering: "its leader", not "the council"."""
    if not entity.named or mention.head.lemma in entity.fullest.words:
        return False
    return mention.kind == "person" or mention.head.lemma in nouns().firms | nouns().press


def _inserted(references: References, start: int, end: int, insertions: dict[int, str]) -> str:
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


def _points_outside(references: References, tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[:place]
    if person := PRONOUNS.get(token.lower):
        if person in _SPEAKERS:
            return _is_unknown_speaker(references, tokens, token)
        return token.tag in ("PRP", "PRP$") and not _has_antecedent(references, token, before)
    if token.lower in _DEMONSTRATIVES and token.tag == "DT":
        return _is_bare_demonstrative(token, before)
    if token.lower == "such" and token.dep in ("amod", "predet"):
        return True
    if token.dep in SUBJECTS and token.lower in nouns().quantities and token.tag != "NN":
        return not any(child.dep in _TELLING for child in token.children)
    if token.is_noun or token.dep in SUBJECTS:
        return _is_told_before(references, token, before)
    return False


def _is_unknown_speaker(references: References, tokens: Sequence[Token], token: Token) -> bool:
    """Whether "I" or "we" stand in a quotation whose source is neither here nor named here."""
    quotation = references.speech.at(token.start)
    if quotation is None:
        return False
    source = references.speech.source(quotation)
    if source is None:
        return True
    return not any(other.index == source.index for other in tokens)


def _has_antecedent(references: References, pronoun: Token, before: Sequence[Token]) -> bool:
    if pronoun.index in references.pronouns:
        return True
    person = PRONOUNS[pronoun.lower]
    if person == "it":
        return is_expletive(pronoun) or any(token.is_noun for token in before)
    if person == "they":
        return any(
            token.tag in _PLURALS or token.dep == "conj" or token.index in references.mentions.at
            for token in before
        )
    people = (references.mentions.at.get(token.index) for token in before)
    return any(mention and mention.kind in ("person", None) for mention in people)


def _is_bare_demonstrative(token: Token, before: Sequence[Token]) -> bool:
    """ "That hurt", "these remarks"; not "this week", nor what an earlier clause explains."""
    if token.dep in ("det", "predet"):
        noun = token.head
        known = noun.lemma in nouns().present or noun.tag == "NNP"
        return not known and not any(other.is_verb or other.lemma == noun.lemma for other in before)
    if any(child.dep in _TELLING for child in token.children):
        return False
    return not any(other.is_verb for other in before)


def _is_told_before(references: References, token: Token, before: Sequence[Token]) -> bool:
    """ "the latter", "the two men", "the minister", where nothing beside them tells which."""
    if not any(child.dep == "det" and child.lower == "the" for child in token.children):
        return False
    if any(True for _ in complements(token)) or modifiers(token):
        return False
    if any(child.dep in _TELLING for child in token.children):
        return False
    if any(other.lemma == token.lemma for other in before):
        return False
    if token.lower in nouns().backward or any(c.dep == "nummod" for c in token.children):
        return True
    mention = references.mentions.at.get(token.index)
    if mention is None or mention.words or mention.kind != "person" or mention.plural:
        return False
    named = mention.entity is not None and mention.entity.named
    return not named and token.lemma not in nouns().renowned
