"""An endpoint that is slow, gone, lies or breaks off: a clear error, and never a part for the whole."""

import gzip
import socket
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from tests.fake_endpoint import JSON, ROWS, Answering, endpoint, in_turn, raw, reply, store

from istilah.graph.errors import (
    QuerySyntaxError,
    StoreAnswerError,
    StoreError,
    StoreGoneError,
    StoreRefusedError,
    TimeLimitError,
    UsageError,
)
from istilah.graph.remote import connection
from istilah.graph.remote.dataset import Dataset
from istilah.graph.remote.endpoint import CutError, Endpoint
from istilah.graph.remote.store import RemoteStore
from istilah.graph.remote.virtuoso import mended

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
SELECT = "SELECT ?x { ?s ?p ?x }"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less, and know no credentials."""
    monkeypatch.setattr(connection, "PAUSES", (0.0, 0.0))
    for name in ("USER", "PASSWORD", "TOKEN", "AUTH_FILE"):
        monkeypatch.delenv(f"ISTILAH_STORE_{name}", raising=False)


def asking(url: str) -> Endpoint:
    return Endpoint(RemoteStore(url).connection, Dataset((), is_named=False))


def failing(answer: Answering, query: str = SELECT, seconds: float = 60.0) -> StoreError:
    """Return the error that an answer ends in."""
    with endpoint(answer) as asked, pytest.raises(StoreError) as caught:
        asking(asked.url).answer(query, seconds=seconds)
    assert caught.value.url == asked.url and caught.value.message.startswith(asked.url) and caught.value.hint
    return caught.value


def test_a_proper_answer_is_taken() -> None:
    with endpoint(reply()) as asked:
        assert [row["x"].value for row in asking(asked.url).answer(SELECT)] == ["1"]
    assert asked.parameters[0]["query"] == [SELECT] and "gzip" in asked.headers[0]["accept-encoding"]


def test_a_compressed_answer_is_taken() -> None:
    with endpoint(reply(body=gzip.compress(ROWS), Content_Encoding="gzip")) as asked:
        assert len(list(asking(asked.url).answer(SELECT))) == 1


def test_where_nobody_listens_there_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/sparql"
    with pytest.raises(StoreGoneError, match="no connection"):
        asking(url).answer(SELECT)


def test_a_silent_store_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(StoreGoneError, match=r"silent for 0\.2 s"):
        asking(f"http://127.0.0.1:{silent.getsockname()[1]}/sparql").answer(SELECT)


def test_a_store_that_drips_is_stopped_at_the_time_limit() -> None:
    import time

    def drip(request, _):
        request.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\n")
        for _ in range(100):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.05)

    with endpoint(drip) as asked, pytest.raises(TimeLimitError, match=r"stopped after 0\.4 s"):
        asking(asked.url).answer(SELECT, seconds=0.4)


BROKEN = {
    "amid the length": raw(HEAD + b"Content-Length: 1000\r\n\r\n", ROWS[:60]),
    "amid a chunk": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n50\r\n", ROWS[:40]),
    "between chunks": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ROWS), ROWS)),
    "before the head": raw(b"HTTP/1.1 20"),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_a_dropped_connection_is_no_end_of_the_answer(answer: Answering) -> None:
    assert isinstance(failing(answer), StoreGoneError)


def test_a_dropped_answer_is_asked_for_again() -> None:
    with endpoint(in_turn(BROKEN["amid the length"], reply(503), reply())) as asked:
        assert len(list(asking(asked.url).answer(SELECT))) == 1
    assert len(asked) == 3


def test_it_is_asked_three_times_at_most() -> None:
    with (
        endpoint(reply(503, b"busy", "text/plain")) as asked,
        pytest.raises(StoreAnswerError, match="503 Service Unavailable: busy"),
    ):
        asking(asked.url).answer(SELECT)
    assert len(asked) == 3


XML = "application/sparql-results+xml"
LIES = {
    "a page": reply(body=b"<html><body>Welcome</body></html>", media_type="text/html"),
    "no type": reply(media_type=""),
    "XML called JSON": reply(body=b"<?xml version='1.0'?><sparql/>"),
    "JSON called XML": reply(media_type=XML),
    "other JSON": reply(body=b'{"error": "no"}'),
    "half of it, unframed": raw(HEAD + b"\r\n", ROWS[:-20]),
    "all but the last brace, unframed": raw(HEAD + b"\r\n", ROWS[:-1]),
    "half a truth, unframed": raw(HEAD + b"\r\n", b'{"head":{},"boolean":true'),
    "half of it in XML, unframed": raw(
        HEAD.replace(b"json", b"xml") + b"\r\n",
        b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
        b'<results><result><binding name="x"><literal>1</literal></binding></result>',
    ),
    "nothing": reply(body=b""),
}


@pytest.mark.parametrize("answer", LIES.values(), ids=LIES)
def test_what_is_not_what_it_says_is_refused(answer: Answering) -> None:
    assert isinstance(failing(answer), StoreAnswerError)


OFF_THE_POINT = {
    r"rows of \?x": reply(),
    "with a truth value": reply(body=b'{"head":{},"boolean":true}'),
    "rows of nothing": reply(body=b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'),
}


@pytest.mark.parametrize(("said", "answer"), OFF_THE_POINT.items(), ids=OFF_THE_POINT)
def test_what_answers_another_question_is_not_taken_for_an_empty_store(said: str, answer: Answering) -> None:
    with endpoint(answer) as asked, pytest.raises(StoreAnswerError, match=said):
        len(RemoteStore(asked.url))


VIRTUOSO_XML = (
    b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
    b'<results><result><binding name="x"><bnode>nodeID://b1</bnode></binding></result>'
    b'<result><binding name="x"><literal>&lt;bnode&gt;nodeID://b2</literal></binding></result></results></sparql>'
)
VIRTUOSO_JSON = (
    b'{ "head": { "vars": ["x"] }, "results": { "bindings": [{ "x": { "type": "bnode", "value": "nodeID://b1" }},'
    b' { "x": { "type": "literal", "value": "<bnode>nodeID://b2" }}] } }'
)


@pytest.mark.parametrize(("body", "media_type"), [(VIRTUOSO_XML, XML), (VIRTUOSO_JSON, JSON)], ids=["XML", "JSON"])
def test_blank_nodes_of_virtuoso_get_names_and_texts_stay(body: bytes, media_type: str) -> None:
    with endpoint(reply(body=body, media_type=media_type, Server="Virtuoso/07.20")) as asked:
        blank, text = (row["x"] for row in asking(asked.url).answer(SELECT))
    assert (blank, text) == (ox.BlankNode("b1"), ox.Literal("<bnode>nodeID://b2"))
    for size in (1, 7, 100):
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        assert b"".join(mended(pieces, media_type)).count(b"nodeID://") == 1


def test_triples_without_a_known_end_are_refused() -> None:
    line = b"<http://a/s> <http://a/p> <http://a/o> .\n"
    unframed = raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\n\r\n", line)
    assert "how long" in failing(unframed, "CONSTRUCT WHERE { ?s ?p ?o }").message
    with endpoint(reply(body=line, media_type="application/n-triples")) as asked:
        found = asking(asked.url).answer("CONSTRUCT WHERE { ?s ?p ?o }")
        assert [str(triple) for triple in found] == ["<http://a/s> <http://a/p> <http://a/o>"]


def test_rdf_xml_that_breaks_off_is_refused() -> None:
    whole = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="http://a/s"/>'
    )
    broken = reply(body=whole, media_type="application/rdf+xml")
    assert isinstance(failing(broken, "DESCRIBE <http://a/s>"), StoreAnswerError)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            reply(500, b"Virtuoso 42000 Error\nTransaction timed out\n\nSPARQL query:\nSELECT", "text/plain"),
            "timed out",
        ),
        (reply(404, b"", "text/plain"), "no SPARQL endpoint"),
        (reply(301, Location="https://other.example/sparql?key=1"), "moved to https://other.example/sparql"),
        (reply(200, X_SQL_State="S1TAT", X_SQL_Message="RC: incomplete"), "only part of the rows"),
        (reply(200, X_SPARQL_MaxRows="1"), "no more than 1 rows"),
    ],
)
def test_what_the_server_says_is_passed_on(answer: Answering, said: str) -> None:
    assert said in failing(answer).message


def test_a_query_that_does_not_parse_is_explained_with_its_place() -> None:
    with endpoint(reply(400, b"no", "text/plain")) as asked, pytest.raises(QuerySyntaxError) as caught:
        asking(asked.url).answer("SELECT * {\n ?s ?p ")
    assert (caught.value.line, caught.value.column, caught.value.reason) == (1, 10, "unclosed {")


def test_what_only_the_server_minds_is_told_in_its_words() -> None:
    error = failing(reply(400, b"too\nexpensive", "text/plain"))
    assert "400 Bad Request: too expensive" in error.message


def test_without_credentials_it_is_told_where_they_go() -> None:
    error = failing(reply(401, b"", "text/plain"))
    assert isinstance(error, StoreRefusedError) and "ISTILAH_STORE_USER" in error.hint


SECRETS = {
    "Basic": ({"ISTILAH_STORE_USER": "ani", "ISTILAH_STORE_PASSWORD": "s3cret"}, "Basic YW5pOnMzY3JldA=="),
    "Bearer": ({"ISTILAH_STORE_TOKEN": "t0ken"}, "Bearer t0ken"),
}


@pytest.mark.parametrize(("variables", "header"), SECRETS.values(), ids=SECRETS)
def test_credentials_are_sent_and_never_told(
    variables: dict[str, str], header: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with endpoint(reply(403, b"", "text/plain")) as asked, pytest.raises(StoreRefusedError, match="refuses") as caught:
        asking(asked.url).answer(SELECT)
    assert asked.headers[0]["authorization"] == header
    told = caught.value.message + caught.value.hint + caplog.text + repr(RemoteStore(asked.url).__dict__)
    assert variables.get("ISTILAH_STORE_PASSWORD", variables.get("ISTILAH_STORE_TOKEN")) not in told


def test_a_digest_is_sent_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTILAH_STORE_USER", "ani")
    monkeypatch.setenv("ISTILAH_STORE_PASSWORD", "s3cret")
    wanted = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'

    def answer(request, given):
        knows = request.headers.get("Authorization", "").startswith("Digest ")
        (reply() if knows else reply(401, b"", "text/plain", WWW_Authenticate=wanted))(request, given)

    with endpoint(answer) as asked:
        assert len(list(asking(asked.url).answer(SELECT))) == 1


def test_credentials_come_from_a_file(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "auth"
    file.write_text("# for the store\nuser = ani\npassword = a=b\n", encoding="utf-8")
    monkeypatch.setenv("ISTILAH_STORE_AUTH_FILE", str(file))
    with endpoint(reply()) as asked:
        asking(asked.url).answer(SELECT)
    assert asked.headers[0]["authorization"] == "Basic YW5pOmE9Yg=="


@pytest.mark.parametrize("url", ["http://ani:s3cret@127.0.0.1:1/sparql", "http:///sparql", "http://127.0.0.1:x/"])
def test_a_url_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        RemoteStore(url)
    assert "s3cret" not in caught.value.message + caught.value.hint


def many(count: int) -> ox.Store:
    """Return a store with so many triples."""
    dataset = ox.Store()
    node = ox.NamedNode("http://example.org/p")
    graph = ox.NamedNode("http://example.org/g")
    dataset.extend(ox.Quad(ox.NamedNode(f"http://example.org/{i}"), node, ox.Literal(i), graph) for i in range(count))
    return dataset


def cut_at(most: int) -> Callable[[str], int]:
    """Return a function that counts the rows of a query on a store of 700 that sends so many at most."""

    def count(query: str) -> int:
        with endpoint(store(many(700), most)) as asked:
            return len(list(asking(asked.url).answer(query)))

    return count


def test_rows_that_a_server_leaves_out_in_silence_are_missed() -> None:
    count = cut_at(400)
    assert count("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 399") == 399
    for query in ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 400"):
        with pytest.raises(CutError, match="no more than 400 rows"):
            count(query)


def test_triples_that_a_server_leaves_out_in_silence_are_missed() -> None:
    with pytest.raises(CutError, match="no more than 300 rows"):
        cut_at(300)("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_whatever_has_to_be_whole_is_fetched_in_parts() -> None:
    with endpoint(store(many(700), 120)) as asked:
        found = Endpoint(RemoteStore(asked.url).connection, Dataset(("http://example.org/g",), is_named=True))
        assert len(set(found.scan("GRAPH ?g { ?s ?p ?o }"))) == 700
        assert found.connection.asked < 40
