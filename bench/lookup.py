"""A concept with its neighbours and their labels, on a synthetic map of 10,000 concepts."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox

from bench import synthetic
from bench.measure import Row, in_process
from istilah.graph.build import build
from istilah.graph.concept_map import ConceptMap
from istilah.ontology import PREFIXES

CONCEPTS = 10_000
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFERRED = ox.NamedNode(SKOS + "prefLabel")
WORDS = {SKOS + "prefLabel", SKOS + "altLabel", SKOS + "definition", PREFIXES["ist"] + "abbreviation"}

#: As much as the functions below fetch; prepared once, the concept is bound at each call.
SPARQL = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?property ?value ?label WHERE {
  ?concept ?property ?value .
  OPTIONAL { ?value skos:prefLabel ?label FILTER(lang(?label) = "en") }
}
"""


def rows(folder: str) -> Iterator[Row]:
    map = ConceptMap(build(synthetic.write(f"{folder}/lookup.ttl", CONCEPTS)))
    chosen = random.Random(3).sample(sorted(map.concepts), 200)
    bare = Bare(map.store.dataset, set(map.relations))
    for iri in chosen:
        assert bare.neighbours(iri) == through_the_library(map, iri)

    def ours() -> None:
        for iri in chosen:
            through_the_library(map, iri)

    def peer() -> None:
        for iri in chosen:
            bare.neighbours(iri)

    yield Row("a concept with its neighbours", "bare pyoxigraph", in_process(ours, peer, rounds=25), at_most=1.5)
    rdflib = Rdflib(map.store.dataset)

    def sparql() -> None:
        for iri in chosen:
            rdflib.rows(iri)

    yield Row("a concept with its neighbours", "SPARQL in rdflib", in_process(ours, sparql, rounds=9), at_least=20)


def through_the_library(map: ConceptMap, iri: str) -> set[tuple[str, str]]:
    """Return the neighbours with their English labels; the entry holds the concept's own texts and the relations."""
    _, edges = map.concepts.entry(iri)
    return {(edge.object, map.concepts.label(edge.object, "en").text) for edge in edges}


class Bare:
    """What a user of pyoxigraph would write: one pass over the concept's triples, then one label a neighbour."""

    def __init__(self, store: ox.Store, relations: set[str]) -> None:
        self.quads: Callable[..., Iterator[Any]] = store.quads_for_pattern
        self.relations = relations

    def neighbours(self, iri: str) -> set[tuple[str, str]]:
        words: list[tuple[str, str, str]] = []
        related: dict[ox.NamedNode, list[str]] = {}
        for quad in self.quads(ox.NamedNode(iri), None, None):
            predicate = quad.predicate.value
            if predicate in self.relations:
                related.setdefault(quad.object, []).append(predicate)
            elif predicate in WORDS:
                words.append((predicate, quad.object.value, quad.object.language))
        return {(other.value, self.label(other)) for other in related}

    def label(self, concept: ox.NamedNode) -> str:
        for quad in self.quads(concept, PREFERRED, None):
            if quad.object.language == "en":
                return str(quad.object.value)
        return ""


class Rdflib:
    """The same look-up as SPARQL in rdflib's own memory store, over the same triples."""

    def __init__(self, store: ox.Store) -> None:
        import rdflib
        from rdflib.plugins.sparql import prepareQuery

        self.graph = rdflib.Graph()
        triples = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
        self.graph.parse(data=triples, format="ox-nt")
        self.query = prepareQuery(SPARQL)
        self.iri = rdflib.URIRef

    def rows(self, iri: str) -> list[Any]:
        rows = list(self.graph.query(self.query, initBindings={"concept": self.iri(iri)}))
        assert rows
        return rows
