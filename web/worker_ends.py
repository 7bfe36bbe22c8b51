"""Why a worker ended: told from how it ended and from what it said last."""

import signal
import sys
from datetime import UTC, datetime
from typing import NamedTuple

from istilah.graph.errors import IstilahError, MemoryLimitError, QueryLimitError
from istilah.web.limits import Limits
from istilah.web.problems import ProblemError
from istilah.web.worker_line import WorkerGoneError

#: What Rust, C++ and Python say when there is no more memory, and Rust at the end of a stack of its own; of the stack
#: of others the system says nothing but SIGSEGV.
_OUT_OF_MEMORY = ("memory allocation of", "std::bad_alloc", "MemoryError", "Cannot allocate memory", "system_error")
_OUT_OF_STACK = "has overflowed its stack"


class Trouble(NamedTuple):
    """What went wrong with a worker last, and when."""

    at: str
    what: str


def reason(error: WorkerGoneError, limits: Limits) -> IstilahError | ProblemError:
    """Return what a client is told of a worker that ended amid its query."""
    if _OUT_OF_STACK in error.last_words or error.code == -signal.SIGSEGV:
        return QueryLimitError("depth", "the query is nested too deeply", "ask in several queries")
    if any(words in error.last_words for words in _OUT_OF_MEMORY) or error.code == -_KILL:
        return MemoryLimitError(limits.memory)
    return ProblemError(500, "the query ended the process that answered it", "please report it", kind="crash")


def trouble(what: str, said: str) -> Trouble:
    """Return what went wrong, and tell it on the standard error with what the worker said."""
    print(f"error: {what}", *said.splitlines(), sep="\n  ", file=sys.stderr, flush=True)
    return Trouble(datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), what)


#: With SIGKILL the system ends a process for which there is no memory; nobody else sends it amid a query.
_KILL = getattr(signal, "SIGKILL", 9)
