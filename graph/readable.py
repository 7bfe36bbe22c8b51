"""What every store can be asked, wherever it is: on this machine (`Store`) or elsewhere (`RemoteStore`)."""

from __future__ import annotations

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Any, Protocol, TypeVar

    import pyoxigraph as ox

    from istilah.graph.errors import IstilahError
    from istilah.graph.store import Graphs, Reading, Results, Store

    Node = TypeVar("Node")
else:
    Protocol = object


class ReadableStore(Protocol):
    """A dataset of RDF to read; queries see the union of its graphs as the default graph.

    What stands far away is fetched in batches by those who say beforehand what they will read (`described`,
    `gather`); to a store on this machine both are nothing.
    """

    #: How queries read the store.
    reading: Reading

    @property
    def quads(self) -> Callable[..., Iterator[Any]]:
        """The quads of a pattern: ``store.quads(subject, predicate, object, graph)``, None for any."""

    @property
    def frame(self) -> Store:
        """A store on this machine with what concepts are and how they hang together; the store itself if it is here.

        Types, labels, definitions, relations, members of collections, what claims say of what, and the vocabulary.
        """

    @property
    def is_remote(self) -> bool:
        """Whether reading waits for another machine."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[ox.Quad]: ...

    def described(self, nodes: Iterable[Node], hops: int = 0) -> Iterable[Node]:
        """Return the same nodes (terms, or IRIs as text).

        What is said of them, and of what that leads to in some hops, is at hand by then.
        """

    def gather(self, concepts: Iterable[str]) -> None:
        """Have at hand all that a page about some concepts (IRIs) tells: claims, passages, facts, formulas."""

    def query(
        self, sparql: str, graphs: Graphs | None = None, base: str | None = None, seconds: float | None = None
    ) -> Results:
        """Evaluate a SPARQL 1.1 query, within some seconds where the store can be told; see `Store.query`."""

    def failure(self, error: Exception) -> IstilahError:
        """Return what went wrong in a query, given the error that its results raised."""

    def has_graph(self, name: str) -> bool:
        """Tell whether there is a named graph; see `Store.has_graph`."""

    def graph(self, name: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples of a named graph; without a name those of the default graph, as queries see it."""

    def used(self, terms: Collection[ox.NamedNode]) -> set[ox.NamedNode]:
        """Return those of some terms that a statement has, the vocabulary's own aside."""

    def whole(self) -> Store:
        """Return all of it as a store on this machine; one elsewhere is copied once a version."""
