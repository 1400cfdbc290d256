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
        ],
    )
    def test_a_check_by_somebody_else_that_bore_it_out(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _statuses(marked, parser) == ["confirmed"]

    @pytest.mark.parametrize(
        "marked",
        [
            "<Court records> {show} [Marr owed money].",
            "{According to} <documents seen by the Courier>, [Marr owed money].",
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

    def test_another_figure_is_no_verdict(self, parser: SpacyParser) -> None:
        marked = f"{_SACKED} <The company> {{said}} [the true number was 40]."
        assert _statuses(marked, parser) == ["none_stated", "none_stated"]

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
            ("<Court records> {show} [Marr owed money].", "Court records show"),
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
