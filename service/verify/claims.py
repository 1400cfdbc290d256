"""Whether a proposed claim may leave: its words are the article's, and say there what they do here.

An engine that copies true words can still lie with them: it can stop before "unless", start after
"did not", or hand a quotation to somebody else in the story.
"""

from collections.abc import Sequence
from itertools import chain, pairwise

from schemas.article import Article
from schemas.proposal import ProposedClaim, Reason, Refusal
from service.ports import Reading
from service.text.coreference import References
from service.verify.attribution import is_attributed, other_source
from service.verify.run import out_of_place
from service.verify.truncation import left_out

Fault = tuple[Reason, str]


def refuse_claim(
    reading: Reading,
    claim: ProposedClaim,
    known: Sequence[ProposedClaim] = (),
    *,
    references: References | None = None,
) -> Refusal | None:
    """Why the claim may not leave, or None if it may.

    `known` is the article's own reading of who says what: the embedded engine's claims. What the
    grammar beside the content says comes before it. The embedded engine's claims are read off
    that grammar, so they are not asked whether they agree with it. With `references` a claim may
    name whom its cue's "she" stands for.
    """
    fault = _unreal(reading.article, claim)
    if fault is None and claim.origin == "llm":
        fault = _misattributed(reading, claim, known, references)
    if fault is None and claim.origin != "embedded":
        fault = _truncated(reading, claim)
    fault = fault or _scattered(reading.article, claim)
    return fault and Refusal("claim", *fault, proposed=_proposed(claim))


def _unreal(article: Article, claim: ProposedClaim) -> Fault | None:
    if not claim.content:
        return "malformed", "the claim has no content"
    for span in chain(claim.content, claim.source, claim.cue, claim.via, claim.hedges):
        if not span.text or article.text[span.start : span.end] != span.text:
            return "not_in_article", "the article does not hold these words at this place"
    if not any(character.isalnum() for span in claim.content for character in span.text):
        return "malformed", "the content has no words"
    if any(after.start < before.end for before, after in pairwise(claim.content)):
        return "malformed", "the pieces of the content overlap"
    return None


def _truncated(reading: Reading, claim: ProposedClaim) -> Fault | None:
    if (words := left_out(reading, claim)) is None:
        return None
    return "truncated", f"the content leaves out “{words}”, which changes its sense"


def _misattributed(
    reading: Reading,
    claim: ProposedClaim,
    known: Sequence[ProposedClaim],
    references: References | None,
) -> Fault | None:
    if not is_attributed(reading, claim):
        cue = " … ".join(span.text for span in claim.cue)
        return "misattributed", f"“{cue}” does not attribute these words to anybody"
    if (other := other_source(reading, claim, known, references)) is None:
        return None
    return "misattributed", f"the article gives these words to “{other}”"


def _scattered(article: Article, claim: ProposedClaim) -> Fault | None:
    if (part := out_of_place(article, claim)) is None:
        return None
    return "scattered", f"the {part} does not stand with the rest of the claim"


def _proposed(claim: ProposedClaim) -> dict[str, str]:
    parts = {"content": claim.content, "source": claim.source, "cue": claim.cue}
    return {name: " … ".join(s.text for s in spans) for name, spans in parts.items() if spans}
