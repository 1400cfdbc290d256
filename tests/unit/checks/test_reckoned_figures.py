"""What an editor may reckon from the figures of an article, and what does not come of them."""

from typing import Final

import pytest

from service.checks import check_text
from service.engines.embedded.parser import SpacyParser
from tests.unit.checks.readings import extracted

CAVE: Final = (
    "A man born in 1984 was rescued on Tuesday after 19 hours in a cave near Tolmere. Crews worked "
    "from 9pm on Monday until 4am on Tuesday to reach him, the fire service said. The cave lies "
    "1,850 metres up and the water in it was 4C.\n\n"
    "The rescue team, founded in 1876, has 23 volunteers and three dogs. It was called out 318 "
    'times last year, up from 212 in 2023. "We were lucky," said its leader, Anna Thole, 61. The '
    "call-out cost £46,800, or about £7 for every household in the county.\n\n"
    "Of 60 cavers asked by the club in March, 33 wanted a gate at the entrance, 18 did not and "
    "nine had no view. The club has 420 members; 11% of them are under 25. Membership costs £26 a "
    "month. Entry fees brought in £18,200 in 2024 and £22,750 last year, when 143 schools and 27 "
    "firms came. A pupil pays 48p and a grown-up 60p.\n\n"
    "Tolmere Council voted 31 to 12 in April to buy the land, 88 acres of it, for £1.32m. The "
    "council has 48 members. The seller had asked for £1.6m. A path of 14.5km will be laid at a "
    "cost of £95 a metre, and 640 trees will be planted on 16 plots. Of the price, £430,000 comes "
    "from a lottery and £615,000 from the club. The tax on land was cut by a quarter of a "
    "percentage point, from 3.5% to 3.25%.\n\n"
    "The cave was last surveyed in July 2009. Its paintings date from about 250 BC. Three people "
    "have died there since 1998: Mark Orme in 1998, Lucy Tran in 2011 and Peter Hale in 2019."
)

SOUND = [
    "A man of about 42 was rescued after the best part of a day underground.",
    "Rescuers worked through the night for seven hours.",
    "The team, now in its 150th year, has nearly two dozen volunteers.",
    "The 150-year-old team was called out almost once a day last year.",
    "Call-outs rose 50% in a year.",
    "There were one and a half times as many call-outs as in 2023.",
    "The team had 106 more call-outs than in 2023.",
    "An average of six call-outs a week kept the team busy last year.",
    "55% of cavers want a gate, 30% do not and 15% had no view.",
    "Three in ten of the 60 cavers asked were against a gate.",
    "About 46 of the club's members are under 25.",
    "Nearly nine in ten members of the club are 25 or over.",
    "Club membership costs £312 a year.",
    "Entry fees rose by £4,550, or 25%.",
    "Entry fees have brought in almost £41,000 in two years.",
    "Last year 170 schools and firms came.",
    "A pupil pays a fifth less than a grown-up.",
    "The council voted to buy the land by a majority of 19.",
    "72% of those who voted backed the purchase.",
    "The price is £280,000 less than the seller wanted.",
    "That leaves £275,000 for the council to find.",
    "At £15,000 an acre, the land is cheap.",
    "A nine-mile path will cost almost £1.4m.",
    "Some 40 trees a plot will be planted.",
    "The tax was cut by 25 basis points.",
    "The cave was last surveyed nearly 17 years ago.",
    "The paintings are more than 2,200 years old.",
    "The call-out cost roughly £2,000 a volunteer.",
]

FAULTY = [
    "A man of 52 was rescued.",
    "Crews worked for 18 hours to reach the man.",
    "The team, now in its 140th year, was called out.",
    "Call-outs rose 70% in a year.",
    "The team had 160 more call-outs than in 2023.",
    "65% of the 60 cavers asked want a gate.",
    "Club membership costs £460 a year.",
    "Entry fees rose by £5,450.",
    "Last year 190 schools and firms came.",
    "The council voted to buy the land by a majority of 29.",
    "The price is £380,000 less than the seller wanted.",
    "At £25,000 an acre, the land is dear.",
    "Some 80 trees a plot will be planted.",
    "The tax was cut by 75 basis points.",
    "The cave was last surveyed 37 years ago.",
    "The team has three dozen volunteers.",
]


def doubted(text: str, parser: SpacyParser) -> list[str]:
    extraction = extracted(CAVE, published_at="2026-05-14")
    findings = check_text(extraction, text, "summary", parser).findings
    return [each.span.text for each in findings if each.type == "unsupported_number"]


@pytest.mark.parametrize("text", SOUND)
def test_what_comes_of_the_figures_passes(text: str, parser: SpacyParser) -> None:
    assert doubted(text, parser) == []


@pytest.mark.parametrize("text", FAULTY)
def test_what_does_not_is_found(text: str, parser: SpacyParser) -> None:
    assert doubted(text, parser)


def test_a_small_number_is_doubted_only_beside_another_of_the_same(parser: SpacyParser) -> None:
    assert doubted("The rescue team has five dogs and 23 volunteers.", parser)
    assert not doubted("Two more schools than ever came last year.", parser)
