"""To whom a text gives a quotation, in the ways in which newsrooms attach one.

What stands right beside the marks is read by its words: "‘A farce’ – union boss", "…,” said Ewa
Osk", "how the judge described it", "Osk on the delay: “…”". Grammar is asked where words are not
enough.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from schemas.article import Article, Quotation, Sentence, Span
from schemas.syntax import Parse, Token
from service.checks.lists import wordlists
from service.checks.passage import Passage, Statement
from service.checks.quotes.cast import Cast
from service.text.nouns import nouns
from service.text.words import Word, lemma, words_of
from service.verify.attribution import sayers_of
from service.verify.operators import english
from service.verify.telling import says
from service.verify.wording import is_saying

LONGEST_BETWEEN = 14
"""Words that may part a name from its "said": "Osk, who has run the harbour since 2010, said"."""

LONGEST_BEHIND = 160
"""Characters behind a quotation in which its attribution is looked for."""

_SENTENCE = re.compile(r"[^;!?“”\"‘\n]*")
_ENDS = re.compile(
    r"[,.;:!?()\n–—“”\"‘]|\s(?:after|ahead|amid|and|are|as|at|before|but|by|during|following|from"
    r"|had|has|in|into|is|on|over|that|to|was|were|when|while|who|whose|will|with)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\W*(?:(?:is|was|that was|that[’']?s|that is)\s)?(?:how|as)\s")
_PER = re.compile(r"\W*(?:according to|as told by|in the words of|per)\s", re.IGNORECASE)
_SET_APART = re.compile(r"[,.]?\s*(?:[–—:]|\s-|(?<=\s)-)\s*")
_SENTENCE_END = re.compile(r"[;!?\n]\s*|(?<=\w{4})\.\s+|,?\s(?:but|while)\s")
_GIVING = re.compile(
    r"\s(?:explains|gives (?:her|his|its|their) (?:account|reaction|response|verdict|view)|reacts"
    r"|reflects|responds)\b"
)
_ON = re.compile(r"\s(?:on|about)\s")
_APART = re.compile(r"[;\n]|[.!?]\s")
_INTRODUCED = re.compile(r":\s*\Z")
_SPOKEN = re.compile(r"[,?!…–—-]\W*\Z")


def said_by(passage: Passage, quotation: Quotation, cast: Cast) -> Span | None:
    """The words by which the text names who says a quotation, or the pronoun that stands there."""
    beside = Beside(passage.article, passage.parse, quotation, cast)
    if found := beside.behind() or beside.introduced():
        return found
    statements = passage.statements
    statement = next((s for s in statements if s.start <= quotation.start < s.end), None)
    if statement is None:
        return None
    if statement.voice:
        start = passage.text.find(statement.voice)
        return beside.without_cue(start, start + len(statement.voice))
    tokens = passage.tokens(statement)
    if statement.index and not _has_words_outside(passage, statement):
        before = statements[statement.index - 1]
        earlier = passage.article.quotations_in(before.start, before.end)
        if earlier and earlier[-1].end < quotation.start:
            return said_by(passage, earlier[-1], cast)
        tokens = [*tokens, *passage.tokens(before)]
    return beside.by_grammar(tokens)


class Beside:
    """What stands around a quotation, of a text or of the article, and says whose it is."""

    def __init__(
        self, article: Article, parse: Parse | None, quotation: Quotation, cast: Cast
    ) -> None:
        self._article = article
        self._text = article.text
        self._parse = parse
        self._quotation = quotation
        self._cast = cast

    # --- behind the marks

    def behind(self) -> Span | None:
        """Who stands right behind the marks."""
        start = self._quotation.end
        limit = _SENTENCE.match(self._text, start, start + LONGEST_BEHIND)
        end = limit.end() if limit else start
        for opening in (_HOW, _PER):
            if (found := opening.match(self._text, start, end)) and (
                phrase := self._phrase(found.end(), end)
            ):
                return self._span(list(takewhile(lambda word: not _says(word), phrase)))
        if found := _SET_APART.match(self._text, start, end):
            phrase = self._phrase(found.end(), end)
            if self._ends_in_a_sayer(phrase):
                return self._span(phrase)
            return self._span(self._acting(phrase)) if ":" in found.group() else None
        if fragment := self._in_fragment(start, end):
            return self._span(fragment)
        quoted = self._text[self._quotation.inner_start : self._quotation.end]
        if not _SPOKEN.search(quoted) and not self._text.startswith(",", start):
            return None
        return self._beside_a_cue(start, end)

    def _in_fragment(self, start: int, end: int) -> Sequence[Word]:
        """Of "“….” Ewa Osk on the delay." who speaks on it."""
        phrase = self._phrase(start, end)
        giving = _GIVING.search(self._text, start, end)
        if phrase and giving and phrase[0].start < giving.start() < phrase[-1].end:
            phrase = [word for word in phrase if word.end <= giving.start()]
            return phrase if self._ends_in_a_sayer(_head_of(phrase)) else ()
        on = _ON.match(self._text, phrase[-1].end, end) if phrase else None
        if on is None or not self._ends_in_a_sayer(_head_of(phrase)):
            return ()
        stop = self._text.find(". ", on.end(), end)
        rest = self._tokens_between(on.end(), end if stop < 0 else stop)
        told = any(t.tag in ("VBZ", "VBD", "VBP") and t.dep == "ROOT" for t in rest)
        return () if told else phrase

    def _beside_a_cue(self, start: int, end: int) -> Span | None:
        """Of "said Ewa Osk", "Osk said", "Osk, who runs the port, told jurors" her name."""
        words = list(words_of(self._text, start, end))[: LONGEST_BETWEEN + 2]
        cue = next((n for n, word in enumerate(words) if _says(word)), None)
        if cue is None:
            return None
        if cue == 0:
            return self._span(self._with_apposed(self._phrase(words[0].end, end), end))
        phrase = self._phrase(start, words[cue].start)
        if not phrase or phrase[0].start != words[0].start:
            return None
        rest = self._text[phrase[-1].end : words[cue].start]
        if rest.strip() and not rest.startswith(","):
            return None
        return self._span(self._with_apposed(phrase, words[cue].start))

    def _with_apposed(self, phrase: Sequence[Word], end: int) -> Sequence[Word]:
        """ "The chair, Ewa Osk" for "the chair"."""
        if not phrase or any(word.capitalised for word in phrase[1:] or phrase):
            return phrase
        if not re.match(r", [A-Z]", self._text[phrase[-1].end : end]):
            return phrase
        return [*phrase, *self._phrase(phrase[-1].end + 2, end)]

    def _phrase(self, start: int, end: int) -> list[Word]:
        """The words up to where a name or a description of somebody ends."""
        stop = end
        for found in _ENDS.finditer(self._text, start, end):
            before = next(iter(reversed(list(words_of(self._text, start, found.start())))), None)
            if before is None:
                if self._text[found.start()] in " \n,":
                    return []
                continue
            short = found.group() == "." and len(before.text) < 5 and before.capitalised
            if short and before.end == found.start() and found.end() < end:
                continue
            stop = found.start()
            break
        return list(words_of(self._text, start, stop))

    def _ends_in_a_sayer(self, words: Sequence[Word]) -> bool:
        """Whether a phrase names somebody and says nothing of him: no "Nurses walk out"."""
        words = [word for word in words if not _says(word)]
        if not words or wordlists().labels.intersection(word.form for word in words[:2]):
            return False
        last = words[-1]
        return bool(self._cast.named([last])) or _is_somebody(last)

    def _acting(self, words: Sequence[Word]) -> Sequence[Word]:
        """Of "Green Alliance turns on minister" the Alliance: whose deed follows is quoted."""
        count = next((n for n, word in enumerate(words) if not word.capitalised), len(words))
        if not 0 < count < len(words) or (count < 2 and not self._cast.named(words[:count])):
            return ()
        after = self._tokens_between(words[count].start, words[count].end)
        return words[:count] if after and after[0].is_verb else ()

    def without_cue(self, start: int, end: int) -> Span | None:
        """Of "say two diplomats" and "chairman told MPs" who they are."""
        words = list(words_of(self._text, start, end))
        cue = next((n for n, word in enumerate(words) if _says(word)), None)
        if cue is not None:
            words = words[1:] if cue == 0 else words[:cue]
        return self._span(words)

    # --- before the marks

    def introduced(self) -> Span | None:
        """Who stands before a colon that leads to the quotation."""
        if not _INTRODUCED.search(self._text, 0, self._quotation.start):
            return None
        before = self._text[max(0, self._quotation.start - 300) : self._quotation.start]
        offset = self._quotation.start - len(before)
        start = offset + max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
        end = offset + len(before.rstrip().rstrip(":"))
        if any(each.start < end and each.end > start for each in self._article.quotations):
            return None
        tokens = self._tokens_between(start, end)
        if sayer := self.by_grammar([t for t in tokens if t.start < end]):
            return sayer
        phrase = self._phrase(start, end)
        if self._ends_in_a_sayer(phrase) or self._cast.named(phrase):
            return self._span(phrase)
        words = list(words_of(self._text, start, end))
        named = [word for word in words if self._cast.named([word])]
        return self._span(named) if len(self._cast.named(words)) == 1 else None

    def by_grammar(self, tokens: Sequence[Token]) -> Span | None:
        """The nearest that says something, over the quotation by the grammar if any is."""
        quotation, article = self._quotation, self._article
        outside = [t for t in tokens if article.quotation_around(t.start, t.start + 1) is None]
        cues = [t for t in outside if _is_cue(t, quotation) and not self._is_spent(t)]
        quoted = self._tokens_between(quotation.start, quotation.end)
        over = {above for token in quoted for above in token.ancestors()}
        cues.sort(
            key=lambda t: (
                t not in over,
                min(abs(t.start - quotation.end), abs(quotation.start - t.end)),
            )
        )
        for cue in cues:
            sayers = [t for t in sayers_of(cue) if t in outside]
            if sayers and not _are_apart(self._text, quotation, cue):
                return article.trimmed(*_phrase_of(sayers[0]))
        return None

    def in_sentence(self, sentences: Sequence[Sentence]) -> Span | None:
        """Who says it by the grammar of the sentence that the quotation starts in."""
        return (
            self.by_grammar(self._parse.sentence(sentences[0].index))
            if (self._parse and sentences)
            else None
        )

    def _is_spent(self, cue: Token) -> bool:
        """Whether a word of judgement has another quotation before this one: "called “a farce”"."""
        if is_saying(cue.lower, "en") or cue.lower in ("according", "per"):
            return False
        between = self._article.quotations_in(cue.end, self._quotation.start)
        return bool(between)

    def _tokens_between(self, start: int, end: int) -> list[Token]:
        return self._parse.between(start, end) if self._parse else []

    def _span(self, words: Sequence[Word]) -> Span | None:
        return self._article.trimmed(words[0].start, words[-1].end) if words else None


def _are_apart(text: str, quotation: Quotation, cue: Token) -> bool:
    """Whether a semicolon parts the two: "boss ‘delighted’; manager says nothing"."""
    start, end = sorted((quotation.start, quotation.end, cue.start, cue.end))[1:3]
    between = text[start:end]
    return ";" in between or (cue.start > quotation.end and bool(_APART.search(between)))


def _head_of(phrase: Sequence[Word]) -> Sequence[Word]:
    """A phrase without an "of the Friends" that hangs on it."""
    small = next((n for n, word in enumerate(phrase) if word.form in ("of", "for")), len(phrase))
    return phrase[:small]


def _has_words_outside(passage: Passage, statement: Statement) -> bool:
    words = words_of(passage.text, statement.start, statement.end)
    return any(passage.quotation_at(word.start) is None for word in words)


def _says(word: Word) -> bool:
    lists = wordlists()
    return (
        is_saying(word.form, "en")
        or word.form in lists.headline_cues
        or word.form in lists.describing
    )


def _is_somebody(word: Word) -> bool:
    kind = nouns().kind(word.form) or nouns().kind(lemma(word.form, "en"))
    return kind in ("person", "organization", "group") or word.form in nouns().title_ends


def _is_cue(token: Token, quotation: Quotation) -> bool:
    """ "Said", "according", and "calls" or "brands" before what it is called."""
    if token.lower in ("according", "per"):
        return True
    if not token.is_verb or token.tag == "VBG":
        return False
    if says(token) or is_saying(token.lower, "en"):
        return True
    judging = token.lemma in english().judging or token.lower in wordlists().describing
    return judging and token.end <= quotation.start


def _phrase_of(head: Token) -> tuple[int, int]:
    """The words that name the sayer, without clauses that hang on them."""
    words = [head]
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.dep in ("compound", "amod", "nmod", "poss", "appos", "flat"):
                words.append(child)
                waiting.append(child)
            elif child.dep == "prep" and child.lower in ("of", "for"):
                words += child.subtree()
    return min(t.start for t in words), max(t.end for t in words)
