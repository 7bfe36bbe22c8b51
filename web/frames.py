"""Frames: how the server and its workers talk over a pair of sockets: two lengths, a JSON header, and bytes."""

import json
import os
import select
import socket
import struct
from collections.abc import Iterator
from threading import Thread
from typing import Any

_LENGTHS = struct.Struct(">IQ")
_READ_AT_ONCE = 1 << 16

Frame = tuple[dict[str, Any], bytes]


def pack(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame as bytes."""
    written = json.dumps(header).encode()
    return _LENGTHS.pack(len(written), len(body)) + written + body


class Unpacker:
    """Takes bytes as they come and gives back the frames that are whole."""

    def __init__(self) -> None:
        self._taken = bytearray()

    def take(self, data: bytes | memoryview) -> Frame | None:
        """Return the next frame when it is whole with some more bytes, None while it lacks any."""
        self._taken += data
        if len(self._taken) < _LENGTHS.size:
            return None
        header, body = _LENGTHS.unpack_from(self._taken)
        after = _LENGTHS.size + header
        if len(self._taken) < after + body:
            return None
        frame = json.loads(self._taken[_LENGTHS.size : after].decode()), bytes(self._taken[after : after + body])
        del self._taken[: after + body]
        return frame


def line_of_worker() -> socket.socket:
    """Return a worker's end of the line, which is its standard input.

    A thread waits for the other end to close, so that the worker ends even amid a query: when the server is gone,
    however it went, nobody waits for the answer.
    """
    line = socket.socket(fileno=os.dup(0))
    Thread(target=_end_with, args=(line,), daemon=True).start()
    return line


def received(line: socket.socket) -> Iterator[Frame]:
    """Yield the frames of a line, until the other end is gone."""
    unpacker, room = Unpacker(), memoryview(bytearray(_READ_AT_ONCE))
    while size := line.recv_into(room):
        data = room[:size]
        while frame := unpacker.take(data):
            yield frame
            data = room[:0]


def _end_with(line: socket.socket) -> None:
    closing = select.poll()
    closing.register(line, 0)  # a hang-up is told without being asked for
    closing.poll()
    os._exit(0)
