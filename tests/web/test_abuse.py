"""What a hostile stranger asks of the real server, while another client keeps being answered."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from tests.cli.conftest import PROGRAM

QUICK = 'ASK { ?metric skos:prefLabel "First Call Resolution"@en }'
#: Each abuse, and the limits of which one ends it; "" stands for an answer.
ABUSES = {
    "a path without end": ("SELECT (COUNT(*) AS ?n) { ?a (!<x:x>|^!<x:x>)* ?b . ?c (!<x:x>|^!<x:x>)* ?d }", {"time"}),
    "a cross join": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", {"time"}),
    "a sorted cross product": ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a", {"memory", "time"}),
    "distinct rows of one": (
        "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } }",
        {"memory", "time"},
    ),
    "a text of all texts": ("SELECT (GROUP_CONCAT(?c) AS ?t) { ?a ?b ?c . ?d ?e ?f }", {"memory", "size", "time"}),
    "a text that doubles": (
        "SELECT (STRLEN(?t40) AS ?n) { BIND('x' AS ?t0) "
        + " ".join(f"BIND(CONCAT(?t{i}, ?t{i}) AS ?t{i + 1})" for i in range(40))
        + " }",
        {"memory", "time"},
    ),
    "more rows than one reads": ("SELECT * { ?a ?b ?c . ?d ?e ?f }", {"size", "rows", "time"}),
    "as many triples": ("CONSTRUCT { ?a ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f }", {"rows", "time", "memory"}),
    "an expression made to explode": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER(REGEX(STR(?c), '^(([a-z])+.)+[A-Z]([a-z])+$')) }",
        {"", "time"},
    ),
    "an expression too large": ("ASK { FILTER(REGEX('a', '((a{1000}){1000}){1000}')) }", {""}),
    "many values": (
        f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {' '.join(map(str, range(120_000)))} }} }}",
        {"", "time"},
    ),
    "options in options": ("SELECT * " + "{ ?a ?b ?c OPTIONAL " * 10_000 + "{}" + "}" * 10_000, {"depth"}),
    "brackets in brackets": ("SELECT * " + "{" * 100_000 + "}" * 100_000, {"depth"}),
    "ten megabytes": (f"SELECT * {{ VALUES ?v {{ {'1 ' * 5_000_000} }} }}", {"body"}),
}


class Server(NamedTuple):
    """A server of its own process."""

    client: httpx.Client
    process: "subprocess.Popen[str]"

    @property
    def port(self) -> int:
        return self.client.base_url.port or 0

    def ask(self, query: str) -> httpx.Response:
        return self.client.post("/sparql", data={"query": query}, headers={"Accept": "application/json"})

    def memory(self) -> int:
        """Return the memory of the server and of its workers, in kB, what they share counted once and no files."""
        pids = _tree(self.process.pid)
        rolled = "".join(Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids)
        return sum(map(int, re.findall(r"^Pss_Anon:\s+(\d+) kB", rolled, re.MULTILINE)))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server that lets a query run for two seconds, in 300 MB."""
    words = [PROGRAM, "serve", "--port", "0", "--no-open", "--timeout", "2", "--max-memory", "300"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address
    with httpx.Client(base_url=address[0], timeout=120, trust_env=False) as client:
        yield Server(client, process)
    process.kill()
    process.communicate()


class Other(threading.Thread):
    """Another client, which asks for little and often; `wrong` is what it was not answered rightly."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.address = f"http://127.0.0.1:{port}"
        self.asked, self.wrong, self.over = 0, list[str](), threading.Event()

    def run(self) -> None:
        with httpx.Client(base_url=self.address, timeout=120, trust_env=False) as client:
            while not self.over.wait(0.02):
                for path, sign in ((f"/sparql?query={QUICK}", '"boolean":true'), ("/en/concept/churn-rate", "<html")):
                    answer = client.get(path)
                    self.asked += 1
                    if answer.status_code != 200 or sign not in answer.text:
                        self.wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")


def _tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _tree(int(child)))]


def _warm(server: Server) -> int:
    """Return the memory of a server that has done a bit of everything."""
    with ThreadPoolExecutor(8) as threads:
        for _ in range(3):
            list(threads.map(server.ask, [QUICK] * 40))
            for path in (
                "/en/",
                "/id/picture",
                "/en/concept/churn-rate",
                "/en/sparql",
                "/map.ttl",
                "/api/search?q=cost",
            ):
                assert server.client.get(path).status_code == 200
    return server.memory()


def test_abuses_are_ended_others_are_answered_and_the_memory_comes_back(server: Server) -> None:
    before = _warm(server)
    other = Other(server.port)
    other.start()
    for name, (query, limits) in ABUSES.items():
        answer = server.ask(query)
        told = answer.json()
        assert told.get("limit", "") in limits, (name, answer.status_code, told)
        assert (answer.status_code == 200) == ("limit" not in told), (name, told)
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(700)]
    for connection in slow:
        connection.sendall(b"GET /sparql?que")
    asked = other.asked
    while other.asked < asked + 20:
        assert other.is_alive()
        time.sleep(0.05)
    for connection in slow:
        connection.close()
    other.over.set()
    other.join()
    assert other.wrong == []
    until = time.monotonic() + 60
    while server.memory() > 1.3 * before and time.monotonic() < until:
        time.sleep(0.2)
    assert server.memory() <= 1.3 * before


def test_many_who_ask_without_end_do_not_keep_one_from_a_quick_answer(server: Server) -> None:
    endless = ABUSES["a cross join"][0]
    with ThreadPoolExecutor(12) as threads:
        asked = [threads.submit(server.ask, endless) for _ in range(12)]
        while server.client.get("/health").json()["queries"]["running"] < 2:
            time.sleep(0.02)
        assert server.ask(QUICK).json()["boolean"] is True
        ends = [one.result().json()["kind"] for one in asked]
    assert set(ends) <= {"time-limit", "crowded", "busy"}


def test_where_all_memory_is_gone_a_worker_goes_before_the_server(server: Server) -> None:
    assert server.ask(QUICK).status_code == 200
    score, *scores = (int(Path(f"/proc/{pid}/oom_score_adj").read_text()) for pid in _tree(server.process.pid))
    assert scores and min(scores) >= max(500, score)


def test_what_runs_is_finished_when_the_server_is_told_to_stop(server: Server) -> None:
    workers = _tree(server.process.pid)[1:]
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(server.ask, ABUSES["a cross join"][0])
        while not server.client.get("/health").json()["queries"]["running"]:
            time.sleep(0.02)
        server.process.send_signal(signal.SIGTERM)
        assert asked.result().json()["limit"] == "time"
    assert server.process.wait(60) == 0
    assert not any(os.path.exists(f"/proc/{worker}") for worker in workers)
