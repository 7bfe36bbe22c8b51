"""Following an endpoint: a map elsewhere is looked at every minute, and each version of it is served in its turn.

Pages wait no longer for an endpoint that is silent than a query may take.
"""

import asyncio
import sys

from starlette.concurrency import run_in_threadpool

from istilah.graph.concept_map import open_map
from istilah.graph.errors import IstilahError
from istilah.graph.remote.connection import SILENCE
from istilah.graph.remote.store import RemoteStore
from istilah.web.versions import Served, Version

#: How long from one look to the next, in seconds.
PAUSE = 60.0


async def follow_endpoint(served: Served, seconds: float) -> None:
    """Serve what becomes of the map in an endpoint, for as long as it is left to; while it is gone nothing changes.

    A query may take so many seconds.
    """
    _hasten(served.version, seconds)
    while True:
        await asyncio.sleep(PAUSE)
        try:
            version = await run_in_threadpool(_newer, served.version)
        except IstilahError as error:
            print(f"error: {error.message}", file=sys.stderr)
        else:
            if version is not None:
                _hasten(version, seconds)
                await served.swap(version)


def _newer(version: Version) -> Version | None:
    """Return the version that the endpoint has by now, None for the one that is served."""
    before = version.site.map
    assert isinstance(before.store, RemoteStore)
    if before.store.current_version() == before.store.version:
        return None
    map = open_map(before.path)
    map.store.reading = before.store.reading
    return Version(map)


def _hasten(version: Version, seconds: float) -> None:
    store = version.site.map.store
    assert isinstance(store, RemoteStore)
    store.connection.silence = min(SILENCE, seconds)
