"""Results: solutions, truth values and graphs, read by rdflib and compared as SPARQL 1.1 says they are equal."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from rdflib import RDF, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.query import Result
from rdflib.term import Node

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
Row = tuple[Node | None, ...]


class Table(NamedTuple):
    """Solutions: the names of the variables, sorted, and a row for each solution; `ordered` when their order counts."""

    variables: tuple[str, ...]
    rows: list[Row]
    ordered: bool = False


Results = Table | bool | Graph


def read_results(data: bytes, format: str, base: str = "") -> Results:
    """Return results as they are written in a format: srx, srj, csv, tsv, or one of RDF."""
    if format in ("ttl", "rdf", "nt"):
        names = {"ttl": "turtle", "rdf": "xml", "nt": "nt"}
        graph = Graph().parse(data=data, format=names[format], publicID=base or None)
        sets = list(graph.subjects(RDF.type, RS.ResultSet))
        return _described(graph, sets[0]) if sets else graph
    if format == "csv":
        return _csv(data.decode())
    result = Result.parse(io.BytesIO(data), format={"srx": "xml", "srj": "json", "tsv": "tsv"}[format])
    if result.type == "ASK":
        return bool(result.askAnswer)
    names = sorted(str(variable) for variable in result.vars or ())
    bindings = ({str(name): term for name, term in row.items()} for row in result.bindings)
    return Table(tuple(names), [tuple(row.get(name) for name in names) for row in bindings])


def equal(expected: Results, found: Results) -> bool:
    """Tell whether results are equal: graphs up to isomorphism, solutions as bags with blank nodes renamed."""
    if isinstance(expected, Graph):
        return isinstance(found, Graph) and isomorphic(expected, found)
    if isinstance(expected, bool) or not isinstance(found, Table):
        return expected == found
    if expected.variables != found.variables or len(expected.rows) != len(found.rows):
        return False
    if expected.ordered:
        return next(_renamings(expected.rows, found.rows, {}, ordered=True), None) is not None
    if Counter(map(_shape, expected.rows)) != Counter(map(_shape, found.rows)):
        return False
    return next(_renamings(expected.rows, found.rows, {}, ordered=False), None) is not None


def _renamings(left: list[Row], right: list[Row], known: dict[Node, Node], ordered: bool) -> Iterator[dict[Node, Node]]:
    """Yield the ways to rename the blank nodes of some rows so that they are some others."""
    if not left:
        yield known
        return
    tried: set[Row] = set()
    for place, candidate in enumerate(right[:1] if ordered else right):
        if candidate not in tried and (renamed := _joined(left[0], candidate, known)) is not None:
            tried.add(candidate)
            yield from _renamings(left[1:], right[:place] + right[place + 1 :], renamed, ordered)


def _joined(left: Row, right: Row, known: dict[Node, Node]) -> dict[Node, Node] | None:
    renamed = dict(known)
    for one, other in zip(left, right, strict=True):
        if isinstance(one, BNode) and isinstance(other, BNode):
            if renamed.get(one, other) != other or (one not in renamed and other in renamed.values()):
                return None
            renamed[one] = other
        elif _plain(one) != _plain(other):
            return None
    return renamed


def _shape(row: Row) -> tuple[object, ...]:
    return tuple("_:" if isinstance(term, BNode) else _plain(term) for term in row)


def _plain(term: Node | None) -> object:
    """Return a term so that equal ones compare equal.

    Language tags ignore case (RDF 1.1 Concepts, 3.3). Numbers and truth values are compared by their value in their
    datatype: Oxigraph writes 1.0E6 as 1000000, and the suite does not mean to test how a number is spelt.
    """
    if isinstance(term, Literal):
        datatype = str(term.datatype).rpartition("#")[2] if term.datatype else ""
        return _value(str(term), datatype), "" if datatype == "string" else datatype, (term.language or "").lower()
    return term if term is None else (type(term).__name__, str(term))


def _value(text: str, datatype: str) -> object:
    if datatype == "boolean":
        return {"1": "true", "0": "false"}.get(text, text)
    if datatype not in ("integer", "decimal", "double", "float", "number"):
        return text
    try:
        return float(text) if datatype in ("double", "float", "number") else Decimal(text)
    except (ValueError, InvalidOperation):
        return text


def _csv(text: str) -> Table:
    """Return a table of CSV, its values as they are written there: that format knows no kinds of terms."""
    header, *rows = csv.reader(io.StringIO(text))
    order = sorted(range(len(header)), key=header.__getitem__)
    terms = ([_cell(cell) for cell in row] for row in rows)
    return Table(tuple(sorted(header)), [tuple(row[place] for place in order) for row in terms])


def _cell(text: str) -> Node:
    if text.startswith("_:"):
        return BNode(text[2:])
    is_number = re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", text)
    return Literal(text, datatype=RS.number if is_number else None)


def _described(graph: Graph, node: Node) -> Results:
    """Return results that are written as RDF (the vocabulary of the older tests)."""
    truth = graph.value(node, RS.boolean)
    if truth is not None:
        return bool(truth.toPython())
    names = sorted(str(name) for name in graph.objects(node, RS.resultVariable))
    solutions = sorted(graph.objects(node, RS.solution), key=lambda each: int(graph.value(each, RS["index"]) or 0))
    ordered = any(graph.value(each, RS["index"]) for each in solutions)
    return Table(tuple(names), [_solution(graph, each, names) for each in solutions], ordered)


def _solution(graph: Graph, node: Node, names: Sequence[str]) -> Row:
    bindings = graph.objects(node, RS.binding)
    found = {str(graph.value(each, RS.variable)): graph.value(each, RS.value) for each in bindings}
    return tuple(found.get(name) for name in names)
