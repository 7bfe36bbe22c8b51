"""TriG: Turtle with a block for each graph, in the order of the graphs' names (RDF 1.1 TriG)."""

from typing import BinaryIO

from istilah.exports.registry import Options
from istilah.exports.selection import graphs
from istilah.exports.turtle import HEADER, subjects
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write a map as TriG; the triples of a graph are one a line, as in Turtle."""
    stream.write(HEADER.encode())
    for graph, data in graphs(map, options).items():
        body = "".join(subjects(data))
        stream.write((f"\n{graph} {{{body}}}\n" if graph else body).encode())
