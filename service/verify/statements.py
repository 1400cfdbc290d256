"""Whether a text says of its evidence's words what the evidence says of them.

Every verb of the text, and every adjective or noun after "be", is set beside the word of the
evidence that is the same and shares most of its surroundings. The two must then agree: in
polarity, in who does it to whom, in how sure it is, and in who says so.
"""

from schemas.hedging import LEVELS
from schemas.proposal import Reason
from schemas.syntax import Parse, Token
from service.verify.modifiers import misjoined
from service.verify.operators import english
from service.verify.roles import predicates_in
from service.verify.setting import Setting
from service.verify.standing import Standing, standing_of
from service.verify.swaps import swapped
from service.verify.telling import misattributed, only_reported, unattributed
from service.verify.tokens import root_of
from service.verify.twins import anchor_of, twins_of
from service.verify.wording import Keys, opposed

Fault = tuple[Reason, str]


def fault_in(parse: Parse, setting: Setting) -> Fault | None:
    """The first disagreement of a text's statements with those of its evidence."""
    for predicate in predicates_in(parse.tokens):
        faults = [disagreement(predicate, twin, setting) for twin in twins_of(predicate, setting)]
        if faults and all(faults):
            return faults[0]
    return only_reported(parse, setting) or misjoined(parse, setting)


def disagreement(predicate: Token, twin: Token, setting: Setting) -> Fault | None:
    """What the text says of `predicate` and the evidence does not say of its `twin`."""
    if twin.lower in ("according", "per"):
        return misattributed(predicate, twin, setting)
    here, there = standing_of(predicate), standing_of(twin)
    return (
        _turned(predicate, twin, here, there, setting)
        or _unsure(predicate, here, there)
        or _swapped(predicate, twin, setting)
        or unattributed(predicate, twin, here, there, setting)
    )


def _unsure(predicate: Token, here: Standing, there: Standing) -> Fault | None:
    word = predicate.text
    if LEVELS.index(here.level) < LEVELS.index(there.level):
        return (
            "lost_hedge",
            f"the evidence puts “{word}” as {there.level}, the text as {here.level}",
        )
    if there.conditional and not here.conditional and not _has_condition(predicate):
        return "lost_hedge", f"the evidence ties “{word}” to a condition"
    if here.time == "done" and there.time == "to_come":
        return "lost_hedge", f"the evidence puts “{word}” as still to come"
    return None


def _has_condition(token: Token) -> bool:
    """Whether the sentence has an "if" or "unless" wherever the parser hung it."""
    return any(each.lower in english().conditions for each in root_of(token).subtree())


def _turned(
    predicate: Token, twin: Token, here: Standing, there: Standing, setting: Setting
) -> Fault | None:
    anchor = anchor_of(predicate) or predicate
    one, other = (setting.keys(token) for token in (anchor, twin))
    contrary = one.isdisjoint(other) and opposed(one, other, setting.language)
    contrary = contrary or opposed(_particles(predicate), _particles(twin), setting.language)
    if _introduces(predicate) and _introduces(twin, "dobj"):
        return None  # "found no evidence that …", "found that there was no evidence"
    if there.level == "uncommitted" and here.level != "uncommitted":
        return None  # "did not say whether …" is no denial
    if (here.turned != there.turned) != contrary:
        return "reversed", f"the evidence says the contrary of “{predicate.text}”"
    return None


def _swapped(predicate: Token, twin: Token, setting: Setting) -> Fault | None:
    detail = swapped(predicate, twin, setting)
    return ("reversed", detail) if detail else None


def _particles(verb: Token) -> Keys:
    """ "up" of "went up", "off" of "switched off"."""
    return frozenset(
        child.lower
        for child in verb.children
        if child.dep == "prt" or (child.dep == "prep" and child.index == verb.index + 1)
    )


def _introduces(verb: Token, *deps: str) -> bool:
    return any(child.dep in (deps or ("ccomp",)) for child in verb.children)
