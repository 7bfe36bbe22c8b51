"""The results of a query: a table to read, and the formats of the W3C to process."""

import sys

import pyoxigraph as ox

from istilah.cli.style import dim, is_coloured, rendered, width
from istilah.graph.errors import UsageError
from istilah.ontology import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from istilah.graph.store import Results

#: For SELECT and ASK: the table, and SPARQL 1.1 Query Results JSON, CSV, TSV and XML.
ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
#: For CONSTRUCT and DESCRIBE: Turtle, and these.
GRAPH_FORMATS = {"ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


def write_results(results: "Results", format: str | None, stream: "BinaryIO", shown: bool) -> None:
    """Write the results of a query in a format, without one in that which is read best.

    `shown` tells that the stream is standard output, for the width and the colours of a table. Raises UsageError for
    a format that such results do not have.
    """
    if isinstance(results, ox.QueryTriples):
        _write_graph(results, format or "turtle", stream)
    elif format in ROW_FORMATS:
        results.serialize(stream, format=ROW_FORMATS[format])
        if shown and sys.stdout.isatty():
            stream.write(b"\n")  # the formats end without one, and the prompt would stand behind the data
    elif format not in ("table", None):
        raise UsageError(f"SELECT and ASK have no {format}", f"one of: table, {', '.join(ROW_FORMATS)}")
    elif isinstance(results, ox.QueryBoolean):
        stream.write(b"true\n" if results else b"false\n")
    else:
        _write_table(results, stream, shown)


def _write_graph(triples: ox.QueryTriples, format: str, stream: "BinaryIO") -> None:
    if format == "turtle":
        from istilah.exports.turtle import turtle

        for piece in turtle(triples):
            stream.write(piece.encode())
    elif format in GRAPH_FORMATS:
        triples.serialize(stream, format=GRAPH_FORMATS[format])
    else:
        raise UsageError(f"CONSTRUCT and DESCRIBE have no {format}", f"one of: turtle, {', '.join(GRAPH_FORMATS)}")


def _write_table(solutions: ox.QuerySolutions, stream: "BinaryIO", shown: bool) -> None:
    from istilah.cli.table import table

    coloured = shown and is_coloured(sys.stdout)
    header = [variable.value for variable in solutions.variables]
    rows = ([cell(term) for term in solution] for solution in solutions)
    for line in table(header, rows, width() if shown else None):
        stream.write((rendered(line, coloured) + "\n").encode())


def cell(term: object) -> str:
    """Return a term as people read it: a prefixed name, or a text with its language; "" for none."""
    if isinstance(term, ox.NamedNode):
        return _short(term.value)
    if isinstance(term, ox.Literal):
        text = " ".join(term.value.split())
        return f"{text} {dim(f'@{term.language}')}" if term.language else text
    return "" if term is None else str(term)


def _short(iri: str) -> str:
    fitting = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    namespace, prefix = max(fitting)
    return f"{prefix}:{iri[len(namespace) :]}"
