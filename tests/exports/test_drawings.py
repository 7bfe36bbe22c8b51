"""DOT and Mermaid, read back by their grammars, as strictly as the programs that draw them."""

import html
import re
from collections.abc import Callable

import pytest

from istilah.graph.concept_map import ConceptMap

Export = Callable[..., bytes]

ABOUT_END = """
ex:end a skos:Concept ; skos:prefLabel "end"@en, "akhir"@id . ex:class a skos:Concept ; skos:prefLabel "class"@en .
ex:one a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:end ; rdf:object ex:class ; rdf:predicate ist:precedes .
ex:two a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:end ; rdf:object ex:class ;
  rdf:predicate ist:contrastsWith .
"""

STRING = r'"((?:[^"\\]|\\.)*)"'
ATTRIBUTE = rf"\w+=(?:{STRING}|\w+)"
DOT_LINE = re.compile(rf"  (?:graph|node|edge|{STRING}(?: -> {STRING})?) \[{ATTRIBUTE}(?:, {ATTRIBUTE})*\];", re.DOTALL)
MERMAID_TEXT = r'"((?:[^"#&<>`\[\]{}|\\]|#\d+;|<br>)+)"'
MERMAID_NODE = re.compile(rf"  (c_\w+)\[{MERMAID_TEXT}\]")
MERMAID_EDGE = re.compile(rf"  (c_\w+) (-->|---)\|{MERMAID_TEXT}\| (c_\w+)")


def dot_labels(data: bytes) -> list[str]:
    """Return the labels of the nodes as Graphviz draws them."""
    found = re.findall(rf"\[label={STRING}, URL=", data.decode())
    meant = {"\\n": "\n", '\\"': '"', "\\\\": "\\"}
    return [html.unescape(re.sub(r"\\.", lambda escape: meant[escape[0]], label)) for label in found]


def mermaid_labels(data: bytes) -> dict[str, str]:
    """Return the labels of the nodes by name, as Mermaid draws them."""
    lines = data.decode().split("\n")
    found = [match.groups() for line in lines if (match := MERMAID_NODE.fullmatch(line))]
    return {name: html.unescape(label.replace("<br>", "\n").replace("#", "&#")) for name, label in found}


def mermaid_edges(data: bytes) -> list[tuple[str, ...]]:
    lines = data.decode().split("\n")
    return [match.groups() for line in lines if (match := MERMAID_EDGE.fullmatch(line))]


def as_drawn(label: str) -> str:
    """Return a label with line feeds for all ways to break a line, as pictures have no other."""
    return label.replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture
def about_end(map_of: Callable[[str], ConceptMap]) -> ConceptMap:
    return map_of(ABOUT_END)


def test_every_line_of_dot_is_a_statement(hard: ConceptMap, export: Export) -> None:
    first, *lines, last, rest = export(hard, "dot").decode().split("\n")
    assert (first, last, rest) == ("digraph istilah {", "}", "")
    assert [line for line in lines if not DOT_LINE.fullmatch(line)] == []


def test_dot_draws_hard_labels_as_they_are(hard: ConceptMap, hard_labels: list[str], export: Export) -> None:
    drawn = {as_drawn(label) for label in hard_labels if label.strip()}
    assert set(dot_labels(export(hard, "dot"))) == {*drawn, "c20"}  # what is blank is called by its slug


def test_dot_names_relations_in_the_language_asked_for(about_end: ConceptMap, export: Export) -> None:
    data = export(about_end, "dot", language="id").decode()
    assert '"http://example.org/end" -> "http://example.org/class" [label="mendahului"];' in data
    assert dot_labels(data.encode()) == ["class", "akhir"]


def test_dot_draws_a_symmetric_relation_once_and_without_a_head(about_end: ConceptMap, export: Export) -> None:
    lines = [line for line in export(about_end, "dot").decode().split("\n") if "contrasts with" in line]
    assert len(lines) == 1
    assert lines[0].endswith('[label="contrasts with", dir=none];')


def test_dot_marks_the_focus(about_end: ConceptMap, export: Export) -> None:
    lines = export(about_end, "dot", focus="http://example.org/end").decode().split("\n")
    assert next(line for line in lines if "penwidth" in line).startswith('  "http://example.org/end" [label="end"')


def test_every_line_of_mermaid_is_a_node_or_an_edge(hard: ConceptMap, hard_labels: list[str], export: Export) -> None:
    first, *lines, rest = export(hard, "mermaid").decode().split("\n")
    assert (first, rest) == ("flowchart LR", "")
    assert [line for line in lines if not MERMAID_NODE.fullmatch(line) and not MERMAID_EDGE.fullmatch(line)] == []


def test_mermaid_draws_hard_labels_as_they_are(hard: ConceptMap, hard_labels: list[str], export: Export) -> None:
    expected = {re.sub("[\u0085\u2028]", "\n", as_drawn(label)) for label in hard_labels if label.strip()}
    assert set(mermaid_labels(export(hard, "mermaid")).values()) == {*expected, "c20"}


def test_no_name_in_mermaid_is_a_word_of_its_grammar(about_end: ConceptMap, export: Export) -> None:
    data = export(about_end, "mermaid")
    assert mermaid_labels(data) == {"c_class": "class", "c_end": "end"}
    assert ("c_end", "-->", "precedes", "c_class") in mermaid_edges(data)


def test_mermaid_names_relations_in_the_language_asked_for(about_end: ConceptMap, export: Export) -> None:
    edges = mermaid_edges(export(about_end, "mermaid", language="id"))
    assert ("c_end", "-->", "mendahului", "c_class") in edges
    assert [edge[1:3] for edge in edges if edge[1] == "---"] == [("---", "berbeda dari")]


def test_names_that_would_be_alike_are_numbered(map_of: Callable[[str], ConceptMap], export: Export) -> None:
    map = map_of('ex:a-b a skos:Concept ; skos:prefLabel "1"@en . ex:a_b a skos:Concept ; skos:prefLabel "2"@en .')
    assert mermaid_labels(export(map, "mermaid")) == {"c_a_b": "1", "c_a_b_2": "2"}


def test_a_concept_with_an_empty_label_is_called_by_its_slug(
    map_of: Callable[[str], ConceptMap], export: Export
) -> None:
    data = export(map_of('ex:a a skos:Concept ; skos:prefLabel ""@en .'), "mermaid")
    assert data == b'flowchart LR\n  c_a["a"]\n'


def test_mermaid_says_when_it_is_asked_for_more_than_it_draws(
    map_of: Callable[[str], ConceptMap], export: Export
) -> None:
    pairs = [f"ex:c{n} a skos:Concept ; skos:related ex:c{(n + 1) % 501} ." for n in range(501)]
    lines = export(map_of("\n".join(pairs)), "mermaid").decode().split("\n")
    assert lines[1].startswith("  %% 501 edges")


def test_a_picture_has_each_statement_of_the_shipped_map(shipped: ConceptMap, export: Export) -> None:
    count = shipped.network().number_of_edges()
    assert export(shipped, "dot").decode().count(" -> ") == count
    assert len(mermaid_edges(export(shipped, "mermaid"))) == count
