"""A time limit for work that no one can interrupt from within.

Oxigraph evaluates a query in one go and knows no limit; it does let other threads run. So the work goes to a thread
and the main one waits, for the end, for the limit or for Ctrl-C. A thread cannot be stopped from outside: one that
is given up runs on until the process ends, which `istilah.cli.main` does without waiting for it.
"""

import _thread

from istilah.graph.errors import TimeLimitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: A nested query takes a deep stack; a thread has less of it than a process on some systems.
_STACK = 64 * 1024 * 1024


def within(seconds: float, work: "Callable[[], None]") -> None:
    """Do some work and raise what it raises; TimeLimitError when it takes longer than a number of seconds."""
    failures: list[BaseException] = []
    done = _thread.allocate_lock()
    done.acquire()

    def do() -> None:
        try:
            work()
        except BaseException as error:
            error.__context__ = None  # results may not outlive their thread, and a traceback would keep them alive
            failures.append(error.with_traceback(None))
        finally:
            done.release()

    before = _thread.stack_size(_STACK)
    try:
        _thread.start_new_thread(do, ())
    finally:
        _thread.stack_size(before)
    if not done.acquire(timeout=min(seconds, _thread.TIMEOUT_MAX)):
        raise TimeLimitError(seconds)
    if failures:
        raise failures[0]
