"""Documents that are sent for a graph: of every format, alone or as the parts of a form."""

import pyoxigraph as ox
import pytest

from istilah.graph.errors import UsageError
from istilah.graph.sent_graphs import triples_of

TURTLE = b"<#s> <urn:p> 'a\\r\\n' ."
FORM = "multipart/form-data; boundary=x"


def _part(content: bytes, kind: str = "text/turtle") -> bytes:
    disposition = b'Content-Disposition: form-data; name="a"; filename="a"\r\nContent-Type: '
    return b"--x\r\n" + disposition + kind.encode() + b"\r\n\r\n" + content + b"\r\n"


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("Text/Turtle; charset=utf-8", b"<#s> <urn:p> 1 ."),
        ("application/ld+json", b'{"@id": "#s", "urn:p": 1}'),
        ("application/json", b'{"@id": "#s", "urn:p": 1}'),
        ("application/trig", b"{ <#s> <urn:p> 1 }"),
        (FORM, _part(b"<#s> <urn:p> 1 .") + _part(b'{"@id": "#s", "urn:p": 1}', "application/ld+json") + b"--x--"),
    ],
)
def test_the_triples_of_a_document_do_not_depend_on_its_format(content_type: str, data: bytes) -> None:
    one = ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    expected = ox.Triple(ox.NamedNode("http://example.org/g#s"), ox.NamedNode("urn:p"), one)
    assert set(triples_of(data, content_type, "http://example.org/g")) == {expected}


def test_a_part_keeps_its_bytes_and_its_blank_nodes() -> None:
    parts = [_part('_:b <urn:p> """é\r\n""" .'.encode()), _part(b"_:b <urn:p> 2 .")]
    first, second = triples_of(b"".join(parts) + b"--x--\r\n", FORM, None)
    assert isinstance(first.object, ox.Literal) and first.object.value == "é\r\n"
    assert first.subject != second.subject


@pytest.mark.parametrize(
    ("content_type", "data", "reason"),
    [
        ("text/turtle", b"<#s> <urn", "does not parse"),
        ("text/turtle", b"<urn:s> <urn:p> '\xff' .", "does not parse"),
        ("application/trig", b"<urn:g> { <urn:s> <urn:p> 1 }", "names graphs"),
        ("application/ld+json", b'{"@context": "http://127.0.0.1:9/", "@id": "urn:s"}', "context that stands"),
        (FORM, _part(b"<urn:s> <urn:p> 1 ."), "not its end"),
        (FORM, b"", "no parts"),
        ("multipart/form-data", _part(TURTLE) + b"--x--", "no parts"),
        (FORM, _part(TURTLE, "text/csv") + b"--x--", "cannot be read from text/csv"),
        (FORM, _part(b"<urn:s> <urn", "text/turtle") + b"--x--", "does not parse"),
    ],
)
def test_what_cannot_be_read_is_told(content_type: str, data: bytes, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        triples_of(data, content_type, None)
