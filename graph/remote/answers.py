"""Answers as rows or triples, once it is sure that they are whole.

A format that has an end of its own (SPARQL results in JSON and XML, RDF/XML) is read to that end. One that has none,
such as N-Triples, is believed only when HTTP says how long it is: a line missing at the end would not be seen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from istilah.graph.errors import StoreAnswerError
from istilah.graph.remote.connection import Answer
from istilah.graph.remote.kept_bytes import KeptBytes

#: The formats of rows and truth values, by the media type that an answer may say it is.
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
#: The formats of triples.
TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ENDS = {ox.QueryResultsFormat.JSON: b"}", ox.QueryResultsFormat.XML: b"sparql>"}

Rows = ox.QuerySolutions | ox.QueryBoolean


def row_count(answer: Answer) -> int:
    """Return how many rows an answer has, 0 for a truth value; raises StoreAnswerError unless it is whole."""
    count, fault = _counted(answer)
    if fault:
        raise _garbled(answer, fault)
    if not _tail(answer.body).endswith(_ENDS[ROWS[answer.media_type]]):
        raise _garbled(answer, "it breaks off")
    return count


def _counted(answer: Answer) -> tuple[int, str]:
    """Return the number of rows and what is wrong with them.

    Results may not outlive their thread, and the traceback of an error raised here would keep them alive.
    """
    try:
        found = _parsed(answer)
        return 0 if isinstance(found, ox.QueryBoolean) else sum(1 for _ in found), ""
    except SyntaxError as error:
        return 0, str(error.msg)


def rows(answer: Answer) -> Rows:
    """Return the rows or the truth value of an answer that `row_count` has found to be whole."""
    answer.body.seek(0)
    return _parsed(answer)


def truth_value(found: Rows) -> ox.QueryBoolean:
    """Return a truth value as such; Virtuoso 7 writes that of `ASK {}` as a row with 1 or 0."""
    if isinstance(found, ox.QueryBoolean):
        return found
    is_true = any(row[0] is not None and row[0].value in ("1", "true") for row in found)
    value = ox.parse_query_results(f'{{"head":{{}},"boolean":{str(is_true).lower()}}}', ox.QueryResultsFormat.JSON)
    assert isinstance(value, ox.QueryBoolean)
    return value


def solutions(answer: Answer, wanted: Iterable[str]) -> Iterator[ox.QuerySolution]:
    """Yield the rows of such an answer, with the variables that were `wanted`.

    Raises StoreAnswerError for a truth value, and for rows of other variables.
    """
    if fault := _off_the_point(answer, wanted):
        raise StoreAnswerError(answer.url, fault, "docs/stores.md has the URLs of the usual servers")
    yield from rows(answer)  # type: ignore[misc]  # a truth value is off the point


def _off_the_point(answer: Answer, wanted: Iterable[str]) -> str:
    """Return what an answer tells instead of the rows that were wanted, "" for these; see `_counted`."""
    found = rows(answer)
    if isinstance(found, ox.QueryBoolean):
        return "asked for rows, it answered with a truth value"
    names = [variable.value for variable in found.variables]
    missing = [name for name in wanted if name not in names]
    if not missing or next(found, None) is None:
        return ""
    told = ", ".join(f"?{name}" for name in names[:5]) or "nothing"
    return f"asked for ?{missing[0]}, it answered with rows of {told}"


def triples(answer: Answer) -> ox.Store:
    """Return the triples of an answer in a store of their own; raises StoreAnswerError unless they are all there."""
    format = TRIPLES.get(answer.media_type)
    if format is None:
        raise _mistaken(answer, "triples")
    if format != ox.RdfFormat.RDF_XML and not answer.is_framed:
        raise StoreAnswerError(
            answer.url, "it does not say how long its answer is", "ask with SELECT, or through a server that says"
        )
    found = ox.Store()
    try:
        if format == ox.RdfFormat.RDF_XML:
            _read_xml(answer.body)
        found.bulk_load(_stream(answer), format=format, base_iri=answer.url, lenient=True)
    except (SyntaxError, ValueError) as error:
        raise _garbled(answer, str(error)) from None
    return found


def _parsed(answer: Answer) -> Rows:
    format = ROWS.get(answer.media_type)
    if format is None:
        raise _mistaken(answer, "rows")
    answer.body.seek(0)
    return ox.parse_query_results(_stream(answer), format)


def _stream(answer: Answer) -> IO[bytes]:
    return answer.body  # type: ignore[return-value]  # all that Oxigraph wants of a stream is `read`


def _tail(body: KeptBytes) -> bytes:
    length = body.seek(0, os.SEEK_END)
    body.seek(max(0, length - 64))
    return body.read().rstrip()


def _read_xml(body: KeptBytes) -> None:
    """Read XML to its end, for Oxigraph takes a document that breaks off for a whole one."""
    from xml.parsers import expat

    try:
        expat.ParserCreate().ParseFile(body)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    body.seek(0)


def _mistaken(answer: Answer, wanted: str) -> StoreAnswerError:
    said = f"says that it sends {answer.media_type}" if answer.media_type else "does not say what it sends"
    return StoreAnswerError(
        answer.url,
        f"asked for {wanted}, it {said}: this is no SPARQL endpoint",
        "docs/stores.md has the URLs of the usual servers",
    )


def _garbled(answer: Answer, reason: str) -> StoreAnswerError:
    return StoreAnswerError(
        answer.url,
        f"its answer is not the {answer.media_type} that it says it is: {reason}",
        "nothing of it was taken; try again, and see the server's log",
    )
