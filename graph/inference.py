"""Inference: the rules of `ontology/rules`, applied once in the order of their names.

Only what SKOS and the vocabulary entail in one step is written down; transitivity stays in property paths
(`ist:partOf+`) at query time. An OWL-RL reasoner took 120 s where these take half a second.
"""

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.store import Store


def infer(store: Store) -> None:
    """Rebuild the graphs `asserted` and `inferred` from claims, concepts and vocabulary."""
    for graph in (_terms.ASSERTED, _terms.INFERRED):
        if store.dataset.contains_named_graph(graph):
            store.dataset.clear_graph(graph)
    for rule in rules():
        store.update(rule)


def rules() -> list[str]:
    """Return the texts of the rules, SPARQL 1.1 updates, in the order in which they apply."""
    texts = []
    for path in ontology.files("rules", ".ru"):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return texts
