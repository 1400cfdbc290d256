"""Who appears in an article, and what each may be called.

Read by the words around names, over the whole article: an office that the first paragraph gives
somebody is known where the last one quotes her.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Article, Span
from schemas.extraction import Claim, Source
from service.checks.lists import wordlists
from service.checks.places import are_kin, places_alike, spelled_out
from service.checks.quotes.offices import spoken_for
from service.text.nouns import Gender, nouns
from service.text.words import Word, content_words, function_words_in, words_of
from service.verify.names import Run, joined_runs, name_runs
from service.verify.wording import is_saying, keys_of

MOST_NAMES = 400
"""Names of an article that are read; only endless repetition has more."""

MOST_BEFORE = 7
"""Words before a name that may say who it is: "deputy general secretary of the union, Ewa Osk"."""

LONGEST_ACRONYM = 8

_BEHIND = re.compile(
    r"(?:,? ?\(?(?P<age>\d{1,3})\)?)?(?P<told>(?:,? [^.;:“”\"‘()\n–—,]{2,90},?){0,3})"
)
_BREAK = re.compile(r"[.;:“”\"‘()\n–—]")
_APPOSED = re.compile(
    r"(?:^|[\s“‘(])((?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|[Aa]nother|[\w.]+[’']s)"
    r" [^,;:“”\"‘()\n–—]{2,70}), \Z"
)
OWNING = re.compile(r"[’']s?\s")
_OF = re.compile(r"\s(?:of|for|from|at|in)\s")
_LINKING = frozenset({"of", "for", "the", "and", "at"})


@dataclass(frozen=True)
class Member:
    """One of the cast. `name` is empty for those whom the article only describes.

    `called` are the words beside the name, `proper` those of them that are names themselves, and
    `around` those of the paragraphs that it stands in, where the body may be named whose office
    somebody has.
    """

    name: tuple[str, ...]
    called: frozenset[str]
    proper: frozenset[str]
    keys: frozenset[str]
    around: frozenset[str] = frozenset()

    @property
    def surname(self) -> str:
        return self.name[-1] if self.name else ""

    @property
    def gender(self) -> Gender | None:
        return nouns().given.get(self.name[0]) if self.name else None


class Cast:
    """The people and bodies of an article."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self._article = article
        self._language = article.language
        self._claims = claims

    @cached_property
    def _persons(self) -> frozenset[tuple[str, ...]]:
        """The names of those who are quoted as persons."""
        return frozenset(
            tuple(word.form for word in _bare(tuple(words_of(claim.source.name.text))))
            for claim in self._claims
            if claim.source and claim.source.type == "person"
        )

    @cached_property
    def _runs(self) -> list[Run]:
        return list(name_runs(self._article.text, self._language))[:MOST_NAMES]

    @cached_property
    def _long_runs(self) -> list[Run]:
        return joined_runs(self._runs, self._article.text)

    @cached_property
    def people(self) -> tuple[Member, ...]:
        runs = self._runs
        names = {
            tuple(word.form for word in bare)
            for run in runs
            if len(bare := _bare(run)) > 1 and self._is_person(bare)
        }
        names |= {name for name in self._persons if name and self._is_named_so(name, runs)}
        small = function_words_in(self._language)
        fullest = {
            name
            for name in names
            if name[-1] not in small and not any(_is_shorter(name, other) for other in names)
        }
        places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for run in runs:
            forms = tuple(word.form for word in run)
            for name in fullest:
                if name[-1] in forms and (forms[0] not in nouns().given or forms[0] in name):
                    places[name].append((run[0].start, run[-1].end))
        return tuple(self._member(name, places[name]) for name in sorted(fullest))

    def _is_named_so(self, name: tuple[str, ...], runs: Sequence[Run]) -> bool:
        return any(name[-1] == word.form for run in runs for word in run)

    def _is_person(self, name: Run) -> bool:
        forms = tuple(word.form for word in name)
        if forms in self._persons:
            return True
        if any(form in nouns().body_words for form in forms):
            return False
        if forms[0] in nouns().given and forms[0] not in nouns().places:
            return True
        before = list(words_of(self._article.text, max(0, name[0].start - 25), name[0].start))
        return bool(before) and (
            nouns().kind(before[-1].form) == "person" or before[-1].form in nouns().courtesies
        )

    def _member(self, name: tuple[str, ...], places: Sequence[tuple[int, int]]) -> Member:
        called: list[Word] = []
        around: set[str] = set()
        for start, end in places:
            called += (*self._told_before(start), *self._told_behind(end))
            called += words_of(self._article.text, start, end)
            around.update(self._bodies_about(start))
        return self._read(name, called, around)

    def _read(self, name: tuple[str, ...], called: Sequence[Word], around: set[str]) -> Member:
        forms = {*name, *(word.form for word in called)}
        forms |= {form for word in called for form in self._spelled_out(word)}
        proper = {w.form for w in called if w.capitalised and not is_role(w.form)} - set(name)
        keys = frozenset[str]().union(*(keys_of(form, self._language) for form in forms))
        return Member(name, frozenset(forms), frozenset(proper), keys, frozenset(around))

    def _told_before(self, start: int) -> Iterator[Word]:
        """ "Its managing director," and "Town manager" before a name."""
        text = self._article.text
        floor = max(0, start - 90)
        if apposed := _APPOSED.search(text[floor:start]):
            yield from content_words(apposed[1], self._language)
            return
        function_words = function_words_in(self._language)
        before = list(words_of(text, floor, start))[-MOST_BEFORE:]
        end = start
        for word in reversed(before):
            if _BREAK.search(text, word.end, end) or "," in text[word.end : end]:
                return
            if word.form in function_words and word.form not in _LINKING:
                return
            if is_saying(word.form, self._language):
                return
            yield word
            end = word.start

    def _told_behind(self, end: int) -> Iterator[Word]:
        """ "a driver from El Alto", "of Unison" and "who chairs the board" behind a name."""
        told = _BEHIND.match(self._article.text, end)
        for number, part in enumerate(told["told"].split(",") if told else ()):
            words = list(words_of(part))
            if not words or words[0].numeral:
                continue
            opening = words[0].form
            apposed = (
                opening in ("a", "an", "the", "who", "its", "his", "her", "their", "of", "from")
                or opening in ("for", "at", "with")
                or any(nouns().kind(word.form) == "person" for word in words[:6])
                or any(word.form in nouns().title_ends for word in words[:4])
            )
            if not apposed or (
                number and any(is_saying(w.form, self._language) for w in words[:2])
            ):
                return
            for word in words:
                if is_saying(word.form, self._language):
                    break
                if word.form not in function_words_in(self._language):
                    yield word

    def _bodies_about(self, place: int) -> Iterator[str]:
        """The names and bodies of a paragraph, and of the one before it."""
        here = self._article.sentences_in(place, place + 1)
        if not here:
            return
        for sentence in self._article.sentences:
            if sentence.paragraph in (here[0].paragraph, here[0].paragraph - 1):
                for word in words_of(self._article.text, sentence.start, sentence.end):
                    if word.capitalised or _is_body(word.form):
                        yield word.form

    # --- sources

    @cached_property
    def sources(self) -> tuple[Member, ...]:
        """Those who are quoted, people under their names."""
        return tuple(
            dict.fromkeys(self.member(claim.source) for claim in self._claims if claim.source)
        )

    def member(self, source: Source) -> Member:
        if source.type in ("person", "unnamed"):
            for person in self.named(own_words(source.name.text)):
                return person
        spans = (source.span, source.name, *([source.role] if source.role else []))
        called = [word for span in spans for word in self._described(span)]
        around = set(self._bodies_about(source.span.start)) if source.type == "person" else set()
        return self._read((), called, around)

    def _described(self, span: Span) -> Iterator[Word]:
        yield from content_words(span.text, self._language)
        yield from self._told_behind(span.end)
        yield from self._told_before(span.start)

    def named(self, words: Sequence[Word]) -> list[Member]:
        """The people whom words name: of two with one surname the one whose given name is there."""
        forms = {word.form for word in words if word.capitalised}
        gender = next((g for w in words if (g := nouns().courtesies.get(w.form))), None)
        found = [
            person
            for person in self.people
            if person.surname in forms and gender in (None, person.gender or gender)
        ]
        exact = {person.surname for person in found if set(person.name) <= forms}
        return [p for p in found if p.surname not in exact or set(p.name) <= forms]

    def covers(self, member: Member, word: Word, *, loosely: bool) -> bool:
        """Whether somebody may be called so; `loosely` also by an office for its body."""
        form = word.form
        if form in member.called or not keys_of(form, self._language).isdisjoint(member.keys):
            return True
        if places_alike(form) & member.called or any(are_kin(form, o) for o in member.proper):
            return True
        if any(name <= member.called for name in spelled_out().get(form, ())):
            return True
        acronym = word.text.isupper() and 1 < len(form) < LONGEST_ACRONYM
        if acronym and any(form in each for each in self._initials(member)):
            return True
        if form in wordlists().heads and not wordlists().heads.isdisjoint(_leads(member)):
            return True
        body = _is_body(form) and not word.capitalised
        own = {each for each in member.called if _is_body(each)}
        if spoken_for(form) & ((own if body else None) or member.called | member.keys):
            return loosely or body
        if not loosely or form not in member.around:
            return False
        # "The chief executive" may be any body's that is named about him, Unison's organiser not.
        has_office = any(spoken_for(each) for each in member.called)
        return has_office and not (own if body else member.proper)

    def _spelled_out(self, word: Word) -> Iterator[str]:
        """The words of the article's own name for an acronym."""
        if word.text.isupper() and 1 < len(word.text) < LONGEST_ACRONYM:
            for run in self._long_runs:
                if "".join(each.form[0] for each in run) == word.form:
                    yield from (each.form for each in run)

    def _initials(self, member: Member) -> Iterator[str]:
        """Of the names that have a word in common with what a member is called."""
        for run in self._long_runs:
            if any(word.form in member.called for word in run):
                yield "".join(word.form[0] for word in run)


def own_words(text: str) -> list[Word]:
    """Those that name somebody: no "Fisk" in "Fisk's mother", "family of Lena Fisk"."""
    start = max((found.end() for found in OWNING.finditer(text)), default=0)
    end = next((found.start() for found in _OF.finditer(text)), len(text)) if not start else None
    words = list(words_of(text, start, end))
    if words and not words[-1].capitalised and is_role(words[-1].form):
        return words[-1:]
    return words


def _leads(member: Member) -> Iterator[str]:
    """Offices, those told by a verb among them: "who chairs the board"."""
    for form in member.called:
        yield from (form, form.removesuffix("s"))


def _is_body(form: str) -> bool:
    return nouns().kind(form) in ("organization", "group") or form in nouns().body_words


def is_role(form: str) -> bool:
    """Whether a word is an office, a title or a form of address, and no name."""
    lists = nouns()
    return (
        form in lists.titles
        or form in lists.title_ends
        or form in lists.courtesies
        or lists.kind(form) == "person"
    )


def _bare(run: Run) -> Run:
    """A name without what stands before it: "Chief Justice Helen Brandt", "Det Insp Osk"."""
    lists = nouns()
    words = list(run)
    given = next((n for n, w in enumerate(words) if w.form in lists.given), None)
    if given and len(words) - given > 1 and words[given - 1].form not in lists.given:
        return tuple(words[given:])
    while len(words) > 1 and is_role(words[0].form):
        words.pop(0)
    return tuple(words)


def _is_shorter(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return name != other and name[-1] == other[-1] and set(name) < set(other)
