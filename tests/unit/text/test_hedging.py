import tomllib
from collections import Counter
from importlib.resources import files
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.hedging import Level, Polarity, Stance
from schemas.syntax import Parse
from service.engines.embedded.parser import SpacyParser
from service.text.hedging import hedging_of, read_hedging
from service.text.lexicon import hedging_lexicon
from tests.unit.text.marked import read_marks


def _reading(marked: str, parser: SpacyParser) -> tuple[Level, Polarity]:
    hedging = read_marks(marked, parser).hedging()
    return hedging.level, hedging.polarity


class TestLevelAndPolarity:
    """`[content]` and `{cue}` are marked."""

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant will close].",
            "Joan Tell {said} [the plant would close].",
            "Joan Tell {said} [there was no doubt that the plant would close].",
            "Joan Tell {said} [she had not only met the driver but paid him].",
            "Joan Tell {said} [the man who may have set the fire was arrested].",
            "Joan Tell {said} [the man, who was not named, was arrested].",
            "Joan Tell {said} [the plant will close if the talks fail].",
            "Joan Tell {said} [the plant would close unless the talks succeeded].",
            "Joan Tell {said} [the minister must resign].",
            "Joan Tell {said} [the minister should resign].",
            "Joan Tell {said} [she could see smoke from her house].",
            "Joan Tell {said} [the bridge can carry lorries].",
            "Marr {said} [women are more likely than men to vote].",
            "Marr {said} [the council plans to ask whether the baths may be sold].",
            "Marr {said} [that, if elected, she would raise taxes].",
            "Marr {said} [the baths would definitely close].",
            "Marr {said} [a few voters had read the plan].",
            "Marr {said} [the plan lacked support].",
            "Marr {said} [the plan was “reckless”].",
            "Marr {said} [the plan would cost “a fortune”].",
            "[The so-called reform will cost jobs], Marr {said}.",
            "“[Why did this happen? We did everything right],” Marr {said}.",
            "Marr {said} [the plant was closing in May].",
            "Marr {said} [May was a good month].",
            "Marr {said} [his might was well known].",
            "Marr {said} [he was a figure who could win].",
            "Marr {said} [the minister was angry that the plan might fail].",
            "Marr {said} [the risk of flooding was high].",
            "Marr {said} [the potential buyers had left].",
            "Marr {said} [the plant, which could close, was old].",
            "Marr {said} [the plant closed because it might have caught fire].",
            "Marr {said} [he wanted to know whether the plant was safe].",
            "Marr {said} [without the grant the plant would close].",
        ],
    )
    def test_a_content_without_a_hedge_in_scope_is_certain(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("certain", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant would not close].",
            "Joan Tell {said} [it was not possible to close the plant].",
            "Joan Tell {said} [there was no evidence that the plant was losing money].",
            "Joan Tell {said} [there was no chance of a deal].",
            "Joan Tell {said} [no one was hurt].",
            "Joan Tell {said} [there were no injuries].",
            "Joan Tell {said} [nobody had seen the driver].",
            "Joan Tell {said} [she never met the driver].",
            "Joan Tell {said} [the plant was no longer safe].",
            "Joan Tell {said} [the plant has yet to open].",
            "Joan Tell {said} [visitors may not enter without a pass].",
            "Joan Tell {said} [she could not find her car].",
            "Joan Tell {said} [the bridge cannot carry lorries].",
            "Joan Tell {said} [police had ruled out arson].",
            "Joan Tell {said} [the mayor denied taking money].",
            "Joan Tell {said} [the owners failed to repair the roof].",
            "Joan Tell {said} [the owners have no plans to close the plant].",
            "Joan Tell {said} [the council promised not to sell the baths].",
            "“[There is no way the plant will close],” Marr {said}.",
            "Marr {said} [he was not aware of a plan].",
            "Marr {said} [the claim was false].",
            "Marr {said} [it was not true that the plant was unsafe].",
            "Marr {said} [neither side had signed].",
            "Marr {said} [none of the boats had been found].",
            "Marr {said} [he had seen no sign of a fight].",
            "Marr {said} [not all of the boats had been found].",
            "Marr {said} [he refused to pay].",
            "Marr {said} [he was unable to pay].",
            "“[It will not,” she {said}, “close this year].”",
            "Marr {said} [the owners chose not to repair the roof].",
            "Marr {said} [it was too late to stop the sale].",
            "Marr {said} [he would not be surprised if the plant closed].",
            "Marr {said} [I don't believe that for a second].",
            "Marr {said} [nothing had changed].",
            "Marr {said} the plan was not [“illegal.”]",
        ],
    )
    def test_a_negation_turns_the_content(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("certain", "negative")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant will probably close].",
            "Joan Tell {said} [the plant is likely to close].",
            "Joan Tell {said} [the plant is expected to close].",
            "Joan Tell {said} [the plant is thought to be losing money].",
            "Joan Tell {said} [the plant appears to be losing money].",
            "Joan Tell {said} [the plant seems safe].",
            "Joan Tell {said} [in all likelihood the plant would close].",
            "Joan Tell {said} [it must have been an accident].",
            "Joan Tell {said} [the work should be finished by noon].",
            "Joan Tell {said} [she believed the plant would close].",
            "“[I think the plant will close],” Marr {said}.",
            "Marr {said} [the dead man was the likely driver].",
            "Marr {argued} [that the law would likely fail].",
            "Marr {said} [it looked as if the roof had collapsed].",
            "Marr {said} [the plant was set to close].",
            "Marr {said} [the company was on track to make a profit].",
            "Marr {said} [officials suspect that the fire was set].",
            "Marr {said} [the results suggest that the drug works].",
            "Marr {called} the plan [“probably illegal.”]",
            "Marr {said} the plan was [“probably illegal.”]",
        ],
    )
    def test_likelihood_and_belief_make_a_content_probable(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("probable", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant is not likely to close].",
            "Joan Tell {said} [the plant is unlikely to close].",
            "Joan Tell {said} [the plant was not expected to close].",
            "Joan Tell {said} [there was little chance of a deal].",
            "Joan Tell {said} [she did not believe the plant would close].",
            "Joan Tell {said} [she doubted that the plant would close].",
            "Marr {said} [the roof had probably not been checked].",
            "Marr {said} [he did not expect the talks to succeed].",
            "Marr {said} [few voters had read the plan].",
            "Marr {said} [hardly anyone had read the plan].",
            "Marr {said} [it is likely the plant will not close].",
        ],
    )
    def test_a_negated_likelihood_keeps_its_level(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("probable", "negative")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant may close].",
            "Joan Tell {said} [the plant could close next year].",
            "Joan Tell {said} [it was possible that the plant would close].",
            "Joan Tell {said} [the owners are considering closing the plant].",
            "Joan Tell {said} [there was a chance that the plant would close].",
            "Joan Tell {said} [the plant may close if the talks fail].",
            "Joan Tell {said} [perhaps the plant would close].",
            "Joan Tell {said} [she hoped the plant would stay open].",
            "Joan Tell {said} [police had not ruled out arson].",
            "“[It could happen tomorrow],” Marr {said}.",
            "“[Maybe],” Marr {said}.",
            "Marr {warned} [of a possible strike].",
            "Marr {said} [the company was in talks to buy the port].",
            "Marr {told} reporters [that there may be other victims].",
            "Marr {warned} [that the plant could close].",
            "“[The plant is safe. It may close next year],” Marr {said}.",
            "[The plant,] Marr {said}, [may close].",
            "Marr {said} [the plant may or may not close].",
            "Marr {said} [the problem is that the plant may close].",
            "Marr {said} [the law means that the plant could close].",
            "Marr {said} [the judge had told him that he could go to jail].",
            "Marr {warned} [of the risk of flooding].",
            "Marr {criticized} [the possible sale of the plant].",
            "Marr {said} [the deal “could be dead.”]",
            "Marr {called} the plan [“possibly the worst idea yet.”]",
            "Marr {said} the plan may be [“illegal.”]",
        ],
    )
    def test_a_possibility_makes_a_content_possible(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("possible", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant might not close].",
        ],
    )
    def test_a_possibility_can_be_one_of_not_being(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("possible", "negative")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [it was unclear whether the plant would close].",
            "Joan Tell {said} [it was not clear if the plant would close].",
            "Joan Tell {said} [she did not know whether the plant would close].",
            "“[We don't know if the plant will close],” Marr {said}.",
            "Marr {said} [it was too early to say whether the talks would succeed].",
            "Marr {said} [it was impossible to know whether the talks would succeed].",
            "Marr {said} [the cause was unknown].",
            "Marr {said} [the cause remained unclear].",
            "Marr {said} [we have no idea who did this].",
        ],
    )
    def test_what_a_content_leaves_open_is_uncommitted(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("uncommitted", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "The owners {plan} [to close the plant].",
            "The owners {promised} [to keep the plant open].",
            "The owners {want} [to sell the plant].",
            "The judge {ordered} [the plant to close].",
            "The judge {asked} [him to leave the room].",
            "Marr {has no doubt} [that the plant will close].",
            "Marr {is certain} [that the plant will stay open].",
            "Marr {praised} [the new plant].",
            "Marr {called for} [an end to the strike].",
            "Marr {was said} [to have met the driver].",
            "Marr {insisted} [the plant was safe].",
            "Marr {did not mention} [the strike].",
            "Marr {proposed} [a new plant].",
            "Marr {agreed} [to close the plant].",
        ],
    )
    def test_saying_and_intending_are_no_hedges(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("certain", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "The owners {do not plan} [to close the plant].",
            "Officials {ruled out} [arson].",
            "Marr {denied} [that he took money].",
            "Marr {denied} [taking money].",
            "Marr {dismissed claims} [that he took money].",
            "Marr {disputed} [that the figure was right].",
            "Marr {refused} [to leave the room].",
            "Marr’s {denial} [that he took money] was dismissed.",
            "Marr {vowed} [never to close the plant].",
        ],
    )
    def test_a_denying_cue_turns_the_content(self, parser: SpacyParser, marked: str) -> None:
        assert _reading(marked, parser) == ("certain", "negative")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {believes} [the plant will close].",
            "Officials {expect} [the river to rise].",
            "Officials {expect} [heavy losses].",
            "Officials {suspect} [arson].",
            "Officials {estimate} [that 300 people died].",
            "Officials {predicted} [a colder winter].",
            "Officials {suggested} [the fire was set on purpose].",
            "Marr {is confident} [that the plant will stay open].",
            "{According to} the union, [the plant is likely to close].",
            "The plant {is expected} [to close].",
            "The plant {appears} [to be losing money].",
            "Marr’s {belief} [that the plant was safe] angered the union.",
            "{In the view of} the union, [the plant is safe].",
            "Marr {is said to believe} [that the plant is safe].",
            "Marr {feels} [that the plant is safe].",
            "Marr {assumed} [that the plant was safe].",
            "The plant {is considered} [a risk].",
            "Marr {estimates} [the cost at $5 million].",
        ],
    )
    def test_a_cue_of_belief_or_expectation_makes_a_content_probable(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("probable", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {does not believe} [the plant will close].",
            "Joan Tell {doesn't think} [the plan is working].",
            "Marr {doubts} [that the plant will close].",
            "Neither side {believes} [that the talks will succeed].",
            "Marr {is not convinced} [that the plant is safe].",
        ],
    )
    def test_a_negated_belief_is_a_belief_in_the_contrary(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("probable", "negative")

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {may believe} [that the plant will close].",
            "Joan Tell {hopes} [the plant will stay open].",
            "Joan Tell {hopes} [to keep the plant open].",
            "Officials {fear} [the dam will break].",
            "Officials {are worried} [that the dam will break].",
            "Officials {hinted} [that the plant would close].",
            "The union {threatened} [to strike].",
            "The owners {are considering} [a merger].",
            "Officials {have not ruled out} [arson].",
            "Officials {did not rule out} [that the fire was arson].",
            "Marr {did not deny} [that he took money].",
            "Marr {raised the possibility} [that the plant would close].",
            "Marr {may recall} [the fire].",
            "Marr {expressed hope} [that the plant would stay open].",
            "Marr {acknowledged} [that the plant might close].",
            "Marr’s {hope} [that the plant would stay open] faded.",
            "Marr’s {threat} [to close the plant] angered the union.",
            "Marr {speculated} [that the plant was unsafe].",
        ],
    )
    def test_a_cue_of_hope_or_fear_makes_a_content_possible(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("possible", "positive")

    @pytest.mark.parametrize(
        "marked",
        [
            "The judge {asked} [whether the plant would close].",
            "“[Will the plant close?]” she {asked}.",
            "Officials {did not know} [whether the plant would close].",
            "Officials {could not say} [whether the plant would close].",
            "Officials {would not say} [if anyone was hurt].",
            "Officials {declined to say} [whether the plant would close].",
            "Officials {were unable to say} [how many people had died].",
            "Officials {did not say} [how the fire started].",
            "Officials {were unclear as to} [who set the fire].",
            "Officials {could not confirm} [that anyone was hurt].",
            "Marr {is not sure} [the plant will stay open].",
            "The letters {do not show} [that Marr knew the driver].",
            "Marr {was asked} [if he had met the driver].",
            "Marr {questioned} [whether the vote was fair].",
            "Marr {wondered} [how the driver got in].",
            "It {is not known} [how the fire started].",
            "It {is unclear} [whether the plant will close].",
            "It {remains to be seen} [whether the plant will close].",
            "Marr {has yet to decide} [whether to appeal].",
            "Marr {did not say} [that the plant was safe].",
            "Marr {never said} [that the plant was safe].",
            "No one {has said} [whether the plant is safe].",
            "Marr {cannot confirm} [that the plant is safe].",
            "Marr {did not agree} [that the plant was safe].",
        ],
    )
    def test_asking_and_not_saying_leave_a_content_open(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert _reading(marked, parser) == ("uncommitted", "positive")


class TestStance:
    @pytest.mark.parametrize(
        "marked",
        [
            "Marr {claimed} [that the plant was safe].",
            "Marr {allegedly} [took the money].",
            "The owners {reportedly} [plan a merger].",
            "Prosecutors {allege} [that Marr took the money].",
            "Marr {said without evidence} [that the vote was rigged].",
            "Marr {said} [the plant's “safety” was a sham].",
            "Marr {said} [the man allegedly took the money].",
            "Marr’s {claim} [that the plant was safe] angered the union.",
        ],
    )
    def test_the_outlet_keeps_its_distance(self, parser: SpacyParser, marked: str) -> None:
        assert read_marks(marked, parser).hedging().stance == "distanced"

    @pytest.mark.parametrize(
        "marked",
        [
            "Marr {falsely claimed} [that the plant was safe].",
            "Marr {wrongly said} [that the plant was safe].",
            "Marr repeated {the debunked claim} [that the plant was unsafe].",
        ],
    )
    def test_the_outlet_contradicts(self, parser: SpacyParser, marked: str) -> None:
        assert read_marks(marked, parser).hedging().stance == "contradicted"

    @pytest.mark.parametrize(
        "marked",
        [
            "Marr {noted} [that the plant was safe].",
            "Marr {pointed out} [that the plant was safe].",
            "The letters {show} [that Marr knew the driver].",
            "The letters {revealed} [that Marr knew the driver].",
            "Marr {acknowledged} [that the plant might close].",
            "Marr {admitted} [that he knew the driver].",
            "Marr {can confirm} [that the plant is safe].",
            "Marr {proved} [that the plant is safe].",
        ],
    )
    def test_a_factive_cue_speaks_in_the_outlets_own_voice(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert read_marks(marked, parser).hedging().stance == "own_voice"

    @pytest.mark.parametrize(
        "marked",
        [
            "Joan Tell {said} [the plant will close].",
            "Joan Tell {said} [the plant is likely to close].",
            "Joan Tell {said} [the plant is thought to be losing money].",
            "Joan Tell {said} [there was no evidence that the plant was losing money].",
            "Joan Tell {said} [she never met the driver].",
            "Joan Tell {said} [the plant may close if the talks fail].",
            "Joan Tell {said} [the minister should resign].",
            "Joan Tell {said} [she did not believe the plant would close].",
            "Joan Tell {said} [the owners have no plans to close the plant].",
            "“[Maybe],” Marr {said}.",
            "Marr {said} [the roof had probably not been checked].",
            "Marr {said} [the plant was set to close].",
            "Marr {said} [that, if elected, she would raise taxes].",
            "Marr {said} [he had seen no sign of a fight].",
            "[The so-called reform will cost jobs], Marr {said}.",
            "Marr {said} [the plant may or may not close].",
            "Marr {said} [he would not be surprised if the plant closed].",
            "Marr {criticized} [the possible sale of the plant].",
            "Marr {said} [nothing had changed].",
            "Marr {said} the plan was not [“illegal.”]",
            "Officials {fear} [the dam will break].",
            "Officials {suggested} [the fire was set on purpose].",
            "The owners {want} [to sell the plant].",
            "Officials {would not say} [if anyone was hurt].",
            "Officials {did not rule out} [that the fire was arson].",
            "Marr {has no doubt} [that the plant will close].",
            "Marr {praised} [the new plant].",
            "Marr {was said} [to have met the driver].",
            "Marr {has yet to decide} [whether to appeal].",
            "Marr {did not say} [that the plant was safe].",
            "Marr {feels} [that the plant is safe].",
            "The plant {is considered} [a risk].",
        ],
    )
    def test_any_other_cue_attributes(self, parser: SpacyParser, marked: str) -> None:
        assert read_marks(marked, parser).hedging().stance == "attributed"


class TestFigures:
    @pytest.mark.parametrize(
        "marked",
        [
            "{According to} the union, [around 120 jobs are at risk].",
            "Marr {said} [about 300 people came].",
            "Marr {said} [nearly half of the workers left].",
            "Marr {said} [some 300 people came].",
            "Marr {said} [300 or so people came].",
            "Marr {said} [the cost is roughly $5 million].",
            "Marr {said} [the plant was worth an estimated $5 million].",
            "Marr {said} [around 2,000 homes lost power].",
            "Marr {said} [close to a third of homes lost power].",
        ],
    )
    def test_an_approximator_makes_a_figure_approximate(
        self, parser: SpacyParser, marked: str
    ) -> None:
        assert read_marks(marked, parser).hedging().approximate

    @pytest.mark.parametrize(
        "marked",
        [
            "Marr {said} [at least 300 people came].",
            "Marr {said} [more than 300 people came].",
            "Marr {said} [up to 300 people came].",
            "Marr {said} [they talked about three plans].",
            "Marr {said} [some of the 300 people left].",
            "Marr {said} [he cared about two things].",
        ],
    )
    def test_bounds_and_other_words_do_not(self, parser: SpacyParser, marked: str) -> None:
        assert not read_marks(marked, parser).hedging().approximate


class TestCues:
    @pytest.mark.parametrize(
        ("marked", "words"),
        [
            ("Tell {said} [the plant may close].", [("may", "modal")]),
            ("Tell {said} [the plant will probably close].", [("probably", "adverb")]),
            (
                "Tell {said} [it is unclear whether it will close].",
                [("unclear", "adjective"), ("whether", "question")],
            ),
            ("Tell {does not believe} [it will close].", [("does not believe", "cue")]),
            ("Tell {said} [it will definitely close].", [("definitely", "booster")]),
            ("Tell {said} [it will close if talks fail].", [("if", "condition")]),
            ("Tell {said} [about 300 jobs may go].", [("about", "approximator"), ("may", "modal")]),
            ("Tell {asked}, “[will it close?]”", [("asked", "cue"), ("?", "question")]),
            ("Tell {claimed} [it will close].", [("claimed", "cue")]),
            ("Tell {said} [the plant’s “rescue” was a sham].", [("“rescue”", "quotation")]),
            ("Tell {said} [few voters knew].", [("few", "negation")]),
            ("Tell {said} [he did not rule out a strike].", [("not rule out", "verb")]),
            ("Tell {said} [it will not close].", []),
            ("Tell {said} [it will close].", []),
        ],
    )
    def test_a_hedge_points_at_its_words(
        self, parser: SpacyParser, marked: str, words: list[tuple[str, str]]
    ) -> None:
        cues = read_marks(marked, parser).hedging().cues
        assert [(cue.span.text, cue.type) for cue in cues] == words

    def test_the_words_may_stand_outside_a_quoted_fragment(self, parser: SpacyParser) -> None:
        hedging = read_marks("Tell {said} it may be “[too late].”", parser).hedging()
        assert (hedging.level, hedging.cues[0].span.text) == ("possible", "may")


class TestSeveralSentences:
    def test_the_weakest_statement_decides(self, parser: SpacyParser) -> None:
        marked = "“[It is safe. It may close. It is old],” Tell {said}."
        assert _reading(marked, parser) == ("possible", "positive")

    def test_of_equals_the_first_gives_the_polarity(self, parser: SpacyParser) -> None:
        marked = "“[It is not safe. It is old],” Tell {said}."
        assert _reading(marked, parser) == ("certain", "negative")

    @pytest.mark.parametrize("aside", ["Who would doubt it?", "I do not know why."])
    def test_what_is_left_open_weakens_no_statement_beside_it(
        self, parser: SpacyParser, aside: str
    ) -> None:
        marked = f"“[It will close. {aside}],” Tell {{said}}."
        assert _reading(marked, parser) == ("certain", "positive")

    def test_a_content_split_around_its_cue_is_read_as_one(self, parser: SpacyParser) -> None:
        marked = "“[It is unlikely],” Tell {said}, “[that the plant will close].”"
        assert _reading(marked, parser) == ("probable", "negative")


class TestIntentions:
    def test_a_request_is_an_intention(self, parser: SpacyParser) -> None:
        marked = read_marks("The judge {asked} [Marr to leave].", parser)
        assert marked.hedging("intention").level == "certain"


class TestOwnWords:
    @pytest.mark.parametrize(
        ("text", "level", "stance"),
        [
            ("The plant will close.", "certain", "own_voice"),
            ("The plant may close.", "possible", "own_voice"),
            ("The plant will close, I think.", "probable", "own_voice"),
            ("The plant, it seems, will close.", "probable", "own_voice"),
            ("It is believed that the fire was set.", "probable", "own_voice"),
            ("Joan Tell said the plant may close.", "possible", "attributed"),
            ("The plant may close, Joan Tell said.", "possible", "attributed"),
            ("As Tell said, the plant will close.", "certain", "attributed"),
            ("According to the union, the plant will close.", "certain", "attributed"),
            ("The plant is said to be safe.", "certain", "attributed"),
            ("Police believe the fire was set.", "probable", "attributed"),
            ("Joan Tell noted that the plant was safe.", "certain", "own_voice"),
            ("Joan Tell claimed the plant was safe.", "certain", "distanced"),
            ("The man allegedly set the fire.", "certain", "distanced"),
            ("Its “cure” killed two dogs.", "certain", "distanced"),
            ("Union leaders falsely claimed that it was safe.", "certain", "contradicted"),
            ("Will the plant close?", "uncommitted", "own_voice"),
            ("The plant will close. It is unclear when.", "uncommitted", "own_voice"),
        ],
    )
    def test_a_sentence_without_a_cue_is_the_authors(
        self, parser: SpacyParser, text: str, level: Level, stance: Stance
    ) -> None:
        hedging = hedging_of(text, parser).hedging
        assert (hedging.level, hedging.stance) == (level, stance)

    def test_a_span_is_read_as_it_stands(self, parser: SpacyParser) -> None:
        text = "The plant may close. The baths will stay."
        assert hedging_of(text, parser, 0, 20).hedging.level == "possible"
        assert hedging_of(text, parser, 21).hedging.level == "certain"

    @pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
    def test_a_text_without_words_is_refused(self, parser: SpacyParser, text: str) -> None:
        with pytest.raises(ValueError, match="no span"):
            hedging_of(text, parser)

    @pytest.mark.parametrize(
        "text",
        [
            "…",
            "?",
            "300",
            "No.",
            "👩‍👩‍👧",
            "\x00",
            "é",
            "“",
            "\ufeffIt may.",
            "\u200fmay",
            "a\r\nb",
        ],
    )
    def test_any_text_is_read(self, parser: SpacyParser, text: str) -> None:
        hedging = hedging_of(text, parser).hedging
        assert all(cue.span.text in text for cue in hedging.cues)


class TestCertainty:
    @pytest.mark.parametrize(
        ("surer", "weaker"),
        [
            ("The drug works.", "The drug probably works."),
            ("The drug probably works.", "The drug may work."),
            ("The drug works.", "The results suggest that the drug works."),
            ("The drug works.", "Some 300 patients took the drug."),
            ("The drug clearly works.", "The drug works."),
            ("The drug works.", "The drug can work."),
            ("The drug can work.", "The drug might work."),
            ("The drug may work.", "The drug may possibly work."),
            ("The drug works.", "Further research is needed."),
            ("The drug, which may be sold soon, works.", "The drug may work."),
        ],
    )
    def test_doubt_lowers_the_score(self, parser: SpacyParser, surer: str, weaker: str) -> None:
        assert hedging_of(surer, parser).certainty > hedging_of(weaker, parser).certainty

    @pytest.mark.parametrize("text", ["may " * 60, "clearly " * 60, "No. No. No!", "whether"])
    def test_the_score_stays_on_its_scale(self, parser: SpacyParser, text: str) -> None:
        assert 1 <= hedging_of(text, parser).certainty <= 6

    def test_the_least_certain_sentence_decides(self, parser: SpacyParser) -> None:
        together = hedging_of("The drug works. It may harm.", parser).certainty
        assert together == hedging_of("It may harm.", parser).certainty


class TestWithoutAParse:
    @pytest.mark.parametrize(
        ("marked", "level", "polarity"),
        [
            ("Tell {said} [the plant will close].", "certain", "positive"),
            ("Tell {said} [the plant may close].", "possible", "positive"),
            ("Tell {said} [the plant will not close].", "certain", "negative"),
            ("Tell {said} [the plant won’t close].", "certain", "negative"),
            ("Tell {said} [the plant will probably close in May].", "probable", "positive"),
            ("Tell {believes} [the plant will close].", "probable", "positive"),
            ("Tell {did not deny} [taking money].", "possible", "positive"),
            ("Tell {denied} [taking money].", "certain", "negative"),
            ("Tell {did not say} [whether it will close].", "uncommitted", "positive"),
        ],
    )
    def test_the_words_alone_are_read(
        self, parser: SpacyParser, marked: str, level: Level, polarity: Polarity
    ) -> None:
        hedging = read_marks(marked, parser).unparsed().hedging()
        assert (hedging.level, hedging.polarity) == (level, polarity)

    def test_an_article_without_sentences_is_read_too(self) -> None:
        article = Article("It may close.", "en")
        hedging = read_hedging(article, Parse(article.text, []), [article.span(0, 12)], [])
        assert hedging.level == "possible"


@pytest.mark.parametrize(
    "word", ["not ", "may ", "said that ", "if ", "“", "no doubt ", "300 or so "]
)
def test_endless_repetition_is_read_in_time(parser: SpacyParser, word: str) -> None:
    text = word * (6_000 // len(word))
    begun = process_time()
    hedging_of(text, parser)
    assert process_time() - begun < 30


@given(st.text(max_size=60), st.text(max_size=60))
@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_level_below_certain_has_a_cue(parser: SpacyParser, first: str, second: str) -> None:
    text = f"x{first} may not think that {second}y"
    hedging = hedging_of(text, parser).hedging
    assert hedging.level == "certain" or hedging.cues


class TestLexicon:
    def test_each_introducing_word_is_in_one_class(self) -> None:
        table = tomllib.loads(files("service.text").joinpath("hedging.toml").read_text("utf-8"))
        words = Counter(word for entry in table["introducing"] for word in entry["words"])
        assert not [word for word, times in words.items() if times > 1]

    def test_hedges_that_weaken_are_shades_too(self) -> None:
        lexicon = hedging_lexicon()
        weakening = {*lexicon.modals, *lexicon.adverbs}
        assert not weakening - set(lexicon.shades)
