"""A concept map: one store and everything that can be asked of it."""

from collections.abc import Callable

import pytest

import istilah
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap, open_map

EX = "http://example.org/"


@pytest.fixture
def chain(map_of, claim) -> ConceptMap:
    """Return a - b - c - d, and e apart."""
    concepts = "".join(f'ex:{name} a skos:Concept ; skos:prefLabel "{name}"@en . ' for name in "abcde")
    claims = (
        claim("ex:a", "ist:uses", "ex:b") + claim("ex:c", "ist:partOf", "ex:b") + claim("ex:c", "ist:precedes", "ex:d")
    )
    return map_of(concepts + claims + "ex:scheme a skos:ConceptScheme . ")


def short(iris) -> dict[str, int]:
    return {iri.removeprefix(EX): distance for iri, distance in iris.items()}


def test_the_package_opens_the_shipped_map() -> None:
    map = istilah.open_map()
    assert isinstance(map, istilah.ConceptMap) and map.concept("FCR").label("en").text == "First Call Resolution"
    assert set(istilah.__all__) == {"ConceptMap", "open_map"}


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        istilah.nothing_of_the_kind  # noqa: B018


def test_a_map_knows_its_scheme_and_where_it_came_from(chain: ConceptMap, write: Callable[..., str]) -> None:
    assert chain.scheme == EX + "scheme" and chain.path.endswith("map.ttl") and chain.folder is None
    path = write("ex:a a skos:Concept .", "other.ttl")
    assert (open_map(path).scheme, open_map(path).path) == ("", path)


@pytest.mark.parametrize(
    ("depth", "reached"),
    [
        (0, {"b": 0}),
        (1, {"b": 0, "a": 1, "c": 1}),
        (2, {"b": 0, "a": 1, "c": 1, "d": 2}),
        (9, {"b": 0, "a": 1, "c": 1, "d": 2}),
    ],
)
def test_a_neighbourhood_reaches_so_many_hops(depth: int, reached: dict[str, int], chain: ConceptMap) -> None:
    assert short(chain.neighbourhood(EX + "b", depth)) == reached


def test_a_lone_concept_has_only_itself_about_it(chain: ConceptMap) -> None:
    assert short(chain.neighbourhood(EX + "e", 3)) == {"e": 0}


def test_every_statement_is_in_the_adjacency_from_both_ends(chain: ConceptMap) -> None:
    told = {
        iri[-1]: [(edge.relation.name, edge.object[-1]) for edge in edges] for iri, edges in chain.adjacency.items()
    }
    assert told == {
        "a": [("uses", "b")],
        "b": [("hasPart", "c"), ("usedBy", "a")],
        "c": [("partOf", "b"), ("precedes", "d")],
        "d": [("follows", "c")],
        "e": [],
    }


def test_a_sentence_names_the_concepts_in_the_language_asked_for(shipped) -> None:
    fcr = shipped.find("FCR")
    (edge,) = [e for e in shipped.concepts.neighbours(fcr, "measures") if e.object == shipped.find("issue resolution")]
    assert shipped.sentence(edge, "id") == "First Call Resolution mengukur penyelesaian masalah"
    assert shipped.sentence(edge, "en") == "First Call Resolution measures issue resolution"


def test_every_claim_of_the_shipped_map_can_be_said(shipped) -> None:
    for claim in shipped.claims:
        for language in ("id", "en"):
            said = shipped.statement(claim, language)
            assert said[:1].isupper() or not said[:1].isalpha() or ": " in said
            assert shipped.concepts.label(claim.subject, language).text.lower() in said.lower()


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("skos:broader", "http://www.w3.org/2004/02/skos/core#broader"),
        ("iso-thes:broaderGeneric", "http://purl.org/iso25964/skos-thes#broaderGeneric"),
        ("http://example.org/a", "http://example.org/a"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_a_prefixed_name_stands_for_an_iri(name: str, iri: str) -> None:
    assert _terms.expand(name) == iri and _terms.expand(_terms.shorten(iri).strip("<>")) == iri


def test_the_longest_prefix_that_fits_shortens() -> None:
    assert _terms.shorten("http://purl.org/dc/terms/title") == "dct:title"
    assert _terms.shorten("http://example.org/") == "<http://example.org/>"


@pytest.mark.parametrize("iri", ["http://e.org/a/b", "http://e.org/a#b", "http://e.org/a/b/", "http://e.org/b#"])
def test_the_last_part_of_an_iri_is_its_local_name(iri: str) -> None:
    assert _terms.local_name(iri) == "b"
