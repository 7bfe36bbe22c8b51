"""Turns: who may run now. Quick queries have places of their own, which those that run long do not keep."""

import asyncio
from collections.abc import Callable
from typing import Any

from istilah.web.problems import ProblemError


class Turn:
    """A place to run at, waited for when it is entered and given back at the end.

    `is_long` tells whether that is among the long ones, `crowded_out` if it was stopped there. Raises ProblemError when
    too many wait already.
    """

    def __init__(self, turns: "Turns") -> None:
        self._turns = turns
        self.is_long = self.crowded_out = False
        self._stop: Callable[[], Any] | None = None
        self._began = 0.0

    async def __aenter__(self) -> "Turn":
        await self._turns.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._turns.give_back(self)

    def begin(self, stop: Callable[[], Any], lengthened: Callable[[], Any]) -> None:
        """Begin to run: `stop` ends it before its time, `lengthened` is called once it is among the long ones."""
        loop = asyncio.get_running_loop()
        self._stop, self._lengthened, self._began = stop, lengthened, loop.time()
        self._timer = loop.call_later(self._turns.long_after, self._turns.lengthen, self)

    def end(self) -> None:
        """Have run."""
        self._stop = None
        self._timer.cancel()

    def lengthen(self) -> None:
        """Run among the long ones from now on, for as long as is allowed."""
        self.is_long = True
        if self._stop:
            left = self._turns.longest - self._turns.long_after
            self._timer = asyncio.get_running_loop().call_later(left, self._stop)
        self._lengthened()

    def crowd_out(self) -> None:
        """Stop what runs, since too many do so for long."""
        self.crowded_out = True
        if self._stop:
            self._stop()

    def crowded(self) -> ProblemError:
        """Return what a client is told of that."""
        seconds = round(asyncio.get_running_loop().time() - self._began, 1)
        detail = f"the query was stopped after {seconds:g} s: too many long ones ran at once"
        hint = "join its patterns on a shared variable, or try again later"
        return ProblemError(503, detail, hint, kind="crowded", limit="long-queries", seconds=seconds)


class Turns:
    """So many quick turns, and so many long ones beside them.

    What has run for `long_after` seconds moves among the long ones and leaves its place to the next. When there are too
    many long ones, the one that has run for longest is stopped: quick queries never wait for longer than that. Nothing
    runs for more than `longest` seconds. What is quick costs a single timer.
    """

    def __init__(self, quick: int, long: int, waiting: int, long_after: float, longest: float) -> None:
        self._free = asyncio.Semaphore(quick)
        self._most_long, self._most_waiting = long, waiting
        self.long_after, self.longest = min(long_after, longest), longest
        self._long: list[Turn] = []
        self.waiting = 0

    def take(self) -> Turn:
        """Return a turn, to be entered."""
        return Turn(self)

    async def wait(self) -> None:
        """Wait for a place; raises ProblemError when too many wait already."""
        if self.waiting >= self._most_waiting:
            raise ProblemError(503, "too many queries are waiting", "try again in a minute", kind="busy", limit="queue")
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1

    def give_back(self, turn: Turn) -> None:
        """Take back the place of a turn."""
        if turn.is_long:
            self._long.remove(turn)
        else:
            self._free.release()

    def lengthen(self, turn: Turn) -> None:
        """Move a turn among the long ones, and stop the longest of them when there are too many."""
        running = [one for one in self._long if not one.crowded_out]
        if len(running) >= self._most_long:
            running[0].crowd_out()
        self._long.append(turn)
        self._free.release()
        turn.lengthen()
