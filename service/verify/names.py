"""Whether a text names only those whom its evidence names, or plainly means.

A name may be fuller than in the evidence ("Joan Tell" for "Tell" or "she"), shorter, or its
acronym, where the article itself ties the two together. Names are told by their capitals, so in
German, where every noun has one, the wording alone is asked.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.text.coreference import References
from service.text.nouns import nouns
from service.text.words import Word, function_words_in, primary, words_of
from service.verify.evidence import Evidence
from service.verify.wording import keys_of

Run = tuple[Word, ...]

LONGEST_NAME = 12
"""Words; no name has more."""

_OF_ONE_NAME = re.compile(r"[ \u00a0](?:of|for|and|the|in|on)(?:[ \u00a0](?:the|of))?[ \u00a0]")
_WITHIN_NAME = re.compile(r"[ \u00a0]?[.’'’-]?[ \u00a0]?")
_ENDS_SENTENCE = re.compile(r"[.!?:…][”’\"')»]*\s*[“‘\"'(«]*\Z|\A[\W_]*\Z|[“«\"]\Z|\n\s*\Z")
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_GOES_ON = frozenset({"it", "its", "they", "their"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "they", "their", "them", "it", "its"})
_PRONOUNS |= {"i", "we", "my", "our", "who", "whose", "whom"}


@dataclass(frozen=True)
class Known:
    """Words that the evidence stands for without holding them: a name behind "she", a role."""

    names: frozenset[str]
    roles: frozenset[str]


def unsupported_name(text: str, evidence: Evidence, known: Known) -> str | None:
    """The first name of `text` that neither stands in the evidence nor is meant by it."""
    language = evidence.article.language
    if primary(language) in _CAPITAL_NOUNS:
        return None
    article_runs = list(name_runs(evidence.article.text, language))
    capitals = {word.form for run in article_runs for word in run}
    lower = {p.word.form for p in evidence.phrasings if not p.word.capitalised}
    for run in name_runs(text, language):
        name = _without_opening(run, text, lower, capitals, language)
        unknown = any(not _is_named(word, evidence, known) for word in name)
        if unknown or is_spliced(name, article_runs, lower):
            return text[name[0].start : name[-1].end]
    return None


def known_to(evidence: Evidence, references: References | None) -> Known:
    """What the evidence's pronouns, short names and descriptions stand for."""
    names = set(_acronyms(evidence))
    if references is None:
        return Known(frozenset(names) | _names_nearby(evidence), frozenset())
    roles: set[str] = set()
    for token in evidence.tokens:
        entity = references.entity(token)
        if entity is None:
            continue
        for mention in entity.mentions:
            names.update(part for word in mention.words for part in _parts(word))
            for role in mention.roles:
                roles.update(part for word in role.words for part in _parts(word))
            if not mention.words:
                roles.update(_parts(evidence.article.text[mention.start : mention.end]))
    roles.update(_continued(evidence, references))
    return Known(frozenset(names), frozenset(roles))


def _continued(evidence: Evidence, references: References) -> Iterator[str]:
    """The subject of the sentence before, where "it", "its" or "they" goes on with it."""
    parse, sentences = evidence.reading.parse, evidence.article.sentences
    for token in evidence.tokens:
        if (
            token.lower not in ("it", "its", "they", "their")
            or references.entity(token) is not None
        ):
            continue
        before = sentences[max(0, token.sentence - 1)]
        if parse is None or before.paragraph != sentences[token.sentence].paragraph:
            continue
        for other in parse.sentence(before.index):
            if other.dep == "nsubj" and other.head.head is other.head and other.is_noun:
                plural = other.tag in ("NNS", "NNPS")
                if plural == token.lower.startswith("the"):
                    yield from (word.lower for word in other.subtree() if word.text.isalpha())


def name_runs(text: str, language: str) -> Iterator[Run]:
    """Capitalised words in a row. One that may merely open its sentence counts too."""
    function_words = function_words_in(language)
    run: list[Word] = []
    for word in words_of(text):
        joins = run and _WITHIN_NAME.fullmatch(text, run[-1].end, word.start)
        if run and not (joins and word.capitalised):
            yield tuple(run)
            run = []
        if word.capitalised and not (not run and word.form in function_words):
            run.append(word)
    if run:
        yield tuple(run)


def joined_runs(runs: Sequence[Run], text: str) -> list[Run]:
    """Runs of a text with small words in them: "National Association of Classroom Staff"."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else ()
        between = text[last[-1].end : run[0].start] if last else ""
        if _OF_ONE_NAME.fullmatch(between) and len(last) < LONGEST_NAME:
            found[-1] = (*last, *run)
        else:
            found.append(run)
    return found


def _without_opening(
    run: Run, text: str, lower: Container[str], capitals: Container[str], language: str
) -> Run:
    """The run without a first word whose capital is only its sentence's."""
    first = run[0]
    if first.start and not _ENDS_SENTENCE.search(text, max(0, first.start - 20), first.start):
        return run
    common = first.form in lower or any(key in lower for key in keys_of(first.form, language))
    unseen = len(run) == 1 and first.form not in capitals
    return run[1:] if common or unseen else run


def _is_named(word: Word, evidence: Evidence, known: Known) -> bool:
    form = word.form
    if form in evidence.forms or form in known.names or form in known.roles:
        return True
    language = evidence.article.language
    if primary(language) == "en" and form in nouns().courtesies:
        return True
    if word.numeral or len(form) == 1:
        return form in evidence.forms
    return not keys_of(form, language).isdisjoint(evidence.vocabulary.keys)


def is_spliced(name: Sequence[Word], runs: Sequence[Run], lower: Container[str]) -> bool:
    """Whether parts of two names were joined into one that the article does not have."""
    forms = [word.form for word in name if word.form not in nouns().courtesies]
    for one, other in pairwise(forms):
        if one in lower or other in lower or one in nouns().titles | nouns().title_ends:
            continue
        if not any(_in_order(one, other, run) for run in runs):
            return True
    return False


def _in_order(one: str, other: str, run: Run) -> bool:
    forms = [word.form for word in run]
    return one in forms and other in forms[forms.index(one) + 1 :]


def _acronyms(evidence: Evidence) -> Iterator[str]:
    """ "FDR" for "Farm Debt Relief" and the other way round, where the article has "… (FDR)"."""
    text = evidence.article.text
    for match in _ACRONYM.finditer(text):
        acronym = match.group(1)
        before = words_of(text, max(0, match.start() - 20 * len(acronym)), match.start())
        spelled = [word.form for word in before if word.capitalised][-len(acronym) :]
        if acronym.casefold() in evidence.forms:
            yield from spelled
        if spelled and evidence.forms.issuperset(spelled):
            yield acronym.casefold()


def _names_nearby(evidence: Evidence) -> frozenset[str]:
    """Names of the sentence before a pronoun in the same paragraph, and full forms of surnames."""
    article = evidence.article
    runs = list(name_runs(article.text, article.language))
    found: set[str] = set()
    for sentence in evidence.sentences:
        words = list(words_of(article.text, sentence.start, sentence.end))
        if any(word.form in _PRONOUNS for word in words) and sentence.index:
            before = article.sentences[sentence.index - 1]
            if before.paragraph == sentence.paragraph:
                for run in runs:
                    if before.start <= run[0].start < before.end:
                        found.update(word.form for word in run)
    surnames: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        if len(run) > 1:
            surnames.setdefault(run[-1].form, set()).add(tuple(word.form for word in run[-2:]))
    for form in evidence.forms:
        if len(full := surnames.get(form, set())) == 1:
            found.update(*full)
    return frozenset(found)


def _parts(word: str) -> Iterator[str]:
    return (part.form for part in words_of(word))
