"""Documents: the entries of a source, and the entries that a concept was written from."""

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.store import Store
from istilah.graph.values import Text

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

_PART_OF = _terms.node("dct:isPartOf")
_ENTRY = _terms.node("ist:Entry")


class Entry(NamedTuple):
    """A part of a document under a heading; `topics` are the concepts that it is an entry for.

    `number` is its place in the document as the data has it, "" when unnumbered.
    """

    iri: str
    source: str
    number: str
    heading: Text
    topics: tuple[str, ...]


def entries(store: Store, source: str) -> list[Entry]:
    """Return the entries of a document in its order."""
    parts = {quad.subject for quad in store.quads(None, _PART_OF, ox.NamedNode(source))}
    named = (part.value for part in parts if isinstance(part, ox.NamedNode))
    return sorted((entry for iri in named if (entry := _entry(store, iri))), key=_order)


def written_from(map: "ConceptMap", iri: str) -> list[Entry]:
    """Return the entries that a concept and its definition were written from, in the order of their documents."""
    cited = Properties(map.store, iri).iris("dct:source")
    return sorted((entry for place in cited if (entry := _entry(map.store, place))), key=_order)


def _entry(store: Store, iri: str) -> Entry | None:
    values = Properties(store, iri)
    if _ENTRY.value not in values.iris("rdf:type"):
        return None
    headings = values.texts("rdfs:label")
    return Entry(
        iri,
        values.first("dct:isPartOf"),
        values.first("ist:entryNumber"),
        headings[0] if headings else Text(_terms.local_name(iri), ""),
        tuple(values.iris("foaf:primaryTopic")),
    )


def _order(entry: Entry) -> tuple[str, int, str]:
    return entry.source, int(entry.number) if entry.number.isdecimal() else 10**9, entry.iri
