"""Answers: the result of a query in the formats of the W3C, or as rows for a page.

This is what a worker does between reading a request and writing a reply; it knows nothing of processes.
"""

import io
import json
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from istilah.graph.errors import DataError
from istilah.graph.store import Graphs, Results

if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore

#: The formats of solutions and truth values, by the name that requests give them.
SOLUTIONS = {
    "json": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    "xml": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    "csv": ("text/csv", ox.QueryResultsFormat.CSV),
    "tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}
#: The formats of triples.
TRIPLES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
#: How large an answer may grow, in bytes and in triples: it is held in memory.
MOST_BYTES = 64 << 20
MOST_TRIPLES = 500_000


class Reply(NamedTuple):
    """An answer: its kind (solutions, triples or rows) and its bytes, none when the client takes no such kind."""

    kind: str
    body: bytes


class TooLargeError(DataError):
    """An answer outgrew what a server can hold."""

    def __init__(self) -> None:
        super().__init__("the answer is too large to send", "add a LIMIT, or join the patterns on a shared variable")


class UnwritableError(DataError):
    """An answer holds what the format that was asked for cannot."""


def answer(
    store: "ReadableStore",
    query: str,
    solutions: str | None,
    triples: str | None,
    graphs: Graphs | None = None,
    base: str | None = None,
) -> Reply:
    """Return the answer to a query: solutions in one format, triples in the other; None where none is accepted."""
    results = store.query(query, graphs, base)
    if isinstance(results, ox.QueryTriples):
        return Reply("triples", _triples(results, triples) if triples else b"")
    return Reply("solutions", _solutions(results, solutions) if solutions else b"")


def graph(store: "ReadableStore", name: str | None, triples: str) -> Reply:
    """Return the graph of a name, without one the default graph, in a format."""
    return Reply("triples", _triples(store.graph(name), triples))


def rows(store: "ReadableStore", query: str, most: int) -> Reply:
    """Return the answer to a query as the JSON that a page is made of, with so many rows at most."""
    results = store.query(query)
    found: dict[str, Any]
    if isinstance(results, ox.QueryBoolean):
        found = {"kind": "boolean", "truth": bool(results)}
    elif isinstance(results, ox.QueryTriples):
        found = {"kind": "triples", "columns": ["subject", "predicate", "object"]}
        found |= _first(([t.subject, t.predicate, t.object] for t in results), most)
    else:
        found = {"kind": "rows", "columns": [variable.value for variable in results.variables]}
        found |= _first((list(solution) for solution in results), most)
    return Reply("rows", json.dumps(found).encode())


def _first(found: Any, most: int) -> dict[str, Any]:
    shown: list[list[list[str] | None]] = []
    for row in found:
        if len(shown) == most:
            return {"rows": shown, "more": True}
        shown.append([_term(term) for term in row])
    return {"rows": shown, "more": False}


def _term(term: Any) -> list[str] | None:
    if isinstance(term, ox.NamedNode):
        return ["iri", term.value]
    if isinstance(term, ox.Literal):
        return ["literal", term.value, term.language or "", "" if term.language else term.datatype.value]
    if isinstance(term, ox.BlankNode):
        return ["blank", str(term)]
    return None if term is None else ["triple", str(term)]


def _solutions(results: Results, name: str) -> bytes:
    sink = _Sink()
    try:
        results.serialize(sink, format=SOLUTIONS[name][1])  # type: ignore[arg-type]
    except OSError:
        if sink.full:
            raise TooLargeError() from None
        raise
    return sink.getvalue()


def _triples(results: Iterable[ox.Triple], name: str) -> bytes:
    from istilah.exports.pages.documents import write_triples

    found = list(islice(results, MOST_TRIPLES + 1))
    if len(found) > MOST_TRIPLES:
        raise TooLargeError()
    try:
        return write_triples(found, name)
    except DataError as error:
        raise UnwritableError(error.message, error.hint) from None


class _Sink(io.BytesIO):
    """Bytes in memory, up to a limit."""

    full = False

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > MOST_BYTES:
            self.full = True
            raise OSError("the answer is too large")
        return super().write(data)
