"""What is worth comparing."""

from istilah.graph.concept_map import ConceptMap
from istilah.graph.contrasts import contrast_sets, contrasted_with


def slugs(map: ConceptMap) -> list[set[str]]:
    return [{map.concepts.slug(iri) for iri in found} for found in contrast_sets(map)]


def test_the_well_known_mix_ups_of_customer_service_are_among_the_first(shipped: ConceptMap) -> None:
    found = slugs(shipped)
    assert {"customer-satisfaction-score", "net-promoter-score", "customer-effort-score"} in found
    assert {"multichannel-support", "omnichannel-support"} in found
    assert {"customer-care", "customer-service", "customer-support"} in found


def test_no_set_stands_within_another(shipped: ConceptMap) -> None:
    found = slugs(shipped)
    assert not any(one < other for one in found for other in found)


def test_three_need_to_be_alike(map_of, claim) -> None:
    concepts = "".join(f'ex:{name} a skos:Concept ; skos:prefLabel "{name}"@en . ' for name in "abcg")
    contrasts = claim("ex:a", "ist:contrastsWith", "ex:b") + claim("ex:b", "ist:contrastsWith", "ex:c")
    assert slugs(map_of(concepts + contrasts)) == [{"a", "b"}, {"b", "c"}]
    genus = claim("ex:a", "ist:kindOf", "ex:g") + claim("ex:c", "ist:kindOf", "ex:g")
    assert slugs(map_of(concepts + contrasts + genus)) == [{"a", "b", "c"}]


def test_without_contrasts_siblings_are_offered(map_of) -> None:
    map = map_of(
        "".join(f"ex:{name} a skos:Concept ; skos:broader ex:top . " for name in "abcd") + "ex:top a skos:Concept ."
    )
    assert slugs(map) == [{"a", "b", "c"}]


def test_an_empty_map_has_nothing_to_compare(map_of) -> None:
    assert contrast_sets(map_of("ex:a a skos:Concept .")) == []


def test_what_is_told_apart_from_a_concept_is_known(shipped: ConceptMap) -> None:
    care = shipped.find("customer care")
    assert [shipped.concepts.slug(iri) for iri in contrasted_with(shipped, care)] == ["customer-service"]
