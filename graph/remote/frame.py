"""The frame of a map: what its concepts are and how they hang together, copied to this machine once a version.

Types, labels, definitions, relations, members, which claim says what of what, and the vocabulary: half of a map, and
all that lists, search, paths and pictures read. The rest (passages, notes, figures) stays where it is until a page
tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.errors import StoreError
from istilah.graph.inference import infer
from istilah.graph.rdf_files import load
from istilah.graph.relations import Relations
from istilah.graph.remote.endpoint import Endpoint
from istilah.graph.store import Store

#: The classes whose instances are in the frame with all of their types.
CLASSES = frozenset(
    _terms.node(name)
    for name in (
        *("skos:Concept", "skos:Collection", "skos:ConceptScheme"),
        *("ist:Claim", "ist:Denial", "ist:Source", "ist:Fact", "ist:Disagreement"),
    )
)
#: Names and texts; of whatever has them, since the answer to any query is told by names.
_TEXTS = (
    *("rdfs:label", "dct:title"),
    *("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:notation", "ist:abbreviation", "skos:definition"),
    *(f"http://www.w3.org/2008/05/skos-xl#{name}" for name in ("prefLabel", "altLabel", "hiddenLabel", "literalForm")),
)
_LISTS = ("skos:member", "skos:topConceptOf", "skos:hasTopConcept", "skos:inScheme")
#: What tells of concepts: claims, denials, facts and disagreements, entries of documents, formulas.
_TELLING = (
    *("rdf:subject", "rdf:predicate", "rdf:object", "ist:deniedObject"),
    *("ist:about", "ist:position", "prov:wasQuotedFrom", "dct:isPartOf"),
    *("ist:hasFormula", "ist:hasVariable", "ist:standsFor"),
)
TOLD_BY = tuple(
    _terms.node(name) for name in ("rdf:subject", "rdf:object", "ist:deniedObject", "ist:about", "skos:member")
)
_CLAIM = _terms.node("ist:Claim")


@cache
def vocabulary() -> Store:
    """Return the shipped vocabulary."""
    store = Store()
    load(store.dataset, ontology.VOCABULARY, _terms.VOCABULARY)
    return store


def properties(own: Store) -> frozenset[ox.NamedNode]:
    """Return the properties whose statements are all in the frame; `own` holds the vocabulary of the map."""
    relations = (ox.NamedNode(iri) for iri in Relations(own))
    return frozenset((*map(_terms.node, (*_TEXTS, *_LISTS, *_TELLING)), *relations))


def pull(endpoint: Endpoint) -> Store:
    """Return the frame of the map in an endpoint, in memory.

    A vocabulary of SKOS alone is given the inverses and the rest that the rules say, which a built map brings along.
    Raises StoreError for a map with claims but without what follows from them.
    """
    dataset = endpoint.dataset
    frame = Store()
    if _terms.VOCABULARY.value in dataset.graphs:
        frame.dataset.extend(endpoint.scan(_in_graph(_terms.VOCABULARY)))
    own = frame if Relations(frame) else vocabulary()
    wanted = " ".join(map(str, sorted(properties(own), key=str)))
    frame.dataset.extend(endpoint.scan(f"VALUES ?p {{ {wanted} }} {dataset.quads('?s ?p ?o')}"))
    frame.dataset.extend(endpoint.scan(_types(endpoint)))
    is_built = {_terms.ASSERTED.value, _terms.INFERRED.value} <= set(dataset.graphs)
    if not is_built and next(frame.quads(None, _terms.TYPE, _CLAIM), None) is not None:
        raise _unbuilt(endpoint)
    if own is not frame:
        frame.dataset.extend(own)
    if not is_built:
        infer(frame)
    return frame


def pull_all(endpoint: Endpoint) -> Store:
    """Return the whole map in an endpoint, in memory, graph by graph; what a frame is given it is given as well."""
    whole = Store()
    for graph in endpoint.dataset.graphs:
        whole.dataset.bulk_extend(endpoint.scan(_in_graph(ox.NamedNode(graph))))
    if not endpoint.dataset.graphs:
        whole.dataset.bulk_extend(endpoint.scan("{ ?s ?p ?o }"))
    if not Relations(whole):
        whole.dataset.extend(vocabulary())
    if not whole.dataset.contains_named_graph(_terms.INFERRED):
        infer(whole)
    return whole


def _in_graph(graph: ox.NamedNode) -> str:
    return f"BIND({graph} AS ?g) GRAPH {graph} {{ ?s ?p ?o }}"


def _types(endpoint: Endpoint) -> str:
    """Return the pattern of all types of whatever is of our classes."""
    quads = endpoint.dataset.quads
    classes = " ".join(sorted(map(str, CLASSES)))
    member = quads("?s a ?class").replace("?g", "?in")
    return (
        f"{{ SELECT DISTINCT ?g ?s ?p ?o {{ VALUES ?class {{ {classes} }} {member} "
        f"VALUES ?p {{ {_terms.TYPE} }} {quads('?s ?p ?o')} }} }}"
    )


def _unbuilt(endpoint: Endpoint) -> StoreError:
    graphs = [_terms.ASSERTED, _terms.INFERRED]
    missing: Iterator[str] = (graph.value for graph in graphs if graph.value not in endpoint.dataset.graphs)
    return StoreError(
        endpoint.url,
        f"there are claims in it, but not what follows from them: the graph {next(missing)} is missing",
        f"put the built map there: istilah push {endpoint.url}",
    )
