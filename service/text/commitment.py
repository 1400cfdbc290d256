"""The way from a cue down to the innermost predicate of a content, and what it commits to.

`Commitment` meets words from the outside inwards. Each word that introduces a content says what
becomes of it; each negation waits for the next such word, and turns the polarity if none comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schemas.article import Article, Span
from schemas.hedging import HedgeCue, HedgeType, Hedging, Level, Stance, weakest
from schemas.syntax import Parse, Token
from service.text import hedging_scope as scope
from service.text.grammar import subject_of
from service.text.hedging_modals import modal_level
from service.text.hedging_negation import negation_of
from service.text.hedging_stance import STANCES, scare_quotes, stance_of_word
from service.text.hedging_surface import approximators, hedges_in, phrases
from service.text.lexicon import Form, Introducing, hedging_lexicon

_DEEPEST = 8
"""Introducing words followed into each other. Prose stops at four; parse errors may not."""

_NOBODY = frozenset({"i", "we", "it", "there", "that", "this", "what"})
"""Subjects that leave a statement the author's own: "we think", "it is thought"."""

_KINDS: dict[str, HedgeType] = {"VB": "verb", "NN": "noun", "RB": "adverb", "JJ": "adjective"}


@dataclass
class Commitment:
    """Level, polarity and stance so far, and the words that made them so.

    `stance` is None as long as nobody but the author speaks.
    """

    article: Article
    parse: Parse
    level: Level = "certain"
    negative: bool = False
    stance: Stance | None = None
    cues: dict[tuple[int, int], HedgeType] = field(default_factory=dict)
    predicates: list[Token] = field(default_factory=list)

    def follow_cue(self, cue: Sequence[Span], content: Sequence[Span], form: Form) -> None:
        """Meets the words of a claim's cue in their order, each with its negation and modals."""
        lexicon = hedging_lexicon()
        steps = []
        for span in cue:
            words = self.parse.between(span.start, span.end)
            if not words:
                self._meet_surface(span)
            for word in words:
                self._meet_carrier(word)
                if not _stands_aside(word) and (entry := scope.entry_of(word, lexicon)):
                    steps.append((span, word, entry))
        carriers: list[Token] = []
        for number, (span, word, entry) in enumerate(steps, start=1):
            # A word is followed by the next one, "declined to say", and the last by the content.
            if not entry.fits(form if number == len(steps) else "infinitive"):
                continue
            if self.negative and word.is_noun:  # "dismissed claims", "denied reports"
                continue
            carrier = scope.carrier(word)
            negation = negation_of(word, lexicon)
            if carrier not in carriers:
                negation = negation or negation_of(carrier, lexicon)
                carriers.append(carrier)
            if negation and any(each.start <= negation.start < each.end for each in content):
                negation = None
            self._introduce(entry, word, negation, form == "infinitive", span)
        if self.stance in ("distanced", "contradicted"):
            self.cues.update({(span.start, span.end): "cue" for span in cue})

    @property
    def hedging(self) -> Hedging:
        cues = tuple(
            HedgeCue(span=self.article.span(*place), type=kind)
            for place, kind in sorted(self.cues.items())
        )
        return Hedging(
            level=self.level,
            polarity="negative" if self.negative else "positive",
            stance=self.stance or "own_voice",
            approximate="approximator" in self.cues.values(),
            cues=cues,
        )

    def into(self, content: Sequence[Span]) -> "Commitment":
        """This commitment, followed through pieces of content that stand in one sentence."""
        inner = replace(self, cues=dict(self.cues), predicates=[])
        words = [word for span in content for word in self.parse.between(span.start, span.end)]
        predicate = scope.main_predicate(words)
        if predicate is None:
            for span in content:
                inner._meet_surface(span)
        else:
            inner._meet_sides(predicate, words)
            inner._follow(predicate)
        inner._meet_wording(content)
        return inner

    # --- single words

    def _meet_carrier(self, word: Token) -> None:
        """Modals and adverbs of a cue's verb: "may believe", "reportedly said"."""
        carrier = scope.carrier(word)
        if carrier.is_verb and carrier not in self.predicates and not _stands_aside(carrier):
            self.predicates.append(carrier)
            self._meet_modals(carrier, negation_of(carrier, hedging_lexicon()))
            self._meet_modifiers(carrier)

    def _meet(self, level: Level, start: int, end: int, kind: HedgeType) -> None:
        self.level = weakest(self.level, level)
        self.cues[start, end] = kind

    def _hold_off(self, start: int, end: int, kind: HedgeType) -> None:
        self.stance = max(self.stance or "own_voice", "distanced", key=STANCES.index)
        self.cues[start, end] = kind

    def _introduce(
        self,
        entry: Introducing,
        word: Token,
        negation: Token | None,
        infinitive: bool,
        cue: Span | None = None,
    ) -> None:
        passive = any(child.dep == "auxpass" for child in word.children)
        outcome = entry.outcome(
            negated=(negation is not None) != self.negative, infinitive=infinitive, passive=passive
        )
        self.negative = outcome.negative
        first = word
        last = next((child for child in word.children if child.dep == "prt"), word)
        if negation is not None:
            self._weaken_near(negation)
            if 0 < word.index - negation.index < 4:
                first = negation
        start, end = (cue.start, cue.end) if cue else (first.start, last.end)
        kind: HedgeType = "cue" if cue else _KINDS.get(word.tag[:2], "adjective")
        if outcome.level != "certain":
            self._meet(outcome.level, start, end, kind)
        elif word.lemma in hedging_lexicon().boosters:
            self.cues[word.start, word.end] = "booster"
        if not cue:
            self._attribute(entry, word, passive)

    def _attribute(self, entry: Introducing, word: Token, passive: bool) -> None:
        """In the author's own sentence, the first word of saying with a holder sets the stance."""
        if self.stance is not None or entry.impersonal:
            return
        subject = subject_of(scope.carrier(word))
        if passive:
            reported = entry.plain.level == "certain" and not entry.plain.negative
            if not reported:
                return
        elif subject is None or subject.lower in _NOBODY:
            return
        self.stance = stance_of_word(word)
        if self.stance in ("distanced", "contradicted"):
            self.cues[word.start, word.end] = "verb"

    def _weaken_near(self, negation: Token) -> None:
        if negation.lower in hedging_lexicon().near_negations:
            self._meet("probable", negation.start, negation.end, "negation")

    def _turn(self, negation: Token | None) -> None:
        if negation is not None:
            self.negative = not self.negative
            self._weaken_near(negation)

    def _meet_modals(self, node: Token, negation: Token | None) -> None:
        for modal in scope.modals_of(node):
            if level := modal_level(modal, node, negated=negation is not None):
                self._meet(level, modal.start, modal.end, "modal")

    def _meet_modifiers(self, node: Token) -> None:
        for word in scope.modifiers_of(node):
            self._meet_adverb(word)

    def _meet_alone(self, predicate: Token) -> None:
        """A predicate that is itself a hedge: "Maybe.", "No.", "may or may not"."""
        level = hedging_lexicon().modals.get(predicate.lower)
        if predicate.tag == "MD" and level is not None:
            self._meet(level, predicate.start, predicate.end, "modal")
        elif predicate.lower == "no":
            self.negative = not self.negative
        elif not predicate.is_verb:
            self._meet_adverb(predicate)

    def _meet_adverb(self, word: Token) -> None:
        lexicon = hedging_lexicon()
        if level := lexicon.adverbs.get(word.lower):
            self._meet(level, word.start, word.end, "adverb")
        elif word.lower in lexicon.boosters:
            self.cues[word.start, word.end] = "booster"
        if word.lower in lexicon.distancing:
            self._hold_off(word.start, word.end, "adverb")

    def _meet_adjectives(self, noun: Token) -> None:
        lexicon = hedging_lexicon()
        for word in noun.children:
            if word.dep != "amod":
                continue
            if level := lexicon.adjectives.get(word.lower):
                self._meet(level, word.start, word.end, "adjective")
            if word.lower in lexicon.distancing:
                self._hold_off(word.start, word.end, "adjective")

    # --- the way down

    def _follow(self, predicate: Token) -> None:
        lexicon = hedging_lexicon()
        mark = scope.mark_of(predicate)
        if mark and mark.lower == "if" and (consequence := scope.consequence_of(predicate)):
            self.cues[mark.start, mark.end] = "condition"
            predicate = consequence
        node: Token | None = predicate
        self._meet_subordinator(predicate, doubted=False)
        self._meet_alone(predicate)
        for _ in range(_DEEPEST):
            if node is None or node in self.predicates:
                return
            self.predicates.append(node)
            found = scope.introduction(node, lexicon)
            negation = negation_of(node, lexicon)
            if found and found.word is not node:
                negation = negation or negation_of(found.word, lexicon)
                self._meet_modifiers(found.word)
            self._meet_modals(node, negation)
            self._meet_modifiers(node)
            self._note_conditions(node)
            if found is None:
                node = self._past(node, negation)
                continue
            self._introduce(found.entry, found.word, negation, found.infinitive)
            node = found.complement
            if node is None or not (node.is_verb or node.tag[:2] == "JJ"):
                return
            self._meet_subordinator(node, doubted=found.entry.plain.negative)
            if not found.entry.inner:
                self._turn(negation_of(node, lexicon))
                return

    def _past(self, node: Token, negation: Token | None) -> Token | None:
        """Where the way goes on behind a predicate that is in no list; None at its end."""
        complement = scope.complement_of(node) if node.is_verb else None
        if complement is not None and scope.is_too_much(complement):
            complement = scope.complement_of(complement)
        if complement is not None and complement.dep == "xcomp":
            if any(child.lower == "yet" for child in node.children):  # "has yet to decide"
                self.negative = not self.negative
                return complement
            if scope.is_too_much(complement.head):
                self.negative = not self.negative
                return complement
            own = negation_of(complement, hedging_lexicon())
            negation = negation or (own if own and own.start < complement.start else None)
        self._turn(negation)
        if not node.is_verb:
            self._meet_adjectives(node)
        for child in node.children:
            if child.dep == "attr":
                self._meet_adjectives(child)
        if complement is None or complement.dep != "ccomp" or negation is not None:
            return None
        mark = scope.mark_of(complement)
        opened = mark is not None and mark.lower in hedging_lexicon().questions
        return None if opened else complement

    def _meet_subordinator(self, predicate: Token, *, doubted: bool) -> None:
        """ "whether" and "if" leave open what follows, unless a doubt has answered it."""
        mark = scope.mark_of(predicate)
        if mark is None or doubted or mark.lower not in hedging_lexicon().questions:
            return
        kind: HedgeType = "question" if mark.lower == "whether" else "condition"
        if not scope.stands_under(predicate, mark):
            self.cues[mark.start, mark.end] = kind
            return
        self.negative = False
        self._meet("uncommitted", mark.start, mark.end, kind)

    def _note_conditions(self, node: Token) -> None:
        for child in node.children:
            mark = scope.mark_of(child) if child.dep == "advcl" else None
            if mark is not None and mark.lower in hedging_lexicon().conditions:
                self.cues.setdefault((mark.start, mark.end), "condition")

    # --- around the predicate

    def _meet_sides(self, predicate: Token, words: Sequence[Token]) -> None:
        """What stands beside the predicate: "it seems", and the verb of a quoted fragment."""
        lexicon = hedging_lexicon()
        for child in predicate.children:
            if child.dep == "parataxis" and (entry := scope.entry_of(child, lexicon)):
                negation = negation_of(child, lexicon)
                self._introduce(entry, child, negation, infinitive=False)
            elif self.stance is None and _attributes(child):
                self.stance = "attributed"
        verb = predicate.head
        if (
            not predicate.is_verb
            and predicate.dep in ("attr", "acomp", "oprd")
            and verb not in words
            and verb not in self.predicates
        ):
            negation = negation_of(verb, lexicon)
            self._meet_modals(verb, negation)
            self._meet_modifiers(verb)
            self._turn(negation)

    def _meet_wording(self, content: Sequence[Span]) -> None:
        text = self.article.text
        lexicon = hedging_lexicon()
        for span in content:
            for hedge in phrases(text, span.start, span.end):
                if self._in_scope(hedge.start):
                    self._meet(hedge.outcome.level, hedge.start, hedge.end, hedge.type)
            for match in lexicon.negative_phrase.finditer(text, span.start, span.end):
                if self._in_scope(match.start()):
                    self.negative = not self.negative
            for place in approximators(text, span.start, span.end, self.parse):
                self.cues[place] = "approximator"
        attributed = self.stance is not None
        for quotation in scare_quotes(self.article, self.parse, content, attributed=attributed):
            self._hold_off(quotation.start, quotation.end, "quotation")
        self._meet_question_mark(content[-1].end)

    def _in_scope(self, offset: int) -> bool:
        if not self.predicates:
            return True
        words = self.parse.between(offset, offset + 1)
        return bool(words) and scope.clause_of(words[0]) in self.predicates

    def _meet_question_mark(self, end: int) -> None:
        text = self.article.text
        mark = text.find("?", max(0, end - 3), end + 1)
        if mark >= 0:
            self.negative = False
            self._meet("uncommitted", mark, mark + 1, "question")

    def _meet_surface(self, span: Span) -> None:
        for hedge in hedges_in(self.article.text, span.start, span.end):
            if hedge.type == "verb":
                self.negative = hedge.outcome.negative
            elif hedge.outcome.negative:
                self.negative = not self.negative
            if hedge.outcome.level != "certain":
                self._meet(hedge.outcome.level, hedge.start, hedge.end, hedge.type)


def _stands_aside(word: Token) -> bool:
    """Whether a word of a cue is no step on the way: "the debunked claim", "without evidence"."""
    return word.dep in ("aux", "auxpass", "amod") or word.head.lower == "without"


def _attributes(child: Token) -> bool:
    """ "according to the union", "as the union said"."""
    if child.dep == "advcl" and (mark := scope.mark_of(child)) and mark.lower == "as":
        entry = hedging_lexicon().introducing.get(child.lemma)
        return entry is not None and not entry.impersonal
    return child.lemma == "accord"
