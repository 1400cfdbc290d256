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
    (COURT, "My client", "Lund's lawyer, Hanna Reyes, said he would not appeal unless new evidence emerged."),
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
    (RESULTS, "The company plans", "Corvex is planning to shut its plant in Dunmore."),
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
    (MUSEUM, "The director", "Museum director Ines Calder resigned on Wednesday."),
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
    (COURT, "My client", "Viktor Lund's lawyer said he will appeal.", ("reversed", "lost_hedge")),
    (COURT, "My client", "Lund's lawyer said he would not appeal.", ("lost_hedge",)),
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
    (TALKS, "Varnia wants", "Estora will cut its catch by half.", ("lost_hedge",)),
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
