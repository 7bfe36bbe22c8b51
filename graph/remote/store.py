"""A store elsewhere: the map in a SPARQL endpoint, read as if it were here.

What concepts are and how they hang together comes from the frame, a copy on this machine. All else is asked for when
it is read: in batches where the reader says beforehand what it will be (`described`, `gather`), and kept in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.addresses import address
from istilah.graph.errors import DataError, IstilahError
from istilah.graph.prepared import cache_folder, prepare_from
from istilah.graph.query_dataset import names
from istilah.graph.remote import frame as frames
from istilah.graph.remote.acquaintance import acquaintance
from istilah.graph.remote.connection import SECONDS, Connection
from istilah.graph.remote.credentials import credentials
from istilah.graph.remote.endpoint import Endpoint
from istilah.graph.remote.fetching import Fetching
from istilah.graph.remote.once import Once
from istilah.graph.remote.versions import digest, version
from istilah.graph.store import AS_A_MAP, Graphs, Results, Store

if TYPE_CHECKING:
    from istilah.graph.readable import Node


class RemoteStore:
    """The map in an endpoint; see `ReadableStore`.

    Reading raises StoreError when the endpoint fails, whatever was asked: there are no partial answers.
    """

    #: Reading waits for another machine.
    is_remote = True

    def __init__(self, place: str) -> None:
        user = credentials()
        self.connection = Connection(address(place), user)
        self._user = user.user
        self.reading = AS_A_MAP
        self.lock = RLock()
        self._acquaintance = acquaintance(cache_folder(), self.connection, user.user)

    @property
    def endpoint(self) -> Endpoint:
        """The endpoint, met when it is first asked; its graphs are those of the version that is read."""
        return self._read[0]

    @property
    def version(self) -> str:
        """The version of the map that is read."""
        return self._read[1]

    @Once
    def _read(self) -> tuple[Endpoint, str]:
        known = self._acquaintance
        endpoint = known.endpoint(self.connection)
        current = version(endpoint)
        if known.version and known.version != current:  # it may have other graphs as well
            endpoint = known.meet(self.connection)
            current = version(endpoint)
        if known.version != current:
            known.keep(endpoint, current)
        return endpoint, current

    def current_version(self) -> str:
        """Return the version that the endpoint has by now, which a store opened after this one will read."""
        endpoint = self._acquaintance.meet(self.connection)
        current = version(endpoint)
        self._acquaintance.keep(endpoint, current)
        return current

    @property
    def frame_folder(self) -> str | None:
        """The folder on this machine with the frame, prepared like a map; None where it cannot be kept."""
        return self._copied[0]

    @property
    def frame(self) -> Store:
        """What concepts are and how they hang together, on this machine."""
        return self._copied[1]

    @Once
    def _copied(self) -> tuple[str | None, Store]:
        return self._copy("frame", partial(frames.pull, self.endpoint))

    @Once
    def _fetching(self) -> Fetching:
        return Fetching(self.endpoint, self.frame)

    @Once
    def _framed(self) -> frozenset[ox.NamedNode]:
        return frames.properties(self.frame)

    def whole(self) -> Store:
        """Return all of the map as a store on this machine, copied once a version."""
        with self.lock:
            return self._copy("whole", partial(frames.pull_all, self.endpoint))[1]

    def _copy(self, kind: str, pull: Callable[[], Store]) -> tuple[str | None, Store]:
        name = f"{kind}-{digest(self.version, self._user, kind)}"
        folder, store = prepare_from(name, pull)
        self._acquaintance.keep(self.endpoint, self.version)
        return folder, store if store is not None else Store.open(os.path.join(str(folder), "store"))

    def __len__(self) -> int:
        return self.endpoint.count(self.endpoint.dataset.quads("?s ?p ?o"))

    def __iter__(self) -> Iterator[ox.Quad]:
        return self.endpoint.scan(self.endpoint.dataset.quads("?s ?p ?o"))

    def query(
        self, sparql: str, graphs: Graphs | None = None, base: str | None = None, seconds: float | None = None
    ) -> Results:
        """Evaluate a SPARQL 1.1 query there, over the union of the graphs; see `Store.query`.

        Raises what that does, TimeLimitError when it takes longer than some seconds, and StoreError when it fails
        there or when not all of the result has come.
        """
        Store(reading=self.reading).check(sparql)  # what is refused here is refused there
        before = self.endpoint.proven
        results = self.endpoint.answer(sparql, graphs, base, SECONDS if seconds is None else seconds)
        if self.endpoint.proven > before:
            self._acquaintance.keep(self.endpoint, self.version)
        return results

    def failure(self, error: Exception) -> IstilahError:
        """Return what went wrong in a query, given the error that its results raised."""
        return DataError(f"the query failed: {error}")

    def has_graph(self, name: str) -> bool:
        """Tell whether the map has a named graph; raises UsageError for a name that is no IRI."""
        [node] = names([name])
        return node.value in self.endpoint.dataset.graphs

    def used(self, terms: Collection[ox.NamedNode]) -> set[ox.NamedNode]:
        """Return those of some terms that a statement has, the vocabulary's own aside; asked in one question."""
        values, quads = " ".join(map(str, terms)), self.endpoint.dataset.quads
        aside = f"FILTER(?g != {_terms.VOCABULARY})" if self.endpoint.dataset.graphs else ""
        ways = (quads(pattern) for pattern in ("?t ?p ?o", "?s ?t ?o", "?s ?p ?t"))
        found = " || ".join(f"EXISTS {{ {way} {aside} }}" for way in ways)
        rows = self.endpoint.rows(f"SELECT ?t {{ VALUES ?t {{ {values} }} FILTER({found}) }}") if terms else []
        return {row["t"] for row in rows}

    def graph(self, name: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples of a named graph; without a name those of the union of all."""
        if name is None:
            return iter(self.query("CONSTRUCT WHERE { ?s ?p ?o }"))  # type: ignore[arg-type]
        return (each.triple for each in self._scanned(None, None, names([name])[0]))

    def quads(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads of a pattern; what is said of a blank node cannot be asked for."""
        if graph == _terms.VOCABULARY or self._is_framed(predicate, object):
            return self.frame.quads(subject, predicate, object, graph)
        if isinstance(subject, ox.BlankNode) or isinstance(object, ox.BlankNode):
            return iter(())
        if subject is not None:
            found: Iterable[ox.Quad] = self._fetching.about(subject)
        elif predicate is not None and object is not None:
            found = self._fetching.leading_to(predicate, object)
        else:
            found = self._scanned(predicate, object, graph)
        return (
            each
            for each in found
            if (predicate is None or each.predicate == predicate)
            and (object is None or each.object == object)
            and (graph is None or each.graph_name == graph)
        )

    def _is_framed(self, predicate: Any, object: Any) -> bool:
        if predicate is None:
            return False
        return object in frames.CLASSES if predicate == _terms.TYPE else predicate in self._framed

    def _scanned(self, predicate: Any, object: Any, graph: Any) -> Iterator[ox.Quad]:
        """Yield the quads with a property, an object or a graph, not kept: there may be many."""
        values = {"p": predicate, "o": object, "g": graph}
        given = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in values.items() if term is not None)
        return self.endpoint.scan(f"{given} {self.endpoint.dataset.quads('?s ?p ?o')}")

    def described(self, nodes: Iterable[Node], hops: int = 0) -> Iterator[Node]:
        """Yield the same nodes; what is said of them, and of what that leads to in some hops, is fetched in batches."""
        yield from self._fetching.described(nodes, hops)

    def gather(self, concepts: Iterable[str]) -> None:
        """Fetch all that a page about some concepts tells, in five questions or fewer."""
        self._fetching.gather(concepts)
