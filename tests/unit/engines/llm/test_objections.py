from prompts import load_prompt
from schemas.article import Article
from schemas.check import Check
from service.checks import with_objections
from service.engines.llm.draft import DraftObjection
from service.engines.llm.objections import heard, messages_about
from service.ports import Objection
from service.text.segmentation import sentences_of

TEXT = "The baths may close in May, the owner said. They employ 40 people."
ARTICLE = Article(TEXT, "en", sentences=sentences_of(TEXT, "en", ()))
HEADLINE = "Baths to close after strike"


def objections(*drafts: DraftObjection) -> list[Objection]:
    return heard(drafts, ARTICLE, HEADLINE)


def test_an_objection_quotes_the_text_and_cites_the_article() -> None:
    (objection,) = objections(DraftObjection(statement="after strike", at=(1, 2)))
    assert HEADLINE[objection.start : objection.end] == "after strike"
    assert objection.sentences == (0, 1)


def test_what_does_not_cite_or_quote_is_not_heard() -> None:
    assert not objections(
        DraftObjection(statement="after strike", at=()),
        DraftObjection(statement="after strike", at=(0, 3, -1)),
        DraftObjection(statement="after a flood", at=(1,)),
        DraftObjection(statement=" ", at=(1,)),
    )


def test_the_models_word_alone_warns() -> None:
    passed = Check(verdict="pass", findings=(), extraction_id="x_0")
    checked = with_objections(passed, [Objection(15, 27, (0,))], HEADLINE, ARTICLE)
    assert checked.verdict == "warn"
    (finding,) = checked.findings
    assert (finding.type, finding.severity) == ("unsupported_statement", "warning")
    assert finding.evidence
    assert finding.evidence[0].text == "The baths may close in May, the owner said."


def test_what_was_found_without_the_model_is_not_repeated() -> None:
    passed = Check(verdict="pass", findings=(), extraction_id="x_0")
    once = with_objections(passed, [Objection(15, 27, (0,))], HEADLINE, ARTICLE)
    assert with_objections(once, [Objection(9, 27, (1,))], HEADLINE, ARTICLE) == once


def test_the_article_is_sent_as_far_as_it_fits() -> None:
    prompt = load_prompt("check", 1)
    whole, cut = (
        messages_about(prompt, ARTICLE, HEADLINE, room)[1]["content"] for room in (1_000, 50)
    )
    assert "[2] They employ 40 people." in whole
    assert "[1]" in cut
    assert "[2]" not in cut
    assert whole.count(HEADLINE) == cut.count(HEADLINE) == 1
