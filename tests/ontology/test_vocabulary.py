"""The vocabulary says each relation in both languages and both directions."""

import re

import pytest

from istilah import ontology
from istilah.graph._terms import VOCABULARY
from istilah.graph.properties import Properties
from istilah.graph.relations import GROUPS, Relations
from istilah.graph.store import Part, Store

THIRTEEN = {
    "kindOf": "hasKind",
    "partOf": "hasPart",
    "exampleOf": "hasExample",
    "measures": "measuredBy",
    "contrastsWith": "contrastsWith",
    "influences": "influencedBy",
    "increases": "increasedBy",
    "reduces": "reducedBy",
    "enables": "enabledBy",
    "uses": "usedBy",
    "performedBy": "performs",
    "precedes": "follows",
    "respondsTo": "handledBy",
}


@pytest.fixture(scope="module")
def relations():
    store = Store()
    store.load([Part(ontology.VOCABULARY, VOCABULARY)])
    return Relations(store)


def comments(iri):
    store = Store()
    store.load([Part(ontology.VOCABULARY, VOCABULARY)])
    return {text.language: text.text for text in Properties(store, iri).literals("rdfs:comment")}


@pytest.mark.parametrize("name", THIRTEEN)
def test_a_relation_has_its_inverse(name, relations):
    relation = relations.named(name)
    inverse = relations[relation.inverse]
    assert inverse.name == THIRTEEN[name]
    assert inverse.inverse == relation.iri
    assert inverse.derived is (inverse.name != name)


def test_every_relation_is_named_and_said_in_both_languages(relations):
    for relation in relations.values():
        assert relation.group in GROUPS
        for language in ("en", "id"):
            assert {text.language for text in relation.labels} == {"en", "id"}
            said = relation.sentence("subjek", "objek", language)
            assert re.search("subjek", said, re.IGNORECASE)
            assert "objek" in said


@pytest.mark.parametrize("name", THIRTEEN)
def test_what_a_relation_means_is_said_of_a_and_b_in_both_languages(name, relations):
    found = comments(relations.named(name).iri)
    assert set(found) == {"en", "id"}
    for comment in found.values():
        assert re.search(r"\bA\b", comment) and re.search(r"\bB\b", comment)
        assert not re.search(r"subject|object|genus|subjek|objek", comment, re.IGNORECASE)


def test_a_sentence_keeps_braces_in_labels(relations):
    assert relations.named("uses").sentence("{o}", "x", "en") == "{o} uses x"


def test_effects_are_opposites_and_signed_effects_are_influences(relations):
    influences = relations.named("influences").iri
    assert influences in relations.named("increases").ancestors
    assert influences in relations.named("reduces").ancestors


def test_a_hierarchy_is_broader_and_an_association_is_not_related(relations):
    broader = relations.named("broader").iri
    related = relations.named("related").iri
    hierarchical = {name for name in THIRTEEN if broader in relations.named(name).ancestors}
    assert hierarchical == {"kindOf", "partOf", "exampleOf"}
    assert not any(related in relation.ancestors for relation in relations.values())
