"""Short invented articles, and points about them: true and well worded, or lies."""

BATHS = """\
The council will keep the Marsh Lane baths open, its leader said on Monday. “We will not sell the site \
before 2030,” said Maria Orr, the leader of Harwick council. Officials in her finance department told \
the Harwick Courier that the baths could close as early as 2028. Around 120 jobs are at risk, according \
to the union. The Courier could not verify the figure.

Omar Haines, who leads the opposition, accused Orr of hiding the costs. “She knew about the leak in \
March and told nobody,” he said. Orr denied that she had misled the council. The baths opened in 1936 \
and cost the council $2.4 million a year. Three architects reportedly inspected the roof last week. \
Residents voted against the sale in a poll in May."""

COURT = """\
A judge on Tuesday convicted Viktor Lund of stealing a trawler from the port of Esk. Lund, 44, was \
cleared of assault. The court heard that he had sold the boat to a dealer for $90,000. His brother, \
Pavel Lund, testified against him. Prosecutors did not say whether they would appeal.

“My client will not appeal unless new evidence emerges,” his lawyer, Hanna Reyes, told reporters. She \
said the sentence, expected in June, was likely to be short. Police found no evidence that the dealer \
knew the boat was stolen. The owner, Ada Quill, said the theft had nearly ruined her. Lund sued Quill in \
2019 over unpaid wages, and lost. Quill has since bought another trawler."""

RESULTS = """\
Corvex, the maker of pumps, reported on Thursday that profit fell 12% to $48 million in the third \
quarter. Revenue rose to $610 million from $587 million a year earlier. The company plans to close its \
plant in Dunmore and move production to Tarn. About 400 workers may lose their jobs. “We regret this, \
but we have no choice,” said chief executive Lena Farr.

The union rejected the plan. It said the closure would destroy the town, and vowed to strike. Analysts \
had forecast a profit of $55 million. Brantham, a rival, bought a stake of 6% in Corvex in August. Corvex \
declined to comment on reports that Brantham is considering a bid. Shares in Corvex dropped 8%, while \
those of Brantham gained 3%."""

STUDY = """\
A new drug reduced pain in patients with arthritis, according to a study published on Wednesday. \
Researchers at the University of Lanmoor gave the drug to 240 people and a placebo to 236. Pain scores \
fell by a third in the first group. The drug did not slow the disease, the team wrote. Side effects were \
mild, and no patient died.

“It may help people who cannot take steroids,” said Priya Nandan, who led the study. Outside experts \
warned that the trial was short. The maker, Halden Pharma, paid for the work. Nandan said the results \
did not prove that the drug was safe for children. Regulators are expected to decide next year. The \
health ministry has not approved the drug."""

STORM = """\
At least 31 people were killed when a cyclone struck the coast of Belmara on Friday, officials said. \
More than 6,000 homes were destroyed. Two ships sank off the port of Ilo, and their crews were rescued \
by the navy. Roads to the north remain blocked. President Tomas Ilves declared an emergency and asked \
neighbours for help.

Forecasters had warned that the storm could strengthen. The opposition said the government ignored the \
warnings. The government denied it. “We acted in time,” said the interior minister, Sofia Kael. Aid \
groups fear that the death toll will rise. A dam above the town of Ruda held. Hospitals in Ilo are \
running out of fuel, a doctor told local radio."""

TALKS = """\
Negotiators from Varnia and Estora failed to reach a deal on fishing rights on Sunday. Varnia wants \
Estora to cut its catch by half. Estora refused. “They attacked our boats, and now they ask for gifts,” \
an Estoran diplomat said on condition of anonymity. Varnia's foreign minister, Anton Brisk, said the \
talks would resume in Ghent in October if both sides agreed.

Two other diplomats said Brisk had threatened to leave. Brisk called the allegation false. The European \
Commission offered to mediate. Estora accepted the offer, but Varnia rejected it. In 2021 Estora lent \
Varnia $300 million. A leaked document suggests that Varnia never repaid the loan. Fishermen in both \
countries support a deal."""

ELECTION = """\
Lidia Marsh won the election for mayor of Carrow on Saturday, beating Joel Tamm by 1,204 votes. Turnout \
was 61%, up from 54% in 2020. Tamm conceded before midnight. Marsh promised to lower rents and to build \
2,000 homes. She was endorsed by the Greens; the Farmers' League backed Tamm.

“I will be a mayor for everyone,” Marsh told supporters. Tamm did not congratulate her. He claimed that \
some ballots were lost. The election board said it had received no complaints. Voters approved a tax on \
empty homes and rejected a new stadium. Marsh may name a deputy this week. She takes office in January, \
when Dan Frost, who has been mayor for nine years, retires."""

MUSEUM = """\
Thieves took four paintings from the Oldham Street Museum in Brisco before dawn on Monday, police said. \
A guard was slightly injured. The museum said the works were worth about $3 million. It had switched off \
its alarm for repairs. Detectives believe the thieves had help from inside. The director, Ines Calder, \
resigned on Wednesday.

“I take responsibility,” she wrote in a letter to staff. The board accepted her resignation. A former \
curator, Noel Pratt, has been questioned but not charged. His lawyer said he was innocent. Calder hired \
Pratt in 2015. Police later recovered one painting from a barn near Tull. The museum will reopen on \
Saturday. It hopes to show the painting by Christmas."""

TRUE: list[tuple[str, str, str]] = [
    # article, words of each evidence sentence parted by " | ", point
    (BATHS, "The council will keep", "The leader of the council said it will keep the Marsh Lane baths open."),
    (BATHS, "We will not sell", "Maria Orr said the council would not sell the site before 2030."),
    (BATHS, "We will not sell", "“We will not sell the site before 2030,” Orr said."),
    (BATHS, "We will not sell", "The leader of Harwick council, Maria Orr, said it will not sell the site before 2030."),
    (BATHS, "Officials in her", "Officials told the Harwick Courier that the baths could close as early as 2028."),
    (BATHS, "Officials in her", "The baths could close as early as 2028, finance officials said."),
    (BATHS, "Around 120", "The union said around 120 jobs were at risk."),
    (BATHS, "Around 120", "About 120 jobs are at risk, according to the union."),
    (BATHS, "could not verify", "The Courier was not able to verify the figure."),
    (BATHS, "who leads the opposition", "Opposition leader Omar Haines accused Maria Orr of hiding the costs."),
    (BATHS, "who leads the opposition", "Orr was accused of hiding the costs by Haines, who leads the opposition."),
    (BATHS, "She knew", "Haines said Orr knew about the leak in March and told nobody."),
    (BATHS, "Orr denied", "Orr denied misleading the council."),
    (BATHS, "The baths opened", "The baths, which opened in 1936, cost the council $2.4 million a year."),
    (BATHS, "Three architects", "Three architects reportedly examined the roof last week."),
    (BATHS, "Residents voted", "In a poll in May, residents voted against the sale."),
    (COURT, "A judge", "Viktor Lund was convicted of stealing a trawler from the port of Esk on Tuesday."),
    (COURT, "A judge | Lund, 44", "Lund, 44, was convicted of stealing a trawler but cleared of assault."),
    (COURT, "The court heard", "The court heard that Lund sold the boat to a dealer for $90,000."),
    (COURT, "His brother", "Pavel Lund testified against his brother."),
    (COURT, "Prosecutors did", "Prosecutors did not say if they would appeal."),
    (COURT, "A judge | My client", "Lund's lawyer, Hanna Reyes, said he would not appeal unless new evidence emerged."),
    (COURT, "She said the sentence", "The sentence was expected in June and likely to be short, Reyes said."),
    (COURT, "Police found", "There was no evidence that the dealer knew the boat was stolen, police found."),
    (COURT, "The owner", "Ada Quill, the owner, said she was nearly ruined by the theft."),
    (COURT, "Lund sued", "Lund lost a lawsuit against Quill over unpaid wages in 2019."),
    (COURT, "Lund sued", "In 2019 Lund sued Quill over unpaid wages and lost."),
    (COURT, "Quill has since", "Quill has since purchased another trawler."),
    (RESULTS, "Corvex, the maker", "Corvex said profit dropped 12% to $48 million in the third quarter."),
    (RESULTS, "Revenue rose", "Revenue increased from $587 million to $610 million."),
    (RESULTS, "Revenue rose", "Revenue climbed to $610 million, up from $587 million a year ago."),
    (RESULTS, "The company plans", "The company plans to close its Dunmore plant and move production to Tarn."),
    (RESULTS, "Corvex, the maker | The company plans", "Corvex is planning to shut its plant in Dunmore."),
    (RESULTS, "About 400", "About 400 workers might lose their jobs."),
    (RESULTS, "We regret", "Chief executive Lena Farr said the company regretted this but had no choice."),
    (RESULTS, "The union rejected", "The plan was rejected by the union."),
    (RESULTS, "The union rejected | It said the closure", "The union rejected the plan and vowed to strike, saying the closure would destroy the town."),
    (RESULTS, "Analysts had", "Analysts had predicted a profit of $55 million."),
    (RESULTS, "Brantham, a rival", "Brantham acquired a 6% stake in Corvex in August."),
    (RESULTS, "declined to comment", "Corvex would not comment on reports that Brantham is considering a bid."),
    (RESULTS, "Shares in Corvex", "Corvex shares fell 8%, while Brantham's gained 3%."),
    (STUDY, "A new drug", "A new drug reduced pain in arthritis patients, a study said."),
    (STUDY, "Researchers at", "University of Lanmoor researchers gave the drug to 240 people and a placebo to 236."),
    (STUDY, "Pain scores", "Pain scores fell by a third in the first group."),
    (STUDY, "The drug did not", "The team wrote that the drug did not slow the disease."),
    (STUDY, "Side effects", "No patient died and side effects were mild."),
    (STUDY, "It may help", "The drug may help people who cannot take steroids, study leader Priya Nandan said."),
    (STUDY, "Outside experts", "The trial was short, outside experts warned."),
    (STUDY, "The maker", "The work was paid for by the maker, Halden Pharma."),
    (STUDY, "Nandan said", "The results did not prove that the drug was safe for children, Nandan said."),
    (STUDY, "Regulators are", "A decision by regulators is expected next year."),
    (STUDY, "The health ministry", "The drug has not been approved by the health ministry."),
    (STORM, "At least 31", "A cyclone killed at least 31 people on the coast of Belmara, officials said."),
    (STORM, "At least 31 | More than 6,000", "Officials said at least 31 people died when a cyclone struck Belmara on Friday, and more than 6,000 homes were destroyed."),
    (STORM, "Two ships", "The navy rescued the crews of two ships that sank off Ilo."),
    (STORM, "President Tomas", "President Ilves declared an emergency."),
    (STORM, "President Tomas", "Tomas Ilves asked neighbours for help."),
    (STORM, "Forecasters had", "Forecasters warned that the storm could strengthen."),
    (STORM, "The opposition said", "The government ignored the warnings, the opposition said."),
    (STORM, "We acted", "Interior minister Sofia Kael said they acted in time."),
    (STORM, "Aid groups", "Aid groups fear the death toll will rise."),
    (STORM, "Hospitals in Ilo", "A doctor told local radio that hospitals in Ilo are running out of fuel."),
    (TALKS, "Negotiators from", "Varnia and Estora failed to reach a deal on fishing rights."),
    (TALKS, "Varnia wants", "Varnia wants Estora to halve its catch."),
    (TALKS, "foreign minister, Anton", "Talks would resume in Ghent in October if both sides agree, Anton Brisk said."),
    (TALKS, "Two other", "Two diplomats said Brisk threatened to leave."),
    (TALKS, "Brisk called", "Brisk said the allegation was false."),
    (TALKS, "Estora accepted | The European", "Estora accepted an offer by the European Commission to mediate, but Varnia rejected it."),
    (TALKS, "In 2021", "Estora lent Varnia $300 million in 2021."),
    (TALKS, "In 2021", "Varnia was lent $300 million by Estora in 2021."),
    (TALKS, "A leaked", "Varnia never repaid the loan, a leaked document suggests."),
    (TALKS, "Fishermen in", "A deal is supported by fishermen in both countries."),
    (ELECTION, "Lidia Marsh won", "Lidia Marsh beat Joel Tamm by 1,204 votes in the election for mayor of Carrow."),
    (ELECTION, "Turnout", "Turnout rose to 61% from 54% in 2020."),
    (ELECTION, "Marsh promised", "Marsh has promised lower rents and 2,000 homes."),
    (ELECTION, "She was endorsed", "Marsh was endorsed by the Greens."),
    (ELECTION, "She was endorsed", "The Farmers' League backed Tamm, while the Greens endorsed Marsh."),
    (ELECTION, "I will be", "Marsh told supporters she would be a mayor for everyone."),
    (ELECTION, "He claimed", "Tamm claimed some ballots were lost."),
    (ELECTION, "The election board", "The election board said it received no complaints."),
    (ELECTION, "Voters approved", "Voters backed a tax on empty homes but rejected a new stadium."),
    (ELECTION, "Marsh may", "Marsh may appoint a deputy this week."),
    (MUSEUM, "Thieves took", "Police said thieves took four paintings from the Oldham Street Museum in Brisco on Monday."),
    (MUSEUM, "The museum said", "The works were worth about $3 million, the museum said."),
    (MUSEUM, "Detectives believe", "Detectives believe the thieves had inside help."),
    (MUSEUM, "Thieves took | The director", "Museum director Ines Calder resigned on Wednesday."),
    (MUSEUM, "The board", "The board accepted Calder's resignation."),
    (MUSEUM, "A former curator", "Noel Pratt, a former curator, was questioned but has not been charged."),
    (MUSEUM, "His lawyer", "Pratt is innocent, his lawyer said."),
    (MUSEUM, "Calder hired", "Pratt was hired by Calder in 2015."),
    (MUSEUM, "Police later", "One painting was later recovered by police from a barn near Tull."),
    (MUSEUM, "It hopes", "The museum hopes to show the painting by Christmas."),
]  # fmt: skip

LIES: list[tuple[str, str, str, tuple[str, ...]]] = [
    # article, evidence, point, reasons that tell it
    (BATHS, "The council will keep", "The council will not keep the Marsh Lane baths open, its leader said.", ("reversed",)),
    (BATHS, "The council will keep", "The council will keep the Marsh Lane baths open.", ("lost_attribution",)),
    (BATHS, "The council will keep", "The council will sell the Marsh Lane baths, its leader said.", ("reversed", "unsupported_wording")),
    (BATHS, "We will not sell", "Maria Orr said the council would sell the site before 2030.", ("reversed",)),
    (BATHS, "We will not sell", "Maria Orr said the council would not sell the site before 2035.", ("unsupported_number",)),
    (BATHS, "We will not sell", "Omar Haines said the council would not sell the site before 2030.", ("unsupported_name", "misattributed")),
    (BATHS, "We will not sell", "“We will sell the site before 2030,” Orr said.", ("reversed", "unsupported_wording")),
    (BATHS, "Officials in her", "Officials said the baths will close as early as 2028.", ("lost_hedge",)),
    (BATHS, "Officials in her", "The baths could close as early as 2028.", ("lost_attribution",)),
    (BATHS, "Officials in her", "The Harwick Courier told officials that the baths could close as early as 2028.", ("reversed", "misattributed")),
    (BATHS, "Around 120", "Around 120 jobs are at risk.", ("lost_attribution",)),
    (BATHS, "Around 120", "Around 210 jobs are at risk, according to the union.", ("unsupported_number",)),
    (BATHS, "Around 120", "Around 120 jobs are safe, according to the union.", ("unsupported_wording", "reversed")),
    (BATHS, "Around 120", "Around 120 jobs are at risk, according to the council.", ("misattributed", "unsupported_wording")),
    (BATHS, "could not verify", "The Courier could verify the figure.", ("reversed",)),
    (BATHS, "who leads the opposition", "Maria Orr accused Omar Haines of hiding the costs.", ("reversed",)),
    (BATHS, "who leads the opposition", "Orr hid the costs.", ("lost_attribution", "lost_hedge", "unsupported_wording")),
    (BATHS, "Orr denied", "Orr misled the council.", ("reversed",)),
    (BATHS, "Orr denied", "Orr admitted that she had misled the council.", ("reversed",)),
    (BATHS, "Three architects", "Three architects inspected the roof last week.", ("lost_attribution", "lost_hedge")),
    (BATHS, "Residents voted", "Residents voted for the sale in a poll in May.", ("reversed",)),
    (BATHS, "The baths opened", "The baths closed in 1936 and cost the council $2.4 million a year.", ("reversed",)),
    (BATHS, "The baths opened", "The baths cost the council $2.4 billion a year.", ("unsupported_number",)),
    (COURT, "A judge", "A judge on Tuesday acquitted Viktor Lund of stealing a trawler.", ("reversed",)),
    (COURT, "A judge | Lund, 44", "Lund was convicted of assault and cleared of stealing a trawler.", ("reversed", "unsupported_wording")),
    (COURT, "Lund, 44", "Lund was convicted of assault.", ("reversed", "unsupported_wording")),
    (COURT, "His brother", "Viktor Lund testified against his brother, Pavel Lund.", ("reversed", "unsupported_name", "unsupported_wording")),
    (COURT, "Prosecutors did", "Prosecutors would appeal.", ("lost_hedge",)),
    (COURT, "Prosecutors did", "Prosecutors said they would appeal.", ("lost_hedge", "reversed")),
    (COURT, "A judge | My client", "Viktor Lund's lawyer said he will appeal.", ("reversed", "lost_hedge")),
    (COURT, "A judge | My client", "Lund's lawyer said he would not appeal.", ("lost_hedge",)),
    (COURT, "She said the sentence", "The sentence will be short, Reyes said.", ("lost_hedge",)),
    (COURT, "Police found", "Police found evidence that the dealer knew the boat was stolen.", ("reversed",)),
    (COURT, "Police found", "The dealer knew the boat was stolen, police found.", ("reversed",)),
    (COURT, "The owner", "Ada Quill said the theft had ruined her.", ("reversed", "lost_hedge")),
    (COURT, "Lund sued", "Quill sued Lund in 2019 over unpaid wages, and lost.", ("reversed",)),
    (COURT, "Lund sued", "Lund sued Quill in 2019 over unpaid wages, and won.", ("reversed",)),
    (COURT, "Quill has since", "Quill has since sold another trawler.", ("reversed",)),
    (RESULTS, "Corvex, the maker", "Corvex reported that profit rose 12% to $48 million.", ("reversed",)),
    (RESULTS, "Corvex, the maker", "Corvex reported that profit fell 48% to $12 million.", ("unsupported_number",)),
    (RESULTS, "Revenue rose", "Revenue rose to $587 million from $610 million a year earlier.", ("unsupported_number", "reversed")),
    (RESULTS, "Revenue rose", "Revenue fell to $610 million.", ("reversed",)),
    (RESULTS, "The company plans", "The company closed its plant in Dunmore.", ("lost_hedge",)),
    (RESULTS, "The company plans", "The company plans to close its plant in Tarn and move production to Dunmore.", ("reversed", "unsupported_wording")),
    (RESULTS, "About 400", "About 400 workers will lose their jobs.", ("lost_hedge",)),
    (RESULTS, "About 400", "About 4,000 workers may lose their jobs.", ("unsupported_number",)),
    (RESULTS, "About 400", "About 400 workers may keep their jobs.", ("reversed", "unsupported_wording")),
    (RESULTS, "The union rejected", "The union accepted the plan.", ("reversed",)),
    (RESULTS, "The union rejected", "The union did not reject the plan.", ("reversed",)),
    (RESULTS, "It said the closure", "The closure would destroy the town.", ("lost_attribution",)),
    (RESULTS, "Analysts had", "Profit was $55 million.", ("lost_hedge", "unsupported_wording", "lost_attribution")),
    (RESULTS, "Brantham, a rival", "Corvex bought a stake of 6% in Brantham in August.", ("reversed",)),
    (RESULTS, "Brantham, a rival", "Brantham sold a stake of 6% in Corvex in August.", ("reversed",)),
    (RESULTS, "declined to comment", "Brantham is considering a bid.", ("lost_attribution", "lost_hedge")),
    (RESULTS, "Shares in Corvex", "Shares in Corvex gained 3%, while those of Brantham dropped 8%.", ("unsupported_number", "reversed")),
    (RESULTS, "Shares in Corvex", "Shares in Brantham dropped 8%.", ("unsupported_number", "reversed", "unsupported_wording")),
    (STUDY, "A new drug", "A new drug increased pain in patients with arthritis, a study said.", ("reversed",)),
    (STUDY, "A new drug", "A new drug cured arthritis, according to a study.", ("unsupported_wording",)),
    (STUDY, "A new drug", "A new drug reduced pain in patients with arthritis.", ("lost_attribution",)),
    (STUDY, "Researchers at", "Researchers gave the drug to 236 people and a placebo to 240.", ("unsupported_number",)),
    (STUDY, "Pain scores", "Pain scores fell by half in the first group.", ("unsupported_number", "unsupported_wording")),
    (STUDY, "The drug did not", "The drug slowed the disease, the team wrote.", ("reversed",)),
    (STUDY, "Side effects", "Side effects were severe.", ("unsupported_wording",)),
    (STUDY, "Side effects", "Patients died.", ("reversed",)),
    (STUDY, "It may help", "The drug helps people who cannot take steroids, Nandan said.", ("lost_hedge",)),
    (STUDY, "It may help", "The drug may help people who can take steroids, Nandan said.", ("reversed",)),
    (STUDY, "Nandan said", "The results proved that the drug was safe for children, Nandan said.", ("reversed",)),
    (STUDY, "Nandan said", "Nandan said the drug was safe for children.", ("reversed", "lost_hedge")),
    (STUDY, "Regulators are", "Regulators will decide next year.", ("lost_hedge",)),
    (STUDY, "The health ministry", "The health ministry has approved the drug.", ("reversed",)),
    (STORM, "At least 31", "At least 13 people were killed when a cyclone struck Belmara, officials said.", ("unsupported_number",)),
    (STORM, "More than 6,000", "Fewer than 6,000 homes were destroyed.", ("unsupported_number", "reversed", "unsupported_wording")),
    (STORM, "More than 6,000", "More than 6,000 homes were saved.", ("unsupported_wording",)),
    (STORM, "Two ships", "Two navy ships sank off the port of Ilo.", ("unsupported_wording",)),
    (STORM, "Roads to", "Roads to the south remain blocked.", ("reversed", "unsupported_wording")),
    (STORM, "Forecasters had", "Forecasters said the storm would strengthen.", ("lost_hedge",)),
    (STORM, "Forecasters had", "Forecasters had warned that the storm could weaken.", ("reversed",)),
    (STORM, "The opposition said", "The government ignored the warnings.", ("lost_attribution",)),
    (STORM, "The opposition said", "The opposition ignored the warnings, the government said.", ("misattributed", "unsupported_wording", "reversed")),
    (STORM, "Aid groups", "The death toll will rise.", ("lost_hedge",)),
    (STORM, "Aid groups", "Aid groups say the death toll will rise.", ("lost_hedge",)),
    (STORM, "A dam above", "A dam above the town of Ruda did not hold.", ("reversed",)),
    (TALKS, "Negotiators from", "Negotiators from Varnia and Estora reached a deal on fishing rights.", ("reversed",)),
    (TALKS, "Varnia wants", "Estora wants Varnia to cut its catch by half.", ("reversed",)),
    (TALKS, "Varnia wants", "Estora will cut its catch by half.", ("lost_hedge", "lost_attribution")),
    (TALKS, "They attacked", "Estora attacked boats of Varnia.", ("lost_attribution", "unsupported_name", "unsupported_wording")),
    (TALKS, "foreign minister, Anton", "The talks will resume in Ghent in October, Brisk said.", ("lost_hedge",)),
    (TALKS, "Two other", "Brisk threatened to leave.", ("lost_attribution",)),
    (TALKS, "Brisk called", "Brisk called the allegation true.", ("reversed", "unsupported_wording")),
    (TALKS, "Estora accepted", "Varnia accepted the offer, but Estora rejected it.", ("reversed", "unsupported_wording")),
    (TALKS, "In 2021", "Varnia lent Estora $300 million in 2021.", ("reversed",)),
    (TALKS, "A leaked", "Varnia repaid the loan, a leaked document suggests.", ("reversed", "lost_hedge")),
    (TALKS, "A leaked", "Varnia never repaid the loan.", ("lost_hedge", "lost_attribution")),
    (TALKS, "Fishermen in", "Fishermen in both countries oppose a deal.", ("reversed",)),
    (ELECTION, "Lidia Marsh won", "Joel Tamm beat Lidia Marsh by 1,204 votes.", ("reversed",)),
    (ELECTION, "Lidia Marsh won", "Lidia Marsh lost the election for mayor of Carrow.", ("reversed",)),
    (ELECTION, "Turnout", "Turnout was 54%, down from 61% in 2020.", ("unsupported_number", "reversed")),
    (ELECTION, "Marsh promised", "Marsh built 2,000 homes.", ("lost_hedge",)),
    (ELECTION, "She was endorsed", "Tamm was endorsed by the Greens.", ("unsupported_wording", "reversed")),
    (ELECTION, "Tamm did not", "Tamm congratulated her.", ("reversed",)),
    (ELECTION, "He claimed", "Some ballots were lost.", ("lost_attribution",)),
    (ELECTION, "The election board", "The election board said it had received complaints.", ("reversed",)),
    (ELECTION, "Voters approved", "Voters rejected a tax on empty homes and approved a new stadium.", ("reversed", "unsupported_wording")),
    (ELECTION, "Marsh may", "Marsh will name a deputy this week.", ("lost_hedge",)),
    (ELECTION, "She takes office", "Dan Frost takes office in January.", ("unsupported_wording", "reversed")),
    (MUSEUM, "Thieves took", "Thieves took fourteen paintings from the Oldham Street Museum, police said.", ("unsupported_number",)),
    (MUSEUM, "Thieves took", "Thieves took four paintings from the Brisco Street Museum, police said.", ("unsupported_name",)),
    (MUSEUM, "The museum said", "The works were worth about $3 billion, the museum said.", ("unsupported_number",)),
    (MUSEUM, "It had switched", "It had switched on its alarm.", ("reversed", "unsupported_wording")),
    (MUSEUM, "Detectives believe", "The thieves had help from inside.", ("lost_hedge",)),
    (MUSEUM, "The board", "The board rejected her resignation.", ("reversed",)),
    (MUSEUM, "A former curator", "A former curator, Noel Pratt, has been charged.", ("reversed",)),
    (MUSEUM, "His lawyer", "He was innocent.", ("lost_attribution",)),
    (MUSEUM, "Calder hired", "Pratt hired Calder in 2015.", ("reversed",)),
    (MUSEUM, "Calder hired", "Calder fired Pratt in 2015.", ("reversed",)),
    (MUSEUM, "Police later", "Police later recovered four paintings from a barn.", ("unsupported_number",)),
    (MUSEUM, "It hopes", "It will show the painting by Christmas.", ("lost_hedge",)),
]  # fmt: skip

QUARRY = """\
A landslide buried part of a quarry near Osmund on Wednesday, killing two workers and trapping a third, the \
fire service said. Rescuers reached the trapped man after nine hours. He was taken to hospital with a \
broken leg. The quarry's owner, Stonefield, had been fined in March for ignoring safety rules. “We warned \
them about that slope,” said Greta Moll, a shop steward. Stonefield said it was cooperating with inspectors.

The regional governor, Paulo Serrano, ordered all quarries in the region to stop work until they are \
inspected. He said he did not believe the landslide was caused by rain. Geologists disagreed: heavy rain had \
probably loosened the rock, they said. Moll accused Serrano of reacting too late. Serrano's office did not \
respond to a request for comment. A fund for the families has raised $45,000."""

BANK = """\
The central bank of Norrland kept its main interest rate at 4.5% on Thursday, as expected. Governor Elin \
Dahl said inflation was still too high and that a cut before June was unlikely. “We are not there yet,” she \
said. Inflation slowed to 3.8% in February from 4.2% in January. Two of the nine board members voted for a \
cut.

Finance minister Rolf Sand, who faces an election in May, had urged the bank to lower the rate. Dahl rejected \
the criticism. Sand later said he respected the bank's independence. The krone gained 0.4% against the euro. \
Economists at Tellus Bank expect three cuts next year, while those at Modin see only one. Unemployment, at \
6.1%, could rise above 7% by autumn, according to the finance ministry. Exporters complained that the strong \
krone was hurting them."""

TRUE_UNSEEN: list[tuple[str, str, str]] = [
    (QUARRY, "A landslide", "Two workers were killed and a third was trapped when a landslide buried part of a quarry near Osmund, the fire service said."),
    (QUARRY, "A landslide", "According to the fire service, a landslide at a quarry near Osmund killed two workers on Wednesday."),
    (QUARRY, "Rescuers reached | He was taken", "The trapped man was reached by rescuers after nine hours and taken to hospital with a broken leg."),
    (QUARRY, "The quarry's owner", "Stonefield, the quarry's owner, was fined in March for ignoring safety rules."),
    (QUARRY, "The quarry's owner", "The owner of the quarry had been fined in March for ignoring safety rules."),
    (QUARRY, "We warned", "Shop steward Greta Moll said they had warned about the slope."),
    (QUARRY, "We warned", "“We warned them about that slope,” Moll said."),
    (QUARRY, "Stonefield said", "Stonefield says it is cooperating with inspectors."),
    (QUARRY, "The regional governor", "Governor Paulo Serrano ordered quarries in the region to stop work until they are inspected."),
    (QUARRY, "The regional governor", "All quarries in the region were ordered to stop work until inspected by the regional governor, Paulo Serrano."),
    (QUARRY, "He said he did not", "Serrano said he did not believe rain caused the landslide."),
    (QUARRY, "Geologists disagreed", "Geologists said heavy rain had probably loosened the rock."),
    (QUARRY, "Moll accused", "Serrano was accused by Moll of reacting too late."),
    (QUARRY, "Serrano's office", "Serrano's office did not reply to a request for comment."),
    (QUARRY, "A fund", "A fund for the families raised $45,000."),
    (BANK, "The central bank", "Norrland's central bank kept its main interest rate at 4.5% on Thursday, as expected."),
    (BANK, "The central bank", "The central bank of Norrland maintained its main interest rate at 4.5%."),
    (BANK, "Dahl said inflation", "Governor Elin Dahl said inflation remained too high and a cut before June was unlikely."),
    (BANK, "Dahl said inflation", "A cut before June is unlikely, Dahl said."),
    (BANK, "Inflation slowed", "Inflation slowed from 4.2% in January to 3.8% in February."),
    (BANK, "Two of the nine", "Two of nine board members voted for a cut."),
    (BANK, "Finance minister", "Finance minister Rolf Sand had urged the bank to cut the rate."),
    (BANK, "Finance minister", "Rolf Sand, who faces an election in May, urged the bank to lower the rate."),
    (BANK, "Dahl rejected", "The criticism was rejected by Dahl."),
    (BANK, "Sand later", "Sand said he respected the independence of the bank."),
    (BANK, "The krone gained", "The krone rose 0.4% against the euro."),
    (BANK, "Economists at", "Economists at Tellus Bank expect three cuts next year."),
    (BANK, "Economists at", "Modin economists see only one cut next year, while those at Tellus Bank expect three."),
    (BANK, "Unemployment, at", "Unemployment could rise above 7% by autumn, the finance ministry said."),
    (BANK, "Unemployment, at", "According to the finance ministry, unemployment could rise above 7% by autumn from 6.1%."),
    (BANK, "Exporters complained", "Exporters said the strong krone was hurting them."),
    (BATHS, "who leads the opposition | Orr denied", "Haines accused Orr of hiding the costs, but she denied that she had misled the council."),
    (COURT, "The court heard | His brother", "Lund sold the boat to a dealer for $90,000, the court heard, and his brother testified against him."),
    (RESULTS, "Corvex, the maker | Analysts had", "Corvex reported a profit of $48 million, while analysts had forecast $55 million."),
    (STORM, "Roads to | A dam", "Roads to the north remain blocked, but a dam above Ruda held."),
    (TALKS, "Two other | Brisk called", "Two diplomats said Brisk had threatened to leave, an allegation he called false."),
    (ELECTION, "Tamm conceded | Tamm did not", "Tamm conceded before midnight but did not congratulate Marsh."),
    (MUSEUM, "A guard | It had switched", "A guard was slightly hurt, and the museum had switched off its alarm for repairs."),
    (STUDY, "The maker | Outside experts", "Outside experts warned that the trial, paid for by Halden Pharma, was short."),
    (ELECTION, "She takes office", "Marsh takes office in January, when Dan Frost retires."),
]  # fmt: skip

LIES_UNSEEN: list[tuple[str, str, str, tuple[str, ...]]] = [
    (QUARRY, "A landslide", "A landslide killed three workers near Osmund, the fire service said.", ("unsupported_number",)),
    (QUARRY, "A landslide", "A landslide buried part of a quarry near Osmund on Wednesday, killing two workers.", ("lost_attribution",)),
    (QUARRY, "A landslide", "The fire service trapped a third worker.", ("reversed", "lost_attribution", "unsupported_wording")),
    (QUARRY, "Rescuers reached | He was taken", "Rescuers did not reach the trapped man.", ("reversed",)),
    (QUARRY, "Rescuers reached", "The trapped man reached rescuers after nine hours.", ("reversed",)),
    (QUARRY, "The quarry's owner", "Stonefield had never been fined for ignoring safety rules.", ("reversed",)),
    (QUARRY, "The quarry's owner", "Stonefield was praised in March for following safety rules.", ("unsupported_wording",)),
    (QUARRY, "We warned", "Stonefield said it had warned them about that slope.", ("unsupported_name", "misattributed", "unsupported_wording")),
    (QUARRY, "We warned", "“We never warned them about that slope,” said Greta Moll.", ("reversed", "unsupported_wording")),
    (QUARRY, "Stonefield said", "Stonefield is cooperating with inspectors.", ("lost_attribution",)),
    (QUARRY, "Stonefield said", "Inspectors said they were cooperating with Stonefield.", ("misattributed", "reversed")),
    (QUARRY, "The regional governor", "All quarries in the region have stopped work.", ("lost_hedge", "lost_attribution")),
    (QUARRY, "He said he did not", "Serrano said he believed the landslide was caused by rain.", ("reversed",)),
    (QUARRY, "He said he did not", "The landslide was caused by rain.", ("reversed", "lost_hedge", "lost_attribution")),
    (QUARRY, "Geologists disagreed", "Geologists said heavy rain had loosened the rock.", ("lost_hedge",)),
    (QUARRY, "Geologists disagreed", "Geologists agreed.", ("reversed",)),
    (QUARRY, "Moll accused", "Serrano accused Moll of reacting too late.", ("reversed",)),
    (QUARRY, "Moll accused", "Serrano reacted too late.", ("lost_attribution", "lost_hedge")),
    (QUARRY, "Serrano's office", "Serrano's office responded to a request for comment.", ("reversed",)),
    (QUARRY, "A fund", "A fund for the families has raised $54,000.", ("unsupported_number",)),
    (BANK, "The central bank", "The central bank of Norrland cut its main interest rate to 4.5%.", ("unsupported_wording", "reversed")),
    (BANK, "The central bank", "The central bank did not keep its main interest rate at 4.5%.", ("reversed",)),
    (BANK, "Dahl said inflation", "Dahl said a cut before June was likely.", ("reversed",)),
    (BANK, "Dahl said inflation", "Inflation is still too high.", ("lost_attribution",)),
    (BANK, "We are not", "“We are there,” Dahl said.", ("reversed", "unsupported_name", "unsupported_wording")),
    (BANK, "Inflation slowed", "Inflation slowed to 4.2% in February from 3.8% in January.", ("unsupported_number",)),
    (BANK, "Inflation slowed", "Inflation rose to 3.8% in February.", ("unsupported_wording", "reversed")),
    (BANK, "Two of the nine", "Two of the nine board members voted against a cut.", ("reversed", "unsupported_wording")),
    (BANK, "Two of the nine", "Nine board members voted for a cut.", ("unsupported_number",)),
    (BANK, "Finance minister", "The bank urged finance minister Rolf Sand to lower the rate.", ("reversed",)),
    (BANK, "Finance minister", "Rolf Sand lowered the rate.", ("lost_hedge", "lost_attribution", "reversed")),
    (BANK, "Dahl rejected", "Dahl accepted the criticism.", ("reversed",)),
    (BANK, "The krone gained", "The euro gained 0.4% against the krone.", ("reversed",)),
    (BANK, "Economists at", "Economists at Modin expect three cuts next year.", ("reversed", "unsupported_wording", "unsupported_number", "misattributed")),
    (BANK, "Economists at", "There will be three cuts next year.", ("lost_hedge", "lost_attribution")),
    (BANK, "Unemployment, at", "Unemployment will rise above 7% by autumn, according to the finance ministry.", ("lost_hedge",)),
    (BANK, "Unemployment, at", "Unemployment could fall below 7% by autumn, according to the finance ministry.", ("reversed", "unsupported_number")),
    (BANK, "Exporters complained", "The weak krone was hurting exporters, they said.", ("reversed", "unsupported_wording")),
    (BANK, "Exporters complained", "Exporters were hurting the krone.", ("reversed", "lost_attribution")),
]  # fmt: skip

FERRY = """\
A ferry carrying 212 passengers ran aground off Skarn on Sunday night, the coastguard said. Nobody was \
hurt. Lifeboats brought everyone ashore by dawn. The captain, Ivo Rask, told investigators that the \
steering had failed. The operator, Blue Line, disputed his account and said the ship had passed an \
inspection in April. “He left the bridge,” a company official said on condition of anonymity.

Rask has not been suspended. His union called for an independent inquiry. Blue Line carried 1.2 million \
people last year, 9% more than in 2022. The transport minister, Nora Veld, said she would meet the company \
on Friday and did not rule out a ban. Islanders fear losing their only link to the mainland. The wreck \
may leak fuel, environmental groups warned."""

SCHOOL = """\
Teachers in Ostrava Heights ended a two-week strike on Tuesday after the school board agreed to raise their \
pay by 6%. The union had demanded 9%. Its president, Clara Dunn, called the deal fair. Some members \
voted against it. Classes will resume on Thursday, and the term will be extended until July 4.

Superintendent Hugo Lam said the board could not afford more. He has cut 30 administrative posts to pay for \
the raise. Parents were divided: some blamed the board, others the union. “My son lost two weeks,” said Rita \
Soto, a mother of three. The governor refused to intervene. State officials estimate that the raise will \
cost $11 million a year. A judge had ordered the teachers to return to work, but they ignored the order."""

TRUE_HELD: list[tuple[str, str, str]] = [
    (FERRY, "A ferry", "The coastguard said a ferry carrying 212 passengers ran aground off Skarn."),
    (FERRY, "A ferry", "A ferry with 212 passengers ran aground off Skarn on Sunday night, according to the coastguard."),
    (FERRY, "A ferry | Nobody was", "No one was hurt when a ferry ran aground off Skarn, the coastguard said."),
    (FERRY, "Lifeboats", "Everyone was brought ashore by lifeboats by dawn."),
    (FERRY, "The captain", "Captain Ivo Rask told investigators the steering failed."),
    (FERRY, "The captain", "The steering had failed, the captain told investigators."),
    (FERRY, "The operator", "Blue Line, the operator, disputed his account."),
    (FERRY, "The operator", "The operator said the ship passed an inspection in April."),
    (FERRY, "He left", "A company official, who spoke on condition of anonymity, said he left the bridge."),
    (FERRY, "Rask has not", "The captain, Ivo Rask, has not been suspended."),
    (FERRY, "His union", "Rask's union demanded an independent inquiry."),
    (FERRY, "Blue Line carried", "Blue Line carried 1.2 million people last year, up 9% from 2022."),
    (FERRY, "Blue Line carried", "Last year Blue Line transported 1.2 million people."),
    (FERRY, "The transport minister", "Transport minister Nora Veld did not rule out a ban."),
    (FERRY, "The transport minister", "Nora Veld said she would meet the company on Friday."),
    (FERRY, "Islanders fear", "Islanders are afraid of losing their only link to the mainland."),
    (FERRY, "The wreck", "Environmental groups warned that the wreck may leak fuel."),
    (FERRY, "The wreck", "The wreck might leak fuel, environmental groups said."),
    (SCHOOL, "Teachers in", "Teachers ended a two-week strike after the school board agreed to raise their pay by 6%."),
    (SCHOOL, "Teachers in", "The school board in Ostrava Heights agreed to a 6% pay raise for teachers."),
    (SCHOOL, "Teachers in | The union had", "The board agreed to raise pay by 6%; the union had demanded 9%."),
    (SCHOOL, "Its president", "Union president Clara Dunn called the deal fair."),
    (SCHOOL, "Its president", "The deal was called fair by union president Clara Dunn."),
    (SCHOOL, "Some members", "Some union members voted against the deal."),
    (SCHOOL, "Classes will", "Classes resume on Thursday and the term will be extended until July 4."),
    (SCHOOL, "Superintendent Hugo", "The board could not afford more, Superintendent Hugo Lam said."),
    (SCHOOL, "He has cut", "Lam cut 30 administrative posts to pay for the raise."),
    (SCHOOL, "Parents were", "Some parents blamed the board and others the union."),
    (SCHOOL, "My son", "Rita Soto, a mother of three, said her son lost two weeks."),
    (SCHOOL, "The governor", "The governor refused to intervene."),
    (SCHOOL, "The governor", "The governor declined to intervene."),
    (SCHOOL, "State officials", "The raise will cost an estimated $11 million a year, state officials said."),
    (SCHOOL, "State officials", "State officials estimate the raise will cost $11 million a year."),
    (SCHOOL, "A judge had", "The teachers ignored a judge's order to return to work."),
    (SCHOOL, "A judge had", "A judge ordered the teachers to return to work but they ignored it."),
]  # fmt: skip

LIES_HELD: list[tuple[str, str, str, tuple[str, ...]]] = [
    (FERRY, "A ferry", "A ferry carrying 221 passengers ran aground off Skarn, the coastguard said.", ("unsupported_number",)),
    (FERRY, "A ferry", "A ferry carrying 212 passengers sank off Skarn, the coastguard said.", ("unsupported_wording",)),
    (FERRY, "A ferry", "A ferry carrying 212 passengers ran aground off Skarn on Sunday night.", ("lost_attribution",)),
    (FERRY, "Nobody was", "Passengers were hurt.", ("reversed", "unsupported_wording")),
    (FERRY, "Nobody was", "Everybody was hurt.", ("reversed",)),
    (FERRY, "The captain", "The captain told investigators that the steering had not failed.", ("reversed",)),
    (FERRY, "The captain", "Investigators told the captain that the steering had failed.", ("misattributed", "reversed")),
    (FERRY, "The captain", "The steering had failed.", ("lost_attribution",)),
    (FERRY, "The operator", "Blue Line confirmed his account.", ("reversed",)),
    (FERRY, "The operator", "The ship had failed an inspection in April, Blue Line said.", ("unsupported_wording", "reversed")),
    (FERRY, "He left", "The captain left the bridge.", ("lost_attribution",)),
    (FERRY, "Rask has not", "Rask has been suspended.", ("reversed",)),
    (FERRY, "His union", "Blue Line called for an independent inquiry.", ("unsupported_name", "reversed")),
    (FERRY, "Blue Line carried", "Blue Line carried 1.2 million people last year, 9% fewer than in 2022.", ("reversed", "unsupported_number", "unsupported_wording")),
    (FERRY, "Blue Line carried", "Blue Line carried 2.1 million people last year.", ("unsupported_number",)),
    (FERRY, "The transport minister", "The transport minister, Nora Veld, ruled out a ban.", ("reversed",)),
    (FERRY, "The transport minister", "Nora Veld announced a ban.", ("unsupported_wording", "lost_hedge")),
    (FERRY, "The transport minister", "The company said it would meet Nora Veld on Friday.", ("misattributed", "reversed")),
    (FERRY, "Islanders fear", "Islanders lost their only link to the mainland.", ("lost_hedge",)),
    (FERRY, "The wreck", "The wreck is leaking fuel, environmental groups warned.", ("lost_hedge",)),
    (FERRY, "The wreck", "The wreck may leak fuel.", ("lost_attribution",)),
    (SCHOOL, "Teachers in", "Teachers in Ostrava Heights began a two-week strike on Tuesday.", ("reversed",)),
    (SCHOOL, "Teachers in", "Teachers agreed to raise the school board's pay by 6%.", ("reversed",)),
    (SCHOOL, "Teachers in | The union had", "The school board agreed to raise their pay by 9%.", ("unsupported_number", "reversed")),
    (SCHOOL, "The union had", "The union accepted 9%.", ("unsupported_wording",)),
    (SCHOOL, "Its president", "Clara Dunn called the deal unfair.", ("unsupported_wording", "reversed")),
    (SCHOOL, "Some members", "All members voted against it.", ("unsupported_wording", "reversed")),
    (SCHOOL, "Some members", "Some members voted for it.", ("reversed",)),
    (SCHOOL, "Classes will", "Classes will not resume on Thursday.", ("reversed",)),
    (SCHOOL, "Classes will", "Classes resumed on Thursday.", ("lost_hedge",)),
    (SCHOOL, "Superintendent Hugo", "Superintendent Hugo Lam said the board could afford more.", ("reversed",)),
    (SCHOOL, "Superintendent Hugo", "The board could not afford more.", ("lost_attribution",)),
    (SCHOOL, "He has cut", "He has created 30 administrative posts.", ("reversed", "unsupported_wording")),
    (SCHOOL, "My son", "Rita Soto lost two weeks.", ("lost_attribution", "reversed")),
    (SCHOOL, "My son", "Rita Soto, a mother of two, said her son lost three weeks.", ("unsupported_number",)),
    (SCHOOL, "The governor", "The governor intervened.", ("reversed",)),
    (SCHOOL, "The governor", "The governor agreed to intervene.", ("reversed",)),
    (SCHOOL, "State officials", "The raise will cost $11 million a year.", ("lost_hedge", "lost_attribution")),
    (SCHOOL, "A judge had", "The teachers ordered a judge to return to work.", ("reversed",)),
    (SCHOOL, "A judge had", "The teachers returned to work.", ("lost_hedge",)),
    (SCHOOL, "A judge had", "The teachers obeyed the order.", ("unsupported_wording",)),
]  # fmt: skip

RIVER = """\
The city of Lowmark will spend $18 million on flood barriers along the river Ashe, the mayor, Ruth Abara, \
announced on Monday. Work is to begin in March and take two years. Floods in 2019 damaged 340 homes and \
killed a pensioner. Opposition councillors criticised the plan as too small. “It is a plaster on a broken \
leg,” said one of them, Emil Voss.

Abara said the government had promised to pay half of the cost. The finance ministry neither confirmed nor \
denied that. Engineers at the water authority advised the city to build higher walls, an internal report \
shows. The city did not follow the advice. Fishermen worry that the barriers will harm the salmon. A \
petition against the project has drawn 5,600 signatures. If the river rises again before work is finished, \
residents could sue the city, a lawyer warned."""

CLUB = """\
Brackley United sacked their coach, Marco Reis, on Sunday, hours after a 4-0 defeat by Estwick. It was \
their sixth loss in a row. Reis, 52, joined the club in 2022 and led it to the cup final last season. The \
chairman, Alan Poole, thanked him and said a new coach would be named this week. The assistant, Jan Kolb, \
will take charge of Wednesday's match against Tarn City.

Reis said he was hurt but not bitter. “I was never given the players I asked for,” he told a radio station. \
Poole rejected that. Supporters had demanded the dismissal; about 300 of them protested outside the ground. \
Captain Leo Mbeki reportedly argued with Reis at half-time. Mbeki scored nine goals last season and has \
scored none in this one. Estwick moved up to third place."""

TRUE_FRESH: list[tuple[str, str, str]] = [
    (RIVER, "The city of", "Lowmark will spend $18 million on flood barriers along the Ashe, mayor Ruth Abara announced."),
    (RIVER, "The city of", "Mayor Ruth Abara said the city would spend $18 million on flood barriers."),
    (RIVER, "Work is", "Work will begin in March and take two years."),
    (RIVER, "Floods in", "In 2019, floods killed a pensioner and damaged 340 homes."),
    (RIVER, "Floods in", "340 homes were damaged by floods in 2019."),
    (RIVER, "Opposition councillors", "The plan was criticised by opposition councillors as too small."),
    (RIVER, "It is a plaster", "Councillor Emil Voss called it “a plaster on a broken leg”."),
    (RIVER, "Abara said", "The government had promised to pay half of the cost, according to Abara."),
    (RIVER, "The finance", "The finance ministry did not confirm or deny that."),
    (RIVER, "Engineers at", "Water authority engineers advised the city to build higher walls, according to an internal report."),
    (RIVER, "Engineers at | The city did", "An internal report shows that engineers advised higher walls, but the city did not follow the advice."),
    (RIVER, "Fishermen worry", "Fishermen fear the barriers will harm salmon."),
    (RIVER, "A petition", "A petition against the project has collected 5,600 signatures."),
    (RIVER, "If the river", "A lawyer warned that residents could sue the city if the river rises again before the work is finished."),
    (RIVER, "If the river", "Residents could sue if the river rises again before work is finished, a lawyer said."),
    (CLUB, "Brackley United", "Brackley United fired coach Marco Reis on Sunday after a 4-0 defeat by Estwick."),
    (CLUB, "Brackley United", "Marco Reis was sacked by Brackley United hours after a 4-0 loss to Estwick."),
    (CLUB, "It was", "It was the sixth defeat in a row."),
    (CLUB, "Reis, 52", "Reis joined in 2022 and led the club to the cup final last season."),
    (CLUB, "The chairman", "Chairman Alan Poole said a new coach would be named this week."),
    (CLUB, "The chairman", "A new coach will be appointed this week, said the chairman, Alan Poole."),
    (CLUB, "The assistant", "Assistant coach Jan Kolb will take charge of the match against Tarn City on Wednesday."),
    (CLUB, "Reis said", "Reis said he was not bitter."),
    (CLUB, "I was never", "Reis told a radio station he was never given the players he asked for."),
    (CLUB, "I was never | Poole rejected", "Reis said he never got the players he asked for, a claim Poole rejected."),
    (CLUB, "Supporters had", "About 300 supporters protested outside the ground."),
    (CLUB, "Supporters had", "Supporters demanded his dismissal and about 300 protested outside the ground."),
    (CLUB, "Captain Leo", "Mbeki, the captain, reportedly argued with Reis at half-time."),
    (CLUB, "Mbeki scored", "Mbeki has scored no goals this season, after nine last season."),
    (CLUB, "Estwick moved", "Estwick rose to third place."),
]  # fmt: skip

LIES_FRESH: list[tuple[str, str, str, tuple[str, ...]]] = [
    (RIVER, "The city of", "Lowmark will spend $80 million on flood barriers, the mayor announced.", ("unsupported_number",)),
    (RIVER, "The city of", "Lowmark has spent $18 million on flood barriers, the mayor announced.", ("lost_hedge",)),
    (RIVER, "Work is", "Work is to end in March.", ("reversed",)),
    (RIVER, "Work is", "Work began in March.", ("lost_hedge",)),
    (RIVER, "Floods in", "Floods in 2019 killed 340 pensioners.", ("unsupported_number", "unsupported_wording", "reversed")),
    (RIVER, "Opposition councillors", "Opposition councillors praised the plan.", ("reversed",)),
    (RIVER, "Opposition councillors", "The plan is too small.", ("lost_attribution",)),
    (RIVER, "It is a plaster", "“It is a plaster on a broken arm,” said Emil Voss.", ("unsupported_wording",)),
    (RIVER, "Abara said", "The government had promised to pay half of the cost.", ("lost_attribution",)),
    (RIVER, "Abara said", "Abara said she had promised the government to pay half of the cost.", ("reversed",)),
    (RIVER, "Abara said", "Abara said the government had refused to pay half of the cost.", ("reversed", "unsupported_wording")),
    (RIVER, "The finance", "The finance ministry confirmed that.", ("reversed",)),
    (RIVER, "Engineers at", "The city advised engineers to build higher walls.", ("reversed",)),
    (RIVER, "The city did", "The city followed the advice.", ("reversed",)),
    (RIVER, "Fishermen worry", "The barriers will harm the salmon.", ("lost_hedge", "lost_attribution")),
    (RIVER, "A petition", "A petition for the project has drawn 5,600 signatures.", ("reversed", "unsupported_wording")),
    (RIVER, "If the river", "Residents will sue the city if the river rises again before work is finished, a lawyer warned.", ("lost_hedge",)),
    (RIVER, "If the river", "Residents could sue the city, a lawyer warned.", ("lost_hedge",)),
    (RIVER, "If the river", "The city could sue residents if the river rises again before work is finished, a lawyer warned.", ("reversed",)),
    (CLUB, "Brackley United", "Brackley United beat Estwick 4-0 on Sunday.", ("reversed", "unsupported_wording", "unsupported_number")),
    (CLUB, "Brackley United", "Marco Reis sacked Brackley United on Sunday.", ("reversed",)),
    (CLUB, "It was", "It was their sixth win in a row.", ("reversed",)),
    (CLUB, "The chairman", "The chairman, Alan Poole, said a new coach had been named.", ("lost_hedge",)),
    (CLUB, "The chairman", "Reis thanked Poole and said a new coach would be named.", ("unsupported_name", "reversed", "misattributed")),
    (CLUB, "The assistant", "Jan Kolb will not take charge of Wednesday's match.", ("reversed",)),
    (CLUB, "Reis said", "Reis said he was bitter.", ("reversed",)),
    (CLUB, "I was never", "“I was given the players I asked for,” Reis told a radio station.", ("reversed", "unsupported_wording")),
    (CLUB, "I was never", "Reis was never given the players he asked for.", ("lost_attribution",)),
    (CLUB, "Poole rejected", "Poole accepted that.", ("reversed",)),
    (CLUB, "Supporters had", "About 3,000 of them protested outside the ground.", ("unsupported_number",)),
    (CLUB, "Supporters had", "Supporters had opposed the dismissal.", ("reversed", "unsupported_wording")),
    (CLUB, "Captain Leo", "Captain Leo Mbeki argued with Reis at half-time.", ("lost_attribution",)),
    (CLUB, "Mbeki scored", "Mbeki has scored nine goals in this season.", ("unsupported_number", "reversed", "unsupported_wording")),
    (CLUB, "Estwick moved", "Estwick moved down to third place.", ("reversed", "unsupported_wording")),
]  # fmt: skip

VIRUS = """\
Health officials in Port Alder confirmed 14 cases of measles on Friday and urged parents to vaccinate their \
children. All of the patients are under 10. One child is in intensive care, the hospital said. The first \
case was a boy who had travelled to Lund. Officials believe he caught the virus abroad.

The mayor closed two primary schools for a week. “This was avoidable,” said Dr Amina Yusuf, the city's \
chief physician. Vaccination rates in the district have fallen from 93% to 81% in five years. A group of \
parents sued the city over the closures; a court will hear the case on Monday. Yusuf dismissed rumours \
that the vaccine had caused the outbreak. The state has promised 20,000 extra doses, but they have not \
arrived. Experts warn that the number of cases could double within a week."""

STRIKE = """\
Israfil Demir, the head of the dockers' union in Calder, was freed on bail on Thursday after six days in \
prison. Prosecutors accuse him of inciting a riot. Demir denies the charge. His arrest had triggered \
protests in five ports, and the government had sent soldiers to unload ships.

“I will be back at the gates tomorrow,” Demir told a cheering crowd. The judge barred him from leaving the \
country. Two witnesses withdrew their statements on Wednesday, his lawyer said. The interior ministry \
insisted that the evidence was solid. Exports fell by a fifth during the strike, the customs office \
reported. Employers offered a raise of 4%, half of what the union wants. Talks broke down on Tuesday. \
According to two people familiar with the matter, the government is considering a law to limit strikes."""

TRUE_LAST: list[tuple[str, str, str]] = [
    (VIRUS, "Health officials", "Health officials confirmed 14 measles cases in Port Alder on Friday."),
    (VIRUS, "Health officials", "Officials urged parents to vaccinate their children after 14 cases of measles were confirmed."),
    (VIRUS, "All of", "All patients are younger than 10."),
    (VIRUS, "One child", "One child was in intensive care, according to the hospital."),
    (VIRUS, "The first case", "The first case was a boy who had been to Lund."),
    (VIRUS, "Officials believe | The first case", "Officials believe the boy caught the virus abroad."),
    (VIRUS, "The mayor", "Two primary schools were closed for a week by the mayor."),
    (VIRUS, "This was", "Chief physician Amina Yusuf said the outbreak was avoidable."),
    (VIRUS, "This was", "“This was avoidable,” Dr Yusuf said."),
    (VIRUS, "Vaccination rates", "Vaccination rates in the district dropped from 93% to 81% in five years."),
    (VIRUS, "A group", "A group of parents sued the city over the school closures."),
    (VIRUS, "A group", "A court will hear a case brought by parents against the city on Monday."),
    (VIRUS, "Yusuf dismissed", "Yusuf rejected rumours that the vaccine caused the outbreak."),
    (VIRUS, "The state", "The state promised 20,000 extra doses, which have not arrived."),
    (VIRUS, "Experts warn", "The number of cases could double within a week, experts warned."),
    (STRIKE, "Israfil Demir", "Israfil Demir, head of the dockers' union in Calder, was released on bail after six days in jail."),
    (STRIKE, "Israfil Demir", "Dockers' union leader Israfil Demir was freed on bail on Thursday."),
    (STRIKE, "Prosecutors accuse", "Prosecutors accuse Demir of inciting a riot."),
    (STRIKE, "Demir denies", "Demir denied the charge."),
    (STRIKE, "Prosecutors accuse | Demir denies", "Demir is accused of inciting a riot, which he denies."),
    (STRIKE, "His arrest", "His arrest sparked protests in five ports."),
    (STRIKE, "His arrest", "The government sent soldiers to unload ships after his arrest triggered protests in five ports."),
    (STRIKE, "I will", "Demir told a crowd he would be back at the gates."),
    (STRIKE, "The judge", "Demir was barred from leaving the country by the judge."),
    (STRIKE, "Two witnesses", "Two witnesses have withdrawn their statements, Demir's lawyer said."),
    (STRIKE, "The interior", "The evidence is solid, the interior ministry insisted."),
    (STRIKE, "Exports fell", "The customs office said exports fell by a fifth during the strike."),
    (STRIKE, "Employers offered", "Employers have offered a 4% raise, half of what the union wants."),
    (STRIKE, "Talks broke", "Talks collapsed on Tuesday."),
    (STRIKE, "According to two", "The government is considering a law to limit strikes, two people familiar with the matter said."),
]  # fmt: skip

LIES_LAST: list[tuple[str, str, str, tuple[str, ...]]] = [
    (VIRUS, "Health officials", "Health officials confirmed 41 cases of measles.", ("unsupported_number",)),
    (VIRUS, "Health officials", "Parents urged health officials to vaccinate their children.", ("reversed",)),
    (VIRUS, "Health officials", "Parents vaccinated their children.", ("lost_hedge", "lost_attribution")),
    (VIRUS, "All of", "None of the patients are under 10.", ("reversed",)),
    (VIRUS, "All of", "All of the patients are over 10.", ("reversed", "unsupported_number")),
    (VIRUS, "One child", "One child is in intensive care.", ("lost_attribution",)),
    (VIRUS, "One child", "Ten children are in intensive care, the hospital said.", ("unsupported_number",)),
    (VIRUS, "Officials believe", "He caught the virus abroad.", ("lost_hedge",)),
    (VIRUS, "The mayor", "The mayor opened two primary schools.", ("reversed",)),
    (VIRUS, "This was", "“This was unavoidable,” said Dr Amina Yusuf.", ("unsupported_wording", "reversed")),
    (VIRUS, "Vaccination rates", "Vaccination rates in the district have risen from 81% to 93%.", ("reversed", "unsupported_number")),
    (VIRUS, "Vaccination rates", "Vaccination rates in the district have fallen from 81% to 93%.", ("unsupported_number",)),
    (VIRUS, "A group", "The city sued a group of parents over the closures.", ("reversed",)),
    (VIRUS, "A group", "A court heard the case on Monday.", ("lost_hedge",)),
    (VIRUS, "Yusuf dismissed", "Yusuf said the vaccine had caused the outbreak.", ("reversed",)),
    (VIRUS, "The state", "The 20,000 extra doses have arrived.", ("reversed",)),
    (VIRUS, "Experts warn", "The number of cases will double within a week, experts warn.", ("lost_hedge",)),
    (STRIKE, "Israfil Demir", "Israfil Demir was sent to prison on Thursday after six days on bail.", ("unsupported_wording", "reversed")),
    (STRIKE, "Israfil Demir", "Israfil Demir was freed after six months in prison.", ("unsupported_number", "unsupported_wording")),
    (STRIKE, "Prosecutors accuse", "Demir accuses prosecutors of inciting a riot.", ("reversed",)),
    (STRIKE, "Prosecutors accuse", "Demir incited a riot.", ("lost_attribution",)),
    (STRIKE, "Demir denies", "Demir admits the charge.", ("reversed",)),
    (STRIKE, "His arrest", "Protests in five ports had triggered his arrest.", ("reversed",)),
    (STRIKE, "His arrest", "Soldiers had sent the government to unload ships.", ("reversed",)),
    (STRIKE, "I will", "Demir will be back at the gates tomorrow.", ("lost_attribution",)),
    (STRIKE, "The judge", "The judge allowed him to leave the country.", ("reversed",)),
    (STRIKE, "Two witnesses", "Two witnesses withdrew their statements.", ("lost_attribution",)),
    (STRIKE, "The interior", "The interior ministry admitted that the evidence was weak.", ("unsupported_wording", "reversed")),
    (STRIKE, "Exports fell", "Exports fell by a half during the strike, the customs office reported.", ("unsupported_number",)),
    (STRIKE, "Exports fell", "Exports fell by a fifth before the strike, the customs office reported.", ("unsupported_wording", "reversed")),
    (STRIKE, "Employers offered", "The union offered a raise of 4%, half of what employers want.", ("reversed",)),
    (STRIKE, "Employers offered", "Employers offered a raise of 4%, double what the union wants.", ("unsupported_wording", "reversed", "unsupported_number")),
    (STRIKE, "According to two", "The government will limit strikes, according to two people familiar with the matter.", ("lost_hedge",)),
    (STRIKE, "According to two", "The government is considering a law to limit strikes.", ("lost_attribution",)),
]  # fmt: skip

MINE = """\
Kestrel Copper plans to dig an open pit at Lake Orin, 40 kilometres from the town of Hadley, the company \
announced on Wednesday. The mine would create 700 jobs and run until 2050. Tribal leaders oppose it. “They \
never asked us,” said Delia Roan, who chairs the Orin council. Kestrel said it had met the council twice.

The state's environment agency approved the project in May but attached 31 conditions. Hydrologists hired by \
the council concluded that the pit could lower the lake by two metres. Kestrel's chief geologist, Ross \
Tanner, called that estimate exaggerated. A federal judge refused to halt the work last week. Roan said the \
council would appeal. The price of copper has doubled since 2020. Two senators, Lowe and Banta, asked the \
government to review the permit; Lowe owns shares in a rival. Police arrested nine protesters on Saturday \
and released them without charge. No one from the company was present."""

TRUE_FINAL: list[tuple[str, str, str]] = [
    (MINE, "Kestrel Copper", "Kestrel Copper announced that it plans to dig an open pit at Lake Orin."),
    (MINE, "Kestrel Copper", "The company plans an open pit at Lake Orin, 40 kilometres from Hadley, it announced on Wednesday."),
    (MINE, "The mine would", "The mine would run until 2050 and create 700 jobs."),
    (MINE, "Tribal leaders", "The mine is opposed by tribal leaders."),
    (MINE, "They never", "Delia Roan, chair of the Orin council, said they were never asked."),
    (MINE, "They never", "“They never asked us,” Roan said."),
    (MINE, "Kestrel said", "Kestrel said it met the council twice."),
    (MINE, "The state's", "The state environment agency approved the project in May with 31 conditions."),
    (MINE, "The state's", "In May the project was approved by the state's environment agency, which attached 31 conditions."),
    (MINE, "Hydrologists hired", "The pit could lower the lake by two metres, hydrologists hired by the council concluded."),
    (MINE, "Hydrologists hired", "Hydrologists said the pit could lower the lake by two meters."),
    (MINE, "Kestrel's chief | Hydrologists hired", "Kestrel's chief geologist called the estimate that the lake could drop by two metres exaggerated."),
    (MINE, "Kestrel's chief", "Ross Tanner, Kestrel's chief geologist, said the estimate was exaggerated."),
    (MINE, "A federal", "Last week a federal judge refused to halt the work."),
    (MINE, "Roan said", "The council will appeal, according to Roan."),
    (MINE, "The price", "Copper prices have doubled since 2020."),
    (MINE, "Two senators", "Senators Lowe and Banta asked the government to review the permit."),
    (MINE, "Two senators", "The government was asked by two senators to review the permit."),
    (MINE, "Two senators", "Lowe owns shares in a rival."),
    (MINE, "Police arrested", "Nine protesters were arrested on Saturday and released without charge."),
    (MINE, "Police arrested", "Police released nine protesters without charge after arresting them on Saturday."),
    (MINE, "No one", "Nobody from the company was present."),
]  # fmt: skip

LIES_FINAL: list[tuple[str, str, str, tuple[str, ...]]] = [
    (MINE, "Kestrel Copper", "Kestrel Copper has dug an open pit at Lake Orin.", ("lost_hedge", "lost_attribution")),
    (MINE, "Kestrel Copper", "Kestrel Copper plans to dig an open pit in Hadley.", ("unsupported_wording", "reversed")),
    (MINE, "The mine would", "The mine created 700 jobs.", ("lost_hedge",)),
    (MINE, "The mine would", "The mine would cut 700 jobs.", ("reversed", "unsupported_wording")),
    (MINE, "Tribal leaders", "Tribal leaders support it.", ("reversed",)),
    (MINE, "They never", "Delia Roan said they had asked the company.", ("reversed", "unsupported_wording")),
    (MINE, "They never", "They never asked the Orin council.", ("lost_attribution",)),
    (MINE, "Kestrel said", "Kestrel met the council twice.", ("lost_attribution",)),
    (MINE, "Kestrel said", "The council said it had met Kestrel twice.", ("misattributed", "reversed")),
    (MINE, "The state's", "The state's environment agency rejected the project in May.", ("reversed",)),
    (MINE, "The state's", "The state's environment agency approved the project without conditions.", ("unsupported_wording", "reversed")),
    (MINE, "Hydrologists hired", "Hydrologists hired by the council concluded that the pit will lower the lake by two metres.", ("lost_hedge",)),
    (MINE, "Hydrologists hired", "Hydrologists hired by the council concluded that the pit could not lower the lake.", ("reversed",)),
    (MINE, "Hydrologists hired", "Hydrologists hired by Kestrel concluded that the pit could lower the lake by two metres.", ("unsupported_name", "reversed")),
    (MINE, "Hydrologists hired", "The council hired by hydrologists concluded that the lake could lower the pit.", ("reversed", "misattributed")),
    (MINE, "Kestrel's chief", "Ross Tanner exaggerated that estimate.", ("lost_attribution", "reversed", "unsupported_wording")),
    (MINE, "Kestrel's chief", "Kestrel's chief geologist did not call that estimate exaggerated.", ("reversed",)),
    (MINE, "A federal", "A federal judge halted the work last week.", ("reversed", "lost_hedge")),
    (MINE, "A federal", "A federal judge refused to halt the work this week.", ("unsupported_wording",)),
    (MINE, "Roan said", "The council appealed, Roan said.", ("lost_hedge",)),
    (MINE, "Roan said", "The council will not appeal, Roan said.", ("reversed",)),
    (MINE, "The price", "The price of copper has halved since 2020.", ("unsupported_wording", "reversed", "unsupported_number")),
    (MINE, "Two senators", "The government asked two senators to review the permit.", ("reversed",)),
    (MINE, "Two senators", "Banta owns shares in a rival.", ("reversed",)),
    (MINE, "Two senators", "Two senators reviewed the permit.", ("lost_hedge", "lost_attribution")),
    (MINE, "Police arrested", "Police arrested nine protesters and charged them.", ("reversed", "unsupported_wording")),
    (MINE, "Police arrested", "Nine protesters arrested police on Saturday.", ("reversed",)),
    (MINE, "No one", "Someone from the company was present.", ("reversed",)),
]  # fmt: skip
