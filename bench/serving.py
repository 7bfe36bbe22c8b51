"""The endpoint under many requests, against the Oxigraph server: CPU time of the whole server, its workers included.

Both serve one store of 10,000 concepts and are asked the same queries over kept-alive connections, by one client and
by sixteen at once.
"""

import contextlib
import json
import os
import random
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from statistics import median
from typing import Any
from urllib.parse import quote

from bench import synthetic
from bench.measure import Row, Times
from istilah.graph.concept_map import open_map
from istilah.graph.prepared import prepare
from istilah.ontology import PREFIXES

CONCEPTS = 10_000
# The system counts CPU time by hundredths of a second: there have to be enough requests for a round to take many.
ROUNDS, REQUESTS = 7, 2000
CLIENTS = (1, 16)
BIN = os.path.dirname(sys.executable)
ISTILAH, OXIGRAPH = os.path.join(BIN, "istilah"), os.path.join(BIN, "oxigraph")
_PREFIXES = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("cs", "skos", "ist"))
POINT = _PREFIXES + 'SELECT ?label WHERE {{ cs:{name} skos:prefLabel ?label FILTER(lang(?label) = "en") }}'
HUNDRED = _PREFIXES + "SELECT ?concept ?label WHERE {{ ?concept skos:prefLabel ?label }} OFFSET {offset} LIMIT 100"


def rows(folder: str) -> Iterator[Row]:
    file = synthetic.write(f"{folder}/serving.ttl", CONCEPTS)
    os.environ["ISTILAH_CACHE"] = f"{folder}/cache"
    prepared = prepare(file)
    assert prepared
    chosen = random.Random(5)
    names = sorted(iri.removeprefix(PREFIXES["cs"]) for iri in open_map(file).concepts)
    points = [POINT.format(name=name) for name in chosen.sample(names, 200)]
    hundreds = [HUNDRED.format(offset=chosen.randrange(5000)) for _ in range(50)]
    with istilah_server(file) as ours, oxigraph_server(f"{prepared}/store") as peer:
        for work, queries, budget in (("a point query", points, 4.0), ("100 rows", hundreds, 2.2)):
            assert _same(ours, peer, queries[0])
            for clients in CLIENTS:
                times = measured(ours, peer, queries, clients)
                yield Row(f"{work} over HTTP, {_clients(clients)}", "oxigraph serve", times, at_most=budget)


def _clients(number: int) -> str:
    return "1 client" if number == 1 else f"{number} clients"


class Server:
    """A running server: where it listens, where its endpoint is, and what its processes have used of the CPU."""

    def __init__(self, process: "subprocess.Popen[Any]", port: int, path: str) -> None:
        self.process, self.port, self.path = process, port, path

    def cpu(self) -> float:
        """Return the CPU seconds, user and system, of the server and of its living descendants."""
        return sum(_cpu(pid) for pid in _tree(self.process.pid))


def measured(ours: Server, peer: Server, queries: list[str], clients: int) -> Times:
    for server in (ours, peer):
        load(server, queries, clients, REQUESTS // 2)
    pairs = [(_spent(ours, queries, clients), _spent(peer, queries, clients)) for _ in range(ROUNDS)]
    return Times(*(median(side) for side in zip(*pairs, strict=True)))


def _spent(server: Server, queries: list[str], clients: int) -> float:
    start = server.cpu()
    load(server, queries, clients, REQUESTS)
    return (server.cpu() - start) / REQUESTS


def load(server: Server, queries: list[str], clients: int, requests: int) -> None:
    """Ask a server so many queries from so many clients at once; raises AssertionError for any that fails."""
    failures: list[BaseException] = []

    def client(number: int) -> None:
        try:
            with Connection(server.port) as connection:
                for turn in range(number, requests, clients):
                    connection.ask(server.path, queries[turn % len(queries)])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


class Connection:
    """A connection that is kept alive, and as little of HTTP as it takes."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        self.socket.close()

    def ask(self, path: str, query: str) -> bytes:
        head = f"GET {path}?query={quote(query)} HTTP/1.1\r\nHost: {self.host}\r\nAccept: {_JSON}\r\n\r\n"
        self.socket.sendall(head.encode())
        status = self.file.readline()
        headers = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            headers[name.strip().lower()] = value.strip().lower()
        body = self._chunks() if headers.get(b"transfer-encoding") == b"chunked" else self._sized(headers)
        assert status.split()[1] == b"200", (status, body[:300])
        return body

    def _sized(self, headers: dict[bytes, bytes]) -> bytes:
        return self.file.read(int(headers[b"content-length"]))

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.file.readline(), 16):
            found += self.file.read(size)
            self.file.readline()
        self.file.readline()
        return found


_JSON = "application/sparql-results+json"


def _same(ours: Server, peer: Server, query: str) -> bool:
    answers = []
    for server in (ours, peer):
        with Connection(server.port) as connection:
            bindings = json.loads(connection.ask(server.path, query))["results"]["bindings"]
            answers.append(sorted(json.dumps(row, sort_keys=True) for row in bindings))
    return answers[0] == answers[1] != []


@contextlib.contextmanager
def istilah_server(file: str, *options: str) -> Iterator[Server]:
    command = [ISTILAH, "serve", file, "--port", "0", "--no-open", *options]
    with _running(command, subprocess.PIPE) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().decode().split("127.0.0.1:")[1].split("/")[0])
        urllib.request.urlopen(f"http://127.0.0.1:{port}/en/").read()  # what is counted once is counted then
        yield Server(process, port, "/sparql")


@contextlib.contextmanager
def oxigraph_server(store: str) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [OXIGRAPH, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running(command, subprocess.DEVNULL) as process:
        _wait(port)
        yield Server(process, port, "/query")


@contextlib.contextmanager
def _running(command: list[str], output: int) -> Iterator["subprocess.Popen[Any]"]:
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(2000):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
            return
        threading.Event().wait(0.01)
    raise SystemExit("the Oxigraph server does not answer")


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                for child in file.read().split():
                    yield from _tree(int(child))


def _cpu(pid: int) -> float:
    """Return user and system time of a process, with that of its children that have ended, in seconds (proc(5))."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
