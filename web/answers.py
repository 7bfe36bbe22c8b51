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
from istilah.web import counts
from istilah.web.limits import DEFAULT, Limits

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


class Reply(NamedTuple):
    """An answer: its kind (solutions, triples or rows) and its bytes, none when the client takes no such kind.

    `rows` is how many it has, solutions or triples.
    """

    kind: str
    body: bytes
    rows: int = 0


class TooLargeError(DataError):
    """An answer is larger than is held in memory; `limit` is "size" and `most` its bytes."""

    limit = "size"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"the answer is larger than {most >> 20} MB",
            "add a LIMIT, join the patterns on a shared variable, or raise --max-size",
        )
        self.most = most


class TooManyRowsError(DataError):
    """An answer has more rows than are sent; `limit` is "rows" and `most` their number."""

    limit = "rows"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"the answer has more than {most} rows",
            "add a LIMIT, join the patterns on a shared variable, or raise --max-rows",
        )
        self.most = most


class UnwritableError(DataError):
    """An answer holds what the format that was asked for cannot."""


def answer(
    store: "ReadableStore",
    query: str,
    solutions: str | None,
    triples: str | None,
    graphs: Graphs | None = None,
    base: str | None = None,
    limits: Limits = DEFAULT,
) -> Reply:
    """Return the answer to a query: solutions in one format, triples in the other; None where none is accepted."""
    results = store.query(query, graphs, base)
    if isinstance(results, ox.QueryTriples):
        return _triples(results, triples, limits) if triples else Reply("triples", b"")
    return _solutions(results, solutions, limits) if solutions else Reply("solutions", b"")


def graph(store: "ReadableStore", name: str | None, triples: str, limits: Limits = DEFAULT) -> Reply:
    """Return the graph of a name, without one the default graph, in a format."""
    return _triples(store.graph(name), triples, limits)


def rows(store: "ReadableStore", query: str, most: int, limits: Limits = DEFAULT) -> Reply:
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
    return Reply("rows", _sized(json.dumps(found).encode(), limits), len(found.get("rows", "1")))


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


def _solutions(results: Results, name: str, limits: Limits) -> Reply:
    sink = _Sink(limits.size)
    try:
        results.serialize(sink, format=SOLUTIONS[name][1])  # type: ignore[arg-type]
    except OSError:
        if sink.full:
            raise TooLargeError(limits.size) from None
        raise
    body = sink.getvalue()
    count = counts.solutions(body, name)
    if count > limits.rows:
        raise TooManyRowsError(limits.rows)
    return Reply("solutions", body, count)


def _triples(results: Iterable[ox.Triple], name: str, limits: Limits) -> Reply:
    from istilah.exports.pages.documents import write_triples

    found = list(islice(results, limits.rows + 1))
    if len(found) > limits.rows:
        raise TooManyRowsError(limits.rows)
    try:
        body = write_triples(found, name)
    except DataError as error:
        raise UnwritableError(error.message, error.hint) from None
    return Reply("triples", _sized(body, limits), len(found))


def _sized(body: bytes, limits: Limits) -> bytes:
    if len(body) > limits.size:
        raise TooLargeError(limits.size)
    return body


class _Sink(io.BytesIO):
    """Bytes in memory, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.full = most, False

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self.most:
            self.full = True
            raise OSError("the answer is too large")
        return super().write(data)
