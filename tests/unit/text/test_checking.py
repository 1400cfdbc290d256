from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.hedging import VerificationStatus
from service.engines.embedded.parser import SpacyParser
from service.text.checking import verification_of
from tests.unit.text.marked import read_marks

_DEATHS = "<Rebels> {said} [20 soldiers died]."
_BRIBES = "<Prosecutors> {say} [Marr took bribes from a builder]."
_SACKED = "<The union> {said} [300 workers were sacked]."
_FAIR = "<The mayor> {said} [the vote was fair]."
_RIGGED = "<The mayor> {said} [the vote was rigged]."
_LOSSES = "<Marr> {said} [the bank hid losses]."
_NIGHT = "<Marr> {said} [he was in Harwick that night]."


def _statuses(marked: str, parser: SpacyParser) -> list[VerificationStatus]:
    """The verification of each sentence in which `[content]`, `{cue}`, `<source>` are marked."""
    read = read_marks(marked, parser)
    return [each.status for each in verification_of(read.references, read.claims)]


class TestStatus:
    @pytest.mark.parametrize(
        "marked",
        [
            "<The union> {said} [around 120 jobs are at risk]. "
            "The Courier could not verify the figure.",
            f"{_DEATHS} The claim could not be independently verified.",
            "<Rebels> {said} [20 soldiers died], a claim that could not be verified.",
            "None of these claims could be verified. <Rebels> {said} [20 soldiers died].",
            f"{_DEATHS} The number has not been confirmed.",
            f"{_DEATHS} The Courier was unable to confirm the account.",
            f"{_DEATHS} The Courier was not able to confirm the account.",
            f"{_DEATHS} The army has yet to confirm the report.",
            f"{_DEATHS} There was no independent confirmation of the report.",
            f"{_DEATHS} The report remains unconfirmed.",
            "<The mayor> {claimed} without evidence [that the vote was rigged].",
            "<The mayor> {said} [the vote was rigged], without offering evidence.",
            f"{_RIGGED} The mayor offered no evidence.",
            f"{_RIGGED} The mayor offered no evidence for the claim.",
            f"{_RIGGED} He gave no proof.",
            f"{_NIGHT} Police have not verified his account.",
            "<The ministry> {said} [40 people died]. "
            "The death toll could not immediately be confirmed.",
            f"{_LOSSES} Neither claim could be verified.",
            f"{_LOSSES} That could not be confirmed.",
            "<Rebels> {said} [the army had moved two guns]. "
            "The movement could not be independently confirmed.",
            f"{_LOSSES} The bank would neither confirm nor deny it.",
            f"{_LOSSES} The bank neither confirmed nor denied this.",
            f"{_LOSSES} The bank could not confirm or deny the report.",
            "<Marr> {said} [Penhale paid 90 million]. Penhale has never published the figure.",
            "<He> {claimed} [rebels stored rockets there], but offered no evidence.",
            "<The union> {said} [crews left by the same doors]. It could have been a massacre. "
            "We have not been able to confirm that.",
            "<Unconfirmed reports> {said} [40 people died].",
            "An unverified {claim} [that 40 people died] spread online.",
        ],
    )
    def test_a_check_that_did_not_come_about(self, parser: SpacyParser, marked: str) -> None:
        assert _statuses(marked, parser) == ["not_verified"]

    @pytest.mark.parametrize(
        "marked",
        [
            f"{_DEATHS} The army later confirmed the figure.",
            f"{_DEATHS} Doctors confirmed that 20 soldiers had died.",
            f"{_DEATHS} The number has been confirmed.",
            f"{_NIGHT} His account was confirmed by two neighbours.",
            f"{_NIGHT} Two neighbours corroborated his story.",
            "<Nurses> {said} [the hospital sent patients on night journeys]. "
            "A driver confirmed one such journey.",
        ],
    )
    def test_a_check_by_somebody_else_that_bore_it_out(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _statuses(marked, parser) == ["confirmed"]

    @pytest.mark.parametrize(
        "marked",
        [
            "{According to} <documents seen by the Courier>, [Marr owed money].",
            "<The letters>, obtained by this newspaper, {show} that [Marr owed money].",
            "{According to} <the contract>, which a reader sent me, [the tram needs digging].",
            "<A draft of the report>, seen by this newspaper, {says} [sick leave fell].",
            "A memo obtained by the Courier was short. <The memo> {says} [the pin had sheared].",
            "In a letter, which was seen by this newspaper, <she> {wrote} [that she was tired].",
            "<The treasurer> {warned} that [the county was losing money], the minutes show.",
            "<Her lawyer> {said} [Marr owed money]. Emails seen by the Courier support the claim.",
            f"{_LOSSES} Minutes of a board meeting bear out his claim.",
        ],
    )
    def test_a_document_that_shows_it(self, parser: SpacyParser, marked: str) -> None:
        assert _statuses(marked, parser) == ["documented"]

    @pytest.mark.parametrize(
        "marked",
        [
            f"{_DEATHS} The army disputes the figure.",
            "<Rebels> {said} [20 soldiers died], but the army disputes the figure.",
            f"{_DEATHS} Critics say the number is too high.",
            f"{_BRIBES} The mayor rejected the allegation.",
            f"{_SACKED} A study cast doubt on the figure.",
            f"{_SACKED} “That is false,” the company said.",
            f"{_SACKED} The company disputed that.",
            f"{_NIGHT} Two neighbours contradicted his story.",
            "<The ministry> {said} [40 people died]. The rebels deny that 40 people died.",
            f"{_SACKED} The company called that nonsense.",
            f"{_SACKED} The company called that “entirely false”.",
            f"{_SACKED} The company called that “a lie told to frighten people”.",
            f"{_SACKED} The company said this was untrue.",
            f"{_SACKED} The company said that was not true.",
            f"{_SACKED} There is no truth to the claim, the company said.",
            f"{_SACKED} The company dismissed that possibility.",
            f"{_SACKED} Two managers remember it otherwise.",
            f"{_SACKED} The company put the figure at 40.",
            f"{_SACKED} The company put it at 40.",
            f"{_SACKED} The company believes the true number to be smaller.",
            f"{_SACKED} Analysts suspect the figure is higher.",
            f"{_SACKED} The company said it was more like 40.",
            f"{_SACKED} The company called the claim “a fairy tale for the press”.",
            "<The union> {said} [300 workers were sacked], which the mayor has ruled out.",
            "A {rumour} [that the water was poisoned], which is false, spread online.",
            "<Tell> {said} [the book came in a box, in capitals]. Roe disputes the capitals.",
            "<Tell> {said} [the word cost 30 million, though a minister called that nonsense].",
        ],
    )
    def test_a_contradiction_by_somebody_else(self, parser: SpacyParser, marked: str) -> None:
        assert _statuses(marked, parser) == ["disputed"]

    @pytest.mark.parametrize(
        "marked",
        [
            f"{_BRIBES} Marr denies the charges.",
            f"{_BRIBES} Marr denied taking bribes.",
            f"{_BRIBES} Marr has denied any wrongdoing.",
            f"{_BRIBES} He denies the allegation.",
            f"{_BRIBES} A lawyer for Marr rejected the allegation.",
            f"{_BRIBES} Marr called the allegations baseless.",
            f"{_BRIBES} Marr has pleaded not guilty.",
            "<Prosecutors> {say} [Marr took bribes from a builder], which he denies.",
            f"{_LOSSES} The bank denied that it had hidden losses.",
            "<Marr> {accused} [the bank of hiding losses]. The bank rejected the accusation.",
            f"{_BRIBES} Through a lawyer, Marr denied having touched “one penny”.",
            "<The union> {said} [managers had a letter about the pump]. "
            "Brell denied receiving any such letter.",
            "<A builder> {said} [the dates were left blank]. A Brell spokesman called that false.",
            f"{_BRIBES} Marr said it was a lie.",
        ],
    )
    def test_a_denial_by_whom_the_claim_is_about(self, parser: SpacyParser, marked: str) -> None:
        assert _statuses(marked, parser) == ["denied"]

    @pytest.mark.parametrize(
        "marked",
        [
            f"{_DEATHS} The rebels later withdrew the claim.",
            f"{_DEATHS} They later retracted the claim.",
            f"{_DEATHS} The figure was later corrected.",
            "<The ministry> {said} [40 people died]. The ministry later revised the toll to 31.",
            "<The ministry> {said} [40 people died]. The toll was later revised to 31.",
            "<State radio> {reported} [60 deaths]. It withdrew the number on Monday.",
            "<The council> {said} [the tram needed no digging], a remark that it has withdrawn.",
            "<One anonymous post> {accused} [Marr of buying a boat]. It was deleted on Monday.",
            "At noon <we> {reported} that [a man had been arrested]. That was wrong.",
            "<An earlier version> {reported} that [the board had refused to answer]. "
            "In fact the board was not asked.",
            "The article quoted <Dr Roe> as {saying} [the ward was not safe]. "
            "What Dr Roe said was that it was full.",
        ],
    )
    def test_a_claim_taken_back_by_its_source(self, parser: SpacyParser, marked: str) -> None:
        assert _statuses(marked, parser) == ["retracted"]

    @pytest.mark.parametrize(
        "marked",
        [
            f"{_DEATHS} The rebels later confirmed the figure.",
            f"{_DEATHS} Officials declined to confirm the figure.",
            f"{_DEATHS} Officials were trying to verify the figure.",
            f"{_DEATHS} Officials will verify the figure.",
            f"{_DEATHS} The army did not dispute the figure.",
            f"{_DEATHS} The army withdrew its tanks.",
            f"{_DEATHS} The army withdrew the claim.",
            f"{_BRIBES} Marr did not deny the allegation.",
            f"{_BRIBES} The judge denied bail.",
            "<A poll> {showed} [most voters want the bridge].",
            "<A letter> {said} [Marr owed money].",
            f"{_RIGGED} There is no evidence that the vote was rigged.",
            f"{_FAIR} The figure could not be verified.",
            f"{_FAIR} The weather was bad. The bridge was shut. The river rose. "
            "The road was closed. The shops were shut. The claim could not be verified.",
            "<The company> {confirmed} [it will close the plant].",
            f"{_SACKED} The company could confirm the figure next week.",
            f"{_SACKED} If the figure is confirmed, it will be a record.",
            f"{_SACKED} It said later that the bridge was confirmed as a monument.",
            "<The union> {said} [300 workers had left the old bridge works], which was "
            "confirmed as a monument.",
            f"{_LOSSES} He backed the bridge.",
            f"{_LOSSES} The bank's profits were confirmed as a record.",
            "<Court records> {show} [Marr owed money].",
            "{According to} <records that the company handed over>, [Marr owed money].",
            "<Letters read by Marr> {show} [he owed money].",
            "<The treasurer> {warned} that [the county was losing money], her friends show.",
            f"{_LOSSES} The bank declined to confirm or deny it.",
            f"{_LOSSES} The bank has never published a book.",
            f"{_LOSSES} The journey could not be confirmed.",
            f"{_SACKED} The company called that a pity.",
            f"{_SACKED} The company called the plan nonsense.",
            f"{_SACKED} The company said the plan was wrong.",
            f"{_SACKED} The company put the meeting at noon.",
            f"{_SACKED} The company put the figure at 300.",
            f"{_SACKED} The union put the figure at 310.",
            f"{_SACKED} The figure is higher than last year.",
            f"{_SACKED} It looked more like a school.",
            f"{_SACKED} Otherwise the day was quiet.",
            f"{_SACKED} Two managers would otherwise have said so.",
            f"{_SACKED} The company called the claim “serious”.",
            f"{_BRIBES} Marr denied bail reform was on the table in 2009.",
            "<Prosecutors> {say} [Roe took bribes]. Marr denied having touched “one penny”.",
            f"{_LOSSES} A chair was deleted from the list.",
            f"{_LOSSES} In fact the bank was full.",
            f"{_LOSSES} What the bank said was heard by all.",
        ],
    )
    def test_nothing_is_said_where_the_tie_or_the_verdict_is_unclear(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _statuses(marked, parser) == ["none_stated"]


class TestWhichClaim:
    @pytest.mark.parametrize(
        ("marked", "statuses"),
        [
            (
                f"{_DEATHS} <The army> {{said}} [12 rebels died]. "
                "None of the claims could be verified.",
                ["not_verified", "not_verified"],
            ),
            (f"{_BRIBES} <Marr> {{denied}} [taking bribes].", ["denied", "none_stated"]),
            (f"{_BRIBES} <Marr> {{said}} [the claim was false].", ["denied", "none_stated"]),
            (
                f"{_FAIR} <The union> {{said}} [300 workers were sacked]. "
                "The union's claim could not be verified.",
                ["none_stated", "not_verified"],
            ),
            (
                f"{_FAIR} <The union> {{said}} [300 workers were sacked]. "
                "The mayor's claim could not be verified.",
                ["not_verified", "none_stated"],
            ),
            (
                f"{_SACKED} <The union> {{said}} [the plant was unsafe]. "
                "The claims could not be verified.",
                ["not_verified", "not_verified"],
            ),
            (
                f"{_FAIR} <The union> {{said}} [300 workers were sacked]. "
                "The claims could not be verified.",
                ["none_stated", "not_verified"],
            ),
            (
                "<The union> {said} [the company would close the plant]. "
                "<The company> {confirmed} [that it would close the plant].",
                ["confirmed", "none_stated"],
            ),
        ],
    )
    def test_a_verdict_meets_the_claims_it_takes_up(
        self, parser: SpacyParser, marked: str, statuses: list[VerificationStatus]
    ) -> None:
        assert _statuses(marked, parser) == statuses

    @pytest.mark.parametrize(
        ("marked", "statuses"),
        [
            (
                f"{_SACKED} <The company> {{said}} [the true number was 40].",
                ["disputed", "disputed"],
            ),
            (f"{_SACKED} <Police> {{said}} [40 people had been hurt].", ["none_stated"] * 2),
            (
                "<The union> {said} [20 people died]. <The union> {said} [the toll was 25].",
                ["none_stated"] * 2,
            ),
        ],
    )
    def test_rival_figures_dispute_each_other(
        self, parser: SpacyParser, marked: str, statuses: list[VerificationStatus]
    ) -> None:
        assert _statuses(marked, parser) == statuses

    @pytest.mark.parametrize(
        ("first", "second", "status"),
        [
            (
                "<The city> {maintains} [the letter is binding].",
                "<Roe> {sees} [it as a wish].",
                "d",
            ),
            ("<The city> {said} [the letter is binding].", "<Roe> {sees} [it as a wish].", "n"),
            (
                "<The manager> {insisted} [it came off a shin].",
                "<Replays> {suggested} that [it hit a boot].",
                "d",
            ),
            (
                "<The manager> {said} [it came off a shin].",
                "<Replays> {suggested} that [it hit a boot].",
                "n",
            ),
            (
                "<The weather service> {says} [it issued an alert at four].",
                "<Several mayors> {say} [they never received it].",
                "d",
            ),
            (
                "<The weather service> {says} [it will issue an alert].",
                "<Several mayors> {say} [they never received it].",
                "n",
            ),
            (
                "<Roe> {said} [Colin Marr forged the papers].",
                "<Marr> {said} [he never forged a bus pass].",
                "denied",
            ),
            (
                "<Roe> {said} [the bridge had been painted last year].",
                "<Tell> {said} [the bridge had not been painted last year].",
                "d",
            ),
            (
                "<Roe> {said} [the bridge had been painted last year].",
                "<Tell> {said} [the school had not been painted].",
                "n",
            ),
            (
                "<Roe> {said} [the bridge had been painted last year].",
                "<Roe> {said} [the bridge had not been painted this year].",
                "n",
            ),
        ],
    )
    def test_a_claim_may_contradict_the_one_before(
        self, parser: SpacyParser, first: str, second: str, status: str
    ) -> None:
        whole = {"d": "disputed", "n": "none_stated"}
        assert _statuses(f"{first} {second}", parser) == [whole.get(status, status), "none_stated"]

    def test_the_claims_come_back_in_their_order(self, parser: SpacyParser) -> None:
        marked = "<Tell> {said} [40 died]. <Marr> {said} [the road was shut]. He denied the claim."
        read = read_marks(marked, parser)
        forth = verification_of(read.references, read.claims)
        back = verification_of(read.references, read.claims[::-1])
        assert forth == back[::-1]

    def test_the_heaviest_verdict_stands(self, parser: SpacyParser) -> None:
        marked = (
            "<Tell> {said} [40 people died]. The figure could not be verified. "
            "The army disputed the figure. Tell later withdrew the figure."
        )
        assert _statuses(marked, parser) == ["retracted"]

    def test_a_later_confirmation_outweighs_that_nothing_was_confirmed(
        self, parser: SpacyParser
    ) -> None:
        marked = (
            "<Tell> {said} [40 people died]. The figure was not confirmed at first. "
            "Police confirmed the figure later."
        )
        assert _statuses(marked, parser) == ["confirmed"]


class TestSpan:
    @pytest.mark.parametrize(
        ("marked", "words"),
        [
            (
                "<Tell> {said} [40 jobs are at risk]. The Courier could not verify the figure.",
                "The Courier could not verify the figure.",
            ),
            (
                "<Tell> {said} [40 people died], a claim that could not be verified.",
                "that could not be verified",
            ),
            (
                "<Tell> {said} [40 people died], but the army disputes the figure.",
                "the army disputes the figure",
            ),
            (
                "<The letters>, seen by the Courier, {show} that [Marr owed money].",
                "seen by the Courier",
            ),
            (
                "<Tell> {said} [40 people died], although the army denied it.",
                "the army denied it",
            ),
            ("<Tell> {said} [40 people died]. It rained.", None),
        ],
    )
    def test_the_clause_that_says_so(
        self, parser: SpacyParser, marked: str, words: str | None
    ) -> None:
        read = read_marks(marked, parser)
        (verification,) = verification_of(read.references, read.claims)
        assert (verification.span and verification.span.text) == words


class TestRobustness:
    def test_no_claims_need_no_reading(self, parser: SpacyParser) -> None:
        read = read_marks("The figure could not be verified.", parser)
        assert verification_of(read.references, []) == []

    def test_without_a_parse_nothing_is_said(self, parser: SpacyParser) -> None:
        read = read_marks("<Tell> {said} [40 died]. The claim was denied.", parser).unparsed()
        (verification,) = verification_of(read.references, read.claims)
        assert verification.status == "none_stated"

    @pytest.mark.parametrize("word", ["deny ", "confirmed the claim ", "no evidence. ", "claims "])
    def test_endless_repetition_is_read_in_time(self, parser: SpacyParser, word: str) -> None:
        read = read_marks("<Tell> {said} [40 died]. " + word * (6_000 // len(word)), parser)
        claims = read.claims * 50
        begun = process_time()
        verification_of(read.references, claims)
        assert process_time() - begun < 30

    @given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="[]{}<>"), max_size=80))
    @settings(
        deadline=None,
        max_examples=50,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_any_text_may_follow(self, parser: SpacyParser, text: str) -> None:
        assert len(_statuses(f"<Tell> {{said}} [40 died]. They denied it {text}", parser)) == 1


class TestWhichOfTwo:
    @pytest.mark.parametrize(
        "denial",
        [
            "Marr denied the allegation.",
            "Marr denied the accusation.",
            "Marr denied taking a bribe.",
        ],
    )
    def test_a_denial_answers_what_is_said_of_who_denies(
        self, parser: SpacyParser, denial: str
    ) -> None:
        other = "<Roe> {said} [the bridge was unsafe]."
        assert _statuses(f"{_BRIBES} {other} {denial}", parser) == ["denied", "none_stated"]

    def test_a_denial_of_an_act_answers_the_claim_that_names_it(self, parser: SpacyParser) -> None:
        text = (
            "<The union> {said} [Marr had sacked 40 drivers]. "
            "<Drivers> {said} [Marr had paid them late]. Marr denied sacking anyone."
        )
        assert _statuses(text, parser) == ["denied", "none_stated"]
