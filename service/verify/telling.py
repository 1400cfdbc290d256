"""Whether a text tells in its own voice what its evidence only reports, or gives it to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.proposal import ProposedClaim, Reason
from schemas.syntax import Parse, Token
from service.text.lexicon import hedging_lexicon
from service.verify.attribution import sayers_of
from service.verify.operators import english
from service.verify.roles import is_pronoun, is_reference
from service.verify.setting import Setting
from service.verify.standing import Standing
from service.verify.tokens import clause_of, phrase_of
from service.verify.wording import Keys, is_saying

Fault = tuple[Reason, str]

LONGEST_TAIL = 16
"""Tokens after the last comma in which a cue that closes a sentence is looked for."""

_RAISING = frozenset({"seem", "appear", "look", "sound"})
_GROUNDS = frozenset({"fact", "evidence", "proof", "sign"})


@dataclass(frozen=True, slots=True)
class _Telling:
    """The heads of those who say it, none where nobody is named, and the keys of the cue."""

    source: Sequence[Token]
    cue: Keys


def unattributed(
    predicate: Token, twin: Token, here: Standing, there: Standing, setting: Setting
) -> Fault | None:
    """What is wrong with the way the text attributes `predicate`, the evidence's `twin`."""
    if there.distanced and not here.distanced and not any(map(says, here.cues)):
        return "lost_attribution", f"the evidence keeps its distance from “{predicate.text}”"
    tellings = list(_tellings(twin, there, setting))
    if not tellings or here.distanced:
        return None
    cues = [cue for cue in here.cues if says(cue) and not _is_factive(cue)]
    cues = cues or [
        above for above in predicate.ancestors() if _is_their_cue(above, tellings, setting)
    ]
    sources = [telling.source for telling in tellings if telling.source]
    if _is_the_telling(predicate, sources, setting):
        return None
    if not cues:
        said = clause_of(predicate)
        return "lost_attribution", f"the evidence leaves it to somebody to say that “{said}”"
    return _by_another(sayers_of(cues[0]), sources, setting)


def misattributed(cue: Token, twin: Token, setting: Setting) -> Fault | None:
    """What is wrong with the subject of a "said" that stands for "according to"."""
    return _by_another(sayers_of(cue), [sayers_of(twin)], setting)


def _by_another(
    said_by: Sequence[Token], sources: Sequence[Sequence[Token]], setting: Setting
) -> Fault | None:
    theirs = [head for source in sources for head in source]
    if not said_by or not theirs:
        return None
    if any(_same_sayer(one, other, setting) for one in said_by for other in theirs):
        return None
    return "misattributed", f"the evidence has “{phrase_of(theirs[0])}” say it"


def only_reported(parse: Parse, setting: Setting) -> Fault | None:
    """Whether a text that reports nothing draws all of its words from what the evidence reports."""
    if any(says(t) or t.lower in hedging_lexicon().distancing for t in parse.tokens):
        return None
    told = [
        span
        for claim in setting.known
        if claim.source and _is_told(claim, setting)
        for span in claim.content
    ]
    found = 0
    for word in parse.tokens:
        if word.tag[:2] not in ("NN", "VB", "JJ", "CD") or word.tag[:3] == "NNP":
            continue
        for same in setting.same(word):
            if not any(span.start <= same.start < span.end for span in told):
                return None
            found += 1
    return ("lost_attribution", "the evidence only reports it") if found > 1 else None


# --- What the evidence has ------------------------------------------------------------------------


def _tellings(twin: Token, there: Standing, setting: Setting) -> Iterator[_Telling]:
    """Every attribution over a word of the evidence, the nearest first."""
    cues = [cue for cue in there.cues if cue is not twin and says(cue)]
    if (closing := _closing_cue(twin, setting)) is not None:
        cues.append(closing)
    for cue in cues:
        if not _is_factive(cue):
            yield _Telling(sayers_of(cue), setting.keys(cue))
    for claim in setting.known:
        within = any(span.start <= twin.start < span.end for span in claim.content)
        if within and claim.source and _is_told(claim, setting):
            source = setting.within(claim.source)
            heads = [token for token in source if token.head not in source or token.head is token]
            yield _Telling(heads, setting.keys_of_all(setting.within(claim.cue)))


def _is_told(claim: ProposedClaim, setting: Setting) -> bool:
    """Whether a claim's cue says, thinks or judges; a quotation without a cue is told as well."""
    cue = setting.within(claim.cue)
    if any(map(_is_factive, cue)) or _is_parted(claim, setting):
        return False
    return not claim.cue or any(says(word) or word.lemma in english().judging for word in cue)


def _is_parted(claim: ProposedClaim, setting: Setting) -> bool:
    """Whether a semicolon parts content and cue, which then are two statements."""
    if not claim.cue:
        return False
    start, end = claim.content[-1].end, claim.cue[0].start
    return any(token.text == ";" and start <= token.start < end for token in setting.tokens)


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
    if any(token.tag in ("WP", "WDT", "WRB") for token in tail):
        return None
    said = [t for t in tail if t.tag in ("VBD", "VBZ") and is_saying(t.lemma, setting.language)]
    return said[0] if len(said) == 1 and not _is_factive(said[0]) else None


def _opens_tail(token: Token) -> bool:
    return token.is_noun or token.tag in ("DT", "PRP", "PRP$", "VBD", "VBZ", "JJ", "CD")


# --- Whether the text has it too ----------------------------------------------------------------


def _is_their_cue(word: Token, tellings: Sequence[_Telling], setting: Setting) -> bool:
    return any(not telling.cue.isdisjoint(setting.keys(word)) for telling in tellings)


def _is_the_telling(predicate: Token, sources: Sequence[Sequence[Token]], setting: Setting) -> bool:
    """Whether the text's word is itself the cue, with the evidence's source for its subject."""
    return is_saying(predicate.lemma, setting.language) and any(
        _same_sayer(one, other, setting)
        for one in sayers_of(predicate)
        for source in sources
        for other in source
    )


def _same_sayer(said_by: Token, source: Token, setting: Setting) -> bool:
    """Whether the text's source may be the evidence's.

    A pronoun may be anybody, and so may a description that the evidence does not use of another.
    """
    if is_pronoun(said_by) or setting.fills(said_by, [source]):
        return True
    if source.tag == "CD" or (source.text.isupper() and len(source.text) > 3):
        return True  # "nine in ten said", "LANGENAU, 6 May"
    named, theirs = said_by.tag[:3] == "NNP", source.tag[:3] == "NNP"
    unknown = is_reference(source) and not setting.names_meant(source)
    if unknown and (named or not source.is_noun):
        return True
    if not named and not setting.same(said_by):
        return True  # the wording decides whether "the company" may be called so
    if named and theirs:
        return False
    return not setting.keys(said_by).isdisjoint(setting.keys_of_all(source.subtree()))


def says(cue: Token) -> bool:
    """Whether a word attributes what stands under it; "fail", "seem" and "likely" do not."""
    if cue.lower in ("according", "per") or is_saying(cue.lemma, "en"):
        return True
    lexicon = hedging_lexicon()
    entry = lexicon.introducing.get(cue.lemma) or lexicon.introducing.get(cue.lower)
    if entry is None or entry.takes == "nothing" or cue.lemma in _RAISING | _GROUNDS:
        return False
    return not (entry.takes == "infinitive" and entry.plain.negative)


def _is_factive(cue: Token) -> bool:
    return cue.lemma in hedging_lexicon().factive
