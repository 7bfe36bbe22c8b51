"""Workers: a small pool of processes that answer queries, so that one which never ends hurts no one else."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from istilah.graph.errors import MemoryLimitError, TimeLimitError
from istilah.graph.store import AS_A_MAP, Reading
from istilah.web.answers import Reply
from istilah.web.frames import Frame
from istilah.web.limits import DEFAULT, Limits
from istilah.web.problems import ProblemError
from istilah.web.worker_line import WorkerGoneError, WorkerLine

#: How many queries are answered at once, and how many may wait for their turn.
SIZE, WAITING = 2, 16
#: How long a worker may take to open the store.
_START_SECONDS = 30.0
_WORKER = "istilah.web.worker"


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
        self._idle: list[WorkerLine] = []
        self._busy: set[WorkerLine] = set()
        self._opened: dict[WorkerLine, Callable[[], str]] = {}

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
        for worker in idle:
            await self._end(worker)

    async def close(self) -> None:
        """End all workers."""
        for worker in (*self._idle, *self._busy):
            await self._end(worker)
        self._idle.clear()
        self._busy.clear()

    async def _ask(self, request: dict[str, Any]) -> Frame:
        worker = self._idle.pop() if self._idle else await self._start()
        self._busy.add(worker)
        try:
            async with asyncio.timeout(self.limits.seconds):
                reply = await worker.ask(request)
        except BaseException as error:
            await self._end(worker)
            raise self._told(error) from None
        finally:
            self._busy.discard(worker)
        if self._opened.get(worker) is self._folder:
            self._idle.append(worker)
        else:
            await self._end(worker)
        return reply

    def _told(self, error: BaseException) -> BaseException:
        if isinstance(error, TimeoutError):
            return TimeLimitError(self.limits.seconds)
        if isinstance(error, WorkerGoneError):
            return MemoryLimitError(self.limits.memory)
        return error

    async def _start(self) -> WorkerLine:
        folder = self._folder
        worker = await WorkerLine.start(_WORKER, folder(), self._reading, json.dumps(self.limits))
        self._opened[worker] = folder
        try:
            async with asyncio.timeout(_START_SECONDS):
                await worker.receive()
        except BaseException as error:
            await self._end(worker)
            if isinstance(error, (TimeoutError, WorkerGoneError)):
                raise ProblemError(503, "the store of the map could not be opened", "restart the server") from None
            raise
        return worker

    async def _end(self, worker: WorkerLine) -> None:
        await worker.end()
        self._opened.pop(worker, None)
