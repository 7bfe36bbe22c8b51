"""N-Triples, sorted: a line a triple (RDF 1.1 N-Triples), each once whichever graphs it is in."""

from typing import BinaryIO

from istilah.exports.registry import Options
from istilah.exports.selection import graphs
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write a map as N-Triples."""
    stream.writelines(sorted_lines(b"".join(graphs(map, options).values())))


def sorted_lines(data: bytes) -> list[bytes]:
    """Return the lines of N-Triples, sorted, each once."""
    return sorted(set(data.splitlines(keepends=True)))
