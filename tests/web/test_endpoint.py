"""The pages of a map in a real endpoint are those of the same map here; what goes wrong there is told."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from threading import Event, Semaphore

import httpx
import pyoxigraph as ox
import pytest
from tests.fake_endpoint import Answering, reply, store
from tests.fake_endpoint import endpoint as fake
from tests.graph.test_remote_store import FOREIGN
from tests.oxigraph_server import oxigraph

from istilah.graph.concept_map import ConceptMap, open_map
from istilah.web import following_endpoint

Serving = Callable[..., AbstractContextManager[str]]

PLACES = (
    "/id/concept/first-call-resolution", "/en/", "/en/a-z", "/en/relations", "/en/search?q=eskal", "/en/questions",
    "/en/source/customer-care", "/en/path?from=chatbot&to=first-call-resolution", "/concept/agent.ttl",
    "/istilah/cs/concept/escalation", "/api/neighbours?of=agent", "/en/questions/what-measures",
    "/sparql?query=SELECT+*+{+?s+a+ist:Source+;+dct:title+?t+}+ORDER+BY+?t&format=csv", "/nonsense",
    "/sparql?query=SELECT+*+{+?s+", "/store?graph=https://w3id.org/istilah/graph/asserted&format=nt",
)  # fmt: skip


@pytest.fixture(scope="module")
def served_there(there: ConceptMap, serving: Serving) -> Iterator[httpx.Client]:
    """Return a client of a server of the shipped map in each real endpoint."""
    with serving(there) as address, httpx.Client(base_url=address, timeout=120) as client:
        yield client


def test_pages_and_data_are_alike(served_there: httpx.Client, client: httpx.Client) -> None:
    for place in PLACES:
        there, here = served_there.get(place), client.get(place)
        assert there.status_code == here.status_code, place
        told, expected = (one.text.replace(str(one.request.url.copy_with(raw_path=b"/")), "/") for one in (there, here))
        assert told == expected, place


def test_pages_are_answered_while_a_query_takes_its_time(there: ConceptMap, serving: Serving) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a < ?d && ?f < ?i) }"
    with serving(there, seconds=6.0) as address, ThreadPoolExecutor(1) as aside:
        waiting = aside.submit(httpx.get, f"{address}/sparql", params={"query": endless}, timeout=60)
        assert httpx.get(f"{address}/en/concept/chatbot", timeout=60).status_code == 200
        assert waiting.result().status_code in (502, 503)  # Virtuoso refuses at once what will take too long


@pytest.fixture
def shaky() -> Iterator[tuple[str, list[Answering]]]:
    """Return the URL of an endpoint and a list: what is put there takes the place of its answers."""
    dataset = ox.Store()
    dataset.load(FOREIGN.encode(), ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://voc.example.org/graph"))
    proper, instead = store(dataset), list[Answering]()
    with fake(lambda request, given: (instead or [proper])[0](request, given)) as asked:
        yield asked.url, instead


def holding(held: Semaphore, going_on: Event) -> Answering:
    """Return an answer that says when it is waited for, and is none until it may go on."""

    def answer(request: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
        held.release()
        going_on.wait(55)
        reply(500, b"too late", "text/plain")(request, given)

    return answer


def test_a_store_that_fails_is_told_on_the_page_and_without_its_address(shaky, serving: Serving) -> None:
    url, instead = shaky
    with serving(open_map(url)) as address, httpx.Client(base_url=address, timeout=60) as client:
        instead.append(reply(500, b"out of disk", "text/plain"))
        page = client.get("/unheard-of", headers={"Accept": "text/html", "Accept-Language": "id"})
        data = client.get("/sparql", params={"query": "ASK {}"})
        assert (page.status_code, data.status_code) == (502, 502)
        assert "empat penyimpanan peta" in page.text
        assert "out of disk" in data.json()["detail"] and url not in page.text + data.text
        instead.clear()
        assert client.get("/unheard-of").status_code == 404


def test_a_page_waits_no_longer_for_a_silent_store_than_a_query_may_take(shaky, serving: Serving) -> None:
    url, instead = shaky
    going_on = Event()
    with serving(open_map(url), seconds=0.5) as address, httpx.Client(base_url=address, timeout=50) as client:
        instead.append(lambda request, given: going_on.wait(55) and None)
        page = client.get("/unheard-of", headers={"Accept": "application/json"})
        assert page.status_code == 502 and "silent for 0.5 s" in page.json()["detail"]
        assert client.get("/en/a-z").status_code == 200 == client.get("/en/search?q=chor").status_code
        going_on.set()
        instead.clear()
        assert client.get("/unheard-of").status_code == 404


def test_however_many_pages_wait_for_a_silent_store_the_rest_is_served(shaky, serving: Serving) -> None:
    url, instead = shaky
    held, going_on = Semaphore(0), Event()
    with (
        serving(open_map(url), seconds=50.0) as address,
        httpx.Client(base_url=address, timeout=40, limits=httpx.Limits(max_connections=100)) as client,
        ThreadPoolExecutor(45) as aside,
    ):
        assert client.get("/en/a-z").status_code == 200
        instead.append(holding(held, going_on))
        waiting = [aside.submit(client.get, f"/unheard-of-{number}") for number in range(45)]
        assert all(held.acquire(timeout=40) for _ in range(4))
        for place in ("/static/istilah.css", "/health", "/en/a-z", "/en/search?q=chor"):
            assert client.get(place).status_code == 200
        instead.clear()
        going_on.set()
        assert {one.result().status_code for one in waiting} <= {404, 502}


def test_a_page_that_asks_of_a_silent_store_what_its_questions_use_holds_up_nobody(shaky, serving: Serving) -> None:
    url, instead = shaky
    held, going_on = Semaphore(0), Event()
    with serving(open_map(url), seconds=50.0) as address, ThreadPoolExecutor(1) as aside:
        instead.append(holding(held, going_on))
        waiting = aside.submit(httpx.get, f"{address}/en/questions", timeout=60)
        assert held.acquire(timeout=40)
        assert httpx.get(f"{address}/health", timeout=40).status_code == 200
        instead.clear()
        going_on.set()
        assert waiting.result().status_code in (200, 502)


def test_rows_that_a_server_leaves_out_are_no_answer(serving: Serving) -> None:
    dataset = ox.Store()
    dataset.load(FOREIGN.encode(), ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://voc.example.org/graph"))
    with fake(store(dataset, most=150)) as asked, serving(open_map(asked.url)) as address:
        answer = httpx.get(f"{address}/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, timeout=60)
        assert answer.status_code == 502 and "no more than 150 rows" in answer.json()["detail"]


def test_a_new_version_is_served_without_a_restart(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following_endpoint, "PAUSE", 0.5)
    with oxigraph() as server:
        server.load(FOREIGN.encode(), "http://voc.example.org/graph", "text/turtle")
        with serving(open_map(server.url)) as address, httpx.Client(base_url=address, timeout=60) as client:
            assert client.get("/api/search?q=kapelle").json()["results"] == []
            more = '<http://voc.example.org/d> a skos:Concept ; skos:prefLabel "Kapelle"@de .'
            prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
            server.load((prefix + more).encode(), "http://voc.example.org/more", "text/turtle")
            _wait_until(lambda: client.get("/api/search?q=kapelle").json()["results"])
            assert client.get("/en/concept/d").status_code == 200
            count = client.get("/sparql", params={"query": 'SELECT * { ?s skos:prefLabel "Kapelle"@de }'})
            assert len(count.json()["results"]["bindings"]) == 1


def _wait_until(holds: Callable[[], object]) -> None:
    """Wait for a condition."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to hold")
