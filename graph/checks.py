"""Checks: what is wrong with a map, where, and how to mend it.

Rules across concepts are SPARQL files in `ontology/checks` that must return no row; the shape of single nodes is SHACL
Core in `ontology/shapes.ttl`. (The SKOS conditions S27 and S46 as SHACL-SPARQL took 32 s against 0.4 s.)
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.places import Places
from istilah.graph.query_files import QueryFile, read_query_file
from istilah.graph.values import Text, in_language

if TYPE_CHECKING:
    import rdflib

#: By what a node is of a class, or is a class.
_CLASSED = _terms.TYPE, _terms.node("rdfs:subClassOf")
SEVERITIES = ("error", "warning")


class Finding(NamedTuple):
    """Something wrong: the rule it breaks, where, and what to do.

    `concept` is the IRI that it is about; `line` counts from 1, None where the file format has no place for it.
    """

    severity: str
    rule: str
    concept: str
    messages: tuple[Text, ...]
    fixes: tuple[Text, ...]
    file: str
    line: int | None

    def message(self, language: str) -> str:
        """Return what is wrong, in a language."""
        return (in_language(self.messages, language) or Text(self.rule, "")).text

    def fix(self, language: str) -> str:
        """Return what to do, in a language; "" where nobody knows."""
        return (in_language(self.fixes, language) or Text("", "")).text


def check(map: ConceptMap, shapes: bool = True, about: Collection[str] | None = None) -> list[Finding]:
    """Return the findings about a map, errors first, then by rule and concept.

    A map elsewhere is copied to this machine. Without `shapes` only the SPARQL rules run: a twentieth of the time.
    Where the nodes are given that it is `about`, IRIs or names of blank nodes, only their shape is checked.
    """
    map = map.whole()
    places = Places(map.path)
    found = [finding for file in rules() for finding in _broken(map, file, places)]
    if not any(True for _ in map.concepts):
        found.append(_no_concepts(map))
    if shapes:
        found += _misshapen(map, places, about)
    return sorted(set(found), key=lambda f: (SEVERITIES.index(f.severity), f.rule, f.concept, f.messages))


def rules() -> list[QueryFile]:
    """Return the SPARQL rules, by name."""
    return [read_query_file(path) for path in ontology.files("checks", ".rq")]


def _broken(map: ConceptMap, rule: QueryFile, places: Places) -> Iterator[Finding]:
    results = map.store.query(rule.sparql)
    assert isinstance(results, ox.QuerySolutions), rule.name
    names = [variable.value for variable in results.variables]
    for row in results:
        terms = {name: row[name] for name in names if row[name] is not None}
        concept = terms["concept"].value
        file, line = places.find(terms["at"].value if "at" in terms else concept)
        values = {name: _shown(term) for name, term in terms.items()}
        yield Finding(
            rule.first("severity"),
            rule.name,
            concept,
            _filled(rule.header["message"], values),
            _filled(rule.header["fix"], values),
            file,
            line,
        )


def _filled(texts: tuple[Text, ...], values: dict[str, str]) -> tuple[Text, ...]:
    filled = []
    for template, language in texts:
        for name, value in values.items():
            template = template.replace(f"{{{name}}}", value)
        filled.append(Text(template, language))
    return tuple(filled)


def _shown(term: object) -> str:
    """Return a term as a person would write it: an IRI by its prefixed name, a literal by its text."""
    value = str(getattr(term, "value", term))
    return _terms.shorten(value) if hasattr(term, "value") and not hasattr(term, "language") else value


def _no_concepts(map: ConceptMap) -> Finding:
    messages = Text("the map has no skos:Concept", "en"), Text("peta tidak memiliki skos:Concept", "id")
    fixes = Text("give each concept the type skos:Concept", "en"), Text("beri setiap konsep tipe skos:Concept", "id")
    return Finding("error", "no-concepts", "", messages, fixes, map.path, None)


def _misshapen(map: ConceptMap, places: Places, about: Collection[str] | None) -> Iterator[Finding]:
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    for prefix, iri in ontology.PREFIXES.items():
        data.bind(prefix, iri)
    data.parse(data=_turtle(map, about), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=ontology.SHAPES, shacl_graph_format="turtle")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        if about is None or str(report.value(result, sh.focusNode)) in about:
            yield _misfit(report, result, sh, places)


def _turtle(map: ConceptMap, about: Collection[str] | None) -> bytes:
    """Return what the map itself states, as N-Triples: not the vocabulary, not what the rules inferred.

    Of that only what is said of some nodes, where they are given, and the types of what it leads to. No triple terms,
    which rdflib does not read.
    """
    left_out = {_terms.VOCABULARY, _terms.INFERRED, _terms.ASSERTED}
    quads = map.store if about is None else _around(map, about)
    told = (quad for quad in quads if quad.graph_name not in left_out)
    stated = (quad.triple for quad in told if not isinstance(quad.object, ox.Triple))
    return ox.serialize(stated, format=ox.RdfFormat.N_TRIPLES) or b""


def _around(map: ConceptMap, about: Collection[str]) -> Iterator[ox.Quad]:
    """Yield what is said of some nodes and the types of what it leads to; shapes find nodes by their class alone."""
    objects, classed = set(), {quad.subject for kind in _CLASSED for quad in map.store.quads(None, kind, None)}
    for quad in map.store:
        if quad.subject in classed and getattr(quad.subject, "value", "") in about:
            yield quad
            objects.add(quad.object)
    for node in objects:
        if isinstance(node, ox.NamedNode | ox.BlankNode):
            yield from map.store.quads(node, _terms.TYPE, None)


def _misfit(report: "rdflib.Graph", result: "rdflib.term.Node", sh: "rdflib.Namespace", places: Places) -> Finding:
    node = str(report.value(result, sh.focusNode))
    path = _terms.shorten(str(report.value(result, sh.resultPath)))
    value = report.value(result, sh.value)
    said = f" ({path}{f' {value}' if value is not None else ''})"
    messages = tuple(
        sorted(
            Text(f"{_terms.shorten(node)}: {message}{said}", getattr(message, "language", None) or "en")
            for message in report.objects(result, sh.resultMessage)
        )
    )
    fixes = Text(f"correct {path} of this node", "en"), Text(f"perbaiki {path} pada simpul ini", "id")
    file, line = places.find(node)
    return Finding("error", "shape", node, messages, fixes, file, line)
