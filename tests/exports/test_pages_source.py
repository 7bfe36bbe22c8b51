"""The page of a document: how it stands to the others, its figures, its entries."""

import re
from collections.abc import Callable
from html import unescape

from istilah.exports.pages.site import Site
from istilah.exports.pages.source import source_page
from istilah.exports.pages.standing import standing
from istilah.graph.concept_map import ConceptMap

MapOf = Callable[[str], ConceptMap]

MAP = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:one a ist:Source ; dct:title "Book one"@en . ex:p1 a oa:SpecificResource ; oa:hasSource ex:one .
ex:two a ist:Source ; dct:title "Book two"@en . ex:p2 a oa:SpecificResource ; oa:hasSource ex:two .
ex:lone a ist:Source ; dct:title "Lone book"@en .
ex:a a skos:Concept ; skos:prefLabel "alpha"@en . ex:b a skos:Concept ; skos:prefLabel "beta"@en .
ex:c1 a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p1 .
ex:c2 a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p2 ; ist:statement "Only <i>sometimes</i>."@en .
ex:dis a ist:Disagreement ; rdfs:label "How often?"@en ; ist:about ex:a ; ist:position ex:c1 , ex:c2 .
ex:den a ist:Denial ; rdf:subject ex:a ; rdf:predicate ist:uses ; ist:deniedObject ex:b ; prov:wasQuotedFrom ex:p2 .
ex:fact a ist:Fact ; ist:about ex:a ; ist:statement "Seven of ten."@en ; ist:citedFor "A bureau" ;
  prov:wasQuotedFrom ex:p2 .
"""


def _words(page: str) -> str:
    body = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_a_document_counts_what_it_has_in_common_with_the_others(map_of: MapOf) -> None:
    found = standing(Site(map_of(MAP)), "http://example.org/one", "en").beside
    assert [(one.source.title("en"), one.shared, one.differing) for one in found] == [("Book two", 1, 1)]


def test_its_own_side_of_a_disagreement_comes_first(map_of: MapOf) -> None:
    words = _words(source_page(Site(map_of(MAP)), "http://example.org/two", "en"))
    assert re.search(r"How often\? Only <i>sometimes</i>\. Book two .* Alpha is part of beta Book one", words)


def test_denials_and_figures_stand_on_the_page_of_their_document_alone(map_of: MapOf) -> None:
    site = Site(map_of(MAP))
    told = ("Expressly denied Alpha uses beta", "Seven of ten. according to A bureau alpha")
    pages = [_words(source_page(site, f"http://example.org/{name}", "en")) for name in ("one", "two")]
    assert [[text in page for text in told] for page in pages] == [[False, False], [True, True]]


def test_a_document_that_nothing_rests_on_says_so(map_of: MapOf) -> None:
    words = _words(source_page(Site(map_of(MAP)), "http://example.org/lone", "en"))
    assert "No entry or claim of this document is in the map." in words
    assert "Beside the other documents" not in words


def test_common_statements_are_counted_alike_from_both_ends(shipped: ConceptMap) -> None:
    site = Site(shipped)
    shared = {iri: {one.source.iri: one for one in standing(site, iri, "id").beside} for iri in site.sources}
    pairs = [(one, other) for one in shared for other in shared[one]]
    assert len(pairs) >= 12
    assert all(shared[one][other][1:] == shared[other][one][1:] for one, other in pairs)
