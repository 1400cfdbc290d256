"""How the outlet stands towards a claim: by the cue it chose, and by the quotation marks it set."""

from collections.abc import Iterable, Sequence

from schemas.article import Article, Quotation, Span
from schemas.hedging import Stance
from schemas.syntax import Parse, Token
from service.text import hedging_scope as scope
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon

STANCES: tuple[Stance, ...] = ("own_voice", "attributed", "distanced", "contradicted")
"""Surest first."""

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their"})
_QUALIFYING = frozenset({"advmod", "amod", "acomp", "nmod"})
_LONGEST_SCARE_QUOTE = 30
"""Characters; two long words. More than that is quoted for its own sake."""


def stance_of_cue(parse: Parse, cue: Sequence[Span]) -> Stance:
    """`attributed` unless the cue's words say otherwise."""
    words = [token for span in cue for token in parse.between(span.start, span.end)]
    wording = " ".join(span.text.lower() for span in cue)
    forms = set(wording.split()) | {piece for piece in _WITHOUT if piece in wording}
    return _stance(words, forms)


def stance_of_word(word: Token) -> Stance:
    """The stance that one reporting word takes, with its adverbs or adjectives."""
    return _stance([word], set())


def _stance(words: Sequence[Token], forms: set[str]) -> Stance:
    lexicon = hedging_lexicon()
    for word in words:
        forms |= {word.lemma, word.lower} | _qualities(word)
    if not forms & lexicon.not_contradicting_with:
        if forms & lexicon.contradicting:
            return "contradicted"
        if forms & lexicon.distancing:
            return "distanced"
    if any(_is_stated_fact(word) for word in words):
        return "own_voice"
    return "attributed"


_WITHOUT = ("without evidence", "without proof", "without basis", "without foundation", "so-called")


def _qualities(word: Token) -> set[str]:
    """Adverbs and adjectives of a cue, and "without evidence" behind it."""
    found = set()
    for child in word.children:
        if child.dep in _QUALIFYING:
            found |= {child.lower, child.lemma}
        elif child.lower == "without":
            found |= {f"without {below.lower}" for below in child.children}
    return found


def _is_stated_fact(word: Token) -> bool:
    """Whether a word presents what it introduces as a fact; not in "could not confirm"."""
    lexicon = hedging_lexicon()
    if not word.is_verb:
        return word.lemma in lexicon.factive_nouns
    particle = next((child.lower for child in word.children if child.dep == "prt"), "")
    if word.lemma not in lexicon.factive and f"{word.lemma} {particle}" not in lexicon.factive:
        return False
    if negation_of(word, lexicon) or scope.is_infinitive(word):
        return False
    return not any(modal.lower not in ("will", "can") for modal in scope.modals_of(word))


def scare_quotes(
    article: Article, parse: Parse, content: Iterable[Span], *, attributed: bool
) -> list[Quotation]:
    """Quotation marks around a noun of the content that hold it at arm's length.

    One or two words after a determiner, the marks ending with the noun. Beside a cue, only a
    subject's count: what a source says of something may be quoted for its own sake.
    """
    return [
        quotation
        for span in content
        for quotation in article.quotations_in(span.start, span.end)
        if span.start < quotation.start
        and quotation.end <= span.end
        and quotation.end - quotation.start <= _LONGEST_SCARE_QUOTE
        and _holds_noun_off(parse, quotation, attributed=attributed)
    ]


def _holds_noun_off(parse: Parse, quotation: Quotation, *, attributed: bool) -> bool:
    words = parse.between(quotation.inner_start, quotation.inner_end)
    words = [word for word in words if word.text[0].isalnum()]
    if not 0 < len(words) < 3 or not words[-1].is_noun:
        return False
    noun = words[-1]
    if noun.tag.startswith("NNP"):
        return False
    roles = ("nsubj", "nsubjpass") if attributed else ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
    determined = any(
        child.lower in _DETERMINERS or child.dep == "poss" or child.lower == "called"
        for child in noun.children
        if child.index < words[0].index
    )
    return determined and noun.dep in roles
