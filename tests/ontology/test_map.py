"""The shipped map is written as it should be: sorted, whole in both languages, each claim in its place."""

import pyoxigraph as ox
import pytest

from istilah import ontology
from istilah.exports.turtle import turtle
from istilah.graph import build

FILES = build.files(ontology.MAP)


def rows(map, sparql):
    return [tuple(term and term.value for term in row) for row in map.store.query(sparql)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.rpartition("/cs/")[2])
def test_a_file_is_sorted_one_triple_a_line(path):
    with open(path, encoding="utf-8") as file:
        written = file.read()
    assert "".join(turtle(ox.parse(written, format=ox.RdfFormat.TURTLE))) == written


def test_there_are_no_blank_nodes(shipped):
    blank = [
        quad
        for quad in shipped.store
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]
    assert blank == []


def test_no_host_but_the_registered_ones_is_named(shipped):
    known = tuple(ontology.PREFIXES.values())
    strange = {
        term.value
        for quad in shipped.store
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
        and not term.value.startswith((*known, "https://w3id.org/istilah/", "https://creativecommons.org/licenses/"))
    }
    assert strange == set()


def test_all_human_text_has_a_language(shipped):
    bare = rows(
        shipped,
        """SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:string)
           FILTER(?p NOT IN (ist:sha256, dct:language, dct:publisher, owl:versionInfo, ist:group, ist:symbol,
                             ist:expression, ist:citedFor)) }""",
    )
    assert bare == []


def test_a_passage_lies_within_its_entry(shipped):
    outside = rows(
        shipped,
        """SELECT ?passage WHERE { ?passage ist:inEntry ?entry ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
           ?entry oa:hasSelector [ oa:start ?first ; oa:end ?last ] . FILTER(?start < ?first || ?end > ?last) }""",
    )
    assert outside == []


def test_entries_do_not_overlap(shipped):
    overlapping = rows(
        shipped,
        """SELECT ?one ?other WHERE { ?one dct:isPartOf ?source ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
           ?other dct:isPartOf ?source ; oa:hasSelector [ oa:start ?begin ] .
           FILTER(?one != ?other && ?begin >= ?start && ?begin < ?end) }""",
    )
    assert overlapping == []


def test_every_numbered_entry_of_the_article_became_a_concept(shipped):
    article = "https://w3id.org/istilah/cs/source/menggali-dunia-customer-service"
    entries = rows(
        shipped,
        f"""SELECT DISTINCT ?number WHERE {{ ?entry dct:isPartOf <{article}> ; ist:entryNumber ?number ;
            foaf:primaryTopic ?concept . ?concept a skos:Concept ; skos:definition ?text }}""",
    )
    assert {str(number) for number in range(1, 41)} <= {number for (number,) in entries}


def test_a_definition_never_uses_two_languages_or_the_same_words(shipped):
    same = rows(
        shipped,
        """SELECT ?one ?other WHERE { ?one skos:definition ?text . ?other skos:definition ?text
           FILTER(STR(?one) < STR(?other)) }""",
    )
    assert same == []
    for iri in shipped.concepts:
        concept = shipped.concepts.get(iri)
        texts = {text.language: text.text for text in concept.definitions}
        assert set(texts) == {"en", "id"}, iri
        assert texts["en"] != texts["id"]
        assert len(texts["en"].split()) >= 5, iri


def test_every_claim_rests_on_a_passage_or_on_the_editors(shipped):
    from_sources = [claim for claim in shipped.claims if claim.passage]
    assert len(from_sources) >= 225
    assert all(claim.passage.source.sha256 for claim in from_sources)
    assert all(claim.passage.heading for claim in from_sources)


def test_every_concept_says_where_it_comes_from(shipped):
    nowhere = rows(shipped, "SELECT ?c WHERE { ?c a skos:Concept FILTER NOT EXISTS { ?c dct:source ?from } }")
    assert nowhere == []
