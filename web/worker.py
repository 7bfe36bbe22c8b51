"""A worker: a process that answers queries over a prepared store, one at a time, and can be killed at any moment.

Its standard input is a socket: requests come from it and replies go to it, each a frame of a JSON header and bytes
(see `frames`).
"""

import json
import signal
import sys
import traceback
from time import perf_counter
from typing import TYPE_CHECKING, Any

from istilah.graph.addresses import is_address
from istilah.graph.errors import IstilahError, MemoryLimitError
from istilah.graph.store import Graphs, Reading, Store
from istilah.web import answers
from istilah.web.frames import Frame, line_of_worker, pack, received
from istilah.web.limits import Limits, limit_memory
from istilah.web.problems import ProblemError, surprise
from istilah.web.worker_growth import Growth

if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore

#: In so many seconds nothing grows by much.
_BRIEF = 0.002


def main() -> None:
    """Open the store at the place that is the first argument, say so, and answer until the input ends.

    The second argument tells how queries read it, as JSON.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
    union, services = json.loads(sys.argv[2])
    limits = Limits(*json.loads(sys.argv[3]))
    store = _opened(sys.argv[1], Reading(union, tuple(services)))
    limit_memory(limits.memory)
    line = line_of_worker()
    line.sendall(pack({"ready": True}))
    has_grown = Growth()
    for request, _ in received(line):
        began = perf_counter()
        header, body = _reply(store, request, limits)
        grown = perf_counter() - began > _BRIEF and has_grown()
        line.sendall(pack(header | {"grown": True} if grown else header, body))


def _opened(place: str, reading: Reading) -> "ReadableStore":
    """Return the store in a folder, or the one in an endpoint: waiting for that, a worker can be killed as well."""
    if not is_address(place):
        return Store.open(place, reading)
    from istilah.graph.remote.store import RemoteStore

    store = RemoteStore(place)
    store.reading = reading
    return store


def _reply(store: "ReadableStore", request: dict[str, Any], limits: Limits) -> Frame:
    try:
        found = _answer(store, request, limits)
    except IstilahError as error:
        return {"problem": ProblemError.of(error).document()}, b""
    except MemoryError:
        return {"problem": ProblemError.of(MemoryLimitError(limits.memory)).document()}, b""
    except (OSError, ValueError, RuntimeError) as error:
        return {"problem": ProblemError.of(store.failure(error)).document()}, b""
    except Exception as error:  # a mistake of ours: the worker can answer other queries all the same
        traceback.print_exc()
        return {"problem": surprise().document(), "mistake": f"{type(error).__name__}: {error}"}, b""
    return {"kind": found.kind, "rows": found.rows}, found.body


def _answer(store: "ReadableStore", request: dict[str, Any], limits: Limits) -> answers.Reply:
    if "rows" in request:
        return answers.rows(store, request["query"], request["rows"], limits)
    if "graph" in request:
        return answers.graph(store, request["graph"], request["triples"], limits)
    graphs = request.pop("graphs", None)
    return answers.answer(store, **request, graphs=Graphs(*map(tuple, graphs)) if graphs else None, limits=limits)


if __name__ == "__main__":
    main()
