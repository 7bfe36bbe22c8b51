"""JSON-LD, compact and framed: labels and definitions by language, every node once, the context inside.

PyLD shapes it by `ontology/context.jsonld` and `ontology/frame.jsonld` (0.9 s of CPU for 11,000 triples). The frame
lists all nodes by IRI and puts a selector into its passage. Two things keep the graph whole: the frame matches
every node, whatever its type, and it gives way to a flat list where a selector would be lost or drag other nodes
along.
"""

import re
from typing import Any, BinaryIO

import pyoxigraph as ox

from istilah import ontology
from istilah.exports.jsonld_hubs import joined, parted
from istilah.exports.ntriples import sorted_lines
from istilah.exports.registry import Options
from istilah.exports.selection import graphs
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DataError

_Node = dict[str, Any]

_XSD = ontology.PREFIXES["xsd"]
_RDF_TYPE = _terms.TYPE.value
_IDENTIFIER = "uri"  # what the context calls @id
_HAS_SELECTOR = _terms.expand("oa:hasSelector")
_SELECTING = {_terms.expand("oa:start"), _terms.expand("oa:exact")}
# Numbers whose spelling JSON keeps: RFC 8259 section 6 warns of integers beyond 2^53, and 007 or 1.50 would change.
_INTEGER = re.compile(r"(0|-?[1-9][0-9]{0,14})\Z")


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write a map as JSON-LD; the graphs are merged."""
    import json

    lines = sorted_lines(b"".join(graphs(map, options).values()))
    nodes = framed(expanded(b"".join(lines)))["@graph"]
    terms = (f"    {json.dumps(term)}: {json.dumps(meaning)}" for term, meaning in context().items())
    stream.write(('{\n  "@context": {\n' + ",\n".join(terms) + '\n  },\n  "@graph": ').encode())
    stream.write(json.dumps(nodes, ensure_ascii=False, indent=2).encode() + b"\n}\n")


def context() -> Any:
    """Return the context that every document carries."""
    return _load(ontology.CONTEXT)["@context"]


def expanded(ntriples: bytes) -> list[_Node]:
    """Return N-Triples as expanded JSON-LD, a node object for each subject; short integers and booleans native."""
    texts = _language_maps()
    nodes: dict[str, _Node] = {}
    for triple in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES, lenient=True):
        iri = _identifier(triple.subject)
        node = nodes.setdefault(iri, {"@id": iri})
        if triple.predicate.value == _RDF_TYPE and not isinstance(triple.object, ox.Literal):
            node.setdefault("@type", []).append(_identifier(triple.object))
        else:
            property = triple.predicate.value
            node.setdefault(property, []).append(_value(triple.object, native=property not in texts))
    for node in nodes.values():
        for property in texts & node.keys():
            node[property].sort(key=lambda value: value.get("@language", ""))
    return list(nodes.values())


def framed(nodes: list[_Node]) -> Any:
    """Return expanded JSON-LD compacted by our context and framed by our frame."""
    from pyld import jsonld

    frame = _load(ontology.FRAME) if _selectors_fit(nodes) else {"@embed": "@never"}
    parts = parted(nodes, {_HAS_SELECTOR})
    document = jsonld.frame(parts, {**frame, "@context": context()}, {"omitGraph": False, "omitDefault": True})
    # The wildcard also matches what is only referred to.
    document["@graph"] = [node for node in joined(document["@graph"], _IDENTIFIER) if len(node) > 1]
    return document


def _language_maps() -> set[str]:
    """Return the properties whose values are keyed by language: a number in such a map is no valid JSON-LD."""
    terms = (meaning for meaning in context().values() if isinstance(meaning, dict))
    return {_terms.expand(term["@id"]) for term in terms if "@language" in term.get("@container", ())}


def _selectors_fit(nodes: list[_Node]) -> bool:
    """Tell whether each selector stands in another node and refers to none, as the frame expects."""
    selectors = {node["@id"]: node for node in nodes if not _SELECTING.isdisjoint(node)}
    described = {node["@id"] for node in nodes}
    holders = (node for node in nodes if node["@id"] not in selectors)
    held = {value["@id"] for node in holders for value in node.get(_HAS_SELECTOR, ()) if "@id" in value}
    return held & described == set(selectors) and not any(_refers(node) for node in selectors.values())


def _refers(node: _Node) -> bool:
    return any("@id" in value for key, values in node.items() if key[0] != "@" for value in values)


def _identifier(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value
    if isinstance(node, ox.BlankNode):
        return str(node)
    raise DataError("JSON-LD cannot hold a triple inside a triple", "choose turtle, ntriples or trig")


def _value(term: object, native: bool) -> _Node:
    if not isinstance(term, ox.Literal):
        return {"@id": _identifier(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == _XSD + "string":
        return {"@value": term.value}
    if native and datatype == _XSD + "boolean" and term.value in ("true", "false"):
        return {"@value": term.value == "true"}
    if native and datatype == _XSD + "integer" and _INTEGER.match(term.value):
        return {"@value": int(term.value)}
    return {"@value": term.value, "@type": datatype}


def _load(path: str) -> Any:
    import json

    with open(path, encoding="utf-8") as file:
        return json.load(file)
