import pytest

from schemas.hedging import Level
from schemas.syntax import Token
from service.ports import Parser
from service.verify.standing import Time, standing_of
from tests.unit.verify.readings import read


def word_of(text: str, word: str, parser: Parser) -> Token:
    parse = read(text, parser).parse
    assert parse is not None
    return next(token for token in parse.tokens if token.text == word)


TURNED = [
    ("No jobs will be lost at the plant.", "lost"),
    ("Nobody was hurt.", "hurt"),
    ("Few residents were hurt.", "hurt"),
    ("The guests were not hurt.", "hurt"),
    ("It is not true that the mayor resigned.", "resigned"),
    ("The firm has no plans to sell the mill.", "sell"),
    ("He denied that the firm had lied.", "lied"),
    ("He failed to pay the fine.", "pay"),
    ("Police prevented the crowd from entering the hall.", "entering"),
    ("He left without paying the bill.", "paying"),
    ("The council can no longer afford the baths.", "afford"),
    ("The plant nearly closed in May.", "closed"),
    ("The council rejected a rise in fees.", "rise"),
    ("The ministry neither confirmed nor denied it.", "confirmed"),
    ("They did not sell or close the baths.", "close"),
    ("The claim that the bridge is unsafe is false.", "unsafe"),
    ("There is no evidence that the plant closed, Mr Brand said.", "closed"),
    ("The senate has yet to vote on the bill.", "vote"),
    ("Members have still to vote on the deal.", "vote"),
    ("The union warned the firm against closing the mill.", "closing"),
    ("Nurses voted against a strike.", "strike"),
    ("Hotels struggle to find cooks.", "find"),
]

NOT_TURNED = [
    ("The drug did not only reduce pain but also improved sleep.", "reduce"),
    ("A few residents were hurt.", "hurt"),
    ("Nobody denied that the firm had lied.", "lied"),
    ("He said he was sorry; the firm denied nothing.", "sorry"),
    ("The man, who was not armed, fled.", "fled"),
    ("He gave no evidence for his claim that rockets were stored there.", "stored"),
    ("The fish, no longer than a pencil, swam well.", "swam"),
    ("The senate still plans to vote on the bill.", "vote"),
    ("He leaned against the closing door.", "leaned"),
]


@pytest.mark.parametrize(
    ("text", "word", "turned"),
    [(*each, True) for each in TURNED] + [(*each, False) for each in NOT_TURNED],
)
def test_negation_turns_what_it_has_scope_over(
    text: str, word: str, turned: bool, parser: Parser
) -> None:
    assert standing_of(word_of(text, word, parser)).turned is turned


@pytest.mark.parametrize(
    ("text", "word", "level"),
    [
        ("The plant will close.", "close", "certain"),
        ("The plant may close or sell up.", "sell", "possible"),
        ("The council is expected to sell the baths.", "sell", "probable"),
        ("It is unlikely that the bridge will reopen.", "reopen", "probable"),
        ("Aid groups fear that the toll will rise.", "rise", "possible"),
        ("It is unclear whether the plant will close.", "close", "uncommitted"),
        ("Maria Orr did not say that the plant would close.", "close", "uncommitted"),
        ("Will the plant close?", "close", "uncommitted"),
        ("If prices fall, the plant will close.", "fall", "uncommitted"),
        ("The firm could not afford the repairs.", "afford", "certain"),
        ("The raise will cost an estimated $5 million.", "cost", "probable"),
    ],
)
def test_the_weakest_hedge_in_scope_sets_the_level(
    text: str, word: str, level: Level, parser: Parser
) -> None:
    assert standing_of(word_of(text, word, parser)).level == level


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The plant closed in May.", "closed", "done"),
        ("The plant has closed.", "closed", "done"),
        ("The plant will close in May.", "close", "to_come"),
        ("They said the plant would close.", "close", "to_come"),
        ("Corvex agreed to sell the mill and keep the farm.", "keep", "to_come"),
        ("The minister is to resign on Monday.", "resign", "to_come"),
        ("The plant closes in May.", "closes", "open"),
    ],
)
def test_a_deed_is_told_as_done_or_as_still_to_come(
    text: str, word: str, time: Time, parser: Parser
) -> None:
    assert standing_of(word_of(text, word, parser)).time == time


@pytest.mark.parametrize(
    ("text", "word", "conditional"),
    [
        ("The firm will close the plant unless the union agrees.", "close", True),
        ("If the grant fails, the museum will close.", "close", True),
        ("Without the grant, the museum would have closed.", "closed", True),
        ("Even if the grant fails, the museum will stay.", "stay", False),
        ("The museum will close when the grant ends.", "close", False),
    ],
)
def test_a_condition_is_part_of_what_is_said(
    text: str, word: str, conditional: bool, parser: Parser
) -> None:
    assert standing_of(word_of(text, word, parser)).conditional is conditional


@pytest.mark.parametrize(
    ("text", "word", "cues"),
    [
        ("The bridge is safe, officials said.", "safe", ["said"]),
        ("As officials said, the bridge is safe.", "safe", ["said"]),
        ("According to the union, 120 jobs are at risk.", "are", ["According"]),
        ("Haines said Brandt believed the plant would close.", "close", ["believed", "said"]),
        ("The man who sued the firm said he was tired.", "sued", []),
        ("She said she would come and did not apologise.", "apologise", []),
        ("The union left; the firm said nothing.", "left", []),
    ],
)
def test_cues_above_a_word_say_it(text: str, word: str, cues: list[str], parser: Parser) -> None:
    assert [cue.text for cue in standing_of(word_of(text, word, parser)).cues] == cues


@pytest.mark.parametrize("text", ["not " * 500, "said " * 500, "if " * 500, "( " * 500])
def test_a_parse_of_nonsense_is_walked_to_an_end(text: str, parser: Parser) -> None:
    parse = read(text, parser).parse
    assert parse is not None
    for token in parse.tokens:
        standing_of(token)
