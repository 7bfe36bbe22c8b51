"""The relations of the vocabulary and what they say."""

import pytest

from istilah.graph.errors import UnknownNameError
from istilah.graph.relations import GROUPS
from istilah.graph.values import LANGUAGES


def test_every_relation_has_words_in_both_languages(shipped) -> None:
    for relation in shipped.relations.values():
        for texts in (relation.labels, relation.sentences):
            assert {text.language for text in texts} == set(LANGUAGES), relation.name
        assert all("{s}" in text.text and "{o}" in text.text for text in relation.sentences)


def test_every_relation_has_an_inverse_whose_inverse_it_is(shipped) -> None:
    relations = shipped.relations
    assert all(relations[relation.inverse].inverse == relation.iri for relation in relations.values())


def test_a_relation_and_its_inverse_cost_the_same_and_stand_together(shipped) -> None:
    for relation in shipped.relations.values():
        inverse = shipped.relations[relation.inverse]
        assert (relation.cost, relation.group) == (inverse.cost, inverse.group)
        assert relation.iri == inverse.iri or relation.derived != inverse.derived


def test_relations_come_in_the_order_of_their_groups(shipped) -> None:
    groups = [GROUPS.index(relation.group) for relation in shipped.relations.values()]
    assert groups == sorted(groups) and [*shipped.relations.rank.values()] == list(range(len(shipped.relations)))


@pytest.mark.parametrize("name", ["measures", "ist:measures", "https://w3id.org/istilah/def#measures"])
def test_a_relation_is_known_by_name_prefixed_name_and_iri(name: str, shipped) -> None:
    assert shipped.relations.named(name).name == "measures"


def test_an_unknown_relation_is_an_error(shipped) -> None:
    with pytest.raises(UnknownNameError) as error:
        shipped.relations.named("measure")
    assert "measures" in error.value.hint


def test_a_special_relation_implies_the_general_ones(shipped) -> None:
    ancestors = {iri.rpartition("#")[2] for iri in shipped.relations.named("kindOf").ancestors}
    assert {"broaderGeneric", "broader"} <= ancestors
    assert shipped.relations.named("influences").iri in shipped.relations.named("increases").ancestors


def test_a_sentence_begins_with_a_capital_and_takes_labels_as_they_are(shipped) -> None:
    measures = shipped.relations.named("measures")
    assert measures.sentence("FCR", "penyelesaian masalah", "id") == "FCR mengukur penyelesaian masalah"
    assert measures.sentence("élan {o}", "{s}\0", "en") == "Élan {o} measures {s}\0"
    assert measures.sentence("x", "y", "fr") == "X measures y" and measures.label("fr") == "measures"
