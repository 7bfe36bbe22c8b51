"""The real Oxigraph server, on a free port of this machine."""

import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Oxigraph:
    """A running server: `url` is its SPARQL endpoint."""

    def __init__(self, port: int) -> None:
        self._server = f"http://127.0.0.1:{port}"
        self.url = f"{self._server}/query"

    def load(self, data: bytes, graph: str | None = None, media_type: str = "application/n-quads") -> None:
        """Put quads into the store, or triples into a graph; "" is the one without a name."""
        where = {} if graph is None else {"graph": graph} if graph else {"default": ""}
        headers = {"Content-Type": media_type}
        httpx.post(f"{self._server}/store", params=where, content=data, headers=headers, timeout=60).raise_for_status()

    def update(self, sparql: str) -> None:
        """Apply an update."""
        httpx.post(f"{self._server}/update", data={"update": sparql}, timeout=60).raise_for_status()


@contextmanager
def oxigraph() -> Iterator[Oxigraph]:
    """Start a server with an empty store in memory; it ends with the block."""
    [port] = free_ports(1)
    binary = Path(sysconfig.get_path("scripts")) / "oxigraph"
    words = [str(binary), "serve", "--bind", f"127.0.0.1:{port}"]
    running = Oxigraph(port)
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(running.url, process)
            yield running
        finally:
            process.terminate()


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until an endpoint answers; fail when its process ends before."""
    for _ in range(1200):
        assert process.poll() is None, "the server has ended"
        try:
            if httpx.get(url, params={"query": "ASK { ?s ?p ?o }"}, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server does not answer")
