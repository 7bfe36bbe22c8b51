"""The writer: a process that applies one write to the current version and prepares the next.

It reads the write from its standard input, a frame (see `frames`), and answers on its standard output: once when the
write is applied, so that the server can bound the time that takes, and once when the next version is on the disk. It
ends when its input does: a server that is gone wants no version.
"""

import os
import sys
from threading import Thread
from typing import Any

from istilah.graph.errors import IstilahError
from istilah.graph.kept import read_version, write_version
from istilah.graph.store import Graphs, Reading
from istilah.graph.writing import Writing
from istilah.web.frames import read_frame, write_frame
from istilah.web.limits import limit_memory
from istilah.web.problems import ProblemError


def main() -> None:
    """Apply a write, and write the version that comes of it to a folder, unless nothing changes."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but frames may go where the replies go
    frame = read_frame(sys.stdin.buffer)
    if frame is None:
        return
    Thread(target=_leave_with_the_server, daemon=True).start()
    request, body = frame
    try:
        writing = Writing(read_version(request["before"], Reading(request["union"])))
        limit_memory(request["memory"])
        reply = _applied(writing, request["write"], body)
        write_frame(replies, {"applied": True})
        changes = writing.finish()
        if changes.added or changes.removed:
            write_version(writing.store, request["after"], request["before"], changes)
            reply["changed"] = True
    except IstilahError as error:
        reply = {"problem": ProblemError.of(error).document()}
    except (OSError, MemoryError, RuntimeError) as error:
        print(f"error: {type(error).__name__}: {error}", file=sys.stderr)
        reply = {"problem": ProblemError(500, "the write could not be kept", "try again").document()}
    write_frame(replies, reply)


def _applied(writing: Writing, write: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Apply a write; return what the client is told of it."""
    if write["kind"] == "update":
        graphs = Graphs(*map(tuple, write["graphs"])) if write["graphs"] else None
        writing.update(body.decode(), graphs, write["base"])
        return {}
    if write["kind"] == "delete":
        return {"existed": writing.delete(write["graph"])}
    apply = {"put": writing.put, "post": writing.post}[write["kind"]]
    return {"created": apply(write["graph"], body, write["type"])}


def _leave_with_the_server() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
