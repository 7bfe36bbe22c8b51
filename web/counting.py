"""Counting: what takes long in a large map is counted once, in a thread, while other pages are served already."""

import asyncio
import contextlib
import sys
import threading

from istilah.exports.pages.site import Site
from istilah.graph.errors import IstilahError


def counted(site: Site) -> asyncio.Event:
    """Start to count and return the event that says it is done.

    The thread is a daemon: a server that is told to stop does not wait for it.
    """
    done, loop = asyncio.Event(), asyncio.get_running_loop()

    def count() -> None:
        try:
            site.count()
        except IstilahError as error:  # a store elsewhere is gone: pages count for themselves once it is back
            print(f"error: {error.message}", file=sys.stderr)
        finally:
            with contextlib.suppress(RuntimeError):  # the server has ended in the meantime
                loop.call_soon_threadsafe(done.set)

    threading.Thread(target=count, daemon=True).start()
    return done
