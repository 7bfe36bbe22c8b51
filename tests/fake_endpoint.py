"""An endpoint that does as a test says, on a real socket: raw bytes, or the answers of a store, cut or bent."""

import io
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox

JSON = "application/sparql-results+json"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'


class Asked:
    """What a test sees of the requests: the headers and the parameters of each."""

    def __init__(self) -> None:
        self.url = ""
        self.headers: list[dict[str, str]] = []
        self.parameters: list[dict[str, list[str]]] = []

    def __len__(self) -> int:
        return len(self.headers)


Answering = Callable[[BaseHTTPRequestHandler, dict[str, list[str]]], None]


@contextmanager
def endpoint(answer: Answering) -> Iterator[Asked]:
    """Serve an endpoint from a thread; each request is answered by a function."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.headers.append({name.lower(): value for name, value in self.headers.items()})
            asked.parameters.append(given)
            answer(self, given)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # a client that gives up is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    asked.url = f"http://127.0.0.1:{server.server_port}/sparql"
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def raw(*pieces: bytes) -> Answering:
    """Return an answer that is just these bytes, then the end of the connection."""

    def answer(request: BaseHTTPRequestHandler, _: dict[str, list[str]]) -> None:
        for piece in pieces:
            request.wfile.write(piece)
            request.wfile.flush()
        request.close_connection = True
        request.connection.shutdown(socket.SHUT_RDWR)

    return answer


def reply(status: int = 200, body: bytes = ROWS, media_type: str = JSON, **headers: str) -> Answering:
    """Return a proper answer."""

    def answer(request: BaseHTTPRequestHandler, _: dict[str, list[str]]) -> None:
        request.send_response(status)
        request.send_header("Content-Type", media_type)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def in_turn(*answers: Answering) -> Answering:
    """Return each answer in turn, the last one again and again."""
    waiting = list(answers)

    def answer(request: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request, given)

    return answer


def store(dataset: ox.Store, most: int = 10**9, union: bool | None = None) -> Answering:
    """Return an endpoint over a store that sends so many rows at most, in silence.

    With `union`, it does not mind the graphs that a request names: its default graph is the union of all, or not.
    """

    def answered(request: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
        graphs = {
            name: [ox.NamedNode(iri) for iri in given.get(f"{parameter}-graph-uri", ())] or None
            for name, parameter in (("default_graph", "default"), ("named_graphs", "named"))
        }
        chosen = graphs if union is None else {"use_default_graph_as_union": union}
        reply(200, *_evaluated(dataset, given["query"][0], chosen, most))(request, given)

    return answered


def _evaluated(dataset: ox.Store, query: str, chosen: dict[str, Any], most: int) -> tuple[bytes, str]:
    """Return the answer to a query and its media type; results must not outlive their thread."""
    found = dataset.query(query, **chosen)
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, most))
        return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", "application/n-triples"
    stream = io.BytesIO()
    found.serialize(stream, format=ox.QueryResultsFormat.JSON)
    answer = json.loads(stream.getvalue())
    if "results" in answer:
        del answer["results"]["bindings"][most:]
    return json.dumps(answer).encode(), JSON
