"""`istilah compare`."""

import json
from collections.abc import Callable

import pytest
from tests.cli.conftest import Done

PAIR = """
ex:a a skos:Concept ; skos:prefLabel "chat"@en ; skos:definition "Talk in writing."@en .
ex:b a skos:Concept ; skos:prefLabel "phone"@en .
ex:g a skos:Concept ; skos:prefLabel "channel"@en .
ex:doc a ist:Source ; dct:title "A book"@en .
ex:p oa:hasSource ex:doc ; oa:hasSelector ex:s . ex:s oa:start 1 ; oa:end 5 .
ex:c1 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:kindOf ; rdf:object ex:g ;
  prov:wasQuotedFrom ex:p .
ex:c2 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:b ; rdf:predicate ist:kindOf ; rdf:object ex:g .
ex:c3 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:contrastsWith ; rdf:object ex:b .
"""
TOLD = """chat
  Talk in writing.

phone

How they stand to each other
  Chat contrasts with phone. [1]

What they share
  kind of: channel [1][2]

Sources
  [1] the editors of this map
  [2] A book, characters 1 to 5
"""


def test_what_is_shared_is_told_with_its_sources(call: Callable[..., Done], write: Callable[..., str]) -> None:
    assert call("compare", "chat", "phone", "--map", write(PAIR)) == Done(0, TOLD, "")


def test_what_each_says_alone_follows(call: Callable[..., Done]) -> None:
    out = call("compare", "CSAT", "NPS", "CES", "--lang", "id").out
    assert "Persamaan" in out and "\nHanya Customer Effort Score\n  mengukur: " in out


def test_json_has_the_same(call: Callable[..., Done]) -> None:
    found = json.loads(call("compare", "CSAT", "NPS", "--format", "json").out)
    assert [one["label"] for one in found["concepts"]] == ["Customer Satisfaction Score", "Net Promoter Score"]
    assert {len(row) for row in found["shared"]} == {2} and len(found["own"]) == 2
    assert all(edge["claims"] for row in found["shared"] for edge in row)


@pytest.mark.parametrize("terms", [["CSAT"], ["CSAT", "csat"], ["CSAT", "NPS", "CES", "FCR", "AHT"], ["CSAT", "xyzzy"]])
def test_too_few_too_many_or_unknown_is_a_usage_error(call: Callable[..., Done], terms: list[str]) -> None:
    code, out, err = call("compare", *terms)
    assert (code, out) == (2, "") and err.startswith("error: ")
