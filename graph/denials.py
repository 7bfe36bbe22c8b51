"""Denials: what a source expressly says is not so. No denial counts as support of a statement."""

from collections.abc import Iterable
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
    node = _terms.resource(iri)
    about = (quad.subject for end in _ENDS for quad in map.store.quads(None, end, node))
    return _denials(map, (one for one in about if next(map.store.quads(one, _terms.TYPE, _DENIAL), None)))


def every_denial(map: "ConceptMap") -> list[Denial]:
    """Return what the sources of a map deny, by IRI."""
    return _denials(map, (quad.subject for quad in map.store.quads(None, _terms.TYPE, _DENIAL)))


def _denials(map: "ConceptMap", nodes: Iterable[object]) -> list[Denial]:
    found = sorted({node.value for node in nodes if isinstance(node, ox.NamedNode)})
    return [_denial(map, iri) for iri in map.store.described(found, hops=3)]


def _denial(map: "ConceptMap", iri: str) -> Denial:
    values = Properties(map.store, iri)
    subject, predicate, object = (values.first(name) for name in ("rdf:subject", "rdf:predicate", "ist:deniedObject"))
    return Denial(iri, subject, predicate, object, map.claims.passage(values.first("prov:wasQuotedFrom")))
