"""Limits of a query: what is longer or deeper than Oxigraph can take is refused before it overflows the stack.

Oxigraph reads and plans a query by recursion, without a limit of its own: a few hundred nested ``STR(``, a few
thousand parentheses, ``OPTIONAL`` or terms of a sum end the process. How many, depends on what is nested in what, and
only Oxigraph knows. So a query that could be deep, by its length or by how many signs it has that may nest or chain,
is first read by a process of its own, on a stack smaller than any that queries are answered on. Most queries are
neither and cost nothing; that process costs some 60 ms of CPU.

>>> refuse_excess("SELECT * {" + "{" * 100_000)
Traceback (most recent call last):
istilah.graph.errors.QueryLimitError: the query is nested too deeply, or chains too much
"""

from __future__ import annotations

import sys
from collections.abc import Collection

from istilah.graph.errors import QueryLimitError

#: How long a query may be, in characters.
MOST_CHARACTERS = 1 << 20
#: Measured on a stack of 4 MB: the first to overflow it are 425 nested FILTER EXISTS, 484 nested calls of functions
#: and, of what has none of these signs, a DESCRIBE of more than 1,024 prefixed names.
_SURELY_SHALLOW, _SURELY_SHORT = 256, 4096
_SIGNS = frozenset("({[/|+*&!<=-;,^.")
#: The stack of the process that tries, and what it may use besides.
_STACK, _MEMORY, _SECONDS = 4 << 20, 1 << 30, 10
_OUT_OF_TIME = -24  # by SIGXCPU


def refuse_excess(sparql: str, allowed: Collection[str] = ()) -> None:
    """Return when Oxigraph can read and plan a query; otherwise raise QueryLimitError.

    `allowed` are the services that the query may ask; none is asked here.
    """
    if len(sparql) > MOST_CHARACTERS:
        reason = f"the query is {len(sparql):,} characters long; at most {MOST_CHARACTERS:,} are read"
        raise QueryLimitError("length", reason, "ask in several queries, or load the values as data")
    if may_be_deep(sparql) and (ending := _tried(sparql, allowed)):
        what = "takes too long to plan" if ending == _OUT_OF_TIME else "is nested too deeply, or chains too much"
        raise QueryLimitError("depth", f"the query {what}", "list values by VALUES or IN, and ask in several queries")


def may_be_deep(sparql: str) -> bool:
    """Tell whether a query might be too deep to be read on our own stack."""
    return len(sparql) > _SURELY_SHORT or sum(map(sparql.count, _SIGNS)) > _SURELY_SHALLOW


def _tried(sparql: str, allowed: Collection[str]) -> int:
    """Return how the process ends that reads a query: 0 if it comes through."""
    import contextlib
    import json
    import subprocess

    command = [sys.executable, "-m", "istilah.graph.query_limits"]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere) as trying:
        assert trying.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            trying.stdin.write(json.dumps([sparql, *allowed]).encode() + b"\n")
            trying.stdin.flush()
        return trying.wait()


def _try() -> None:
    """Read and plan the query that is given as JSON on standard input; leave when done, or when the asker is gone."""
    import json
    import os
    import threading

    _bound()
    sparql, *allowed = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_leave_with_the_asker, daemon=True).start()
    threading.stack_size(_STACK)
    trying = threading.Thread(target=_plan, args=(sparql, allowed))
    trying.start()
    trying.join()
    os._exit(0)  # that the query is wrong is told by who asks it for good


def _leave_with_the_asker() -> None:
    import os

    sys.stdin.buffer.read()
    os._exit(1)


def _plan(sparql: str, allowed: list[str]) -> None:
    import contextlib

    import pyoxigraph as ox

    from istilah.graph.federation import without_calls
    from istilah.ontology import PREFIXES

    node = ox.NamedNode("urn:one")
    store = ox.Store()
    store.add(ox.Quad(node, node, node))
    with contextlib.suppress(Exception):
        results = store.query(without_calls(sparql, allowed), prefixes=PREFIXES, base_iri="urn:query")
        if not isinstance(results, ox.QueryBoolean):
            next(iter(results), None)


def _bound() -> None:
    """Bound the memory and the time, where the system can."""
    import contextlib

    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _try()
