"""What stands on the pages, made without a server."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from istilah.exports.messages import CATALOGUES
from istilah.exports.pages.alphabet import index_page
from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.documents import document
from istilah.exports.pages.links import live_link
from istilah.exports.pages.site import Site, letter_of
from istilah.exports.pages.source import source_page
from istilah.exports.pages.start import start_page
from istilah.exports.pages.theme import theme_page
from istilah.exports.pages.vocabulary import relations_page
from istilah.graph.concept_map import ConceptMap

MapOf = Callable[[str], ConceptMap]

CLAIMED = """
ex:s a ist:Source ; dct:title "A book"@en ; dct:language "en" .
ex:s1 a ist:Entry ; dct:isPartOf ex:s ; ist:entryNumber 7 ; <http://www.w3.org/2000/01/rdf-schema#label> "Heading"@en .
ex:p a oa:SpecificResource ; oa:hasSource ex:s ; ist:inEntry ex:s1 .
ex:a a skos:Concept ; skos:prefLabel "alpha"@en , "alfa"@id ; skos:definition "First."@en ; dct:source ex:s1 .
ex:b a skos:Concept ; skos:prefLabel "beta"@en .
ex:c a skos:Concept ; skos:prefLabel "gamma"@en .
ex:1 a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ; ist:status ist:Accepted ;
  ist:explicit false ; prov:wasQuotedFrom ex:p .
ex:2 a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:c ; ist:status ist:Accepted ;
  ist:explicit true ; skos:note "it stands to reason"@en .
"""


def _text(page: str) -> str:
    """Return the words of a page."""
    body = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture
def claimed(map_of: MapOf) -> Site:
    """Return the site of a map with one document."""
    return Site(map_of(CLAIMED))


@pytest.fixture(scope="session")
def site(shipped: ConceptMap) -> Site:
    """Return the site of the shipped map."""
    return Site(shipped)


def test_a_statement_names_its_document_its_entry_and_how_it_is_said(claimed: Site) -> None:
    words = _text(concept_page(claimed, "http://example.org/a", "en"))
    assert "Alpha is part of beta Heading A book read between the lines" in words


def test_a_statement_of_the_editors_says_so_and_why(claimed: Site) -> None:
    words = _text(concept_page(claimed, "http://example.org/a", "en"))
    assert "Alpha is part of gamma the editors it stands to reason" in words


def test_a_statement_is_told_from_the_other_end_with_the_same_evidence(claimed: Site) -> None:
    words = _text(concept_page(claimed, "http://example.org/b", "id"))
    assert "Beta memiliki bagian alfa Heading A book tersirat" in words


def test_evidence_leads_to_the_entry_on_the_page_of_its_document(claimed: Site) -> None:
    page = concept_page(claimed, "http://example.org/a", "en")
    assert 'href="/en/source/s#entry-7"' in page
    assert 'id="entry-7"' in source_page(claimed, "http://example.org/s", "en")


def test_a_definition_says_whose_words_it_is_in(claimed: Site) -> None:
    assert "In our own words, from the entry Heading" in _text(concept_page(claimed, "http://example.org/a", "en"))


def test_several_parents_are_all_told(claimed: Site) -> None:
    words = _text(concept_page(claimed, "http://example.org/a", "en"))
    assert "Parts beta alpha Also under gamma" in words


def test_the_language_switch_changes_no_place(site: Site) -> None:
    iri = site.map.find("FCR")
    pages = [concept_page(site, iri, language) for language in ("id", "en")]
    trails, marks = [], []
    for page in pages:
        trails.append(re.findall(r"/concept/([\w-]+)", page.partition('class="trail"')[2].partition("</nav>")[0]))
        marks.append(re.findall(r'class="node" href="/\w\w/concept/([\w-]+)"', page))
    assert trails[0] == trails[1] != []
    assert marks[0] == marks[1] != []


def test_a_document_lists_its_claims_under_their_entries(claimed: Site) -> None:
    words = _text(source_page(claimed, "http://example.org/s", "en"))
    assert "7 Heading 1 claim alpha is part of beta read between the lines" in words


def test_what_exists_in_one_language_only_says_so(claimed: Site) -> None:
    page = concept_page(claimed, "http://example.org/a", "id")
    assert '<bdi lang="en">First.</bdi><span class="badge"' in page
    assert "(hanya dalam bahasa: Inggris)" in page


def test_a_metric_shows_its_formula_unit_direction_and_range(site: Site) -> None:
    rate = site.map.find("Churn Rate")
    words = _text(concept_page(site, rate, "en"))
    assert re.search(r"Formula .+ = .+ ÷ .+ × 100", words)
    assert "Unit percent" in words and "Direction Lower is better" in words and "Range 0 to 100" in words


def test_names_in_both_languages_are_on_the_page_of_either(site: Site) -> None:
    for language in ("id", "en"):
        words = _text(concept_page(site, site.map.find("FCR"), language))
        assert "first contact resolution" in words and "resolusi panggilan pertama" in words


def test_a_fact_is_told_in_the_language_of_the_page(site: Site) -> None:
    iri = next(iri for iri in site.map.concepts if site.map.claims.facts(iri))
    fact = site.map.claims.facts(iri)[0]
    for language in ("id", "en"):
        assert fact.statement(language).text in _text(concept_page(site, iri, language))


def test_a_concept_page_offers_its_data_and_its_iri(site: Site) -> None:
    page = concept_page(site, site.map.find("FCR"), "en")
    assert '<link rel="alternate" type="text/turtle" title="Turtle" href="/concept/first-call-resolution.ttl">' in page
    assert "https://w3id.org/istilah/cs/concept/first-call-resolution" in page.replace("<wbr>", "")


def test_no_page_has_two_places_of_one_name(site: Site) -> None:
    for iri in site.map.concepts:
        places = re.findall(r'\bid="([^"]+)"', concept_page(site, iri, "en"))
        assert len(places) == len(set(places)), iri


def test_the_same_page_is_the_same_bytes(shipped: ConceptMap) -> None:
    iri = shipped.find("customer service")
    assert concept_page(Site(shipped), iri, "id") == concept_page(Site(ConceptMap(shipped.store)), iri, "id")


def test_another_publisher_brings_its_own_addresses(shipped: ConceptMap) -> None:
    def in_folder(kind: str, name: str = "", language: str = "", /, **query: str) -> str:
        return f"../x/{live_link(kind, name, language, **query).strip('/')}.html"

    site = Site(shipped, in_folder)
    pages = [
        start_page(site, "en"),
        concept_page(site, shipped.find("FCR"), "en"),
        theme_page(site, next(iter(site.themes)), "id"),
        source_page(site, next(iter(site.sources)), "en"),
        relations_page(site, "en"),
        index_page(site, "id"),
    ]
    links = {link for page in pages for link in re.findall(r'(?:href|action)="([^"#][^"]*)"', page)}
    assert len(links) > 100
    assert {link for link in links if not link.startswith(("../x/", "https://"))} == set()


def test_relations_that_the_map_does_not_use_stand_last_and_uncounted(shipped: ConceptMap) -> None:
    page = relations_page(Site(shipped, live_link), "en")
    assert page.index('id="closeMatch"') < page.index('id="unused"') < page.index('id="broader"')
    assert ">0 statements" not in page and "the subject" not in page


def test_themes_have_colours_of_their_own_and_concepts_wear_them(site: Site) -> None:
    numbers = [theme.number for theme in site.themes.values()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert f"theme-{site.theme_of[site.map.find('FCR')].number}" in concept_page(site, site.map.find("FCR"), "en")


@pytest.mark.parametrize(("label", "letter"), [("École", "E"), ("zebra", "Z"), ("24/7", "#"), ("", "#"), ("ßa", "S")])
def test_a_label_is_found_under_its_letter(label: str, letter: str) -> None:
    assert letter_of(label) == letter


def test_a_large_map_is_listed_letter_by_letter(map_of: MapOf) -> None:
    concepts = "\n".join(f'ex:c{n} a skos:Concept ; skos:prefLabel "{"ab"[n % 2]}{n}"@en .' for n in range(1600))
    site = Site(map_of(concepts))
    page = index_page(site, "en", "B", 2)
    assert page.count('class="concept-name"') == 400
    assert 'id="letter-B"' in page and 'id="letter-A"' not in page
    assert "2 of 2" in page


def test_a_hub_of_a_large_map_tells_how_many_it_leaves_out(map_of: MapOf) -> None:
    site = Site(map_of("\n".join(f"ex:c{n} a skos:Concept ; skos:broader ex:hub ." for n in range(130))))
    words = _text(concept_page(site, "http://example.org/hub", "en"))
    assert "30 more; the downloads have them all." in words
    assert "24 of 130 neighbours" in words


@pytest.mark.parametrize("name", ["map.ttl", "def.ttl", "concept/first-call-resolution.nt", "theme/metrics.ttl"])
def test_documents_are_read_by_rdflib(site: Site, name: str) -> None:
    import rdflib

    found = document(site, name)
    assert found is not None
    graph = rdflib.Graph().parse(data=found[1], format=found[0].name.replace("ntriples", "nt"))
    assert len(graph) > 10


@pytest.mark.parametrize(
    "name", ["map.exe", "concept/none.ttl", "nothing.ttl", "theme/metrics.gexf", "map/x.ttl", ".ttl"]
)
def test_there_is_no_document_of_what_there_is_not(site: Site, name: str) -> None:
    assert document(site, name) is None


def test_no_message_of_a_page_holds_markup() -> None:
    for catalogue in CATALOGUES.values():
        assert not any(re.search(r"<\w", text) for text in catalogue.values())
