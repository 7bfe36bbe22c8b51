"""DOT for Graphviz: a box a concept, an arrow a statement."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from istilah.exports.registry import Options
from istilah.exports.selection import concepts, edges
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import Edge

_HEADER = """digraph istilah {
  graph [charset="UTF-8", rankdir=LR, overlap=false, fontname="Helvetica"];
  node [shape=box, style="rounded,filled", fillcolor="#f3f5f8", color="#5b6b82", fontname="Helvetica"];
  edge [color="#5b6b82", fontname="Helvetica", fontsize=10];
"""
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the concepts and their relations as DOT, labelled in the language of the options."""
    stream.write(_HEADER.encode())
    stream.writelines(line.encode() for line in _lines(map, options))
    stream.write(b"}\n")


def _lines(map: ConceptMap, options: Options) -> Iterator[str]:
    for iri in concepts(map, options):
        yield f"  {_quoted(iri)} [{_concept(map, iri, options)}];\n"
    for edge in edges(map, options):
        yield f"  {_quoted(edge.subject)} -> {_quoted(edge.object)} [{_statement(edge, options.language)}];\n"


def _concept(map: ConceptMap, iri: str, options: Options) -> str:
    concept = map.concepts.get(iri)
    definition = concept.definition(options.language)
    attributes = [f"label={_quoted(concept.label(options.language).text)}", f"URL={_quoted(iri)}"]
    if definition:
        attributes.append(f"tooltip={_quoted(definition.text)}")
    if iri == options.focus:
        attributes.append("penwidth=3")
    return ", ".join(attributes)


def _statement(edge: Edge, language: str) -> str:
    label = f"label={_quoted(edge.relation.label(language))}"
    return f"{label}, dir=none" if edge.relation.inverse == edge.relation.iri else label


def _quoted(text: str) -> str:
    r"""Return a text as a DOT string that is drawn as it stands.

    Graphviz reads \N, \G and the like as names of the node and graph, and HTML entities as characters, in plain
    labels too (DOT language, escString).
    """
    escaped = _ENTITY.sub("&amp;", text.replace("\\", "\\\\").replace('"', '\\"'))
    return '"' + escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n") + '"'
