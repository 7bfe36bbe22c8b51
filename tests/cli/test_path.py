"""`istilah path`."""

import json
from collections.abc import Callable

import pytest
from tests.cli.conftest import Done

from istilah import open_map

CHAIN = """
ex:a a skos:Concept ; skos:prefLabel "agent"@en , "agen"@id .
ex:b a skos:Concept ; skos:prefLabel "call"@en , "panggilan"@id .
ex:c a skos:Concept ; skos:prefLabel "answer"@en , "jawaban"@id .
ex:lone a skos:Concept ; skos:prefLabel "island"@en , "pulau"@id .
ex:doc a ist:Source ; dct:title "A book"@en .
ex:p oa:hasSource ex:doc ; oa:hasSelector ex:s . ex:s oa:start 1 ; oa:end 5 .
ex:c1 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:a ; rdf:predicate ist:uses ; rdf:object ex:b ;
  prov:wasQuotedFrom ex:p .
ex:c2 a ist:Claim ; ist:status ist:Accepted ; rdf:subject ex:c ; rdf:predicate ist:partOf ; rdf:object ex:b .
"""
TOLD = """1. agent → call → answer
   {}. [1]
   {}. [2]

Sources
  [1] A book, characters 1 to 5
  [2] the editors of this map
"""


@pytest.fixture
def chain(write: Callable[..., str]) -> str:
    return write(CHAIN)


def test_each_hop_is_a_sentence_with_its_source(call: Callable[..., Done], chain: str) -> None:
    map = open_map(chain)
    sentences = [map.sentence(hop, "en") for hop in map.paths("agent", "answer")[0].hops]
    assert sentences[0] == "Agent uses call"
    assert call("path", "agent", "jawaban", "--map", chain) == Done(0, TOLD.format(*sentences), "")


def test_the_sentences_are_in_the_language(call: Callable[..., Done], chain: str) -> None:
    out = call("path", "agent", "answer", "--map", chain, "--lang", "id").out
    assert out.startswith("1. agen → panggilan → jawaban\n   Agen menggunakan panggilan. [1]\n")


def test_where_there_is_no_path_it_says_so(call: Callable[..., Done], chain: str) -> None:
    assert call("path", "agent", "island", "--map", chain) == Done(0, "No path joins agent and island.\n", "")
    assert call("path", "agen", "agent", "--map", chain).out == "agent and agent are one concept.\n"
    assert json.loads(call("path", "agent", "island", "--map", chain, "--format", "json").out) == []


def test_json_has_the_hops_with_their_claims(call: Callable[..., Done], chain: str) -> None:
    (path,) = json.loads(call("path", "agent", "answer", "--map", chain, "--format", "json").out)
    first, second = path["hops"]
    assert first["relation"] == "uses" and first["claims"][0]["source"]["document"] == "http://example.org/doc"
    assert second["stated"] == ["http://example.org/c", "https://w3id.org/istilah/def#partOf", "http://example.org/b"]
    assert second["claims"] == [{"iri": "http://example.org/c2", "explicit": True, "source": None}]


def test_as_many_paths_are_told_as_were_asked_for(call: Callable[..., Done]) -> None:
    for count in ("1", "3"):
        paths = json.loads(call("path", "chatbot", "FCR", "--count", count, "--format", "json").out)
        assert len(paths) == int(count) and all(hop["claims"] for path in paths for hop in path["hops"])


def test_an_unknown_end_is_a_usage_error(call: Callable[..., Done]) -> None:
    code, out, err = call("path", "chatbot", "resolutoin")
    assert (code, out) == (2, "") and "hint: did you mean resolution" in err


def test_only_causes_and_only_forward(call: Callable[..., Done]) -> None:
    (path,) = json.loads(
        call("path", "agent", "churn", "--only", "causes", "--forward", "--count", "1", "--format", "json").out
    )
    assert {hop["relation"] for hop in path["hops"]} <= {"increases", "reduces", "influences"}
    assert call("path", "churn", "agent", "--only", "causes", "--forward").out.startswith("No path joins")
