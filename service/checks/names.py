"""Names of a text that are not in the article, under any name it may fairly be called by."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise

from schemas.check import Finding
from service.checks.ground import Ground
from service.checks.lists import wordlists
from service.checks.passage import Passage, is_title_case
from service.checks.places import are_kin, places_alike, spelled_out
from service.checks.quotes import Quotes, outside
from service.text.nouns import nouns
from service.text.quantities import figures_of
from service.text.words import Word, function_words_in, primary, words_of
from service.verify.names import Run, is_spliced, joined_runs, name_runs
from service.verify.wording import keys_of

MOST_RUNS = 3_000
LONGEST_RUN = 12
"""Words; no name has more."""

MOST = 300
"""Names of a text that are looked at."""

_TAGGED = re.compile(r"[#@]\w+|https?://\S+|www\.\S+")
_CAPITAL_NOUNS = ("de", "lb")
_LONGEST_ACRONYM = 8
_MOSTLY = 0.6
"""Share of a headline's words with a capital from which on it may be their style."""
_LONGEST_SPELLED = 4
"""Words in a row, no name among them, that an acronym may stand for."""
_LONGEST_TITLE = 3
"""Letters of an abbreviation that has a full stop within a name: "Sgt. Osk"."""

_RELATED = re.compile(
    r"\b(?:aunt|brother|child|cousin|dad|daughter|father|granddaughter|grandfather|grandmother"
    r"|grandson|husband|mother|mum|mom|nephew|niece|partner|sister|son|twin|uncle|widow|widower|wife)"
    r",? ([A-Z]\w+)"
)
"""Relatives with a given name alone."""

_COUPLE = re.compile(r"\b([A-Z]\w+) and [A-Z]\w+ ([A-Z]\w+)")
"""Two with one surname: "Kay and Norman Sugden"."""


def unsupported_names(passage: Passage, ground: Ground, quotes: Quotes) -> Iterator[Finding]:
    """Names are told by capitals: none are looked for where all letters or all nouns have one."""
    language = passage.language
    if passage.shouted or primary(language) in _CAPITAL_NOUNS:
        return
    text = passage.text
    tagged = [match.span() for match in _TAGGED.finditer(text)]
    dated = [(f.start, f.end) for f in figures_of(text)]
    reader = _Names(passage, ground)
    runs = list(name_runs(text, language))[:MOST]
    for run in runs:
        words = [
            word
            for word in run
            if outside(quotes.read, word.start)
            and not any(start <= word.start < end for start, end in (*tagged, *dated))
        ]
        unknown = [word for word in words if reader.is_unknown(word)]
        if unknown:
            yield _finding(
                passage,
                reader.start_of(unknown[0], words),
                unknown[-1].end,
                "The article does not name “{}”.",
            )
        for name in _apart(words, text) if not unknown else ():
            if len(name) <= LONGEST_RUN and reader.is_spliced(name):
                yield _finding(
                    passage,
                    name[0].start,
                    name[-1].end,
                    "The article has the parts of “{}” in different names.",
                )


def _finding(passage: Passage, start: int, end: int, explanation: str) -> Finding:
    span = passage.span(start, end)
    return Finding(
        type="unsupported_name",
        severity="error",
        span=span,
        evidence=None,
        explanation=explanation.format(span.text),
    )


def _apart(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """A run of names without what a full stop or a genitive sets apart: "Greens' Sanne Osk"."""
    start = 0
    for number, (one, other) in enumerate(pairwise(words), 1):
        between = text[one.end : other.start]
        stopped = between.startswith(".") and len(one.text) > _LONGEST_TITLE
        if stopped or between in ("' ", "’ "):
            yield words[start:number]
            start = number
    if words:
        yield words[start:]


class _Names:
    def __init__(self, passage: Passage, ground: Ground) -> None:
        self._passage = passage
        self._ground = ground
        self._language = passage.language
        self._runs = list(name_runs(ground.article.text, ground.article.language))[:MOST_RUNS]
        self._runs += name_runs(ground.article.title or "", ground.article.language)
        self._runs += [
            (
                *words_of(ground.article.text, *match.span(1)),
                *words_of(ground.article.text, *match.span(2)),
            )
            for match in _COUPLE.finditer(ground.article.text)
        ]
        self._own_runs = {
            word.start: run
            for run in name_runs(passage.text, passage.language)
            if len(run) <= LONGEST_RUN
            for word in run
        }
        self._tags = {
            token.start: token for token in (passage.parse.tokens if passage.parse else ())
        }
        self._openings = self._read_openings()
        self._styled = self._read_styled()
        self._lower = {word.form for word in ground.words if not word.capitalised}

    def _read_openings(self) -> set[int]:
        """Where a capital is only a sentence's, a statement's or a quotation's."""
        found = {each.start for each in self._passage.article.sentences}
        found |= {each.start for each in self._passage.statements}
        found |= {quote.inner_start for quote in self._passage.article.quotations}
        text = self._passage.text
        found |= {match.end() for match in re.finditer(r"[.:!?…–—|/•]\s+|\n\s*", text)}
        first: set[int] = set()
        for place in found:
            word = next(iter(words_of(text, place, min(len(text), place + 80))), None)
            if word:
                first.add(word.start)
        return first

    def _read_styled(self) -> set[int]:
        """Words of lines that have capitals throughout."""
        found: set[int] = set()
        for statement in self._passage.statements:
            words = list(words_of(self._passage.text, statement.start, statement.end))
            if is_title_case(words):
                found |= {word.start for word in words}
        return found

    def start_of(self, word: Word, words: Sequence[Word]) -> int:
        """Where the name of an unknown word begins: a given name before it is no more known."""
        before = next((w for w in words if self._passage.text[w.end : word.start] == " "), word)
        given = before.form in nouns().given and before.form not in self._ground.forms
        return before.start if given else word.start

    def is_unknown(self, word: Word) -> bool:
        form = word.form
        if form in self._ground.forms or form in _no_names() or len(form) == 1:
            return False
        if word.numeral or form in function_words_in(self._language):
            return False
        lists = nouns()
        if form in lists.courtesies or form in lists.titles or form in lists.title_ends:
            return False
        keys = keys_of(form, self._language)
        if not keys.isdisjoint(self._ground.keys):
            return False
        if self._is_known_otherwise(word):
            return False
        if word.start in self._styled | self._openings or self._may_be_style:
            return self._looks_like_a_name(word)
        return True

    @cached_property
    def _may_be_style(self) -> bool:
        """Whether most words of a headline have a capital, if not nearly all."""
        long = [word for word in self._passage.words if len(word.text) > 3]
        capitals = sum(word.capitalised for word in long)
        return self._passage.kind == "headline" and capitals > _MOSTLY * len(long)

    def is_spliced(self, words: Sequence[Word]) -> bool:
        """Whether a run joins parts of names that the article keeps apart."""
        if any(word.start in self._styled for word in words):
            return False
        if any(word.form in _no_names() for word in words):
            return False
        name: Run = tuple(
            word for word in words if word.start not in self._openings or len(words) > 2
        )
        if words and words[0].start in self._openings and words[0].form not in self._lower:
            name = tuple(words)
        known = [w for w in name if w.form in self._ground.forms]
        if len(known) < 2 or len(known) != len(name):
            return False
        if places_alike(known[0].form):  # "England Lions"
            known = known[1:]
        if not is_spliced(known, self._runs, self._lower):
            return False
        return not self._is_turned_about(known) and not self._is_of_family(known)

    def _is_turned_about(self, words: Sequence[Word]) -> bool:
        """Whether one long name has them: "Cleveland Fed", "Transportation Department"."""
        asked = [[frozenset({w.form}), *spelled_out().get(w.form, ())] for w in words]
        return any(
            all(any(name <= forms for name in names) for names in asked)
            for forms in (frozenset(word.form for word in run) for run in self._long_runs)
        )

    def _is_of_family(self, words: Sequence[Word]) -> bool:
        """ "Marek Osk" for "Osk's brother, Marek"."""
        named = _RELATED.finditer(self._ground.article.text)
        return words[0].form in {found[1].casefold() for found in named}

    def _is_known_otherwise(self, word: Word) -> bool:
        form = word.form
        if places_alike(form) & self._ground.forms:
            return True
        if any(alike <= self._ground.forms for alike in spelled_out().get(form, ())):
            return True
        if any(
            short in self._ground.forms and any(form in name for name in names)
            for short, names in spelled_out().items()
        ):
            return True
        if self._is_of_a_place(form) or (form.endswith("s") and form[:-1] in self._ground.capitals):
            return True
        if sum(letter.isupper() for letter in word.text) > 1 and len(form) <= _LONGEST_ACRONYM:
            return form in self._acronyms
        return self._is_part_of_acronym(word)

    @cached_property
    def _long_runs(self) -> list[Run]:
        return joined_runs(self._runs, self._ground.article.text)

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        """Initials of names, and of any words in a row: "COO" for a chief operating officer."""
        article = self._ground.article
        found = {each for run in (*self._runs, *self._long_runs) for each in _initials(run)}
        small = function_words_in(self._language)
        for sentence in article.sentences:
            words = list(words_of(article.text, sentence.start, sentence.end))
            content = [word for word in words if word.form not in small]
            for row in (words, content):
                for size in range(2 if row is content else 3, _LONGEST_SPELLED + 1):
                    for first in range(len(row) - size + 1):
                        found.add("".join(word.form[0] for word in row[first : first + size]))
        return frozenset(found)

    def _is_of_a_place(self, form: str) -> bool:
        """Whether one is the place and the other its people: Sarvia and Sarvian."""
        if form in nouns().given:
            return False
        return any(are_kin(form, other) for other in self._ground.capitals)

    def _is_part_of_acronym(self, word: Word) -> bool:
        """Of "Farm Debt Relief" each word, where the article has FDR."""
        letters = "".join(each.form[0] for each in self._own_runs.get(word.start, ()))
        return len(letters) > 1 and letters in self._shortened

    @cached_property
    def _shortened(self) -> frozenset[str]:
        """The acronyms of the article."""
        return frozenset(word.form for word in self._ground.words if word.text.isupper())

    def _looks_like_a_name(self, word: Word) -> bool:
        """Of a word with a capital that it would have anyway: no dictionary knows it."""
        import simplemma

        if primary(self._language) != "en":
            return False
        if simplemma.is_known(word.text.lower(), lang="en"):
            return word.form in nouns().given and self._is_named_on(word)
        token = self._tags.get(word.start)
        styled = word.start not in self._openings or word.form in nouns().given
        return styled or token is None or token.tag[:3] == "NNP"

    def _is_named_on(self, word: Word) -> bool:
        """Whether a surname of the article follows: "Mark Osk" and not "Mark the day"."""
        run = self._own_runs.get(word.start, ())
        later = [each for each in run if each.start > word.start]
        return bool(later) and later[0].form in self._ground.capitals


@cache
def _no_names() -> frozenset[str]:
    kept = wordlists()
    return kept.no_names | kept.labels | kept.days | kept.months | kept.holidays


def _initials(run: Run) -> set[str]:
    """ "hc" for "Harwick Council", and for any words in a row of a longer name."""
    letters = "".join(word.form[0] for word in run)
    letters = letters[:LONGEST_RUN]
    return {letters[i:j] for i in range(len(letters)) for j in range(i + 2, len(letters) + 1)}
