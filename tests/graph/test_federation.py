"""A query reaches no other server: a listening socket must stay silent whatever the spelling."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pyoxigraph as ox
import pytest

from istilah.graph.errors import FederationError, IstilahError, QuerySyntaxError
from istilah.graph.federation import without_calls
from istilah.graph.store import Reading, Store

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
    "PREFIX e: <EVIL> SELECT * { { { OPTIONAL { SERVICE e: { ?s ?p ?o } } } } }",
    "BASE <EVIL> SELECT * { SERVICE <x> { ?s ?p ?o } }",
]
#: What reaches another server than the allowed one, or may.
ASTRAY = [
    "SELECT * { SERVICE <EVIL> { ?s ?p ?o } }",
    "SELECT * { SERVICE <GOOD> { ?s ?p ?o } SERVICE <EVIL> { ?s ?p ?o } }",
    "SELECT * { SERVICE <GOOD> { SERVICE <EVIL> { ?s ?p ?o } } }",
    "SELECT * { SERVICE # \r <EVIL> { } #\n<GOOD> ?p ?o }",
    "SELECT * { VALUES ?x { <GOOD> <EVIL> } SERVICE ?x { ?s ?p ?o } }",
    "BASE <EVIL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { SERVICE <GOOD>{ ?s ?p 'SERVICE <GOOD>' } # SERVICE <GOOD>\nSERVICE<EVIL>{ } }",
]
UPDATES = [
    "LOAD <EVIL>",
    "LOAD SILENT <EVIL> INTO GRAPH <http://g>",
    "CREATE GRAPH <http://load> ; load <EVIL>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <EVIL> { ?s ?p ?o } }",
]
#: What does not parse at all: escapes are for IRIs and strings (SPARQL 1.1, 19.2 is not followed for keywords).
ESCAPED = ["SELECT * { \\u0053ERVICE <EVIL> { ?s ?p ?o } }", "SELECT * { SERV\\u0049CE <EVIL> { ?s ?p ?o } }"]
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


@pytest.mark.parametrize("query", GLUED + ESCAPED)
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


@pytest.mark.parametrize("query", ASTRAY)
def test_no_other_service_than_the_allowed_one_is_asked(query: str, listener: socket.socket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as good:
        allowed = f"http://127.0.0.1:{good.getsockname()[1]}/"
        store = Store(ox.Store(), Reading(services=(allowed,)))
        with pytest.raises(IstilahError):
            store.query(_reach(listener, query).replace("GOOD", allowed))
    assert _silent(listener)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <GOOD> { ?s ?p ?o } }",
        "SELECT * { SERVICE\nSILENT <GOOD> { ?s ?p ?o } ?service ?p ?o }",
        "ASK { FILTER EXISTS { { SERVICE<GOOD>{ ?s ?p 'SERVICE <EVIL>' } } } # SERVICE <EVIL>\n SERVICE <GOOD> {} }",
    ],
)
def test_an_allowed_service_may_be_asked_wherever_it_stands(query: str) -> None:
    good = "http://127.0.0.1:1/sparql"
    asked = without_calls(query.replace("GOOD", good), [good])
    assert "GRAPH" in asked and len(asked) == len(query.replace("GOOD", good))
    list(ox.Store().query(asked)) if "SELECT" in asked else ox.Store().query(asked)
    with pytest.raises(FederationError):
        without_calls(query.replace("GOOD", good))


def test_an_allowed_service_that_leads_elsewhere_is_not_followed(listener: socket.socket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as good:
        allowed = f"http://127.0.0.1:{good.getsockname()[1]}/"
        store = Store(ox.Store(), Reading(services=(allowed,)))
        sending = Thread(target=_send_on, args=(good, _reach(listener, "EVIL")))
        sending.start()
        with pytest.raises(OSError, match="redirect"):
            list(store.query(f"SELECT * {{ SERVICE <{allowed}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
        sending.join()
    assert _silent(listener)


def _send_on(server: socket.socket, target: str) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())


@pytest.mark.parametrize("update", UPDATES)
def test_an_update_loads_nothing(update: str, store: Store, listener: socket.socket) -> None:
    with pytest.raises(FederationError):
        store.update(_reach(listener, update))
    assert _silent(listener)


def test_an_update_may_name_what_it_likes(store: Store) -> None:
    store.update("INSERT DATA { <http://load> cs:service 'LOAD <http://a>' } ; CREATE GRAPH <http://load>")
    assert len(store) == 2


@pytest.mark.parametrize(
    "query", ["SELECT * FROM <EVIL> { ?s ?p ?o }", "ASK FROM NAMED <EVIL> { GRAPH ?g {?s ?p ?o} }"]
)
def test_from_reads_nothing_but_the_store(query: str, store: Store, listener: socket.socket) -> None:
    found = store.query(_reach(listener, query))
    assert not bool(found) if isinstance(found, ox.QueryBoolean) else list(found) == []
    assert _silent(listener)


def test_rdflib_asks_the_store_under_the_same_rules(store: Store, listener: socket.socket) -> None:
    dataset = store.rdflib()
    dataset.bind("mine", "http://b")
    assert len(list(dataset.query("SELECT * { ?service mine: ?o }"))) == 1
    with pytest.raises(FederationError):
        dataset.query(_reach(listener, "SELECT * { SERVICE <EVIL> { ?s ?p ?o } }"))
    with pytest.raises(FederationError):
        dataset.update(_reach(listener, "LOAD <EVIL>"))
    assert _silent(listener)
