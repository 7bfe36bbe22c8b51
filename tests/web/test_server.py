"""`serve` as a process: its address, its browser, a taken port, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from istilah.graph.errors import FileError
from istilah.web.server import address_of, serve

Start = Callable[..., tuple["subprocess.Popen[str]", str]]

PROGRAM = """
import sys
from istilah.graph.errors import IstilahError
from istilah.web.limits import Limits
from istilah.web.server import serve
try:
    opening, language = sys.argv[1] == "open", sys.argv[2]
    serve(port=0, open_browser=opening, language=language, log="log" in sys.argv, limits=Limits(seconds=3600))
except IstilahError as error:
    sys.exit(error.message)
"""


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts a server and returns its process and the address that it printed."""
    processes: list[subprocess.Popen[str]] = []

    def start_server(*arguments: str, **environment: str) -> tuple["subprocess.Popen[str]", str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"DISPLAY": "", "WAYLAND_DISPLAY": ""} | environment,
        )
        processes.append(process)
        assert process.stdout is not None
        printed = re.search(r"http://\S+", process.stdout.readline())
        assert printed
        return process, printed[0]

    yield start_server
    for process in processes:
        process.kill()
        process.communicate()


def _ask(address: str, path: str) -> httpx.Response:
    """Ask a server that has printed its address: it listens already, and answers when it is ready."""
    return httpx.get(address.rstrip("/") + path, timeout=60)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_answers_and_ends_quietly(start: Start, number: signal.Signals) -> None:
    process, address = start("no", "en")
    assert _ask(address, "/health").status_code == 200
    process.send_signal(number)
    assert process.wait(timeout=60) == 0
    assert process.communicate() == ("", "")


def test_its_workers_end_with_it(start: Start) -> None:
    process, address = start("no", "en")
    assert _ask(address, "/sparql?query=ASK{}").json()["boolean"] is True
    workers = _children(process.pid)
    assert workers
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_a_second_ctrl_c_ends_it_at_once(start: Start) -> None:
    process, address = start("no", "en")
    with socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))) as held:
        endless = "SELECT(COUNT(*)AS?n){?a?b?c.?d?e?f.?g?h?i.?j?k?l}"
        held.sendall(f"GET /sparql?query={endless} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while not (workers := _children(process.pid)):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
    assert process.returncode in (0, 128 + signal.SIGINT)
    while any(Path(f"/proc/{worker}").exists() for worker in workers):  # they end with the server's end of the pipe
        time.sleep(0.05)


def test_requests_are_logged_only_when_asked_for(start: Start) -> None:
    process, address = start("no", "en", "log")
    _ask(address, "/en/a-z?secret=1")
    _ask(address, "/sparql?query=SELECT(1AS?secret){}")
    process.send_signal(signal.SIGTERM)
    lines = process.communicate(timeout=60)[1].splitlines()
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
    assert re.fullmatch(moment + r" GET /en/a-z 200 \d+\.\dms", lines[0])
    assert re.fullmatch(moment + r" GET /sparql 200 \d+\.\dms rows=1 query=[0-9a-f]{12}", lines[1])
    assert "secret" not in "".join(lines)


def test_it_speaks_the_language_it_is_told_to(start: Start) -> None:
    _, address = start("no", "id")
    assert _ask(address, "/").headers["location"] == "/id/"


def test_it_opens_the_browser_where_there_is_a_screen(start: Start, tmp_path: Path) -> None:
    opened, program = tmp_path / "opened", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n')
    program.chmod(0o755)
    _, address = start("open", "en", DISPLAY=":99", BROWSER=str(program))
    while not opened.exists():
        time.sleep(0.05)
    assert opened.read_text().strip() == address


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":99", "BROWSER": "/nonexistent/browser"}])
def test_a_browser_that_is_not_there_is_no_error(start: Start, environment: dict[str, str]) -> None:
    process, address = start("open", "en", PATH="/nonexistent", **environment)
    assert _ask(address, "/health").status_code == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0


def test_a_taken_port_is_told_with_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FileError) as refused:
            serve(port=port, open_browser=False)
    assert refused.value.message == f"127.0.0.1:{port}: another program listens there"
    assert re.fullmatch(r"try --port \d+", refused.value.hint)


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("no-such-host.invalid", 8000, "no such host"),
        ("192.0.2.1", 8000, "does not have that address"),
        ("127.0.0.1", 70000, "0 to 65535"),
    ],
)
def test_an_address_that_cannot_be_had_is_told(host: str, port: int, reason: str) -> None:
    with pytest.raises(FileError, match=reason) as refused:
        serve(host=host, port=port, open_browser=False)
    assert "try --" in refused.value.hint


def test_a_map_that_is_not_there_leaves_the_port_free(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FileError, match=r"missing\.ttl"):
        serve(str(tmp_path / "missing.ttl"), port=port, open_browser=False)
    socket.create_server(("127.0.0.1", port)).close()


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:1/"), ("0.0.0.0", "http://127.0.0.1:1/"), ("::1", "http://[::1]:1/")],
)
def test_an_address_is_printed_as_one_types_it(host: str, address: str) -> None:
    assert address_of(host, 1) == address


def _children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in listed.split()]
