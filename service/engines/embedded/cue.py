"""Finds cues: words that introduce what somebody says, believes or intends.

A cue is a word of the lexicon in a frame of the lexicon: "claim" is a cue with a clause ("claimed
that") and none with an infinitive. Grammar names the complement, `content` delimits it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.proposal import ClaimType
from schemas.syntax import Token
from service.engines.embedded.grammar import (
    child,
    children,
    is_infinitive,
    marker,
    object_of,
    shares_subject,
)
from service.text.cues import Frame, Lexicon, cue_lexicon

_BEING = {"be", "'s", "seem", "appear", "feel", "look", "sound", "remain", "become"}
_THAT = {"that", "whether", "if"}


@dataclass(frozen=True, slots=True)
class Cue:
    """`head` carries the meaning and `words` are all of the cue; `complement` heads the content."""

    frame: Frame
    head: Token
    complement: Token
    words: tuple[Token, ...]
    type: ClaimType


def find_cues(sentence: Sequence[Token], lexicon: Lexicon) -> Iterator[Cue]:
    """All cues of a sentence, nested ones too; a word may stand in several frames."""
    for token in sentence:
        if token.tag == "RB":
            candidates = _adverb_frames(token)
        elif not token.children and token.dep != "parataxis":
            continue
        elif token.tag == "IN" or token.lower == "according":
            candidates = _preposition_frames(token)
        elif token.tag in ("NN", "NNS") or (token.tag == "VBZ" and token.dep in ("dobj", "pobj")):
            candidates = _noun_frames(token)
        elif token.tag[:2] == "VB":
            candidates = _verb_frames(token)
        elif token.tag[:2] == "JJ":
            candidates = _adjective_frames(token)
        else:
            continue
        for frame, lemma, complement, words in candidates:
            if type_ := lexicon[frame].get(lemma):
                yield Cue(frame, token, complement, tuple(sorted(words, key=_place)), type_)


Candidate = tuple[Frame, str, Token, list[Token]]


def _place(token: Token) -> int:
    return token.index


def verb_words(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle: "has not ruled out"."""
    return [verb, *children(verb, "aux", "auxpass", "neg", "prt")]


def phrasal(verb: Token) -> str:
    """The lemma with its particle: "rule out"."""
    particle = child(verb, "prt")
    return f"{verb.lemma} {particle.lower}" if particle else verb.lemma


def _hearing(verb: Token) -> str:
    """What a court hears it is told; anybody else learns it, or has it in their ears."""
    listener = child(verb, "nsubj") if verb.lemma == "hear" else None
    return f"{listener.lemma} hear" if listener is not None else ""


def is_second_cue(verb: Token, cue: Token) -> bool:
    """Whether a verb that the parser took for part of what a cue introduces goes on with the
    cue's own subject: "said the toll was wrong and accused the army of hiding it". Only verbs of
    speech do; "said he was tired and wanted to sleep" is all one content.
    """
    if verb.tag != cue.tag or not shares_subject(verb) or child(verb, "aux"):
        return False
    lexicon = cue_lexicon()
    return any(lexicon[frame].get(verb.lemma) == "statement" for frame in _SECOND_CUES) or any(
        lexicon[frame].get(f"{verb.lemma} {each.lower}") == "statement"
        for each in verb.children
        for frame in _SECOND_PHRASES
    )


_SECOND_CUES: tuple[Frame, ...] = ("clause", "object", "predicate")
_SECOND_PHRASES: tuple[Frame, ...] = ("object_preposition", "preposition", "predicate")


def _verb_frames(verb: Token) -> Iterator[Candidate]:
    words = verb_words(verb)
    lemma = _hearing(verb) or phrasal(verb)
    direct_object = child(verb, "dobj")
    infinitive = child(verb, "xcomp")
    passive_subject = child(verb, "nsubjpass")
    predicate = child(verb, "oprd")
    clauses = children(verb, "ccomp")
    yield from _clause_frames(verb, lemma, clauses, words)
    if infinitive is not None:
        if passive_subject is not None:
            yield "passive_infinitive", lemma, infinitive, words
        elif direct_object is not None:
            yield "object_infinitive", lemma, infinitive, words
        elif child(verb, "nsubj") is not None:
            yield "raising", lemma, infinitive, words
        yield "infinitive", lemma, infinitive, words
    if predicate is not None:
        if passive_subject is not None:
            yield "passive_predicate", lemma, predicate, words
        elif direct_object is not None:
            yield "predicate", lemma, predicate, words
        else:
            yield "raising", lemma, predicate, words
    elif (adjective := child(verb, "acomp")) is not None and verb.lemma != "be":
        yield "raising", lemma, adjective, words
    if infinitive is None and predicate is None and not clauses:
        yield from _phrase_frames(verb, lemma, direct_object, passive_subject, words)


def _clause_frames(
    verb: Token, lemma: str, clauses: list[Token], words: list[Token]
) -> Iterator[Candidate]:
    plain = child(verb, "acomp", "oprd", "ccomp")
    if verb.lemma == "make" and plain is not None and plain.tag == "JJ":
        for clause in [each for each in clauses if each is not plain] + children(plain, "ccomp"):
            yield "clause", f"make {plain.lower}", clause, [*words, plain]
    for clause in clauses:
        if clause.tag == "JJ" and verb.lemma == "make":
            continue
        if is_infinitive(clause) and child(clause, "nsubj") is not None:
            yield "object_infinitive", lemma, clause, words
        else:
            yield "clause", lemma, clause, words
    for clause in children(verb, "advcl"):
        if clause.index > verb.index and marker(clause) in ("if", "whether", "like"):
            yield "clause", lemma, clause, words
    if clauses:
        return
    if verb.dep == "parataxis" or (verb.dep in ("advcl", "ccomp") and _as_clause(verb)):
        thing = child(verb, "dobj", "auxpass", "dative")
        if thing is None or thing.lower == "it":
            yield "clause", lemma, verb.head, words


def _as_clause(verb: Token) -> bool:
    """Of "as Tell put it": the clause that it hangs on is its content."""
    return marker(verb) == "as" or any(
        each.dep == "advmod" and each.lower == "as" for each in verb.children
    )


def _quality(preposition: Token) -> Token | None:
    """ "As unworkable"."""
    return child(preposition, "amod", "acomp") if preposition.lower == "as" else None


_QUOTING = {"quote", "cite"}
"""Verbs whose object is the source: "quoted Tell as saying"."""


def _phrase_frames(
    verb: Token,
    lemma: str,
    direct_object: Token | None,
    passive_subject: Token | None,
    words: list[Token],
) -> Iterator[Candidate]:
    phrases = [
        (preposition, inner)
        for preposition in children(verb, "prep", "agent")
        if (inner := object_of(preposition) or _quality(preposition)) is not None
    ]
    if direct_object is not None:
        for preposition, inner in phrases:
            if preposition.lower == "as" and inner.dep == "pcomp" and lemma in _QUOTING:
                return
            if preposition.index > direct_object.index:
                key = f"{lemma} {preposition.lower}"
                yield "predicate", key.removesuffix(" as"), preposition, words
                yield "object_preposition", key, inner, [*words, preposition]
        if _denied_clause(direct_object) is None:
            yield "object", lemma, direct_object, words
    elif passive_subject is not None:
        yield "passive", lemma, passive_subject, words
        for preposition, inner in phrases:
            if preposition.lower == "as":
                yield "passive_predicate", lemma, preposition, words
            elif preposition.dep != "agent":
                key = f"{lemma} {preposition.lower}"
                yield "passive_preposition", key, inner, [*words, preposition]
    else:
        for preposition, inner in phrases:
            key = f"{lemma} {preposition.lower}"
            if preposition.lower == "like" and child(verb, "nsubj") is not None:
                yield "raising", lemma, preposition, words
            yield "preposition", key, inner, [*words, preposition]


def _noun_frames(noun: Token) -> Iterator[Candidate]:
    if noun.dep == "compound":
        return
    for clause in children(noun, "acl", "ccomp", "relcl"):
        if clause.dep != "relcl" and is_infinitive(clause):
            yield "noun_infinitive", noun.lemma, clause, [noun]
        elif _is_content(clause):
            denying = verb_words(noun.head) if clause is _denied_clause(noun) else []
            yield "noun_clause", noun.lemma, clause, [*denying, noun]
    if noun.dep == "nsubj" and noun.head.lemma in _BEING:
        said = child(noun.head, "ccomp")
        if said is not None and said.index > noun.head.index:
            yield "noun_clause", noun.lemma, said, [noun, noun.head]
    for preposition in children(noun, "prep"):
        if (inner := object_of(preposition)) is not None:
            key = f"{noun.lemma} {preposition.lower}"
            yield "noun_preposition", key, inner, [noun, preposition]


_ANSWERING = {"confirm", "deny", "dismiss", "dispute", "rebut", "refute", "reject", "scotch"}


def _denied_clause(noun: Token) -> Token | None:
    """ "Denied reports that he was ill": it is the clause that is denied, and both words say so."""
    if noun.dep != "dobj" or noun.head.lemma not in _ANSWERING:
        return None
    if noun.lemma not in cue_lexicon()["noun_clause"]:
        return None
    clause = child(noun, "acl", "ccomp")
    return clause if clause is not None and _is_content(clause) else None


def _is_content(clause: Token) -> bool:
    """Whether a clause behind a noun says what it holds: "the claim that he was ill"."""
    first = clause.subtree()[0]
    opens = marker(clause) in _THAT or (first.lower == "that" and first.tag == "IN")
    return opens and not _lacks_object(clause)


def _lacks_object(clause: Token) -> bool:
    """ "A claim that the union disputed": a relative clause, in which the claim is disputed."""
    if clause.lemma not in cue_lexicon()["object"]:
        return False
    return child(clause, "dobj", "ccomp", "xcomp", "oprd", "auxpass", "prep") is None


def _adjective_frames(adjective: Token) -> Iterator[Candidate]:
    verb = adjective.head
    if adjective.dep not in ("acomp", "oprd", "xcomp", "conj") or not verb.is_verb:
        return
    words = [*verb_words(verb), adjective]
    for clause in children(adjective, "ccomp", "advcl"):
        yield "adjective_clause", adjective.lemma, clause, words
    for infinitive in children(adjective, "xcomp"):
        yield "adjective_infinitive", adjective.lemma, infinitive, words
    for preposition in children(adjective, "prep"):
        inner = object_of(preposition)
        if inner is not None:
            key = f"{adjective.lemma} {preposition.lower}"
            yield "adjective_preposition", key, inner, [*words, preposition]


def _adverb_frames(adverb: Token) -> Iterator[Candidate]:
    """ "Reportedly": somebody says so, and the article does not tell who."""
    if adverb.dep == "advmod" and adverb.head.is_verb:
        yield "adverb", adverb.lower, adverb.head, [adverb]


def _preposition_frames(preposition: Token) -> Iterator[Candidate]:
    """ "According to the union, …" and its like: the clause it hangs on is the content."""
    if preposition.lower == "according":
        to = child(preposition, "prep")
        if to is not None and object_of(to) is not None:
            yield "adverb", "according to", preposition.head, [preposition, to]
    elif preposition.lower in ("per", "in", "by") and preposition.dep == "prep":
        inner = object_of(preposition)
        if inner is None or not preposition.head.is_verb:
            return
        if preposition.lower == "per":
            yield "adverb", "per", preposition.head, [preposition]
        elif inner.lemma in _SURVEYS:
            if preposition.head.lemma not in cue_lexicon()["clause"]:
                yield "adverb", f"in {inner.lemma}", preposition.head, [preposition]
        elif child(inner, "poss") or (child(inner, "det") and child(inner, "prep")):
            key = f"{preposition.lower} {inner.lemma}"
            words = [preposition, *children(inner, "det"), inner]
            yield "adverb", key, preposition.head, words


_SURVEYS = {"poll", "survey"}
"""Found to say so, unless who was asked says it: "in a poll, two in five said"."""
