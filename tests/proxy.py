"""A proxy before a real server: it counts what is sent through, and can refuse or hold some of it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

_KEPT = ("content-type", "authorization", "accept")


class Proxy(ThreadingHTTPServer):
    """`parts` are the sizes of the graphs sent through; what `refuse` names a status for does not get through.

    After `most` graphs it holds the next one, and says so by `holding`.
    """

    daemon_threads = True

    def __init__(self, server: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = server
        self.client = httpx.Client(verify=False, timeout=60)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.parts: list[int] = []
        self.most: int | None = None
        self.holding, self.going_on = threading.Event(), threading.Event()
        self.refuse: Callable[[str, bytes], int | None] = lambda path, body: None


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.refuse(self.path, body)
        if status:
            self._answer(status, "text/plain", b"not here")
            return
        if self.path.startswith("/store") and len(body) > 1000:
            if len(self.server.parts) == self.server.most:
                self.server.holding.set()
                self.server.going_on.wait(60)
                return
            self.server.parts.append(len(body))
        headers = {name: value for name, value in self.headers.items() if name.lower() in _KEPT}
        there = self.server.client.post(self.server.server + self.path, content=body, headers=headers)
        self._answer(there.status_code, there.headers.get("content-type", ""), there.content)

    def _answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def proxy(server: str) -> Iterator[Proxy]:
    """Start a proxy before a server (``http://host:port``); it ends with the block."""
    with Proxy(server) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield running
        finally:
            running.going_on.set()
            running.shutdown()
            thread.join()
            running.client.close()
