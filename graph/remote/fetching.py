"""What pages tell, fetched from an endpoint in batches and kept in memory.

Whoever asks about one node may well ask about those that were named beside it, so some of these are fetched along.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.remote import frame as frames
from istilah.graph.remote.connection import MOST_BYTES
from istilah.graph.remote.descriptions import Descriptions, Key, about, leading_to
from istilah.graph.remote.endpoint import CutError, Endpoint, quad
from istilah.graph.store import Store

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


class Fetching:
    """Reads from an endpoint what the frame of its map does not have, for any number of threads."""

    def __init__(self, endpoint: Endpoint, frame: Store) -> None:
        self._endpoint, self._frame = endpoint, frame
        self._held = Descriptions()
        #: What was named in what was fetched, but is not fetched itself.
        self._named: OrderedDict[Key, None] = OrderedDict()
        self._lock = Lock()

    def about(self, subject: ox.NamedNode) -> Sequence[ox.Quad]:
        """Return all that is said of a subject."""
        return self._held.get(about(subject), partial(self._fetch_subject, subject))

    def leading_to(self, predicate: ox.NamedNode, object: Any) -> Sequence[ox.Quad]:
        """Return the quads with a property and an object."""
        return self._held.get(leading_to(predicate, object), partial(self._fetch_leading, predicate, object))

    def _fetch_subject(self, subject: ox.NamedNode) -> Sequence[ox.Quad]:
        return self._fetch([about(subject)])[about(subject)]

    def _fetch_leading(self, predicate: ox.NamedNode, object: Any) -> Sequence[ox.Quad]:
        pattern = self._endpoint.dataset.quads("?s ?p ?o")
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
        told = (self._frame.quads(None, property, node) for node in nodes for property in frames.TOLD_BY)
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
        concept = self._frame.quads(found.object, _terms.TYPE, _terms.CONCEPT)
        if next(concept, None) is not None:
            return False
        return next(self._frame.quads(found.object, None, None, _terms.VOCABULARY), None) is None

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
            for each in self._rows(f"VALUES ?s {{ {' '.join(subjects)} }} {self._endpoint.dataset.quads('?s ?p ?o')}"):
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
            return list(map(quad, self._endpoint.rows(f"SELECT ?g ?s ?p ?o {{ {pattern} }}", MOST_BYTES)))
        except CutError:
            return list(self._endpoint.scan(pattern))
