"""N-Quads, sorted: a line a triple with the graph that it is in (RDF 1.1 N-Quads)."""

from typing import BinaryIO

from istilah.exports.registry import Options
from istilah.exports.selection import graphs
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write a map as N-Quads."""
    lines: list[bytes] = []
    for graph, data in graphs(map, options).items():
        ending = f"{graph} .\n".encode() if graph else b".\n"
        lines += (line[:-2] + ending for line in data.splitlines(keepends=True))
    stream.writelines(sorted(set(lines)))
