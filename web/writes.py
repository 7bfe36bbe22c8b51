"""Writes: one at a time, each checked and on the disk before it is served or acknowledged.

A write is applied by a process of its own to a copy of the version that is served; the version that comes of it is
committed, then swapped in. Nobody who reads waits.
"""

import asyncio
import shutil
from typing import Any

from starlette.concurrency import run_in_threadpool

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import IstilahError, TimeLimitError
from istilah.graph.kept import Kept, open_version
from istilah.web.limits import Limits
from istilah.web.problems import ProblemError, not_kept
from istilah.web.tokens import Token
from istilah.web.versions import Served, Version
from istilah.web.worker_ends import reason, trouble
from istilah.web.worker_line import WorkerGoneError, WorkerLine

#: How many writes may wait for their turn, and how long the checks of one and its version may take, in seconds.
_WAITING, _CHECKING = 16, 600.0


class Writes:
    """The writes to a kept map that is served, for those who bear a token."""

    def __init__(self, kept: Kept, token: Token, served: Served, limits: Limits) -> None:
        self.token = token
        self._kept = kept
        self._served = served
        self._limits = limits
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def write(self, write: dict[str, Any], body: bytes) -> dict[str, Any]:
        """Carry out a write and return what came of it, once it is on the disk and served.

        It is carried out to its end even when the client goes away. Raises ProblemError and TimeLimitError; nothing
        has changed then.
        """
        if self._waiting >= _WAITING:
            raise ProblemError(503, "too many writes are waiting", "try again in a minute", kind="busy-writing")
        self._waiting += 1
        working = asyncio.ensure_future(self._written(write, body))
        working.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(working)

    async def close(self) -> None:
        """Wait for the write that is being carried out, and let others write to the folder."""
        await self._turn.acquire()
        self._kept.release()

    async def _written(self, write: dict[str, Any], body: bytes) -> dict[str, Any]:
        try:
            async with self._turn:
                return await self._one(write, body)
        finally:
            self._waiting -= 1

    async def _one(self, write: dict[str, Any], body: bytes) -> dict[str, Any]:
        before, after = self._kept.current, await run_in_threadpool(self._kept.following)
        assert before is not None
        reading = self._served.version.site.map.store.reading
        try:
            request = {"before": before, "after": after, "union": reading.union, "write": write}
            request["memory"] = self._limits.memory
            reply = await self._asked(request, body)
            if reply.get("changed"):
                store = await run_in_threadpool(open_version, after, reading)
                await run_in_threadpool(self._kept.commit, after)
        except BaseException:
            if self._kept.current != after:
                shutil.rmtree(after, ignore_errors=True)
            raise
        if reply.get("changed"):
            last = self._served.version
            await self._served.swap(Version(ConceptMap(store, self._kept.folder, after)))
            last.folder.leave(before)
        return reply

    async def _asked(self, request: dict[str, Any], body: bytes) -> dict[str, Any]:
        """Return what the writer says in the end."""
        writer = await WorkerLine.start("istilah.web.writer")
        seconds = self._limits.seconds
        try:
            async with asyncio.timeout(seconds):
                reply, _ = await writer.ask(request, body)
            if "applied" in reply:
                async with asyncio.timeout(_CHECKING):
                    reply, _ = await writer.receive()
        except TimeoutError:
            raise TimeLimitError(seconds) from None
        except WorkerGoneError as error:
            raise self._told(error) from None
        finally:
            await writer.end()
        if "problem" in reply:
            raise ProblemError.read(reply["problem"])
        return reply

    def _told(self, error: WorkerGoneError) -> IstilahError | ProblemError:
        """Return what a client is told of a writer that ended; what no client is to blame for is kept for operators."""
        told = reason(error, self._limits)
        if isinstance(told, ProblemError):
            self._served.pool.trouble = trouble(str(error), error.last_words)
        return told


async def carried_out(writes: Writes, write: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Return what came of a write; raises ProblemError for whatever goes wrong."""
    try:
        return await writes.write(write, body)
    except IstilahError as error:
        raise ProblemError.of(error) from None
    except OSError as error:
        raise not_kept(error) from None
