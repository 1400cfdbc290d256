import pytest

from schemas.article import Span
from schemas.proposal import ProposedClaim
from service.engines.embedded.engine import propose_claims
from service.ports import Parser
from service.text.coreference import read_references
from service.verify.claims import refuse_claim
from tests.unit.verify.readings import claim, place, read

TRUE = [
    # text, content, source, cue
    (
        "“We will not sell the baths,” said Maria Orr, the leader of Harwick council.",
        "We will not sell the baths,",
        "Maria Orr, the leader of Harwick council",
        "said",
    ),
    (
        "Maria Orr said the council would close the baths.",
        "the council would close the baths",
        "Maria Orr",
        "said",
    ),
    (
        "Officials said that the bridge could close.",
        "that the bridge could close",
        "Officials",
        "said",
    ),
    (
        "The bridge could close, officials said on Monday.",
        "The bridge could close",
        "officials",
        "said",
    ),
    (
        "Around 120 jobs are at risk, according to the union.",
        "Around 120 jobs are at risk",
        "the union",
        "according to",
    ),
    (
        "According to the union, 120 jobs are at risk.",
        "120 jobs are at risk",
        "the union",
        "According to",
    ),
    (
        "The firm denied that it had lied to the court.",
        "that it had lied to the court",
        "The firm",
        "denied",
    ),
    ("Corvex plans to sell the mill.", "to sell the mill", "Corvex", "plans"),
    ("Haines believes the drug may work.", "the drug may work", "Haines", "believes"),
    (
        "“We lost everything,” Omar Haines said. “The river took the house. We have nothing left.”",
        "We lost everything, … The river took the house. We have nothing left.",
        "Omar Haines",
        "said",
    ),
    (
        "The minister warned of delays. “It will take years,” she told the Courier.",
        "It will take years,",
        "she",
        "told",
    ),
    (
        "Haines did not say whether the plant would close.",
        "whether the plant would close",
        "Haines",
        "did not say",
    ),
    (
        "A spokesman for Corvex said the plant was safe.",
        "the plant was safe",
        "A spokesman for Corvex",
        "said",
    ),
    ("A spokesman for Corvex said the plant was safe.", "the plant was safe", "Corvex", "said"),
    (
        "Orr's claim that the vote was rigged was dismissed.",
        "that the vote was rigged",
        "Orr",
        "claim",
    ),
    (
        "Haines, who resigned on Monday, said the charges were false.",
        "the charges were false",
        "Haines",
        "said",
    ),
    (
        "Orr is confident that the bridge will reopen.",
        "that the bridge will reopen",
        "Orr",
        "is confident",
    ),
    (
        "Haines and Orr said the deal was dead, and the union agreed.",
        "the deal was dead",
        "Haines and Orr",
        "said",
    ),
    ("The court was told that Lund stole the boat.", "that Lund stole the boat", "", "was told"),
    (
        "Police said: “The suspect fled on foot. He may be armed.”",
        "The suspect fled on foot. He may be armed.",
        "Police",
        "said",
    ),
    (
        "Lund was tired.\n\n“I have not slept for days.\n\n“It never stops,” she said.",
        "I have not slept for days. … It never stops,",
        "she",
        "said",
    ),
    ("As Orr noted, the bridge is closed.", "the bridge is closed", "Orr", "noted"),
    (
        "The council will, Orr said, keep the baths.",
        "The council will … keep the baths",
        "Orr",
        "said",
    ),
    (
        "If the grant fails, the museum will close, Orr said.",
        "If the grant fails, the museum will close",
        "Orr",
        "said",
    ),
    (
        "The union wants the firm to keep the plant.",
        "the firm to keep the plant",
        "The union",
        "wants",
    ),
    (
        "“This is a disgrace,” one resident shouted.",
        "This is a disgrace,",
        "one resident",
        "shouted",
    ),
    (
        "The report found no evidence that the drug works.",
        "no evidence that the drug works",
        "The report",
        "found",
    ),
    (
        "Orr told Haines the plant was unsafe, and Haines told the court.",
        "the plant was unsafe",
        "Orr",
        "told",
    ),
    ("The firm said it had never paid bribes.", "it had never paid bribes", "The firm", "said"),
    ("Haines said he hopes to run again.", "he hopes to run again", "Haines", "said"),
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), TRUE)
def test_a_true_claim_may_leave(
    text: str, content: str, source: str, cue: str, parser: Parser
) -> None:
    reading = read(text, parser)
    assert refuse_claim(reading, claim(reading, content, source, cue)) is None


CUT = [
    ("“Not one gram will be sold here,” Orr said.", "one gram will be sold here,", "Orr", "said"),
    (
        "Officials found no evidence that the plant leaked.",
        "the plant leaked",
        "Officials",
        "found",
    ),
    ("There is no evidence that the plant leaked, Orr said.", "the plant leaked", "Orr", "said"),
    (
        "Maria Orr did not say that the plant would close.",
        "the plant would close",
        "Maria Orr",
        "say",
    ),
    ("Haines denied that the firm had lied.", "the firm had lied", "", ""),
    ("Haines said the firm had not lied to the court.", "lied to the court", "Haines", "said"),
    ("Haines said the firm may sell the mill.", "sell the mill", "Haines", "said"),
    (
        "Haines said it was unlikely that the firm would fail.",
        "the firm would fail",
        "Haines",
        "said",
    ),
    ("Haines said it was not true that the firm lied.", "the firm lied", "Haines", "said"),
    ("“If they pay, we will leave,” Orr said.", "we will leave", "Orr", "said"),
    ("“We will leave if they pay,” Orr said.", "We will leave", "Orr", "said"),
    (
        "“We will sell the baths unless they pay,” Orr said.",
        "We will sell the baths",
        "Orr",
        "said",
    ),
    (
        "“We will sell the baths,” Orr said, “unless they pay.”",
        "We will sell the baths,",
        "Orr",
        "said",
    ),
    (
        "“We will sell the baths, but not the library,” Orr said.",
        "We will sell the baths",
        "Orr",
        "said",
    ),
    ("“We had a deal which never happened,” Orr said.", "We had a deal", "Orr", "said"),
    (
        "“The mayor took bribes is what they want you to think,” Orr said.",
        "The mayor took bribes",
        "Orr",
        "said",
    ),
    ("“We lied? No, never,” Orr said.", "We lied", "Orr", "said"),
    ("“We stole the boat? Nonsense. We bought it,” Orr said.", "We stole the boat?", "Orr", "said"),
    ("“I do not think the bridge is safe,” Orr said.", "the bridge is safe", "Orr", "said"),
    ("“We will never sell the baths,” Orr said.", "sell the baths,", "Orr", "said"),
    (
        "“We do not want, and will not accept, a deal,” Orr said.",
        "We … want … a deal,",
        "Orr",
        "said",
    ),
    ("Orr said the council had refused to sell the baths.", "to sell the baths", "Orr", "said"),
    (
        "Orr said the council could be forced to close the baths.",
        "to close the baths",
        "Orr",
        "said",
    ),
    ("Corvex said it had no plans to close the plant.", "to close the plant", "Corvex", "said"),
    ("Orr said the firm failed to pay its staff.", "pay its staff", "Orr", "said"),
    ("“I hope we will win the vote,” Orr said.", "we will win the vote,", "Orr", "said"),
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), CUT)
def test_a_content_cut_from_what_changes_its_sense_is_truncated(
    text: str, content: str, source: str, cue: str, parser: Parser
) -> None:
    reading = read(text, parser)
    refusal = refuse_claim(reading, claim(reading, content, source, cue))
    assert refusal is not None
    assert refusal.reason == "truncated"


GIVEN_AWAY = [
    (
        "“We will sell the baths,” said Maria Orr. Omar Haines welcomed the plan.",
        "We will sell the baths,",
        "Omar Haines",
        "said",
    ),
    ("Maria Orr said Omar Haines had lied.", "Omar Haines had lied", "Omar Haines", "said"),
    (
        "Maria Orr told Omar Haines that the plant was unsafe.",
        "that the plant was unsafe",
        "Omar Haines",
        "told",
    ),
    (
        "Omar Haines, who said he was tired, heard Maria Orr announce the plant would close.",
        "the plant would close",
        "Omar Haines",
        "said",
    ),
    (
        "Omar Haines said Maria Orr believed the plant would close.",
        "the plant would close",
        "Omar Haines",
        "said",
    ),
    ("A critic of Maria Orr said the plan was dead.", "the plan was dead", "Maria Orr", "said"),
    (
        "The union, a rival of Corvex, said the plant leaked.",
        "the plant leaked",
        "Corvex",
        "said",
    ),
    (
        "According to Haines, Orr broke the law.",
        "Orr broke the law",
        "Orr",
        "According to",
    ),
    (
        "Orr, according to Haines, broke the law.",
        "broke the law",
        "Orr",
        "according to",
    ),
    (
        "She met Omar Haines. “I am innocent,” he said later, and she wept.",
        "I am innocent,",
        "she",
        "said",
    ),
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), GIVEN_AWAY)
def test_a_content_given_to_another_source_is_misattributed(
    text: str, content: str, source: str, cue: str, parser: Parser
) -> None:
    reading = read(text, parser)
    refusal = refuse_claim(reading, claim(reading, content, source, cue))
    assert refusal is not None
    assert refusal.reason == "misattributed"


def test_the_embedded_engine_knows_who_goes_on_speaking(parser: Parser) -> None:
    reading = read(
        "“We lost,” Maria Orr said. “The town is angry with us.”\n\nOmar Haines said he had won.",
        parser,
    )
    lie = claim(reading, "The town is angry with us.", "Omar Haines", "said he")
    known = propose_claims(reading).claims
    refusal = refuse_claim(reading, lie, known)
    assert refusal is not None
    assert refusal.reason == "misattributed"
    assert "Maria Orr" in refusal.detail


def test_a_claim_may_name_whom_its_pronoun_stands_for(parser: Parser) -> None:
    reading = read("Maria Orr was tired on Monday. “I am going home,” she said.", parser)
    assert reading.parse is not None
    references = read_references(reading.article, reading.parse)
    named = claim(reading, "I am going home,", "Maria Orr", "said")
    assert refuse_claim(reading, named) is not None
    assert refuse_claim(reading, named, references=references) is None


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "part"),
    [
        (
            "Maria Orr spoke first. The plant is old. It leaks, officials said.",
            "The plant is old.",
            "officials",
            "said",
            "cue",
        ),
        (
            "“We won,” Orr said. The hall was full. Nobody left early. “We lost,” Haines said.",
            "We won, … We lost,",
            "Orr",
            "said",
            "rest of the content",
        ),
        (
            "“We were never asked.”\n\nOmar Haines said: “I asked them all.”",
            "We were never asked.",
            "Omar Haines",
            "said",
            "cue",
        ),
        (
            "The plant leaks, she said. It was cold. It rained. Maria Orr arrived late.",
            "The plant leaks",
            "Maria Orr",
            "",
            "source",
        ),
    ],
)
def test_parts_that_stand_apart_are_scattered(
    text: str, content: str, source: str, cue: str, part: str
) -> None:
    reading = read(text)
    refusal = refuse_claim(reading, claim(reading, content, source, cue, origin="embedded"))
    assert refusal is not None
    assert refusal.reason == "scattered"
    assert part in refusal.detail


def test_words_that_do_not_stand_at_their_place_are_not_in_the_article() -> None:
    reading = read("Officials said the bridge is safe.")
    invented = Span(start=15, end=33, text="the bridge is shut")
    refusal = refuse_claim(reading, ProposedClaim(content=(invented,)))
    assert refusal is not None
    assert refusal.reason == "not_in_article"
    assert refusal.proposed == {"content": "the bridge is shut"}


def test_a_claim_without_words_is_malformed() -> None:
    reading = read("Officials said: “…” and left.")
    for content in ((), (place(reading.article, "…"),)):
        refusal = refuse_claim(reading, ProposedClaim(content=content))
        assert refusal is not None
        assert refusal.reason == "malformed"


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("de", "„Wir werden das Bad nicht verkaufen“, sagte Maria Orr.", "verkaufen"),
        ("de", "Orr sagte, das Werk könnte bald schließen.", "schließen"),
        ("de", "„Wir verkaufen das Bad nicht“, sagte Maria Orr.", "Wir verkaufen das Bad"),
        (
            "fr",
            "« Nous ne vendrons pas la piscine », a déclaré Marie Orr.",
            "vendrons pas la piscine",
        ),
        ("fr", "« Nous ne vendrons pas la piscine », a déclaré Marie Orr.", "la piscine"),
        ("fr", "« Nous vendrons, sauf accord », a déclaré Marie Orr.", "Nous vendrons"),
        ("es", "«No venderemos la piscina», dijo María Orr.", "venderemos la piscina"),
        ("fi", "”Emme myy uimahallia”, sanoi Maria Orr.", "myy uimahallia"),
    ],
)
def test_a_cut_is_found_without_a_parser_too(language: str, text: str, content: str) -> None:
    reading = read(text, language=language)
    refusal = refuse_claim(reading, claim(reading, content, "Orr"))
    assert refusal is not None
    assert refusal.reason == "truncated"


@pytest.mark.parametrize(
    ("language", "text", "content", "cue"),
    [
        (
            "de",
            "„Wir werden das Bad nicht verkaufen“, sagte Orr.",
            "Wir werden das Bad nicht verkaufen",
            "sagte",
        ),
        (
            "de",
            "Orr sagte, das Werk könnte bald schließen.",
            "das Werk könnte bald schließen",
            "sagte",
        ),
        (
            "fr",
            "« Nous ne vendrons pas la piscine », a dit Orr.",
            "Nous ne vendrons pas la piscine",
            "a dit",
        ),
        ("fi", "”Emme myy uimahallia”, sanoi Orr.", "Emme myy uimahallia", "sanoi"),
    ],
)
def test_a_whole_content_may_leave_without_a_parser(
    language: str, text: str, content: str, cue: str
) -> None:
    reading = read(text, language=language)
    assert refuse_claim(reading, claim(reading, content, "Orr", cue)) is None
