"""What an article calls somebody besides the name: a title, an apposition, a predicate.

The order of the words decides together with the tree, because a small parser hangs appositions on
the wrong noun more often than it mistakes their head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.syntax import Token
from service.text.grammar import noun_phrase
from service.text.nouns import Kind, nouns

_BEFORE = frozenset(
    {
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "HYPH",
        "POS",
        "CD",
        "VBN",
        "VBG",
        "DT",
        "PRP$",
    }
)
_OPENS = frozenset({"NN", "NNP", "JJ", "JJS", "DT", "PRP$", "RB", "CD", "VBN"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_ENDS = frozenset({",", ":", ".", "-LRB-", "-RRB-", "WP", "WDT"})
_LONGEST = 30
"""Tokens of a role that are looked at."""


@dataclass(frozen=True, slots=True)
class Role:
    """Words that say who somebody is: "the leader of Harwick council".

    `start:end` are characters; `noun` is the lemma of the head, `words` all words in lower case.
    """

    start: int
    end: int
    noun: str
    words: frozenset[str]
    head: Token


def title_role(title: Sequence[Token]) -> Role:
    post = next((number for number, token in enumerate(title) if token.lower == "of"), len(title))
    head = title[post - 1]
    noun = nouns().abbreviations.get(head.lower, head.lower)
    return Role(title[0].start, title[-1].end, noun, _words(title), head)


def roles_of(tokens: Sequence[Token], name: Sequence[Token], kind: Kind | None) -> Iterator[Role]:
    """The roles that stand beside a name of the kind; of a name of no known kind, a person's."""
    wanted: Kind = "organization" if kind in ("organization", "place") else "person"
    for found in (
        _premodifier(tokens, name, wanted),
        _apposition_before(tokens, name, wanted),
        _apposition_after(tokens, name, wanted),
        _predicate(tokens, name, wanted),
    ):
        if found:
            yield found


def age_of(tokens: Sequence[Token], name: Sequence[Token]) -> str | None:
    """The figure in "Sam Poe, 45,"."""
    place = name[-1].index + 1
    if place + 1 < len(tokens) and tokens[place].text == "," and _is_age(tokens[place + 1]):
        return tokens[place + 1].text
    return None


def _premodifier(tokens: Sequence[Token], name: Sequence[Token], wanted: Kind) -> Role | None:
    """ "spokesman Sam Poe", "the union's general secretary Sam Poe"."""
    last = name[0].index - 1
    if last < 0 or not _is_role_noun(tokens[last], wanted) or wanted != "person":
        return None
    first = last
    while first and last - first < _LONGEST and _belongs(tokens[first - 1], tokens[first], last):
        first -= 1
    return _role(tokens[first : last + 1], tokens[last])


def _belongs(token: Token, following: Token, last: int) -> bool:
    if token.sentence != following.sentence or token.tag not in _BEFORE:
        return False
    if following.tag in ("DT", "PRP$"):
        return False
    return token.index < token.head.index <= last + 5


def _apposition_before(tokens: Sequence[Token], name: Sequence[Token], wanted: Kind) -> Role | None:
    """ "the council’s leader, Joan Tell,"."""
    comma = name[0].index - 1
    head = _head_of_phrase(name[-1].head, wanted)
    if comma < 1 or tokens[comma].text != "," or tokens[comma].sentence != name[0].sentence:
        return None
    if name[-1].dep != "appos" or head.index >= comma or not _is_role_noun(head, wanted):
        return None
    start, end = noun_phrase(tokens, head)
    return Role(start, end, head.lemma, _words(tokens[head.index : head.index + 1]), head)


def _head_of_phrase(noun: Token, wanted: Kind) -> Token:
    """ "leader" in "the leader of the council, Joan Tell", where the parser takes "council"."""
    while noun.dep == "pobj" and not _is_role_noun(noun, wanted):
        noun = noun.head.head
    return noun


def _apposition_after(tokens: Sequence[Token], name: Sequence[Token], wanted: Kind) -> Role | None:
    """ "Joan Tell, the leader of Harwick council," and "Sam Poe, 45, who runs the baths,"."""
    sentence = name[-1].sentence
    place = name[-1].index + 1
    while place + 1 < len(tokens) and _is_age(tokens[place + 1]) and tokens[place].text == ",":
        place += 2
    if (
        place + 1 >= len(tokens)
        or tokens[place].text != ","
        or tokens[place + 1].sentence != sentence
    ):
        return None
    opening = tokens[place + 1]
    if opening.tag == "WP" and wanted == "person":
        return _relative(tokens, opening)
    if opening.tag not in _OPENS:
        return None
    head = opening
    while head.head.index > head.index and head.dep not in _ARGUMENTS and not head.head.is_verb:
        head = head.head
    if not _is_role_noun(head, wanted) or head.dep in _ARGUMENTS:
        return None
    return _role(_until_break(tokens, opening, head), head)


def _relative(tokens: Sequence[Token], who: Token) -> Role | None:
    verb = who.head
    if verb.dep != "relcl" or verb.tag != "VBZ" or verb.lemma not in nouns().role_verbs:
        return None
    return _role(_until_break(tokens, who, verb), verb)


def _predicate(tokens: Sequence[Token], name: Sequence[Token], wanted: Kind) -> Role | None:
    """ "Joan Tell is the leader of Harwick council"; not what somebody was or is not."""
    verb = name[-1].head
    if name[-1].dep != "nsubj" or verb.lemma not in ("be", "'s", "’s") or verb.tag != "VBZ":
        return None
    if any(
        child.dep in ("neg", "prep") and child.index < verb.index + 2 for child in verb.children
    ):
        return None
    for child in verb.children:
        if child.dep == "attr" and _is_role_noun(child, wanted):
            start, end = noun_phrase(tokens, child)
            words = [token for token in child.subtree() if start <= token.start < end]
            return Role(start, end, child.lemma, _words(words), child)
    return None


def _until_break(tokens: Sequence[Token], opening: Token, head: Token) -> Sequence[Token]:
    """From the opening to the end of the head's phrase, at most up to a comma or a dash."""
    end = head.extent()[1]
    last = opening.index
    for token in tokens[opening.index : opening.index + _LONGEST]:
        if token.start >= end or (token.index > head.index and token.tag in _ENDS):
            break
        last = token.index
    return tokens[opening.index : last + 1]


def _role(words: Sequence[Token], head: Token) -> Role:
    return Role(words[0].start, words[-1].end, head.lemma, _words(words), head)


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.lower for token in tokens)


def _is_role_noun(token: Token, kind: Kind) -> bool:
    if token.tag == "NNP" and token.lower in nouns().title_ends:
        return kind == "person"
    return token.tag == "NN" and nouns().kind(token.lower) == kind


def _is_age(token: Token) -> bool:
    return token.tag == "CD" and token.text.isdecimal() and 1 <= int(token.text[:3]) <= 120
