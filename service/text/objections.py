"""Verdicts without a verb of denial: "called it a lie", "remember it otherwise", "put it at 7"."""

from collections.abc import Callable, Mapping, Sequence

from schemas.syntax import Token
from service.text import hedging_scope as scope
from service.text.grammar import SUBJECTS, subject_of
from service.text.hedging_negation import negation_of
from service.text.lexicon import hedging_lexicon
from service.text.topics import Kind, Topic, Verdict, anaphor, figures_among, words_of_checking

_HYPOTHETICAL = frozenset({"may", "might", "would", "should", "must", "will", "shall", "could"})
_FINITE = SUBJECTS | {"aux"}
_CALLED = frozenset({"dobj", "nsubjpass"})


def is_hypothetical(verb: Token) -> bool:
    modals = {modal.lower for modal in scope.modals_of(verb)}
    mark = scope.mark_of(verb)
    bare = verb.tag == "VB" and not any(child.dep in _FINITE for child in verb.children)
    return (
        bool(modals & _HYPOTHETICAL)
        or bare
        or scope.is_infinitive(verb)
        or (mark is not None and mark.lower in ("if", "whether", "unless", "until"))
        or (verb.tag == "VBG" and verb.dep == "pcomp")
    )


def _false(word: Token) -> Verdict | None:
    """ "the claim is false", "called that a lie", ", which is untrue", "the number is too high"."""
    lists = words_of_checking()
    too = any(child.lower == "too" for child in word.children)
    if not too and word.lower not in lists["adjectives.false"] | lists["nouns.false"]:
        return None
    verb = _verb_above(word)
    if verb is None or negation_of(verb, hedging_lexicon()) or negation_of(word, hedging_lexicon()):
        return None
    return _said_of(word, verb)


def _not_true(word: Token) -> Verdict | None:
    """ "the mayor said that was not true"."""
    verb = _verb_above(word)
    negated = verb is not None and negation_of(verb, hedging_lexicon())
    return _said_of(word, verb) if verb is not None and negated else None


def _verb_above(word: Token) -> Token | None:
    """The verb that says of something that it is so; None where the word only qualifies a noun."""
    if word.dep in ("amod", "compound", "poss"):
        return None
    verb = word.head.head if word.dep == "pobj" or word.head.lower == "as" else word.head
    if word.dep in SUBJECTS and verb.head.lemma in words_of_checking()["verbs.calling"]:
        verb = verb.head  # "called that a lie told to the press"
    return None if is_hypothetical(verb) else verb


def _said_of(word: Token, verb: Token) -> Verdict | None:
    lists = words_of_checking()
    sweeping = word.lower not in lists["adjectives.debatable"]
    if verb.lemma in lists["verbs.calling"]:
        noun, holder = _called(verb, word), subject_of(verb)
    elif verb.lemma in scope.COPULAS:
        noun = next((child for child in verb.children if child.dep in SUBJECTS), None)
        holder = subject_of(verb.head) if verb.dep == "ccomp" else None
        sweeping = sweeping and holder is not None and scope.complement_of(word) is None
    else:
        return None
    if noun is None:
        return None
    if verb.dep == "relcl":
        return _said_in_passing(word, verb, noun)
    if noun.lower in ("it", "this", "these", "those") and not sweeping:
        return None
    if noun.lower == "that" and noun.tag != "WDT":
        return Verdict("denied", word, Topic("it", noun.start, is_claim=True), holder)
    topic = anaphor(noun)
    return Verdict("denied", word, topic, holder) if topic else None


def _called(verb: Token, word: Token) -> Token | None:
    """What somebody calls so: its object, which the parser may hang on the word itself."""
    lists = words_of_checking()
    for child in (*verb.children, *word.head.children, *word.children):
        if child.dep in _CALLED and child is not word:
            return child
        if verb.index < child.index < word.index and child.lower in lists["pronouns.claim"]:
            return child
    return next((child for child in word.children if child.dep in SUBJECTS), None)


def _said_in_passing(word: Token, verb: Token, pronoun: Token) -> Verdict | None:
    """ "a rumour that the bridge had gone, which is false"."""
    lists = words_of_checking()
    if pronoun.lower not in lists["pronouns.relative"]:
        return None
    if verb.head.lemma not in lists["nouns.claim"] and word.lower in lists["adjectives.debatable"]:
        return None
    kind: Kind = "which" if verb.head.lemma not in lists["nouns.claim"] else "it"
    return Verdict("denied", word, Topic(kind, pronoun.start, is_claim=True), None)


def _no_truth(noun: Token) -> Verdict | None:
    """ "there is no truth to the claims"."""
    verb = scope.carrier(noun)
    if negation_of(verb, hedging_lexicon()) is None or is_hypothetical(verb):
        return None
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("to", "in", "behind"):
            for low in child.children:
                if topic := anaphor(low):
                    holder = subject_of(verb.head) if verb.dep == "ccomp" else None
                    return Verdict("denied", noun, topic, holder)
    return None


def _doubted(noun: Token) -> Verdict | None:
    """ "cast doubt on the figure"."""
    verb = scope.carrier(noun)
    if not verb.is_verb or verb is noun or negation_of(verb, hedging_lexicon()):
        return None
    for child in (*noun.children, *verb.children):
        if child.dep == "prep" and child.lower in ("on", "about", "over"):
            for low in child.children:
                topic = anaphor(low)
                if topic and not is_hypothetical(verb):
                    return Verdict("disputed", noun, topic, subject_of(verb))
    return None


def _otherwise(adverb: Token) -> Verdict | None:
    """ "two neighbours remember it otherwise", "the records suggest otherwise"."""
    verb = adverb.head
    if verb.lemma not in words_of_checking()["verbs.recounting"] or adverb.index < verb.index:
        return None
    if scope.complement_of(verb) or is_hypothetical(verb) or negation_of(verb, hedging_lexicon()):
        return None
    return Verdict("disputed", adverb, Topic("it", verb.start, plural=True), subject_of(verb))


def _put(verb: Token) -> Verdict | None:
    """ "the government put the toll at seven", of which another figure was given before."""
    if verb.lemma != "put" or is_hypothetical(verb):
        return None
    thing = next((child for child in verb.children if child.dep == "dobj"), None)
    number = next((child for child in verb.children if child.lower == "at"), None)
    if thing is None or number is None:
        return None
    if thing.lower != "it" and thing.lemma not in words_of_checking()["nouns.figure"]:
        return None
    return _other_figure(number, verb.start, number.subtree(), subject_of(verb))


def _more_like(like: Token) -> Verdict | None:
    """ "it was more like every four months"."""
    verb = like.head.head if like.dep == "quantmod" else like.head
    figure = like.head if like.dep == "quantmod" else like
    beside = (*verb.children, *figure.children, *like.children)
    if verb.lemma not in scope.COPULAS or all(
        each.lower not in ("more", "closer") or each.index > like.index for each in beside
    ):
        return None
    subject = subject_of(verb)
    if subject is None or not (subject.lower in ("it", "that") or anaphor(subject)):
        return None
    holder = subject_of(verb.head) if verb.dep == "ccomp" else None
    return _other_figure(like, subject.start, figure.subtree(), holder)


def _other_figure(
    word: Token, at: int, figure: Sequence[Token], holder: Token | None
) -> Verdict | None:
    numbers = figures_among(figure)
    if not numbers:
        return None
    return Verdict("disputed", word, Topic("rival", at, unlike=numbers), holder)


def _true_figure(adjective: Token) -> Verdict | None:
    """ "put the true figure at 40", "believe the real number to be smaller"."""
    noun = adjective.head
    if adjective.dep != "amod" or noun.lemma not in words_of_checking()["nouns.figure"]:
        return None
    verb = next((above for above in noun.ancestors() if above.is_verb), None)
    if verb is None or (is_hypothetical(verb) and not scope.is_infinitive(verb)):
        return None
    if negation_of(verb, hedging_lexicon()):
        return None
    holder = subject_of(verb.head) if verb.dep in ("ccomp", "xcomp") else subject_of(verb)
    if holder is None or holder is noun:
        return None
    return Verdict("disputed", adjective, Topic("rival", noun.start), holder)


def _comparative(word: Token) -> Verdict | None:
    """ "others suspect the figure is higher"; not "higher than last year"."""
    verb = word.head
    if word.dep not in ("acomp", "attr") or verb.lemma not in scope.COPULAS:
        return None
    if verb.dep != "ccomp" or negation_of(verb, hedging_lexicon()):
        return None
    if any(child.lower == "than" for child in word.children):
        return None
    figures = words_of_checking()["nouns.figure"]
    subject = next((child for child in verb.children if child.dep in SUBJECTS), None)
    if subject is None or subject.lemma not in figures:
        return None
    holder = subject_of(verb.head)
    topic = Topic("rival", subject.start)
    return Verdict("disputed", word, topic, holder) if holder is not None else None


def _belittled(noun: Token) -> Verdict | None:
    """ "called the estimate “arithmetic without people in it”"."""
    verb = noun.head if noun.dep == "dobj" else noun.head.head
    if verb.lemma not in words_of_checking()["verbs.calling"] or is_hypothetical(verb):
        return None
    if noun.dep not in _CALLED | SUBJECTS or negation_of(verb, hedging_lexicon()):
        return None
    after = [token for token in verb.subtree() if token.index > noun.index]
    topic = anaphor(noun)
    if topic is None or not after or after[0].tag != "``" or not any(t.is_noun for t in after):
        return None
    return Verdict("disputed", noun, topic, subject_of(verb))


def _in_fact(noun: Token) -> Verdict | None:
    """ "In fact the board had not been asked", after what the outlet itself reported."""
    before = noun.head
    opens = before.lower == "in" and all(
        each.index >= before.index for each in (before.head, *before.head.children)
    )
    return Verdict("retracted", noun, Topic("outlet", before.start), None) if opens else None


def _what_was_said(verb: Token) -> Verdict | None:
    """ "What Dr Roe said was that", after what the outlet had her say."""
    if verb.dep != "csubj" or not any(child.lower == "what" for child in verb.children):
        return None
    return Verdict("retracted", verb, Topic("outlet", verb.start), subject_of(verb))


READERS: Mapping[str, Callable[[Token], Verdict | None]] = {
    "adjectives.false": _false,
    "adjectives.amiss": _false,
    "nouns.false": _false,
    "adjectives.true": _not_true,
    "adjectives.true_figure": _true_figure,
    "nouns.truth": _no_truth,
    "nouns.doubt": _doubted,
    "adverbs.otherwise": _otherwise,
    "verbs.putting": _put,
    "prepositions.like": _more_like,
    "adjectives.comparative": _comparative,
    "nouns.belittled": _belittled,
    "nouns.fact": _in_fact,
    "verbs.saying": _what_was_said,
}
"""The lists of `checking.toml` whose words such a verdict may turn on, and what reads it there."""
