"""The store: an RDF dataset on Oxigraph, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from istilah.graph._terms import VOCABULARY
from istilah.graph.errors import DataError, FileError, FunctionError, IstilahError, ServiceError
from istilah.ontology import PREFIXES

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import Any, NamedTuple, TypeVar

    import rdflib

    Node = TypeVar("Node")
else:
    from istilah.graph._tuples import NamedTuple

Results = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


#: What to try with a folder that cannot be opened.
_ANEW = "make it anew: istilah build --output FOLDER, or oxigraph load"


class Part(NamedTuple):
    """A file of RDF and the graph that its triples go to."""

    path: str
    graph: ox.NamedNode | ox.DefaultGraph


class Reading(NamedTuple):
    """How queries read a store: whether their default graph is the union of all, and which services they may ask."""

    union: bool = True
    services: tuple[str, ...] = ()


AS_A_MAP = Reading()


class Graphs(NamedTuple):
    """The graphs that a query is asked of, by IRI: those merged into its default graph, and its named graphs.

    The dataset of the SPARQL 1.1 Protocol (section 2.1.4): it takes the place of `FROM` and `FROM NAMED`.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store:
    """An RDF dataset; unless told otherwise, queries see the union of its graphs as the default graph.

    >>> store = Store()
    >>> store.load([Part("map.ttl", CONCEPTS)])
    >>> len(store)
    1042
    """

    #: Reading waits for no other machine.
    is_remote = False

    def __init__(self, dataset: ox.Store | None = None, reading: Reading = AS_A_MAP, folder: str | None = None) -> None:
        self.dataset = ox.Store() if dataset is None else dataset
        self.reading = reading
        #: Where the dataset is on disk, None for one in memory.
        self.folder = folder

    @classmethod
    def open(cls, folder: str, reading: Reading = AS_A_MAP) -> Store:
        """Open a store in a folder for reading; many processes may do so at once.

        Raises FileError when there is no sound store.
        """
        try:
            return cls(ox.Store.read_only(folder), reading, folder)
        except (OSError, ValueError) as error:
            raise FileError(folder, f"not a store: {error}", _ANEW) from error
        except RuntimeError as error:
            raise FileError(folder, f"the store is damaged: {error}", _ANEW) from error

    @property
    def quads(self) -> Callable[..., Iterator[Any]]:
        """The quads of a pattern, read straight from the indexes: ``store.quads(subject, predicate, None)``.

        Loosely typed on purpose: Oxigraph's types allow RDF 1.2 triple terms wherever a node may stand, and a check
        at every access would double the cost of a look-up. Callers check what a file of a stranger may hold.
        """
        return self.dataset.quads_for_pattern

    @property
    def frame(self) -> Store:
        """The store itself: all that it holds is on this machine. See `ReadableStore`."""
        return self

    def described(self, nodes: Iterable[Node], hops: int = 0) -> Iterable[Node]:
        """Return the nodes as they are: what is said of them is at hand."""
        return nodes

    def gather(self, concepts: Iterable[str]) -> None:
        """Do nothing: all is at hand."""

    def whole(self) -> Store:
        """Return the store itself."""
        return self

    def __len__(self) -> int:
        return len(self.dataset)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self.dataset)

    def load(self, parts: Iterable[Part]) -> None:
        """Load files, all or none.

        Raises FileError for a file that cannot be read, RdfSyntaxError for one that is not what its name says.
        A store that holds something already takes the files from a store of their own, once they are read.
        """
        from istilah.graph.rdf_files import load

        taken = ox.Store() if next(iter(self.dataset), None) else self.dataset
        try:
            for part in parts:
                load(taken, part.path, part.graph)
        except DataError:
            taken.clear()
            raise
        if taken is not self.dataset:
            self.dataset.extend(taken)

    def query(
        self, sparql: str, graphs: Graphs | None = None, base: str | None = None, seconds: float | None = None
    ) -> Results:
        """Evaluate a SPARQL 1.1 query; our prefixes need no declaration.

        It is asked of some graphs, else of those of its `FROM`, else of all: the default graph is then their union,
        or what stands in no graph, as the store is read. Relative IRIs are relative to `base`. `seconds` are for stores
        elsewhere: Oxigraph in process knows no limit. Raises QuerySyntaxError, QueryLimitError when it is too long or
        nested too deeply, and FederationError for a `SERVICE` that is not allowed; UsageError for a graph whose name is
        no IRI.
        """
        try:
            self.check(sparql)
            return self.dataset.query(sparql, prefixes=PREFIXES, base_iri=base, **self._dataset(sparql, graphs))
        except SyntaxError as error:
            from istilah.graph.complaints import query_syntax_error

            raise query_syntax_error(error, sparql) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise self.failure(error) from None

    def check(self, sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> None:
        """Raise QueryLimitError or FederationError for a query that is not to be evaluated."""
        from istilah.graph.query_limits import refuse_excess

        refuse_excess(sparql, self.reading.services)
        if "service" in sparql.lower():
            from istilah.graph.federation import without_calls

            without_calls(sparql, self.reading.services, prefixes)

    def failure(self, error: Exception) -> IstilahError:
        """Return what Oxigraph says of a query that failed as an error of ours."""
        if "function" in str(error) and "not supported" in str(error):
            return FunctionError(str(error).partition("<")[2].partition(">")[0])
        if isinstance(error, OSError) and self.reading.services:
            return ServiceError(str(error))
        return DataError(f"the query failed: {error}")

    def _dataset(self, sparql: str, graphs: Graphs | None) -> dict[str, Any]:
        """Return the dataset of a query as Oxigraph takes it; it minds `FROM` only where nothing else is said."""
        if graphs is not None:
            from istilah.graph.query_dataset import names

            return {"default_graph": names(graphs.default), "named_graphs": names(graphs.named)}
        if not self.reading.union:
            return {}
        if "from" in sparql.lower():
            from istilah.graph.query_dataset import says_from

            return {} if says_from(sparql) else {"use_default_graph_as_union": True}
        return {"use_default_graph_as_union": True}

    def used(self, terms: Collection[ox.NamedNode]) -> set[ox.NamedNode]:
        """Return those of some terms that a statement has, the vocabulary's own aside."""
        return {term for term in terms if self._is_used(term)}

    def _is_used(self, term: ox.NamedNode) -> bool:
        patterns = ((term, None, None), (None, term, None), (None, None, term))
        return any(quad.graph_name != VOCABULARY for pattern in patterns for quad in self.quads(*pattern))

    def has_graph(self, name: str) -> bool:
        """Tell whether there is a named graph; raises UsageError when its name is no IRI."""
        from istilah.graph.query_dataset import names

        return self.dataset.contains_named_graph(*names([name]))

    def graph(self, name: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples of a named graph; without a name those of the default graph, as queries see it."""
        if name is not None:
            return (quad.triple for quad in self.quads(None, None, None, ox.NamedNode(name)))
        if self.reading.union:
            return iter(self.dataset.query("CONSTRUCT WHERE { ?s ?p ?o }", use_default_graph_as_union=True))  # type: ignore[arg-type]
        return (quad.triple for quad in self.quads(None, None, None, ox.DefaultGraph()))

    def update(self, sparql: str, base: str | None = None) -> None:
        """Apply a SPARQL 1.1 update, whole or not at all; our prefixes need no declaration.

        Raises FederationError for `LOAD` and `SERVICE`, which reach nothing, and Oxigraph's SyntaxError.
        """
        if "load" in sparql.lower() or "service" in sparql.lower():
            from istilah.graph.federation import refuse_calls_of_update

            refuse_calls_of_update(sparql)
        self.dataset.update(sparql, base_iri=base, prefixes=PREFIXES)

    def rdflib(self) -> rdflib.Dataset:
        """Return the same data, not a copy, as an rdflib Dataset; its default graph is the union.

        Load into it with ``format="ox-turtle"``: rdflib's own parsers are 15 times slower. A named graph of a store
        that is open for reading is ``dataset.get_graph(iri)``; ``graph(iri)`` would make one. Its queries are
        checked as those of `query` are.
        """
        import rdflib

        from istilah.graph.rdflib_store import CheckedStore

        return rdflib.Dataset(store=CheckedStore(self), default_union=True)

    def saved(self, folder: str) -> Store:
        """Write the dataset to a new folder and return it opened for reading there."""
        try:
            disk = ox.Store(folder)
            disk.bulk_extend(self.dataset)
            disk.optimize()
            disk.flush()
        except OSError as error:
            raise FileError(folder, f"cannot be written: {error}") from error
        del disk
        return Store.open(folder, self.reading)
