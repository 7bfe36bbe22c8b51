"""Quick queries have their turn while long ones run, however many there are."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from istilah.web.problems import ProblemError
from istilah.web.turns import Turns


def _run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run a coroutine in a thread: a browser that other tests drive keeps a loop running in this one."""
    with ThreadPoolExecutor() as threads:
        return threads.submit(lambda: asyncio.run(work())).result()


def test_as_many_run_at_once_as_there_are_turns_and_the_rest_wait() -> None:
    async def work() -> list[int]:
        turns, running, seen = Turns(2, 1, 10, 3600.0, 3600.0), 0, []

        async def one() -> None:
            nonlocal running
            async with turns.take():
                running += 1
                seen.append(running)
                await asyncio.sleep(0)
                running -= 1

        await asyncio.gather(*(one() for _ in range(6)))
        return seen

    assert max(_run(work)) == 2


def test_more_than_may_wait_are_refused() -> None:
    async def work() -> ProblemError:
        turns = Turns(1, 1, 0, 3600.0, 3600.0)
        with pytest.raises(ProblemError) as refused:
            async with turns.take():
                pass
        return refused.value

    assert _run(work).members == {"kind": "busy", "limit": "queue"}


def test_one_that_runs_long_leaves_its_place_and_the_longest_ends_where_too_many_do() -> None:
    async def work() -> list[bool]:
        turns, taken = Turns(1, 2, 10, 0.0, 3600.0), []

        async def endless() -> None:
            async with turns.take() as turn:
                stopped = asyncio.Event()
                turn.begin(stopped.set, lambda: None)
                taken.append(turn)
                await stopped.wait()
                turn.end()

        tasks = [asyncio.create_task(endless()) for _ in range(4)]
        while len(taken) < 4 or not taken[-1].is_long:
            await asyncio.sleep(0)
        crowded = [turn.crowded_out for turn in taken]
        for turn in taken:
            turn.crowd_out()
        await asyncio.gather(*tasks)
        async with turns.take():
            return crowded

    assert _run(work) == [True, True, False, False]
