"""Assets: the style sheets and scripts of the pages. What has a hash in its name never changes and is kept for good."""

import os
import re
from collections.abc import Iterator
from typing import Any

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from istilah.exports.pages.rendering import STATIC

#: The names that the front end's compiler gives: those of its manifest and of the licences have no hash.
_HASHED = re.compile(r"-[\w-]{8}\.(js|css)$")
_FOR_GOOD = "public, max-age=31536000, immutable"


def routes() -> Iterator[Mount]:
    """Yield the place where the assets stand."""
    yield Mount("/static", _Assets(directory=STATIC))


class _Assets(StaticFiles):
    def file_response(self, full_path: "os.PathLike[str] | str", *arguments: Any, **options: Any) -> Response:
        response = super().file_response(full_path, *arguments, **options)
        if _HASHED.search(os.fspath(full_path)):
            response.headers["Cache-Control"] = _FOR_GOOD
        return response
