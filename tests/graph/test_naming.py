"""What a text names."""

from istilah.graph.concept_map import ConceptMap
from istilah.graph.naming import naming, written

TWINS = """
ex:one a skos:Concept ; skos:prefLabel "Bank"@en ; skos:altLabel "money house"@en .
ex:two a skos:Concept ; skos:prefLabel "Bank"@en , "Ufer"@de .
ex:three a skos:Concept ; skos:prefLabel "shore"@en ; skos:altLabel "Ufer"@en .
"""


def test_any_name_will_do(shipped: ConceptMap) -> None:
    fcr = "https://w3id.org/istilah/cs/concept/first-call-resolution"
    for text in ("FCR", "first-call-resolution", " first call resolution ", fcr, "cs:first-call-resolution"):
        assert naming(shipped, text, "en").iri == fcr, text


def test_a_typing_error_names_nothing_but_comes_close(shipped: ConceptMap) -> None:
    found = naming(shipped, "resolutoin", "en")
    assert found.iri == "" and not found.is_exact and len(found.choices) > 1


def test_two_concepts_of_one_name_are_choices(map_of) -> None:
    map = map_of(TWINS)
    found = naming(map, "bank", "en")
    assert found.is_exact and set(found.choices) == {"http://example.org/one", "http://example.org/two"}
    assert naming(map, "Ufer", "en").iri == "http://example.org/two"  # its preferred label


def test_what_is_written_into_a_field_names_just_this_concept(map_of) -> None:
    map = map_of(TWINS)
    assert [written(map, f"http://example.org/{name}", "en") for name in ("one", "three")] == ["one", "shore"]


def test_what_is_no_name_at_all_names_nothing(shipped: ConceptMap) -> None:
    for text in ("", "  ", "\x00", "xyzzyplugh", "http://a b", "<img onerror>", '"*', "x" * 500):
        assert naming(shipped, text, "id").iri == ""
