"""Each frame of the lexicon, on a sentence that has it and on one that only looks like it."""

import pytest

from service.ports import Parser
from tests.unit.engines.embedded.reading import claims_in, told

FOUND = [
    (
        "The mayor said that the bridge would open in May.",
        ("The mayor", "said", "the bridge would open in May"),
    ),
    (
        "The bridge would open in May, the mayor said.",
        ("the mayor", "said", "The bridge would open in May"),
    ),
    (
        "The bridge, the mayor said, would open in May.",
        ("the mayor", "said", "The bridge / would open in May"),
    ),
    ("As the mayor put it, the bridge was a gift.", ("the mayor", "put", "the bridge was a gift")),
    (
        "She has not ruled out that the bridge may close.",
        ("She", "has not ruled out", "the bridge may close"),
    ),
    (
        "The union asked whether the bridge was safe.",
        ("The union", "asked", "whether the bridge was safe"),
    ),
    ("Engineers think the bridge is sound.", ("Engineers", "think", "the bridge is sound")),
    ("Poe vowed to reopen the bridge.", ("Poe", "vowed", "to reopen the bridge")),
    ("Poe wants to reopen the bridge.", ("Poe", "wants", "to reopen the bridge")),
    ("The bridge seems to be sinking.", ("", "seems", "The bridge / to be sinking")),
    (
        "Poe urged the council to reopen the bridge.",
        ("Poe", "urged", "the council to reopen the bridge"),
    ),
    ("Critics called the bridge a disgrace.", ("Critics", "called", "the bridge a disgrace")),
    (
        "Critics described the bridge as a disgrace.",
        ("Critics", "described", "the bridge as a disgrace"),
    ),
    (
        "The bridge was described as a disgrace.",
        ("", "was described", "The bridge / as a disgrace"),
    ),
    ("The bridge is expected to open in May.", ("", "is expected", "The bridge / to open in May")),
    (
        "The closure was announced by the ministry on Friday.",
        ("the ministry", "was announced", "The closure"),
    ),
    (
        "The ministry rejected the allegation of neglect.",
        ("The ministry", "rejected", "the allegation of neglect"),
    ),
    ("Poe accused the builders of fraud.", ("Poe", "accused", "the builders of fraud")),
    (
        "The union blamed the delay on the builders.",
        ("The union", "blamed", "the delay on the builders"),
    ),
    (
        "The union called for an inquiry into the collapse.",
        ("The union", "called for", "an inquiry into the collapse"),
    ),
    ("Poe’s claim that the bridge was safe was mocked.", ("Poe", "claim", "the bridge was safe")),
    (
        "The builders’ promise to finish by May was broken.",
        ("The builders", "promise", "to finish by May"),
    ),
    (
        "The mayor is confident that the bridge will hold.",
        ("The mayor", "is confident", "the bridge will hold"),
    ),
    ("According to the police, two men fled.", ("the police", "According to", "two men fled")),
    ("Two men fled, according to the police.", ("the police", "according to", "Two men fled")),
    ("The driver allegedly fled the scene.", ("", "allegedly", "The driver / fled the scene")),
    (
        "The report found that the beams had rusted.",
        ("The report", "found", "the beams had rusted"),
    ),
    (
        "The minister made clear that no money was left.",
        ("The minister", "made clear", "no money was left"),
    ),
    ("Officials put the toll at 14.", ("Officials", "put", "the toll at 14")),
    (
        "Prices fell by a third, the agency’s figures show.",
        ("the agency’s figures", "show", "Prices fell by a third"),
    ),
    ("A court heard that the bridge was unsafe.", ("", "heard", "the bridge was unsafe")),
    ("The bridge was unsafe, the court heard.", ("", "heard", "The bridge was unsafe")),
    (
        "The club denied reports that Roe has asked to leave.",
        ("The club", "denied reports", "Roe has asked to leave"),
    ),
    (
        "He confirmed reports that the bridge would close.",
        ("He", "confirmed reports", "the bridge would close"),
    ),
    ("The plan was criticised as unworkable.", ("", "was criticised", "The plan / as unworkable")),
    (
        "Tenants have been told to leave by June.",
        ("", "have been told", "Tenants / to leave by June"),
    ),
    (
        "In a poll in May, two in five were against.",
        ("a poll in May", "In", "two in five were against"),
    ),
    (
        "By the union’s count, 40 homes were lost.",
        ("the union", "By / count", "40 homes were lost"),
    ),
    ("In the view of Poe, the bridge is a folly.", ("Poe", "In the view", "the bridge is a folly")),
    ("Calls for a recount grew louder.", ("", "Calls for", "a recount")),
]

NOT_FOUND = [
    "The bridge opened in May.",
    "Two men fled the scene in a grey van.",
    "The problem is that the bridge is narrow.",
    "The town has had to close the bridge twice.",
    "The crowd made the barrier give way.",
    "A film called “The Bridge” was shown on Friday.",
    "The bridge helped the town grow.",
    "The council meets on Monday to elect a chair.",
    "The neighbours heard that the music had stopped.",
    "In view of the rain, the match was off.",
    "He left by the door of the barn.",
    "Criticism of the bridge grew louder.",
]


@pytest.mark.parametrize(("sentence", "claim"), FOUND)
def test_a_cue_in_its_frame_is_found(
    parser: Parser, sentence: str, claim: tuple[str, str, str]
) -> None:
    assert [told(each) for each in claims_in(parser, sentence)] == [claim]


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_what_nobody_is_said_to_say_is_no_claim(parser: Parser, sentence: str) -> None:
    assert [told(each) for each in claims_in(parser, sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Poe said the bridge was safe.", "statement"),
        ("Poe believes the bridge is safe.", "belief"),
        ("Poe fears that the bridge will fall.", "belief"),
        ("Poe plans to rebuild the bridge.", "intention"),
        ("Poe promised to rebuild the bridge.", "intention"),
    ],
)
def test_the_cue_tells_a_statement_from_a_belief_and_an_intention(
    parser: Parser, sentence: str, type_: str
) -> None:
    assert [claim.type for claim in claims_in(parser, sentence)] == [type_]
