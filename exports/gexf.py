"""GEXF 1.2, by networkx, without the date that would make every file a new one."""

from typing import BinaryIO

from istilah.exports.markup import allowed
from istilah.exports.network import network
from istilah.exports.registry import Options
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the concepts and their relations as GEXF; raises DataError for what XML cannot hold."""
    import io

    from networkx.readwrite.gexf import GEXFWriter

    graph = network(map, options)
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = key
    writer = GEXFWriter(graph)
    meta = writer.xml[0]
    del meta.attrib["lastmodifieddate"]
    meta[0].text = "istilah"
    data = io.BytesIO()
    writer.write(data)
    allowed(data.getvalue().decode())
    stream.write(data.getvalue())
