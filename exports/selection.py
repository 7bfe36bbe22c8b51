"""The part of a map that an export holds: all of it, or the surroundings of one concept.

The vocabulary is not part of any: it is published by itself.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from istilah.exports.registry import Options
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import UnknownTermError
from istilah.graph.values import Claim, Edge

#: What points to a concept and is told of it: claims, denials, facts, disagreements, collections.
_TOLD_BY = tuple(
    _terms.node(name) for name in ("rdf:subject", "rdf:object", "ist:deniedObject", "ist:about", "skos:member")
)
#: What lists concepts without saying anything of them, and so may be cut.
_LISTS = {_terms.CONCEPT, _terms.CONCEPT_SCHEME, _terms.node("skos:Collection")}

_Node = ox.NamedNode | ox.BlankNode


def concepts(map: ConceptMap, options: Options) -> list[str]:
    """Return the IRIs of the concepts to write, sorted; raises UnknownTermError for a focus that is none."""
    if options.focus is None:
        return list(map.concepts)
    if options.focus not in map.concepts:
        raise UnknownTermError(options.focus)
    return sorted(iri for iri in map.neighbourhood(options.focus, options.depth) if iri in map.concepts)


def edges(map: ConceptMap, options: Options) -> list[Edge]:
    """Return the statements between the concepts to write, as they were made: no inverses, a symmetric one once."""
    chosen = concepts(map, options)
    found = (edge for iri in chosen for edge in map.concepts.neighbours(iri))
    members = set(chosen)
    return [edge for edge in found if edge.object in members and not edge.relation.derived and not _mirrored(edge, map)]


def claims(map: ConceptMap, options: Options) -> list[Claim]:
    """Return the claims about the concepts to write, by IRI; with a focus, those that name no other concept."""
    if options.focus is None:
        return list(map.claims)
    return map.claims.within(concepts(map, options))


def graphs(map: ConceptMap, options: Options) -> dict[str, bytes]:
    """Return the triples to write as unsorted N-Triples, by the graph that they are in.

    Graphs are given as N-Quads has them (``<iri>``, "" for the default graph), in that order. Blank nodes are named
    by the RDF Dataset Canonicalization algorithm (RDFC-1.0), so that they have the same names in every run.
    """
    found = _all_graphs(map) if options.focus is None else _by_graph(_Surroundings(map, concepts(map, options)))
    if any(b"_" in data and b"_:" in data for data in found.values()):  # one byte is found ten times faster
        found = _by_graph(_canonical(found))
    return found


def _mirrored(edge: Edge, map: ConceptMap) -> bool:
    """Tell whether a symmetric statement is the second of its two readings."""
    if edge.relation.inverse != edge.relation.iri or edge.subject <= edge.object:
        return False
    back = map.store.quads(_terms.resource(edge.object), ox.NamedNode(edge.relation.iri), _terms.resource(edge.subject))
    return next(back, None) is not None


def _all_graphs(map: ConceptMap) -> dict[str, bytes]:
    """Return all graphs as Oxigraph dumps them, ten times faster than quad by quad."""
    dataset = map.store.whole().dataset
    names = sorted(str(name) for name in dataset.named_graphs() if name != _terms.VOCABULARY)
    found = {name: dataset.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=_graph(name)) for name in ["", *names]}
    return {name: data for name, data in found.items() if data}


def _graph(name: str) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph:
    if not name:
        return ox.DefaultGraph()
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name[1:-1])


def _by_graph(quads: Iterable[ox.Quad]) -> dict[str, bytes]:
    def name(quad: ox.Quad) -> str:
        return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)

    return {
        graph: ox.serialize((quad.triple for quad in group), format=ox.RdfFormat.N_TRIPLES) or b""
        for graph, group in groupby(sorted(quads, key=name), name)
    }


def _canonical(found: dict[str, bytes]) -> ox.Dataset:
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, _graph(graph))
        for graph, data in found.items()
        for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    )
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


class _Surroundings:
    """What is said of some concepts, and of whatever that names in turn.

    A list of concepts (a collection, the scheme, a concept's own relations) is cut to the chosen ones. A statement
    is never cut: a claim or a fact that names a concept outside is left out.
    """

    def __init__(self, map: ConceptMap, chosen: list[str]) -> None:
        self._map = map
        self._chosen: set[_Node] = {_terms.resource(iri) for iri in chosen}
        self._said: dict[_Node, list[ox.Quad]] = {}
        self._known: dict[_Node, bool] = {}

    def __iter__(self) -> Iterator[ox.Quad]:
        described: set[_Node] = set()
        waiting: list[_Node] = [*self._chosen, *self._tellers()]
        while waiting:
            level = [node for node in dict.fromkeys(waiting) if node not in described]
            described.update(level)
            waiting = []
            for node in self._map.store.described(level):
                for quad in self._kept(node):
                    yield quad
                    if isinstance(quad.object, _Node) and not self._outside(quad.object):
                        waiting.append(quad.object)

    def _tellers(self) -> set[_Node]:
        """Return the nodes that tell something of the chosen concepts and of no other."""
        store = self._map.store
        quads = (quad for node in self._chosen for property in _TOLD_BY for quad in store.quads(None, property, node))
        found = {quad.subject for quad in quads if quad.graph_name != _terms.VOCABULARY}
        likely = [node for node in found if self._tells(list(store.frame.quads(node, None, None)))]
        return {node for node in store.described(likely) if self._tells(self._of(node))}

    def _tells(self, quads: list[ox.Quad]) -> bool:
        """Tell whether a node of which this is said is a list, or names no concept that was not chosen."""
        return _is_list(quads) or not any(self._outside(quad.object) for quad in quads)

    def _kept(self, node: _Node) -> list[ox.Quad]:
        quads = self._of(node)
        return [quad for quad in quads if not self._outside(quad.object)] if _is_list(quads) else quads

    def _of(self, node: _Node) -> list[ox.Quad]:
        if node not in self._said:
            quads = self._map.store.quads(node, None, None)
            self._said[node] = [quad for quad in quads if quad.graph_name != _terms.VOCABULARY]
        return self._said[node]

    def _outside(self, node: _Node | ox.Literal | ox.Triple) -> bool:
        """Tell whether a node is a concept that was not chosen."""
        if not isinstance(node, ox.NamedNode) or node in self._chosen:
            return False
        if node not in self._known:
            self._known[node] = node.value in self._map.concepts
        return self._known[node]


def _is_list(quads: list[ox.Quad]) -> bool:
    return any(quad.object in _LISTS for quad in quads if quad.predicate == _terms.TYPE)
