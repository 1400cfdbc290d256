"""Who did it to whom: the words that fill a verb's roles, whatever voice or order they stand in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemas.syntax import Token

Roles = Mapping[str, Sequence[Token]]
"""`subject`, `object`, and the prepositions in lower case; each with the heads that fill it."""

_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_ANYBODY = frozenset(
    {"one", "ones", "nobody", "none", "nothing", "everyone", "everybody", "somebody", "someone"}
    | {"anyone", "anybody", "all", "some", "others", "many", "most", "few", "both", "each"}
)
_OF_OBJECT = frozenset({"of", "from", "into", "for", "against"})
"""After these the object acts: "accused him of lying", "kept it from closing"."""

_FARTHEST = 10
"""Verbs walked up for a shared subject; no sentence joins more."""


def predicates_in(tokens: Iterable[Token]) -> Iterator[Token]:
    """Words that say something of another: full verbs, and what "be" is followed by."""
    for token in tokens:
        if token.dep in ("aux", "auxpass", "prep", "amod", "compound"):
            continue
        if token.is_verb and token.tag != "MD":
            if token.lemma != "be" or _predicative(token) is None:
                yield token
        elif token.dep in ("acomp", "attr", "oprd"):
            yield token


def roles_of(predicate: Token) -> Roles:
    """What fills the roles of a verb, or of an adjective or noun after "be".

    A verb without a subject of its own takes the one it shares; "who" and "which" stand for the
    noun they follow.
    """
    verb = predicate.head if predicate.dep in ("acomp", "attr", "oprd") else predicate
    passive = _passive(verb)
    roles: dict[str, list[Token]] = {}
    if predicate.dep == "oprd" and (called := _child(verb, "dobj", "nsubjpass")):
        _add(roles, "subject", called)
        return roles
    for child in (*verb.children, *(predicate.children if predicate is not verb else ())):
        if child.dep in ("nsubj", "csubj"):
            _add(roles, "subject", child)
        elif child.dep in ("nsubjpass", "dobj", "dative") and _is_party(child):
            _add(roles, "object", child)
        elif child.dep in ("agent", "prep", "dative"):
            role = "subject" if child.lower == "by" and passive else child.lower
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    _add(roles, role, inner)
    given = "object" if passive else "subject"
    if given not in roles and (shared := _shared_subject(verb, passive=passive)):
        _add(roles, given, shared)
    return roles


def named_by(head: Token) -> list[Token]:
    """The words that name the same thing: the head, its compounds, and its appositions."""
    words = [head]
    for child in head.children:
        if child.dep in ("compound", "nmod") and child.tag[:3] == "NNP":
            words.append(child)
        elif child.dep == "appos":
            words.append(child)
            words += [each for each in child.children if each.dep == "compound"]
    if head.dep == "appos":
        words.append(head.head)
        words += [each for each in head.head.children if each.dep == "compound"]
    return words


def is_pronoun(head: Token) -> bool:
    """Whether a word names nobody by itself: "she", "who", "nobody", "others"."""
    return head.tag in ("PRP", "PRP$", "WP", "WDT", "DT", "EX") or head.lower in _ANYBODY


def is_reference(head: Token) -> bool:
    """Whether a phrase points back at someone named before: a pronoun, or "the firm"."""
    if is_pronoun(head):
        return True
    if head.tag[:3] == "NNP":
        return False
    return any(
        child.lower in ("the", "this", "that", "these", "those") or child.tag == "PRP$"
        for child in head.children
        if child.dep in ("det", "poss")
    )


def _is_party(head: Token) -> bool:
    return head.is_noun or is_pronoun(head) or (head.dep == "nsubjpass" and head.tag == "CD")


def _add(roles: dict[str, list[Token]], role: str, head: Token) -> None:
    fillers = roles.setdefault(role, [])
    waiting = [_antecedent(head) if head.dep != "dobj" else head]
    while waiting:
        token = waiting.pop()
        if token not in fillers:
            fillers.append(token)
            waiting += [c for c in token.children if c.dep == "conj" and _alike(c, token)]


def _alike(one: Token, other: Token) -> bool:
    return one.tag == other.tag or (one.is_noun and other.is_noun)


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun takes up, or the token itself."""
    if token.lower not in _RELATIVES or token.tag not in ("WP", "WDT", "WP$", "IN"):
        return token
    for above in token.ancestors():
        if above.dep == "relcl":
            return above.head
    return token


def _shared_subject(verb: Token, *, passive: bool) -> Token | None:
    token = verb
    for _ in range(_FARTHEST):
        head = token.head
        if head is token:
            return None
        if token.dep in ("acl", "relcl") and head.is_noun:
            fits = passive or token.tag == "VBG"
            return head if fits else None
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return None
        if token.dep == "xcomp" and (told := _child(head, "dobj")):
            return told
        if token.dep == "prep" and token.lower in _OF_OBJECT:
            if head.is_noun:
                return head if head.dep in ("dobj", "nsubjpass") else None
            if told := _child(head, "dobj", "nsubjpass"):
                return told
        if found := _child(head, "nsubj", "nsubjpass"):
            return found
        token = head
    return None


def _passive(verb: Token) -> bool:
    if any(child.dep in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.tag == "VBN" and verb.dep == "conj" and not _child(verb, "nsubj", "aux", "dobj"):
        return _passive(verb.head)
    return verb.tag == "VBN" and verb.dep == "acl"


def _predicative(verb: Token) -> Token | None:
    return _child(verb, "acomp", "attr", "oprd")


def _child(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.children if child.dep in deps), None)
