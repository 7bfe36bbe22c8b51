"""A store elsewhere: the map in a SPARQL endpoint, read as if it were here.

What concepts are and how they hang together comes from the frame, a copy on this machine. All else is asked for when
it is read: in batches where the reader says beforehand what it will be (`described`, `gather`), and kept in memory.
"""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
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
from istilah.graph.remote.connection import MOST_BYTES, SECONDS, Connection
from istilah.graph.remote.credentials import credentials
from istilah.graph.remote.descriptions import Descriptions, Key, about, leading_to
from istilah.graph.remote.endpoint import CutError, Endpoint, quad
from istilah.graph.remote.versions import digest, version
from istilah.graph.store import AS_A_MAP, Graphs, Results, Store

if TYPE_CHECKING:
    from istilah.graph.readable import Node

#: How many nodes one question asks about.
_BATCH = 400
#: How many are remembered that were named, and how many of them are fetched along.
_MOST_NAMED, _BESIDE = 5000, 100
#: How far a page follows: from a disagreement to a claim, its passage, its entry, and where that stands.
_HOPS = 4
#: What no IRI holds (RFC 3987); a store that says otherwise is not asked about it.
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


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
        self._held = Descriptions()
        #: What was named in what was fetched, but is not fetched itself: whoever asks for one may well ask for others.
        self._named: OrderedDict[Key, None] = OrderedDict()
        self.reading = AS_A_MAP
        self._lock = RLock()
        self._acquaintance = acquaintance(cache_folder(), self.connection, user.user)

    @property
    def endpoint(self) -> Endpoint:
        """The endpoint, met when it is first asked; its graphs are those of the version that is read."""
        return self._read[0]

    @property
    def version(self) -> str:
        """The version of the map that is read."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Endpoint, str]:
        with self._lock:
            if "_read" in self.__dict__:
                found: tuple[Endpoint, str] = self.__dict__["_read"]
                return found
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

    @cached_property
    def frame_folder(self) -> str | None:
        """The folder on this machine with the frame, prepared like a map; None where it cannot be kept."""
        return self._copied[0]

    @cached_property
    def frame(self) -> Store:
        """What concepts are and how they hang together, on this machine."""
        return self._copied[1]

    @cached_property
    def _copied(self) -> tuple[str | None, Store]:
        with self._lock:
            if "_copied" in self.__dict__:
                found: tuple[str | None, Store] = self.__dict__["_copied"]
                return found
            return self._copy("frame", partial(frames.pull, self.endpoint))

    @cached_property
    def _framed(self) -> frozenset[ox.NamedNode]:
        return frames.properties(self.frame)

    def whole(self) -> Store:
        """Return all of the map as a store on this machine, copied once a version."""
        with self._lock:
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
            found: Iterable[ox.Quad] = self._held.get(about(subject), partial(self._fetch_subject, subject))
        elif predicate is not None and object is not None:
            found = self._held.get(leading_to(predicate, object), partial(self._fetch_leading, predicate, object))
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

    def _fetch_subject(self, subject: ox.NamedNode) -> Sequence[ox.Quad]:
        return self._fetch([about(subject)])[about(subject)]

    def _fetch_leading(self, predicate: ox.NamedNode, object: Any) -> Sequence[ox.Quad]:
        pattern = self.endpoint.dataset.quads("?s ?p ?o")
        return self._rows(f"VALUES ?p {{ {predicate} }} VALUES ?o {{ {object} }} {pattern}")

    def described(self, nodes: Iterable[Node], hops: int = 0) -> Iterator[Node]:
        """Yield the same nodes; what is said of them, and of what that leads to in some hops, is fetched in batches.

        Concepts on the way are not followed: they are in the frame.
        """
        remaining = iter(nodes)
        while batch := list(islice(remaining, _BATCH)):
            named = (f"<{node}>" if isinstance(node, str) else node for node in batch)
            self._approach({about(node) for node in named if isinstance(node, (str, ox.NamedNode))}, hops)
            yield from batch

    def gather(self, concepts: Iterable[str]) -> None:
        """Fetch all that a page about some concepts tells, in five questions or fewer."""
        nodes = [ox.NamedNode(iri) for iri in concepts]
        told = (self.frame.quads(None, property, node) for node in nodes for property in frames.TOLD_BY)
        tellers = {about(each.subject) for found in told for each in found if isinstance(each.subject, ox.NamedNode)}
        self._approach({*map(about, nodes), *tellers}, _HOPS)

    def _approach(self, keys: set[Key], hops: int) -> None:
        """Fetch what is said of some subjects, and of what that leads to in some hops, as far as it is not held."""
        reached: set[Key] = set()
        for _ in range(hops + 1):
            found = self._held.held(sorted(keys))
            missing = sorted(keys - found.keys())
            for start in range(0, len(missing), _BATCH):
                found |= self._fetch(missing[start : start + _BATCH])
            reached |= keys
            keys = self._onward(found.values()) - reached
            if not keys:
                return

    def _onward(self, described: Iterable[Sequence[ox.Quad]]) -> set[Key]:
        """Return the keys of what some descriptions lead to."""
        return {
            about(each.object)
            for quads in described
            for each in quads
            if isinstance(each.object, ox.NamedNode) and each.predicate != _terms.TYPE and self._is_news(each)
        }

    def _is_news(self, found: ox.Quad) -> bool:
        """Tell whether the frame does not know the object of a statement: no concept, no term of the vocabulary."""
        concept = self.frame.quads(found.object, _terms.TYPE, _terms.CONCEPT)
        if next(concept, None) is not None:
            return False
        return next(self.frame.quads(found.object, None, None, _terms.VOCABULARY), None) is None

    def _fetch(self, keys: Sequence[Key]) -> dict[Key, Sequence[ox.Quad]]:
        """Return what is said of some subjects, by key, and keep it; of a few, with others that were named with them.

        What is returned is whole whatever becomes of what is kept.
        """
        with self._lock:
            beside = [*islice(reversed(self._named), max(0, _BESIDE - len(keys)))]
        wanted = dict.fromkeys((*keys, *self._held.missing(beside)))
        found: dict[Key, list[ox.Quad]] = {key: [] for key in wanted}
        subjects = [key[1] for key in wanted if not _NO_IRI.search(key[1][1:-1])]
        if subjects:
            for each in self._rows(f"VALUES ?s {{ {' '.join(subjects)} }} {self.endpoint.dataset.quads('?s ?p ?o')}"):
                found[about(each.subject)].append(each)
        self._held.keep(found)
        self._note(found)
        return {**found}

    def _note(self, found: Mapping[Key, Sequence[ox.Quad]]) -> None:
        """Remember what was named in what was fetched."""
        onward = self._held.missing(self._onward(found.values()))
        with self._lock:
            for key in found:
                self._named.pop(key, None)
            self._named.update(dict.fromkeys(onward))
            while len(self._named) > _MOST_NAMED:
                self._named.popitem(last=False)

    def _rows(self, pattern: str) -> Sequence[ox.Quad]:
        """Return the quads of a pattern that binds ?g ?s ?p ?o, in one question if the server sends so many rows."""
        try:
            return list(map(quad, self.endpoint.rows(f"SELECT ?g ?s ?p ?o {{ {pattern} }}", MOST_BYTES)))
        except CutError:
            return list(self.endpoint.scan(pattern))
