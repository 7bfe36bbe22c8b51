"""The description of the service: what it can do and what it holds (SPARQL 1.1 Service Description, VoID).

What it holds is counted by queries, once for each version of the data. No blank nodes: what is described has a
fragment of the endpoint's address for its name.
"""

import asyncio
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from istilah.exports.pages.documents import write_triples
from istilah.exports.pages.site import Site
from istilah.graph.errors import IstilahError
from istilah.ontology import PREFIXES
from istilah.web.formats import Choice
from istilah.web.problems import ProblemError
from istilah.web.requests import address_of, pool_of, site_of, version_of, writes_of

_SD, _VOID, _DCT = "http://www.w3.org/ns/sparql-service-description#", PREFIXES["void"], PREFIXES["dct"]
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)
_TYPE = PREFIXES["rdf"] + "type"
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")

_SIZES = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects) (COUNT(DISTINCT ?p) AS ?properties)
(COUNT(DISTINCT ?o) AS ?distinctObjects) { ?s ?p ?o }"""
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) { ?s ?property ?o } GROUP BY ?property ORDER BY ?property"
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
#: How many classes, properties and graphs are listed.
_MOST = 5000

_Count = tuple[str, str]


class Holdings(NamedTuple):
    """What a store holds: sizes by their name in VoID, and the classes, properties and graphs with their counts."""

    sizes: list[_Count]
    classes: list[_Count]
    properties: list[_Count]
    graphs: list[_Count]


class Descriptions:
    """The holdings of the store behind a site, counted when they are first asked for."""

    def __init__(self, site: Site) -> None:
        self._lock = asyncio.Lock()
        self._counted: Holdings | None = None

    async def holdings(self, request: Request) -> Holdings:
        """Return what the store holds; when counting takes longer than a query may, nothing but the graphs."""
        async with self._lock:
            if self._counted is None:
                self._counted = await _holdings(request)
            return self._counted


async def described(request: Request, choice: Choice) -> Response:
    """Return the description in a format."""
    descriptions = version_of(request).made(Descriptions)
    triples = list(_service(request, await descriptions.holdings(request)))
    body = await run_in_threadpool(write_triples, triples, choice.name)
    return Response(body, media_type=choice.media_type, headers={"Vary": "Accept"})


async def _holdings(request: Request) -> Holdings:
    sizes = await _table(request, _SIZES)
    parts = [await _table(request, query) for query in (_CLASSES, _PROPERTIES, _GRAPHS)]
    counts = ([(row[0][1], row[1][1]) for row in table.rows if row[0] and row[0][0] == "iri"] for table in parts)
    named = [(name, cell[1]) for row in sizes.rows for name, cell in zip(sizes.columns, row, strict=True)]
    if 0 < len(parts[0].rows) < _MOST:
        named.append(("classes", str(len(parts[0].rows))))
    return Holdings(named, *counts)


class _Table(NamedTuple):
    """The rows of an answer; a cell begins with the kind of its term and its value."""

    columns: list[str]
    rows: list[Any]


async def _table(request: Request, query: str) -> _Table:
    try:
        found = json.loads((await pool_of(request).answer(query=query, rows=_MOST)).body)
    except (IstilahError, ProblemError):
        return _Table([], [])
    return _Table(found["columns"], found["rows"])


def _service(request: Request, holdings: Holdings) -> Iterator[ox.Triple]:
    """Yield what the service is and can do."""
    endpoint = address_of(request)
    store = site_of(request).map.store
    service, dataset = f"{endpoint}#service", f"{endpoint}#dataset"
    yield _link(service, _TYPE, _SD + "Service")
    yield _link(service, _SD + "endpoint", endpoint)
    yield _link(service, _SD + "supportedLanguage", _SD + "SPARQL11Query")
    if writes_of(request):
        yield _link(service, _SD + "supportedLanguage", _SD + "SPARQL11Update")
    for name in _RESULT_FORMATS:
        yield _link(service, _SD + "resultFormat", _FORMATS + name)
    if store.reading.union:
        yield _link(service, _SD + "feature", _SD + "UnionDefaultGraph")
    if store.reading.services:
        yield _link(service, _SD + "feature", _SD + "BasicFederatedQuery")
    yield _link(service, _SD + "defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple")
    yield _link(service, _SD + "defaultDataset", dataset)
    yield from _dataset(request, dataset, holdings)
    yield from _default_graph(f"{endpoint}#default-graph", holdings)
    for number, graph in enumerate(holdings.graphs, 1):
        yield from _named_graph(dataset, f"{endpoint}#graph-{number}", graph)


def _dataset(request: Request, dataset: str, holdings: Holdings) -> Iterator[ox.Triple]:
    scheme = site_of(request).scheme
    yield _link(dataset, _TYPE, _SD + "Dataset")
    yield _link(dataset, _TYPE, _VOID + "Dataset")
    yield _link(dataset, _SD + "defaultGraph", address_of(request) + "#default-graph")
    yield _link(dataset, _VOID + "sparqlEndpoint", address_of(request))
    for title in scheme.titles:
        if title.text:
            yield _triple(dataset, _DCT + "title", _text(title.text, title.language))
    if scheme.licence:
        yield _link(dataset, _DCT + "license", scheme.licence)
    if scheme.version:
        yield _triple(dataset, PREFIXES["owl"] + "versionInfo", ox.Literal(scheme.version))
    yield from _sizes(dataset, holdings.sizes)


def _default_graph(graph: str, holdings: Holdings) -> Iterator[ox.Triple]:
    yield _link(graph, _TYPE, _SD + "Graph")
    yield _link(graph, _TYPE, _VOID + "Dataset")
    yield from _sizes(graph, holdings.sizes)
    parts = (("class", "entities", holdings.classes), ("property", "triples", holdings.properties))
    for kind, counted, counts in parts:
        for number, (iri, count) in enumerate(counts, 1):
            part = f"{graph}-{kind}-{number}"
            yield _link(graph, f"{_VOID}{kind}Partition", part)
            yield _link(part, _VOID + kind, iri)
            yield _number(part, _VOID + counted, count)


def _named_graph(dataset: str, node: str, graph: _Count) -> Iterator[ox.Triple]:
    name, triples = graph
    yield _link(dataset, _SD + "namedGraph", node)
    yield _link(node, _TYPE, _SD + "NamedGraph")
    yield _link(node, _SD + "name", name)
    yield _link(node, _SD + "graph", node + "-content")
    yield _link(node + "-content", _TYPE, _SD + "Graph")
    yield _number(node + "-content", _VOID + "triples", triples)


def _sizes(subject: str, sizes: Iterable[_Count]) -> Iterator[ox.Triple]:
    for name, count in sizes:
        yield _number(subject, _VOID + name, count)


def _link(subject: str, predicate: str, object: str) -> ox.Triple:
    return _triple(subject, predicate, ox.NamedNode(object))


def _number(subject: str, predicate: str, count: str) -> ox.Triple:
    return _triple(subject, predicate, ox.Literal(count, datatype=_INTEGER))


def _triple(subject: str, predicate: str, object: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), object)


def _text(text: str, language: str) -> ox.Literal:
    return ox.Literal(text, language=language) if language else ox.Literal(text)
