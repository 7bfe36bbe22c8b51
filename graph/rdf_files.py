"""Files of RDF: which they are, in which format, and loading one into a dataset."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pyoxigraph as ox

from istilah.graph.errors import FileError, RdfSyntaxError

#: RDF formats by file ending.
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def files(path: str) -> list[str]:
    """Return the files of a map in a fixed order: the file itself, or all RDF files of the folder."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if os.path.splitext(name)[1].lower() in FORMATS
    )
    if not found:
        raise FileError(path, "the folder holds no RDF file", f"endings: {', '.join(FORMATS)}")
    return found


def is_store(path: str) -> bool:
    """Tell whether a folder is that of an Oxigraph store, by the file with which RocksDB names its newest state."""
    return os.path.isfile(os.path.join(path, "CURRENT"))


def is_kept(path: str) -> bool:
    """Tell whether a folder keeps the versions of a map that is written to; see `istilah.graph.kept`."""
    return os.path.isfile(os.path.join(path, "current")) and os.path.isdir(os.path.join(path, "versions"))


def format_of(path: str) -> ox.RdfFormat:
    """Return the RDF format that a file's ending names, or raise FileError."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS and not os.path.exists(path):
        raise FileError(path, "No such file or directory", "check the name")
    if ending not in FORMATS:
        raise FileError(path, f"no RDF format is known by the ending {ending!r}", f"one of: {', '.join(FORMATS)}")
    return FORMATS[ending]


def load(dataset: ox.Store, path: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    """Load a file into a dataset, what it puts in no graph of its own into the given one.

    IRIs that only a strict reader minds are taken as they are. Raises FileError or RdfSyntaxError; what the file
    holds is then not loaded.
    """
    format = format_of(path)
    data = _read(path, format)
    try:
        _take(dataset, data, format, path, graph, lenient=False)
    except SyntaxError as strict:
        try:
            _take(dataset, data, format, path, graph, lenient=True)
        except SyntaxError:
            raise _rdf_syntax_error(path, strict, data, format) from None


def _take(
    dataset: ox.Store,
    data: bytes,
    format: ox.RdfFormat,
    path: str,
    graph: ox.NamedNode | ox.DefaultGraph,
    *,
    lenient: bool,
) -> None:
    from pathlib import Path

    base = Path(path).absolute().as_uri()
    if format.supports_datasets:
        quads = ox.parse(data, format, base_iri=base, rename_blank_nodes=True, lenient=lenient)
        dataset.extend(_placed(quads, graph))
    else:
        dataset.load(data, format, base_iri=base, to_graph=graph, lenient=lenient)


def _placed(quads: Iterator[ox.Quad], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    nowhere = ox.DefaultGraph()
    for quad in quads:
        placed = quad.graph_name != nowhere
        yield quad if placed else ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _read(path: str, format: ox.RdfFormat) -> bytes:
    """Return a file's content in UTF-8, in which all RDF but RDF/XML must be."""
    try:
        with open(path, "rb") as file:
            data = file.read().removeprefix(_UTF8_MARK)
    except OSError as error:
        raise FileError(path, error.strerror or str(error), "check the name and the permissions") from None
    if not data.strip():
        raise FileError(path, "the file is empty", "give a file with at least one concept")
    if format == ox.RdfFormat.RDF_XML:
        data = _xml_in_utf8(path, data)
    if data.startswith(_UTF16_MARKS):
        raise FileError(path, "the text is in UTF-16", "save it in UTF-8")
    if b"\0" in data[:4096]:
        raise FileError(path, "this is a binary file, not RDF", f"save it as text, one of: {', '.join(FORMATS)}")
    return _whole_xml(path, data) if format == ox.RdfFormat.RDF_XML else data


def _xml_in_utf8(path: str, data: bytes) -> bytes:
    """Return XML in UTF-8, the only encoding that Oxigraph reads it in, whatever it declares (XML 1.0, 4.3.3)."""
    import re

    declared = re.match(rb"""(<\?xml[^>]*?)\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""", data)
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else declared[2].decode() if declared else "utf-8"
    if encoding.lower() in ("utf-8", "utf8"):
        return data
    try:
        text = data.decode(encoding)
    except LookupError:
        raise FileError(path, f"no encoding is known by the name {encoding!r}", "save it in UTF-8") from None
    except UnicodeDecodeError as error:
        reason = f"the text is not in {encoding}, as it says: byte {error.start} is {data[error.start]:#04x}"
        raise FileError(path, reason, "save it in UTF-8") from None
    return re.sub(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""", r"\1", text, count=1).encode()


def _whole_xml(path: str, data: bytes) -> bytes:
    """Return the XML that it was given, if it is well-formed: Oxigraph takes a file that breaks off for a whole one."""
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        complaint = SyntaxError(expat.ErrorString(error.code), (path, error.lineno, error.offset + 1, ""))
        raise _rdf_syntax_error(path, complaint, data, ox.RdfFormat.RDF_XML) from None
    return data


def _rdf_syntax_error(path: str, error: SyntaxError, data: bytes, format: ox.RdfFormat) -> RdfSyntaxError:
    message = str(error.msg)
    reason = message.partition(": ")[2] or message
    lines = data.decode("utf-8", "replace").split("\n")
    text = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    return RdfSyntaxError(path, reason, error.lineno, error.offset, text, _hint(reason, format))


def _hint(reason: str, format: ox.RdfFormat) -> str:
    if "utf-8" in reason.lower():
        return "save the file in UTF-8"
    if format in (ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD):
        return f"check it with a validator of {format.name}"
    return "mend the line; a missing full stop, quote or prefix on the line before is a common cause"
