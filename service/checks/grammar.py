"""What the grammar of a text says against its article: turned, unsure, of others, without a source.

Every verb of a statement is set beside those of the article that say the same of the same matter,
as verification does for a key point. A headline's parse is not to be trusted as far, so that a
fault counts only where all of them disagree and the two plainly mean the same.
"""

from collections.abc import Iterator

from schemas.check import Finding
from schemas.syntax import Token
from service.checks.lists import begins, wordlists
from service.checks.matter import ALIKE, Matter, clause, finding, has_negation, reach, sentence
from service.checks.passage import Statement
from service.checks.reported import COVERED, Reports, is_routine, notes_doubt
from service.text.hedging_surface import hedges_in
from service.text.nouns import nouns
from service.text.words import words_of
from service.verify.roles import predicates_in, roles_of
from service.verify.setting import Setting
from service.verify.standing import standing_of
from service.verify.statements import disagreement
from service.verify.swaps import swapped
from service.verify.telling import says
from service.verify.twins import anchor_of, twins_of
from service.verify.wording import Keys, opposed

SAME = 0.66
"""Share of a statement's words that a sentence must have to be denied by it."""


class Grammar:
    """The statements of one text beside the sentences it draws on."""

    def __init__(self, matter: Matter, reports: Reports) -> None:
        self._matter = matter
        self._passage = matter.passage
        self._ground = matter.ground
        self._setting = matter.setting
        self._language = matter.language
        self._excerpt = matter.excerpt
        self._reports = reports

    def faults_in(self, statement: Statement) -> Iterator[Finding]:
        told = self._passage.is_told(statement)
        tokens = self._passage.tokens(statement)
        for token in tokens:
            if (favoured := self._opposed_vote(token)) is not None:
                yield finding(
                    "reversed_statement",
                    "error",
                    self._passage.span(token.start, token.subtree()[-1].end),
                    self._matter.sentence_of(favoured),
                    f"The article has this for “{favoured.text}” and not against it.",
                )
                return
        for predicate in predicates_in(tokens):
            if not self._matter.is_own(predicate.start):
                continue
            if begins(predicate.lower, wordlists().checking) and notes_doubt(self._passage.text):
                continue
            if (contrary := self._contrary_of(predicate)) is not None:
                yield finding(
                    "reversed_statement",
                    "error",
                    self._passage.span(*reach(predicate)),
                    self._matter.sentence_of(contrary),
                    f"The article has “{contrary.text}” where the text has “{predicate.text}”.",
                )
                return
            if self._passage.quotation_at(predicate.start) is not None and not predicate.is_verb:
                continue
            twins = self._twins(predicate)
            faults = [(twin, disagreement(predicate, twin, self._setting)) for twin in twins]
            if not faults or not all(fault for _, fault in faults):
                continue
            twin, fault = faults[0]
            if fault is None:
                continue
            reason, detail = fault
            found = self._finding_of(reason, detail, predicate, twin, told=told)
            if found:
                yield found
                return

    def _twins(self, predicate: Token) -> list[Token]:
        """The words that say the same of the same matter, or else the contrary of it."""
        setting = self._setting
        if twins := [
            t for t in twins_of(predicate, setting) if self._matter.is_about(predicate, t)
        ]:
            return twins
        keys = setting.keys(anchor_of(predicate) or predicate)
        return [
            token
            for token in setting.tokens
            if token.is_verb == predicate.is_verb
            and token.dep not in ("aux", "auxpass")
            and opposed(keys, setting.keys(token), self._language)
            and self._matter.is_about(predicate, token)
        ][:1]

    def _finding_of(
        self, reason: str, detail: str, predicate: Token, twin: Token, *, told: bool
    ) -> Finding | None:
        evidence = self._matter.sentence_of(twin)
        span = self._passage.span(*reach(predicate))
        if reason == "reversed":
            if swapped(predicate, twin, self._setting) == detail:
                if not self._is_swap(predicate, twin, detail):
                    return None
                return finding("swapped_roles", "error", span, evidence, sentence(detail))
            if self._both_turn(predicate, twin) or not self._matter.is_about(predicate, twin, SAME):
                return None
            return finding("reversed_statement", "error", span, evidence, sentence(detail))
        certain = not any(child.tag == "MD" for child in twin.children)
        if reason == "lost_hedge" and "condition" in detail and certain:
            return None
        if reason == "lost_hedge" and not self._hedges(predicate):
            return finding("lost_hedge", "error", span, evidence, sentence(detail))
        if reason == "lost_attribution" and not told and not self._is_performed(twin):
            if not _leads(predicate):
                return None
            if self._is_self_report(predicate.sentence, twin.start, twin.end):
                return None
            if self._passage.quotation_at(predicate.start) is not None:
                return None
            if self._told_elsewhere(predicate):
                return None
            return finding("lost_attribution", "error", span, evidence, sentence(detail))
        return None

    def _both_turn(self, predicate: Token, twin: Token) -> bool:
        """Whether both sides deny something, so that only their parses may differ in what."""
        keys = self._setting.keys(predicate)
        if keys.isdisjoint(self._setting.keys(twin)):
            return False
        start, end = self._matter.statement_of(predicate)
        sentence = self._excerpt.reading.article.sentences[twin.sentence]
        article = self._ground.article.text
        return has_negation(list(words_of(self._passage.text, start, end))) and has_negation(
            list(words_of(article, sentence.start, sentence.end))
        )

    def _contrary_of(self, predicate: Token) -> Token | None:
        """A word that says the contrary of what the text says, of the same things.

        Asked before the word itself is looked up: "shares of A rose and those of B fell".
        """
        setting = self._setting
        keys = setting.keys(anchor_of(predicate) or predicate)
        around = [t for t in clause(predicate) if t is not predicate and _is_content(t)]
        if not around:
            return None
        ours = [_own_keys(t, setting) for t in around]

        def fit(token: Token) -> int:
            theirs = frozenset[str]().union(
                *(_own_keys(t, setting) for t in clause(token) if t is not token)
            )
            return sum(not each.isdisjoint(theirs) for each in ours)

        against = [
            t
            for t in setting.tokens
            if t.tag[:2] in ("VB", "JJ", "NN")
            and t.dep not in ("aux", "auxpass")
            and opposed(keys, setting.keys(t), self._language)
            and keys.isdisjoint(setting.keys(t))
        ]
        best = max(against, key=fit, default=None)
        if best is None or fit(best) < max(2, ALIKE * len(ours)):
            return None
        same = max((fit(t) for t in setting.with_keys(keys)), default=0)
        if fit(best) <= same or standing_of(best).turned != standing_of(predicate).turned:
            return None
        return best

    def _opposed_vote(self, token: Token) -> Token | None:
        """The word behind "against" that the article has behind "to" or "for": "vote against"."""
        if token.lower != "against" or not token.head.is_verb:
            return None
        keys = self._setting.keys_of_all(c for c in token.children if c.dep == "pobj")
        for verb in self._setting.same(token.head):
            for word in verb.subtree():
                path = [word, *word.ancestors()]
                favoured = word.dep == "xcomp" or word.head.lower in ("for", "of")
                opposed_there = any(each.lower == "against" for each in path)
                if favoured and not opposed_there and not keys.isdisjoint(self._setting.keys(word)):
                    return word
        return None

    def _is_self_report(self, statement: int, start: int, end: int) -> bool:
        """Whether those who say it in the article are who the statement is about, or theirs."""
        claim = next((c for c in self._ground.claims_over(start, end) if c.source), None)
        if claim is None:
            return False
        return is_routine(claim, self._matter.own_words(self._passage.statements[statement]))

    def _is_swap(self, predicate: Token, twin: Token, detail: str) -> bool:
        """Whether somebody else really does it, and not a parse that lost a headline's passive."""
        if predicate.tag in ("VBD", "VBN") and len(roles_of(predicate)) and _is_bare(predicate):
            return False
        if reduced := _reduced_passive(predicate):
            done_to, doer = reduced
            there = roles_of(twin)
            return self._setting.fills(doer, there.get("object", ())) and self._setting.fills(
                done_to, there.get("subject", ())
            )
        if "in another role" in detail:
            return True
        names = [
            token
            for fillers in roles_of(predicate).values()
            for token in fillers
            if token.tag[:3] == "NNP" and token.text in detail
        ]
        known = bool(names) and all(
            t.lower in self._ground.capitals
            and t.lower not in nouns().title_ends | nouns().titles
            and nouns().kind(t.lower) is None
            for t in names
        )
        dated = any(t.lower in wordlists().days for t in names)
        return known and not dated and not says(predicate)

    def _hedges(self, predicate: Token) -> bool:
        """Whether the text weakens the statement in a way that grammar does not show."""
        start, end = self._matter.statement_of(predicate)
        if any(h.outcome.level != "certain" for h in hedges_in(self._passage.text, start, end)):
            return True
        return self._passage.quotation_at(predicate.start) is not None and (
            predicate.tag == "MD" or any(c.tag == "MD" for c in predicate.children)
        )

    def _is_performed(self, twin: Token) -> bool:
        """Whether the words over the twin do what they say."""
        for claim in self._ground.claims_over(twin.start, twin.end):
            cue = [t for s in claim.cue_spans for t in self._setting.within([s])]
            if claim.type == "intention" or any(t.lemma in wordlists().performing for t in cue):
                return True
        return any(above.lemma in wordlists().performing for above in twin.ancestors())

    def _told_elsewhere(self, predicate: Token) -> bool:
        start, end = self._matter.statement_of(predicate)
        return self._reports.own_voice(self._passage.text[start:end]) >= COVERED


def _leads(predicate: Token) -> bool:
    """Whether a statement is about what the word says, and does not only mention it."""
    top = predicate
    while top.dep in ("conj", "acomp", "attr", "oprd") and top.head is not top:
        top = top.head
    if top.dep == "acl" and top.head.head is top.head:
        return True
    return top.head is top


def _is_bare(predicate: Token) -> bool:
    """Whether a headline's verb may as well be a passive: "Mayor cleared of bribery"."""
    deps = {child.dep for child in predicate.children}
    return deps.isdisjoint({"aux", "auxpass", "dobj"}) and not any(
        child.lower == "by" for child in predicate.children
    )


def _is_content(token: Token) -> bool:
    return token.tag[:2] in ("NN", "VB", "JJ", "CD") and token.text[0].isalnum()


def _own_keys(token: Token, setting: Setting) -> Keys:
    return frozenset({token.lower}) if token.tag == "CD" else setting.keys(token)


def _reduced_passive(predicate: Token) -> tuple[Token, Token] | None:
    """Whom it is done to and who does it, in "Firm sued by bank": a parser may see no passive."""
    if predicate.tag not in ("VBN", "VBD") or any(c.dep == "dobj" for c in predicate.children):
        return None
    by = next((c for c in predicate.children if c.lower == "by"), None)
    doer = next((c for c in by.children if c.dep == "pobj"), None) if by else None
    done_to = next((c for c in predicate.children if c.dep in ("nsubj", "nsubjpass")), None)
    if done_to is None and predicate.dep == "acl":
        done_to = predicate.head
    return (done_to, doer) if doer and done_to else None
