import asyncio

from service.cli.batch.run import in_order


def collect(seconds: list[float], at_once: int) -> tuple[list[int], int]:
    """Numbers in the order of their answers, and how many were begun at the same time."""
    begun = most = 0

    async def answer(number: int) -> int:
        nonlocal begun, most
        begun += 1
        most = max(most, begun)
        await asyncio.sleep(seconds[number])
        begun -= 1
        return number * 10

    async def run() -> list[int]:
        answered = []
        async for number, tenfold in in_order(range(len(seconds)), answer, at_once):
            assert tenfold == number * 10
            answered.append(number)
        return answered

    return asyncio.run(run()), most


def test_answers_keep_the_order_of_the_work() -> None:
    answered, _ = collect([0.03, 0.0, 0.02, 0.0, 0.01], at_once=5)
    assert answered == [0, 1, 2, 3, 4]


def test_no_more_is_begun_than_may_wait() -> None:
    answered, most = collect([0.001] * 20, at_once=3)
    assert answered == list(range(20))
    assert most == 3


def test_no_work_has_no_answers() -> None:
    assert collect([], at_once=3) == ([], 0)
