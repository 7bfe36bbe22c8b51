"""Inference: the rules of `ontology/rules`, applied once in the order of their names.

Only what SKOS and the vocabulary entail in one step is written down; transitivity stays in property paths
(`ist:partOf+`) at query time. An OWL-RL reasoner took 120 s where these take half a second.
"""

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.store import Store

_BROADER = ox.NamedNode(_terms.SKOS + "broader")
_RELATED = ox.NamedNode(_terms.SKOS + "related")


def infer(store: Store) -> None:
    """Rebuild the graphs `asserted` and `inferred` from claims, concepts and vocabulary."""
    for graph in (_terms.ASSERTED, _terms.INFERRED):
        if store.dataset.contains_named_graph(graph):
            store.dataset.clear_graph(graph)
    for rule in rules():
        store.update(rule)
    _keep_related_apart(store)


def _keep_related_apart(store: Store) -> None:
    """Take back each inferred skos:related between two concepts that a hierarchical path joins (SKOS S27).

    A rule with a property path for each pair took longer than loading the map; this takes a tenth of that.
    The mirror of a skos:related that a source states stays: it is for a check to complain of both.
    """
    broader: dict[str, set[str]] = {}
    for quad in store.quads(None, _BROADER, None):
        broader.setdefault(quad.subject.value, set()).add(quad.object.value)
    related: dict[str, set[str]] = {}
    for quad in store.quads(None, _RELATED, None, _terms.INFERRED):
        ends_are_named = isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        if ends_are_named and (narrow := quad.subject.value) in broader:
            related.setdefault(narrow, set()).add(quad.object.value)
    for narrow, others in related.items():
        for wide in others & _above(narrow, broader):
            _forget_related(store, _terms.resource(narrow), _terms.resource(wide))


def _above(concept: str, broader: dict[str, set[str]]) -> set[str]:
    """Return every concept that a path of skos:broader leads to."""
    found: set[str] = set()
    frontier = [concept]
    while frontier:
        new = broader.get(frontier.pop(), set()) - found
        found |= new
        frontier.extend(new)
    return found


def _forget_related(store: Store, one: ox.NamedNode, other: ox.NamedNode) -> None:
    for subject, object in ((one, other), (other, one)):
        if all(quad.graph_name == _terms.INFERRED for quad in store.quads(object, _RELATED, subject)):
            store.dataset.remove(ox.Quad(subject, _RELATED, object, _terms.INFERRED))


def rules() -> list[str]:
    """Return the texts of the rules, SPARQL 1.1 updates, in the order in which they apply."""
    texts = []
    for path in ontology.files("rules", ".ru"):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return texts
