"""Short invented articles that texts are held against."""

from typing import Final

BATHS: Final = (
    "The council will keep the Marsh Lane baths open, its leader said on Monday. “We will not sell"
    " the site before 2030,” said Joan Tell, the leader of Harwick council. Officials in her"
    " finance department told the Harwick Courier that the baths could close as early as 2028, and"
    " around 120 jobs are at risk, according to the union. The Courier could not verify the"
    " figure.\n\nOf 1,487 residents who answered a survey, 40% said they swam there every week. The"
    " baths, which cost £2.36m to repair in 2019, are 16 kilometres from the nearest other pool."
)

FIRE: Final = (
    "LANTHORPE, 4 March — Two men were arrested on Tuesday after a fire tore through the Orrin"
    " paper mill in Lanthorpe, killing three workers and injuring 17 others. Detective Inspector"
    " Priya Sand said the blaze may have been started deliberately. “We are keeping an open mind,"
    " but we do not believe this was an accident,” she said. “Nobody should speculate.”\n\n"
    "The mill's owner, Calder Paper, denied that its fire alarms had been switched off. The"
    " company's chief executive, Tomas Wren, said: “Our alarms were tested in January. They worked"
    " perfectly. I cannot explain what happened, and I will not guess.”\n\nThe union GMW claimed"
    " that managers had ignored warnings about the wiring. The claim could not be independently"
    " verified. Firefighters from Dunmore rescued eleven people from the roof. The suspected"
    " arsonist, who has not been named, is 34."
)

BANK: Final = (
    "The Velmar central bank raised its key interest rate from 3.25% to 3.75% on 12 June 2024, its"
    " third increase this year. Governor Ilse Brandt said inflation was likely to fall below 4% by"
    " the end of the year. “If wages keep rising at this pace, we will have to act again,” she told"
    " reporters in Port Velmar. “But I am not worried about growth.”\n\nLund Bank sued Brandt Steel"
    " for $4.58bn in May over unpaid loans. The steelmaker lost 300 of its 1,000 staff in 2023."
    " Analysts at Corvex expect the economy to shrink next year. The finance ministry rejected a"
    " proposal by the opposition to cut fuel tax. French and German lenders hold about a third of"
    " Velmar's debt, the ministry said."
)

MATCH: Final = (
    "Estwick beat Harrowby 3-1 in front of 24,310 people at Mill Road on Saturday to reach the cup"
    " final for the first time since 1987. Nadia Okoro scored twice and captain Lena Frost added a"
    " third before Harrowby's Mia Stone replied. “We never stopped believing,” Frost said. “The"
    " fans carried us, and I think we deserved it.”\n\nHarrowby manager Paul Greer blamed the"
    " referee. “The second goal was offside, everybody saw it, but that is football,” he said."
    " Okoro, 22, may miss the final with a knee injury. Tickets go on sale on Thursday."
)

MERGER: Final = (
    "Brantham Foods agreed on Wednesday to buy its rival Oakley for 640 million euros, a deal that"
    " could cost up to 900 jobs. The competition authority has not approved the takeover. Oakley"
    " chairman Raúl Pinto said the offer was “fair, generous and right for our staff”. He said the"
    " factories in Tolland would stay open, but he did not rule out cuts at head office.\n\n"
    "Brantham's shares fell 6.2% while Oakley's rose 14%. A spokeswoman for the World Health"
    " Organization declined to comment. Two former executives, who asked not to be named, said the"
    " talks began in 2021. Brantham reported sales of 1.2 billion euros last year, down from 1.5"
    " billion. Regulator Anke Vos accused Oakley of misleading investors, which Oakley denies."
)

HOSPITAL: Final = (
    "RAVENSCAR (Northern Wire) — Nurses at St Brannock's Hospital voted by 812 to 194 on "
    "Friday to strike over pay, their union said, the first walkout at the hospital in three "
    "decades.\n\n"
    "The Royal Guild of Nurses wants a rise of 9%. The hospital trust has offered 4.5% and a "
    'one-off payment of £1,200. "Our members are exhausted and they are leaving in droves," '
    "said Helen Marsh, the guild's general secretary. \"No nurse wants to strike, but we have "
    'been left with no choice."\n\n'
    'Trust chief executive Dr Omar Farouk said he was "deeply disappointed" by the vote. "The '
    'door remains open, but our budget is not a bottomless pit," he told BBC Ravenscar. He '
    "said emergency care would not be affected.\n\n"
    "A leaked memo suggested that up to 60 operations a day might be postponed. The trust did "
    "not confirm the figure. Patients' groups fear the dispute will lengthen waiting lists, "
    "which stand at 14,602, up from 11,950 a year ago. The strike is due to begin on 14 "
    "November."
)

DRONES: Final = (
    "KESTREL BAY, Ostrava Republic — Rebel commanders claimed on Sunday that their drones had "
    "destroyed an army fuel depot near the port of Kestrel Bay, killing at least 25 soldiers. "
    "The defence ministry denied that any soldiers had died and said four people were "
    "slightly hurt. Neither claim could be independently verified.\n\n"
    '"We heard two enormous explosions, then the sky turned orange," said Marta Lindqvist, '
    "41, who runs a bakery 3 kilometres from the depot. Her neighbour Pavel Ruiz said he had "
    'seen no soldiers. "I will never go back there," he said.\n\n'
    "President Ilka Venn accused neighbouring Norvania of arming the rebels, an allegation "
    'that Norvania\'s foreign minister, Jonas Beck, called "a fairy tale". The United Nations '
    "urged both sides to respect the truce signed in March 2022. Aid agencies say about one "
    "in five of the region's 2.1 million people need food aid.\n\n"
    "The rebels are believed to hold roughly a third of the province. Analysts say peace "
    "talks are unlikely before the spring."
)

PHONES: Final = (
    "Mobile maker Pelloni said on Thursday it would recall 1.34 million phones after reports "
    "that batteries had overheated in 37 cases. Nobody has been injured, the company said. "
    "The recall covers the P9 and P9 Max, sold between January and June.\n\n"
    '"We are sorry, and we will replace every phone free of charge," chief executive Sunniva '
    'Dahl said in a video. "Safety comes before profit. It always will." Analyst Tim Okafor '
    "of Harrow Research estimated that the recall could cost the company as much as $400m, or "
    "about 5% of last year's revenue of $8bn.\n\n"
    "The supplier of the batteries, Quenby Cells, rejected suggestions that its products were "
    'to blame. "Our cells passed every test," a spokesman said. "We do not accept '
    'responsibility for faults in the software." Shares in Pelloni dropped 8.4% to 212 crowns '
    "in Stockholm, while Quenby gained 1.1%.\n\n"
    "The European Consumer Agency said it would open an inquiry. Pelloni had ignored two "
    "warnings from engineers in 2023, according to documents seen by the Daily Ledger. The "
    "company declined to comment on the documents."
)

COURT: Final = (
    "A judge on Tuesday cleared former mayor Gideon Achterberg of bribery but convicted him "
    "of lying to the council, and postponed sentencing until 9 May. Achterberg, 58, had been "
    "accused of taking 85,000 euros from builder Karel Smit in return for a permit.\n\n"
    '"The court is not persuaded that the payment was a bribe," Judge Renske Vaal said. "It '
    'is, however, certain that Mr Achterberg did not tell the truth." Prosecutor Lia Monte '
    'said she would probably appeal against the acquittal. "I am convinced that we will win '
    'in the end," she told reporters.\n\n'
    'Defence lawyer Bram Stoker-Hale called the verdict "a half victory". Smit, who was tried '
    "with him, was acquitted on all counts. He has alleged that police pressured him to sign "
    "a false statement; the police have denied it. Witnesses said the mayor met the builder "
    "seven times in 2019 and twice in 2020.\n\n"
    "The city of Wolderen has spent more than 1.5 million euros on the case. Acting mayor "
    "Femke Oost promised to publish all permits since 2015."
)
