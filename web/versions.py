"""Versions: what is served, as it is now; a new version takes the place of the one before in a single assignment.

A request keeps the version that it began with to its end, and so does a query: a worker answers from the folder that
it opened. A version that nobody uses any more is freed, with the folder that was written for it.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar

from istilah.exports.pages.site import Site, Trouble
from istilah.graph.concept_map import ConceptMap
from istilah.web.counting import counted
from istilah.web.limits import DEFAULT, Limits
from istilah.web.store_folder import StoreFolder
from istilah.web.workers import Pool

Made = TypeVar("Made")


class Version:
    """A version of the map: its site, the folder that workers open, and what is made of the site once.

    `temporary` is a folder that was written for this version alone: it is removed with it.
    """

    def __init__(self, map: ConceptMap, temporary: str = "") -> None:
        self.site = Site(map)
        _ = self.site.scheme  # every page tells the title
        self.folder = StoreFolder(map, temporary)
        self.counted: asyncio.Event | None = None
        self._made: dict[Callable[[Site], Any], Any] = {}

    def count(self) -> None:
        """Start to count what takes long in a large map; needs a running event loop."""
        self.counted = counted(self.site)

    @property
    def is_counted(self) -> bool:
        """Whether that is done."""
        return self.counted is not None and self.counted.is_set()

    async def has_counted(self) -> None:
        """Wait until that is done; the first who waits has it begin."""
        if self.counted is None:
            self.count()
        assert self.counted is not None
        await self.counted.wait()

    def made(self, make: Callable[[Site], Made]) -> Made:
        """Return what a function makes of the site; it is made once."""
        if make not in self._made:
            self._made[make] = make(self.site)
        found: Made = self._made[make]
        return found


class Served:
    """What is served: the version that new requests begin with, and the workers that answer queries on it.

    `number` counts the versions since the server was started, which was at `since` (time.monotonic).
    """

    def __init__(self, version: Version, limits: Limits = DEFAULT) -> None:
        self.version = version
        self.number = 1
        self.since = time.monotonic()
        self.pool = Pool(version.folder, limits, version.site.map.store.reading)

    @property
    def trouble(self) -> Trouble | None:
        """What keeps the newest edit of the map from being served, None when nothing does."""
        return self.version.site.trouble

    @trouble.setter
    def trouble(self, trouble: Trouble | None) -> None:
        self.version.site.trouble = trouble

    async def swap(self, version: Version) -> None:
        """Serve another version from now on."""
        version.site.following = self.version.site.following and str(self.number + 1)
        self.version = version
        self.number += 1
        await self.pool.move(version.folder)

    async def close(self) -> None:
        """End the workers, and remove what was written for the version."""
        await self.pool.close()
        self.version.folder.remove()
