"""Following: the files of a map are looked at again and again, and each edit of them becomes a version.

An edit is taken when two looks in a row saw the same, so that no half-written file is read while it grows. What
cannot be read is told, and the version before stays.
"""

import asyncio
import os
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool

from istilah.exports.pages.site import Trouble
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import IstilahError
from istilah.graph.prepared import digest
from istilah.graph.rdf_files import files
from istilah.graph.store import Store
from istilah.web.preparing import TroubleError, prepared
from istilah.web.versions import Served, Version

#: How long from one look to the next, in seconds.
_PAUSE = 0.5


class Followed(NamedTuple):
    """The files at a path that are followed, plain or as a map, and the hash of what was read of them first."""

    path: str
    is_plain: bool
    digest: str


def followed(path: str, is_plain: bool) -> Followed:
    """Return the files at a path to follow; to be asked before they are read. Raises FileError."""
    return Followed(path, is_plain, digest(path))


async def follow(served: Served, following: Followed) -> None:
    """Serve what becomes of the files, for as long as it is left to; what is wrong with them is told."""
    path, current = following.path, following.digest
    before, taken = None, None
    while True:
        look = await run_in_threadpool(_look, path)
        if look == before and look != taken:
            found = await run_in_threadpool(_digest, path)
            if found == current:
                served.trouble = None
            elif await _taken(served, following):
                current = found
            taken = look
        before = look
        await asyncio.sleep(_PAUSE)


async def _taken(served: Served, following: Followed) -> bool:
    """Serve what the files hold now; tell what is wrong and return False where that cannot be."""
    reading = served.version.site.map.store.reading
    try:
        folder = await prepared(following.path, following.is_plain)
        map = ConceptMap(Store.open(os.path.join(folder, "store"), reading), following.path, folder)
        await served.swap(Version(map, temporary=folder))
    except TroubleError as error:
        served.trouble = error.trouble
    except (IstilahError, OSError) as error:  # the disk is full, say
        served.trouble = Trouble(os.path.basename(following.path), None, str(error), "")
    else:
        return True
    return False


def _look(path: str) -> object:
    """Return what tells an edit of the files: their names, sizes, times and places on the disk."""
    try:
        found = [(file, os.stat(file)) for file in files(path)]
    except (OSError, IstilahError) as error:
        return str(error)
    return [(file, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) for file, status in found]


def _digest(path: str) -> str:
    try:
        return digest(path)
    except (OSError, IstilahError):
        return ""  # whoever reads it says what is wrong
