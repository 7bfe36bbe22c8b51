"""The line to a worker: a process at the other end of a pair of sockets, which answers what it is asked in order.

What is asked while it answers something else waits in the line, so that the worker goes on to it at once.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
from asyncio.subprocess import Process
from collections import deque
from itertools import islice
from typing import Any, cast

from istilah.web.frames import Frame, Unpacker, pack

#: How much is kept of what a worker writes to its standard error, and how nice one is that others go before.
_MOST_SAID, _NICE = 4096, 10
#: Why Rust gives up stands before its backtrace, which would push it out of what is kept.
_BRIEF = {"RUST_BACKTRACE": "0"}


class WorkerGoneError(Exception):
    """The process at the other end has ended.

    `code` is what it ended with, negative for the signal that ended it; `last_words` the end of its standard error.
    """

    def __init__(self, code: int, last_words: str) -> None:
        super().__init__(f"a worker was ended by {_signal(code)}" if code < 0 else f"a worker ended with {code}")
        self.code, self.last_words = code, last_words


class GivenUpError(Exception):
    """Whoever waited for the worker is not to wait any longer."""


class NotBegunError(Exception):
    """The worker does not come to what was asked, which waited behind something else: another is to be asked."""


Coming = asyncio.Future[Frame | None]


class WorkerLine(asyncio.Protocol):
    """A worker process and the line to it; it is ended with `end`, at any moment."""

    def __init__(self) -> None:
        self._unpacker = Unpacker()
        self._said: deque[Frame] = deque()
        self._awaited: deque[Coming] = deque()  # until their frames come, also when nobody waits for them any more
        self._transport: asyncio.WriteTransport | None = None
        self.process: Process | None = None
        #: Whether what it answers has been let go on for long.
        self.is_long = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - it is there for as long as the line

    @property
    def is_open(self) -> bool:
        """Whether the worker is still there."""
        return self._transport is not None

    @property
    def under_way(self) -> int:
        """How many frames are to come."""
        return len(self._awaited)

    @property
    def is_unwanted(self) -> bool:
        """Whether it answers what nobody waits for."""
        return bool(self._awaited) and self._awaited[0].done()

    @classmethod
    async def start(cls, module: str, *arguments: str) -> "WorkerLine":
        """Start a module as a worker, with some arguments, and return the line to it."""
        ours, theirs = socket.socketpair()
        with theirs:
            _, line = await asyncio.get_running_loop().create_connection(cls, sock=ours)
            try:
                command = (sys.executable, "-m", module, *arguments)
                line.process = await asyncio.create_subprocess_exec(
                    *command,
                    stdin=theirs.fileno(),
                    stdout=line._errors,
                    stderr=line._errors,
                    env=os.environ | _BRIEF,
                )
            except BaseException:
                await line.end()
                raise
        return line

    async def receive(self) -> Frame:
        """Return the next frame; raises what `reply` does."""
        return await self.reply(self._next())

    def send(self, request: dict[str, Any], body: bytes = b"") -> Coming:
        """Send a request and return its reply as it is to come, for `reply` to wait for."""
        if self._transport is not None:
            self._transport.write(pack(request, body))
        return self._next()

    async def reply(self, coming: Coming) -> Frame:
        """Return a reply when it has come.

        Raises WorkerGoneError when the worker ends instead, NotBegunError when it is not to come to the request, and
        GivenUpError when the reply is not waited for.
        """
        frame = await coming
        if frame is None:
            assert self.process is not None
            raise WorkerGoneError(await self.process.wait(), self.last_words())
        return frame

    async def ask(self, request: dict[str, Any], body: bytes = b"") -> Frame:
        """Return the reply to a request; raises what `reply` does."""
        return await self.reply(self.send(request, body))

    def has_begun(self, coming: Coming) -> bool:
        """Whether a reply is the next to come, or has come."""
        return coming not in islice(self._awaited, 1, None)

    def pass_on(self, first: int = 0) -> None:
        """Have those wait no longer who wait for what the worker will not come to: NotBegunError is raised there."""
        for coming in islice(self._awaited, first, None):
            if not coming.done():
                coming.set_exception(NotBegunError())

    def last_words(self) -> str:
        """Return the end of what the worker has written to its standard error."""
        file = self._errors.fileno()  # read at a place: the worker writes on at the place that both share
        said = os.pread(file, _MOST_SAID, max(0, os.fstat(file).st_size - _MOST_SAID))
        return said.decode(errors="replace").strip()

    def lengthen(self) -> None:
        """Let what it answers go on for long: other processes go first, and what waits behind it goes elsewhere."""
        self.is_long = True
        self.pass_on(1)
        if self.process is not None and hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, _NICE)

    async def end(self) -> None:
        """Kill the worker and wait until it is gone."""
        if self._transport is not None:
            self._transport.abort()
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()
        self._errors.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport (called by the event loop)."""
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what the worker says (called by the event loop)."""
        while frame := self._unpacker.take(data):
            data = b""
            if not self._awaited:
                self._said.append(frame)
            elif not (coming := self._awaited.popleft()).done():
                coming.set_result(frame)

    def connection_lost(self, error: Exception | None) -> None:
        """Tell whoever waits that nothing comes any more (called by the event loop)."""
        self._transport = None
        self.pass_on(1)
        if self._awaited and not self._awaited[0].done():
            self._awaited[0].set_result(None)

    def _next(self) -> Coming:
        """Return the next frame as it is to come, None when there will be none."""
        coming: Coming = asyncio.get_running_loop().create_future()
        if self._said:
            coming.set_result(self._said.popleft())
        elif self._transport is None:
            coming.set_result(None)
        else:
            self._awaited.append(coming)
        return coming


def give_up(coming: Coming) -> None:
    """Have whoever waits for a reply wait no longer: GivenUpError is raised there."""
    if not coming.done():
        coming.set_exception(GivenUpError())


def _signal(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
