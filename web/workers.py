"""Workers: a small pool of processes that answer queries, so that one which never ends hurts no one else."""

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from typing import Any

from istilah.graph.errors import MemoryLimitError, TimeLimitError
from istilah.graph.store import AS_A_MAP, Reading
from istilah.web.answers import Reply
from istilah.web.frames import Frame, pack, receive
from istilah.web.limits import DEFAULT, Limits
from istilah.web.problems import ProblemError

#: How many queries are answered at once, and how many may wait for their turn.
SIZE, WAITING = 2, 16
#: How long a worker may take to open the store.
_START_SECONDS = 30.0


class Pool:
    """Workers over one store. They are started when they are needed and replaced when they are killed.

    `folder` is asked for the folder of the store whenever a worker starts; `limits` are what a query may take;
    `reading` how queries read the store.
    """

    def __init__(self, folder: Callable[[], str], limits: Limits = DEFAULT, reading: Reading = AS_A_MAP) -> None:
        self._folder = folder
        self._reading = json.dumps(reading)
        self.limits = limits
        self._turn = asyncio.Semaphore(SIZE)
        self._waiting = 0
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._opened: dict[Process, Callable[[], str]] = {}

    async def answer(self, **request: Any) -> Reply:
        """Return a worker's reply to a request.

        Raises ProblemError for what is wrong with the query, TimeLimitError when it takes too long. When the task
        that waits here is cancelled, the query ends as well.
        """
        if self._waiting >= WAITING:
            raise ProblemError(503, "too many queries are waiting", "try again in a minute", kind="busy")
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        try:
            header, body = await self._ask(request)
        finally:
            self._turn.release()
        if "problem" in header:
            raise ProblemError.read(header["problem"])
        return Reply(header["kind"], body, header["rows"])

    async def move(self, folder: Callable[[], str]) -> None:
        """Answer from another folder from now on; what is being answered is so from the one before."""
        self._folder = folder
        idle, self._idle = self._idle, []
        for process in idle:
            await self._end(process)

    async def close(self) -> None:
        """End all workers."""
        for process in (*self._idle, *self._busy):
            await self._end(process)
        self._idle.clear()
        self._busy.clear()

    async def _ask(self, request: dict[str, Any]) -> Frame:
        process = self._idle.pop() if self._idle else await self._start()
        self._busy.add(process)
        try:
            reply = await asyncio.wait_for(_exchange(process, request), self.limits.seconds)
        except BaseException as error:
            await self._end(process)
            raise self._told(error) from None
        finally:
            self._busy.discard(process)
        if self._opened.get(process) is self._folder:
            self._idle.append(process)
        else:
            await self._end(process)
        return reply

    def _told(self, error: BaseException) -> BaseException:
        if isinstance(error, TimeoutError):
            return TimeLimitError(self.limits.seconds)
        if isinstance(error, (asyncio.IncompleteReadError, OSError)):
            return MemoryLimitError(self.limits.memory)
        return error

    async def _start(self) -> Process:
        folder = self._folder
        arguments = (sys.executable, "-m", "istilah.web.worker", folder(), self._reading, json.dumps(self.limits))
        process = await asyncio.create_subprocess_exec(*arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        self._opened[process] = folder
        try:
            await asyncio.wait_for(_ready(process), _START_SECONDS)
        except (TimeoutError, asyncio.IncompleteReadError):
            await self._end(process)
            raise ProblemError(503, "the store of the map could not be opened", "restart the server") from None
        return process

    async def _end(self, process: Process) -> None:
        await _end(process)
        self._opened.pop(process, None)


async def _ready(process: Process) -> None:
    assert process.stdout is not None
    await receive(process.stdout)


async def _exchange(process: Process, request: dict[str, Any]) -> Frame:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(pack(request))
    await process.stdin.drain()
    return await receive(process.stdout)


async def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
