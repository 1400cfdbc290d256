import asyncio

import pytest

from service.sharing import Call, Sharing

pytestmark = pytest.mark.anyio


class Question:
    """Counts how often it is put; answered when the test says so."""

    def __init__(self) -> None:
        self.asked = 0
        self.given_up = 0
        self.answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def ask(self, call: Call[str]) -> str:
        self.asked += 1
        call.tell("begun")
        try:
            return await asyncio.shield(self.answer)
        except asyncio.CancelledError:
            self.given_up += 1
            raise


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_those_who_ask_the_same_at_once_share_one_call() -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    asking = [asyncio.create_task(sharing.share("a", question.ask)) for _ in range(3)]
    await settle()
    question.answer.set_result("yes")
    assert await asyncio.gather(*asking) == [("yes", False), ("yes", True), ("yes", True)]
    assert question.asked == 1


async def test_other_questions_and_later_ones_have_calls_of_their_own() -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    question.answer.set_result("yes")
    await asyncio.gather(sharing.share("a", question.ask), sharing.share("b", question.ask))
    assert await sharing.share("a", question.ask) == ("yes", False)
    assert question.asked == 3


@pytest.mark.parametrize("leaver", [0, 1])
async def test_who_leaves_does_not_end_the_call_for_the_other(leaver: int) -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    asking = [asyncio.create_task(sharing.share("a", question.ask)) for _ in range(2)]
    await settle()
    asking[leaver].cancel()
    await settle()
    assert asking[leaver].cancelled()
    question.answer.set_result("yes")
    assert (await asking[1 - leaver])[0] == "yes"
    assert (question.asked, question.given_up) == (1, 0)


async def test_when_the_last_leaves_the_call_ends_and_the_next_begins_anew() -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    asking = [asyncio.create_task(sharing.share("a", question.ask)) for _ in range(2)]
    await settle()
    for each in asking:
        each.cancel()
    await settle()
    again = asyncio.create_task(sharing.share("a", question.ask))
    await settle()
    assert (question.asked, question.given_up) == (2, 1)
    question.answer.set_result("yes")
    assert await again == ("yes", False)


async def test_a_failure_reaches_all() -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    asking = [asyncio.create_task(sharing.share("a", question.ask)) for _ in range(2)]
    await settle()
    question.answer.set_exception(LookupError("no"))
    failures = await asyncio.gather(*asking, return_exceptions=True)
    assert [type(failure) for failure in failures] == [LookupError, LookupError]


async def test_who_joins_late_hears_what_was_told_before() -> None:
    sharing: Sharing[str, str] = Sharing()
    question = Question()
    heard: list[list[str]] = [[], []]
    asking = []
    for ear in heard:
        asking.append(asyncio.create_task(sharing.share("a", question.ask, ear.append)))
        await settle()
    question.answer.set_result("yes")
    await asyncio.gather(*asking)
    assert heard == [["begun"], ["begun"]]
