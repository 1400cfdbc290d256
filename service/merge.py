"""Joins what an engine proposed chunk by chunk into one proposal for the article."""

from collections.abc import Sequence
from itertools import chain

from schemas.proposal import Proposal, ProposedClaim
from service.ports import Usage


def merge(answers: Sequence[tuple[Proposal, Usage]]) -> tuple[Proposal, Usage]:
    """All proposals in text order, a claim found in two chunks once; usage summed.

    `answered_by` and `prompt` are the first chunk's; a cost unknown for one chunk is unknown.
    """
    proposals = [proposal for proposal, _ in answers]
    usages = [usage for _, usage in answers]
    costs = [usage.cost for usage in usages if usage.cost is not None]
    return (
        Proposal(
            claims=_once(chain.from_iterable(proposal.claims for proposal in proposals)),
            key_points=tuple(chain.from_iterable(each.key_points for each in proposals)),
            summary=tuple(chain.from_iterable(each.summary for each in proposals)),
            refusals=tuple(chain.from_iterable(each.refusals for each in proposals)),
            warnings=tuple(dict.fromkeys(chain.from_iterable(p.warnings for p in proposals))),
        ),
        Usage(
            answered_by=usages[0].answered_by,
            prompt=usages[0].prompt,
            input_tokens=sum(usage.input_tokens for usage in usages),
            output_tokens=sum(usage.output_tokens for usage in usages),
            cost=sum(costs) if len(costs) == len(usages) else None,
            calls=sum(usage.calls for usage in usages),
            mended=sum(usage.mended for usage in usages),
        ),
    )


def _once(claims: chain[ProposedClaim]) -> tuple[ProposedClaim, ...]:
    by_place = {tuple((s.start, s.end) for s in claim.content): claim for claim in claims}
    return tuple(by_place[place] for place in sorted(by_place))
