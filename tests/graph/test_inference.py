"""Claims generate statements, and rules what follows from them."""

import os

import pyoxigraph as ox
import pytest

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.build import build
from istilah.graph.inference import infer
from istilah.graph.store import Part, Store

GENERATED = (_terms.ASSERTED, _terms.INFERRED)
INFERRED = f"GRAPH <{_terms.INFERRED.value}>"
ASSERTED = f"GRAPH <{_terms.ASSERTED.value}>"

#: rule: (data in TriG, what the asserted and inferred graphs hold after that rule alone)
RULES = {
    "10-asserted": (
        "ex:c a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:uses ; rdf:object ex:b .",
        {"ex:a ist:uses ex:b"},
    ),
    "12-classes": (
        "ex:a skos:broader ex:b . ex:d a skos:Concept ; skos:related ex:e . ex:s skos:hasTopConcept ex:f . "
        "ex:g skos:inScheme ex:t . ex:group a skos:Collection ; skos:inScheme ex:t . [] skos:broader ex:b .",
        {
            *(f"ex:{name} rdf:type skos:Concept" for name in ("a", "f", "g")),
            *(f"ex:{name} rdf:type skos:ConceptScheme" for name in ("s", "t")),
        },
    ),
    "14-collections": (
        "ex:o a skos:OrderedCollection ; skos:memberList ( ex:b ex:a ) ; skos:member ex:b .",
        {"ex:o rdf:type skos:Collection", "ex:o skos:member ex:a"},
    ),
    "16-labels": (
        "ex:a skosxl:prefLabel ex:l ; skosxl:altLabel [ skosxl:literalForm 'B'@en ] ; skos:altLabel 'C' ; "
        "skosxl:altLabel [ skosxl:literalForm 'C' ] . ex:l skosxl:literalForm 'A'@de .",
        {'ex:a skos:prefLabel "A"@de', 'ex:a skos:altLabel "B"@en'},
    ),
    "20-sub-property": (
        "ex:a ist:kindOf ex:b ; ist:increases ex:d ; ist:abbreviation 'A'@en ; skos:exactMatch ex:e ; "
        "skos:broadMatch ex:f ; skos:relatedMatch ex:g .",
        {
            "ex:a skos:closeMatch ex:e",
            "ex:a skos:broader ex:f",
            "ex:a skos:related ex:g",
            "ex:a iso-thes:broaderGeneric ex:b",
            "ex:a skos:broader ex:b",
            "ex:a ist:influences ex:d",
            'ex:a skos:altLabel "A"@en',
        },
    ),
    "30-inverse": (
        "ex:a ist:partOf ex:b . ex:d skos:narrower ex:e . ex:a skos:topConceptOf ex:s .",
        {"ex:b ist:hasPart ex:a", "ex:e skos:broader ex:d", "ex:s skos:hasTopConcept ex:a"},
    ),
    "40-symmetric": (
        "ex:a ist:contrastsWith ex:b ; skos:related ex:d ; skos:closeMatch ex:e ; ist:uses ex:f .",
        {"ex:b ist:contrastsWith ex:a", "ex:d skos:related ex:a", "ex:e skos:closeMatch ex:a"},
    ),
    "50-inverse-above": (
        INFERRED + "{ ex:b ist:hasPart ex:a . ex:d ist:increasedBy ex:e . }",
        {
            "ex:b ist:hasPart ex:a",
            "ex:b skos:narrower ex:a",
            "ex:d ist:increasedBy ex:e",
            "ex:d ist:influencedBy ex:e",
        },
    ),
    "60-related": (
        ASSERTED + "{ ex:a ist:uses ex:b ; ist:partOf ex:d . }",
        {"ex:a ist:uses ex:b", "ex:a ist:partOf ex:d", "ex:a skos:related ex:b", "ex:b skos:related ex:a"},
    ),
    "80-once-in-files": (
        "ex:a skos:altLabel 'A'@en ." + INFERRED + "{ ex:a skos:altLabel 'A'@en , 'B'@en ; skos:related ex:b . }",
        {'ex:a skos:altLabel "B"@en', "ex:a skos:related ex:b"},
    ),
    "90-once-in-claims": (
        ASSERTED + "{ ex:a skos:related ex:b . } " + INFERRED + "{ ex:a skos:related ex:b . ex:b skos:related ex:a . }",
        {"ex:a skos:related ex:b", "ex:b skos:related ex:a"},
    ),
}


def names() -> list[str]:
    return [os.path.basename(path).removesuffix(".ru") for path in ontology.files("rules", ".ru")]


def test_every_rule_is_tested() -> None:
    assert sorted(RULES) == names()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_alone_writes_what_it_says(rule: str, write, triples) -> None:
    data, expected = RULES[rule]
    store = Store()
    store.load(
        [Part(ontology.VOCABULARY, _terms.VOCABULARY), Part(write(_in_concepts(data), "map.trig"), _terms.CONCEPTS)]
    )
    with open(ontology.files("rules", f"{rule}.ru")[0], encoding="utf-8") as file:
        store.update(file.read())
    found = [*triples(store, _terms.ASSERTED), *triples(store, _terms.INFERRED)]
    assert sorted(triple for triple in found if "ex:" in triple) == sorted(expected)


def _in_concepts(data: str) -> str:
    stated, graph, rest = data.partition("GRAPH")
    return f"GRAPH <{_terms.CONCEPTS.value}> {{ {stated} }} {graph}{rest}"


def test_a_claim_becomes_a_statement_with_all_that_follows(map_of, claim, triples) -> None:
    store = map_of(claim("ex:a", "ist:exampleOf", "ex:b")).store
    assert triples(store, _terms.ASSERTED) == {"ex:a ist:exampleOf ex:b"}
    assert {triple for triple in triples(store, _terms.INFERRED) if "ex:" in triple} == {
        "ex:a iso-thes:broaderInstantial ex:b",
        "ex:a skos:broader ex:b",
        "ex:b ist:hasExample ex:a",
        "ex:b iso-thes:narrowerInstantial ex:a",
        "ex:b skos:narrower ex:a",
    }


@pytest.mark.parametrize("status", ["ist:Proposed", "ist:Rejected", "ist:Disputed"])
def test_a_claim_that_is_not_accepted_generates_nothing(status: str, map_of, claim, triples) -> None:
    store = map_of(claim("ex:a", "ist:uses", "ex:b", status)).store
    assert not [triple for triple in triples(store, *GENERATED) if "ex:" in triple]


def test_a_denial_is_no_support(map_of, triples) -> None:
    map = map_of(
        "ex:d a ist:Denial ; ist:status ist:Accepted ; "
        "rdf:subject ex:a ; rdf:predicate ist:uses ; ist:deniedObject ex:b ."
    )
    assert not [triple for triple in triples(map.store, *GENERATED) if "ex:" in triple]
    assert (
        list(map.claims) == map.claims.about("http://example.org/a") == map.claims.about("http://example.org/b") == []
    )


def test_building_twice_over_changes_nothing(shipped, write, claim) -> None:
    for path in (shipped.path, write(claim("ex:a", "ist:uses", "ex:b") + claim("ex:b", "ist:partOf", "ex:a"))):
        store = build(path)
        before = set(store)
        infer(store)
        assert set(store) == before


def test_what_no_claim_supports_any_more_is_gone_after_the_next_build(map_of, claim, triples) -> None:
    store = map_of(claim("ex:a", "ist:uses", "ex:b", name="ex:c")).store
    store.update("DELETE WHERE { GRAPH ?g { <http://example.org/c> ?p ?o } }")
    infer(store)
    assert not [triple for triple in triples(store, *GENERATED) if "ex:" in triple]


HIERARCHIES = {
    "one step": "{partOf}",
    "two steps": "{kindOf}",
    "stated in a file": "ex:a skos:broader ex:b .",
    "stated from above": "ex:b skos:narrower ex:a .",
}


@pytest.mark.parametrize("hierarchy", HIERARCHIES)
@pytest.mark.parametrize("upward", [True, False])
def test_no_related_is_inferred_beside_a_hierarchy(hierarchy: str, upward: bool, map_of, claim, triples) -> None:
    below = {
        "partOf": claim("ex:a", "ist:partOf", "ex:b"),
        "kindOf": claim("ex:a", "ist:kindOf", "ex:m") + claim("ex:m", "ist:partOf", "ex:b"),
    }
    joined = HIERARCHIES[hierarchy].format(**below)
    association = claim("ex:a", "ist:increases", "ex:b") if upward else claim("ex:b", "ist:increases", "ex:a")
    found = triples(map_of(joined + association + claim("ex:a", "ist:uses", "ex:d")).store, _terms.INFERRED)
    assert {triple for triple in found if " skos:related " in triple} == {
        "ex:a skos:related ex:d",
        "ex:d skos:related ex:a",
    }


def test_related_that_a_source_states_keeps_its_mirror_for_the_check_to_find(map_of, claim, triples) -> None:
    claims = claim("ex:a", "ist:partOf", "ex:b") + claim("ex:a", "skos:related", "ex:b")
    store = map_of(claims + claim("ex:b", "ist:uses", "ex:a")).store
    assert "ex:a skos:related ex:b" in triples(store, _terms.ASSERTED)
    assert "ex:b skos:related ex:a" in triples(store, _terms.INFERRED)


def test_a_cycle_of_broader_ends(map_of, claim, triples) -> None:
    cycle = claim("ex:a", "ist:partOf", "ex:b") + claim("ex:b", "ist:partOf", "ex:a")
    found = triples(map_of(cycle + claim("ex:a", "ist:uses", "ex:b")).store, _terms.INFERRED)
    assert {"ex:a skos:broader ex:b", "ex:b skos:broader ex:a"} <= found
    assert not [triple for triple in found if "related" in triple]


TWICE = {
    "abbreviation and alternative label": "ex:a ist:abbreviation 'A'@en ; skos:altLabel 'A'@en .",
    "broader and narrower": "ex:a skos:broader ex:b . ex:b skos:narrower ex:a .",
    "a contrast from both ends": "{there}{back}",
    "a statement and its claim": "ex:a ist:contrastsWith ex:b . {there}",
    "the mirror of a claim": "ex:b ist:contrastsWith ex:a . {there}",
    "two claims": "{there}{again}",
    "a statement and what follows from it": "ex:a ist:kindOf ex:b ; skos:broader ex:b .",
    "a claim and a direct broader": "{kind} ex:a skos:broader ex:b .",
}


@pytest.mark.parametrize("case", TWICE)
def test_the_union_of_the_graphs_counts_each_statement_once(case: str, map_of, claim) -> None:
    claims = {
        "there": claim("ex:a", "ist:contrastsWith", "ex:b"),
        "back": claim("ex:b", "ist:contrastsWith", "ex:a"),
        "again": claim("ex:a", "ist:contrastsWith", "ex:b", name="ex:again"),
        "kind": claim("ex:a", "ist:kindOf", "ex:b"),
    }
    store = map_of(TWICE[case].format(**claims)).store
    (row,) = store.query("SELECT (COUNT(*) AS ?all) { ?s ?p ?o }")
    assert int(row["all"].value) == len({(quad.subject, quad.predicate, quad.object) for quad in store})


def test_the_union_of_the_shipped_graphs_counts_each_statement_once(shipped) -> None:
    (row,) = shipped.store.query("SELECT (COUNT(*) AS ?all) { ?s ?p ?o }")
    assert int(row["all"].value) == len({quad.triple for quad in shipped.store})


def test_every_accepted_claim_of_the_shipped_map_is_a_statement(shipped) -> None:
    stated = {(q.subject.value, q.predicate.value) for q in shipped.store.quads(None, None, None, _terms.ASSERTED)}
    accepted = [claim for claim in shipped.claims if claim.status == "accepted"]
    assert accepted and all((claim.subject, claim.predicate) in stated for claim in accepted)


def test_no_statement_of_the_shipped_map_stands_without_a_claim(shipped) -> None:
    claimed = {(claim.subject, claim.predicate) for claim in shipped.claims if claim.status == "accepted"}
    stated = shipped.store.quads(None, None, None, _terms.ASSERTED)
    assert all((quad.subject.value, quad.predicate.value) in claimed for quad in stated)


def test_a_literal_object_is_stated_as_it_is(map_of, claim, triples) -> None:
    store = map_of(claim("ex:a", "ist:minValue", "3")).store
    assert triples(store, _terms.ASSERTED) == {f"ex:a ist:minValue {ox.Literal(3)}"}
