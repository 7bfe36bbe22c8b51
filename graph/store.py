"""The store: an RDF dataset on Oxigraph, in memory or in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from istilah.graph.errors import DataError, FileError, QuerySyntaxError, RdfSyntaxError
from istilah.ontology import PREFIXES

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    import rdflib
else:
    from istilah.graph._tuples import NamedTuple

#: RDF formats by file ending.
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}

Results = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class Part(NamedTuple):
    """A file of RDF and the named graph that its triples go to."""

    path: str
    graph: ox.NamedNode


class Store:
    """An RDF dataset; queries see the union of its graphs as the default graph.

    >>> store = Store()
    >>> store.load([Part("map.ttl", CONCEPTS)])
    >>> len(store)
    1042
    """

    def __init__(self, dataset: ox.Store | None = None) -> None:
        self.dataset = ox.Store() if dataset is None else dataset

    @classmethod
    def open(cls, folder: str) -> Store:
        """Open a store in a folder for reading; many processes may do so at once.

        Raises FileError when there is no sound store.
        """
        try:
            return cls(ox.Store.read_only(folder))
        except (OSError, ValueError) as error:
            raise FileError(folder, f"not a store: {error}") from error

    @property
    def quads(self) -> Callable[..., Iterator[Any]]:
        """The quads of a pattern, read straight from the indexes: ``store.quads(subject, predicate, None)``.

        Loosely typed on purpose: Oxigraph's types allow RDF 1.2 triple terms wherever a node may stand, and a check
        at every access would double the cost of a look-up. Callers check what a file of a stranger may hold.
        """
        return self.dataset.quads_for_pattern

    def __len__(self) -> int:
        return len(self.dataset)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self.dataset)

    def load(self, parts: Iterable[Part]) -> None:
        """Load files, all or none.

        Raises FileError for a file that cannot be read, RdfSyntaxError for one that is not what its name says.
        A store that holds something already is left as it was: the files are parsed once before any is taken.
        An empty store needs no rehearsal, it is emptied again.
        """
        parts = list(parts)
        rehearse = len(self.dataset) > 0
        contents = [(part, *_read(part.path)) for part in parts]
        if rehearse:
            for part, data, format in contents:
                staging = ox.Store()
                _load(staging, data, format, part)
        try:
            for part, data, format in contents:
                _load(self.dataset, data, format, part)
        except RdfSyntaxError:
            self.dataset.clear()
            raise

    def query(self, sparql: str) -> Results:
        """Evaluate a SPARQL 1.1 query over the union of the graphs; our prefixes need no declaration.

        Raises QuerySyntaxError, and FederationError for `SERVICE`, which reaches nothing.
        """
        try:
            if "service" in sparql.lower():
                from istilah.graph.federation import refuse_federation

                refuse_federation(sparql)
            return self.dataset.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise query_syntax_error(error, sparql) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise DataError(f"the query failed: {error}") from None

    def update(self, sparql: str) -> None:
        """Apply a SPARQL 1.1 update, whole or not at all; our prefixes need no declaration."""
        self.dataset.update(sparql, prefixes=PREFIXES)

    def rdflib(self) -> rdflib.Dataset:
        """Return the same data, not a copy, as an rdflib Dataset; its default graph is the union.

        Load into it with ``format="ox-turtle"``: rdflib's own parsers are 15 times slower.
        """
        import oxrdflib
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.dataset), default_union=True)

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
        return Store.open(folder)


def query_syntax_error(error: SyntaxError, sparql: str) -> QuerySyntaxError:
    """Return Oxigraph's complaint about a query as ours, with the place that its message names."""
    import re

    found = re.match(r"error at (\d+):(\d+): (.*)", str(error.msg), re.DOTALL)
    if not found:
        return QuerySyntaxError(str(error.msg), sparql, None, None)
    return QuerySyntaxError(_readable(found[3]), sparql, int(found[1]), int(found[2]))


def _readable(complaint: str) -> str:
    """Return what the parser complains of: its own words where it has some, else the tokens that it expected.

    The character classes of its grammar are left out; they fill several lines.
    """
    before, expected, rest = complaint.partition("expected ")
    if not expected:
        return complaint
    items = [item for item in rest.removeprefix("one of ").split(", ") if not item.startswith("[")]
    words = [item for item in items if " " in item and not item.startswith(('"', "'"))]
    if words:
        return ", ".join(words)
    return f"{before}expected {' or '.join(items)}" if items else f"{before}this was not expected"


def files(path: str) -> list[str]:
    """Return the files of a map in a fixed order: the file itself, or all RDF files of the folder."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if os.path.splitext(name)[1].lower() in FORMATS
    )
    if not found:
        raise FileError(path, "the folder holds no RDF file", f"endings: {', '.join(FORMATS)}")
    return found


def format_of(path: str) -> ox.RdfFormat:
    """Return the RDF format that a file's ending names, or raise FileError."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise FileError(path, f"no RDF format is known by the ending {ending!r}", f"one of: {', '.join(FORMATS)}")
    return FORMATS[ending]


def _read(path: str) -> tuple[bytes, ox.RdfFormat]:
    format = format_of(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise FileError(path, error.strerror or str(error), "check the name and the permissions") from None
    if not data.strip():
        raise FileError(path, "the file is empty", "give a file with at least one concept")
    if b"\0" in data[:4096]:
        raise FileError(path, "this is a binary file, not RDF", f"save it as text, one of: {', '.join(FORMATS)}")
    return data, format


def _load(dataset: ox.Store, data: bytes, format: ox.RdfFormat, part: Part) -> None:
    """Load bytes into the store; a file with IRIs that only a strict reader minds is taken all the same."""
    base = "file://" + os.path.abspath(part.path)
    graph = None if format.supports_datasets else part.graph
    try:
        dataset.load(data, format, base_iri=base, to_graph=graph)
    except SyntaxError as strict:
        try:
            dataset.load(data, format, base_iri=base, to_graph=graph, lenient=True)
        except SyntaxError:
            raise _rdf_syntax_error(part.path, strict, data) from None


def _rdf_syntax_error(path: str, error: SyntaxError, data: bytes) -> RdfSyntaxError:
    message = str(error.msg)
    reason = message.partition(": ")[2] or message
    lines = data.decode("utf-8", "replace").splitlines()
    text = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    hint = "mend the line; a missing full stop, quote or prefix on the line before is a common cause"
    return RdfSyntaxError(path, reason, error.lineno, error.offset, text[:200], hint)
