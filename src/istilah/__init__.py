"""istilah: the terms of a field as a map that one can walk, question and trust.

>>> import istilah
>>> map = istilah.open_map()                     # the shipped map of Customer Service
>>> map.concept("FCR").label("en").text
'First Call Resolution'
"""

TYPE_CHECKING = False  # the module typing takes longer to import than most commands take
if TYPE_CHECKING:
    from typing import Any

    from istilah.graph.concept_map import ConceptMap

__version__ = "0.1.0"
__all__ = ["ConceptMap", "open_map"]


def open_map(path: str | None = None) -> "ConceptMap":
    """Open the shipped map, or the one in a file or folder; see `istilah.graph.concept_map.open_map`."""
    from istilah.graph.concept_map import open_map as open_

    return open_(path)


def __getattr__(name: str) -> "Any":
    if name == "ConceptMap":
        from istilah.graph.concept_map import ConceptMap

        return ConceptMap
    raise AttributeError(f"module 'istilah' has no attribute {name!r}")
