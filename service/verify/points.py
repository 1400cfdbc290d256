"""Whether a key point, or a sentence of the summary, may leave: it says what its evidence says.

It may leave if its figures, names, polarity, hedges and stance match the evidence and its wording
is the evidence's: every content word, by lemma, stands there or in a closed list of paraphrases.
The checks run from the plainest fault to the vaguest, so that the reason given is the telling one.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.article import Article
from schemas.proposal import ProposedClaim, ProposedPoint, Reason, Refusal, What
from schemas.syntax import Parse
from service.ports import Parser, Reading
from service.text.coreference import References
from service.text.quotations import quotations_of
from service.text.segmentation import sentences_of
from service.text.words import Word, function_words_in, words_of
from service.verify.evidence import Evidence, evidence_of
from service.verify.figures import unsupported_figure
from service.verify.names import Known, known_to, unsupported_name
from service.verify.setting import Setting
from service.verify.statements import fault_in
from service.verify.surface import surface_fault
from service.verify.wording import Phrasing, content_of, keys_of, phrasings_of

Fault = tuple[Reason, str]

LONGEST = 1_000
"""Characters; a longer text is no point, whatever it says."""

MOST_EVIDENCE = 10
"""Sentences; more would bear out anything that is put together from their words."""

_BRACKETED = re.compile(r"\s*\[([^\[\]]*)\]")
_POSSESSIVE = re.compile(r"[’']s?$")
_PASSIVE = frozenset(
    {"by", "was", "were", "been", "being", "is", "are", "be", "whom", "par", "von"}
)
_PARTICLES = {"up": "down", "down": "up", "off": "on"}
_SPACE = re.compile(r"\s+")


def refuse_point(
    reading: Reading,
    point: ProposedPoint,
    known: Sequence[ProposedClaim] = (),
    *,
    what: What = "key_point",
    parser: Parser | None = None,
    references: References | None = None,
) -> Refusal | None:
    """Why the point may not leave, or None if it may.

    `known` are claims of the article that were found sound: what they hold is attributed, not
    told. `parser` reads the point's own grammar; without it, or in a language it does not read,
    words beside each other are compared instead.
    """
    fault = _fault(reading, point, known, parser, references)
    if fault is None:
        return None
    reason, detail = fault
    evidence = " … ".join(span.text for span in point.evidence)
    return Refusal(what, reason, detail, {"text": point.text, "evidence": evidence})


def _fault(
    reading: Reading,
    point: ProposedPoint,
    known: Sequence[ProposedClaim],
    parser: Parser | None,
    references: References | None,
) -> Fault | None:
    if fault := _unfounded(reading.article, point):
        return fault
    evidence = evidence_of(reading, point.evidence)
    if len(evidence.sentences) > MOST_EVIDENCE:
        return "no_evidence", f"the point cites {len(evidence.sentences)} sentences"
    if _is_extract(point, evidence):
        return _torn_from_quotation(point, evidence)
    meant = known_to(evidence, references)
    parse = _parsed(point.text, reading, parser)
    if (figure := unsupported_figure(point.text, parse, evidence)) is not None:
        return "unsupported_number", f"the evidence does not give the figure “{figure}”"
    if (name := unsupported_name(point.text, evidence, meant)) is not None:
        return "unsupported_name", f"the evidence does not name “{name}”"
    return (
        _altered_quotation(point, evidence)
        or _turned_about(point.text, evidence)
        or _misstated(point, evidence, known, parse, references)
        or _worded_otherwise(point, evidence, meant, parse)
    )


def _unfounded(article: Article, point: ProposedPoint) -> Fault | None:
    if not any(character.isalnum() for character in point.text):
        return "malformed", "the text has no words"
    if len(point.text) > LONGEST and point.origin != "embedded":
        return "malformed", f"the text is longer than {LONGEST} characters"
    if not point.evidence:
        return "no_evidence", "the point cites no sentence of the article"
    for span in point.evidence:
        if not span.text.strip() or article.text[span.start : span.end] != span.text:
            return "no_evidence", "the article does not hold the evidence at its place"
    return None


# --- Extracts -------------------------------------------------------------------------------------


def _is_extract(point: ProposedPoint, evidence: Evidence) -> bool:
    """Whether the text is whole sentences of the evidence; words in square brackets may be added.

    What stands in the brackets has to be the article's too, a possessive's ending aside.
    """
    text = evidence.article.text
    sentences = [text[each.start : each.end] for each in evidence.sentences]
    for own in (*sentences, " ".join(sentences)):
        if _without_brackets(point.text) == _without_brackets(own):
            added = _BRACKETED.findall(point.text)
            return all(_POSSESSIVE.sub("", words) in text for words in added)
    return False


def _without_brackets(text: str) -> str:
    return _spaced(_BRACKETED.sub("", text))


def _torn_from_quotation(point: ProposedPoint, evidence: Evidence) -> Fault | None:
    """A sentence of a speech is no statement of the outlet's, once its marks are left behind."""
    article = evidence.article
    plain = _without_brackets(point.text)
    for sentence in evidence.sentences:
        if _without_brackets(article.text[sentence.start : sentence.end]) not in plain:
            continue
        for quotation in article.quotations:
            inside = quotation.inner_start <= sentence.start and sentence.end <= quotation.inner_end
            if inside and quotation.depth == 0:
                return "lost_attribution", "the sentence is part of a quotation"
    return None


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


# --- What is not an extract -----------------------------------------------------------------------


def _altered_quotation(point: ProposedPoint, evidence: Evidence) -> Fault | None:
    """Whether words in quotation marks are not, word for word, in the evidence."""
    article = evidence.article
    pools = [
        " ".join(w.form for w in words_of(article.text, sentence.start, sentence.end))
        for sentence in evidence.sentences
    ]
    pool = f" {' '.join(pools)} "
    for quotation in quotations_of(point.text):
        quoted = words_of(point.text, quotation.inner_start, quotation.inner_end)
        spoken = " ".join(word.form for word in quoted)
        if f" {spoken} " not in pool:
            inner = point.text[quotation.inner_start : quotation.inner_end]
            return "unsupported_wording", f"the evidence does not quote “{inner}”"
    return None


def _turned_about(text: str, evidence: Evidence) -> Fault | None:
    """ "Brandt sued Lund" for "Lund sued Brandt": three words in a row, the outer two swapped."""
    language = evidence.article.language
    said = set(_rows(phrasings_of(text, language), language))
    told = set(_rows(evidence.phrasings, language))
    for first, middle, last in said - told:
        if (last, middle, first) in told:
            return "reversed", f"the evidence has “{last} {middle} {first}”"
    return None


def _rows(phrasings: Sequence[Phrasing], language: str) -> Iterator[tuple[str, str, str]]:
    """A name, a word and a name in a row, with no "by" or "was" between that would turn them."""
    function_words = function_words_in(language)
    row: list[Word] = []
    for phrasing in phrasings:
        word = phrasing.word
        if word.form in _PASSIVE:
            row = []
        elif word.form not in function_words:
            row = [*row[-2:], word]
            if [each.capitalised for each in row] == [True, False, True]:
                yield row[0].form, row[1].form, row[2].form


def _misstated(
    point: ProposedPoint,
    evidence: Evidence,
    known: Sequence[ProposedClaim],
    parse: Parse | None,
    references: References | None,
) -> Fault | None:
    if parse is None:
        return surface_fault(point.text, evidence, known)
    setting = Setting(evidence.tokens, known, references, evidence.article.language)
    return fault_in(parse, setting)


def _parsed(text: str, reading: Reading, parser: Parser | None) -> Parse | None:
    language = reading.article.language
    if parser is None or reading.parse is None or not parser.reads(language):
        return None
    quotations = quotations_of(text)
    sentences = sentences_of(text, language, quotations)
    return parser.parse(Article(text, language, sentences=sentences, quotations=quotations))


def _contrary_particle(text: str, evidence: Evidence) -> str | None:
    """ "down" where the evidence has "up": small words that no other check asks for."""
    for word in words_of(text):
        contrary = _PARTICLES.get(word.form)
        if contrary in evidence.forms and word.form not in evidence.forms:
            return word.text
    return None


def _worded_otherwise(
    point: ProposedPoint, evidence: Evidence, meant: Known, parse: Parse | None
) -> Fault | None:
    language = evidence.article.language
    if (particle := _contrary_particle(point.text, evidence)) is not None:
        return "reversed", f"the evidence says the contrary of “{particle}”"
    lemmas = {token.start: token.lemma.lower() for token in parse.tokens} if parse else {}
    content = content_of(phrasings_of(point.text, language), language)
    if not content:
        return "unsupported_wording", "the text says nothing that could be checked"
    for phrasing in content:
        word = phrasing.word
        if word.numeral or word.form in meant.names or word.form in meant.roles:
            continue
        if evidence.vocabulary.supports(phrasing):
            continue
        lemma = lemmas.get(word.start)
        if lemma and not keys_of(lemma, language).isdisjoint(evidence.lemmas):
            continue
        if (contrary := evidence.vocabulary.opposes(phrasing)) is not None:
            return "reversed", f"the text has “{word.text}”, the evidence “{contrary.text}”"
        return "unsupported_wording", f"the evidence does not say “{word.text}”"
    return None
