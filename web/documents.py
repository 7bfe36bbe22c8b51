"""The documents beside the pages: one is made at a time, and the whole map once for each format and version.

To write the whole map takes seconds and much memory. However many ask for it at once, the server does that work once,
and sends it from the disk. What a map in an endpoint holds may change meanwhile: it is written each time.
"""

import asyncio
import os
import shutil
import tempfile
import weakref

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from istilah.exports.pages.documents import document
from istilah.exports.pages.site import Site
from istilah.web.problems import ProblemError
from istilah.web.threads import in_thread

_WHOLE = "map."


class Documents:
    """The documents of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._turn = asyncio.Lock()
        self._folder = ""
        self._media_types: dict[str, str] = {}

    async def response(self, request: Request) -> Response | None:
        """Return the document that a request names, such as ``/concept/agent.ttl``; None when there is none.

        Raises what its writer raises, and ProblemError when the client went away before it was its turn.
        """
        name = request.scope["path"][1:]
        async with self._turn:
            if await request.is_disconnected():
                raise ProblemError(499, "the client went away")
            if name in self._media_types and os.path.exists(self._place(name)):
                return self._kept(name)
            found = await in_thread(document, self._site, name)
            if found is None:
                return None
            format, body = found
            is_whole = name.startswith(_WHOLE) and not self._site.map.store.is_remote
            if is_whole and await run_in_threadpool(self._keep, name, body):
                self._media_types[name] = format.media_type
                return self._kept(name)
            return Response(body, media_type=format.media_type)

    def _keep(self, name: str, body: bytes) -> bool:
        """Write a document to the disk; tell whether it could be."""
        try:
            if not os.path.isdir(self._folder):
                self._folder = tempfile.mkdtemp(prefix="istilah-")
                weakref.finalize(self, shutil.rmtree, self._folder, True)
            with open(self._place(name), "wb") as file:
                file.write(body)
        except OSError:
            return False
        return True

    def _kept(self, name: str) -> Response:
        return FileResponse(self._place(name), media_type=self._media_types[name])

    def _place(self, name: str) -> str:
        return os.path.join(self._folder, name)
