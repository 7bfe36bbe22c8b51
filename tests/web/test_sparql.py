"""The SPARQL 1.1 Protocol."""

import io
import json

import httpx
import pytest
import rdflib

SELECT = "SELECT ?m { ?m ist:measures cs:issue-resolution } ORDER BY ?m"
FCR = "https://w3id.org/istilah/cs/concept/first-call-resolution"


def test_a_get_request_answers_in_json_by_default(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": SELECT})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert FCR in [row["m"]["value"] for row in answer.json()["results"]["bindings"]]


@pytest.mark.parametrize("format", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_solutions_come_in_the_format_that_is_accepted(client: httpx.Client, format: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": f"{format}, */*;q=0.1"})
    assert answer.headers["content-type"].startswith(format)
    assert FCR in answer.text


def test_rdflib_reads_the_xml_results(client: httpx.Client) -> None:
    from rdflib.query import Result

    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": "application/sparql-results+xml"})
    found = Result.parse(io.BytesIO(answer.content), format="xml")
    assert rdflib.URIRef(FCR) in {row[0] for row in found}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib uses it itself
@pytest.mark.parametrize(
    "format", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_rdflib_reads_triples_in_every_format(client: httpx.Client, format: str) -> None:
    query = "CONSTRUCT { ?m skos:prefLabel ?l } { ?m ist:measures ?o ; skos:prefLabel ?l }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": format})
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=answer.text, format=format)
    assert (rdflib.URIRef(FCR), rdflib.SKOS.prefLabel, rdflib.Literal("First Call Resolution", "id")) in graph


def test_a_form_and_a_bare_query_can_be_posted(client: httpx.Client) -> None:
    form = client.post("/sparql", data={"query": "ASK { ?s a ist:Metric }"})
    bare = client.post(
        "/sparql", content="ASK { }", headers={"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert form.json()["boolean"] is bare.json()["boolean"] is True


def test_the_parameter_format_wins_over_the_header(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": SELECT, "format": "csv"}, headers={"Accept": "text/html"})
    assert answer.text.splitlines()[0] == "m"


def test_a_syntax_error_names_its_line_and_column(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * {\n ?s ?p }"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["line"] == 2 and answer.json()["column"] > 1


@pytest.mark.parametrize(
    ("status", "method", "request_"),
    [
        (400, "GET", {"params": {"query": ""}}),
        (400, "GET", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}),
        (400, "GET", {"params": {"query": "ASK {}", "format": "xls"}}),
        (400, "GET", {"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}),
        (400, "GET", {"params": {"default-graph-uri": "http://a/"}}),
        (400, "GET", {"params": {"update": "CLEAR ALL"}}),
        (400, "POST", {"data": {"query": "ASK {}", "update": "CLEAR ALL"}}),
        (400, "POST", {"params": {"query": "ASK {}"}, "data": {"query": "ASK {}"}}),
        (400, "POST", {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}),
        (403, "POST", {"data": {"update": "CLEAR ALL"}}),
        (403, "POST", {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}),
        (405, "PUT", {"content": "x"}),
        (406, "GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}),
        (406, "GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "text/turtle"}}),
        (413, "POST", {"content": "#" * 1_100_000, "headers": {"Content-Type": "application/sparql-query"}}),
        (406, "GET", {"headers": {"Accept": "text/csv"}}),
        (415, "POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}),
        (415, "POST", {"content": "ASK {}", "headers": {"Content-Type": "application/sparql-query; charset=utf-16"}}),
        (415, "POST", {"content": b"query=ASK+%7B%7D"}),
    ],
)
def test_what_is_wrong_with_a_request_is_told_by_its_status(
    client: httpx.Client, status: int, method: str, request_: dict[str, object]
) -> None:
    answer = client.request(method, "/sparql", **request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert json.loads(answer.text)["status"] == status


def test_a_body_of_unknown_length_is_cut_off(client: httpx.Client) -> None:
    chunks = (b"#" * 100_000 for _ in range(20))
    answer = client.post("/sparql", content=chunks, headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 413


def test_a_wrong_method_is_told_the_right_ones(client: httpx.Client) -> None:
    assert "GET" in client.delete("/sparql").headers["allow"]


def test_a_browser_is_sent_to_the_page_with_its_query(client: httpx.Client) -> None:
    headers = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "id"}
    answer = client.get("/sparql", params={"query": SELECT}, headers=headers)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/id/sparql?query=SELECT")


def test_a_posted_form_of_a_browser_gets_a_page(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": SELECT}, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "First Call Resolution" in answer.text


def test_a_query_longer_than_a_line_of_http_usually_is_can_be_sent_by_get(client: httpx.Client) -> None:
    query = "ASK { }" + " " * 60_000
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True


def test_a_query_that_asks_another_server_is_refused(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"})
    assert answer.status_code == 403
    assert answer.json()["column"] == 12
