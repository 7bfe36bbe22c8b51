"""The folder of the store that workers open: the prepared one, or one written for this server alone."""

import os
import shutil
import tempfile

from istilah.graph.concept_map import ConceptMap


class StoreFolder:
    """Called for the folder, it returns one that is there; a map without a prepared one is written aside once."""

    def __init__(self, map: ConceptMap) -> None:
        self._map = map
        self._aside = ""

    def __call__(self) -> str:
        """Return the path of the store's folder; raises FileError when it cannot be written."""
        prepared = os.path.join(self._map.folder, "store") if self._map.folder else ""
        if os.path.isdir(prepared):
            return prepared
        if not self._aside:
            self._aside = tempfile.mkdtemp(prefix="istilah-")
            self._map.store.saved(os.path.join(self._aside, "store"))
        return os.path.join(self._aside, "store")

    def remove(self) -> None:
        """Remove what was written aside."""
        if self._aside:
            shutil.rmtree(self._aside, ignore_errors=True)
            self._aside = ""
