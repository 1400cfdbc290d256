import time
from collections.abc import Callable, Sequence
from functools import cache

import pytest

from schemas.article import Span
from schemas.proposal import ProposedClaim, ProposedPoint, Refusal
from service.engines.embedded.engine import propose_claims
from service.ports import Parser, Reading
from service.text.coreference import References, read_references
from service.verify.points import LONGEST, MOST_EVIDENCE, refuse_point
from tests.unit.verify.readings import point, read
from tests.unit.verify.stories import Said, freely_worded, lies, story, true_points

Judge = Callable[[Said], Refusal | None]


@pytest.fixture(scope="module")
def judge(parser: Parser) -> Judge:
    """Verifies what is said of a story, as the pipeline would."""

    @cache
    def studied(name: str) -> tuple[Reading, Sequence[ProposedClaim], References]:
        reading = read(story(name), parser)
        assert reading.parse is not None
        claims = propose_claims(reading).claims
        return reading, claims, read_references(reading.article, reading.parse, claims)

    def judged(said: Said) -> Refusal | None:
        reading, claims, references = studied(said.story)
        proposed = point(reading, said.text, *said.evidence)
        return refuse_point(reading, proposed, claims, parser=parser, references=references)

    return judged


def test_at_most_one_true_point_in_twenty_is_refused(judge: Judge) -> None:
    points = true_points()
    refused = [f"{said.text} ({why.detail})" for said in points if (why := judge(said))]
    assert len(points) >= 200
    assert len(refused) <= 0.05 * len(points), "\n".join(refused)


@pytest.mark.parametrize("said", lies(), ids=str)
def test_no_lie_may_leave_and_the_reason_tells(said: Said, judge: Judge) -> None:
    refusal = judge(said)
    assert refusal is not None
    assert refusal.reason in said.reasons, refusal.detail


@pytest.mark.parametrize("said", freely_worded(), ids=str)
def test_a_word_that_the_cited_sentences_do_not_have_is_refused_even_where_it_is_true(
    said: Said, judge: Judge
) -> None:
    assert judge(said) is not None


BATHS = "“We will not sell the baths,” Orr said. “They are ours.” The roof leaks. She hopes to win."


@pytest.mark.parametrize("text", ["The roof leaks.", "“We will not sell the baths,” Orr said."])
def test_a_whole_sentence_of_the_article_may_leave_without_a_parser(text: str) -> None:
    reading = read(BATHS)
    assert refuse_point(reading, point(reading, text, text)) is None


@pytest.mark.parametrize(
    ("text", "may_leave"),
    [
        ("She [Maria Orr] praised her [Maria Orr’s] party [sic].", True),
        ("She [Ann Lund] praised her party [sic].", False),
        ("She praised her party [sic] [again].", False),
    ],
)
def test_what_is_added_in_brackets_has_to_be_the_article_s(text: str, may_leave: bool) -> None:
    reading = read("Maria Orr won. She praised her party [sic].")
    assert (refuse_point(reading, point(reading, text, "praised")) is None) is may_leave


def test_a_sentence_torn_from_its_quotation_loses_who_says_it() -> None:
    reading = read("“We lost. The mayor is a crook. We will appeal,” Orr said.")
    torn = point(reading, "The mayor is a crook.", "crook")
    refusal = refuse_point(reading, torn)
    assert refusal is not None
    assert refusal.reason == "lost_attribution"


def test_evidence_cut_from_its_sentence_brings_the_rest_of_it_along(parser: Parser) -> None:
    reading = read("The plant will not close, officials said on Monday.", parser)
    article = reading.article
    cut = ProposedPoint("The plant will close.", (article.span(0, 9), article.span(19, 24)))
    refusal = refuse_point(reading, cut, parser=parser)
    assert refusal is not None
    assert refusal.reason == "reversed"


def test_a_quotation_in_a_point_is_quoted_word_for_word(parser: Parser) -> None:
    reading = read("“We will not sell the old baths,” Orr said.", parser)
    true = point(reading, "Orr said they “will not sell the old baths”.")
    altered = point(reading, "Orr said they “will not sell the baths”.")
    assert refuse_point(reading, true, parser=parser) is None
    refusal = refuse_point(reading, altered, parser=parser)
    assert refusal is not None
    assert refusal.reason == "unsupported_wording"


def test_a_point_needs_evidence_and_words() -> None:
    reading = read("The roof leaks.")
    elsewhere = Span(start=4, end=8, text="door")
    for proposed, reason in (
        (ProposedPoint("The roof leaks.", ()), "no_evidence"),
        (ProposedPoint("The roof leaks.", (elsewhere,)), "no_evidence"),
        (point(reading, "…!"), "malformed"),
    ):
        refusal = refuse_point(reading, proposed)
        assert refusal is not None
        assert refusal.reason == reason


def test_a_text_without_end_and_evidence_without_limit_are_refused() -> None:
    reading = read("The roof leaks. " * (MOST_EVIDENCE + 1))
    refusal = refuse_point(reading, point(reading, "The roof leaks a lot."))
    assert refusal is not None
    assert refusal.reason == "no_evidence"
    endless = ProposedPoint("roof " * LONGEST, point(reading, "", "roof").evidence, origin="llm")
    refusal = refuse_point(reading, endless)
    assert refusal is not None
    assert refusal.reason == "malformed"


def test_a_refusal_says_what_was_proposed_and_for_what() -> None:
    reading = read("The roof leaks.")
    refusal = refuse_point(reading, point(reading, "The roof is sound."), what="summary")
    assert refusal is not None
    assert refusal.what == "summary"
    assert refusal.proposed == {"text": "The roof is sound.", "evidence": "The roof leaks."}


ABROAD = [
    # language, article, true points, lies with their reason
    (
        "de",
        "Der Stadtrat wird das Bad in Harwick nicht verkaufen, sagte Maria Orr am Montag.",
        ["Maria Orr sagte, der Stadtrat werde das Bad nicht verkaufen."],
        [
            ("Maria Orr sagte, der Stadtrat werde das Bad verkaufen.", "reversed"),
            ("Der Stadtrat wird das Bad in Harwick nicht verkaufen.", "lost_attribution"),
            ("Maria Orr sagte, der Stadtrat werde das Bad nicht abreißen.", "unsupported_wording"),
        ],
    ),
    (
        "de",
        "Das Werk könnte 2028 schließen. Rund 120 Stellen fallen weg.",
        ["Das Werk könnte 2028 schließen."],
        [
            ("Das Werk wird 2028 schließen.", "lost_hedge"),
            ("Das Werk könnte 2038 schließen.", "unsupported_number"),
        ],
    ),
    (
        "fr",
        "Le conseil ne vendra pas la piscine avant 2030, a déclaré Marie Orr.",
        ["Marie Orr a déclaré que le conseil ne vendrait pas la piscine avant 2030."],
        [
            ("Marie Orr a déclaré que le conseil vendrait la piscine avant 2030.", "reversed"),
            ("Paul Orr a déclaré que le conseil ne vendrait pas la piscine.", "unsupported_name"),
        ],
    ),
    (
        "fi",
        "Kaupunki ei myy uimahallia. Päätös syntyi maanantaina.",
        ["Kaupunki ei myy uimahallia."],
        [
            ("Kaupunki myy uimahallia.", "unsupported_wording"),
            ("Uimahallia ei myy kaupunki.", "unsupported_wording"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "proposed"),
    [(language, text, each) for language, text, true, _ in ABROAD for each in true],
)
def test_a_true_point_may_leave_in_other_languages(language: str, text: str, proposed: str) -> None:
    reading = read(text, language=language)
    assert refuse_point(reading, point(reading, proposed)) is None


@pytest.mark.parametrize(
    ("language", "text", "proposed", "reason"),
    [(language, text, *each) for language, text, _, false in ABROAD for each in false],
)
def test_a_lie_is_found_in_other_languages(
    language: str, text: str, proposed: str, reason: str
) -> None:
    reading = read(text, language=language)
    refusal = refuse_point(reading, point(reading, proposed))
    assert refusal is not None
    assert refusal.reason == reason


@pytest.mark.parametrize("text", ["🙂 a", "It is.", "\u0301" * 500 + "a"])
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    reading = read("It is a pity that the roof leaks.")
    assert refuse_point(reading, point(reading, text)) is not None


@pytest.mark.parametrize("text", ["sell " * 190, "“" * 900, "31 " * 300, "not " * 200])
def test_endless_repetition_does_not_take_long(text: str, parser: Parser) -> None:
    reading = read("They sell. " + "sell 31 not “ " * 2_000, parser)
    article = reading.article
    evidence = (article.span(0, article.sentences[3].end),)
    begun = time.process_time()
    refuse_point(reading, ProposedPoint(text, evidence, origin="llm"), parser=parser)
    assert time.process_time() - begun < 30
