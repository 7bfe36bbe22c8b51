"""An endpoint that means harm, or cannot be reached as the environment says: an error, soon and with little memory."""

import gzip
import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
from tests.fake_endpoint import JSON, ROWS, Answering, endpoint, reply

from istilah.graph.addresses import address, is_address
from istilah.graph.errors import (
    FileError,
    IstilahError,
    StoreAnswerError,
    StoreError,
    StoreGoneError,
    TimeLimitError,
    UsageError,
)
from istilah.graph.pushing import writer
from istilah.graph.remote import connection, failures, kept_bytes
from istilah.graph.remote.connection import Answer, Connection
from istilah.graph.remote.credentials import credentials
from istilah.graph.remote.store import RemoteStore

GZIPPED = gzip.compress(ROWS * 50)
LINES = b"<http://a/s> <http://a/p> <http://a/o> .\n" * 1000


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less, and know no credentials."""
    monkeypatch.setattr(connection, "PAUSES", (0.0, 0.0))
    for name in ("USER", "PASSWORD", "TOKEN", "AUTH_FILE"):
        monkeypatch.delenv(f"ISTILAH_STORE_{name}", raising=False)


def ask(there: Connection, seconds: float = 60.0, most: int = 1 << 30) -> Answer:
    return there.ask([("query", "SELECT * {}")], JSON, seconds, most)


def failing(answer: Answering, seconds: float = 60.0, most: int = 1 << 30) -> IstilahError:
    """Return the error that an answer ends in."""
    with endpoint(answer) as asked, pytest.raises(IstilahError) as caught:
        ask(RemoteStore(asked.url).connection, seconds, most)
    return caught.value


def unending(head: bytes, pieces: Iterator[bytes], pause: float = 0.0) -> Answering:
    """Return an answer that goes on until nobody listens."""

    def answer(request: BaseHTTPRequestHandler, _: object) -> None:
        request.wfile.write(b"HTTP/1.1 " + head + b"\r\nConnection: close\r\n\r\n")
        for piece in pieces:
            request.wfile.write(piece)
            time.sleep(pause)

    return answer


def dripping(request: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
    """Answer, but with five seconds of headers, one by one."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for place in range(100):
        request.wfile.write(b"X-%d: a\r\n" % place)
        time.sleep(0.05)
    request.wfile.write(b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (JSON.encode(), len(ROWS), ROWS))


def test_gzip_files_one_after_the_other_are_unpacked_in_pieces() -> None:
    body = gzip.compress(bytes(3 << 20)) + gzip.compress(ROWS)
    with endpoint(reply(body=body, Content_Encoding="gzip")) as asked:
        assert ask(RemoteStore(asked.url).connection).body.read() == bytes(3 << 20) + ROWS


def test_compressed_triples_that_break_off_at_the_end_of_a_line_are_no_whole() -> None:
    import zlib

    packer = zlib.compressobj(wbits=31)
    body = packer.compress(LINES) + packer.flush(zlib.Z_SYNC_FLUSH)
    assert zlib.decompressobj(wbits=31).decompress(body) == LINES
    error = failing(reply(body=body, media_type="application/n-triples", Content_Encoding="gzip"))
    assert isinstance(error, StoreGoneError) and "broke off" in error.message


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate"])
def test_what_is_compressed_otherwise_than_asked_is_not_unpacked(encoding: str) -> None:
    error = failing(reply(body=gzip.compress(GZIPPED), Content_Encoding=encoding))
    assert isinstance(error, StoreAnswerError) and encoding in error.message


def test_what_is_not_compressed_although_it_says_so_is_refused() -> None:
    assert isinstance(failing(reply(Content_Encoding="gzip")), StoreAnswerError)


def test_an_endless_answer_is_left_when_it_is_too_long() -> None:
    head = b"200 OK\r\nContent-Type: application/sparql-results+json"
    error = failing(unending(head, itertools.repeat(b" " * 65536)), most=1 << 20)
    assert isinstance(error, StoreAnswerError) and "too long" in error.message


def test_a_bomb_is_left_when_it_has_unpacked_too_much() -> None:
    bomb = gzip.compress(bytes(64 << 20))
    assert len(bomb) < 1 << 17
    error = failing(reply(body=bomb, Content_Encoding="gzip"), most=1 << 20)
    assert isinstance(error, StoreAnswerError) and "too long" in error.message


def test_an_error_that_is_told_without_end_is_cut_short() -> None:
    error = failing(unending(b"400 No\r\nContent-Type: text/plain", itertools.repeat(b"no " * 1000)))
    assert "400 Bad Request: no no" in error.message and len(error.message) < 500


def test_an_error_that_drips_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    head = b"400 No\r\nContent-Type: text/plain"
    monkeypatch.setattr(failures, "_TELLING", 0.4)
    assert "400 Bad Request" in failing(unending(head, itertools.repeat(b"n"), 0.05)).message


def test_an_error_that_drips_is_left_at_the_time_limit() -> None:
    head = b"400 No\r\nContent-Type: text/plain"
    assert "400 Bad Request" in failing(unending(head, itertools.repeat(b"n"), 0.05), seconds=0.4).message


def test_headers_that_drip_are_left_at_the_time_limit() -> None:
    assert isinstance(failing(dripping, seconds=0.4), TimeLimitError)


def test_they_are_as_well_when_they_come_by_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(dripping) as asked, pytest.raises(TimeLimitError):
        monkeypatch.setenv("HTTP_PROXY", asked.url)
        ask(RemoteStore("http://store.invalid/sparql").connection, seconds=0.4)
    assert len(asked) == 1


def test_they_are_as_well_by_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PATIENCE", 0.4)
    with endpoint(dripping) as asked, pytest.raises(StoreGoneError, match=r"not done in 0\.4 s"):
        writer.Writer(address(asked.url), credentials()).send(b"update=", "application/x-www-form-urlencoded")


def test_the_text_of_a_page_that_tells_an_error_is_passed_on() -> None:
    page = b"<html><head><style>p { color: red }</style><title>Failed</title></head><body><xmp>text too long</xmp>"
    assert failing(reply(500, page, "text/html")).message.endswith("500 Internal Server Error: Failed text too long")


def test_where_there_is_no_room_for_an_answer_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_bytes, "IN_MEMORY", 10)
    monkeypatch.setattr(kept_bytes.tempfile, "TemporaryFile", full)
    error = failing(reply())
    assert isinstance(error, StoreError) and "No space left" in error.message and "TMPDIR" in error.hint


def test_after_a_silence_one_waits_and_the_others_are_told_at_once() -> None:
    held, going_on = Event(), Event()

    def silent(request: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
        held.set()
        going_on.wait(60)
        reply()(request, given)

    with endpoint(silent) as asked, ThreadPoolExecutor(1) as aside:
        there = RemoteStore(asked.url).connection
        there.silence = 0.2
        with pytest.raises(StoreGoneError, match=r"silent for 0\.2 s"):
            ask(there)
        there.silence, count = 60.0, len(asked)
        held.clear()
        first = aside.submit(ask, there)
        assert held.wait(60)
        with pytest.raises(StoreGoneError, match=r"silent for 0\.2 s"):
            ask(there)
        assert len(asked) == count + 1
        going_on.set()
        assert first.result().body.read() == ROWS == ask(there).body.read()


def test_time_that_is_over_while_it_is_silent_is_told_as_such() -> None:
    with endpoint(lambda *_: time.sleep(1)) as asked, pytest.raises(TimeLimitError):
        ask(RemoteStore(asked.url).connection, seconds=0.2)


@pytest.mark.parametrize("variable", ["ISTILAH_STORE_PASSWORD", "ISTILAH_STORE_TOKEN"])
def test_a_secret_that_cannot_be_sent_is_not_told(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "Geheim7\n")
    with pytest.raises(UsageError, match=variable) as caught:
        RemoteStore("http://127.0.0.1:9/sparql")
    assert "Geheim" not in caught.value.message + caught.value.hint


def test_a_file_with_a_secret_that_cannot_be_sent_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "auth"
    file.write_bytes(b"user = ani\npassword = Gehe\x00im7\n")
    monkeypatch.setenv("ISTILAH_STORE_AUTH_FILE", str(file))
    with pytest.raises(FileError, match=r"auth:2: the password") as caught:
        credentials()
    assert "Gehe" not in caught.value.message


@pytest.mark.parametrize("place", ["ftp://u:Geheim7@example.org/map.ttl", "file:///etc/passwd", "sparql+tls://a/b"])
def test_other_schemes_are_refused_and_not_repeated(place: str) -> None:
    with pytest.raises(UsageError, match="a map is not read by") as caught:
        is_address(place)
    assert "Geheim" not in caught.value.message


def test_schemes_are_known_in_capitals_as_well() -> None:
    assert is_address("HTTP://127.0.0.1/sparql") and not is_address("map.ttl") and not is_address("C:/map.ttl")
    with pytest.raises(UsageError, match="name or password in it"):
        RemoteStore("HTTP://u:Geheim7@127.0.0.1/sparql")


SETTINGS = {
    "SSL_CERT_FILE": ("/no/such/file", "certificates", "SSL_CERT_FILE"),
    "ALL_PROXY": ("socks5://u:Geheim7@127.0.0.1:9", "proxy", "NO_PROXY"),
    "HTTPS_PROXY": ("foo://u:Geheim7@127.0.0.1:9", "proxy", "NO_PROXY"),
}


@pytest.mark.parametrize(("name", "setting"), SETTINGS.items(), ids=SETTINGS)
def test_settings_that_cannot_be_followed_are_named(
    name: str, setting: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    value, reason, hint = setting
    monkeypatch.setenv(name, value)
    with pytest.raises(StoreError, match=reason) as caught:
        RemoteStore("https://example.invalid/sparql")
    assert hint in caught.value.hint and "Geheim" not in caught.value.message + caught.value.hint


def test_a_host_that_cannot_be_is_no_mistake_of_ours() -> None:
    with pytest.raises(UsageError, match="not the URL of an endpoint"):
        RemoteStore("http://example..com/sparql")
