"""The SPARQL 1.1 Protocol, the Graph Store Protocol and the service description, over a plain dataset of our own.

The W3C's tests of the same are replayed by `python -m tests.w3c`; see tests/w3c.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from tests.w3c.description import SD
from tests.w3c.results import Table, equal, read_results

from istilah.graph.concept_map import open_plain
from istilah.graph.store import Reading

Serving = Callable[..., AbstractContextManager[str]]

DATASET = """
PREFIX : <http://example.org/>
:a :p :b .
GRAPH :one { :a :p 1 . :one :p [ :q "eins"@de ] . }
GRAPH :two { :a :p 2 , 2.50 , "zwei" . }
GRAPH <http://example.org/sp%20ace> { :s :p :s }
"""
ONE, TWO = "http://example.org/one", "http://example.org/two"
ALL = "SELECT ?o { <http://example.org/a> <http://example.org/p> ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[httpx.Client]:
    """Return a client of a server of the plain dataset."""
    file = tmp_path_factory.mktemp("plain") / "dataset.trig"
    file.write_text(DATASET, encoding="utf-8")
    with serving(open_plain(str(file))) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def _found(client: httpx.Client, query: str, **parameters: object) -> set[str]:
    answer = client.get("/sparql", params={"query": query, **parameters})  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return {term["value"] for row in answer.json()["results"]["bindings"] for term in row.values()}


def test_a_plain_dataset_is_served_as_it_is(plain: httpx.Client) -> None:
    assert _found(plain, ALL) == {"http://example.org/b"}
    assert _found(plain, GRAPHS) == {ONE, TWO, "http://example.org/sp%20ace"}


def test_the_graphs_of_a_request_take_the_place_of_those_of_the_query(plain: httpx.Client) -> None:
    assert _found(plain, ALL, **{"default-graph-uri": [ONE, TWO]}) == {"1", "2", "2.5", "zwei"}
    assert _found(plain, ALL.replace("{", f"FROM <{TWO}> {{", 1), **{"default-graph-uri": ONE}) == {"1"}
    assert _found(plain, GRAPHS, **{"named-graph-uri": [TWO]}) == {TWO}
    assert (
        _found(plain, ALL, **{"named-graph-uri": ONE}) == _found(plain, GRAPHS, **{"default-graph-uri": ONE}) == set()
    )


def test_from_names_the_graphs_of_a_query(plain: httpx.Client) -> None:
    assert _found(plain, ALL.replace("{", f"FROM <{ONE}> {{", 1)) == {"1"}
    assert _found(plain, GRAPHS.replace("{", f"FROM NAMED <{TWO}> {{", 1)) == {TWO}


@pytest.mark.parametrize(
    ("media_type", "content"),
    [("application/x-www-form-urlencoded", str(httpx.QueryParams(query=ALL))), ("Application/SPARQL-Query", ALL)],
)
def test_the_graphs_may_stand_in_the_address_of_what_is_posted(
    plain: httpx.Client, media_type: str, content: str
) -> None:
    headers = {"Content-Type": media_type}
    answer = plain.post("/sparql", params={"default-graph-uri": ONE}, content=content, headers=headers)
    assert [row["o"]["value"] for row in answer.json()["results"]["bindings"]] == ["1"]


def test_parameters_that_the_protocol_does_not_know_do_no_harm(plain: httpx.Client) -> None:
    assert plain.get("/sparql", params={"query": "ASK {}", "timeout": "5", "debug": "on"}).json()["boolean"] is True


def test_relative_iris_are_relative_to_the_endpoint(plain: httpx.Client) -> None:
    answer = plain.get("/sparql", params={"query": "SELECT (IRI('x') AS ?x) (STR(<y>) AS ?y) {}"})
    assert {term["value"] for term in answer.json()["results"]["bindings"][0].values()} == {
        str(plain.base_url.join("/x")),
        str(plain.base_url.join("/y")),
    }


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/xml", "application/xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/turtle, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+xml, */*;q=0", "application/sparql-results+xml"),
        ("text/turtle;q=1, text/*;q=0.9, application/json;q=0.2", "text/csv"),
    ],
)
def test_solutions_are_called_what_the_client_calls_them(
    plain: httpx.Client, accept: str | None, media_type: str
) -> None:
    headers = {"Accept": accept} if accept else {"Accept": ""}
    answer = plain.get("/sparql", params={"query": ALL}, headers=headers)
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert answer.headers["vary"] == "Accept"


def test_a_header_in_several_lines_is_one_list(plain: httpx.Client) -> None:
    lines = [("Accept", "text/csv;q=0.5"), ("Accept", "application/sparql-results+xml")]
    answer = plain.get("/sparql", params={"query": ALL}, headers=lines)
    assert answer.headers["content-type"].startswith("application/sparql-results+xml")


@pytest.mark.parametrize("format", ["srx", "srj", "tsv"])
def test_all_formats_say_the_same_of_solutions(plain: httpx.Client, format: str) -> None:
    query = "SELECT ?s ?o ?none { GRAPH <http://example.org/two> { ?s ?p ?o } }"
    name = {"srx": "xml", "srj": "json"}.get(format, format)
    answer = plain.get("/sparql", params={"query": query, "format": name})
    a, xsd = rdflib.URIRef("http://example.org/a"), rdflib.XSD
    values = (rdflib.Literal(2), rdflib.Literal("2.50", datatype=xsd.decimal), rdflib.Literal("zwei"))
    expected = Table(("none", "o", "s"), [(None, value, a) for value in values])
    assert equal(expected, read_results(answer.content, format))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib uses it itself
@pytest.mark.parametrize(
    "media_type",
    [
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "application/trig",
        "application/n-quads",
    ],
)
def test_all_formats_say_the_same_of_triples(plain: httpx.Client, media_type: str) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{ONE}> {{ ?s ?p ?o }} }}"
    answer = plain.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    dataset = rdflib.Dataset(default_union=True).parse(data=answer.content, format=media_type)
    expected = rdflib.Graph().parse(data='@prefix : <http://example.org/> . :a :p 1 . :one :p [ :q "eins"@de ] .')
    found = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        found.add(triple)
    assert rdflib.compare.isomorphic(found, expected)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("json", "application/ld+json"), ("xml", "application/rdf+xml"), ("turtle", "text/turtle"), ("text/turtle",) * 2],
)
def test_a_format_has_the_names_that_clients_use(plain: httpx.Client, name: str, media_type: str) -> None:
    answer = plain.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": name})
    assert answer.headers["content-type"].partition(";")[0] == media_type


def test_rdfxml_that_cannot_be_written_is_not_acceptable(plain: httpx.Client) -> None:
    query = "CONSTRUCT { <x:s> <http://example.org/1> 1 } {}"
    assert plain.get("/sparql", params={"query": query, "format": "rdf"}).status_code == 406


def test_json_ld_is_compact_with_the_context_of_the_map(client: httpx.Client) -> None:
    iri = "https://w3id.org/istilah/cs/concept/first-call-resolution"
    answer = client.get("/sparql", params={"query": f"CONSTRUCT WHERE {{ <{iri}> skos:prefLabel ?l }}"}, headers=LD)
    document = answer.json()
    assert document["@graph"][0]["label"]["en"] == "First Call Resolution"
    assert "skos" in document["@context"]


LD = {"Accept": "application/ld+json"}


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/sparql", "/store?default", f"/store?graph={ONE}"])
def test_head_says_what_get_would(plain: httpx.Client, path: str) -> None:
    head, get = plain.head(path), plain.get(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize(
    ("path", "methods"), [("/sparql", {"GET", "HEAD", "POST", "OPTIONS"}), ("/store", {"GET", "HEAD", "OPTIONS"})]
)
def test_options_and_a_wrong_method_tell_the_right_ones(plain: httpx.Client, path: str, methods: set[str]) -> None:
    for method, status in (("OPTIONS", 204), ("DELETE", 405), ("PUT", 405), ("PATCH", 405)):
        answer = plain.request(method, path)
        assert answer.status_code == status
        assert set(answer.headers["allow"].split(", ")) == methods


def test_a_graph_is_read_by_its_name(plain: httpx.Client) -> None:
    answer = plain.get("/store", params={"graph": TWO}, headers={"Accept": "application/n-triples"})
    assert len(answer.text.splitlines()) == 3 and '"zwei"' in answer.text
    spaced = plain.get("/store", params={"graph": "http://example.org/sp%20ace", "format": "nt"})
    assert spaced.text.count("http://example.org/s>") == 2


def test_the_default_graph_of_the_store_is_the_one_that_queries_see(plain: httpx.Client, client: httpx.Client) -> None:
    assert plain.get("/store?default&format=nt").text.count("\n") == 1
    count = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"})
    assert client.get("/store?default&format=nt").text.count("\n") == int(count.text.split()[1])


@pytest.mark.parametrize(
    ("status", "query"),
    [
        (404, "graph=http://example.org/none"),
        (400, ""),
        (400, "default&graph=http://example.org/one"),
        (400, "graph=http://a&graph=http://b"),
        (400, "graph=relative"),
        (400, "default&format=xls"),
        (406, "default&format=csv"),
    ],
)
def test_what_is_wrong_with_a_request_for_a_graph_is_told(plain: httpx.Client, status: int, query: str) -> None:
    answer = plain.get(f"/store?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_the_iri_of_a_graph_leads_to_it(client: httpx.Client) -> None:
    answer = client.get("/istilah/graph/concepts", headers={"Accept": "application/n-triples"})
    assert answer.status_code == 303
    graph = client.get(answer.headers["location"])
    assert graph.status_code == 200 and "first-call-resolution" in graph.text


@pytest.fixture(scope="module")
def description(plain: httpx.Client) -> rdflib.Graph:
    """Return what the server says of itself."""
    return rdflib.Graph().parse(data=plain.get("/sparql", headers={"Accept": "text/turtle"}).text, format="turtle")


def test_the_service_describes_itself(plain: httpx.Client, description: rdflib.Graph) -> None:
    service = description.value(None, SD.endpoint, rdflib.URIRef(str(plain.base_url.join("/sparql"))))
    assert SD.SPARQL11Query in set(description.objects(service, SD.supportedLanguage))
    assert len(set(description.objects(service, SD.resultFormat))) == 10
    assert SD.UnionDefaultGraph not in set(description.objects(service, SD.feature))
    names = {str(name) for name in description.objects(None, SD.name)}
    assert names == {ONE, TWO, "http://example.org/sp%20ace"}


def test_the_description_counts_as_queries_do(plain: httpx.Client, description: rdflib.Graph) -> None:
    dataset = description.value(None, rdflib.RDF.type, SD.Dataset)
    assert int(description.value(dataset, rdflib.VOID.triples)) == 1  # type: ignore[arg-type]
    node = description.value(None, SD.name, rdflib.URIRef(TWO))
    content = description.value(node, SD.graph)
    assert int(description.value(content, rdflib.VOID.triples)) == 3  # type: ignore[arg-type]


def test_the_description_of_the_map_has_its_title_and_its_union(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    dataset = graph.value(None, rdflib.RDF.type, SD.Dataset)
    assert rdflib.Literal("Concept map of Customer Service", "en") in set(graph.objects(dataset, rdflib.DCTERMS.title))
    assert set(graph.objects(None, SD.feature)) == {SD.UnionDefaultGraph}
    partition = graph.value(None, rdflib.VOID["class"], rdflib.SKOS.Concept)
    counted = client.get("/sparql", params={"query": "SELECT (COUNT(?c) AS ?n) { ?c a skos:Concept }", "format": "csv"})
    assert int(graph.value(partition, rdflib.VOID.entities)) == int(counted.text.split()[1])  # type: ignore[arg-type]


def test_the_classes_of_the_map_are_listed_and_counted(client: httpx.Client) -> None:
    described = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    [graph] = described.objects(None, SD.defaultGraph)
    listed = len(set(described.objects(graph, rdflib.VOID.classPartition)))
    count = client.get("/sparql", params={"query": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }", "format": "csv"})
    assert listed == int(described.value(graph, rdflib.VOID.classes)) == int(count.text.split()[1])  # type: ignore[arg-type]


def test_a_browser_gets_the_page_in_place_of_the_description(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/sparql")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/sparql-results+json, text/html;q=0.1", 200),
        ("text/html;q=0.5, */*", 200),
        ("text/html, application/xml;q=0.9, */*;q=0.8", 303),
        ("text/html, application/sparql-results+json", 303),
        ("text/html;q=0, text/csv;q=0", 406),
    ],
)
def test_who_likes_data_better_than_a_page_gets_data(client: httpx.Client, accept: str, status: int) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
    assert answer.status_code == status


def test_a_query_that_is_too_deep_or_too_long_is_told_which_limit(plain: httpx.Client) -> None:
    deep = plain.post("/sparql", data={"query": "SELECT * " + "{" * 10_000 + "}" * 10_000})
    assert (deep.status_code, deep.json()["limit"]) == (400, "depth")
    long = plain.post("/sparql", content="#" * 10_000_000, headers={"Content-Type": "application/sparql-query"})
    assert (long.status_code, "1048576 bytes" in long.json()["detail"]) == (413, True)


def test_an_unknown_function_is_the_fault_of_the_query(plain: httpx.Client) -> None:
    answer = plain.get("/sparql", params={"query": "ASK { FILTER(<http://example.org/f>(1)) }"})
    assert answer.status_code == 400 and "example.org/f" in answer.json()["detail"]


def test_an_allowed_service_is_asked_and_its_failure_told(plain: httpx.Client, serving: Serving) -> None:
    here, gone = f"{plain.base_url}/sparql", "http://127.0.0.1:1024/sparql"
    map = open_plain(str(Path(__file__).parents[2] / "ontology" / "vocabulary.ttl"))
    map.store.reading = Reading(False, (here, gone))
    with serving(map) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert _found(client, ALL.replace("{", f"{{ SERVICE <{here}> {{", 1) + " }") == {"http://example.org/b"}
        failed = client.get("/sparql", params={"query": f"ASK {{ SERVICE <{gone}> {{ ?s ?p ?o }} }}"})
        assert (failed.status_code, failed.headers["content-type"]) == (502, "application/problem+json")
        other = client.get("/sparql", params={"query": f"ASK {{ SERVICE <{here}?x> {{ ?s ?p ?o }} }}"})
        assert other.status_code == 403


def test_the_command_serves_a_plain_dataset(tmp_path: Path) -> None:
    file = tmp_path / "dataset.trig"
    file.write_text(DATASET, encoding="utf-8")
    words = [f"{Path(sys.executable).parent}/istilah", "serve", str(file), "--plain", "--port", "0", "--no-open"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http://"))
        answer = httpx.get(f"{address}sparql", params={"query": ALL}, timeout=60)
        assert json.loads(answer.text)["results"]["bindings"] == [
            {"o": {"type": "uri", "value": "http://example.org/b"}}
        ]
        page = httpx.get(f"{address}en/", timeout=60)
        server.terminate()
    assert page.status_code == 200


def test_every_term_survives_the_way_through_the_endpoint(plain: httpx.Client) -> None:
    typed = ox.Literal("x", datatype=ox.NamedNode("http://example.org/type"))
    values = [ox.Literal('a "b"\n\tc\\'), ox.Literal("é 👩‍💻", language="de-CH"), typed]
    row = " ".join(map(str, values))
    for format in ("srj", "srx", "tsv"):
        name = {"srx": "xml", "srj": "json"}.get(format, format)
        answer = plain.get("/sparql", params={"query": f"SELECT ?x {{ VALUES ?x {{ {row} }} }}", "format": name})
        found = read_results(answer.content, format)
        assert isinstance(found, Table) and {str(cells[0]) for cells in found.rows} == {v.value for v in values}
