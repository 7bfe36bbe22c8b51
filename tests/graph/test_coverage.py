"""Coverage counts what rests on each entry, and shows a passage from the reader's own copy."""

import hashlib

import pytest

from istilah.graph.coverage import Library, documents, misplaced, missing
from istilah.graph.errors import CheckError, FileError

TEXT = "1. Kepuasan\nCSAT mengukur kepuasan.\n2. Kesetiaan\nTidak ada.\n"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
START = TEXT.index("CSAT")

MAP = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
ex:csat a skos:Concept ; skos:prefLabel "CSAT"@en , "CSAT"@id ; skos:definition "a score"@en .
ex:satisfaction a skos:Concept ; skos:prefLabel "satisfaction"@en .
ex:loyalty a skos:Concept ; skos:prefLabel "loyalty"@en , "kesetiaan"@id .
ex:doc a ist:Source ; dct:title "Kamus"@id ; ist:sha256 "{DIGEST}" .
ex:one a ist:Entry ; rdfs:label "Kepuasan"@id ; ist:entryNumber 1 ; dct:isPartOf ex:doc ;
  oa:hasSelector ex:one-at ; foaf:primaryTopic ex:csat .
ex:one-at a oa:TextPositionSelector ; oa:start 0 ; oa:end {TEXT.index("2.")} .
ex:two a ist:Entry ; rdfs:label "Kesetiaan"@id ; ist:entryNumber 2 ; dct:isPartOf ex:doc ;
  oa:hasSelector ex:two-at ; foaf:primaryTopic ex:loyalty .
ex:two-at a oa:TextPositionSelector ; oa:start {TEXT.index("2.")} ; oa:end {len(TEXT)} .
ex:claim a ist:Claim ; rdf:subject ex:csat ; rdf:predicate ist:measures ; rdf:object ex:satisfaction ;
  ist:status ist:Accepted ; prov:wasQuotedFrom ex:p .
ex:p a oa:SpecificResource ; oa:hasSource ex:doc ; ist:inEntry ex:one ; oa:hasSelector ex:p-at .
ex:p-at a oa:TextPositionSelector ; oa:start {START} ; oa:end {START + 22} .
"""
EX = "http://example.org/"


def test_a_document_shows_its_entries_with_concepts_and_claims(map_of):
    [document] = documents(map_of(MAP))
    assert [(c.entry.number, c.entry.heading, c.entry.concepts, c.claims) for c in document.entries] == [
        (1, "Kepuasan", (EX + "csat",), 1),
        (2, "Kesetiaan", (EX + "loyalty",), 0),
    ]
    assert document.claims == 1
    assert document.unclaimed == (EX + "loyalty",)


def test_what_a_language_lacks_is_named(map_of):
    english, indonesian = missing(map_of(MAP))
    assert english.labels == ()
    assert english.definitions == (EX + "loyalty", EX + "satisfaction")
    assert indonesian.labels == (EX + "satisfaction",)
    assert len(indonesian.definitions) == 3


def test_the_readers_copy_shows_the_words_behind_a_claim(map_of, tmp_path):
    (tmp_path / "any name.txt").write_bytes(TEXT.encode())
    (tmp_path / "other.txt").write_text("something else")
    map = map_of(MAP)
    library = Library(str(tmp_path), map.claims.sources())
    [claim] = map.claims
    assert library.quote(claim.passage) == "CSAT mengukur kepuasan"


def test_a_changed_copy_is_not_taken_for_the_document(map_of, tmp_path):
    (tmp_path / "doc.txt").write_text(TEXT + " ")
    map = map_of(MAP)
    library = Library(str(tmp_path), map.claims.sources())
    [source] = map.claims.sources()
    assert source not in library


def test_a_passage_past_the_end_of_the_document_is_an_error(map_of, tmp_path):
    (tmp_path / "doc.txt").write_bytes(TEXT.encode())
    map = map_of(MAP.replace(f"oa:end {START + 22}", "oa:end 5000"))
    [claim] = map.claims
    with pytest.raises(CheckError, match="ends at 5000"):
        Library(str(tmp_path), map.claims.sources()).quote(claim.passage)


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileError, match="No such file"):
        Library(str(tmp_path / "none"), [])


def test_a_passage_outside_its_entry_is_found(map_of):
    assert misplaced(map_of(MAP)) == []
    [(claim, entry)] = misplaced(map_of(MAP.replace("ist:inEntry ex:one", "ist:inEntry ex:two")))
    assert (claim.iri, entry.number) == (EX + "claim", 2)


def test_the_shipped_map_has_every_passage_in_its_entry(shipped):
    assert misplaced(shipped) == []
