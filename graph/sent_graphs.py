"""Sent graphs: RDF as a client sends it for a graph, read as the triples of that graph.

A body of `multipart/form-data` holds several documents, each with a type of its own (SPARQL 1.1 Graph Store HTTP
Protocol, section 5.5). JSON-LD, TriG and N-Quads are read as long as they name no graph; a context that stands
elsewhere is not asked for.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from istilah.graph.errors import WriteError

MULTIPART = "multipart/form-data"


def triples_of(data: bytes, content_type: str, base: str | None) -> list[ox.Triple]:
    """Return the triples of what was sent under a `Content-Type`; relative IRIs are relative to `base`.

    Raises WriteError where it does not parse, or names graphs of its own.
    """
    if _media_type(content_type) != MULTIPART:
        return _triples(data, content_type, base)
    return [triple for part, kind in _parts(data, content_type) for triple in _triples(part, kind, base)]


def _triples(data: bytes, content_type: str, base: str | None) -> list[ox.Triple]:
    format = ox.RdfFormat.from_media_type(_media_type(content_type))
    if format is None:
        raise no_graph_format(_media_type(content_type))
    try:
        quads = list(ox.parse(data, format, base_iri=base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        raise _unreadable(str(error)) from None
    if any(isinstance(quad.graph_name, ox.NamedNode | ox.BlankNode) for quad in quads):
        raise WriteError("several-graphs", "what was sent names graphs of its own", "send each graph by itself")
    return [quad.triple for quad in quads]


def no_graph_format(media_type: str) -> WriteError:
    """Return the error that a graph was sent in a format which is not read, "" for none."""
    what = f"a graph cannot be read from {media_type or 'what has no type'}"
    return WriteError("no-graph-format", what, "send text/turtle", name=media_type)


def _unreadable(complaint: str) -> WriteError:
    if "LoadDocumentCallback" in complaint:
        what = "the graph has a context that stands elsewhere: it is not asked for"
        return WriteError("context-elsewhere", what, "write it into the graph")
    what = f"the graph does not parse: {complaint}"
    return WriteError("graph-syntax", what, "see its line; check it with a validator", reason=complaint)


def _parts(data: bytes, content_type: str) -> Iterator[tuple[bytes, str]]:
    """Yield the parts of a form with their types (RFC 7578); raises WriteError for one that is not whole."""
    from email import message_from_bytes
    from email.policy import HTTP

    form = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + data, policy=HTTP)
    parts = form.get_payload() if form.is_multipart() and not form.defects else []
    if not parts:
        hint = "check the boundary that its Content-Type names"
        raise WriteError("form-parts", "the form has no parts, or not its end", hint)
    for part in parts:
        content = part.get_payload(decode=True)  # type: ignore[union-attr]
        yield content if isinstance(content, bytes) else b"", part.get_content_type()  # type: ignore[union-attr]


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
