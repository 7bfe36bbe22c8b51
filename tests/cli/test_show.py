"""`istilah show`."""

import json
import re
from collections.abc import Callable

import pytest
from tests.cli.conftest import Done

from istilah.graph.concept_map import ConceptMap

METRIC = """
ex:scheme a skos:ConceptScheme .
ex:rate a skos:Concept , ist:Metric ; skos:prefLabel "rate"@en , "laju"@id ; ist:abbreviation "RT"@en ;
  skos:altLabel "speed"@en , "kecepatan"@id ; skos:definition "How fast."@en .
ex:time a skos:Concept ; skos:prefLabel "time"@en , "waktu"@id .
ex:clock a skos:Concept ; skos:prefLabel "jam"@id .
ex:doc a ist:Source ; dct:title "A book"@en .
ex:entry a ist:Entry ; ist:entryNumber 7 ; <http://www.w3.org/2000/01/rdf-schema#label> "Rates" ; dct:isPartOf ex:doc .
ex:p1 a oa:SpecificResource ; oa:hasSource ex:doc ; ist:inEntry ex:entry ; oa:hasSelector ex:p1s .
ex:p1s oa:start 3 ; oa:end 9 .
ex:p2 a oa:SpecificResource ; oa:hasSource ex:doc ; oa:hasSelector ex:p2s .
ex:p2s oa:start 20 ; oa:end 30 .
ex:f a ist:Formula ; ist:expression "1 / t" ; ist:hasVariable ex:v .
ex:v ist:symbol "t" ; ist:standsFor ex:time .
ex:c1 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:rate ; rdf:predicate ist:measures ; rdf:object ex:time ;
  prov:wasQuotedFrom ex:p1 ; ist:explicit true .
ex:c2 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:rate ; rdf:predicate ist:hasFormula ; rdf:object ex:f ;
  prov:wasQuotedFrom ex:p2 .
ex:c3 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:rate ; rdf:predicate ist:minValue ; rdf:object 0 .
ex:c4 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:clock ; rdf:predicate ist:measures ; rdf:object ex:time ;
  prov:wasQuotedFrom ex:p1 ; ist:explicit false .
ex:c5 a ist:Claim ; ist:status ist:Proposed ; rdf:subject ex:rate ; rdf:predicate ist:measures ; rdf:object ex:clock ;
  prov:wasQuotedFrom ex:p1 .
ex:c6 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:rate ; rdf:predicate ist:contrastsWith ;
  rdf:object ex:clock ; prov:wasQuotedFrom ex:p2 .
ex:fact a ist:Fact ; ist:about ex:time ; ist:statement "It flies."@en ; ist:citedFor "Virgil" ;
  prov:wasQuotedFrom ex:p1 .
"""
RATE = """rate (RT)
Indonesian: laju (RT [en])
http://example.org/rate

How fast.

Also called: speed
Range: 0 or more [1]
Formula: 1 / t (t = time) [2]

Measurement
  measures: time [3]

Contrasts
  contrasts with: jam [id] [2]

Sources
  [1] the editors of this map
  [2] A book, characters 20 to 30
  [3] A book, entry 7: Rates
"""


@pytest.fixture
def metric(write: Callable[..., str]) -> str:
    return write(METRIC)


def test_a_name_in_no_language_is_told_once(call: Callable[..., Done], write: Callable[..., str]) -> None:
    file = write("ex:a a skos:Concept ; skos:notation '1.2' ; skos:broader ex:b . ex:b a skos:Concept .")
    assert call("show", "a", "--map", file).out.startswith("1.2\nhttp://example.org/a\n")


def test_a_concept_is_shown_with_labels_metric_relations_and_sources(call: Callable[..., Done], metric: str) -> None:
    assert call("show", "rate", "--map", metric) == Done(0, RATE.replace("(RT [en])", "(RT)"), "")


def test_what_is_read_between_the_lines_is_marked_and_facts_name_who_is_cited(
    call: Callable[..., Done], metric: str
) -> None:
    out = call("show", "time", "--map", metric).out
    assert "  measured by: jam [id] [1°]; rate [1]\n" in out
    assert "Facts\n  It flies. (according to Virgil) [1]\n" in out
    assert out.endswith("Sources\n  [1] A book, entry 7: Rates\n  ° read between the lines\n")


def test_a_text_that_stands_in_has_a_badge(call: Callable[..., Done], metric: str) -> None:
    out = call("show", "rate", "--lang", "id", "--map", metric).out
    assert out.startswith("laju (RT)\nInggris: rate (RT)\n") and "\nHow fast. [en]\n" in out
    assert "Disebut juga: kecepatan\n" in out and "  mengukur: waktu [3]\n" in out


@pytest.mark.parametrize(
    "term", ["FCR", "fcr", "first-call-resolution", "cs:first-call-resolution", "RESOLUSI panggilan Pertama"]
)
def test_any_name_of_a_concept_finds_it(term: str, call: Callable[..., Done], shipped: ConceptMap) -> None:
    concept = shipped.concept("FCR")
    out = call("show", term).out
    assert out.startswith("First Call Resolution (FCR)\n") and f"\n{concept.iri}\n\n" in out
    assert "Unit: percent" in out and "Measurement\n  measures: " in out


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_concept_of_the_shipped_map_can_be_shown_and_every_mark_has_its_source(
    language: str, shipped: ConceptMap
) -> None:
    from istilah.cli.entry import Entry
    from istilah.cli.entry_text import entry_text
    from istilah.cli.style import rendered

    for iri in shipped.concepts:
        text = rendered(entry_text(Entry(shipped, iri), language), False)
        body, _, sources = text.rpartition("\n\n")
        assert set(re.findall(r"\[(\d+)°?\]", body)) == set(re.findall(r"^  \[(\d+)\]", sources, re.MULTILINE)), iri
        assert shipped.concepts.label(iri, language).text in body.partition("\n")[0]


def test_json_holds_all_languages_and_the_claim_behind_every_relation(call: Callable[..., Done], metric: str) -> None:
    entry = json.loads(call("show", "rate", "--map", metric, "--format", "json").out)
    assert entry["label"] == {"en": "rate", "id": "laju"} and entry["alternative"]["id"] == ["kecepatan"]
    assert entry["metric"]["minimum"] == 0 and entry["metric"]["maximum"] is None
    assert entry["metric"]["formula"] == [{"expression": "1 / t", "variables": {"t": "http://example.org/time"}}]
    measures, contrast = entry["relations"]
    assert measures["sentence"] == "Rate measures time" and contrast["relation"] == "contrastsWith"
    assert measures["claims"] == [
        {
            "iri": "http://example.org/c1",
            "explicit": True,
            "source": {
                "document": "http://example.org/doc",
                "title": {"en": "A book"},
                "entry": "7",
                "heading": "Rates",
                "start": 3,
                "end": 9,
            },
        }
    ]


def test_json_of_an_inverse_relation_says_what_was_stated(call: Callable[..., Done], metric: str) -> None:
    entry = json.loads(call("show", "waktu", "--map", metric, "--lang", "id", "--format", "json").out)
    stated = [relation["stated"] for relation in entry["relations"]]
    assert ["http://example.org/rate", "https://w3id.org/istilah/def#measures", "http://example.org/time"] in stated
    assert entry["facts"][0]["cited"] == "Virgil" and entry["metric"] is None
    assert "Waktu diukur oleh laju" in [relation["sentence"] for relation in entry["relations"]]


def test_an_unknown_term_names_the_nearest(call: Callable[..., Done]) -> None:
    code, out, err = call("show", "eskalsi")
    assert (code, out) == (2, "") and err.startswith("error: no concept called 'eskalsi'\nhint: did you mean eskalasi")


def test_a_label_of_a_stranger_cannot_steer_the_terminal(call: Callable[..., Done], write: Callable[..., str]) -> None:
    path = write('ex:a a skos:Concept ; skos:prefLabel "red\\u001B[31m\\u0007alert\\u009B"@en .')
    assert call("show", "a", "--map", path).out.startswith("red[31malert\n")
