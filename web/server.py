"""The server: a map on an address of this machine, until Ctrl-C."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from istilah import ontology
from istilah.exports.messages import message
from istilah.graph.addresses import is_address
from istilah.graph.concept_map import ConceptMap, open_map, open_plain
from istilah.graph.errors import FileError
from istilah.graph.store import Reading
from istilah.web.limits import DEFAULT, Limits

if TYPE_CHECKING:
    import uvicorn

#: How long what runs may go on once the server is told to stop, in seconds: less than what service managers wait.
_GRACE = 8


def serve(
    path: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    open_browser: bool = True,
    language: str = "en",
    limits: Limits = DEFAULT,
    log: bool = False,
    plain: bool = False,
    services: Iterable[str] = (),
    cross_origin: bool = True,
    reload: bool = False,
    token_file: str = "",
    data: str = "",
) -> None:
    """Serve the shipped map, or the one at a path, until Ctrl-C or SIGTERM; a second Ctrl-C ends at once.

    `port` 0 takes any free one. `limits` are what a query may take. `log` writes a line a request to the
    standard error. `plain` serves a dataset as its files have it. `services` are the endpoints that a query may ask.
    `cross_origin` lets the pages of other sites read the data. `reload` follows the files as they are edited.
    With a `token_file` those who bear the token in it may write; what they write is kept in the folder `data`. Raises
    FileError when the address cannot be had, or the token not be read, and what `open_map` raises.
    """
    with _listen(host, port) as listening:
        from istilah.graph.kept import open_current
        from istilah.web.app import Settings, application
        from istilah.web.following import followed
        from istilah.web.guards import known_hosts
        from istilah.web.writable import writable

        place = path or ontology.MAP  # an endpoint is followed in any case
        following = followed(place, plain) if reload and not is_address(place) else None
        writing = writable(path, plain, token_file, data, language) if token_file else None
        if writing:
            store, version = open_current(writing[0].folder, Reading(union=not plain))
            map = ConceptMap(store, writing[0].folder, version)
        else:
            map = open_plain(place) if plain else open_map(path)
        map.store.reading = map.store.reading._replace(services=tuple(services))
        app = application(map, Settings(limits, language, known_hosts(host), cross_origin), following, writing)
        address = address_of(host, listening.getsockname()[1])
        print(message("serve.ready", language, address=address), flush=True)
        if open_browser:
            _open_browser(address)
        _run(_server(app, log), listening)


def address_of(host: str, port: int) -> str:
    """Return the address that a reader types: an unspecified host is reached by the name of this machine."""
    named = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)
    return f"http://{f'[{named}]' if ':' in named and '[' not in named else named}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises FileError, with what to try, when there can be none."""
    place = f"{host}:{port}"
    if not 0 <= port <= 65535:
        raise FileError(place, "a port is a number from 0 to 65535", "try --port 8000")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise FileError(place, f"no such host: {error.strerror or error}", "try --host 127.0.0.1") from None
    listening = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise FileError(place, *_refusal(error, host, port)) from None
    return listening


def _refusal(error: OSError, host: str, port: int) -> tuple[str, str]:
    import errno

    if error.errno == errno.EADDRINUSE:
        free = _free_port(host, port)
        return "another program listens there", f"try --port {free}" if free else "try another --port"
    if error.errno == errno.EACCES:
        return "ports below 1024 are for the administrator", "try --port 8000"
    if error.errno == errno.EADDRNOTAVAIL:
        return "this machine does not have that address", "try --host 127.0.0.1"
    return f"cannot listen there: {error.strerror or error}", "try --host 127.0.0.1 --port 8000"


def _free_port(host: str, port: int) -> int | None:
    for candidate in range(port + 1, min(port + 20, 65536)):
        with contextlib.suppress(OSError), socket.create_server((host, candidate)):
            return candidate
    return None


def _server(app: object, log: bool) -> "uvicorn.Server":
    import uvicorn

    from istilah.web import request_log
    from istilah.web.connections import Connection

    if log:
        request_log.start()
        app = request_log.RequestLog(app)  # type: ignore[arg-type]

    class Server(uvicorn.Server):
        """A server whose signals are ours to handle."""

        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        log_level="error" if log else "critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http=Connection,
        timeout_graceful_shutdown=_GRACE,
        lifespan="on",
        ws="none",
    )
    return Server(config)


def _run(server: "uvicorn.Server", listening: socket.socket) -> None:
    def stop(number: int, frame: object) -> None:
        if server.should_exit:
            os._exit(128 + number)
        server.should_exit = True

    with _signals(stop), asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
        runner.run(server.serve([listening]))


@contextlib.contextmanager
def _signals(handler: object) -> Iterator[None]:
    """Handle Ctrl-C and SIGTERM, where there are signals: not in a thread."""
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}  # type: ignore[arg-type]
    try:
        yield
    finally:
        for number, handling in before.items():
            signal.signal(number, handling)


def _open_browser(address: str) -> None:
    """Open the reader's browser if there is a screen to open it on; that there is none is no error."""
    if not _has_screen():
        return
    import threading
    import webbrowser

    def opening() -> None:
        with contextlib.suppress(Exception):
            webbrowser.open(address)

    threading.Thread(target=opening, daemon=True).start()


def _has_screen() -> bool:
    if sys.platform in ("darwin", "win32"):
        return not os.environ.get("SSH_CONNECTION")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
