"""Frames: how the server and its workers talk: two lengths, a JSON header, and bytes."""

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import asyncio

_LENGTHS = struct.Struct(">IQ")

Frame = tuple[dict[str, Any], bytes]


def pack(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame as bytes."""
    written = json.dumps(header).encode()
    return _LENGTHS.pack(len(written), len(body)) + written + body


def write_frame(stream: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    """Write a frame to a stream, at once."""
    stream.write(pack(header, body))
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """Return the next frame of a stream, None at its end."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header, body = _LENGTHS.unpack(lengths)
    return json.loads(stream.read(header)), stream.read(body)


async def receive(reader: "asyncio.StreamReader") -> Frame:
    """Return the next frame; raises asyncio.IncompleteReadError when the other end is gone."""
    header, body = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    return json.loads(await reader.readexactly(header)), await reader.readexactly(body)
