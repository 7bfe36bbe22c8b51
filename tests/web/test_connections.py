"""What is too long, too slow or too much is refused before a handler sees it, and the client reads why."""

import json
import select
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote

import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.web import connections

Serving = Callable[..., AbstractContextManager[str]]
Talk = Callable[..., bytes]

POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
MANY = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000")


@pytest.fixture
def strict(shipped: ConceptMap, serving: Serving, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the port of a server that has no patience and takes three connections."""
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    monkeypatch.setattr(connections, "MOST_PATIENCE", 1.0)
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 3)
    with serving(shipped, seconds=3600.0) as address:
        yield int(address.rpartition(":")[2])


def _open(port: int, sent: bytes = b"") -> socket.socket:
    found = socket.create_connection(("127.0.0.1", port), timeout=60)
    found.sendall(sent)
    return found


def _all(connection: socket.socket) -> bytes:
    found = b""
    with connection:
        while part := connection.recv(1 << 16):
            found += part
    return found


def _problem(answer: bytes) -> tuple[int, dict[str, Any]]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head and b"nosniff" in head
    return int(head.split()[1]), json.loads(body)


def _port(address: str) -> int:
    return int(address.rpartition(":")[2])


@pytest.mark.parametrize(
    ("request_", "status", "limit"),
    [
        (b"GET /sparql?query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n" % (b"x" * 10_000_000), 414, "address"),
        (b"GET /sparql?query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n" % (b"x" * (1 << 16)), 414, "address"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nA: %s\r\n\r\n" % (b"x" * 70_000), 431, "headers"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + b"x" * 10_000_000, 431, "headers"),
        (POST + b"Connection: close\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 100, 413, "body"),
    ],
    ids=["address", "address of 64 kB", "header", "endless header", "body"],
)
def test_what_is_too_long_is_refused_by_the_name_of_its_limit(
    served: str, request_: bytes, status: int, limit: str
) -> None:
    found, problem = _problem(_all(_open(_port(served), request_)))
    assert (found, problem["limit"]) == (status, limit)
    assert problem["most"] >= (1 << 16) - 1


@pytest.mark.parametrize(
    ("kind", "status"), [("application/sparql-query", 413), ("text/nonsense", 415), ("application/sparql-update", 413)]
)
def test_a_client_that_reads_only_when_it_has_sent_all_reads_why_it_was_refused(
    served: str, kind: str, status: int
) -> None:
    talk = HTTPConnection("127.0.0.1", _port(served), timeout=60)
    talk.request("POST", "/sparql", b"#" * 10_000_000, {"Content-Type": kind, "Connection": "close"})
    answer = talk.getresponse()
    assert answer.status == status and json.load(answer)["status"] == status
    talk.close()


def test_what_is_not_http_is_told_so(served: str) -> None:
    assert _problem(_all(_open(_port(served), b"hello\r\n\r\n")))[1]["detail"] == "this is not HTTP"


@pytest.mark.parametrize("sent", [b"GET / HTTP/1.1\r\nHost:", POST + b"Content-Length: 99\r\n\r\nASK"])
def test_a_request_that_does_not_come_to_its_end_is_given_up(strict: int, sent: bytes) -> None:
    status, problem = _problem(_all(_open(strict, sent)))
    assert (status, problem["limit"]) == (408, "request-time")


def test_a_connection_that_asks_nothing_is_closed(strict: int) -> None:
    assert _all(_open(strict)) == b""


def test_slow_connections_make_room_for_quick_ones(strict: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 3600.0)
    slow = [_open(strict, b"GET / HT") for _ in range(8)]
    quick = HTTPConnection("127.0.0.1", strict, timeout=60)
    quick.request("GET", "/health")
    assert quick.getresponse().status == 200
    quick.close()
    _wait_until_gone(slow[0])
    for connection in slow:
        connection.close()


def test_a_connection_too_many_is_told_so_when_all_others_are_answered(strict: int) -> None:
    endless = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    ask = f"GET /sparql?query={endless} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    asking = [_open(strict, ask), _open(strict, ask)]
    watching = HTTPConnection("127.0.0.1", strict, timeout=60)
    while _running(watching) < 2:
        pass
    watching.request("GET", f"/sparql?query={endless}")
    told = _all(_open(strict))
    status, problem = _problem(told)
    assert (status, problem["limit"]) == (503, "connections") and b"Retry-After: 5" in told
    for connection in (*asking, watching):
        connection.close()


def _running(watching: HTTPConnection) -> int:
    watching.request("GET", "/health")
    found: int = json.load(watching.getresponse())["queries"]["running"]
    return found


def test_a_client_that_does_not_take_its_answer_is_let_go(strict: int) -> None:
    _wait_until_gone(_asked_for_much(strict))


@pytest.mark.parametrize("header", ["", "Connection: close\r\n"], ids=["kept", "closing"])
def test_answers_that_wait_for_their_clients_are_bounded_together(
    strict: int, header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 3600.0)
    monkeypatch.setattr(connections, "MOST_UNSENT", 1 << 20)
    first, second = _asked_for_much(strict, header), _asked_for_much(strict)
    _wait_until_gone(first)
    second.close()


def _asked_for_much(port: int, header: str = "") -> socket.socket:
    """Return a connection on which an answer of some megabytes has begun to come."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(60)
    connection.connect(("127.0.0.1", port))
    connection.sendall(f"GET /sparql?query={MANY} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n".encode())
    assert connection.recv(12) == b"HTTP/1.1 200"
    return connection


def _wait_until_gone(connection: socket.socket) -> None:
    """Wait until the other end is gone, without taking what it sent before."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    assert poll.poll(60_000)
    connection.close()
