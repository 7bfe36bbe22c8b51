"""Limits: what a query may take, each told by its name when it is reached, and how to raise it."""

import contextlib
from typing import NamedTuple


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

    Another bound may take the place of the one before.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + most, resource.getrlimit(resource.RLIMIT_AS)[1]))
