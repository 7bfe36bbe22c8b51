"""Clients that others wrote: they must find an endpoint that they know how to ask."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

README = Path(__file__).parents[2] / "README.md"
#: Those that write need a token; tests/web/test_updates.py writes.
CURL = [
    line[2:]
    for line in README.read_text(encoding="utf-8").splitlines()
    if line.strip().startswith("$ curl ") and "Bearer" not in line
]
CONCEPTS = "https://w3id.org/istilah/cs/concept/"
MEASURES = rdflib.URIRef("https://w3id.org/istilah/def#measures")
RESOLUTION, FCR = rdflib.URIRef(CONCEPTS + "issue-resolution"), rdflib.URIRef(CONCEPTS + "first-call-resolution")
SELECT = "SELECT ?m { ?m ist:measures cs:issue-resolution }"
CONSTRUCT = "CONSTRUCT { ?m ist:measures ?o } WHERE { ?m ist:measures ?o }"


def test_rdflib_reads_the_map_as_a_graph(served: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{served}/sparql"))
    assert FCR in set(graph.subjects(MEASURES, RESOLUTION))
    assert (FCR, MEASURES, RESOLUTION) in graph
    assert graph.value(FCR, rdflib.SKOS.definition) is not None


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_a_query_in_every_way_it_knows(served: str, method: str) -> None:
    store = SPARQLStore(f"{served}/sparql", method=method)
    assert FCR in {row[0] for row in rdflib.Graph(store).query(SELECT)}  # type: ignore[index]


def test_rdflib_reads_one_graph_of_the_map(served: str) -> None:
    name = rdflib.URIRef("https://w3id.org/istilah/graph/inferred")
    graph = rdflib.Graph(SPARQLStore(f"{served}/sparql"), identifier=name)
    assert (RESOLUTION, rdflib.URIRef(str(MEASURES) + "dBy"), FCR) not in graph
    assert (RESOLUTION, rdflib.URIRef("https://w3id.org/istilah/def#measuredBy"), FCR) in graph
    assert (FCR, MEASURES, RESOLUTION) not in graph


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("way", ["urlencoded", "postdirectly"])
def test_sparqlwrapper_asks_for_solutions(served: str, method: str, way: str) -> None:
    from SPARQLWrapper import JSON, SPARQLWrapper

    client = SPARQLWrapper(f"{served}/sparql")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setReturnFormat(JSON)
    client.setQuery(f"PREFIX ist: <{MEASURES.removesuffix('measures')}> PREFIX cs: <{CONCEPTS}> {SELECT}")
    assert str(FCR) in {row["m"]["value"] for row in client.queryAndConvert()["results"]["bindings"]}


@pytest.mark.parametrize(
    ("format", "query"),
    [(name, SELECT) for name in ("json", "xml", "csv", "tsv")]
    + [(name, CONSTRUCT) for name in ("turtle", "n3", "rdf+xml", "json-ld")],
)
def test_sparqlwrapper_asks_for_every_format_that_it_knows(served: str, format: str, query: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(f"{served}/sparql", returnFormat=format)
    client.setQuery(f"PREFIX ist: <{MEASURES.removesuffix('measures')}> PREFIX cs: <{CONCEPTS}> {query}")
    assert b"first-call-resolution" in client.query().response.read()


def test_sparqlwrapper_asks_for_triples_and_for_a_graph(served: str) -> None:
    from SPARQLWrapper import TURTLE, SPARQLWrapper

    client = SPARQLWrapper(f"{served}/sparql")
    client.setReturnFormat(TURTLE)
    client.addDefaultGraph("https://w3id.org/istilah/graph/asserted")
    client.setQuery(f"PREFIX ist: <{MEASURES.removesuffix('measures')}> {CONSTRUCT}")
    graph = rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")
    assert (FCR, MEASURES, RESOLUTION) in graph


def test_sparqlwrapper_tells_a_bad_query(served: str) -> None:
    from SPARQLWrapper import SPARQLExceptions, SPARQLWrapper

    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises((SPARQLExceptions.QueryBadFormed, HTTPError), match="does not parse"):
        client.query()


def _federated(served: str) -> str:
    pattern = f"?m <{MEASURES}> <{RESOLUTION}>"
    return f"SELECT ?m {{ SERVICE <{served}/sparql> {{ {pattern} }} }}"


def test_another_oxigraph_asks_the_map_by_service(served: str) -> None:
    found = ox.Store().query(_federated(served))
    assert str(FCR) in {row["m"].value for row in found}  # type: ignore[union-attr, index]


def test_the_oxigraph_program_asks_the_map_by_service(served: str, tmp_path: Path) -> None:
    program = os.path.join(os.path.dirname(sys.executable), "oxigraph")
    subprocess.run([program, "load", "--location", str(tmp_path), "--format", "nt"], input=b"", check=True)
    words = [program, "query", "--location", str(tmp_path), "--results-format", "json", "--query", _federated(served)]
    done = subprocess.run(words, capture_output=True, check=True, timeout=60)
    assert str(FCR) in {row["m"]["value"] for row in json.loads(done.stdout)["results"]["bindings"]}


@pytest.mark.parametrize("line", CURL, ids=range(len(CURL)))
def test_the_lines_of_curl_in_the_readme_do_what_they_say(served: str, line: str) -> None:
    if shutil.which("curl") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no curl")
    words = shlex.split(line.strip().removeprefix("$ ").replace("http://127.0.0.1:8000", served), comments=True)
    done = subprocess.run([*words, "--fail-with-body"], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0 and re.search(r"first-call-resolution|sparql-service-description", done.stdout)


def test_the_readme_has_lines_of_curl() -> None:
    assert len(CURL) >= 3
