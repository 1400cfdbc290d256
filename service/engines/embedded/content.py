"""Delimits what a cue introduces, as character ranges before any quotation is looked at."""

from schemas.syntax import Token
from service.engines.embedded.aftermath import is_aftermath
from service.engines.embedded.cue import Cue, is_second_cue
from service.engines.embedded.grammar import (
    Range,
    child,
    children,
    is_infinitive,
    marker,
    without,
)
from service.text.cues import cue_lexicon


def content_of(cue: Cue) -> list[Range]:
    """The ranges of a cue's content in text order; empty where nothing is left of it."""
    head, complement = cue.head, cue.complement
    match cue.frame:
        case "adverb":
            return _host(cue)
        case "clause" if complement is head.head:
            return _host(cue)
        case "clause" | "noun_clause" | "adjective_clause":
            return _around_cue(cue)
        case "object_infinitive" | "predicate":
            start = complement.extent()[0]
            if (thing := child(head, "dobj")) is not None:
                start = min(start, thing.extent()[0])
            return [(start, complement.extent()[1])]
        case "raising" | "passive_infinitive" | "passive_predicate":
            subject = child(head, "nsubj", "nsubjpass")
            rest = complement.extent()
            return [subject.extent(), rest] if subject is not None else [rest]
        case "object":
            return [_object(cue)]
        case _:
            start, end = _phrase(complement)
            if start < head.start < complement.start:  # "that" in "that he asked to see"
                start = next(each.start for each in complement.subtree() if each.start > head.start)
            return [(start, end)]


def _phrase(complement: Token) -> Range:
    """Without what an outlet adds to a noun ("a recount, which nobody else wants") and without a
    finite verb joined to an infinitive ("asked to see the barn | and was let in").
    """
    start, end = complement.extent()
    for each in complement.children:
        added = each.dep in ("relcl", "appos") and each.extent()[1] >= end and _follows_comma(each)
        if added or (each.dep == "conj" and is_infinitive(complement) and _is_finite(each)):
            before = [
                mark.start
                for mark in children(complement, "cc")
                if mark.end + 1 == each.extent()[0]
            ]
            end = min(end, each.extent()[0], *before)
    return start, end


def _is_finite(verb: Token) -> bool:
    return verb.tag in _FINITE or any(
        each.tag in _FINITE for each in children(verb, "aux", "auxpass")
    )


_FINITE = {"VBD", "VBZ", "VBP"}


_PART_OF_OBJECT = {"for", "as", "about", "over", "against", "of", "than", "like", "to", "by"}


def _object(cue: Cue) -> Range:
    """A noun phrase with what the parser hung on the verb although it describes the noun."""
    start, end = cue.complement.extent()
    kept = _phrase(cue.complement)[1]
    for each in cue.head.children:
        if each.index < cue.complement.index or each.extent()[0] - end not in (0, 1):
            continue
        if (each.dep == "prep" and each.lower in _PART_OF_OBJECT) or (
            each.dep == "advcl" and is_infinitive(each)
        ):
            end = each.extent()[1]
    return start, kept if end == cue.complement.extent()[1] else end


def _host(cue: Cue) -> list[Range]:
    """The clause a parenthesis stands in ("…, Tell said, …"), without the parenthesis."""
    host = cue.complement
    start, end = host.extent()
    if (clause := _last_clause(host, cue.head)) is not None:
        start = clause.extent()[0]
    return without((start, end), cue.head.extent())


def _last_clause(host: Token, parenthesis: Token) -> Token | None:
    """Of clauses that stand side by side, a parenthesis after them belongs to the last alone:
    "Tell said the baths may close, and 120 jobs are at risk, according to the union".
    """
    reports = host.lemma in cue_lexicon()["clause"]
    beside = [
        each
        for each in (host.subtree() if reports else host.children)
        if each.dep == "conj"
        and each.index < parenthesis.index
        and child(each, "nsubj", "nsubjpass", "expl") is not None
        and (not reports or _follows_comma(each))
    ]
    return max(beside, key=lambda each: each.index, default=None)


def _follows_comma(conjunct: Token) -> bool:
    start = conjunct.extent()[0]
    return any(each.tag == "," and 0 < start - each.end < 6 for each in conjunct.head.children)


def _around_cue(cue: Cue) -> list[Range]:
    """A clause; in two where the cue and its source were put inside it."""
    clause = _clause(cue)
    head = cue.head
    if clause[1] <= head.start:
        return [clause, *_resumed(head)] if _spoken_before(cue) else []
    if not clause[0] < head.start < clause[1]:
        return [clause]
    inside = [
        each.extent()
        for each in head.children
        if each is not cue.complement and clause[0] < each.start and each.end <= clause[1]
    ]
    hole = (
        min([head.start, *(start for start, _ in inside)]),
        max([head.end, *(end for _, end in inside)]),
    )
    return without(clause, hole)


_RESUMES = {
    "when",
    "because",
    "after",
    "before",
    "although",
    "though",
    "since",
    "unless",
    "if",
    "until",
}


def _resumed(verb: Token) -> list[Range]:
    """What goes on after "…, Tell said," and was hung on the cue: "…, when the roof fell in"."""
    return [
        each.extent()
        for each in verb.children
        if each.dep == "advcl"
        and each.index > verb.index
        and each.tag != "VBG"
        and any(word.lower in _RESUMES for word in each.children)
        and any(mark.tag == "," and verb.index < mark.index < each.index for mark in verb.children)
    ]


_SHOWN_AFTERWARDS = {"show", "indicate", "find", "hear", "imply"}
"""No verbs of speech, but documents and hearings are cited so: "…, the figures show"."""


def _spoken_before(cue: Cue) -> bool:
    """A clause may come before its cue only as speech does: "…, Tell said"."""
    verb = cue.head.lemma
    if verb not in cue_lexicon()["quotation"] and verb not in _SHOWN_AFTERWARDS:
        return False
    last = cue.complement.subtree()[-1]
    between = [each for each in cue.head.children if each.tag == ":" and each.index > last.index]
    return not between


def _clause(cue: Cue) -> Range:
    """The clause without a leading "that" and without an afterthought that is a cue itself."""
    clause = cue.complement
    start, end = clause.extent()
    words = clause.subtree()
    if words[0].lower == "that" and words[0].tag == "IN" and len(words) > 1:
        start = words[1].start
    for each in words:
        if each.text == ";" and each.index > max(clause.index, cue.head.index):
            end = min(end, each.start)
        if each.index > clause.index and _is_afterthought(each, cue):
            end = min(end, each.extent()[0])
    for each in cue.head.children:
        if each.dep == "advcl" and marker(each) == "because" and each.extent()[0] - end in (1, 2):
            end = each.extent()[1]
    return start, end


def _is_afterthought(token: Token, cue: Cue) -> bool:
    """ "…, adding that …", "… and accused …", "…, as Tell put it", "…, a claim that …", "…, while
    Roe said …":
    about the saying, not about what is said.
    """
    if is_aftermath(token):
        return True
    if token.dep in ("appos", "attr", "npadvmod"):
        described = child(token, "relcl", "acl")
        parted = token.dep == "appos" or _follows_comma(token)
        return parted and described is not None and token.lemma in cue_lexicon()["noun_clause"]
    if token.dep == "conj":
        return is_second_cue(token, cue.head)
    if (
        token.head is not cue.complement
        or token.dep != "advcl"
        or token.lemma not in cue_lexicon()["clause"]
    ):
        return False
    if marker(token) in _CONTRASTING:
        return child(token, "nsubj") is not None
    return (token.tag == "VBG" and not children(token, "mark")) or marker(token) == "as"


_CONTRASTING = {"while", "whereas", "although", "though"}
