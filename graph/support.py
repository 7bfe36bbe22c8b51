"""Support: how well a statement is borne out, and whether anyone sees it otherwise."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.claims import stated
from istilah.graph.values import Claim, Edge

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.readable import ReadableStore

Statement = tuple[str, str, str]
#: Tells whether a file has a statement as it stands.
Filed = Callable[[Statement], bool]

_DENIAL = _terms.node("ist:Denial")
#: From how many statements of a concept on all that files say of it is read in one go.
_MANY = 100
_ENDS = tuple(_terms.node(name) for name in ("rdf:subject", "rdf:predicate", "ist:deniedObject"))


class Support(NamedTuple):
    """How many claims make a statement, from how many documents, and what they come to.

    `status` is accepted, proposed or disputed (a source denies it, or it is a side of a disagreement); derived where
    no claim makes it and no file states it, but a rule infers it.
    """

    claims: int
    sources: int
    status: str


class Supports:
    """The support of the statements of a map; what is denied or a side of a disagreement is read once."""

    def __init__(self, map: "ConceptMap") -> None:
        self._map = map
        self._contested = {quad.object.value for quad in map.store.quads(None, _terms.node("ist:position"), None)}
        self._denied = {_denied(map, quad.subject) for quad in map.store.quads(None, _terms.TYPE, _DENIAL)}

    def of(self, iri: str, edges: Iterable[Edge]) -> dict[Edge, Support]:
        """Return the support of statements from a concept; its claims are read in one go."""
        behind: dict[Statement, list[Claim]] = {}
        for claim in self._map.claims.about(iri):
            behind.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)
        edges = list(edges)
        is_in_a_file = self._in_files(iri).__contains__ if len(edges) > _MANY else self._is_in_a_file
        return {edge: self._support(edge, behind, is_in_a_file) for edge in edges}

    def _support(self, edge: Edge, behind: dict[Statement, list[Claim]], is_in_a_file: Filed) -> Support:
        claims = [claim for way in made_as(edge) for claim in behind.get(way, ())]
        sources = {claim.passage.source.iri for claim in claims if claim.passage}
        return Support(len(claims), len(sources), self._status(edge, claims, is_in_a_file))

    def _status(self, edge: Edge, claims: list[Claim], is_in_a_file: Filed) -> str:
        if not self._denied.isdisjoint(made_as(edge)) or any(claim.iri in self._contested for claim in claims):
            return "disputed"
        if not claims:
            return "accepted" if any(map(is_in_a_file, _written(edge))) else "derived"
        found = {claim.status for claim in claims}
        return next((status for status in ("accepted", "disputed") if status in found), "proposed")

    def _is_in_a_file(self, statement: Statement) -> bool:
        quads = self._map.store.quads(*map(_terms.resource, statement))
        return any(quad.graph_name != _terms.INFERRED for quad in quads)

    def _in_files(self, iri: str) -> set[Statement]:
        """Return the statements from or to a concept that files have as they stand."""
        node, store = _terms.resource(iri), self._map.store
        quads = (*store.quads(node, None, None), *store.quads(None, None, node))
        return {
            (quad.subject.value, quad.predicate.value, quad.object.value)
            for quad in quads
            if quad.graph_name != _terms.INFERRED and not isinstance(quad.object, (ox.Literal, ox.Triple))
        }


def _written(edge: Edge) -> list[Statement]:
    """Return how a file may write a statement: as it is read, or by the inverse relation."""
    ways = [(edge.subject, edge.relation.iri, edge.object), (edge.object, edge.relation.inverse, edge.subject)]
    return [way for way in ways if all(way)]


def made_as(edge: Edge) -> list[Statement]:
    """Return how a claim makes a statement: an inverse turned round, a symmetric one from either end."""
    subject, predicate, object = stated(edge)
    if edge.relation.inverse == edge.relation.iri and subject != object:
        return sorted([(subject, predicate, object), (object, predicate, subject)])
    return [(subject, predicate, object)]


def witnesses(store: "ReadableStore") -> dict[Statement, int]:
    """Return how many claims from documents make each statement; those of the editors are not counted."""
    quoted = {quad.subject for quad in store.quads(None, _terms.node("prov:wasQuotedFrom"), None)}
    ends: dict[ox.NamedNode, dict[str, str]] = {}
    for end in ("rdf:subject", "rdf:predicate", "rdf:object"):
        for quad in store.quads(None, _terms.node(end), None):
            if quad.subject in quoted:
                ends.setdefault(quad.subject, {})[end] = quad.object.value
    made = (tuple(values.values()) for values in ends.values() if len(values) == 3)
    return dict(Counter((subject, predicate, object) for subject, predicate, object in made))


def doubt(witnesses: Mapping[Statement, int]) -> Callable[[Edge], float]:
    """Return what a path pays for a statement that few documents make: nothing for one that two claims make.

    In a map without documents no statement is doubted.
    """

    def surcharge(edge: Edge) -> float:
        found = sum(witnesses.get(way, 0) for way in made_as(edge))
        return 0.0 if found > 1 or not witnesses else 0.15 if found else 0.35

    return surcharge


def _denied(map: "ConceptMap", denial: ox.NamedNode) -> Statement:
    values = [next(map.store.quads(denial, end, None), None) for end in _ENDS]
    subject, predicate, object = (quad.object.value if quad else "" for quad in values)
    return subject, predicate, object
