"""Fixtures: claims in a line, and the triples of a graph as Turtle would write them."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from istilah.graph import _terms
from istilah.graph.store import Store

Claim = Callable[..., str]


@pytest.fixture(scope="session")
def claim() -> Claim:
    """Return a function that writes a claim: ``claim("ex:a", "ist:uses", "ex:b", status="ist:Proposed")``."""

    def write_claim(subject: str, predicate: str, object: str, status: str = "ist:Accepted", name: str = "") -> str:
        name = name or f"<http://example.org/claim/{hash((subject, predicate, object, status)):x}>"
        return (
            f"{name} a ist:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {object} ; "
            f"ist:status {status} . "
        )

    return write_claim


@pytest.fixture(scope="session")
def triples() -> Callable[..., set[str]]:
    """Return a function that gives the triples of graphs as text: ``{"ex:a ist:uses ex:b"}``."""

    def in_graphs(store: Store, *graphs: ox.NamedNode) -> set[str]:
        return {_written(quad) for graph in graphs for quad in store.quads(None, None, None, graph)}

    return in_graphs


def _written(quad: ox.Quad) -> str:
    return " ".join(_short(term) for term in (quad.subject, quad.predicate, quad.object))


def _short(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(term)
    name = _terms.shorten(term.value)
    return "ex:" + name[len("<http://example.org/") : -1] if name.startswith("<http://example.org/") else name
