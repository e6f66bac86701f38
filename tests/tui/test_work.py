"""Long work of one screen: done between the keys, told when it is done, given up when nobody wants it."""

import asyncio
from collections.abc import Generator

from tests.tui.conftest import SMALL, desk_with

from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.work import Work
from kontinuitet.wording import words


def counting(to: int, seen: list[int]) -> Generator[None, None, str]:
    for number in range(to):
        seen.append(number)
        yield
    return f"{to} gjorda"


def test_the_answer_comes_once_and_after_all_slices() -> None:
    seen: list[int] = []
    answers: list[str] = []

    async def run() -> None:
        app = KontinuitetApp(lambda: desk_with(SMALL), words("sv"))
        async with app.run_test() as pilot:
            await pilot.pause()
            Work(app, counting(500, seen), then=answers.append)
            assert answers == []
            for _ in range(100):
                await pilot.pause(0.01)
                if answers:
                    break

    asyncio.run(run())
    assert (answers, len(seen)) == (["500 gjorda"], 500)


def test_what_is_given_up_tells_nothing() -> None:
    seen: list[int] = []
    answers: list[str] = []

    async def run() -> None:
        app = KontinuitetApp(lambda: desk_with(SMALL), words("sv"))
        async with app.run_test() as pilot:
            await pilot.pause()
            Work(app, counting(10, seen), then=answers.append).stop()
            await pilot.pause(0.2)

    asyncio.run(run())
    assert (answers, seen) == ([], [])


def test_nothing_is_worked_out_right_after_a_key() -> None:
    seen: list[int] = []

    async def run() -> tuple[int, int]:
        app = KontinuitetApp(lambda: desk_with(SMALL), words("sv"))
        async with app.run_test() as pilot:
            await pilot.pause()
            app.looking.step_aside()
            work = Work(app, counting(10_000_000, seen), then=lambda _: None)
            await asyncio.sleep(0)
            at_once = len(seen)
            await pilot.pause(0.3)
            work.stop()
            return at_once, len(seen)

    at_once, later = asyncio.run(run())
    assert at_once == 0 < later
