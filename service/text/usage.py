"""What the words around a name say it names, where its own words say nothing."""

from schemas.syntax import Token
from service.text.grammar import SUBJECTS
from service.text.nouns import Kind, nouns


def kind_by_usage(head: Token) -> Kind | None:
    """A body where the name owns shares, has a spokesman or is taken up by "which" or "its"."""
    above = head.head
    if head.dep == "poss" and above.lemma in nouns().belongings:
        return "organization"
    if head.dep == "compound" and above.lemma in nouns().spokespeople:
        return "organization"
    if any(_opens_with_which(child) for child in head.children if child.dep == "relcl"):
        return "organization"
    if _is_called_a_body(head):
        return "organization"
    if head.dep in SUBJECTS and (_has_its(above) or _speaks_of_its_own(above)):
        return "organization"
    return None


def _is_called_a_body(head: Token) -> bool:
    """ "The union Unity", "the supermarket chain Bellwether"."""
    above = head.head
    if head.dep == "appos" and above.index < head.index and above.end + 1 == head.start:
        return nouns().kind(above.lower) == "organization"
    before = [child for child in head.children if child.dep in ("compound", "nmod")]
    before += [
        child for child in above.children if child.dep in SUBJECTS and child.index == head.index - 1
    ]
    return any(
        child.tag == "NN" and nouns().kind(child.lower) == "organization" for child in before
    )


def _speaks_of_its_own(verb: Token) -> bool:
    """ "Halden said its profit rose", "Halden said that sales fell, hitting its shares"."""
    for clause in verb.children:
        if clause.dep not in ("ccomp", "advcl"):
            continue
        for token in clause.subtree():
            if token.lower == "its" and token.head.lemma in nouns().belongings:
                return True
            if token.dep in SUBJECTS and token.tag == "NNP":
                break
    return False


def _opens_with_which(clause: Token) -> bool:
    return any(child.lower == "which" and child.dep in SUBJECTS for child in clause.children)


def _has_its(verb: Token) -> bool:
    """ "Halden cut its forecast", where nobody else could own it."""
    things = (child for child in verb.children if child.dep == "dobj")
    return any(child.lower == "its" for thing in things for child in thing.children)
