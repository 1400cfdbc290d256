"""The clauses of a text, and which words of them a sentence of the article has.

A headline and its story seldom share a verb. They are the same matter where one sentence of the
article has most of a clause's words, rare words counting more, whatever their form: pronouns count
as what they stand for, nouns as the verbs they are made of, and figures by their value.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from schemas.syntax import Token
from service.checks.matter import Matter
from service.checks.passage import Statement
from service.text.lexicon import hedging_lexicon
from service.text.numbers import number_at
from service.text.words import function_words_in
from service.verify.scope import has_subject, is_parted
from service.verify.wording import Keys

_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
LIGHT = frozenset({"be", "have", "do", "make", "take", "get", "give", "go", "come", "put"})
"""Verbs that leave the sense to their object, and so are easily exchanged."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FINITE_AUX = _FINITE | {"MD"}
_NAMING = frozenset({"VBG", "VBN"})
_BEFORE_NOUNS = frozenset({"amod", "compound"})
_APART = frozenset({"relcl", "advcl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})

_ENDINGS = re.compile(
    r"(?:i[sz]ations?|ations?|itions?|ments?|ances?|ences?|ions?|ures?|als?|ings?|ers?|ors?|ed|en"
    r"|es|[esy])$"
)
_SHORTEST_STEM = 4

ALIKE = 0.5
"""Share of a clause's weight that a sentence must have to be about it."""

ALIKE_IN_HEAD = 0.4
"""The same for one that has the word that carries the clause."""

WHOLE = 0.85
"""The same where they share but two words, and not the one that carries the clause."""

SAID = 0.2
"""Share of what a clause says of its subject that a sentence must have."""

FEWEST = 2
"""Words that the two must share."""

NEAR = 0.12
"""Share by which a sentence may be less like a clause than the likest, and still say the same."""

NAMED = 0.5
"""What it counts for less that a word which they share is of a name: of people and places much is
told.
"""

SAME_HEAD = 0.25
"""What it counts for that a sentence has the word that carries the clause."""

SAME_FIGURES = 0.1
"""What it counts for that a sentence has all figures of the clause."""

_NONE: Keys = frozenset()

FEWEST_STATING = 3
"""Words from which on a line without a verb states something."""

MOST_WORDS = 60
MOST_OTHERS = 10
"""Words of a clause, and of a sentence for one of them, that are looked at; only endless repetition
has more."""

TOLD_ELSEWHERE = 0.5
"""What a word counts for that a sentence lacks and another of the article has: a text takes the
names of people and places from all over."""


@dataclass(frozen=True)
class Clause:
    """A verb of the text, or a line without one, with the words that say what it says.

    `head` is the word that carries it: the topmost verb, or else adjective, or else noun.
    """

    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    head: Token

    @property
    def span(self) -> tuple[int, int]:
        return min(t.start for t in self.words), max(t.end for t in self.words)

    @property
    def is_topic(self) -> bool:
        """Whether it only names what a text is about, and states nothing."""
        stating = any(t.is_verb and t.tag not in _NAMING for t in self.tokens)
        return not stating and len(self.words) < FEWEST_STATING

    @property
    def reach(self) -> tuple[int, int]:
        return min(t.start for t in self.tokens), max(t.end for t in self.tokens)


@dataclass(frozen=True)
class Pair:
    """A word of a clause with the words of one sentence that may be it."""

    word: Token
    weight: float
    others: tuple[Token, ...]


@dataclass(frozen=True)
class Likeness:
    """What a sentence of the article has of a clause: `share` of its weight, `named` by words of
    names, and `figures` of its figures.
    """

    sentence: int
    pairs: tuple[Pair, ...]
    share: float
    named: float
    has_head: bool
    figures: float
    said: float

    @property
    def fit(self) -> float:
        """The share, what a clause says of its subject counting twice over."""
        return (self.share + self.said) / 2

    @property
    def is_names(self) -> bool:
        return all(_is_name(pair.word) for pair in self.pairs)


def clauses_of(matter: Matter, statement: Statement) -> list[Clause]:
    """The clauses that say something of their own, the words of who says it left out."""
    tokens = matter.passage.tokens(statement)
    said = matter.saying(statement)
    parts: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        parts[_clause_head(token).index].append(token)
    by_index = {token.index: token for token in tokens}
    found = []
    for index, part in parts.items():
        words = [t for t in part if _is_content(t) and t.start not in said]
        words = [t for t in words if matter.is_own(t.start)]
        verb = by_index[index]
        if verb.dep == "relcl":
            words += [t for t in (verb.head, *_names(verb.head)) if t not in words]
        if verb.dep == "conj" and not has_subject(verb):
            words += [t for t in subject_words(verb.head) if t not in words and _is_content(t)]
        if len(words) > 1 and any(t.tag[:3] != "NNP" for t in words):
            words = words[:MOST_WORDS]
            found.append(Clause(tuple(part), tuple(words), min(words, key=_rank)))
    return found


def _rank(token: Token) -> tuple[int, int]:
    """The less, the likelier a word carries its clause."""
    inside = token.dep in _BEFORE_NOUNS
    kind = 0 if token.is_verb and not inside else 1 if token.tag[:2] == "JJ" and not inside else 2
    return kind, sum(1 for _ in token.ancestors())


def _clause_head(token: Token) -> Token:
    for above in (token, *token.ancestors()):
        if above.dep in _APART and not any(c.tag == "TO" for c in above.children):
            return above
        if above.dep == "conj" and (has_subject(above) or _is_joined(above)):
            return above
        if is_parted(above, above.head):
            return above
        if above.head is above:
            return above
    return token


def subjects_of(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep in _SUBJECTS]


def subject_words(verb: Token) -> list[Token]:
    return [token for subject in subjects_of(verb) for token in subject.subtree()]


def _is_joined(verb: Token) -> bool:
    """ "Hid the report and survived the vote": a second thing that the same one did."""
    return _is_finite(verb) and _is_finite(verb.head)


def _is_finite(verb: Token) -> bool:
    return verb.tag in _FINITE or any(child.tag in _FINITE_AUX for child in verb.children)


def _is_figure(token: Token) -> bool:
    """Whether a word is a figure, or the leading word of one: "9" of "9 million"."""
    return token.tag == "CD" and not any(child.tag == "CD" for child in token.children)


def _with_whole_figures(pairs: Sequence[Pair], clause: Clause) -> list[Pair]:
    """Without the "million" of a figure of which a sentence has no more than that."""
    lacking = set(clause.words) - {pair.word for pair in pairs}
    return [
        pair
        for pair in pairs
        if pair.word.tag != "CD"
        or not any(c.tag == "CD" and c in lacking for c in pair.word.children)
    ]


def _is_name(token: Token) -> bool:
    return token.tag[:3] == "NNP"


def _names(noun: Token) -> Iterator[Token]:
    return (child for child in noun.children if child.dep in ("compound", "nmod"))


def _is_content(token: Token) -> bool:
    if token.tag[:2] not in _CONTENT or not token.text[0].isalnum():
        return False
    if token.tag == "CD":
        return True
    lexicon = hedging_lexicon()
    hedging = token.lower in lexicon.adverbs or token.lower in lexicon.distancing
    return (
        len(token.text) > 1
        and token.lower not in function_words_in("en")
        and token.lemma not in LIGHT
        and not hedging
    )


class Likenesses:
    """The sentences of the article beside the clauses of one text."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter

    def of(self, clause: Clause) -> list[Likeness]:
        """What each sentence has of a clause, the likest first; sentences with nothing left out."""
        weights = {t.index: self._weight(t) for t in clause.words}
        rows: dict[int, list[Pair]] = defaultdict(list)
        heads: set[int] = set()
        figures = sum(map(_is_figure, clause.words))
        for word in clause.words:
            places: dict[int, list[Token]] = defaultdict(list)
            for other in self._same(word):
                places[other.sentence].append(other)
            own = self._own_keys(word)
            for sentence, akin in places.items():
                # its own word, where a sentence has it, and what is only akin elsewhere
                others = [o for o in akin if not own.isdisjoint(self._keys(o))] or akin
                rows[sentence].append(Pair(word, weights[word.index], tuple(others[:MOST_OTHERS])))
                if word is clause.head and any(self._carries(word, each) for each in others):
                    heads.add(sentence)
        found = []
        for sentence, row in rows.items():
            pairs = _with_whole_figures(row, clause)
            whole = self._whole(clause, pairs)
            figured = sum(_is_figure(pair.word) for pair in pairs)
            found.append(
                Likeness(
                    sentence,
                    tuple(pairs),
                    sum(pair.weight for pair in pairs) / whole,
                    sum(pair.weight for pair in pairs if _is_name(pair.word)) / whole,
                    sentence in heads,
                    figured / figures if figures else 1.0,
                    self._said(clause, pairs),
                )
            )
        return sorted(found, key=lambda each: (-each.share, each.sentence))

    def likest(self, clause: Clause) -> list[Likeness]:
        """The sentences that say the same, as far as the likest does.

        Of those, the ones that have the word that carries the clause say it best.
        """
        found = [each for each in self.of(clause) if _is_alike(each)]
        scores = [
            e.fit - NAMED * e.named + SAME_HEAD * e.has_head + SAME_FIGURES * e.figures
            for e in found
        ]
        best = max(scores, default=0)
        chosen = [e for e, score in zip(found, scores, strict=True) if score >= best - NEAR]
        if clause.head.is_verb and any(each.has_head for each in chosen):
            least = max(each.fit for each in chosen if each.has_head) + 2 * NEAR
            chosen = [each for each in chosen if each.has_head or each.fit > least]
        return sorted(chosen, key=lambda each: -each.fit)

    def _said(self, clause: Clause, pairs: Sequence[Pair]) -> float:
        """The share of what a clause says of its subject; of all, where it has no subject."""
        said = [word for word in clause.words if not _is_subject(word)] or list(clause.words)
        found = {pair.word.index for pair in pairs}
        same = sum(self._weight(word) for word in said if word.index in found)
        return same / sum(map(self._weight, said))

    def _whole(self, clause: Clause, pairs: Sequence[Pair]) -> float:
        """The weight of a clause beside a sentence that has these words of it."""
        found = {pair.word.index for pair in pairs}
        whole = sum(pair.weight for pair in pairs)
        for word in clause.words:
            if word.index not in found:
                elsewhere = not self._keys(word).isdisjoint(self._by_key)
                whole += self._weight(word) * (TOLD_ELSEWHERE if elsewhere else 1)
        return whole

    def _weight(self, token: Token) -> float:
        return self._matter.ground.weight(self._matter.setting.keys(token))

    def _same(self, word: Token) -> list[Token]:
        found = {
            other.index: other for key in self._keys(word) for other in self._by_key.get(key, ())
        }
        return list(found.values())

    def _carries(self, word: Token, other: Token) -> bool:
        """Whether a word says what the carrier of a clause does; a noun must be more than akin."""
        if word.is_noun or other.dep in _BEFORE_NOUNS:
            return False
        return not other.is_noun or not self._own_keys(word).isdisjoint(self._own_keys(other))

    def _keys(self, token: Token) -> Keys:
        kindred = _NONE if _is_name(token) else _kindred().get(token.lemma.lower(), _NONE)
        return self._own_keys(token) | kindred

    def _own_keys(self, token: Token) -> Keys:
        keys = self._matter.setting.keys(token)
        if number := number_at(token.text, 0):
            keys |= {f"#{number.value:g}", f"#{number.value / number.factor:g}"}
        stems = {_stem(token.lower), _stem(token.lemma.lower())} - {""}
        return keys | {f"~{stem}" for stem in stems}

    @cached_property
    def _by_key(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = {}
        references = self._matter.excerpt.references
        for token in self._matter.setting.tokens:
            if token.dep in ("aux", "auxpass", "punct"):
                continue
            keys = set(self._keys(token))
            entity = references.entity(token) if references else None
            for mention in entity.mentions if entity else ():
                keys.update(mention.words)
            for key in keys:
                found.setdefault(key, []).append(token)
        return found


@cache
def _kindred() -> dict[str, Keys]:
    """The lines of `kindred.toml` that a lemma stands in, as keys."""
    read = tomllib.loads(files(__package__).joinpath("kindred.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for number, line in enumerate(read["lines"].split("\n")):
        for lemma in line.split():
            found.setdefault(lemma, set()).add(f"≈{number}")
    return {lemma: frozenset(keys) for lemma, keys in found.items()}


@lru_cache(maxsize=10_000)
def _stem(form: str) -> str:
    """A form without the endings that make nouns of verbs and verbs of nouns; or nothing."""
    stem = _ENDINGS.sub("", form[:40])
    stem = _ENDINGS.sub("", stem) if stem.endswith(("e", "at")) else stem
    return stem if len(stem) >= _SHORTEST_STEM else ""


def _is_alike(likeness: Likeness) -> bool:
    """Whether a sentence has enough of a clause to be about it."""
    if likeness.is_names or len(likeness.pairs) < FEWEST or likeness.said < SAID:
        return False
    share = max(likeness.share, likeness.fit if likeness.share >= ALIKE_IN_HEAD else 0)
    if likeness.has_head:
        return share >= (ALIKE_IN_HEAD if likeness.figures else ALIKE)
    many = len(likeness.pairs) > FEWEST or share >= WHOLE
    return many and share >= ALIKE and likeness.figures > 0


def _is_subject(word: Token) -> bool:
    """Whether a word is part of a subject; "Mayor to quit as trial opens" is misread as one."""
    for above in (word, *word.ancestors()):
        if above.is_verb and any(child.tag == "TO" for child in above.children):
            return False
        if above.dep in _SUBJECTS:
            return True
    return False


def core_of(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that stand in what the sentence says of its subject; all, where none does."""
    core = [pair for pair in pairs if not any(in_subject(other) for other in pair.others)]
    return core or list(pairs)


def in_subject(token: Token) -> bool:
    """Whether a word is part of some verb's subject."""
    return any(each.dep in _SUBJECTS for each in (token, *token.ancestors()))
