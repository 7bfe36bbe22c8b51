"""Workers: a small pool of processes that answer queries, so that one which never ends hurts no one else."""

import asyncio
import json
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from istilah.graph.errors import TimeLimitError
from istilah.graph.store import AS_A_MAP, Reading
from istilah.web.answers import Reply
from istilah.web.frames import Frame
from istilah.web.limits import DEFAULT, Limits
from istilah.web.problems import ProblemError
from istilah.web.turns import Turn, Turns
from istilah.web.worker_ends import Trouble, reason, trouble
from istilah.web.worker_line import GivenUpError, NotBegunError, WorkerGoneError, WorkerLine, give_up

#: How many workers answer quick queries, how many long ones beside them, and how many queries may wait for their turn.
SIZE, LONG, WAITING = max(2, min(8, os.cpu_count() or 2)), 4, 64
#: How many quick queries a worker has at once: while it answers one, the next is there already.
_AT_ONCE = 2
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
        self._turns = Turns(SIZE * _AT_ONCE, LONG, WAITING, LONG_AFTER, limits.seconds)
        self._idle: list[WorkerLine] = []
        self._busy: set[WorkerLine] = set()
        self._closed = False
        self._opened: dict[WorkerLine, Callable[[], str]] = {}

    async def answer(self, **request: Any) -> Reply:
        """Return a worker's reply to a request.

        Raises ProblemError for what is wrong with the query, TimeLimitError when it takes too long and
        MemoryLimitError when it takes too much. When the task that waits here is cancelled, the query ends as well.
        """
        async with self._turns.take() as turn:
            header, body = await self._replied(request, turn)
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
        self._closed = True
        for worker in (*self._idle, *self._busy):
            await self._end(worker)
        self._idle.clear()

    def state(self) -> dict[str, Any]:
        """Return what the workers do, in numbers, and what went wrong last."""
        running = sum(worker.under_way for worker in self._busy)
        found = {"running": running, "waiting": self._turns.waiting, "idle": len(self._idle)}
        last = {"trouble": self.trouble._asdict()} if self.trouble else {}
        return found | {"replaced": self.replaced} | last

    async def _replied(self, request: dict[str, Any], turn: Turn) -> Frame:
        worker = await self._worker()
        while True:
            try:
                return await self._ask(request, turn, worker)
            except NotBegunError:  # what it waited behind takes long, or brought the worker down
                worker = await self._free_worker()

    async def _ask(self, request: dict[str, Any], turn: Turn, worker: WorkerLine) -> Frame:
        self._busy.add(worker)
        coming = worker.send(request)
        turn.begin(partial(give_up, coming), worker.lengthen)
        try:
            reply = await worker.reply(coming)
        except NotBegunError:
            raise
        except BaseException as error:
            told = self._told(error, turn)
            if worker.has_begun(coming):
                self.replaced += 1
                await self._end(worker)
            raise told from None
        finally:
            turn.end()
        await self._done(worker, reply[0], turn)
        return reply

    async def _worker(self) -> WorkerLine:
        """Return a free worker, or where as many as shall be are busy with quick queries, one that is free soon."""
        quick = [one for one in self._busy if not one.is_long and self._opened.get(one) is self._folder]
        soon = [one for one in quick if one.is_open and one.under_way < _AT_ONCE] if len(quick) >= SIZE else []
        return soon[0] if soon else await self._free_worker()

    async def _free_worker(self) -> WorkerLine:
        if self._closed:
            raise ProblemError(503, "the server is being stopped", "try again when it is back", kind="stopping")
        while self._idle:
            worker = self._idle.pop()
            if worker.is_open:
                return worker
            await self._end(worker)
        return await self._start()

    async def _done(self, worker: WorkerLine, header: dict[str, Any], turn: Turn) -> None:
        """Keep a worker for the next query, unless it has grown, is slow by now, reads what is no longer served.

        Nor is one kept that goes on with what nobody waits for.
        """
        if "mistake" in header:
            self.trouble = trouble(header["mistake"], worker.last_words())
        is_old = self._opened.get(worker) is not self._folder
        if header.get("grown") or turn.is_long or is_old or worker.is_unwanted:
            await self._end(worker)
        elif not worker.under_way and worker in self._busy:
            await self._rest(worker)

    async def _rest(self, worker: WorkerLine) -> None:
        """Let a worker wait for the next query, unless there are enough that do, or there will be none."""
        if self._closed or len(self._idle) >= SIZE:
            await self._end(worker)
        else:
            self._busy.discard(worker)
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
            detail = "the store of the map could not be opened"
            raise ProblemError(503, detail, "restart the server", kind="not-opened") from None
        except BaseException:
            await self._end(worker)
            raise
        return worker

    async def _end(self, worker: WorkerLine) -> None:
        self._busy.discard(worker)
        worker.pass_on()
        await worker.end()
        self._opened.pop(worker, None)
