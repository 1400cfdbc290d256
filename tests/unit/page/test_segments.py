import time

from schemas.extraction import Extraction
from service.page.segments import Segment, segments_of
from tests.fakes.claims import a_claim, a_point, an_extraction_of
from tests.fakes.extraction import an_extraction

TEXT = "The baths could close, Joan Tell told the Courier.\n\nShe was not sure."


def flat(extraction: Extraction) -> list[Segment]:
    return [segment for paragraph in segments_of(extraction) for segment in paragraph]


def marked(extraction: Extraction) -> list[tuple[str, list[str]]]:
    return [(segment.text, list(segment.roles)) for segment in flat(extraction) if segment.roles]


def test_an_article_without_marks_is_its_paragraphs() -> None:
    paragraphs = segments_of(an_extraction_of(TEXT))
    assert [[segment.text for segment in each] for each in paragraphs] == [
        ["The baths could close, Joan Tell told the Courier."],
        ["She was not sure."],
    ]


def test_a_hedge_inside_a_content_has_both_marks() -> None:
    claim = a_claim(
        TEXT,
        "The baths could close",
        source="Joan Tell",
        cue="told",
        via=("the Courier",),
        level="possible",
        hedges=("could",),
    )
    extraction = an_extraction_of(TEXT, claim)
    assert marked(extraction) == [
        ("The baths ", ["content"]),
        ("could", ["content", "hedge"]),
        (" close", ["content"]),
        ("Joan Tell", ["source"]),
        ("told", ["cue"]),
        ("the Courier", ["via"]),
    ]
    assert [segment.notes for segment in flat(extraction) if segment.notes] == [["c1"]]


def test_contents_that_overlap_are_cut_at_each_border() -> None:
    inner = a_claim(TEXT, "Joan Tell told", id="c2", level="possible")
    outer = a_claim(TEXT, "could close, Joan Tell", id="c1")
    segments = [s for s in flat(an_extraction_of(TEXT, inner, outer)) if s.roles]
    assert [(s.text, s.of, s.level) for s in segments] == [
        ("could close, ", ["c1"], "certain"),
        ("Joan Tell", ["c1", "c2"], "possible"),
        (" told", ["c2"], "possible"),
    ]


def test_a_content_in_two_pieces_has_one_anchor_and_one_number() -> None:
    claim = a_claim(TEXT, "The baths", "She was not sure")
    segments = [s for s in flat(an_extraction_of(TEXT, claim)) if s.roles]
    assert [(s.text, s.anchors, s.notes) for s in segments] == [
        ("The baths", ["w-c1"], []),
        ("She was not sure", [], ["c1"]),
    ]


def test_a_content_over_two_paragraphs_is_marked_in_both() -> None:
    claim = a_claim(TEXT, "told the Courier.\n\nShe was")
    assert [s.text for s in flat(an_extraction_of(TEXT, claim)) if s.roles] == [
        "told the Courier.",
        "She was",
    ]


def test_evidence_has_an_anchor_though_it_begins_in_white_space() -> None:
    point = a_point(TEXT, "\n\nShe was not sure.")
    (segment,) = [s for s in flat(an_extraction_of(TEXT, points=(point,))) if s.roles]
    assert (segment.text, segment.anchors, segment.of) == ("She was not sure.", ["w-k1"], ["k1"])


def test_a_quotation_that_no_claim_covers_is_marked() -> None:
    assert marked(an_extraction(text=TEXT)) == [("baths", ["uncovered"])]


def test_segments_are_the_article_and_nothing_else() -> None:
    claim = a_claim(TEXT, "The baths could close", hedges=("could",))
    text = "".join(segment.text for segment in flat(an_extraction_of(TEXT, claim)))
    assert text == TEXT.replace("\n", "")


def test_a_thousand_claims_in_a_long_article_take_no_time() -> None:
    text = "\n".join(f"“We agree on point {n},” said the mayor of town {n}." for n in range(4_000))
    claims = [
        a_claim(text, f"We agree on point {n},", id=f"c{n}", source=f"the mayor of town {n}.")
        for n in range(1_000)
    ]
    begun = time.process_time()
    segments_of(an_extraction_of(text, *claims))
    assert time.process_time() - begun < 30
