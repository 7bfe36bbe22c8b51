"""The place of the store that workers open: the prepared one, one written for this server alone, or an endpoint."""

import os
import shutil
import tempfile
import weakref

from istilah.graph.concept_map import ConceptMap


class StoreFolder:
    """Called for the place, it returns a folder that is there; a map without a prepared one is written aside once.

    For a map in an endpoint the place is the URL of that.

    What was written aside goes when it is told to, or with the last who holds this object; so does `temporary`, a
    folder that was written for the map.
    """

    def __init__(self, map: ConceptMap, temporary: str = "") -> None:
        self._map = map
        self._aside = ""
        self._removing = [_remover(self, temporary)] if temporary else []

    def __call__(self) -> str:
        """Return the store's folder or URL; raises FileError when the folder cannot be written."""
        if self._map.store.is_remote:
            return self._map.path
        store = self._map.store.whole()
        if store.folder is not None and os.path.isdir(store.folder):
            return store.folder
        if not self._aside:
            self._aside = tempfile.mkdtemp(prefix="istilah-")
            self._removing.append(_remover(self, self._aside))
            store.saved(os.path.join(self._aside, "store"))
        return os.path.join(self._aside, "store")

    def leave(self, folder: str) -> None:
        """Have a folder removed with the last who holds this object."""
        self._removing.append(_remover(self, folder))

    def remove(self) -> None:
        """Remove what was written aside."""
        for remove in self._removing:
            remove()
        self._aside = ""


def _remover(owner: StoreFolder, folder: str) -> "weakref.finalize[[str, bool], StoreFolder]":
    return weakref.finalize(owner, shutil.rmtree, folder, True)
