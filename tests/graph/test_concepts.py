"""Concepts by IRI: labels and their stand-ins, slugs, neighbours."""

import pytest

from istilah.graph.errors import UnknownNameError, UnknownTermError
from istilah.graph.values import Text, in_language

EX = "http://example.org/"
MAP = """
ex:a a skos:Concept , ist:Metric ; skos:prefLabel "alpha"@en , "alfa"@id ; skos:altLabel "first letter"@en ;
  ist:abbreviation "A"@en ; skos:definition "the first letter"@en , "huruf pertama"@id ; skos:definition ex:note ;
  skos:topConceptOf ex:scheme .
ex:b a skos:Concept ; skos:prefLabel "beta"@en .
ex:de a skos:Concept ; skos:prefLabel "Gamma"@de , "gamma"@fr .
ex:bare a skos:Concept .
ex:scheme a skos:ConceptScheme .
ex:letters a skos:Collection ; skos:member ex:b , ex:a .
"""


def told(edges) -> list[tuple[str, str]]:
    return [(edge.relation.name, edge.object.removeprefix(EX)) for edge in edges]


def test_a_concept_has_its_labels_definitions_and_types(map_of) -> None:
    concept = map_of(MAP).concepts.get(EX + "a")
    assert concept.preferred == (Text("alfa", "id"), Text("alpha", "en"))
    assert concept.alternative == (Text("first letter", "en"),)
    assert concept.abbreviations == (Text("A", "en"),) and concept.abbreviation("id") == "A"
    assert concept.definition("id") == Text("huruf pertama", "id")
    assert [type.rpartition("#")[2] for type in concept.types] == ["Concept", "Metric"]


@pytest.mark.parametrize(
    ("languages", "wanted", "got"),
    [
        (("en", "id", "de"), "id", "id"),
        (("en", "id", "de"), "fr", "en"),
        (("id", "de", ""), "fr", "id"),
        (("fr", "de", ""), "en", ""),
        (("fr", "de"), "en", "de"),
    ],
)
def test_a_stand_in_is_chosen_in_a_fixed_order(languages: tuple[str, ...], wanted: str, got: str) -> None:
    texts = tuple(Text("x", language) for language in languages)
    assert in_language(texts, wanted) == in_language(texts[::-1], wanted) == Text("x", got)


def test_a_label_says_which_language_stands_in(map_of) -> None:
    concepts = map_of(MAP).concepts
    assert concepts.label(EX + "b", "id") == concepts.get(EX + "b").label("id") == Text("beta", "en")
    assert concepts.label(EX + "de", "id") == Text("Gamma", "de")


def test_without_any_label_the_slug_stands_in(map_of) -> None:
    concepts = map_of(MAP).concepts
    assert concepts.label(EX + "bare", "en") == concepts.get(EX + "bare").label("en") == Text("bare", "")
    assert concepts.label(EX + "unheard-of", "en") == Text("unheard-of", "")


def test_a_blank_label_is_none(map_of) -> None:
    concepts = map_of('ex:a a skos:Concept ; skos:prefLabel ""@en , "alfa"@id ; skos:definition " "@en .').concepts
    assert concepts.label(EX + "a", "en") == Text("alfa", "id")
    assert concepts.get(EX + "a").label("en") == Text("alfa", "id")
    assert concepts.get(EX + "a").definition("en") is None


@pytest.mark.parametrize(
    ("named", "label"),
    [
        ("rdfs:label 'name'@de ; skos:altLabel 'other'@en", Text("name", "de")),
        ("skos:altLabel 'other'@en ; skos:notation '1.2'", Text("other", "en")),
        ("skos:notation '1.2' ; skos:prefLabel ' '@en", Text("1.2", "")),
    ],
)
def test_a_concept_without_preferred_label_is_called_what_it_has(named: str, label: Text, map_of) -> None:
    assert map_of(f"ex:a a skos:Concept ; {named} .").concepts.label(EX + "a", "en") == label


def test_the_english_of_a_country_is_english(map_of) -> None:
    concepts = map_of('ex:a a skos:Concept ; skos:prefLabel "Farbe"@de , "colour"@en-GB , "color"@en-US .').concepts
    assert concepts.label(EX + "a", "en") == Text("colour", "en-gb")


def test_what_is_no_concept_may_still_have_a_name(map_of) -> None:
    label = map_of(MAP).concepts.label("https://w3id.org/istilah/def#uses", "id")
    assert label == Text("menggunakan", "id")


def test_concepts_are_listed_by_iri_and_known_by_it(map_of) -> None:
    concepts = map_of(MAP + '[] a skos:Concept ; skos:prefLabel "nobody"@en .').concepts
    assert list(concepts) == [EX + name for name in ("a", "b", "bare", "de")]
    assert EX + "a" in concepts and EX + "letters" not in concepts and "no iri <" not in concepts


def test_like_slugs_are_numbered_in_the_order_of_their_iris(map_of) -> None:
    concepts = map_of(
        "<http://z.org/chat> a skos:Concept . <http://a.org/chat> a skos:Concept . "
        "<http://m.org/x#chat> a skos:Concept . <http://m.org/chat-2/> a skos:Concept ."
    ).concepts
    slugs = {iri: concepts.slug(iri) for iri in concepts}
    assert slugs["http://a.org/chat"] == "chat" and len(set(slugs.values())) == 4
    assert all(concepts.by_slug(slug) == iri for iri, slug in slugs.items())
    assert concepts.by_slug("none") is None and concepts.slug("http://elsewhere.org/chat") == "chat"


def test_neighbours_are_given_in_both_directions(map_of, claim) -> None:
    concepts = map_of(MAP + claim("ex:a", "ist:measures", "ex:b") + claim("ex:b", "ist:partOf", "ex:de")).concepts
    assert told(concepts.neighbours(EX + "b")) == [("partOf", "de"), ("measuredBy", "a")]
    assert told(concepts.neighbours(EX + "a")) == [("measures", "b")]
    assert told(concepts.neighbours(EX + "de")) == [("hasPart", "b")]


def test_neighbours_of_one_relation_are_picked_by_its_name(map_of, claim) -> None:
    concepts = map_of(MAP + claim("ex:a", "ist:measures", "ex:b") + claim("ex:a", "ist:uses", "ex:b")).concepts
    assert told(concepts.neighbours(EX + "a", "measures")) == [("measures", "b")]
    assert told(concepts.neighbours(EX + "b", "ist:usedBy")) == [("usedBy", "a")]
    assert concepts.neighbours(EX + "b", "measures") == []


def test_an_unknown_relation_is_named_with_the_nearest(map_of) -> None:
    with pytest.raises(UnknownNameError) as error:
        map_of(MAP).concepts.neighbours(EX + "a", "mesures")
    assert "mesures" in error.value.message and "measures" in error.value.hint


def test_of_relations_that_imply_each_other_the_most_telling_is_given(map_of, claim) -> None:
    concepts = map_of(MAP + claim("ex:a", "ist:increases", "ex:b") + claim("ex:a", "ist:kindOf", "ex:de")).concepts
    assert told(concepts.neighbours(EX + "a")) == [("kindOf", "de"), ("increases", "b")]


def test_two_telling_relations_to_one_concept_are_both_given(map_of, claim) -> None:
    concepts = map_of(MAP + claim("ex:a", "ist:partOf", "ex:b") + claim("ex:a", "ist:increases", "ex:b")).concepts
    assert told(concepts.neighbours(EX + "a")) == [("partOf", "b"), ("increases", "b")]


def test_related_is_given_where_nothing_else_is_known(map_of) -> None:
    concepts = map_of(MAP + "ex:a skos:related ex:b . ex:b skos:narrower ex:de .").concepts
    assert told(concepts.neighbours(EX + "b")) == [("narrower", "de"), ("related", "a")]


def test_a_relation_to_a_text_is_no_neighbour(map_of) -> None:
    assert map_of(MAP + 'ex:a skos:related "beta" .').concepts.neighbours(EX + "a") == []


def test_an_entry_is_the_concept_with_its_neighbours(shipped) -> None:
    concepts = shipped.concepts
    for iri in list(concepts)[:20]:
        assert concepts.entry(iri) == (concepts.get(iri), concepts.neighbours(iri))


def test_every_statement_of_the_shipped_map_is_read_from_both_ends(shipped) -> None:
    edges = {(edge.subject, edge.relation.iri, edge.object) for edges in shipped.adjacency.values() for edge in edges}
    assert edges and all((o, shipped.relations[r].inverse, s) in edges for s, r, o in edges)


def test_all_statements_are_those_of_each_concept_to_others(shipped) -> None:
    concepts = shipped.concepts
    adjacency = concepts.adjacency()
    assert list(adjacency) == list(concepts)
    for iri in list(concepts)[::9]:
        assert adjacency[iri] == [edge for edge in concepts.neighbours(iri) if edge.object in concepts]


def test_top_concepts_are_the_marked_ones_else_those_with_nothing_broader(map_of, claim) -> None:
    assert map_of(MAP).concepts.top() == [EX + "a"]
    unmarked = MAP.replace("skos:topConceptOf ex:scheme", "skos:broader ex:b")
    assert map_of(unmarked).concepts.top() == [EX + "b", EX + "bare", EX + "de"]


def test_themes_are_collections_with_their_members(map_of) -> None:
    concepts = map_of(MAP).concepts
    assert concepts.themes() == {EX + "letters": [EX + "a", EX + "b"]}
    assert concepts.theme(EX + "a") == EX + "letters" and concepts.theme(EX + "de") is None


@pytest.mark.parametrize("term", [EX + "a", "alpha", "ALFA", "first letter", "First-Letter", "A", "a", "álpha"])
def test_a_concept_is_found_by_iri_label_abbreviation_or_slug(term: str, map_of) -> None:
    assert map_of(MAP).find(term) == EX + "a"


def test_a_prefixed_name_finds_a_concept_of_the_shipped_map(shipped) -> None:
    assert shipped.find("cs:first-call-resolution") == shipped.find("FCR") == shipped.find("first-call-resolution")


@pytest.mark.parametrize("term", ["", " ", "betta", "no iri: <>", "http://example.org/a b", "x" * 5000, "\0", '"'])
def test_a_term_that_names_nothing_is_an_error_of_ours(term: str, map_of) -> None:
    with pytest.raises(UnknownTermError) as error:
        map_of(MAP).find(term)
    assert error.value.nearest == (("beta",) if term == "betta" else ())


def test_a_preferred_label_beats_anothers_alternative_one(map_of) -> None:
    words = 'ex:a skos:altLabel "service"@en . ex:b skos:prefLabel "service"@id . '
    concepts = "ex:a a skos:Concept . ex:b a skos:Concept . "
    assert map_of(concepts + words).find("service") == EX + "b"
    swapped = words.replace("ex:a", "ex:x").replace("ex:b", "ex:a").replace("ex:x", "ex:b")
    assert map_of(concepts + swapped).find("service") == EX + "a"
