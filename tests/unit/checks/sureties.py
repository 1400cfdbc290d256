"""Short invented articles with headlines that are surer than they are, and with fair ones."""

from typing import Final

from schemas.check import FindingType

H: Final = "lost_hedge"
A: Final = "lost_attribution"
V: Final = "dropped_not_verified"

TENTS: Final = (
    "Pupils at four schools in Eastmere could be taught in tents until Easter after roof "
    "panels were found to be crumbling. The county, which owns the buildings, is expected to "
    "decide on Friday. Head teachers fear that some parents will move their children "
    "elsewhere. Repairs are likely to cost £3m, an engineer's report says, and may take two "
    "years. The oldest school was built in 1961."
)
BREWER: Final = (
    "The brewer Holt & Sons is in talks to sell its Dunmore plant to a rival, two people "
    "familiar with the matter said. The sale would bring in about 90 million euros. Holt "
    "hinted at further disposals in the spring. The company plans to cut 200 jobs by June. A "
    "spokesman declined to comment. Shares of the brewer rose 4% on Tuesday. The deal may "
    "fall apart, analysts at Quayle warned."
)
TRAIN: Final = (
    "Investigators believe that the train was travelling too fast when it left the rails near "
    "Corran on Sunday. Six people were hurt. A signal appears to have been ignored, according "
    "to a preliminary report. The driver, who is 58, is thought to have been ill. The line "
    "will probably stay closed until Thursday, the operator said. Passengers on the train "
    "told of a loud bang."
)
EYES: Final = (
    "A drug for a rare eye disease might slow the loss of sight, according to a study of 212 "
    "patients. Those who took it lost vision at roughly half the rate of others. The result "
    "suggests that the drug protects cells in the retina, the authors wrote. It is possible "
    "that the effect fades with time, they cautioned. The agency for medicines is considering "
    "an approval. No serious side effects were reported."
)
HOMES: Final = (
    "The finance minister, Olga Ferenc, is understood to favour a tax on empty homes. She has "
    "not said so in public. It is thought that the plan will be announced in the budget on 3 "
    "March. A rise in fuel duty has not been ruled out, an aide said. Landlords could pay as "
    "much as 2,000 crowns a year, according to a draft seen by the Kurier. The opposition "
    "called the idea a gimmick."
)
FERRY: Final = (
    "The captain of the Lodestar was drunk, a deckhand told the inquiry on Monday. The ferry "
    "hit a pier at Sallow in November and 14 people were injured. The deckhand's account "
    "could not be corroborated. The owner, Blue Line, says that the ship's radar had failed "
    "twice that week. A lawyer for the captain, Ines Roth, denied that he had been drinking. "
    "Harbour records show the ship was 40 minutes late."
)
REBELS: Final = (
    "Rebels said on Thursday that they had taken the town of Mirsk and captured 60 soldiers. "
    "The army denied losing the town. Reporters could not independently verify either "
    "account. Residents reached by phone said shelling had stopped by noon. The UN estimates "
    "that 9,000 people have fled. The rebel commander, known as Falcon, said his men would "
    "march on the capital."
)
CLUB: Final = (
    "An anonymous letter sent to the club accuses its treasurer, Noel Grady, of taking 40,000 "
    "pounds from the tills. The letter's claims have not been verified. Grady, 61, has been "
    "suspended while accountants look at the books. He says he is innocent. The club's "
    "lawyers are examining whether other money is missing. Members meet on 4 May to elect a "
    "new committee."
)
WOLF: Final = (
    "A video that appears to show a wolf in the streets of Talberg has been watched two "
    "million times. Its origin is unclear, and the newspaper was unable to confirm where it "
    "was filmed. The mayor, Rita Sandvik, said there were no wolves within 200 kilometres. A "
    "forester believes that the animal is a dog. Schools reportedly kept children indoors on "
    "Friday."
)
BARNS: Final = (
    "A man suspected of setting fire to three barns near Wexcombe was arrested on Tuesday. "
    "The alleged arsonist, 34, is a former fireman. Police suspect that he acted alone. "
    "Damage is put at £600,000. A neighbour, Tess Orme, said she had seen him with a petrol "
    "can. Farmers have offered a reward of £5,000. The man is due in court on Monday."
)
AIRLINE: Final = (
    "The airline Volant has agreed to buy 40 jets from Castell, it said on Wednesday. The "
    "first is to be delivered in 2027. It may order 20 more. The list price is $4bn, though "
    "buyers seldom pay that. Volant said it would retire its oldest planes by 2030. Castell's "
    "chief executive, Marta Iwan, hailed the order as ‘a vote of confidence’. Unions want "
    "talks on pilots' hours. Volant promised to hire 300 pilots."
)
RIVER: Final = (
    "If the snow melts as fast as forecasters expect, the Orla will burst its banks by "
    "Sunday. The town of Brede, which flooded in 2013, has ordered 30,000 sandbags. Some 400 "
    "homes are at risk. Officials said the hospital would be cleared unless the level fell by "
    "Saturday noon. Farmers doubt that the dyke will hold. The army has sent 80 soldiers."
)
BREAD: Final = (
    "Scientists say they have found what may be the oldest known bread, in a cave near Tabor. "
    "The crumbs are believed to be 14,000 years old. Carbon dating put the hearth beside them "
    "at 14,200 years. Lead author Dov Amit said the bread was probably baked for a feast. "
    "Others are not convinced. ‘It might be porridge,’ said Elin Falk of Uppby, who did not "
    "take part."
)
SINGER: Final = (
    "The singer Lila Moreau has cancelled her tour, her label said, citing a throat "
    "infection. Fans will get their money back. Two magazines reported that she had left the "
    "band; neither named a source, and her manager would not confirm it. She is rumoured to "
    "be working on a film. The label expects her to return to the stage by autumn. Moreau, "
    "31, posted a picture of a teapot."
)
ARCHIVE: Final = (
    "Officials are investigating whether a cleaner at the archive sold letters by the poet "
    "Arno Beck to a dealer. Eleven letters are missing. The dealer, Carl Voss, insisted he "
    "had bought them in good faith. Police have not named a suspect. The archive's director "
    "said security had been poor for years. One theory is that the letters were taken in "
    "2019, when the reading room was moved."
)
BORDER: Final = (
    "The prime minister, Pavo Lind, threatened on Friday to close the border unless talks "
    "resume. The bank says growth will slow to 1% next year. Growth was 2.4% last year. "
    "Unemployment is projected to reach 7%. Ministers hope to pass the budget before "
    "Christmas. The speaker indicated that a vote was possible next week. Pensions rose by 5% "
    "in January."
)
LANDSLIDE: Final = (
    "A landslide has killed at least nine people in the Vale of Sorn, the governor's office "
    "said. Rescuers fear that up to 30 more are buried. Local media gave the number of dead "
    "as 40, which the authorities have not confirmed. The rain is forecast to go on until "
    "Wednesday. A miner said he had warned the council of cracks in the hill; the council did "
    "not respond to questions. Two roads are blocked."
)
HACKERS: Final = (
    "Hackers calling themselves Nightjar posted what they said were the medical records of "
    "50,000 patients. The hospital group Sanitas confirmed that its systems had been breached "
    "but could not say whether the files were genuine. Nightjar demanded two million euros. "
    "An official briefed on the inquiry said the gang was probably based abroad. Appointments "
    "have been cancelled until Thursday."
)
FESTIVAL: Final = (
    "The Ministry of Culture claims that 300,000 people came to the festival. The organisers "
    "of a rival event disputed the number, and there was no way to check it. Visitors queued "
    "for up to three hours, according to the police. Three tents collapsed in the wind on "
    "Saturday. A child is said to have been slightly hurt. Next year's festival is set to "
    "move to Lowick."
)
COACH: Final = (
    "The coach of Tarn Rovers, Ike Bello, looks likely to leave at the end of the season. He "
    "has been linked with Halvard. Striker Juno Pace may be fit for Saturday's derby. The "
    "club's owner is reported to have offered Bello a new contract worth £2m. Bello said he "
    "was happy at the club. Rovers are ninth in the table after six wins."
)
BRIDGE: Final = (
    "A bridge over the Senn may have to be closed for a year after divers found cracks in two "
    "of its piers. The highways agency said it would announce a decision by Easter. Traders "
    "on the north bank fear ruin. The work could swallow 14 million crowns, the mayor, Jutta "
    "Rehm, told the Abendpost. A ferry will run every half hour. The bridge was opened by "
    "King Albin in 1931."
)
SURGEON: Final = (
    "Two nurses at Holm hospital told a tribunal on Monday that a surgeon, Piers Lenk, had "
    "operated while drunk. The claims have yet to be tested. Lenk denies them. The hospital "
    "suspended him in March. A lawyer for the hospital said it had acted within hours. The "
    "tribunal is likely to sit until June. Patients have set up a support group with 40 "
    "members."
)
OIL: Final = (
    "Oil prices could fall below $50 a barrel next year, the Corvo bank said in a note on "
    "Tuesday. Demand is expected to grow by 1% only. Producers have agreed to pump more from "
    "May. Brent crude closed at $61.20. Some traders believe a war in the Gulf would reverse "
    "the trend. The bank's analysts had been wrong three times in a row, rivals noted."
)
NOVEL: Final = (
    "The novelist Greta Malm is believed to have left a second manuscript, her publisher "
    "said. It is said to run to 900 pages. Nobody outside the family has seen it. Malm, who "
    "died in May, won the Norden prize twice. Her nephew told a podcast the book was a love "
    "story; his account could not be checked. The publisher hopes to bring it out next year."
)
CLIMBERS: Final = (
    "Three climbers are feared dead after an avalanche on Mount Tarr on Sunday. Rescuers "
    "found a rope and a glove. The search was called off on Tuesday because of fog and will "
    "resume when the weather clears. The party had probably ignored a warning, the guide Ueli "
    "Brand said. Their names have not been released. Eleven people have died on the mountain "
    "since 2015."
)
PALACE: Final = (
    "The state broadcaster reported that the president had undergone surgery. The palace "
    "would not comment, and the report could not be confirmed. He was last seen in public on "
    "3 June. His deputy, Ana Corro, is expected to chair the cabinet on Thursday. Diplomats "
    "say the succession is unclear. Markets shrugged: the crown gained 0.3%."
)
CINEMA: Final = (
    "Councillors voted by 21 to 9 on Wednesday to pull down the Regal cinema. Developers plan "
    "80 flats on the site. Work is scheduled to begin in September. The demolition may be "
    "delayed by bats, an ecologist's survey warned. Campaigners vowed to chain themselves to "
    "the doors. The council leader, Bo Tranter, said the building was beyond repair."
)
BUCKLE: Final = (
    "A firm that made car seats for children knew for two years that a buckle could fail, a "
    "former manager has alleged. Kinderline rejected the allegation. It has sold 1.1 million "
    "of the seats. The regulator is considering a recall. No child is known to have been "
    "hurt. Kinderline's shares lost a fifth of their value. A spokeswoman said the seats met "
    "every standard."
)
POLLS: Final = (
    "Turnout looked set to be the lowest since 1974, officials said as polls closed on "
    "Sunday. Exit polls suggested a narrow win for the Greens. The Greens' leader, Mira Toll, "
    "declared victory. Final results are due on Tuesday. A coalition with the Centre is "
    "possible, according to party sources. Six polling stations opened late."
)
FARES: Final = (
    "Rail fares will rise by 4% in January, the ministry confirmed. It would consider a "
    "freeze for students, a source said. Passenger groups reckon that half a million people "
    "will switch to cars. The minister, Dag Holt, insisted that fares were fair. An increase "
    "of 6% had been widely predicted. Season tickets can be bought at the old price until 31 "
    "December."
)
WAREHOUSE: Final = (
    "A warehouse in Pell Street burned down on Friday night, and about 30 people had to leave "
    "their homes. The fire brigade thinks a battery caught fire. Police have ruled out arson. "
    "The owner, Lorn Storage, put the damage at 5 million pounds. Insurers believe the figure "
    "is too high. A witness told Radio Pell she heard two bangs, which the brigade could not "
    "confirm. The street is to reopen on Monday."
)
PENSIONS: Final = (
    "The government has promised to raise the pension age to 68 by 2030, Labour Minister Sef "
    "Oran announced. Unions called the plan theft and said they would strike on 1 May. An "
    "official survey shows that 71% of people oppose it. Economists at the Institute expect "
    "the change to save 3 billion a year. The opposition says it will repeal the law if it "
    "wins. Oran did not rule out exceptions for miners."
)
KEEPER: Final = (
    "Goalkeeper Ivo Marr has signed a new contract with Dunhill until 2029. The club refused "
    "to say how much he will earn, but the Mercury reported that it was 90,000 a week. He had "
    "been expected to join Rovers. Manager Pat Loew said Marr was “the best in the country”. "
    "Loew thinks that two more players will follow. Dunhill, unbeaten since March, play "
    "Corley on Saturday."
)
EDITOR: Final = (
    "A court in Sarn will decide on Tuesday whether the editor Lev Tomin can be held for "
    "another month. Prosecutors accuse him of taking money from abroad. Tomin's lawyer said "
    "the case had been invented. Two colleagues were freed last week. Tomin, 44, appeared "
    "pale in court, and is thought to be on hunger strike. He could face 12 years in prison "
    "if convicted."
)

MILL: Final = (
    "A paper mill in Tarrow would probably need to sell its forest to cut debts of 14 million "
    "crowns, an accountant told the Tarrow Gazette. Two foremen told the paper they smelt "
    "chlorine near the boiler house on Monday morning. Workers have claimed that alarms were "
    "ignored for months; the mill disputes that. The accountant's figures could not be checked. "
    "A boiler hand was taken to a clinic with a suspected broken wrist."
)
TEA: Final = (
    "Adults who drink three cups of tea a day may be less likely to fall ill in winter, a study "
    "of 9,000 nurses suggests. “We cannot say that tea protects the lungs,” said Ruth Amble, its "
    "author. Drinkers of four cups or more looked set to do no better. A chemist, Karl Odd, "
    "might challenge the method in a letter. Odd says that the sample was too small."
)
FRONT: Final = (
    "The army said 30 fighters of the Salt Brigade had been killed near Ombe. The brigade said "
    "that it had shot down a drone. None of these accounts could be independently verified. The "
    "road to Ombe has been closed since Friday. A shepherd who gave his name as Idris said the "
    "drone “fell like a shot goose”. His account has not been confirmed."
)
GLASS: Final = (
    "The glassworks in Ostrow let its furnace go cold on purpose, a former foreman, Ivo Dren, "
    "said. The owner, Fenn Glass, denied it. Police said two windows had been broken. Stokers say "
    "they are out of work after the firm cut a shift in May. Their claim could not be verified. "
    "“I have worked here for 20 years,” Dren said. “Do not touch the flue,” a notice warned. A "
    "heritage inspector, Lea Rusk, said that the chimney could stay."
)
SURER: list[tuple[str, str, FindingType]] = [
    (GLASS, "Glassworks let its furnace go cold on purpose", A),
    (GLASS, "Stokers say they are out of work at Ostrow glassworks", V),
    (MILL, "Mill will have to sell forest to cut 14m crowns of debt, accountant says", H),
    (MILL, "Chlorine was smelt near boiler house of Tarrow mill on Monday morning", A),
    (MILL, "Alarms were ignored for months, and the mill says that it knew nothing", A),
    (MILL, "Mill hit by debts; a hand was taken to a clinic with a broken wrist", H),
    (TEA, "Tea protects the lungs, study of nurses finds", H),
    (TEA, "Chemist Odd to fight tea study in letter", H),
    (TEA, "Odd proves that tea study's sample was too small", A),
    (FRONT, "Army says it killed 30 Salt Brigade fighters near Ombe", V),
    (FRONT, "Drone “fell like a shot goose”, shepherd near Ombe says", V),
    (TENTS, "Eastmere pupils to be taught in tents until Easter", H),
    (TENTS, "School roof repairs will take two years", H),
    (TENTS, "Repairing crumbling roofs will cost £3m, says report", H),
    (TENTS, "County to decide on school roofs on Friday", H),
    (TENTS, "Parents will move their children elsewhere, head teachers say.", H),
    (BREWER, "Brewer Holt to sell Dunmore plant to rival", H),
    (BREWER, "Holt to make further disposals in spring", H),
    (BREWER, "Holt deal will fall apart, analysts warn", H),
    (TRAIN, "Train was going too fast when it derailed, investigators say", H),
    (TRAIN, "Driver ignored signal before Corran derailment, report says", H),
    (TRAIN, "The driver, 58, was ill.", H),
    (TRAIN, "Corran line to stay closed until Thursday", H),
    (EYES, "New drug slows loss of sight, study finds", H),
    (EYES, "The drug protects cells in the retina, the authors write.", H),
    (EYES, "The effect fades with time, the authors caution.", H),
    (EYES, "Agency to approve eye drug", H),
    (HOMES, "Ferenc favours tax on empty homes", H),
    (HOMES, "Fuel duty to rise, aide says", H),
    (HOMES, "Landlords to pay up to 2,000 crowns a year", H),
    (FERRY, "Ferry captain was drunk", A),
    (FERRY, "Captain of Lodestar was drunk, deckhand tells inquiry", V),
    (FERRY, "The ship's radar had failed twice in the week of the accident.", A),
    (REBELS, "Rebels capture 60 soldiers in Mirsk", A),
    (REBELS, "Rebels say they have captured 60 soldiers", V),
    (REBELS, "Exactly 9,000 people have fled, the UN says.", H),
    (CLUB, "Club treasurer took 40,000 pounds from tills", A),
    (CLUB, "Letter accuses treasurer Grady of taking 40,000 pounds", V),
    (CLUB, "Other money is missing from club, lawyers find", H),
    (WOLF, "Video shows wolf in streets of Talberg", H),
    (WOLF, "Video appears to show wolf in Talberg", V),
    (WOLF, "Talberg schools kept children indoors", A),
    (BARNS, "He acted alone, police say.", H),
    (AIRLINE, "Volant to order 20 more jets", H),
    (RIVER, "Orla to burst its banks by Sunday", H),
    (RIVER, "Orla will burst its banks by Sunday", H),
    (RIVER, "Hospital in Brede to be cleared", H),
    (BREAD, "Crumbs in cave are 14,000 years old", H),
    (BREAD, "14,000-year-old bread was baked for a feast, says author", H),
    (SINGER, "Lila Moreau has left the band", A),
    (SINGER, "Lila Moreau has left band, magazines report", V),
    (SINGER, "Lila Moreau is working on a film", A),
    (SINGER, "Moreau to return to stage by autumn", H),
    (SINGER, "Moreau to return by autumn, label says", H),
    (ARCHIVE, "Letters were taken in 2019", H),
    (ARCHIVE, "Dealer bought letters in good faith", A),
    (ARCHIVE, "Security at archive was poor for years", A),
    (BORDER, "Lind to close border", H),
    (BORDER, "Unemployment to reach 7%", H),
    (BORDER, "Budget to pass before Christmas", H),
    (BORDER, "Vote to be held next week", H),
    (LANDSLIDE, "Thirty more buried by landslide", H),
    (LANDSLIDE, "Rain to go on until Wednesday", H),
    (HACKERS, "Hospital hackers are based abroad, official says", H),
    (FESTIVAL, "300,000 people attended festival", A),
    (FESTIVAL, "300,000 came to festival, ministry says", V),
    (FESTIVAL, "Child slightly hurt as tents collapse", A),
    (COACH, "Bello to leave Tarn Rovers at end of season", H),
    (COACH, "Pace fit for derby", H),
    (COACH, "Owner offers Bello new £2m contract", A),
    (BRIDGE, "Cracked Senn bridge to close for a year", H),
    (SURGEON, "Surgeon operated while drunk", A),
    (SURGEON, "Tribunal to sit until June", H),
    (SURGEON, "The hospital acted within hours.", A),
    (OIL, "Oil to fall below $50 a barrel, says bank", H),
    (OIL, "Demand for oil to grow by 1%", H),
    (NOVEL, "Malm left second manuscript", H),
    (NOVEL, "Malm left second manuscript, says publisher", H),
    (NOVEL, "Publisher to bring out second Malm book next year", H),
    (NOVEL, "Second Malm novel is a love story, nephew says", V),
    (CLIMBERS, "Three climbers killed in avalanche on Mount Tarr", H),
    (CLIMBERS, "Three climbers dead after Mount Tarr avalanche", H),
    (CLIMBERS, "Climbers ignored warning, says guide", H),
    (PALACE, "President has undergone surgery", A),
    (PALACE, "President has had surgery, state broadcaster reports", V),
    (PALACE, "Deputy to chair cabinet on Thursday", H),
    (CINEMA, "Bats to delay demolition of Regal", H),
    (BUCKLE, "Car seat maker knew of faulty buckle for two years", A),
    (BUCKLE, "Regulator to recall Kinderline car seats", H),
    (BUCKLE, "Kinderline car seats met every standard", A),
    (POLLS, "Greens win election", H),
    (FARES, "Half a million people to switch to cars as fares rise", H),
    (FARES, "Half a million passengers will switch to cars, groups say", H),
    (FARES, "Rail fares are fair", A),
    (WAREHOUSE, "Witness heard two bangs before fire", A),
    (WAREHOUSE, "Witness heard two bangs, she tells Radio Pell", V),
    (PENSIONS, "Higher pension age to save 3bn a year", H),
    (PENSIONS, "Opposition to repeal pension law", H),
    (KEEPER, "Two more Dunhill players to follow Marr, says Loew", H),
    (EDITOR, "Editor Tomin took money from abroad", A),
    (EDITOR, "Jailed editor Tomin on hunger strike", H),
    (EDITOR, "Case against editor invented", A),
]

FAIR: list[tuple[str, str]] = [
    (GLASS, "Two windows broken at Ostrow glassworks"),
    (GLASS, "Shift cut at Ostrow glassworks in May"),
    (GLASS, "Don't touch the flue"),
    (GLASS, "The chimney can stay, heritage inspector says"),
    (GLASS, "Ostrow glassworks let its furnace go cold on purpose, a former foreman said."),
    (GLASS, "“I have worked here for 20 years”: that was Dren of the Ostrow glassworks"),
    (MILL, "Tarrow mill may need to sell forest, says accountant"),
    (MILL, "Tarrow mill: foremen smelt chlorine, they say"),
    (MILL, "Boiler hand in clinic with suspected broken wrist"),
    (TEA, "Tea drinkers may fall ill less often, study suggests"),
    (TEA, "Tea study: chemist puts fault down to small sample"),
    (FRONT, "Army and brigade trade unverified claims near Ombe"),
    (FRONT, "Road to Ombe closed since Friday"),
    (TENTS, "Pupils could be taught in tents until Easter"),
    (TENTS, "Repairs to crumbling school roofs likely to cost £3m"),
    (TENTS, "County expected to rule on crumbling schools on Friday"),
    (TENTS, "Head teachers worry that parents will take their children away."),
    (TENTS, "Roof panels at Eastmere schools ‘crumbling’"),
    (TENTS, "Roof panels found to be crumbling at four Eastmere schools"),
    (BREWER, "Holt considers sale of Dunmore brewery, sources say"),
    (BREWER, "Brewer hints at more disposals in spring"),
    (BREWER, "Brewer Holt to cut 200 jobs by June"),
    (BREWER, "Holt deal might yet collapse, warn analysts"),
    (BREWER, "Holt shares up 4%"),
    (BREWER, "A sale of the Dunmore plant would raise around 90 million euros."),
    (TRAIN, "Train ‘too fast’ before derailment, investigators believe"),
    (TRAIN, "A preliminary report suggests a signal was ignored."),
    (TRAIN, "Corran line likely to stay shut until Thursday, says operator"),
    (TRAIN, "Six hurt as train derails near Corran"),
    (TRAIN, "Passengers heard loud bang before train left rails"),
    (EYES, "Drug may slow sight loss, study suggests"),
    (EYES, "Drug could slow loss of sight"),
    (EYES, "The authors say the effect could fade with time."),
    (EYES, "Patients on the drug lost vision about half as fast."),
    (EYES, "Agency weighs approval of eye drug"),
    (HOMES, "Finance minister ‘favours’ tax on empty homes"),
    (HOMES, "Ferenc understood to back empty homes tax"),
    (HOMES, "Fuel duty rise not ruled out, says aide"),
    (HOMES, "Landlords may have to pay up to 2,000 crowns a year, draft shows"),
    (HOMES, "Opposition calls empty homes tax ‘a gimmick’"),
    (FERRY, "Ferry captain was drunk, deckhand tells inquiry; account not corroborated"),
    (FERRY, "Blue Line says the radar failed twice that week."),
    (FERRY, "Ferry was 40 minutes late"),
    (FERRY, "Lawyer denies Lodestar captain had been drinking"),
    (FERRY, "Fourteen injured when ferry hit pier"),
    (REBELS, "Rebels claim capture of Mirsk, which army denies; neither account could be verified"),
    (REBELS, "Shelling stopped by noon, residents said."),
    (REBELS, "About 9,000 have fled, UN estimates"),
    (CLUB, "Unverified letter accuses treasurer of taking 40,000 pounds"),
    (CLUB, "Club treasurer suspended as accountants examine books"),
    (CLUB, "Club treasurer says he is innocent"),
    (WOLF, "Unconfirmed video appears to show wolf in Talberg"),
    (WOLF, "Talberg schools reportedly kept pupils inside"),
    (WOLF, "Mayor: no wolves within 200km of Talberg"),
    (BARNS, "Former fireman held over barn fires"),
    (BARNS, "Alleged barn arsonist arrested"),
    (BARNS, "Suspected arsonist held over barn fires"),
    (BARNS, "Police think he acted alone."),
    (BARNS, "Man to appear in court on Monday over barn fires"),
    (AIRLINE, "Volant to buy 40 Castell jets"),
    (AIRLINE, "Airline orders 40 jets from Castell"),
    (AIRLINE, "Volant to retire oldest planes by 2030"),
    (AIRLINE, "Volant to hire 300 pilots"),
    (AIRLINE, "Volant will hire 300 pilots"),
    (AIRLINE, "First Castell jet due in 2027"),
    (AIRLINE, "Castell boss: jet order ‘a vote of confidence’"),
    (AIRLINE, "Unions seek talks on pilots’ hours"),
    (RIVER, "Orla could burst its banks by Sunday"),
    (RIVER, "Orla will burst its banks by Sunday if snow melts fast"),
    (RIVER, "Brede hospital to be cleared if river does not fall"),
    (RIVER, "Brede orders 30,000 sandbags as flood threatens"),
    (RIVER, "Army sends 80 soldiers to Brede"),
    (RIVER, "Farmers doubt dyke will hold"),
    (BREAD, "‘Oldest bread’ found in cave"),
    (BREAD, "Bread thought to be 14,000 years old found in cave"),
    (BREAD, "Find in cave could be oldest known bread, scientists say"),
    (BREAD, "Elin Falk thinks it could be porridge."),
    (SINGER, "Lila Moreau cancels tour"),
    (SINGER, "Lila Moreau cancels tour with throat infection"),
    (SINGER, "Moreau rumoured to be working on film"),
    (SINGER, "Moreau fans to get their money back"),
    (ARCHIVE, "Police look into whether cleaner sold poet's letters"),
    (ARCHIVE, "Letters may have been taken in 2019"),
    (ARCHIVE, "Eleven letters by Arno Beck missing from archive"),
    (ARCHIVE, "Archive security poor for years, says director"),
    (BORDER, "Lind threatens to close border"),
    (BORDER, "Unemployment projected to hit 7%"),
    (BORDER, "Unemployment forecast to hit 7%"),
    (BORDER, "Ministers aim to pass budget before Christmas"),
    (BORDER, "Vote possible next week, says speaker"),
    (BORDER, "Growth to slow to 1%, bank says"),
    (BORDER, "Pensions up 5% in January"),
    (LANDSLIDE, "Landslide kills at least nine in Vale of Sorn"),
    (LANDSLIDE, "Nine dead in Sorn landslide"),
    (LANDSLIDE, "Up to 30 more feared buried in landslide"),
    (LANDSLIDE, "Rain expected until Wednesday"),
    (LANDSLIDE, "Miner says he warned council of cracks in hill"),
    (
        HACKERS,
        "Hackers post what they say are records of 50,000 patients; hospital cannot say if genuine",
    ),
    (HACKERS, "Sanitas confirms its systems were breached"),
    (HACKERS, "Hospital group's systems breached"),
    (HACKERS, "Hackers demand 2m euros from hospital group"),
    (HACKERS, "Appointments cancelled until Thursday after hack"),
    (FESTIVAL, "Ministry's claim of 300,000 visitors to festival disputed"),
    (FESTIVAL, "Child said to be slightly hurt as tents collapse"),
    (FESTIVAL, "Three tents collapse in wind at festival"),
    (FESTIVAL, "Festival set to move to Lowick"),
    (FESTIVAL, "Festival to move to Lowick next year"),
    (FESTIVAL, "Visitors queued for up to three hours"),
    (COACH, "Bello likely to leave Rovers"),
    (COACH, "Bello set to leave Rovers at end of season"),
    (COACH, "Pace could be fit for derby"),
    (COACH, "Pace hopes to be fit for derby"),
    (COACH, "Bello ‘happy’ at Rovers"),
    (COACH, "Rovers owner said to have offered Bello £2m contract"),
    (BRIDGE, "Senn bridge might shut for year over cracks"),
    (BRIDGE, "Divers find cracks in Senn bridge"),
    (BRIDGE, "Decision on Senn bridge by Easter"),
    (BRIDGE, "Bridge closure could cost 14m crowns"),
    (BRIDGE, "Traders face ruin as bridge shuts"),
    (
        BRIDGE,
        "The mayor says repairs could cost 14 million crowns. A ferry is to run twice an hour.",
    ),
    (SURGEON, "Surgeon operated while drunk, nurses tell tribunal"),
    (SURGEON, "Drunk surgeon’s patients set up support group"),
    (SURGEON, "Surgeon Lenk denies operating while drunk"),
    (SURGEON, "Hospital suspended surgeon accused of operating drunk"),
    (OIL, "Oil may drop under $50, Corvo bank says"),
    (OIL, "Oil prices could fall below $50 next year"),
    (OIL, "Oil producers to pump more from May"),
    (OIL, "Brent closes at $61.20"),
    (OIL, "Gulf war would reverse fall in oil price, traders believe"),
    (NOVEL, "Malm ‘left second manuscript’"),
    (NOVEL, "Publisher hopes to release Malm manuscript in 2027"),
    (NOVEL, "Greta Malm, who won Norden prize twice, thought to have left second manuscript"),
    (CLIMBERS, "Three climbers feared dead in avalanche"),
    (CLIMBERS, "Search for climbers called off"),
    (CLIMBERS, "Climbers had been warned, guide suspects"),
    (CLIMBERS, "Mount Tarr has claimed 11 lives since 2015"),
    (PALACE, "State broadcaster’s report of surgery on president unconfirmed"),
    (PALACE, "President not seen in public since 3 June"),
    (PALACE, "Crown gains 0.3%"),
    (CINEMA, "Regal cinema to be pulled down"),
    (CINEMA, "Regal cinema to make way for 80 flats"),
    (CINEMA, "Councillors vote to demolish Regal cinema"),
    (CINEMA, "Work on flats to start in September"),
    (CINEMA, "Bats could delay cinema demolition"),
    (CINEMA, "Campaigners to chain themselves to cinema doors"),
    (CINEMA, "Regal ‘beyond repair’, says council leader"),
    (BUCKLE, "Car seat firm ‘knew buckle could fail’"),
    (BUCKLE, "Kinderline knew of buckle fault, ex-manager alleges"),
    (BUCKLE, "Regulator mulls recall of car seats"),
    (BUCKLE, "Kinderline shares lose 20%"),
    (BUCKLE, "Kinderline denies it knew buckle could fail"),
    (POLLS, "Greens win narrowly, exit polls suggest"),
    (POLLS, "Greens heading for narrow win, exit polls suggest"),
    (POLLS, "Green leader declares victory"),
    (POLLS, "Six polling stations open late"),
    (POLLS, "Results due on Tuesday"),
    (FARES, "Rail fares to rise by 4%"),
    (FARES, "Rail fares up 4% in January"),
    (FARES, "Rail fares ‘fair’, insists minister"),
    (FARES, "Fares increase smaller than predicted"),
    (FARES, "Ministry may freeze fares for students, source says"),
    (WAREHOUSE, "About 30 flee homes as warehouse burns down"),
    (WAREHOUSE, "Fire destroys Pell Street warehouse"),
    (WAREHOUSE, "Battery may have caused warehouse fire"),
    (WAREHOUSE, "Warehouse fire not arson, say police"),
    (WAREHOUSE, "Pell Street to reopen on Monday after fire"),
    (WAREHOUSE, "Owner estimates damage at £5m, which insurers doubt"),
    (WAREHOUSE, "Arson ruled out in warehouse blaze"),
    (PENSIONS, "Pension age to rise to 68 by 2030"),
    (PENSIONS, "Unions to strike over pension age on 1 May"),
    (PENSIONS, "Seven in 10 oppose higher pension age"),
    (PENSIONS, "Higher pension age would save 3bn a year, economists estimate"),
    (PENSIONS, "Opposition vows to repeal pension law if it wins"),
    (PENSIONS, "Miners may be exempted from higher pension age"),
    (
        PENSIONS,
        "Oran announced that the pension age would rise to 68; unions called a strike for 1 May.",
    ),
    (KEEPER, "Marr signs new Dunhill contract until 2029"),
    (KEEPER, "Marr to stay at Dunhill until 2029"),
    (KEEPER, "Marr will reportedly earn 90,000 a week"),
    (KEEPER, "Loew: Marr ‘best in the country’"),
    (KEEPER, "Marr snubs Rovers"),
    (KEEPER, "Unbeaten since March, Dunhill meet Corley on Saturday."),
    (EDITOR, "Editor accused of taking money from abroad"),
    (EDITOR, "Court to rule on detention of editor"),
    (EDITOR, "Editor faces up to 12 years in prison"),
    (EDITOR, "Two of editor's colleagues freed"),
    (EDITOR, "Tomin, thought to be on hunger strike, appears in court"),
]
