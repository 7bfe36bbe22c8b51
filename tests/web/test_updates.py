"""Writing: `istilah serve --writable`, as a process, for bearers of the token alone; whole or not at all."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

PROGRAM = os.path.join(os.path.dirname(sys.executable), "istilah")
TOKEN = "sesame-and-poppy"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
CAT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://voc.example.org/cat> a skos:Concept ; skos:prefLabel "cat"@en , "kucing"@id ;
  skos:definition "a pet"@en , "hewan"@id .
"""
NEW = """PREFIX ex: <http://voc.example.org/>
INSERT DATA { ex:NAME a skos:Concept ; skos:prefLabel "NAME"@en , "NAMA"@id ; skos:related ex:cat ;
  skos:definition "another"@en , "yang lain"@id }"""
GRAPH = "https://w3id.org/istilah/graph/"


@contextmanager
def writable(folder: Path, *words: str, blocks: int = 0) -> Iterator[tuple[httpx.Client, "subprocess.Popen[str]"]]:
    """Serve the map of a folder for writing; yield a client that bears the token, and the process.

    It writes no file that is longer than so many blocks of 512 bytes, if that is not 0.
    """
    folder.mkdir(exist_ok=True)
    (folder / "map.ttl").write_text(CAT)
    (folder / "token").write_text(TOKEN + "\n")
    (folder / "token").chmod(0o600)
    line = [PROGRAM, "serve", str(folder / "map.ttl"), "--writable", "--token-file", str(folder / "token")]
    line += ["--data", str(folder / "data"), "--port", "0", "--no-open", *words]
    if blocks:
        line = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *line]
    with (
        (folder / "errors").open("w") as errors,
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=errors, text=True) as server,
    ):
        try:
            assert server.stdout is not None
            address = re.search(r"http://[^ /]+", server.stdout.readline())
            assert address, (folder / "errors").read_text()
            with httpx.Client(base_url=address[0], timeout=60, headers=BEARER) as client:
                yield client, server
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the folder of the map that is written to."""
    return tmp_path_factory.mktemp("written")


@pytest.fixture(scope="module")
def writer(folder: Path) -> Iterator[httpx.Client]:
    """Return a client that bears the token of a server that can be written to."""
    with writable(folder, "--max-memory", "300") as (client, _):
        yield client


@pytest.fixture(scope="module")
def plain_writer(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[httpx.Client]:
    """Return a client that bears the token of a server of a plain dataset."""
    with writable(tmp_path_factory.mktemp("plain"), "--plain") as (client, _):
        yield client


def _update(client: httpx.Client, update: str, **parameters: Any) -> httpx.Response:
    return client.post("/sparql", data={"update": update, **parameters})


def _is_so(client: httpx.Client, pattern: str) -> bool:
    found: bool = client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"]
    return found


def test_nothing_can_be_written_unless_that_was_allowed(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"update": "CLEAR ALL"}, headers=BEARER).status_code == 403
    for method in ("PUT", "POST", "DELETE"):
        answer = client.request(method, "/store?default", headers=BEARER)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic c2VzYW1l", f"Bearer {TOKEN}x", "Bearer é"])
def test_only_bearers_of_the_token_write(writer: httpx.Client, header: str) -> None:
    headers = {"Authorization": header.encode("latin-1")}
    answer = httpx.post(f"{writer.base_url}/sparql", data={"update": "CLEAR ALL"}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith('Bearer realm="istilah"')
    assert httpx.delete(f"{writer.base_url}/store?default", headers=headers).status_code == 401


def test_an_update_is_seen_by_pages_search_and_queries_at_once(writer: httpx.Client) -> None:
    assert _update(writer, NEW.replace("NAME", "dog").replace("NAMA", "anjing")).status_code == 204
    assert "anjing" in writer.get("/id/concept/dog").text
    assert writer.get("/api/search", params={"q": "anji"}).json()["results"][0]["slug"] == "dog"
    assert _is_so(writer, f"GRAPH <{GRAPH}concepts> {{ ?dog skos:prefLabel 'anjing'@id }}")
    assert _is_so(writer, f"GRAPH <{GRAPH}inferred> {{ <http://voc.example.org/cat> skos:related ?dog }}")


def test_a_posted_update_is_taken_as_it_is(writer: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    assert writer.post("/sparql", content=NEW.replace("NAM", "B"), headers=headers).status_code == 204
    gone = "DELETE { ?s ?p ?o } WHERE { ?s skos:prefLabel 'BE'@en ; ?p ?o }"
    assert writer.post("/sparql", content=gone, headers=headers).status_code == 204
    assert not _is_so(writer, "?s skos:prefLabel 'BE'@en") and _is_so(writer, "?s skos:prefLabel 'cat'@en")


def test_a_write_that_breaks_a_rule_is_refused_whole_with_the_findings(writer: httpx.Client) -> None:
    good, bad = "INSERT DATA { <urn:good> rdfs:label 'x' }", "INSERT DATA { <urn:x> a skos:Concept }"
    answer = _update(writer, f"{good} ; {bad}")
    assert (answer.status_code, answer.json()["kind"]) == (422, "refused")
    assert {finding["concept"] for finding in answer.json()["findings"]} == {"urn:x"}
    assert all(set(finding["message"]) == {"en", "id"} for finding in answer.json()["findings"])
    assert not _is_so(writer, "<urn:good> ?p ?o")


def test_shapes_are_checked_as_well(writer: httpx.Client) -> None:
    answer = _update(writer, "INSERT DATA { <urn:claim> a ist:Claim }")
    assert answer.status_code == 422
    assert {"shape"} <= {found["rule"] for found in answer.json()["findings"]}


@pytest.mark.parametrize("graph", [GRAPH + "inferred", GRAPH + "asserted", "https://w3id.org/istilah/def"])
def test_what_follows_from_the_rest_cannot_be_written(writer: httpx.Client, graph: str) -> None:
    assert _update(writer, f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <urn:c> }} }}").status_code == 409
    put = writer.put("/store", params={"graph": graph}, content="", headers={"Content-Type": "text/turtle"})
    assert put.status_code == 409


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("INSERT DATA {", 400),
        ("LOAD <http://127.0.0.1:9/>", 403),
        ("INSERT { <urn:a> <urn:b> ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("INSERT DATA " + "{ GRAPH <urn:g> " * 20_000, 400),
        ("CREATE GRAPH <urn:g> ; CREATE GRAPH <urn:g>", 400),
    ],
)
def test_what_cannot_be_carried_out_is_told(writer: httpx.Client, update: str, status: int) -> None:
    assert _update(writer, update).status_code == status


def test_an_update_that_is_nested_too_deeply_is_told_so(writer: httpx.Client) -> None:
    answer = _update(writer, "INSERT {} WHERE { ?s ?p ?o FILTER(" + "STR(" * 20_000 + "?o" + ")" * 20_000 + ") }")
    assert (answer.status_code, answer.json()["limit"]) == (400, "depth")


def test_a_write_that_takes_too_much_memory_is_told_so(writer: httpx.Client) -> None:
    doubled = " ".join(f"BIND(CONCAT(?t{i}, ?t{i}) AS ?t{i + 1})" for i in range(40))
    answer = _update(writer, f"INSERT {{ <urn:a> <urn:b> ?t40 }} WHERE {{ BIND('x' AS ?t0) {doubled} }}")
    assert (answer.status_code, answer.json()["limit"]) == (503, "memory")


def test_a_form_of_several_documents_is_added_to_a_graph(writer: httpx.Client) -> None:
    place = {"graph": "http://voc.example.org/form"}
    parts = {name: (name, f"<#a> <urn:b> '{name}' .", "text/turtle") for name in ("one", "two")}
    assert writer.post("/store", params=place, files=parts).status_code == 201
    found = writer.get("/store", params={**place, "format": "nt"}).text
    assert sorted(line.split()[2] for line in found.splitlines()) == ['"one"', '"two"']
    latin = writer.post("/store", params=place, content=b"", headers={"Content-Type": "text/turtle; charset=latin1"})
    assert latin.status_code == 415


@pytest.mark.parametrize("name", [DATASET_DEFAULT_GRAPH_ID, rdflib.URIRef("http://example.org/graph")])
def test_rdflib_writes_to_the_map(writer: httpx.Client, name: rdflib.URIRef) -> None:
    place, statement = f"{writer.base_url}/sparql", (rdflib.URIRef("urn:a"), rdflib.RDFS.label, rdflib.Literal("é"))
    store = SPARQLUpdateStore(place, place, headers={"Authorization": writer.headers["Authorization"]})
    graph = rdflib.Graph(store, identifier=name)
    graph.add(statement)
    assert statement in graph
    graph.remove(statement)
    assert statement not in graph


def test_a_graph_is_put_added_to_and_removed(writer: httpx.Client) -> None:
    place, turtle = {"graph": "http://voc.example.org/notes"}, {"Content-Type": "text/turtle"}
    assert writer.put("/store", params=place, content="<#a> <urn:b> 'c' .", headers=turtle).status_code == 201
    assert writer.put("/store", params=place, content="<#a> <urn:b> 'd' .", headers=turtle).status_code == 204
    assert writer.post("/store", params=place, content="<#a> <urn:b> 'e' .", headers=turtle).status_code == 204
    found = writer.get("/store", params={**place, "format": "nt"}).text
    assert sorted(line.split()[2] for line in found.splitlines()) == ['"d"', '"e"']
    assert writer.delete("/store", params=place).status_code == 204
    assert writer.delete("/store", params=place).status_code == 404
    assert writer.get("/store", params=place).status_code == 404
    assert writer.post("/store", content="<urn:a> <urn:b> 'f' .", headers=turtle).headers["location"].startswith("urn:")
    assert writer.put("/store", params=place, content="<#a> <urn", headers=turtle).status_code == 400
    assert writer.put("/store", params=place, content="a,b", headers={"Content-Type": "text/csv"}).status_code == 415


def test_no_empty_graph_is_said_to_be_new(writer: httpx.Client) -> None:
    place, turtle = {"graph": "http://voc.example.org/nothing"}, {"Content-Type": "text/turtle"}
    assert writer.put("/store", params=place, content="", headers=turtle).status_code == 204
    posted = writer.post("/store", content="# nothing", headers=turtle)
    assert posted.status_code == 204 and "location" not in posted.headers
    assert writer.get("/store", params=place).status_code == 404


def test_an_update_reads_the_graphs_that_its_request_names(plain_writer: httpx.Client) -> None:
    data = "INSERT DATA { GRAPH <urn:1> { <urn:a> <urn:p> 1 } GRAPH <urn:2> { <urn:a> <urn:p> 2 } }"
    assert _update(plain_writer, data).status_code == 204
    copy = "INSERT { GRAPH <urn:3> { ?s <urn:q> ?o } } WHERE { ?s ?p ?o }"
    assert _update(plain_writer, copy, **{"using-graph-uri": ["urn:2"]}).status_code == 204
    assert _is_so(plain_writer, "GRAPH <urn:3> { <urn:a> <urn:q> 2 }")
    assert not _is_so(plain_writer, "GRAPH <urn:3> { <urn:a> <urn:q> 1 }")
    both = _update(plain_writer, copy.replace("WHERE", "USING <urn:1> WHERE"), **{"using-named-graph-uri": "urn:2"})
    assert both.status_code == 400


def test_the_default_graph_of_a_plain_dataset_is_written(plain_writer: httpx.Client) -> None:
    turtle = {"Content-Type": "text/turtle"}
    assert plain_writer.put("/store?default", content="<urn:a> <urn:b> 3 .", headers=turtle).status_code == 204
    assert _is_so(plain_writer, "<urn:a> <urn:b> 3") and not _is_so(plain_writer, "?s a skos:Concept")


def test_reading_goes_on_while_a_write_never_ends(tmp_path: Path, cache: Path) -> None:
    many = "VALUES ?a { " + " ".join(map(str, range(2000))) + " } "
    endless = "INSERT { <urn:a> <urn:b> ?a } WHERE { " + "".join(many.replace("?a", f"?{x}") for x in "abcd") + "}"
    with writable(tmp_path, "--timeout", "2") as (client, _), ThreadPoolExecutor(1) as aside:
        writing = aside.submit(_update, client, endless)
        assert client.get("/en/concept/cat").status_code == 200
        assert _is_so(client, "?s skos:prefLabel 'cat'@en")
        assert writing.result().status_code == 503
        assert _update(client, NEW).status_code == 204


def test_every_acknowledged_write_survives_a_kill_and_none_is_half_there(tmp_path: Path, cache: Path) -> None:
    acknowledged, sent = set[int](), 0
    chance = random.Random(5)
    for _ in range(3):
        with writable(tmp_path, "--plain") as (client, server):
            _expect(client, acknowledged, sent)
            killing = Timer(chance.uniform(0.3, 2.5), server.kill)
            killing.start()
            while server.poll() is None:
                sent += 1
                halves = (f"INSERT DATA {{ <urn:n:{sent}> <urn:{part}> {sent} }}" for part in ("one", "two"))
                try:
                    assert _update(client, ";".join(halves)).status_code == 204
                except httpx.TransportError:
                    break
                acknowledged.add(sent)
            killing.join()
    with writable(tmp_path, "--plain") as (client, _):
        _expect(client, acknowledged, sent)
        assert acknowledged
    assert len(list((tmp_path / "data" / "versions").iterdir())) == 1


@pytest.mark.skipif(os.name != "posix", reason="files are bounded by ulimit")
def test_what_the_disk_cannot_hold_is_told_and_the_map_stays_as_it_was(tmp_path: Path, cache: Path) -> None:
    place, turtle = {"graph": "urn:large"}, {"Content-Type": "text/turtle"}
    many = "\n".join(f"<urn:{number}> <urn:says> {'9' * 900} ." for number in range(2000))
    with writable(tmp_path, "--plain", blocks=2000) as (client, _):
        answer = client.put("/store", params=place, content=many, headers=turtle)
        assert (answer.status_code, answer.json()["kind"]) == (507, "not-kept")
        assert client.get("/store", params=place).status_code == 404
        assert _update(client, NEW).status_code == 204 and _is_so(client, "<http://voc.example.org/NAME> ?p ?o")


def _expect(client: httpx.Client, acknowledged: set[int], sent: int) -> None:
    both = "VALUES ?p { <urn:one> <urn:two> } ?s ?p ?o . BIND(STR(?o) AS ?n)"
    query = f"SELECT ?n (COUNT(?o) AS ?parts) {{ {both} }} GROUP BY ?n"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {row["parts"]["value"] for row in rows} <= {"2"}
    assert acknowledged <= {int(row["n"]["value"]) for row in rows} <= set(range(1, sent + 1))


def test_commands_read_what_was_written(folder: Path, writer: httpx.Client) -> None:
    assert _update(writer, NEW.replace("NAME", "bird").replace("NAMA", "burung")).status_code == 204
    line = [PROGRAM, "show", "burung", "--lang", "id", "--map", str(folder / "data")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "yang lain" in done.stdout


def test_a_second_server_does_not_write_to_the_same_folder(folder: Path, writer: httpx.Client) -> None:
    line = [PROGRAM, "serve", "--writable", "--token-file", str(folder / "token"), "--data", str(folder / "data")]
    done = subprocess.run([*line, "--port", "0", "--no-open"], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "another server writes there" in done.stderr


@pytest.mark.parametrize(("content", "said"), [("", "is empty"), ("two words", "one word"), (None, "No such file")])
def test_a_token_must_be_there(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "token").write_text(content)
    line = [PROGRAM, "serve", "--writable", "--token-file", str(tmp_path / "token"), "--port", "0", "--no-open"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and said in done.stderr


def test_a_token_that_others_can_read_is_warned_of_and_never_told(tmp_path: Path, cache: Path) -> None:
    with writable(tmp_path, "--log") as (client, _):
        assert _update(client, NEW).status_code == 204
    said = (tmp_path / "errors").read_text()
    assert "chmod" not in said and TOKEN not in said and "voc.example.org" not in said
    assert re.search(r"Z POST /sparql 204 [0-9.]+ms query=[0-9a-f]{12}$", said, re.MULTILINE)
    (tmp_path / "token").chmod(0o644)
    line = [PROGRAM, "serve", "--writable", "--token-file", str(tmp_path / "token"), "--data", str(tmp_path)]
    done = subprocess.run([*line, "--port", "0", "--no-open"], capture_output=True, text=True, check=False)
    assert "chmod 600" in done.stderr and "holds other things" in done.stderr


def test_writing_takes_a_token_file(tmp_path: Path) -> None:
    for words in (["--writable"], ["--token-file", "x"], ["--data", "x"]):
        done = subprocess.run([PROGRAM, "serve", *words], capture_output=True, text=True, check=False)
        assert done.returncode == 2, words
