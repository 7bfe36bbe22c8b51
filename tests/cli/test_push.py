"""`istilah push`, into the real Oxigraph server and the real Virtuoso."""

import json
import os
import subprocess
import sysconfig
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.cli.conftest import PROGRAM, Done
from tests.conftest import NO_VIRTUOSO
from tests.oxigraph_server import free_ports, oxigraph, wait_for
from tests.proxy import Proxy, proxy
from tests.virtuoso_server import is_installed, virtuoso

Call = Callable[..., Done]
#: Made once: it reads no certificates, which takes longer than all that is asked.
CLIENT = httpx.Client(verify=False, timeout=60)


@pytest.fixture
def empty(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the endpoint of an Oxigraph server without anything in it."""
    with oxigraph() as server:
        yield server.url


@pytest.fixture(scope="module")
def empty_virtuoso() -> Iterator[str]:
    if not is_installed():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_VIRTUOSO)
    with virtuoso() as server:
        yield server.url


@pytest.fixture(params=["oxigraph", "virtuoso"])
def target(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the endpoint of each real server in turn, the credentials for it in the environment."""
    if request.param == "virtuoso":
        monkeypatch.setenv("ISTILAH_STORE_USER", "dba")
        monkeypatch.setenv("ISTILAH_STORE_PASSWORD", "dba")
    url: str = request.getfixturevalue("empty" if request.param == "oxigraph" else "empty_virtuoso")
    return url


@pytest.fixture
def before(empty: str) -> Iterator[Proxy]:
    """Return a proxy before an Oxigraph server."""
    with proxy(empty.removesuffix("/query")) as running:
        yield running


def many(count: int, word: str = "a") -> str:
    """Return Turtle for some concepts."""
    return "".join(
        f'ex:{word}{number} a skos:Concept ; skos:prefLabel "{word}{number}"@en .\n' for number in range(count)
    )


@pytest.fixture(scope="module", autouse=True)
def client() -> Iterator[None]:
    yield
    CLIENT.close()


def rows(url: str, query: str) -> list[dict[str, Any]]:
    headers = {"Accept": "application/sparql-results+json"}
    answer = CLIENT.post(url, data={"query": query}, headers=headers).raise_for_status()
    found: list[dict[str, Any]] = answer.json()["results"]["bindings"]
    return found


def count(url: str, pattern: str) -> int:
    return int(rows(url, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")[0]["n"]["value"])


def concepts(url: str) -> int:
    """Return how many concepts the graphs of a store hold, whichever they are."""
    return count(url, "GRAPH ?g { ?c a <http://www.w3.org/2004/02/skos/core#Concept> }")


def graphs(url: str) -> set[str]:
    return {row["g"]["value"] for row in rows(url, "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")}


def test_what_is_pushed_reads_as_it_does_here(target: str, call: Call) -> None:
    done = call("push", target)
    assert done.code == 0 and " has the map now: " in done.out and not done.err
    assert call("show", "FCR", "--store", target) == call("show", "FCR")
    ask = ("query", "--question", "what-measures", "--format", "csv")
    assert call(*ask, "--store", target) == call(*ask)
    assert "has this map already" in call("push", target).out


def test_what_was_read_before_is_read_anew(target: str, call: Call, write: Callable[..., str]) -> None:
    for label in ("One", "Two"):
        body = f'ex:a a skos:Concept ; skos:prefLabel "{label}"@en . ex:b skos:broader ex:a .'
        assert call("push", target, "--map", write(body)).code == 0
        assert call("show", "http://example.org/a", "--store", target).out.startswith(label)


def test_readers_see_the_old_map_or_the_new_one(target: str, call: Call, write: Callable[..., str]) -> None:
    old, new = write(many(3000), "old.ttl"), write(many(1500) + many(2000, "b"), "new.ttl")
    assert call("push", target, "--map", old).code == 0
    seen, ended = [concepts(target)], threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.append(concepts(target))

    reader = threading.Thread(target=read)
    reader.start()
    done = call("push", target, "--map", new)
    ended.set()
    reader.join()
    assert done.code == 0 and set(seen) <= {3000, 3500} and len(seen) > 3
    assert concepts(target) == 3500


def test_a_push_that_is_killed_goes_on_where_it_was(before: Proxy, write: Callable[..., str], call: Call) -> None:
    old, new = write(many(10), "old.ttl"), write(many(9000, "b"), "new.ttl")
    url = before.url + "/query"
    assert call("push", url, "--map", old).code == 0
    before.parts.clear()
    before.most = 2
    with subprocess.Popen([PROGRAM, "push", url, "--map", new], stdout=subprocess.DEVNULL) as process:
        assert before.holding.wait(60)
        process.kill()
    assert concepts(url) == 10
    before.most = None
    done = call("push", url, "--map", new, "--format", "json")
    report = json.loads(done.out)
    assert 0 < report["sent"] == report["missing"] < report["statements"] and concepts(url) == 9000
    assert len(before.parts) < 2 * len(range(0, report["statements"], 5000)) and not staged(url)


def staged(url: str) -> set[str]:
    return {name for name in graphs(url) if name.startswith("urn:istilah:push:")} - {"urn:istilah:push:map"}


def test_a_push_that_fails_leaves_the_old_map(before: Proxy, write: Callable[..., str], call: Call) -> None:
    url = before.url + "/query"
    call("push", url, "--map", write(many(10)))
    before.refuse = lambda path, body: 500 if b"DELETE" in body else None
    done = call("push", url, "--map", write(many(20, "b"), "new.ttl"))
    assert done.code == 1 and "/update: it answered 500 Internal Server Error: not here" in done.err
    assert concepts(url) == 10
    before.refuse = lambda path, body: None
    report = json.loads(call("push", url, "--map", write(many(20, "b"), "new.ttl"), "--format", "json").out)
    assert (report["sent"], concepts(url)) == (0, 20)


def test_what_a_push_left_behind_after_the_swap_is_cleared_away(
    before: Proxy, write: Callable[..., str], call: Call
) -> None:
    url, words = before.url + "/query", ("--map", write(many(10)))
    before.refuse = lambda path, body: 500 if body.startswith(b"DROP") else None
    assert call("push", url, *words).code == 1 and concepts(url) == 10 and staged(url)
    before.refuse = lambda path, body: None
    assert staged(url) and "would be" not in call("push", url, "--dry-run", *words).out and staged(url)
    assert "has this map already" in call("push", url, *words).out and not staged(url) and concepts(url) == 10


def test_values_that_a_store_takes_for_one_are_told(
    empty_virtuoso: str, write: Callable[..., str], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISTILAH_STORE_USER", "dba")
    monkeypatch.setenv("ISTILAH_STORE_PASSWORD", "dba")
    there = concepts(empty_virtuoso)
    done = call("push", empty_virtuoso, "--map", write(many(3) + "ex:a0 ex:v 1.0 , 1e0 ."))
    assert done.code == 1 and "the map there is as it was" in done.err and "1.0 and 1e0" in done.err
    assert concepts(empty_virtuoso) == there
    assert len([name for name in staged(empty_virtuoso) if "staging" in name]) == 1  # the vocabulary


def test_an_empty_place_is_not_the_shipped_map(empty: str, call: Call) -> None:
    assert call("push", empty, "--map", "").code == 2 == call("stats", "--store", "").code
    assert not graphs(empty)


def test_what_was_cleared_away_before_the_swap_leaves_the_old_map(
    before: Proxy, write: Callable[..., str], call: Call
) -> None:
    url = before.url + "/query"
    call("push", url, "--map", write(many(10)))

    def clear_before_the_swap(path: str, body: bytes) -> None:
        if b"DELETE" in body:
            for graph in staged(url):
                CLIENT.post(before.server + "/update", data={"update": f"DROP GRAPH <{graph}>"}).raise_for_status()

    before.refuse = clear_before_the_swap
    done = call("push", url, "--map", write(many(20, "b"), "new.ttl"))
    assert done.code == 1 and "cleared away" in done.err and concepts(url) == 10


def test_a_store_that_takes_no_graphs_is_sent_updates(before: Proxy, write: Callable[..., str], call: Call) -> None:
    before.refuse = lambda path, body: 404 if path.startswith("/store") else None
    assert call("push", before.url + "/query", "--map", write(many(500))).code == 0
    assert concepts(before.url + "/query") == 500 and not before.parts


def test_graphs_of_the_map_before_go_and_others_stay(empty: str, write: Callable[..., str], call: Call) -> None:
    other = "INSERT DATA { GRAPH <http://example.org/other> { <http://example.org/a> a <http://example.org/B> } }"
    CLIENT.post(empty.replace("/query", "/update"), data={"update": other}).raise_for_status()
    write(many(2), "map/concepts/a.ttl")
    folder = str(Path(write("ex:m skos:closeMatch ex:n .", "map/mappings.ttl")).parent)
    assert call("push", empty, "--map", folder).code == 0
    mappings = "https://w3id.org/istilah/graph/mappings"
    assert {mappings, "http://example.org/other"} <= graphs(empty)
    done = call("push", empty, "--map", write(many(3)))
    assert done.code == 0 and "http://example.org/other" in done.out
    assert mappings not in graphs(empty) and "http://example.org/other" in graphs(empty)


def test_blank_nodes_are_given_names(empty: str, write: Callable[..., str], call: Call) -> None:
    path = write('ex:a a skos:Concept ; skos:prefLabel "a"@en ; ex:note [ ex:by "somebody" ] .')
    assert call("push", empty, "--map", path).code == 0
    [row] = rows(empty, "SELECT ?n { GRAPH ?g { ?n <http://example.org/by> ?who } }")
    assert row["n"]["value"].startswith("urn:istilah:blank:")


def test_a_dry_run_writes_nothing(empty: str, write: Callable[..., str], call: Call) -> None:
    done = call("push", empty, "--dry-run", "--map", write(many(3)))
    assert done.code == 0 and "would be sent" in done.out and not graphs(empty)


def test_wrong_credentials_are_refused_and_not_shown(
    empty_virtuoso: str, tmp_path: Path, call: Call, write: Callable[..., str]
) -> None:
    secret = tmp_path / "auth"
    secret.write_text("user = dba\npassword = Geheim7\n", encoding="utf-8")
    there = graphs(empty_virtuoso)
    done = call("push", empty_virtuoso, "--map", write(many(3)), "--store-auth-file", str(secret))
    assert done.code == 1 and "it refuses the credentials (401 Unauthorized)" in done.err
    assert "Geheim7" not in done.out + done.err and graphs(empty_virtuoso) == there


def test_a_store_that_takes_no_updates_says_where_it_was_tried(write: Callable[..., str], call: Call) -> None:
    [port] = free_ports(1)
    url = f"http://127.0.0.1:{port}/query"
    folder = Path(write(many(1))).parent / "store"
    binary = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
    subprocess.run(
        [binary, "load", "--location", str(folder), "--file", write(many(1))], check=True, capture_output=True
    )
    words = [binary, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(url, server)
            done = call("push", url, "--map", write(many(3)))
        finally:
            server.terminate()
    assert done.code == 1 and f":{port}/update: it lets nobody write" in done.err


def test_a_store_that_is_gone_or_none_is_told(call: Call) -> None:
    [port] = free_ports(1)
    gone = call("push", f"http://127.0.0.1:{port}/query")
    assert gone.code == 1 and f"http://127.0.0.1:{port}/query: no connection" in gone.err
    assert call("push", "my-map.ttl").code == 2
    assert call("push", "http://a/sparql", "--map", "http://b/sparql").code == 2
    secret = call("push", "http://dba:Geheim7@localhost/sparql")
    assert secret.code == 2 and "Geheim7" not in secret.err
