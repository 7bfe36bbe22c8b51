"""The folder of the store that workers open: the prepared one, or one written for this server alone."""

import os
import shutil
import tempfile
import weakref

from istilah.graph.concept_map import ConceptMap


class StoreFolder:
    """Called for the folder, it returns one that is there; a map without a prepared one is written aside once.

    What was written aside goes when it is told to, or with the last who holds this object; so does `temporary`, a
    folder that was written for the map.
    """

    def __init__(self, map: ConceptMap, temporary: str = "") -> None:
        self._map = map
        self._aside = ""
        self._removing = [_remover(self, temporary)] if temporary else []

    def __call__(self) -> str:
        """Return the path of the store's folder; raises FileError when it cannot be written."""
        prepared = os.path.join(self._map.folder, "store") if self._map.folder else ""
        if os.path.isdir(prepared):
            return prepared
        if not self._aside:
            self._aside = tempfile.mkdtemp(prefix="istilah-")
            self._removing.append(_remover(self, self._aside))
            self._map.store.saved(os.path.join(self._aside, "store"))
        return os.path.join(self._aside, "store")

    def remove(self) -> None:
        """Remove what was written aside."""
        for remove in self._removing:
            remove()
        self._aside = ""


def _remover(owner: StoreFolder, folder: str) -> "weakref.finalize[[str, bool], StoreFolder]":
    return weakref.finalize(owner, shutil.rmtree, folder, True)
