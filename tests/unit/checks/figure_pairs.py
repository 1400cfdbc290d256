"""Texts about figures, days, names and who said what, by the article they stand for."""

from typing import Final

from schemas.check import CheckedKind, FindingType

HARBOUR: Final = (
    "The port of Lindmouth will shut for six weeks from 7 September so that its 112-year-old "
    "sea wall can be repaired, the harbour board said on Wednesday. The work is expected to "
    "cost £18.4m, almost twice the £9.6m that was set aside in 2022.\n\n"
    "About 2,350 passengers a day use the port, and one lorry in eight that crosses the strait "
    "goes through it. Ferries will sail from Carn Bay instead, which adds an hour and a half "
    'to the journey, according to the operator, Blue Strait Lines. "We know it is a nuisance," '
    'said its managing director, Oona Pell. "Nobody would do this for fun."\n\n'
    "The wall was built in 1914 and last repaired in 1979. An inspection in January found 37 "
    'cracks, 14 of them wider than 5cm. "It will not fall down tomorrow," said Dr Rafiq Amin, '
    'the board\'s chief engineer. "But I would not stand on it in a storm."\n\n'
    "The Fishermen's Alliance, which speaks for 64 boats, said the closure could cost its "
    'members £700,000. Its secretary, Bess Harker, accused the board of "treating the fleet as '
    'an afterthought". A spokesman for the board said compensation would be discussed at a '
    'meeting on 2 June. Ms Harker will be there. "I\'ll bring the sandwiches," she said, "and '
    'they can bring the cheque."\n\n'
    "Dredging took 19 days in 2019. Traders in the town, where unemployment is 7.2%, against "
    "4.1% in the county as a whole, say that takings fell by a fifth then. Of the 85 shops "
    "that answered a survey last month, 51 feared they would have to lay off staff.\n\n"
    "The transport minister, Colm Hasker, visits Lindmouth on Friday. He told the Lindmouth "
    "Echo on Monday that the state would pay 60 per cent of the bill. The board meets again on "
    "Tuesday."
)
HARBOUR_PUBLISHED: Final = "2026-05-14"

TRIAL: Final = (
    "A jury in Prestholm has cleared a surgeon of causing the death of a 34-year-old patient, "
    "after a trial that lasted 11 weeks.\n\n"
    "Anders Kroll, 61, of Vale Road, was found not guilty of gross negligence manslaughter on "
    "Monday by a majority of 10 to two. He had operated on Lena Fisk at St Olave's Hospital on "
    "16 March 2023; she died four days later.\n\n"
    "Prosecutors had said that Kroll ignored a scan taken at 6.40pm, two hours and 20 minutes "
    "before the operation began. His barrister, Sonia Marchetti KC, told the court that the "
    "scan “was never put in front of him”. Kroll said in evidence: “I think about her every "
    "day. I did what any surgeon would have done.”\n\n"
    "“We are heartbroken,” Ms Fisk’s mother, Greta, said on the steps of the court. “Eleven "
    "weeks, and nobody has told us why.” She said the family would ask for an inquest.\n\n"
    "The judge, Mr Justice Oduya, thanked the jurors, who had deliberated for 19 hours. “You "
    "have had to listen to things that nobody should have to listen to,” he said. Detective "
    "Chief Inspector Marcus Yeo, who led the investigation, said his officers “respect the "
    "verdict, and we will not be commenting further”.\n\n"
    "The hospital trust said it had changed the way that scans are passed on. It has paid the "
    "family £250,000, half of it last year. The General Surgical Council, which suspended "
    "Kroll in June 2023, said it would review the case. He has carried out more than 4,000 "
    "operations in a career of 33 years.\n\n"
    "The trial cost an estimated £1.3 million. Jurors heard from 58 witnesses, nine of them "
    "surgeons. A tenth refused to travel from Oslo."
)
TRIAL_PUBLISHED: Final = "2026-02-03"

Text = tuple[CheckedKind, str]

HARBOUR_SOUND: list[Text] = [
    ("headline", "Lindmouth port to close for 42 days this autumn"),
    ("headline", "Port closure: repairs to cost more than £18m"),
    ("headline", "Sea wall repair bill nearly doubles to £18.4m"),
    ("summary", "The cost of the repairs has risen by £8.8m since 2022, to £18.4m."),
    (
        "summary",
        "The state will pay some £11m of the bill, the transport minister told the Lindmouth Echo.",
    ),
    ("summary", "The wall, built 112 years ago, was last repaired 47 years ago."),
    (
        "summary",
        "The wall was last repaired more than four decades ago. Inspectors found 37 cracks, "
        "more than a third of them wider than 5cm.",
    ),
    ("headline", "12.5% of lorries crossing strait use port"),
    ("summary", "Sailing from Carn Bay will take 90 minutes longer, Blue Strait Lines says."),
    ("headline", "60% of shops fear layoffs during port closure"),
    (
        "summary",
        "Three in five shops that answered a survey in April fear they will have to lay off staff.",
    ),
    (
        "summary",
        "Unemployment in the town is 3.1 percentage points higher than in the county.",
    ),
    ("headline", "Port boss: ‘Nobody would do this for fun’"),
    ("headline", "‘A nuisance’: ferry boss sorry for port closure"),
    ("headline", "Engineer: wall ‘will not fall down tomorrow’"),
    ("summary", "“I would not stand on it in a storm,” the chief engineer said."),
    ("summary", "The board’s engineer said the wall would “not fall down tomorrow”."),
    ("headline", "Fishermen: port board treats fleet ‘as an afterthought’"),
    (
        "summary",
        "Minister to visit Lindmouth tomorrow, two days after the closure was announced. He "
        "said on 11 May that the state would pay most of the bill.",
    ),
    (
        "summary",
        "The closure lasts from 7 September until mid-October. Compensation is to be discussed "
        "early in June.",
    ),
    ("summary", "The board meets again on 19 May."),
    ("headline", "Lindmouth traders say takings fell 20% in 2019 dredging"),
    ("summary", "The alliance says the closure could cost fishermen almost £11,000 a boat."),
    ("social", "Lindmouth port shuts in September. 2,350 people a day use it #Lindmouth"),
    (
        "summary",
        "More than 2,300 passengers a day use the port. Fourteen cracks are wider than two inches.",
    ),
    ("headline", "Blue Strait Lines: port closure ‘a nuisance’"),
    ("alert", "Sea wall work to shut Lindmouth port for a month and a half"),
    ("summary", "Pell, who runs the ferry company, said nobody “would do this for fun”."),
    (
        "summary",
        "Harker said she would bring “the sandwiches” and the board could “bring the cheque”.",
    ),
]
HARBOUR_FAULTY: list[tuple[CheckedKind, str, FindingType]] = [
    ("headline", "Port to close for six months of repairs", "unsupported_number"),
    ("headline", "Sea wall repair to cost £14.8m", "unsupported_number"),
    ("summary", "The cost of the repairs has risen by £9.8m since 2022.", "unsupported_number"),
    ("summary", "The wall was last repaired 37 years ago.", "unsupported_number"),
    (
        "summary",
        "One lorry in three that crosses the strait goes through the port.",
        "unsupported_number",
    ),
    ("summary", "More than half of the 37 cracks are wider than 5cm.", "unsupported_number"),
    ("headline", "Three in four shops fear layoffs", "unsupported_number"),
    (
        "summary",
        "Sailing from Carn Bay will add half an hour to the journey, the operator said.",
        "unsupported_number",
    ),
    (
        "summary",
        "Compensation would be discussed at a meeting on 7 September, a spokesman said.",
        "unsupported_date",
    ),
    ("summary", "The transport minister visits Lindmouth on Tuesday.", "unsupported_date"),
    ("summary", "The board meets again on Friday.", "unsupported_date"),
    ("summary", "The wall was built in 1979 and inspected in January.", "unsupported_date"),
    ("summary", "The port will shut from 9 September.", "unsupported_date"),
    (
        "summary",
        "The minister, Colm Hasker, told the Lindmouth Echo on Thursday that the state would pay.",
        "unsupported_date",
    ),
    ("headline", "Oonagh Pell: port closure is a nuisance", "unsupported_name"),
    ("headline", "Ferries to sail from Tarn Bay", "unsupported_name"),
    ("summary", "“Nobody would do this for fun,” said Rafiq Amin.", "misattributed_quote"),
    ("summary", "“I’ll bring the sandwiches,” said Oona Pell.", "misattributed_quote"),
    (
        "headline",
        "‘I would not stand on it in a storm’: minister Hasker on sea wall",
        "misattributed_quote",
    ),
    ("headline", "Engineer: wall ‘will fall down tomorrow’", "spliced_quote"),
    ("summary", "“I would stand on it in a storm,” said Dr Amin.", "spliced_quote"),
    ("summary", "“It is a bit of a nuisance,” said Pell.", "altered_quote"),
    (
        "summary",
        "“The board has lied to us for years,” said Bess Harker.",
        "invented_quote",
    ),
    (
        "summary",
        "Unemployment in the town is 4.1%, against 7.2% in the county.",
        "unsupported_number",
    ),
    ("summary", "The alliance speaks for 46 boats.", "unsupported_number"),
    ("summary", "The closure could cost its members at most £70,000.", "unsupported_number"),
    ("summary", "About 2,530 passengers a day use the port.", "unsupported_number"),
]

TRIAL_SOUND: list[Text] = [
    ("headline", "Surgeon found not guilty over death of patient, 34"),
    (
        "summary",
        "Kroll was acquitted yesterday by 10 votes to two. He had denied manslaughter by gross "
        "negligence.",
    ),
    ("summary", "Lena Fisk died on 20 March 2023, after an operation at St Olave’s."),
    ("summary", "The operation began at 9pm, more than two hours after the scan."),
    (
        "summary",
        "The trust has paid the family a quarter of a million pounds, £125,000 of it in 2025.",
    ),
    ("summary", "He was suspended almost three years ago, three months after the operation."),
    ("headline", "‘Nobody has told us why’: family of Lena Fisk ask for inquest"),
    ("headline", "Police ‘respect the verdict’ in surgeon trial"),
    ("summary", "Police said they “respect the verdict” and would not comment further."),
    ("headline", "Surgeon: ‘I think about her every day’"),
    ("summary", "The scan “was never put in front of him”, the defence said."),
    (
        "summary",
        "The jury took 19 hours to clear the 61-year-old. Fifty-eight witnesses were heard; "
        "nearly one in six was a surgeon.",
    ),
    (
        "summary",
        "“You have had to listen to things that nobody should have to listen to,” Mr Justice "
        "Oduya told the jury.",
    ),
    (
        "summary",
        "Judge tells jurors they had to hear “things that nobody should have to listen to”.",
    ),
    ("headline", "Mother of dead patient ‘heartbroken’ after surgeon cleared"),
    (
        "summary",
        "The GSC said it would review the case of Kroll, who has been a surgeon for more than "
        "three decades.",
    ),
    ("summary", "Kroll, a surgeon for 33 years, has performed thousands of operations."),
    ("headline", "Jury out for 19 hours clears surgeon of killing patient in 2023"),
    ("summary", "Marcus Yeo of the police said: “We will not be commenting further.”"),
    ("headline", "Defence: scan ‘never put in front of’ surgeon"),
]
TRIAL_FAULTY: list[tuple[CheckedKind, str, FindingType]] = [
    ("summary", "Kroll was acquitted on Tuesday.", "unsupported_date"),
    ("summary", "Lena Fisk died on 16 March 2023.", "unsupported_date"),
    ("summary", "The scan was taken at 4.40pm.", "unsupported_date"),
    ("summary", "Kroll was suspended in March 2023.", "unsupported_date"),
    ("summary", "He was cleared by a majority of 11 to one.", "unsupported_number"),
    ("summary", "The family was paid £520,000.", "unsupported_number"),
    ("summary", "Ms Fisk, 43, died four days after the operation.", "unsupported_number"),
    ("summary", "She died five days after the operation.", "unsupported_number"),
    ("summary", "The trial cost more than £2 million.", "unsupported_number"),
    ("summary", "He has carried out fewer than 4,000 operations.", "unsupported_number"),
    ("summary", "“We are heartbroken,” said Sonia Marchetti.", "misattributed_quote"),
    (
        "summary",
        "“I did what any surgeon would have done,” his barrister said.",
        "misattributed_quote",
    ),
    ("headline", "Police: ‘Nobody has told us why’", "misattributed_quote"),
    (
        "summary",
        "“I think about her each night. I did what any surgeon would have done,” he said.",
        "altered_quote",
    ),
    (
        "summary",
        "“Eleven weeks, and somebody has told us why,” she said.",
        "altered_quote",
    ),
    ("headline", "Police ‘will be commenting further’ on verdict", "spliced_quote"),
    ("summary", "Anders Knoll was cleared of causing a patient’s death.", "unsupported_name"),
    ("summary", "Lena Fisk was treated at St Olaf’s Hospital.", "unsupported_name"),
    (
        "summary",
        "Detective Chief Inspector Marcus Oduya led the investigation.",
        "unsupported_name",
    ),
    ("headline", "‘Justice has been done’: surgeon Kroll speaks", "invented_quote"),
    (
        "summary",
        "The hospital trust paid the family £250,000, two thirds of it last year.",
        "unsupported_number",
    ),
]

GLIDER: Final = (
    "Orvalia's glider club has raised the price of its new hangar from £3.1m to £4.6m, its board "
    "said on Tuesday. The club, which has 412 members, has collected £1.9m of the £4.6m. More "
    "than 2,700 people have given money since March.\n\n"
    "The Federation of Soaring Pilots polled members in April. In all, 103 members said that "
    "they would leave. The board approved the price by 41 votes to 9, and work will start on 12 "
    "October. Each of the 24 hangar bays will cost up to £2,600 a year to rent.\n\n"
    "Ewa Sollund, 31, who landed in a temperature of minus 11 degrees Celsius on Sunday, came "
    "second in 52.48 minutes; the winner, Pim Aartsen, needed 52.41. It was her fourth medal of "
    "the year, after three in 2024. She had set off at 6.20am. The field was closed behind her "
    "and opened again an hour later.\n\n"
    "“I can’t say that flying makes people brave,” said the club’s chair, Rosa Dehlin. “You were "
    "told of the risk that winter brings. We did not hide it. You came because you love the "
    "sky.” Her deputy, Tomas Kell, disagreed. “We are perhaps two storms away from closure,” "
    "Kell told members. “I have never refused a request made in writing.”\n\n"
    "The treasurer’s son, Anders Vik, spoke of his wife. “She thinks it is a kind of madness,” "
    "he said. Jo and Marit Brandvold, who run the canteen, have left."
)
GLIDER_PUBLISHED: Final = "2025-09-17"

GLIDER_SOUND: list[Text] = [
    ("headline", "Orvalian glider club still £2.7m short of price of hangar"),
    ("headline", "Glider club’s hangar to cost half as much again"),
    ("summary", "A quarter of the members would leave, an FSP poll found."),
    ("summary", "Of those on the board who voted, 82% approved the price."),
    ("summary", "Renting all the bays would cost as much as £62,400 a year."),
    ("summary", "Aartsen beat Sollund by seven-hundredths of a minute."),
    ("headline", "Sollund takes seventh medal since start of 2024"),
    ("summary", "The 31-year-old landed in about 12 degrees Fahrenheit."),
    ("summary", "The field opened again at 7.20am."),
    ("summary", "Work on the hangar is to begin in 25 days."),
    ("summary", "Jo Brandvold has left the canteen."),
    ("summary", "Sollund landed on Sunday of last week."),
    (
        "social",
        "“You were told of the risk … You came because you love the sky,” Rosa Dehlin said.",
    ),
    ("summary", "“We are perhaps two storms away from closure,” her deputy said."),
    ("summary", "“I have never refused a request made in writing,” said Kell."),
    ("headline", "Nobody can say that ‘flying makes people brave’, club’s chair admits"),
]
GLIDER_FAULTY: list[tuple[CheckedKind, str, FindingType]] = [
    ("headline", "Price of glider club’s hangar nearly doubles to £4.6m", "unsupported_number"),
    ("summary", "Nearly 2,700 people have given money since March.", "unsupported_number"),
    ("summary", "Each bay will cost up to £2,900 a year to rent.", "unsupported_number"),
    ("summary", "A third of the members would leave, a poll found.", "unsupported_number"),
    ("summary", "Sollund set off at 6.20pm.", "unsupported_date"),
    ("headline", "‘Flying makes people brave’: club’s chair on winter", "spliced_quote"),
    ("headline", "‘We are two storms away from closure’, deputy says", "spliced_quote"),
    ("summary", "“I have never refused a request,” said Kell.", "spliced_quote"),
    (
        "summary",
        "“I can’t say that flying makes people brave,” says deputy chair Tomas Kell in a letter.",
        "misattributed_quote",
    ),
    (
        "summary",
        "“She thinks it is a kind of madness,” Rosa Dehlin said.",
        "misattributed_quote",
    ),
    (
        "standfirst",
        "The chair warns of winter, but Tomas Kell is unconvinced: “You were told of the risk”",
        "misattributed_quote",
    ),
]
