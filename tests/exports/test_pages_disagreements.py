"""The page of a concept tells where the sources differ, each side with its document."""

import re
from html import unescape

import pytest

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.site import Site

MAP = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:doc a ist:Source ; dct:title "A book"@en . ex:entry a ist:Entry ; rdfs:label "Calls"@en ; ist:entryNumber 1 ;
  dct:isPartOf ex:doc . ex:p a oa:SpecificResource ; oa:hasSource ex:doc ; ist:inEntry ex:entry .
ex:aht a skos:Concept ; skos:prefLabel "AHT"@en . ex:talk a skos:Concept ; skos:prefLabel "talk"@en .
ex:wait a skos:Concept ; skos:prefLabel "wait"@en .
ex:one a ist:Claim ; rdf:subject ex:talk ; rdf:predicate ist:partOf ; rdf:object ex:aht ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p ; ist:statement "Only <b>talk</b>."@en , "Hanya bicara."@id .
ex:two a ist:Claim ; rdf:subject ex:wait ; rdf:predicate ist:partOf ; rdf:object ex:aht ; ist:status ist:Accepted .
ex:dis a ist:Disagreement ; rdfs:label "What counts?"@en , "Apa yang dihitung?"@id ; ist:about ex:aht ;
  ist:position ex:one , ex:two .
"""


@pytest.mark.parametrize(
    ("language", "heading", "question", "first", "second"),
    [
        ("en", "Where the sources differ", "What counts?", "Only <b>talk</b>.", "Wait is part of AHT"),
        ("id", "Perbedaan antarsumber", "Apa yang dihitung?", "Hanya bicara.", "Wait adalah bagian dari AHT"),
    ],
)
def test_each_side_is_told_with_its_source(language, heading, question, first, second, map_of):
    page = concept_page(Site(map_of(MAP)), "http://example.org/aht", language)
    section = page.partition('id="disagreements"')[2].partition("</section>")[0]
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", section)).split())
    assert [told.find(text) >= 0 for text in (heading, question, first, second, "A book")] == [True] * 5
    assert "<b>talk" not in section


def test_a_concept_without_disagreement_has_no_such_section(map_of):
    assert 'id="disagreements"' not in concept_page(Site(map_of(MAP)), "http://example.org/talk", "en")
