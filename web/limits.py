"""Limits: what a query may take, each told by its name when it is reached, and how to raise it."""

import contextlib
from typing import NamedTuple

#: How much sooner than others a process is ended that answers queries, from 0 to 1000.
_FIRST_TO_GO = 500


class Limits(NamedTuple):
    """What a query may take.

    `seconds` of time; `rows`, solutions or triples, of an answer; `size` of an answer, `memory` of a worker beyond what
    it needs to start, both in bytes.
    """

    seconds: float = 30.0
    rows: int = 500_000
    size: int = 64 << 20
    memory: int = 2 << 30


DEFAULT = Limits()


def limit_memory(most: int) -> None:
    """Bound what this process may take beyond what it has, where the system can: it ends, not the machine.

    Another bound may take the place of the one before. Where there is not even that much for all, the system ends this
    process rather than the server that started it (proc(5), oom_score_adj).
    """
    with contextlib.suppress(OSError, ValueError), open("/proc/self/oom_score_adj", "r+", encoding="ascii") as file:
        if int(file.read()) < _FIRST_TO_GO:
            file.write(str(_FIRST_TO_GO))
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + most, resource.getrlimit(resource.RLIMIT_AS)[1]))
