import pytest

from schemas.article import Article, Chunk, Sentence
from schemas.hedging import Level
from schemas.proposal import Origin, ProposedClaim
from service.engines.llm.location import Grounds
from service.engines.llm.readers import join, lacking, same, without
from service.ports import Reading

TEXT = "Ada said the baths may close soon and Nils said the roof is fine."
ARTICLE = Article(TEXT, "en", sentences=(Sentence(0, 0, len(TEXT), 0),))
GROUNDS = Grounds(Reading(ARTICLE, None), Chunk.whole(ARTICLE))


def claim(
    content: str, source: str = "Ada", origin: Origin = "llm", level: Level | None = None
) -> ProposedClaim:
    def span(words: str) -> int:
        return TEXT.index(words)

    place, who = span(content), span(source)
    return ProposedClaim(
        content=(ARTICLE.span(place, place + len(content)),),
        source=(ARTICLE.span(who, who + len(source)),),
        cue=(ARTICLE.span(who + len(source) + 1, who + len(source) + 5),),
        origin=origin,
        level=level,
    )


BATHS = claim("the baths may close soon", origin="embedded")
ROOF = claim("the roof is fine", "Nils", origin="embedded")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the baths may close soon", True),
        ("the baths may close", True),
        ("the baths may", True),
        ("the baths", True),
        ("the baths may close soon and Nils said the roof", True),
        ("the roof is fine", False),
    ],
)
def test_two_claims_are_the_same_when_they_share_half_of_the_shorter_under_one_cue(
    content: str, expected: bool
) -> None:
    assert same(claim(content), BATHS) == same(BATHS, claim(content)) == expected


def test_the_draft_lacks_what_it_does_not_share() -> None:
    assert lacking([claim("the baths may close")], [BATHS, ROOF]) == [ROOF]


def test_what_both_found_keeps_the_second_readers_borders_and_the_models_level() -> None:
    (joined,) = join(GROUNDS, [claim("the baths may close", level="possible")], [BATHS])
    assert (joined.origin, joined.content, joined.level) == ("both", BATHS.content, "possible")


def test_a_second_readers_claim_never_goes_because_the_model_found_it_too() -> None:
    short = claim("close soon", origin="embedded")
    (joined,) = join(GROUNDS, [claim("close soon")], [short])
    assert joined == short


def test_what_one_found_stays_in_text_order() -> None:
    joined = join(GROUNDS, [claim("the roof is fine", "Nils")], [BATHS])
    assert [each.origin for each in joined] == ["embedded", "llm"]


MAYOR = claim("the roof", "Nils", origin="embedded")
FOUND = (BATHS, ROOF, MAYOR)


@pytest.mark.parametrize(
    ("dismissed", "remaining"),
    [
        ([], FOUND),
        ([2], (BATHS, MAYOR)),
        ([1, 2], FOUND),  # whoever dismisses most has not judged
        ([1, 2, 3, 4, 5], FOUND),
        ([0], FOUND),
        ([7], FOUND),
    ],
)
def test_candidates_that_are_no_claims_go_unless_most_would(
    dismissed: list[int], remaining: tuple[ProposedClaim, ...]
) -> None:
    assert without(FOUND, FOUND, dismissed, drafted=2, sound=2) == remaining


def test_of_a_few_candidates_all_may_be_wrong() -> None:
    assert without(FOUND, [ROOF], [1], drafted=0, sound=0) == (BATHS, MAYOR)


def test_who_reads_badly_does_not_judge_what_others_read() -> None:
    assert without(FOUND, [ROOF], [1], drafted=4, sound=2) == FOUND
    assert without(FOUND, [ROOF], [1], drafted=4, sound=3) == (BATHS, MAYOR)


def test_a_claim_inside_the_content_of_another_is_part_of_it() -> None:
    whole = ProposedClaim(
        content=(ARTICLE.span(9, len(TEXT)),),
        source=(ARTICLE.span(0, 3),),
        cue=(ARTICLE.span(4, 8),),
    )
    assert join(GROUNDS, [claim("the roof is fine", "Nils")], [whole]) == (whole,)
