from collections.abc import Sequence

import pytest

from schemas.article import Chunk
from schemas.proposal import ProposedClaim, ProposedPoint, Refusal
from schemas.submission import ArticleInput
from service.engines.embedded.parser import SpacyParser
from service.engines.llm.draft import (
    AmendedClaim,
    Amendment,
    Draft,
    DraftClaim,
    DraftPoint,
)
from service.engines.llm.location import Grounds, Located, amend, locate
from service.ports import Reading
from service.text.intake import read_article

TEXT = (
    "Ada Brandt said the baths would stay open. "
    "“We will not sell,” she said. "
    "Nils Holm, who said little, said the roof “leaks”. "
    "Rents, the owner said, have doubled. "
    "“It leaks,” Holm added, “and it stinks.” "
    "“Never,” said Ada Brandt, its owner. "
    "It was the Harbour Choir that won, as the group arrived in May. "
    "She said no, and Nils Holm said no."
)


@pytest.fixture(scope="module")
def grounds(parser: SpacyParser) -> Grounds:
    submitted = ArticleInput(text=TEXT, language="en")
    article = read_article(submitted, max_characters=1_000)
    return Grounds(Reading(article, parser.parse(article)), Chunk.whole(article), parser=parser)


def claim(at: int, source: str, cue: str, *content: str, **more: str) -> DraftClaim:
    written = {"at": at, "source": source, "cue": cue, "content": content, **more}
    return DraftClaim.model_validate(written)


def located(grounds: Grounds, *claims: DraftClaim) -> Located:
    return locate(grounds, Draft(claims=claims))


def places(claim: ProposedClaim) -> tuple[Sequence[str], ...]:
    return tuple([s.text for s in part] for part in (claim.source, claim.cue, claim.content))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            claim(1, "Ada Brandt", "said", "the baths would stay open."),
            (["Ada Brandt"], ["said"], ["the baths would stay open"]),
        ),
        (
            claim(2, "she", "said", '"We will not sell,"'),
            (["she"], ["said"], ["We will not sell,"]),
        ),
        (
            claim(3, "Nils Holm", "said", "the roof “leaks”"),
            (["Nils Holm"], ["said"], ["the roof “leaks”"]),
        ),
    ],
)
def test_a_claim_is_located_and_its_content_freed_of_marks_and_stops(
    draft: DraftClaim, expected: tuple[list[str], ...], grounds: Grounds
) -> None:
    (found,) = located(grounds, draft).claims
    assert places(found) == expected
    assert found.origin == "llm"


@pytest.mark.parametrize(
    ("draft", "content"),
    [
        (
            claim(1, "Ada Brandt", "said", "Ada Brandt said the baths would stay open."),
            ["the baths would stay open"],
        ),
        (claim(2, "she", "said", "“We will not sell,” she said."), ["We will not sell,"]),
        (
            claim(1, "Ada Brandt", "said", "said the baths would stay open"),
            ["the baths would stay open"],
        ),
        (
            claim(4, "the owner", "said", "Rents, the owner said, have doubled."),
            ["Rents", "have doubled"],
        ),
        (
            claim(5, "Holm", "added", "“It leaks,” Holm added, “and it stinks.”"),
            ["It leaks,", "and it stinks."],
        ),
        (
            claim(6, "Ada Brandt", "said", "“Never,” said Ada Brandt, its owner."),
            ["Never,"],
        ),
    ],
)
def test_a_sentence_copied_whole_is_freed_of_the_words_that_attribute_it(
    draft: DraftClaim, content: list[str], grounds: Grounds
) -> None:
    (found,) = located(grounds, draft).claims
    assert [span.text for span in found.content] == content


@pytest.mark.parametrize(
    "draft",
    [
        claim(7, "the group", "arrived", "the group arrived in May"),
        claim(7, "the group", "arrived", "in May"),
    ],
)
def test_a_deed_is_no_claim(draft: DraftClaim, grounds: Grounds) -> None:
    (refusal,) = located(grounds, draft).faults.values()
    assert refusal.reason == "misattributed"


def test_the_cue_beside_the_content_is_meant(grounds: Grounds) -> None:
    (found,) = located(grounds, claim(3, "Nils Holm", "said", "the roof “leaks”")).claims
    assert found.cue[0].start == TEXT.index("said the roof")


@pytest.mark.parametrize(
    ("draft", "reason", "told"),
    [
        (claim(1, "Ada Brandt", "said", "the baths will stay open"), "not_in_article", "content"),
        (claim(1, "Ada Brand", "said", "the baths would stay open"), "not_in_article", "source"),
        (claim(1, "Ada Brandt", "wrote", "the baths would stay open"), "not_in_article", "cue"),
        (claim(8, "Nils Holm", "said", "no"), "ambiguous", "several places"),
        (claim(1, "Ada Brandt", "said"), "malformed", "no content"),
        (claim(1, "Ada Brandt", "stay", "would stay open"), "malformed", "overlap"),
        (claim(7, "It", TEXT[200:300], "Harbour Choir"), "malformed", "more than words"),
    ],
)
def test_what_cannot_be_located_is_refused_with_what_was_proposed(
    draft: DraftClaim, reason: str, told: str, grounds: Grounds
) -> None:
    (refusal,) = located(grounds, draft).faults.values()
    assert refusal.reason == reason
    assert told in refusal.detail
    assert refusal.proposed["source"] == draft.source


def test_a_chunk_is_searched_in_its_own_sentences_alone(grounds: Grounds) -> None:
    article = grounds.reading.article
    chunk = Grounds(grounds.reading, Chunk(article, 1, 2), parser=grounds.parser)
    refused = located(chunk, claim(1, "Ada Brandt", "said", "the baths would stay open"))
    assert [fault.reason for fault in refused.faults.values()] == ["not_in_article"]


def test_an_invented_via_or_hedge_is_set_aside(grounds: Grounds) -> None:
    draft = claim(1, "Ada Brandt", "said", "the baths would stay open", via="Ox", hedge="perhaps")
    found = located(grounds, draft)
    assert len(found.claims) == 1
    assert [aside.proposed for aside in found.asides] == [{"via": "Ox"}, {"hedge": "perhaps"}]
    assert len(found.proposal(found.claims, ()).refusals) == 2


@pytest.mark.parametrize("at", [(), (0,), (-1,), (99,)])
def test_a_point_without_sentences_has_no_evidence(at: tuple[int, ...], grounds: Grounds) -> None:
    draft = Draft(claims=(), points=(DraftPoint(text="The baths would stay open.", at=at),))
    (refusal,) = locate(grounds, draft).faults.values()
    assert refusal.reason == "no_evidence"


def test_an_amendment_replaces_faulty_items_and_no_others(grounds: Grounds) -> None:
    sound = claim(1, "Ada Brandt", "said", "the baths would stay open")
    faulty = claim(2, "she", "said", "We shall not sell")
    first = located(grounds, sound, faulty)
    mended = claim(2, "she", "said", "We will not sell,").model_dump()
    second = amend(
        grounds,
        first,
        Amendment(
            claims=(
                AmendedClaim(item=0, **mended),
                AmendedClaim(item=1, **mended),
                AmendedClaim(item=7, **mended),
            )
        ),
    )
    assert [places(each)[2] for each in second.claims] == [
        ["the baths would stay open"],
        ["We will not sell,"],
    ]
    assert second.faults == {}


def test_points_are_judged_by_their_evidence(grounds: Grounds) -> None:
    draft = Draft(
        claims=(claim(1, "Ada Brandt", "said", "the baths would stay open"),),
        points=(
            DraftPoint(text="Ada Brandt said the baths would stay open.", at=(1, 1)),
            DraftPoint(text="Ada Brandt said the baths would close.", at=(1,)),
        ),
    )
    true, lie = (locate(grounds, draft).outcomes["key_point", index] for index in (0, 1))
    assert isinstance(true, ProposedPoint)
    assert len(true.evidence) == 1
    assert isinstance(lie, Refusal)
