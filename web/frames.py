"""Frames: how the server and its workers talk: two lengths, a JSON header, and bytes."""

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

_LENGTHS = struct.Struct(">IQ")
_READ_AT_ONCE = 1 << 18

Frame = tuple[dict[str, Any], bytes]


def pack(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame as bytes."""
    written = json.dumps(header).encode()
    return _LENGTHS.pack(len(written), len(body)) + written + body


class Unpacker:
    """Takes bytes as they come and gives back a frame once it is whole; one frame at a time is under way."""

    def __init__(self) -> None:
        self._taken = bytearray()

    def take(self, data: bytes) -> Frame | None:
        """Return the frame that some bytes complete, None while it lacks any."""
        self._taken += data
        if len(self._taken) < _LENGTHS.size:
            return None
        header, body = _LENGTHS.unpack_from(self._taken)
        if len(self._taken) < _LENGTHS.size + header + body:
            return None
        after = _LENGTHS.size + header
        frame = json.loads(self._taken[_LENGTHS.size : after]), bytes(self._taken[after:])
        self._taken.clear()
        return frame


def receive(line: "socket.socket") -> Frame | None:
    """Return the next frame of a socket that waits, None when the other end is gone."""
    unpacker = Unpacker()
    while data := line.recv(_READ_AT_ONCE):
        if frame := unpacker.take(data):
            return frame
    return None
