"""The server of a replay: `istilah serve --plain` over one dataset with every file of the suite as a named graph.

Which of them a test sees, it says by ``default-graph-uri`` and ``named-graph-uri``.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlencode

import httpx
import pyoxigraph as ox
from rdflib import URIRef
from tests.w3c.suite import QT, Test, data_files

TOKEN = "w3c"
PROGRAM = os.path.join(os.path.dirname(sys.executable), "istilah")


class Served(NamedTuple):
    """A running server: a client of it, the address of its endpoint, and the services that it may ask.

    `services` are the addresses that stand for the endpoints of a test; `empty` is a service without data, and
    nobody listens at `nowhere`.
    """

    client: httpx.Client
    endpoint: str
    services: dict[tuple[str, str], str]
    empty: str
    nowhere: str
    token: str = ""


@contextmanager
def served(tests: list[Test], folder: Path) -> Iterator[Served]:
    """Serve the data of some tests from a file in a folder; a second server stands for the services that they ask."""
    path = folder / "suite.nq"
    write_dataset(tests, path)
    ports = _free_ports(3)
    main, other, nowhere = (f"http://127.0.0.1:{port}/sparql" for port in ports)
    asking = [test for test in tests if test.folder == "service"]
    services = {place: f"{other}?{query}" for test in asking for place, query in _service_data(test)}
    allowed = sorted({*services.values(), other, nowhere})
    token = folder / "token"
    token.write_text(TOKEN)
    token.chmod(0o600)
    writable = ["--writable", "--token-file", str(token), "--data", str(folder / "data")]
    with (
        _running(path, ports[0], allowed, writable),
        _running(path, ports[1], allowed),
        httpx.Client(timeout=120) as client,
    ):
        yield Served(client, main, services, other, nowhere, TOKEN)


def write_dataset(tests: Iterable[Test], path: Path) -> None:
    """Write the data of some tests as N-Quads, a graph a file; its blank nodes are those of that file alone."""
    dataset = ox.Store()
    nothing = ox.NamedNode("urn:nothing")  # no file of RDF may be empty
    dataset.add(ox.Quad(nothing, nothing, nothing, nothing))
    for file, name in {pair for test in tests for pair in data_files(test)}:
        local = unquote(str(file).removeprefix("file://"))
        for triple in ox.parse(path=local, base_iri=str(file), rename_blank_nodes=True):
            dataset.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(name)))
    dataset.dump(str(path), ox.RdfFormat.N_QUADS)


def _service_data(test: Test) -> Iterator[tuple[tuple[str, str], str]]:
    for node in test.manifest.objects(test.action, QT.serviceData):
        endpoint, data = test.manifest.value(node, QT.endpoint), test.manifest.value(node, QT.data)
        if isinstance(data, URIRef):
            yield (test.name, str(endpoint)), urlencode({"default-graph-uri": str(data)})


def _free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(number)]
        return [probe.getsockname()[1] for probe in probes]


@contextmanager
def _running(path: Path, port: int, services: Iterable[str], more: Iterable[str] = ()) -> Iterator[None]:
    """Serve a file on a port, with more options."""
    words = [PROGRAM, "serve", str(path), "--plain", "--no-open", "--port", str(port), "--timeout", "60", *more]
    words += [word for url in services for word in ("--allow-service", url)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            yield
        finally:
            server.terminate()
