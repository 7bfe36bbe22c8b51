"""The line to a worker: a process at the other end of a pair of sockets, asked one thing at a time."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
from asyncio.subprocess import Process
from collections import deque
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


class WorkerLine(asyncio.Protocol):
    """A worker process and the line to it; it is ended with `end`, at any moment."""

    def __init__(self) -> None:
        self._unpacker = Unpacker()
        self._said: deque[Frame] = deque()
        self._reply: asyncio.Future[Frame | None] | None = None
        self._transport: asyncio.WriteTransport | None = None
        self.process: Process | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - it is there for as long as the line

    @property
    def is_open(self) -> bool:
        """Whether the worker is still there."""
        return self._transport is not None

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
        """Return the next frame; raises WorkerGoneError when the worker ends instead.

        Raises GivenUpError when that is not waited for.
        """
        self._reply = asyncio.get_running_loop().create_future()
        self._answer()
        frame = await self._reply
        if frame is None:
            assert self.process is not None
            raise WorkerGoneError(await self.process.wait(), self.last_words())
        return frame

    async def ask(self, request: dict[str, Any], body: bytes = b"") -> Frame:
        """Return the reply to a request; raises what `receive` does."""
        if self._transport is not None:
            self._transport.write(pack(request, body))
        return await self.receive()

    def give_up(self) -> None:
        """Have whoever waits for a frame wait no longer: GivenUpError is raised there."""
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(GivenUpError())

    def last_words(self) -> str:
        """Return the end of what the worker has written to its standard error."""
        file = self._errors.fileno()  # read at a place: the worker writes on at the place that both share
        said = os.pread(file, _MOST_SAID, max(0, os.fstat(file).st_size - _MOST_SAID))
        return said.decode(errors="replace").strip()

    def yield_to_others(self) -> None:
        """Let other processes go first from now on: who has run for long can wait, who has not shall not."""
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
            self._said.append(frame)
            data = b""
        self._answer()

    def connection_lost(self, error: Exception | None) -> None:
        """Tell whoever waits that nothing comes any more (called by the event loop)."""
        self._transport = None
        self._answer()

    def _answer(self) -> None:
        """Give the next frame, or None when there will be none, to whoever waits."""
        if self._reply is None or self._reply.done():
            return
        if self._said:
            self._reply.set_result(self._said.popleft())
        elif self._transport is None:
            self._reply.set_result(None)


def _signal(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
