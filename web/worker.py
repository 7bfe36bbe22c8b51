"""A worker: a process that answers queries over a prepared store, one at a time, and can be killed at any moment.

It reads requests from its standard input and writes replies to its standard output, each a frame of a JSON header
and bytes (see `frames`). A thread listens to the input, so that the worker ends with it even amid a query: when the
server is gone, however it went, nobody waits for the answer.
"""

import json
import os
import signal
import sys
import traceback
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from istilah.graph.addresses import is_address
from istilah.graph.errors import IstilahError, MemoryLimitError
from istilah.graph.store import Graphs, Reading, Store
from istilah.web import answers
from istilah.web.frames import read_frame, write_frame
from istilah.web.limits import Limits, limit_memory
from istilah.web.problems import ProblemError, surprise

if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore


def main() -> None:
    """Open the store at the place that is the first argument, say so, and answer until the input ends.

    The second argument tells how queries read it, as JSON.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but frames may go where the replies go
    union, services = json.loads(sys.argv[2])
    limits = Limits(*json.loads(sys.argv[3]))
    store = _opened(sys.argv[1], Reading(union, tuple(services)))
    limit_memory(limits.memory)
    requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_listen, args=(requests,), daemon=True).start()
    write_frame(replies, {"ready": True})
    while True:
        _reply(store, requests.get(), limits, replies)


def _opened(place: str, reading: Reading) -> "ReadableStore":
    """Return the store in a folder, or the one in an endpoint: waiting for that, a worker can be killed as well."""
    if not is_address(place):
        return Store.open(place, reading)
    from istilah.graph.remote.store import RemoteStore

    store = RemoteStore(place)
    store.reading = reading
    return store


def _listen(requests: "SimpleQueue[dict[str, Any]]") -> None:
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        requests.put(frame[0])
    os._exit(0)


def _reply(store: "ReadableStore", request: dict[str, Any], limits: Limits, replies: BinaryIO) -> None:
    try:
        found = _answer(store, request, limits)
    except IstilahError as error:
        write_frame(replies, {"problem": ProblemError.of(error).document()})
    except MemoryError:
        write_frame(replies, {"problem": ProblemError.of(MemoryLimitError(limits.memory)).document()})
    except (OSError, ValueError, RuntimeError) as error:
        write_frame(replies, {"problem": ProblemError.of(store.failure(error)).document()})
    except Exception as error:  # a mistake of ours: the worker can answer other queries all the same
        traceback.print_exc()
        write_frame(replies, {"problem": surprise().document(), "bug": f"{type(error).__name__}: {error}"})
    else:
        write_frame(replies, {"kind": found.kind, "rows": found.rows}, found.body)


def _answer(store: "ReadableStore", request: dict[str, Any], limits: Limits) -> answers.Reply:
    if "rows" in request:
        return answers.rows(store, request["query"], request["rows"], limits)
    if "graph" in request:
        return answers.graph(store, request["graph"], request["triples"], limits)
    graphs = request.pop("graphs", None)
    return answers.answer(store, **request, graphs=Graphs(*map(tuple, graphs)) if graphs else None, limits=limits)


if __name__ == "__main__":
    main()
