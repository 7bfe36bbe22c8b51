"""GraphML, by networkx, with an id of its own for each edge, as the format asks."""

from typing import BinaryIO

from istilah.exports.markup import allowed
from istilah.exports.network import network
from istilah.exports.registry import Options
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the concepts and their relations as GraphML; raises DataError for what XML cannot hold."""
    import io

    from networkx.readwrite.graphml import GraphMLWriter

    data = io.BytesIO()
    # Not write_graphml: that takes lxml where it is installed, and writes other bytes then.
    GraphMLWriter(network(map, options)).dump(data)
    allowed(data.getvalue().decode())
    stream.write(data.getvalue().replace(b"\r", b"&#13;"))  # ElementTree leaves it raw, and parsers drop it then
