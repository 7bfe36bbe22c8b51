"""A query reaches no other server: a listening socket must stay silent whatever the spelling."""

import socket
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest

from istilah.graph.errors import FederationError, IstilahError, QuerySyntaxError
from istilah.graph.store import Store

ASKING = [
    "SELECT * { SERVICE <EVIL> { ?s ?p ?o } }",
    "SELECT * { service SILENT <EVIL> { ?s ?p ?o } }",
    "SELECT * { SERVICE<EVIL>{ ?s ?p ?o } }",
    "SELECT * { SeRvIcE#\n<EVIL>{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<EVIL>{ ?s ?p ?o } }",
    "SELECT * { BIND(<EVIL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "ASK { SERVICE <EVIL> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o FILTER EXISTS { SERVICE <EVIL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <EVIL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <EVIL> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <EVIL> { ?s ?p ?o } } } }",
    "SELECT * { VALUES (?a ?b) {(1 2)} FILTER(?a<?b)SERVICE#>\n<EVIL>{ ?s ?p ?o } }",
    "SELECT * { VALUES (?a ?b) {(1 2)} FILTER(?a<?b#> ' \n) SERVICE <EVIL> { ?s ?p ?o } #'\n }",
]
#: Keyword and name run into one; refused too, if not with the same words.
GLUED = [
    "SELECT * { OPTIONAL { ?s ?p trueSERVICE<EVIL>{ ?s ?p ?o } } }",
    "PREFIX ex: <EVIL> SELECT * { SERVICEex: { ?s ?p ?o } }",
    "PREFIX ex: <EVIL> PREFIX serviceex: <http://a/> SELECT * { SERVICEex: { ?s ?p ?o } }",
]
HARMLESS = [
    "SELECT * { cs:customer-service ?p ?o }",
    "PREFIX service: <http://example.org/service/> SELECT * { ?Service service:service ?service }",
    "SELECT * { ?s <http://example.org/service#SERVICE> 'SERVICE <EVIL> {}' } # SERVICE <EVIL> {}",
    'SELECT * { ?s ?p """ \n SERVICE <EVIL> { ?s ?p ?o }"""@en-service FILTER(?p < ?s) _:service ?q ?r }',
]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture
def store() -> Store:
    dataset = ox.Store()
    dataset.add(ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.Literal("c")))
    return Store(dataset)


def _reach(listener: socket.socket, query: str) -> str:
    return query.replace("EVIL", f"http://127.0.0.1:{listener.getsockname()[1]}/")


def _silent(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


def test_oxigraph_itself_would_call_out(listener: socket.socket) -> None:
    listener.setblocking(True)
    listener.settimeout(10)
    from threading import Thread

    asking = Thread(target=_ask_oxigraph, args=(_reach(listener, ASKING[1]),))
    asking.start()
    connection, _ = listener.accept()
    connection.close()
    asking.join()


def _ask_oxigraph(query: str) -> None:
    list(ox.Store().query(query))  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ASKING)
def test_a_query_that_asks_another_server_is_refused_at_its_place(
    query: str, store: Store, listener: socket.socket
) -> None:
    with pytest.raises(FederationError) as refused:
        store.query(_reach(listener, query))
    line = _reach(listener, query).split("\n")[refused.value.line - 1]
    assert line[refused.value.column - 1 :].lower().startswith("service")
    assert _silent(listener)


@pytest.mark.parametrize("query", GLUED)
def test_a_keyword_run_into_a_name_is_refused(query: str, store: Store, listener: socket.socket) -> None:
    with pytest.raises(IstilahError):
        store.query(_reach(listener, query))
    assert _silent(listener)


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_in_names_strings_and_comments_is_no_keyword(query: str, store: Store) -> None:
    with suppress(StopIteration):
        next(iter(store.query(query)))  # type: ignore[arg-type]


def test_a_slip_beside_the_word_is_told_as_a_slip(store: Store) -> None:
    with pytest.raises(QuerySyntaxError) as slip:
        store.query("SELECT * {\n cs:customer-service }")
    assert slip.value.line == 2
