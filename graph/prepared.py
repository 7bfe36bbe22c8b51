"""Prepared maps: a store and a label index on disk, kept in the user's cache folder under the hash of the map.

A second command opens them in a few milliseconds instead of parsing again. The folder of a version is written
aside and renamed into place, so readers see it whole or not at all, and two processes that prepare it at once
agree on the first. A list of the files with sizes and times tells a damaged folder, which is then prepared anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from istilah import ontology
from istilah.graph.addresses import is_address
from istilah.graph.errors import FileError
from istilah.graph.last_look import Look
from istilah.graph.rdf_files import files, is_kept, is_store
from istilah.graph.store import Store

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore

#: Raised when what the build writes changes, so that older folders are not taken for it.
FORMAT = 6

_MANIFEST = "files"
_SLUGS = "slugs"
_KEEP_DAYS = 30


def cache_folder() -> str:
    """Return the folder of prepared maps: ``$ISTILAH_CACHE``, else the place that the system has for caches."""
    named = os.environ.get("ISTILAH_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "istilah")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "istilah", "Cache")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "istilah")


def open_store(path: str) -> tuple[ReadableStore, str | None]:
    """Return the store of the map at a place and the folder where it is prepared.

    Where the cache folder cannot be written, the store is in memory and the folder None; so it is for a SPARQL
    endpoint, which is not even asked yet. Raises FileError or RdfSyntaxError when the map is at fault.
    """
    if is_address(path):
        from istilah.graph.remote.store import RemoteStore

        return RemoteStore(path), None
    if is_kept(path):
        from istilah.graph.kept import open_current

        return open_current(path)
    if is_store(path):
        from istilah.graph.stores_on_disk import open_on_disk

        return open_on_disk(path)
    folder = prepare(path)
    if folder is not None:
        return Store.open(os.path.join(folder, "store")), folder
    from istilah.graph.build import build

    return build(path), None


def prepare(path: str) -> str | None:
    """Return the folder with the prepared map of a path, prepared now if need be.

    It holds a folder ``store`` and the files ``labels.sqlite`` and ``slugs``. None when the cache folder cannot be
    written; raises what `build` raises when the map itself is at fault.
    """
    root = cache_folder()
    look = Look(root, _files(path), _version())
    known = look.recall()
    folder = os.path.join(root, known or digest(path))
    if _is_whole(folder):
        if known is None:
            look.keep(os.path.basename(folder))
        return folder
    from istilah.graph.build import build

    store = build(path)
    try:
        os.makedirs(root, exist_ok=True)
        written = _write(store, root, folder)
        look.keep(os.path.basename(written))
        return written
    except (OSError, FileError):
        return None


def prepare_from(name: str, make: Callable[[], Store]) -> tuple[str | None, Store | None]:
    """Return the folder for what a function makes under a name, prepared like a map; made now if need be.

    Where the cache folder cannot be written it is None, and the store is what was made.
    """
    root = cache_folder()
    folder = os.path.join(root, "-".join((name, *_version().split())))
    if _is_whole(folder):
        return folder, None
    store = make()
    try:
        os.makedirs(root, exist_ok=True)
        return _write(store, root, folder), None
    except (OSError, FileError):
        return None, store


def numbered_slugs(folder: str) -> dict[str, str] | None:
    """Return the slugs of a prepared map that have a number, by IRI; see `Concepts.numbered`. None when it is gone."""
    try:
        with open(os.path.join(folder, _SLUGS), encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return None
    if not text:
        return {}
    import json

    numbered: dict[str, str] = json.loads(text)
    return numbered


def digest(path: str) -> str:
    """Return a hash of everything that the prepared map depends on: its files, vocabulary, rules and format.

    Where it stands is part of it, since that is what its relative IRIs are relative to.
    """
    import hashlib

    total = hashlib.blake2b(_version().encode(), digest_size=12)
    total.update(os.fsencode(os.path.abspath(path)))
    for file in _files(path):
        total.update(f"\0{os.path.relpath(file, path)}\0".encode())
        try:
            with open(file, "rb") as stream:
                total.update(stream.read())
        except OSError as error:
            raise FileError(file, error.strerror or str(error), "check the name and the permissions") from None
    return total.hexdigest()


def _files(path: str) -> list[str]:
    return [ontology.VOCABULARY, *ontology.files("rules", ".ru"), *files(path)]


def _version() -> str:
    import pyoxigraph

    return f"{FORMAT} {pyoxigraph.__version__}"


def index(store: Store, folder: str) -> None:
    """Write what stands beside a store in a prepared map: the label index and the slugs."""
    import json

    from istilah.graph.concepts import Concepts
    from istilah.graph.labels import build_labels
    from istilah.graph.relations import Relations

    build_labels(store, os.path.join(folder, "labels.sqlite")).close()
    numbered = Concepts(store, Relations(store)).numbered()
    with open(os.path.join(folder, _SLUGS), "w", encoding="utf-8") as file:
        file.write(json.dumps(numbered) if numbered else "")


def _write(store: Store, root: str, folder: str) -> str:
    import shutil
    import tempfile

    aside = tempfile.mkdtemp(prefix="new-", dir=root)
    try:
        if store.folder is None:
            store.saved(os.path.join(aside, "store"))
        else:  # it is on disk already
            os.mkdir(os.path.join(aside, "store"))
        index(store, aside)
        with open(os.path.join(aside, _MANIFEST), "w", encoding="utf-8") as file:
            file.write("\n".join(_listing(aside)))
        _swap_in(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _forget_old(root)
    return folder


def _swap_in(aside: str, folder: str) -> None:
    """Rename the new folder into place; when another process was first and its work is whole, keep that."""
    import shutil
    import tempfile

    while True:
        try:
            os.rename(aside, folder)
            return
        except OSError:
            if _is_whole(folder):
                return
            broken = tempfile.mkdtemp(prefix="old-", dir=os.path.dirname(folder))
            os.rename(folder, os.path.join(broken, "map"))
            shutil.rmtree(broken, ignore_errors=True)


def _is_whole(folder: str) -> bool:
    try:
        with open(os.path.join(folder, _MANIFEST), encoding="utf-8") as file:
            return file.read().split("\n") == list(_listing(folder))
    except OSError:
        return False


def _listing(folder: str) -> Iterator[str]:
    """Yield the files of a prepared map with size and time, but for the logs that a reader may add."""
    for below in ("", "store"):
        for entry in sorted(os.scandir(os.path.join(folder, below)), key=lambda entry: entry.name):
            if entry.is_file() and entry.name != _MANIFEST and not entry.name.startswith("LOG"):
                status = entry.stat()
                yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"


def _forget_old(root: str) -> None:
    """Remove versions that nobody has prepared for a month, and what a killed process left behind."""
    import shutil
    import time

    oldest = time.time() - _KEEP_DAYS * 86_400
    for entry in os.scandir(root):
        if entry.is_dir() and entry.stat().st_mtime < oldest:
            shutil.rmtree(entry.path, ignore_errors=True)
