"""The plan: which graphs a map consists of, how many statements each has, and what tells one version from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph.errors import DataError
from istilah.graph.pushing.names import BLANK, DISGUISE, STAGING
from istilah.graph.store import Store


class StagedGraph(NamedTuple):
    """A graph of the map, the graph in which it is staged, and how many statements it has."""

    name: str
    staging: str
    statements: int


class Plan(NamedTuple):
    """What is to be pushed; the same map has the same version wherever it is pushed from."""

    store: Store
    graphs: tuple[StagedGraph, ...]
    version: str

    @property
    def statements(self) -> int:
        """How many statements there are in all."""
        return sum(graph.statements for graph in self.graphs)

    def parts(self, graph: StagedGraph, start: int, size: int) -> Iterator[list[str]]:
        """Yield a graph's statements from one on, in parts of some size, as lines of N-Triples in disguise."""
        remaining = islice(_lines(self.store, graph.name, DISGUISE), start, None)
        while part := list(islice(remaining, size)):
            yield part


def plan(store: Store) -> Plan:
    """Return the plan of pushing a map, reading all of it once.

    The order of the statements is that of the store and part of the digest, so the beginning of a staged graph is
    known by its length alone. Raises DataError for an empty map.
    """
    names = sorted(graph.value for graph in store.dataset.named_graphs() if isinstance(graph, ox.NamedNode))
    graphs = tuple(staged for name in names if (staged := _staged(store, name)).statements)
    if not graphs:
        raise DataError("there is no statement in the map", "give RDF with at least one concept")
    version, _ = _digest("", (graph.staging for graph in graphs))
    return Plan(store, graphs, version)


def _staged(store: Store, name: str) -> StagedGraph:
    digest, count = _digest(name, _lines(store, name))
    return StagedGraph(name, STAGING + digest, count)


def _digest(name: str, lines: Iterable[str]) -> tuple[str, int]:
    """Return the digest of some lines under a name, and how many they are."""
    total, count = blake2b(name.encode(), digest_size=16), 0
    for line in lines:
        total.update(b"\0" + line.encode())
        count += 1
    return total.hexdigest(), count


def _lines(store: Store, graph: str, disguise: str = "") -> Iterator[str]:
    """Yield the statements of a graph as lines of N-Triples; blank nodes are given names."""
    for quad in store.quads(None, None, None, ox.NamedNode(graph)):
        subject, object = _named(str(quad.subject)), _named(str(quad.object))
        yield f"{subject} <{disguise}{quad.predicate.value}> {object} .\n"


def _named(term: str) -> str:
    return f"<{BLANK}{term[2:]}>" if term.startswith("_:") else term
