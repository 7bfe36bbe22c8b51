"""Preparing a version: the files of a map are read by a process of their own, which the server outlives.

The process writes the prepared map to a new folder, and says on its standard output what is wrong when it cannot.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import PIPE

from istilah.exports.pages.site import Trouble
from istilah.graph.build import build, plain
from istilah.graph.errors import IstilahError
from istilah.graph.prepared import index


class TroubleError(Exception):
    """A version cannot be prepared; `trouble` tells why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.reason)
        self.trouble = trouble


async def prepared(path: str, is_plain: bool) -> str:
    """Return a new folder with the map at a path, prepared; raises TroubleError, and leaves nothing behind then."""
    folder = tempfile.mkdtemp(prefix="istilah-")
    words = (sys.executable, "-m", "istilah.web.preparing", path, folder, "plain" if is_plain else "map")
    process = await asyncio.create_subprocess_exec(*words, stdout=PIPE)
    try:
        said, _ = await process.communicate()
        if process.returncode:
            said = json.dumps(Trouble(os.path.basename(path), None, "the process that reads it ended", "")).encode()
        if said:
            raise TroubleError(Trouble(*json.loads(said)))
    except BaseException:
        if process.returncode is None:
            process.kill()
            await process.wait()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def main() -> None:
    """Prepare the map at the path that is the first argument in the folder that is the second."""
    path, folder, kind = sys.argv[1:]
    try:
        store = plain(path) if kind == "plain" else build(path)
        store.saved(os.path.join(folder, "store"))
        index(store, folder)
    except IstilahError as error:
        print(json.dumps(trouble(path, error)))


def trouble(root: str, error: IstilahError) -> Trouble:
    """Return an error about the map at a path as readers are told it, its file as seen from there."""
    file = os.path.abspath(getattr(error, "path", root))
    base = root if os.path.isdir(root) else os.path.dirname(root)
    reason = getattr(error, "reason", error.message)
    return Trouble(os.path.relpath(file, base), getattr(error, "line", None), reason, error.hint)


if __name__ == "__main__":
    main()
