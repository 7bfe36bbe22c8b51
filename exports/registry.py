"""The formats that a map can be written in, by name, and writing one to a stream or a file.

>>> write_file(istilah.open_map(), "turtle", "cs.ttl")

A writer is a module with ``write(map, stream, options)``. It is imported when its format is first asked for, so
that the list of formats costs nothing.
"""

from __future__ import annotations

from istilah.exports.messages import message
from istilah.graph.errors import UnknownNameError

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import BinaryIO, NamedTuple

    from istilah.graph.concept_map import ConceptMap
else:
    from istilah.graph._tuples import NamedTuple


class Options(NamedTuple):
    """What part of a map to write, and in which language where a format has room for one.

    `focus` is the IRI of a concept: only the concepts within `depth` hops of it are written, with what joins them.
    """

    focus: str | None = None
    depth: int = 1
    language: str = "en"


class Format(NamedTuple):
    """A format: its name, the ending of its files (`.ttl`), its media type and the module that writes it."""

    name: str
    ending: str
    media_type: str
    module: str

    @property
    def summary(self) -> str:
        """What the format is, in a few words of English."""
        return self.summary_in("en")

    def summary_in(self, language: str) -> str:
        """Return what the format is, in a few words of a language."""
        return message(f"format.{self.name}", language)


FORMATS = {
    format.name: format
    for format in (
        Format("turtle", ".ttl", "text/turtle", "istilah.exports.turtle"),
        Format("jsonld", ".jsonld", "application/ld+json", "istilah.exports.jsonld"),
        Format("ntriples", ".nt", "application/n-triples", "istilah.exports.ntriples"),
        Format("nquads", ".nq", "application/n-quads", "istilah.exports.nquads"),
        Format("trig", ".trig", "application/trig", "istilah.exports.trig"),
        Format("rdfxml", ".rdf", "application/rdf+xml", "istilah.exports.rdfxml"),
        Format("graphml", ".graphml", "application/graphml+xml", "istilah.exports.graphml"),
        Format("gexf", ".gexf", "application/gexf+xml", "istilah.exports.gexf"),
        Format("csv", ".csv", "text/csv", "istilah.exports.csv_concepts"),
        Format("csv-claims", ".csv", "text/csv", "istilah.exports.csv_claims"),
        Format("dot", ".dot", "text/vnd.graphviz", "istilah.exports.dot"),
        Format("mermaid", ".mmd", "application/vnd.mermaid", "istilah.exports.mermaid"),
        Format("html", ".html", "text/html", "istilah.exports.html"),
    )
}

_EVERYTHING = Options()


def format_named(name: str) -> Format:
    """Return the format of a name; raises UnknownNameError with the nearest one."""
    if name not in FORMATS:
        raise UnknownNameError("format", name, list(FORMATS))
    return FORMATS[name]


def write_stream(map: ConceptMap, name: str, stream: BinaryIO, options: Options = _EVERYTHING) -> None:
    """Write a map to a binary stream in the format of a name.

    Raises UnknownNameError for the format, UnknownTermError for a focus that is no concept of the map.
    """
    from importlib import import_module

    writer = import_module(format_named(name).module)
    writer.write(map if options.focus else map.whole(), stream, options)


def write_file(map: ConceptMap, name: str, path: str, options: Options = _EVERYTHING) -> None:
    """Write a map to a file, whole or not at all; see `WholeFile`.

    Raises FileError, and what `write_stream` raises.
    """
    from istilah.exports.whole_file import WholeFile

    format_named(name)
    with WholeFile(path) as stream:
        write_stream(map, name, stream, options)
