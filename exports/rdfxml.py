"""RDF/XML, sorted, one triple a line (RDF 1.1 XML Syntax).

Written here because the serializers at hand are not safe to compare or to read back: rdflib's follows the order of
a set and loses carriage returns, Oxigraph's shuffles the prefixes and writes a property without a local name as XML
that does not parse.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import BinaryIO

import pyoxigraph as ox

from istilah.exports.markup import attribute, content
from istilah.exports.ntriples import sorted_lines
from istilah.exports.registry import Options
from istilah.exports.selection import graphs
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DataError
from istilah.ontology import PREFIXES

_XSD_STRING = PREFIXES["xsd"] + "string"
_NAMES = {iri: prefix for prefix, iri in PREFIXES.items()}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")  # what every XML parser takes as a name


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write a map as RDF/XML; raises DataError for what RDF/XML has no way to write."""
    lines = sorted_lines(b"".join(graphs(map, options).values()))
    namespaces = "".join(f'\n  xmlns:{prefix}="{iri}"' for prefix, iri in sorted(PREFIXES.items()))
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{namespaces}>\n'.encode())
    triples = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    for subject, group in groupby(triples, lambda triple: triple.subject):
        stream.write("".join(_description(subject, group)).encode())
    stream.write(b"</rdf:RDF>\n")


def _description(subject: object, triples: Iterator[ox.Quad]) -> Iterator[str]:
    yield f"<rdf:Description {_reference(subject, 'about')}>\n"
    for triple in triples:
        yield f"  {_property(triple.predicate, triple.object)}\n"
    yield "</rdf:Description>\n"


def _property(predicate: ox.NamedNode, object: object) -> str:
    name, declaration = _qualified(predicate.value)
    if not isinstance(object, ox.Literal):
        return f"<{name}{declaration} {_reference(object, 'resource')}/>"
    kind = ""
    if object.language:
        kind = f' xml:lang="{object.language}"'
    elif object.datatype.value != _XSD_STRING:
        kind = f' rdf:datatype="{attribute(object.datatype.value)}"'
    return f"<{name}{declaration}{kind}>{content(object.value)}</{name}>"


def _reference(node: object, by: str) -> str:
    if isinstance(node, ox.NamedNode):
        return f'rdf:{by}="{attribute(node.value)}"'
    if isinstance(node, ox.BlankNode):
        return f'rdf:nodeID="{node.value}"'
    raise DataError("RDF/XML cannot hold a triple inside a triple", "choose turtle, ntriples or trig")


@cache
def _qualified(iri: str) -> tuple[str, str]:
    """Return a property as an XML name, with the declaration of its prefix unless it is one of ours."""
    found = _LOCAL.search(iri)
    if found is None:
        raise DataError(
            f"RDF/XML cannot hold the property <{iri}>: it does not end in an XML name",
            "choose another format, such as turtle or jsonld",
        )
    namespace, local = iri[: found.start()], found[0]
    if namespace in _NAMES:
        return f"{_NAMES[namespace]}:{local}", ""
    return f"p:{local}", f' xmlns:p="{attribute(namespace)}"'
