"""Stores on disk: the prepared one of a map, or one in a folder of the user's choice."""

import os

from istilah import ontology
from istilah.graph import prepared as cache
from istilah.graph.addresses import is_address
from istilah.graph.concept_map import built_map
from istilah.graph.errors import FileError, UsageError
from istilah.graph.rdf_files import is_store
from istilah.graph.store import Store


def prepared(path: str | None) -> tuple[str, Store]:
    """Return the folder of a map's prepared store and the store; raises FileError where it cannot be kept."""
    if path and (is_address(path) or is_store(path)):
        raise UsageError("this is a store already", "name a new folder for a copy of it: --output FOLDER")
    folder = cache.prepare(path or ontology.MAP)
    if folder is None:
        root = cache.cache_folder()
        raise FileError(root, "the cache folder cannot be written", "set ISTILAH_CACHE to a folder that can")
    store = os.path.join(folder, "store")
    return store, Store.open(store)


def built(path: str | None, folder: str) -> tuple[str, Store]:
    """Write the store of a map to a new folder, whole or not at all, and return both.

    Raises FileError when something is there already or the folder cannot be written.
    """
    import shutil

    if os.path.lexists(folder) and not _is_empty(folder):
        raise FileError(folder, "something is there already", "give the name of a new folder")
    store = built_map(path or ontology.MAP).store.whole()
    target = os.path.realpath(folder)
    beside = os.path.join(os.path.dirname(target), f".istilah-{os.urandom(8).hex()}")
    try:
        os.mkdir(beside)
        store.saved(beside)
        os.replace(beside, target)
    except OSError as error:
        raise FileError(folder, f"cannot be written: {error.strerror or error}", "check name and permissions") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder, Store.open(target)


def _is_empty(folder: str) -> bool:
    return os.path.isdir(folder) and not os.listdir(folder)
