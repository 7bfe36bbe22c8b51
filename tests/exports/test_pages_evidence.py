"""The page of a concept tells where sources agree, what they deny, what is confused, and what else moves."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap

MAP = """
ex:one a ist:Source ; dct:title "Book one"@en . ex:p1 a oa:SpecificResource ; oa:hasSource ex:one .
ex:two a ist:Source ; dct:title "Book two"@en . ex:p2 a oa:SpecificResource ; oa:hasSource ex:two .
ex:wait a skos:Concept , ist:Metric ; skos:prefLabel "wait time"@en .
ex:temper a skos:Concept ; skos:prefLabel "temper"@en .
ex:leaving a skos:Concept ; skos:prefLabel "leaving"@en . ex:hold a skos:Concept ; skos:prefLabel "hold time"@en ;
  skos:definition "Time on hold."@en . ex:agent a skos:Concept ; skos:prefLabel "agent"@en .
ex:total a skos:Concept , ist:Metric ; skos:prefLabel "total time"@en ; ist:hasFormula ex:f .
ex:f a ist:Formula ; ist:expression "100 - wait" ; ist:hasVariable ex:v .
ex:v ist:symbol "wait" ; ist:standsFor ex:wait .
ex:c1 a ist:Claim ; rdf:subject ex:wait ; rdf:predicate ist:reduces ; rdf:object ex:temper ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p1 .
ex:c2 a ist:Claim ; rdf:subject ex:wait ; rdf:predicate ist:reduces ; rdf:object ex:temper ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p2 .
ex:c3 a ist:Claim ; rdf:subject ex:temper ; rdf:predicate ist:reduces ; rdf:object ex:leaving ;
  ist:status ist:Accepted ; prov:wasQuotedFrom ex:p2 .
ex:c4 a ist:Claim ; rdf:subject ex:hold ; rdf:predicate ist:contrastsWith ; rdf:object ex:wait ;
  ist:status ist:Accepted ; prov:wasQuotedFrom ex:p1 ; ist:statement "Hold comes <after> the answer."@en .
ex:d a ist:Denial ; rdf:subject ex:wait ; rdf:predicate ist:uses ; ist:deniedObject ex:agent ;
  prov:wasQuotedFrom ex:p1 .
"""


@pytest.fixture
def section(map_of: Callable[[str], ConceptMap]) -> Callable[..., str]:
    """Return a function that returns the words of a section of the page of a concept."""
    site = Site(map_of(MAP))

    def words(name: str, concept: str = "wait", language: str = "en") -> str:
        page = concept_page(site, f"http://example.org/{concept}", language)
        found = page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", found.partition(">")[2])).split())

    return words


def test_a_statement_of_two_documents_is_told_as_agreed(section: Callable[..., str]) -> None:
    assert section("agreements") == "Where the sources agree Wait time reduces temper 2 documents: Book one , Book two"


def test_a_statement_of_one_document_is_not(section: Callable[..., str]) -> None:
    assert section("agreements", "leaving") == ""


def test_a_denial_is_told_with_who_denies(section: Callable[..., str]) -> None:
    assert "Expressly denied Wait time uses agent Book one" in section("disagreements")


def test_what_it_is_confused_with_stands_with_the_difference_and_a_comparison(section: Callable[..., str]) -> None:
    words = section("confusions")
    assert "hold time Compare Time on hold. Hold comes <after> the answer. Book one" in words


def test_what_else_moves_is_told_in_steps_and_by_formulas(section: Callable[..., str]) -> None:
    words = section("effects")
    assert re.search(r"reduces temper Book one .* reduces leaving Book two", words)
    assert "total time falls as it rises, by its formula" in words


def test_a_single_step_that_the_relations_tell_already_is_not_told_again(section: Callable[..., str]) -> None:
    assert section("effects", "temper") == ""


def test_effects_in_a_circle_end(map_of: Callable[[str], ConceptMap]) -> None:
    ring = "".join(
        f"ex:{a} a skos:Concept . ex:{a}{b} a ist:Claim ; rdf:subject ex:{a} ; rdf:predicate ist:increases ; "
        f"rdf:object ex:{b} ; ist:status ist:Accepted ."
        for a, b in ("xy", "yz", "zx")
    )
    page = concept_page(Site(map_of(ring)), "http://example.org/x", "id")
    found = page.partition('aria-labelledby="effects"')[2].partition("</section>")[0]
    assert re.findall(r'href="/id/concept/(\w)"', found) == ["y", "z"]
