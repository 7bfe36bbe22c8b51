"""Turtle in a fixed order, one triple a line, so that one new triple is one new line of a diff.

Every line of a subject ends with " ;" and the subject with a "." of its own: RDF 1.1 Turtle section 6.5 (rule 7,
predicateObjectList) allows the semicolon before it. The prefixes are always the same ones.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from istilah.exports.registry import Options
from istilah.ontology import PREFIXES

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

#: The prefixes that every document begins with.
HEADER = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items()))
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_-])?\Z")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {
    f"<{_XSD}integer>": re.compile(r"[+-]?[0-9]+\Z"),
    f"<{_XSD}boolean>": re.compile(r"(true|false)\Z"),
    f"<{_XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+\Z"),
}


def write(map: "ConceptMap", stream: BinaryIO, options: Options) -> None:
    """Write a map as Turtle; a triple in two graphs is written once."""
    from istilah.exports.selection import graphs

    stream.write(HEADER.encode())
    for piece in subjects(*graphs(map, options).values()):
        stream.write(piece.encode())


def turtle(triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[str]:
    """Yield a Turtle document in pieces, sorted by subject, predicate (`a` first) and object.

    The graphs of quads are left aside and a triple in two of them is written once.
    """
    stripped = (t.triple if isinstance(t, ox.Quad) else t for t in triples)
    data = ox.serialize(stripped, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return turtle_from_ntriples(data)


def turtle_from_ntriples(data: bytes) -> Iterator[str]:
    """Yield the Turtle document of canonical N-Triples such as Oxigraph dumps."""
    yield HEADER
    yield from subjects(data)


def subjects(*parts: bytes) -> Iterator[str]:
    """Yield canonical N-Triples as Turtle without the prefixes, a subject at a time.

    Lines are sorted and their terms shortened as text, which is five times faster than term by term.
    """
    names = _Names()
    lines: list[str] = []
    for data in parts:
        lines += data.decode().split("\n")
    lines.sort()
    subject = previous = ""
    group: list[str] = []
    types = 1  # where in the group the next type comes, before all else
    for line in lines:
        if line == previous:
            continue
        previous = line
        start, predicate, rest = line.split(" ", 2)
        if start != subject:
            if group:
                yield "\n".join(group) + "\n.\n"
            subject, types = start, 1
            group = ["\n" + names[start]]
        object = rest[:-2]
        if object[0] != '"' or object[-1] == ">":
            object = names[object]
        if predicate == _TYPE:
            group.insert(types, f"  a {object} ;")
            types += 1
        else:
            group.append(f"  {names[predicate]} {object} ;")
    if group:
        yield "\n".join(group) + "\n.\n"


class _Names(dict[str, str]):
    """Terms as N-Triples write them, to the same terms as Turtle writes them; shortened once each."""

    def __missing__(self, term: str) -> str:
        name = self[term] = _typed(term, self) if term[0] == '"' else _short(term)
        return name


def _typed(literal: str, names: _Names) -> str:
    """Return a literal with a datatype; strings with a language or none are the same in Turtle."""
    lexical, _, datatype = literal.rpartition("^^")
    bare = _BARE.get(datatype)
    if bare is not None and bare.match(lexical[1:-1]):
        return lexical[1:-1]
    return f"{lexical}^^{names[datatype]}"


def _short(term: str) -> str:
    if term[0] != "<":
        return term  # a blank node
    iri = term[1:-1]
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL.match(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return term
