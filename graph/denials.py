"""Denials: what a source expressly says is not so. No denial counts as support of a statement."""

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.values import Passage

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

_DENIAL = _terms.node("ist:Denial")
_ENDS = tuple(_terms.node(name) for name in ("rdf:subject", "ist:deniedObject"))


class Denial(NamedTuple):
    """A statement that a source denies, its ends and its relation by IRI, and where it does."""

    iri: str
    subject: str
    predicate: str
    object: str
    passage: Passage | None


def denials(map: "ConceptMap", iri: str) -> list[Denial]:
    """Return what is denied of a concept, at whichever end of the statement it is, by IRI."""
    node = ox.NamedNode(iri)
    about = {quad.subject for end in _ENDS for quad in map.store.quads(None, end, node)}
    found = (one.value for one in about if next(map.store.quads(one, _terms.TYPE, _DENIAL), None))
    return [_denial(map, denial) for denial in sorted(found)]


def every_denial(map: "ConceptMap") -> list[Denial]:
    """Return what the sources of a map deny, by IRI."""
    return [_denial(map, quad.subject.value) for quad in sorted(map.store.quads(None, _terms.TYPE, _DENIAL), key=_name)]


def _denial(map: "ConceptMap", iri: str) -> Denial:
    values = Properties(map.store, iri)
    ends = (values.first(name) for name in ("rdf:subject", "rdf:predicate", "ist:deniedObject"))
    return Denial(iri, *ends, map.claims.passage(values.first("prov:wasQuotedFrom")))


def _name(quad: ox.Quad) -> str:
    return str(quad.subject.value)
