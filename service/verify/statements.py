"""Whether a text says of its evidence's words what the evidence says of them.

Every verb of the text, and every adjective or noun after "be", is set beside the word of the
evidence that is the same and shares most of its surroundings. The two must then agree: in
polarity, in who does it to whom, in how sure it is, and in who says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Span
from schemas.hedging import LEVELS
from schemas.proposal import ProposedClaim, Reason
from schemas.syntax import Parse, Token
from service.text.coreference import References
from service.text.lexicon import hedging_lexicon
from service.verify.attribution import sayers_of
from service.verify.roles import Roles, is_reference, named_by, predicates_in, roles_of
from service.verify.standing import Standing, standing_of
from service.verify.tokens import phrase_of, verb_over
from service.verify.wording import Keys, ergative, keys_of, mutual, opposed

Fault = tuple[Reason, str]

LONGEST_TAIL = 16
"""Tokens after the last comma in which a cue that closes a sentence is looked for."""

_LIGHT = frozenset({"be", "have", "do", "make", "take", "get", "give", "go", "come", "put"})
_CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        ("for", "against"),
        ("to", "from"),
        ("before", "after"),
        ("with", "without"),
        ("above", "below"),
        ("over", "under"),
        ("inside", "outside"),
        ("into", "from"),
        ("than", "subject"),
    )
)


@dataclass(frozen=True)
class Setting:
    """The evidence's side of the comparison."""

    tokens: Sequence[Token]
    known: Sequence[ProposedClaim]
    references: References | None
    language: str

    @cached_property
    def by_key(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = {}
        for token in self.tokens:
            if token.dep not in ("aux", "auxpass", "punct"):
                for key in _keys(token, self.language):
                    found.setdefault(key, []).append(token)
        return found


def fault_in(parse: Parse, setting: Setting) -> Fault | None:
    """The first disagreement of a text's statements with those of its evidence."""
    for predicate in predicates_in(parse.tokens):
        faults = [
            _disagreement(predicate, twin, setting) for twin in _twins(predicate, setting)
        ]
        if faults and all(faults):
            return faults[0]
    return _misplaced(parse, setting)


# --- Alignment --------------------------------------------------------------------------------------


def _twins(predicate: Token, setting: Setting) -> list[Token]:
    """The evidence's words that the predicate may repeat: the same, in the likest surroundings."""
    anchor = _anchor(predicate)
    if anchor is None:
        return []
    keys = _keys(anchor, setting.language)
    candidates = {t.index: t for key in keys for t in setting.by_key.get(key, ())}
    if not candidates:
        candidates = {
            t.index: t
            for t in setting.tokens
            if t.dep not in ("aux", "auxpass")
            and opposed(keys, _keys(t, setting.language), setting.language)
        }
    around = _surroundings(predicate, setting.language)
    scored = [
        (len(around & _surroundings(twin, setting.language)), twin) for twin in candidates.values()
    ]
    best = max((score for score, _ in scored), default=0)
    twins = [twin for score, twin in scored if score == best]
    return twins if anchor is predicate else [_carrier(twin) for twin in twins]


def _anchor(predicate: Token) -> Token | None:
    """The word that carries the sense: of "was at risk" the noun."""
    if predicate.lemma not in _LIGHT:
        return predicate
    for child in predicate.children:
        if child.dep in ("dobj", "attr", "acomp"):
            return child
    for child in predicate.children:
        for inner in child.children if child.dep == "prep" else ():
            if inner.dep == "pobj":
                return inner
    return None


def _carrier(noun: Token) -> Token:
    """The light verb over a noun that carries the sense, or else the noun."""
    for above in (noun.head, noun.head.head):
        if above.lemma in _LIGHT and above.is_verb:
            return above
    return noun


def _surroundings(token: Token, language: str) -> Keys:
    """Keys of the words in the predicate's clause, complements of saying left out."""
    found: set[str] = set()
    waiting = [child for child in token.children if child.dep not in ("ccomp", "punct")]
    waiting += [filler for fillers in roles_of(token).values() for filler in fillers]
    if not token.is_verb:
        waiting += [t for t in token.head.children if t is not token] + [token.head]
    seen: set[int] = set()
    while waiting:
        word = waiting.pop()
        if word.index in seen:
            continue
        seen.add(word.index)
        found |= _keys(word, language)
        waiting += [child for child in word.children if child.dep != "ccomp"]
    return frozenset(found)


# --- Agreement --------------------------------------------------------------------------------------


def _disagreement(predicate: Token, twin: Token, setting: Setting) -> Fault | None:
    here, there = standing_of(predicate), standing_of(twin)
    return (
        _turned(predicate, twin, here, there, setting)
        or _unsure(predicate, here, there)
        or _swapped(predicate, twin, setting)
        or _unattributed(predicate, twin, here, there, setting)
    )


def _unsure(predicate: Token, here: Standing, there: Standing) -> Fault | None:
    word = predicate.text
    if LEVELS.index(here.level) < LEVELS.index(there.level):
        return "lost_hedge", f"the evidence puts “{word}” as {there.level}, the text as {here.level}"
    if there.conditional and not here.conditional:
        return "lost_hedge", f"the evidence ties “{word}” to a condition"
    if here.time == "done" and there.time == "to_come":
        return "lost_hedge", f"the evidence puts “{word}” as still to come"
    return None


def _turned(
    predicate: Token, twin: Token, here: Standing, there: Standing, setting: Setting
) -> Fault | None:
    anchor = _anchor(predicate) or predicate
    one, other = (_keys(token, setting.language) for token in (anchor, twin))
    contrary = one.isdisjoint(other) and opposed(one, other, setting.language)
    contrary = contrary or opposed(
        _particles(predicate), _particles(twin), setting.language
    )
    if _introduces(predicate) and _introduces(twin, "dobj"):
        return None  # "found no evidence that …", "found that there was no evidence"
    if there.level == "uncommitted" and here.level != "uncommitted":
        return None  # "did not say whether …" is no denial
    if (here.turned != there.turned) != contrary:
        return "reversed", f"the evidence says the contrary of “{predicate.text}”"
    return None


def _particles(verb: Token) -> Keys:
    """ "up" of "went up", "off" of "switched off"."""
    return frozenset(
        child.lower
        for child in verb.children
        if child.dep == "prt" or (child.dep == "prep" and child.index == verb.index + 1)
    )


def _introduces(verb: Token, *deps: str) -> bool:
    return any(child.dep in (deps or ("ccomp",)) for child in verb.children)


def _swapped(predicate: Token, twin: Token, setting: Setting) -> Fault | None:
    """Whether someone who fills one role in the evidence fills another in the text."""
    keys = _keys(predicate, setting.language)
    if not twin.is_verb and predicate.is_verb or mutual(keys, setting.language):
        return None
    if twin.dep == "acl" and not _root_of(twin).is_verb:
        return None  # a sentence without a finite verb is one that the parser misread
    here, there = roles_of(predicate), roles_of(twin)
    if (owner := _owned_by_another(here, there, setting)) is not None:
        return "reversed", f"the evidence does not say “{predicate.text}” of “{owner}”"
    for role, fillers in here.items():
        for filler in fillers:
            if is_reference(filler) and filler.tag[:2] != "NN":
                continue
            if _fills(filler, there.get(role, ()), setting):
                continue
            for other in there:
                if _changed_places(filler, role, other, here, there, predicate, setting):
                    return "reversed", f"the evidence has “{filler.text}” in another role"
            if _given_to_another(filler, role, twin, there, setting):
                return "reversed", (
                    f"the evidence says “{twin.text}” of “{phrase_of(there[role][0])}”, "
                    f"not of “{filler.text}”"
                )
    return None


def _changed_places(
    filler: Token, role: str, other: str, here: Roles, there: Roles, predicate: Token, setting: Setting
) -> bool:
    if other == role or not _fills(filler, there[other], setting):
        return False
    if any(_fills(each, there.get(role, ()), setting) for each in here.get(other, ())):
        return True
    if {role, other} == {"subject", "object"}:
        if other in here:
            return True
        still = role == "subject" and ergative(_keys(predicate, setting.language), setting.language)
        return role in there and not still
    return frozenset((role, other)) in _CONTRARY


def _given_to_another(
    filler: Token, role: str, twin: Token, there: Roles, setting: Setting
) -> bool:
    """Whether the evidence fills the role with somebody who cannot be the same."""
    others = there.get(role, ())
    named = filler.tag[:3] == "NNP"
    if not others:
        return False
    for other in others:
        if named and (other.tag[:3] == "NNP" or _entity_names(other, setting)):
            continue
        if named or is_reference(other) and not other.is_noun or other.tag[:3] == "NNP":
            return False
    if named:
        return True
    keys = frozenset[str]().union(*(_keys(word, setting.language) for word in named_by(filler)))
    return keys.isdisjoint(_surroundings(twin, setting.language))


def _fills(filler: Token, others: Sequence[Token], setting: Setting) -> bool:
    """Whether the filler names one of the others."""
    if filler.tag[:3] == "NNP":
        name = _name(filler)
        names = [each for other in others for each in _names(other, setting)]
        if names:
            return any(name <= each or each <= name for each in names)
    keys = frozenset[str]().union(*(_keys(word, setting.language) for word in named_by(filler)))
    return any(not keys.isdisjoint(_called(other, setting)) for other in others)


def _owned_by_another(here: Roles, there: Roles, setting: Setting) -> str | None:
    """ "shares in Corvex rose" for "those of Brantham rose": who the subjects belong to."""
    owners = [token for filler in here.get("subject", ()) for token in _owners(filler)]
    others = [token for filler in there.get("subject", ()) for token in _owners(filler)]
    if not owners or not others:
        return None
    names = [each for other in others for each in _names(other, setting)]
    for owner in owners:
        if any(_name(owner) <= name or name <= _name(owner) for name in names):
            return None
    return owners[0].text if names else None


def _owners(filler: Token) -> Iterator[Token]:
    for child in filler.children:
        if child.dep in ("poss", "compound") and child.tag[:3] == "NNP" != filler.tag[:3]:
            yield child
        elif child.dep == "prep" and child.lower in ("of", "in", "at", "from"):
            yield from (i for i in child.children if i.dep == "pobj" and i.tag[:3] == "NNP")


def _root_of(token: Token) -> Token:
    return next((above for above in token.ancestors() if above.head is above), token)


def _names(token: Token, setting: Setting) -> list[frozenset[str]]:
    """The proper names of what the token heads: its own, its apposition's, its entity's."""
    heads = [t for t in (token, token.head, *token.children) if t.tag[:3] == "NNP"]
    own = [_name(t) for t in heads if t is token or "appos" in (t.dep, token.dep)]
    return own + _entity_names(token, setting)


def _entity_names(token: Token, setting: Setting) -> list[frozenset[str]]:
    entity = setting.references.entity(token) if setting.references else None
    names = {frozenset(mention.words) for mention in (entity.mentions if entity else ())}
    return [name for name in names if name and not any(name < other for other in names)]


def _name(head: Token) -> frozenset[str]:
    parts = [head, *(child for child in head.children if child.dep in ("compound", "nmod"))]
    return frozenset(part.lower for part in parts if part.tag[:3] == "NNP")


def _called(token: Token, setting: Setting) -> Keys:
    """All that the evidence, and with references the article, calls what the token heads."""
    found = set[str]().union(*(_keys(word, setting.language) for word in named_by(token)))
    entity = setting.references.entity(token) if setting.references else None
    if entity is not None:
        for mention in entity.mentions:
            found.update(mention.words)
            for role in mention.roles:
                found |= keys_of(role.noun, setting.language)
    return frozenset(found)


def _below(token: Token, language: str) -> Keys:
    return frozenset[str]().union(*(_keys(each, language) for each in token.subtree()))


# --- Modifiers --------------------------------------------------------------------------------------


def _misplaced(parse: Parse, setting: Setting) -> Fault | None:
    """Whether the text joins to a noun what the evidence joins to another: "the new bridge" for
    "the old bridge near the new school".
    """
    for noun in parse.tokens:
        nouns = _same(noun, setting) if noun.is_noun else []
        for modifier, preposition in _modifiers(noun) if nouns else ():
            places = _same(modifier, setting)
            if modifier.dep == "amod":
                places = [place for place in places if place.tag[:2] == "JJ"]
            if preposition:
                nouns = [n for n in nouns if any(c.lower == preposition for c in n.children)]
            related = any(_joined(n, m, modifier) for n in nouns for m in places)
            if not related and _sentences(nouns) & _sentences(places):
                return "unsupported_wording", (
                    f"the evidence does not say “{modifier.text}” of “{noun.text}”"
                )
    return None


def _modifiers(noun: Token) -> Iterator[tuple[Token, str]]:
    """Adjectives, nouns and, with their preposition, places that tell which one."""
    for child in noun.children:
        if child.dep == "amod" and child.tag[:2] == "JJ":
            yield child, ""
        elif child.dep in ("compound", "poss") and child.is_noun:
            if not (noun.tag[:3] == "NNP" and child.tag[:3] == "NNP"):
                yield child, ""
        elif child.dep == "prep" and child.lower in ("of", "in", "from", "at", "on"):
            for inner in child.children:
                if inner.dep == "pobj" and inner.is_noun:
                    yield inner, child.lower


def _same(token: Token, setting: Setting) -> list[Token]:
    keys = _keys(token, setting.language)
    found = {t.index: t for key in keys for t in setting.by_key.get(key, ())}
    return list(found.values())


def _sentences(tokens: Sequence[Token]) -> set[int]:
    return {token.sentence for token in tokens}


def _joined(noun: Token, modifier: Token, said: Token) -> bool:
    """Whether the evidence relates the two; "its leader" relates the leader to anything.

    An adjective has to stand under its noun, or say something of it; for a noun it will do that
    one verb governs both.
    """
    if said.dep == "poss" and any(child.tag == "PRP$" for child in noun.children):
        return True
    if noun.sentence != modifier.sentence:
        return False
    if modifier in noun.ancestors():
        return True
    above = list(modifier.ancestors())
    if said.dep == "amod":
        between = above[: above.index(noun)] if noun in above else above
        return noun in above and not any(t.is_noun and t.text.isalpha() for t in between)
    return noun in above or (said.dep != "pobj" and verb_over(noun) is verb_over(modifier))


# --- Attribution ------------------------------------------------------------------------------------


def _unattributed(
    predicate: Token, twin: Token, here: Standing, there: Standing, setting: Setting
) -> Fault | None:
    cues = [cue for cue in here.cues if _says(cue)]
    if there.distanced and not here.distanced and not cues:
        return "lost_attribution", f"the evidence keeps its distance from “{predicate.text}”"
    told_by = list(_tellers(twin, there, setting))
    if not told_by:
        return None
    if not cues and not here.distanced:
        return "lost_attribution", f"the evidence only reports “{predicate.text}”"
    sources = [source for source in told_by if source]
    for cue in cues[:1]:
        said_by = sayers_of(cue)
        if said_by and sources and not _same_sayer(said_by, sources, setting):
            return "misattributed", f"the evidence has “{phrase_of(sources[0][0])}” say it"
    return None


def _tellers(twin: Token, there: Standing, setting: Setting) -> Iterator[Sequence[Token]]:
    """Whom the evidence has say it, the nearest first; an empty source where nobody is named."""
    for cue in there.cues:
        if cue is not twin and _says(cue) and not _is_factive(cue):
            yield sayers_of(cue)
    if (cue := _closing_cue(twin, setting)) is not None:
        yield sayers_of(cue)
    for claim in setting.known:
        if not claim.source or not _in(twin, claim.content):
            continue
        cues = [token for token in setting.tokens if _in(token, claim.cue)]
        if any(map(_is_factive, cues)) or not (not cues or any(map(_says, cues))):
            continue
        source = [token for token in setting.tokens if _in(token, claim.source)]
        yield [token for token in source if token.head not in source or token.head is token]


def _closing_cue(twin: Token, setting: Setting) -> Token | None:
    """The "said" of ", officials said." at the end of the twin's sentence.

    The order of the words tells it; a parser loses it where the sentence is long.
    """
    sentence = [token for token in setting.tokens if token.sentence == twin.sentence]
    tail: list[Token] = []
    for token in reversed(sentence[-LONGEST_TAIL:]):
        if token.text == ",":
            break
        tail.insert(0, token)
    else:
        return None
    if not tail or twin.index >= tail[0].index or not _opens_tail(tail[0]):
        return None
    said = [token for token in tail if token.tag in ("VBD", "VBZ") and _says(token)]
    return said[0] if len(said) == 1 and not _is_factive(said[0]) else None


def _opens_tail(token: Token) -> bool:
    return token.is_noun or token.tag in ("DT", "PRP", "PRP$", "VBD", "VBZ", "JJ", "CD")


def _same_sayer(
    said_by: Sequence[Token], sources: Sequence[Sequence[Token]], setting: Setting
) -> bool:
    """Whether the text's source may be one of the evidence's; a pronoun may be anybody."""
    for token in said_by:
        if is_reference(token) and not token.is_noun:
            return True
        for source in sources:
            if _fills(token, source, setting):
                return True
            for other in source:
                unresolved = is_reference(other) and not _entity_names(other, setting)
                if unresolved and (not other.is_noun or token.tag[:3] == "NNP"):
                    return True
                if other.tag[:3] == "NNP" and is_reference(token):
                    return True
                named = token.tag[:3] == "NNP" and other.tag[:3] == "NNP"
                if not named and not _keys(token, setting.language).isdisjoint(
                    _below(other, setting.language)
                ):
                    return True
    return False


_RAISING = frozenset({"seem", "appear", "look", "sound"})
_GROUNDS = frozenset({"fact", "evidence", "proof", "sign"})


def _says(cue: Token) -> bool:
    """Whether a word attributes what stands under it; "fail", "seem" and "likely" do not."""
    if cue.lower in ("according", "per"):
        return True
    lexicon = hedging_lexicon()
    entry = lexicon.introducing.get(cue.lemma) or lexicon.introducing.get(cue.lower)
    if entry is None or entry.takes == "nothing" or cue.lemma in _RAISING | _GROUNDS:
        return False
    return not (entry.takes == "infinitive" and entry.plain.negative)


def _is_factive(cue: Token) -> bool:
    return cue.lemma in hedging_lexicon().factive


def _in(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _keys(token: Token, language: str) -> Keys:
    return keys_of(token.lower, language) | keys_of(token.lemma.lower(), language)
