"""Writing: an update or a graph is applied to a store, checked, and told as what it changed.

In a map the graphs `asserted` and `inferred` follow from the others and are rebuilt; like the vocabulary they cannot
be written. What names no graph goes to the graph `concepts`, where a map has what is in no graph of its own. A plain
dataset takes everything as it is.
"""

import contextlib
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.checks import Finding, check
from istilah.graph.complaints import update_syntax_error
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DerivedGraphError, RefusedError, WriteError
from istilah.graph.inference import infer
from istilah.graph.query_dataset import names
from istilah.graph.sent_graphs import triples_of
from istilah.graph.store import Graphs, Store
from istilah.graph.update_scope import Scope, graphs_named, scoped
from istilah.ontology import PREFIXES

_FORMAT = ox.RdfFormat.N_QUADS
_DERIVED = (_terms.ASSERTED, _terms.INFERRED, _terms.VOCABULARY)

Lines = set[bytes]


class Changes(NamedTuple):
    """What a write changed: the statements that it added and removed, as lines of N-Quads."""

    added: Lines
    removed: Lines


class Writing:
    """A store in memory that is written to, and what it held before."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._before = lines(store)
        self._is_map = store.reading.union

    def update(self, sparql: str, graphs: Graphs | None, base: str) -> None:
        """Apply an update, asked of some graphs or of those that it names.

        Raises QuerySyntaxError, FederationError, DerivedGraphError and WriteError.
        """
        names([*graphs.default, *graphs.named] if graphs else [])
        derived = self._derived()
        text = scoped(sparql, self._scope(sparql, graphs), graphs is not None)
        try:
            self.store.update(sparql if text == sparql else _parsed(sparql, text, base), base)
        except SyntaxError as error:
            raise update_syntax_error(error, sparql) from None
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error)
            raise WriteError("update-failed", f"the update failed: {reason}", "", reason=reason) from None
        for graph, before in zip(_DERIVED, derived, strict=False):
            if self._statements(graph) != before:
                raise DerivedGraphError(graph.value)

    def put(self, graph: str | None, data: bytes, content_type: str) -> bool:
        """Make a graph hold just some triples, None the default graph; tell whether it is new: no empty one is kept."""
        target = self._target(graph)
        if self._is_map and graph is None:
            raise _of_the_union("replaced")
        triples = self._read(data, content_type, target)
        is_new = not self._exists(target)
        self._clear(target)
        self._add(triples, target)
        return is_new and bool(triples)

    def post(self, graph: str | None, data: bytes, content_type: str) -> bool:
        """Add some triples to a graph, None the default graph; tell whether it is new."""
        target = self._target(graph)
        triples, is_new = self._read(data, content_type, target), not self._exists(target)
        self._add(triples, target)
        return is_new and bool(triples)

    def delete(self, graph: str | None) -> bool:
        """Remove a graph; tell whether it was there."""
        target = self._target(graph)
        if self._is_map and graph is None:
            raise _of_the_union("removed")
        was_there = self._exists(target)
        self._clear(target)
        return was_there

    def finish(self) -> Changes:
        """Return what has changed, once what follows from it is rebuilt and all is checked.

        Raises RefusedError with the errors that the map did not have before.
        """
        if self._is_map:
            self._place()
            infer(self.store)
        after = lines(self.store)
        changes = Changes(after - self._before, self._before - after)
        if self._is_map and (changes.added or changes.removed):
            self._refuse_errors(changes)
        return changes

    def _scope(self, sparql: str, graphs: Graphs | None) -> Scope:
        if not self._is_map:
            return Scope(graphs)
        if graphs is None:
            there = {str(graph.value) for graph in self.store.dataset.named_graphs()}
            every = tuple(sorted(there | graphs_named(sparql, PREFIXES)))
            graphs = Graphs(every, every)
        return Scope(graphs, _terms.CONCEPTS.value)

    def _place(self) -> None:
        """Give what is in no graph to the graph of concepts."""
        stray = list(self.store.quads(None, None, None, ox.DefaultGraph()))
        for quad in stray:
            self.store.dataset.remove(quad)
        self._add((quad.triple for quad in stray), _terms.CONCEPTS)

    def _refuse_errors(self, changes: Changes) -> None:
        about = _about(self.store, changes)
        found = _errors(self.store, about)
        if found:
            before = Store(ox.Store(), self.store.reading)
            before.dataset.extend(ox.parse(b"\n".join(self._before), _FORMAT))
            known = {_essence(finding) for finding in _errors(before, about)}
            found = [finding for finding in found if _essence(finding) not in known]
        if found:
            raise RefusedError(found)

    def _derived(self) -> list[Lines]:
        return [self._statements(graph) for graph in _DERIVED] if self._is_map else []

    def _statements(self, graph: ox.NamedNode) -> Lines:
        if not self.store.dataset.contains_named_graph(graph):
            return set()
        written = self.store.dataset.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        return set((written or b"").splitlines())

    def _target(self, graph: str | None) -> ox.NamedNode | ox.DefaultGraph:
        if graph is None:
            return _terms.CONCEPTS if self._is_map else ox.DefaultGraph()
        target = names([graph])[0]
        if self._is_map and target in _DERIVED:
            raise DerivedGraphError(graph)
        return target

    def _exists(self, graph: ox.NamedNode | ox.DefaultGraph) -> bool:
        return isinstance(graph, ox.DefaultGraph) or self.store.dataset.contains_named_graph(graph)

    def _clear(self, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        if self._exists(graph):
            self.store.dataset.remove_graph(graph)

    def _add(self, triples: Iterable[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> None:
        self.store.dataset.extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)

    def _read(self, data: bytes, content_type: str, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Triple]:
        return triples_of(data, content_type, graph.value if isinstance(graph, ox.NamedNode) else None)


def _of_the_union(done: str) -> WriteError:
    what = f"the default graph is the union of all: it cannot be {done}"
    return WriteError("union-graph", what, "name a graph")


def lines(store: Store) -> Lines:
    """Return all statements of a store, as lines of N-Quads."""
    return set((store.dataset.dump(format=_FORMAT) or b"").splitlines())


def quads(lines: Iterable[bytes]) -> list[ox.Quad]:
    """Return the statements of some lines; blank nodes keep their names."""
    return list(ox.parse(b"\n".join(lines), _FORMAT))


def _parsed(sparql: str, text: str, base: str) -> str:
    """Return an update that a scope was written into; raises SyntaxError for one that was wrong, else WriteError."""
    from istilah.graph.federation import refuse_calls_of_update

    refuse_calls_of_update(sparql)
    _parse(sparql, base)
    try:
        _parse(text, base)
    except SyntaxError:
        what = "it is not clear which graphs the update means"
        raise WriteError("unclear-graphs", what, "write WITH <graph> and USING <graph>") from None
    return text


def _parse(update: str, base: str) -> None:
    if "load" in update.lower() or "service" in update.lower():
        return  # to evaluate it, as Oxigraph must, would ask others; it is read when it is applied
    with contextlib.suppress(OSError, ValueError, RuntimeError):  # it parses then
        ox.Store().update(update, prefixes=PREFIXES, base_iri=base)


def _errors(store: Store, about: set[str]) -> list[Finding]:
    return [finding for finding in check(ConceptMap(store), about=about) if finding.severity == "error"]


def _essence(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.concept, finding.messages


def _about(store: Store, changes: Changes) -> set[str]:
    """Return the nodes whose shape may have changed: those that statements were about, and what refers to them."""
    found = {quad.subject for quad in quads(changes.added | changes.removed) if quad.graph_name not in _DERIVED}
    referring = {quad.subject for node in found for quad in store.quads(None, None, node)}
    return {str(getattr(node, "value", node)) for node in found | referring}
