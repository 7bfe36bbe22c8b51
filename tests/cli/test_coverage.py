"""`istilah coverage` counts what each document became and shows the words behind a claim."""

import hashlib
import json

TEXT = "CSAT mengukur kepuasan."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
MAP = f"""
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:csat a skos:Concept ; skos:prefLabel "CSAT"@en , "CSAT"@id .
ex:joy a skos:Concept ; skos:prefLabel "satisfaction"@en .
ex:doc a ist:Source ; dct:title "Kamus"@id ; ist:sha256 "{DIGEST}" .
ex:one a ist:Entry ; rdfs:label "CSAT"@id ; ist:entryNumber 1 ; dct:isPartOf ex:doc ; oa:hasSelector ex:at ;
  foaf:primaryTopic ex:csat .
ex:at a oa:TextPositionSelector ; oa:start 0 ; oa:end 23 .
ex:c a ist:Claim ; rdf:subject ex:csat ; rdf:predicate ist:measures ; rdf:object ex:joy ;
  ist:status ist:Accepted ; prov:wasQuotedFrom ex:p .
ex:p a oa:SpecificResource ; oa:hasSource ex:doc ; ist:inEntry ex:one ; oa:hasSelector ex:p-at .
ex:p-at a oa:TextPositionSelector ; oa:start 5 ; oa:end 22 .
"""


def test_each_document_is_counted(call, write):
    done = call("coverage", "--map", write(MAP))
    assert done.code == 0
    assert "1 entries, 1 concepts, 1 claims" in done.out
    assert "Indonesian: 1 labels and 2 definitions missing" in done.out


def test_the_words_behind_a_claim_come_from_the_readers_copy(call, write, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kamus.txt").write_text(TEXT)
    done = call("coverage", "doc", "--sources", str(tmp_path / "mine"), "--map", write(MAP))
    assert "CSAT measures satisfaction: “mengukur kepuasan”" in done.out


def test_a_folder_without_the_document_is_an_error(call, write, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kamus.txt").write_text(TEXT + "!")
    done = call("coverage", "--sources", str(tmp_path / "mine"), "--map", write(MAP))
    assert done.code == 1
    assert "holds none of the documents (doc)" in done.err


def test_an_unknown_document_suggests_the_nearest(call, write):
    done = call("coverage", "dok", "--map", write(MAP))
    assert done.code == 2
    assert "did you mean doc?" in done.err


def test_a_passage_outside_its_entry_is_an_error(call, write):
    done = call("coverage", "--map", write(MAP.replace("oa:end 22", "oa:end 50")))
    assert done.code == 1
    assert "passages outside their entry: 1" in done.err
    assert "5-50, entry 1 is 0-23" in done.err


def test_the_shipped_map_covers_every_numbered_entry(call):
    done = call("coverage", "--format", "json")
    assert done.code == 0
    found = json.loads(done.out)
    for document in found["documents"]:
        assert document["claims"] > 0
        assert document["unclaimed"] == []
    assert found["missing"]["id"] == found["missing"]["en"] == {"labels": [], "definitions": []}
