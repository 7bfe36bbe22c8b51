"""A Mermaid flowchart, for Markdown pages and wikis."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from istilah.exports.registry import Options
from istilah.exports.selection import concepts, edges
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import Edge

#: How many edges Mermaid draws unless its page raises `maxEdges`; no diagram may do so itself.
MOST_EDGES = 500

# What the grammar, Markdown in labels, HTML or the names of icons would take for their own; written as #35; and so on.
_SPECIAL = re.compile(r"""["#&<>`*_~\\|{}\[\]$@]|^\s*[-+](?=\s)|(?<=\d)[.)](?=\s)|://|:(?=fa-)""")
_LINE = re.compile(r"\r\n|[\r\n\u0085\u2028\u2029]")


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the concepts and their relations as a flowchart, labelled in the language of the options."""
    stream.writelines(f"{line}\n".encode() for line in _lines(map, options))


def _lines(map: ConceptMap, options: Options) -> Iterator[str]:
    found = edges(map, options)
    names = _names(map, concepts(map, options))
    yield "flowchart LR"
    if len(found) > MOST_EDGES:
        yield f"  %% {len(found)} edges: Mermaid draws {MOST_EDGES} unless maxEdges is raised where it runs"
    for iri, name in names.items():
        yield f"  {name}[{_quoted(map.concepts.label(iri, options.language).text)}]"
    for edge in found:
        yield f"  {names[edge.subject]} {_arrow(edge, options.language)} {names[edge.object]}"
    if options.focus:
        yield f"  style {names[options.focus]} stroke-width:3px"


def _names(map: ConceptMap, found: list[str]) -> dict[str, str]:
    """Return a name for each concept that no word of the grammar (`end`, `class`, `style`) can be mistaken for."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for iri in found:
        name = base = "c_" + re.sub(r"[^A-Za-z0-9]+", "_", map.concepts.slug(iri))
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name)
        names[iri] = name
    return names


def _arrow(edge: Edge, language: str) -> str:
    line = "---" if edge.relation.inverse == edge.relation.iri else "-->"
    return f"{line}|{_quoted(edge.relation.label(language))}|"


def _quoted(text: str) -> str:
    """Return a text in quotes, with entities for what has a meaning of its own and <br> for a new line."""
    lines = (_SPECIAL.sub(lambda found: _entities(found[0]), line) for line in _LINE.split(text))
    return '"' + ("<br>".join(lines) or " ") + '"'  # empty quotes are a syntax error


def _entities(special: str) -> str:
    return "".join(character if character.isalnum() else f"#{ord(character)};" for character in special)
