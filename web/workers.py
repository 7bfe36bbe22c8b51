"""Workers: a small pool of processes that answer queries, so that one which never ends hurts no one else."""

import asyncio
import json
import os
from collections.abc import Callable
from typing import Any

from istilah.graph.errors import TimeLimitError
from istilah.graph.store import AS_A_MAP, Reading
from istilah.web.answers import Reply
from istilah.web.frames import Frame
from istilah.web.limits import DEFAULT, Limits
from istilah.web.problems import ProblemError
from istilah.web.turns import Turn, Turns
from istilah.web.worker_ends import Trouble, reason, trouble
from istilah.web.worker_line import GivenUpError, WorkerGoneError, WorkerLine

#: How many quick queries are answered at once, how many long ones beside them, and how many may wait for their turn.
SIZE, LONG, WAITING = max(2, min(8, os.cpu_count() or 2)), 4, 64
#: After how many seconds a query is a long one.
LONG_AFTER = 0.5
_WORKER = "istilah.web.worker"
#: How long a worker may take to open the store.
_START_SECONDS = 30.0


class Pool:
    """Workers over one store. They are started when they are needed and replaced when they are killed.

    `folder` is asked for the folder of the store whenever a worker starts; `limits` are what a query may take;
    `reading` how queries read the store. `replaced` counts the workers that were ended amid a query, `trouble` is what
    went wrong last that no client is to blame for.
    """

    def __init__(self, folder: Callable[[], str], limits: Limits = DEFAULT, reading: Reading = AS_A_MAP) -> None:
        self._folder = folder
        self._arguments = json.dumps(reading), json.dumps(limits)
        self.limits = limits
        self.replaced = 0
        self.trouble: Trouble | None = None
        self._turns = Turns(SIZE, LONG, WAITING, LONG_AFTER, limits.seconds)
        self._idle: list[WorkerLine] = []
        self._busy: set[WorkerLine] = set()
        self._opened: dict[WorkerLine, Callable[[], str]] = {}

    async def answer(self, **request: Any) -> Reply:
        """Return a worker's reply to a request.

        Raises ProblemError for what is wrong with the query, TimeLimitError when it takes too long and
        MemoryLimitError when it takes too much. When the task that waits here is cancelled, the query ends as well.
        """
        async with self._turns.take() as turn:
            header, body = await self._ask(request, turn)
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

    def state(self) -> dict[str, Any]:
        """Return what the workers do, in numbers, and what went wrong last."""
        found = {"running": len(self._busy), "waiting": self._turns.waiting, "idle": len(self._idle)}
        last = {"trouble": self.trouble._asdict()} if self.trouble else {}
        return found | {"replaced": self.replaced} | last

    async def _ask(self, request: dict[str, Any], turn: Turn) -> Frame:
        worker = await self._worker()
        self._busy.add(worker)
        try:
            turn.begin(worker.give_up, worker.yield_to_others)
            reply = await worker.ask(request)
        except BaseException as error:
            self.replaced += 1
            told = self._told(error, turn)
            await self._end(worker)
            raise told from None
        finally:
            turn.end()
            self._busy.discard(worker)
        await self._done(worker, reply[0], turn)
        return reply

    async def _worker(self) -> WorkerLine:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_open:
                return worker
            await self._end(worker)
        return await self._start()

    async def _done(self, worker: WorkerLine, header: dict[str, Any], turn: Turn) -> None:
        """Keep a worker for the next query, unless it has grown, is slow by now, or reads what is no longer served."""
        if "mistake" in header:
            self.trouble = trouble(header["mistake"], worker.last_words())
        if header.get("grown") or turn.is_long or self._opened.get(worker) is not self._folder:
            await self._end(worker)
        else:
            self._idle.append(worker)

    def _told(self, error: BaseException, turn: Turn) -> BaseException:
        if isinstance(error, GivenUpError):
            return turn.crowded() if turn.crowded_out else TimeLimitError(self.limits.seconds)
        if isinstance(error, WorkerGoneError):
            told = reason(error, self.limits)
            if isinstance(told, ProblemError):
                self.trouble = trouble(str(error), error.last_words)
            return told
        return error

    async def _start(self) -> WorkerLine:
        folder = self._folder
        worker = await WorkerLine.start(_WORKER, folder(), *self._arguments)
        self._opened[worker] = folder
        try:
            async with asyncio.timeout(_START_SECONDS):
                await worker.receive()
        except (TimeoutError, WorkerGoneError) as error:
            self.trouble = trouble(f"a worker could not start: {error}", worker.last_words())
            await self._end(worker)
            raise ProblemError(503, "the store of the map could not be opened", "restart the server") from None
        except BaseException:
            await self._end(worker)
            raise
        return worker

    async def _end(self, worker: WorkerLine) -> None:
        await worker.end()
        self._opened.pop(worker, None)
