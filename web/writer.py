"""The writer: a process that applies one write to the current version and prepares the next.

Its standard input is a socket (see `frames`): the write comes from it, and two replies go to it, one when the write is
applied, so that the server can bound the time that takes, one when the next version is on the disk. It ends when the
other end closes: a server that is gone wants no version.
"""

from typing import Any

from istilah.graph.errors import FileError, IstilahError, MemoryLimitError
from istilah.graph.kept import read_version, write_version
from istilah.graph.store import Graphs, Reading
from istilah.graph.writing import Writing
from istilah.web.frames import line_of_worker, pack, received
from istilah.web.limits import DEFAULT, limit_memory
from istilah.web.problems import ProblemError, not_kept


def main() -> None:
    """Apply a write, and write the version that comes of it to a folder, unless nothing changes."""
    line = line_of_worker()
    frame = next(received(line), None)
    if frame is None:
        return
    request, body = frame
    try:
        writing = Writing(read_version(request["before"], Reading(request["union"])))
        limit_memory(request["memory"])
        reply = _applied(writing, request["write"], body)
        limit_memory(max(request["memory"], DEFAULT.memory))  # the checks are ours: a low limit is not for them
        line.sendall(pack({"applied": True}))
        changes = writing.finish()
        if changes.added or changes.removed:
            write_version(writing.store, request["after"], request["before"], changes)
            reply["changed"] = True
    except (FileError, OSError, RuntimeError) as error:
        reply = {"problem": not_kept(error).document()}
    except IstilahError as error:
        reply = {"problem": ProblemError.of(error).document()}
    except MemoryError:
        reply = {"problem": ProblemError.of(MemoryLimitError(request["memory"])).document()}
    line.sendall(pack(reply))


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


if __name__ == "__main__":
    main()
