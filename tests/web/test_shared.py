"""What several ask for at once is made once, and for nobody when all have gone."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import httpx
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.web import workers
from istilah.web.answers import Reply
from istilah.web.problems import ProblemError
from istilah.web.shared import Shared

Serving = Callable[..., AbstractContextManager[str]]

SOON = 0.01


class Making:
    """Makes an answer when it is let, and tells how often it began and came to an end."""

    def __init__(self, error: Exception | None = None) -> None:
        self.shared, self.let, self.error = Shared(None), asyncio.Event(), error  # type: ignore[arg-type]
        self.begun = self.ended = 0

    async def make(self) -> Reply:
        self.begun += 1
        await self.let.wait()
        self.ended += 1
        if self.error:
            raise self.error
        return Reply("triples", b"made")

    async def asking(self, number: int) -> list[asyncio.Task[Reply]]:
        """Return so many who ask for the same, and have begun to."""
        asking = [asyncio.create_task(self.shared.answer("all", self.make)) for _ in range(number)]
        await asyncio.sleep(SOON)
        return asking


def _in_a_loop(walk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: asyncio.run(walk())).result()


@pytest.mark.parametrize("error", [None, ProblemError(503)])
def test_what_many_ask_for_is_made_once_and_given_to_those_who_stayed(error: ProblemError | None) -> None:
    async def walk() -> None:
        making = Making(error)
        gone, *stayed = await making.asking(5)
        gone.cancel()
        making.let.set()
        found = await asyncio.gather(*stayed, return_exceptions=True)
        assert found == [error or Reply("triples", b"made")] * 4 and making.begun == making.ended == 1

    _in_a_loop(walk)


def test_what_nobody_waits_for_is_ended_and_made_anew_for_the_next() -> None:
    async def walk() -> None:
        making = Making()
        for one in await making.asking(2):
            one.cancel()
        await asyncio.sleep(SOON)
        making.let.set()
        assert (making.begun, making.ended) == (1, 0)
        for times in (1, 2):
            [one] = await making.asking(1)
            assert (await one).body == b"made" and making.ended == times

    _in_a_loop(walk)


def test_a_graph_that_takes_long_to_write_is_had_by_all_who_ask_for_it(
    map_of: Callable[[str], ConceptMap], serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LONG_AFTER", 0.0)
    monkeypatch.setattr(workers, "LONG", 1)  # the next long one would end the first
    with serving(map_of("ex:a a skos:Concept ."), seconds=3600.0) as address, ThreadPoolExecutor(8) as threads:
        ask = partial(httpx.get, f"{address}/store?default&format=jsonld", timeout=600)
        answers = [one.result() for one in [threads.submit(ask) for _ in range(8)]]
    assert {answer.status_code for answer in answers} == {200} and len({answer.content for answer in answers}) == 1
