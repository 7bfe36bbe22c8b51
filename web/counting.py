"""Counting: what takes long in a large map is counted once, in a thread, while other pages are served already."""

import asyncio
import contextlib
import threading

from istilah.exports.pages.site import Site


def counted(site: Site) -> asyncio.Event:
    """Start to count and return the event that says it is done.

    The thread is a daemon: a server that is told to stop does not wait for it.
    """
    done, loop = asyncio.Event(), asyncio.get_running_loop()

    def count() -> None:
        try:
            site.count()
        finally:
            with contextlib.suppress(RuntimeError):  # the server has ended in the meantime
                loop.call_soon_threadsafe(done.set)

    threading.Thread(target=count, daemon=True).start()
    return done
