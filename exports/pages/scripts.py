"""Scripts: what the front end was compiled into, and what the server tells the scripts of a page.

`web/front-end` holds the TypeScript; the build back end compiles each file of its `src/pages` into
`static/built` and lists the results in a manifest. Pages are readable without any of it.
"""

import json
import os
from functools import cache
from typing import Any, NamedTuple

from istilah.exports.messages import CATALOGUES

_BUILT = "built"


class Script(NamedTuple):
    """A compiled script: assets by their names in `static/`; `imports` and `styles` are those it needs at once."""

    file: str
    imports: tuple[str, ...]
    styles: tuple[str, ...]


def script(name: str, static: str) -> Script | None:
    """Return the script of a kind of page, compiled from `src/pages/<name>.ts`; None where none was built.

    `static` is the folder of the assets. Raises KeyError for a name that the front end does not have.
    """
    manifest = _manifest(os.path.join(static, _BUILT, "manifest.json"))
    if not manifest:
        return None
    parts = _reached(manifest, f"src/pages/{name}.ts")
    files = tuple(f"{_BUILT}/{manifest[part]['file']}" for part in parts)
    styles = tuple(f"{_BUILT}/{style}" for part in parts for style in manifest[part].get("css", ()))
    return Script(files[0], files[1:], styles)


def words(prefixes: tuple[str, ...], language: str) -> dict[str, str]:
    """Return the messages whose keys begin with one of some prefixes, for `t()` in the scripts of a page."""
    return {key: text for key, text in CATALOGUES[language].items() if key.startswith(prefixes)}


@cache
def _manifest(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            found: dict[str, Any] = json.load(file)
            return found
    except FileNotFoundError:
        return {}


def _reached(manifest: dict[str, Any], entry: str) -> list[str]:
    """Return an entry and what it imports at once, each of them once, the entry first."""
    found, waiting = [], [entry]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.append(part)
            waiting.extend(manifest[part].get("imports", ()))
    return found
