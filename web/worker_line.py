"""The line to a worker: a process at the other end of a pair of sockets, asked one thing at a time."""

import asyncio
import contextlib
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections import deque
from typing import Any, cast

from istilah.web.frames import Frame, Unpacker, pack


class WorkerGoneError(Exception):
    """The process at the other end has ended; `code` is what it ended with, negative for the signal that ended it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the worker ended with {code}")
        self.code = code


class WorkerLine(asyncio.Protocol):
    """A worker process and the line to it; it is ended with `end`, at any moment."""

    def __init__(self) -> None:
        self._unpacker = Unpacker()
        self._said: deque[Frame] = deque()
        self._reply: asyncio.Future[Frame | None] | None = None
        self._transport: asyncio.WriteTransport | None = None
        self.process: Process | None = None

    @classmethod
    async def start(cls, module: str, *arguments: str) -> "WorkerLine":
        """Start a module as a worker, with some arguments, and return the line to it."""
        ours, theirs = socket.socketpair()
        with theirs:
            _, line = await asyncio.get_running_loop().create_connection(cls, sock=ours)
            try:
                command = (sys.executable, "-m", module, *arguments)
                line.process = await asyncio.create_subprocess_exec(
                    *command, stdin=theirs.fileno(), stdout=DEVNULL, stderr=DEVNULL
                )
            except BaseException:
                await line.end()
                raise
        return line

    async def receive(self) -> Frame:
        """Return the next frame; raises WorkerGoneError when the worker ends instead."""
        self._reply = asyncio.get_running_loop().create_future()
        self._answer()
        frame = await self._reply
        if frame is None:
            assert self.process is not None
            raise WorkerGoneError(await self.process.wait())
        return frame

    async def ask(self, request: dict[str, Any], body: bytes = b"") -> Frame:
        """Return the reply to a request; raises WorkerGoneError when the worker ends instead."""
        if self._transport is not None:
            self._transport.write(pack(request, body))
        return await self.receive()

    async def end(self) -> None:
        """Kill the worker and wait until it is gone."""
        if self._transport is not None:
            self._transport.abort()
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()

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
