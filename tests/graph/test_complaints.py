"""What is wrong with a query is told at the token that does not fit."""

import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import QuerySyntaxError
from istilah.graph.stumbles import stumble


@pytest.mark.parametrize(
    ("query", "line", "column", "reason"),
    [
        ("SELCT * { }", 1, 1, "unexpected SELCT"),
        ("# one\nSELECT *\n{ ?g ?h } }\nLIMIT 3", 3, 9, "unexpected }"),
        ("SELECT * { ?s ?p ?o OPTIONL { ?s ?q ?r } }", 1, 21, "unexpected OPTIONL"),
        ("SELECT ?x, ?y { ?x ?y ?z }", 1, 10, "unexpected ,"),
        ("SELECT * {\n  ?a ist:measures 'é 😀' ; 😀 ?c }", 2, 27, "unexpected 😀"),
        ("SELECT * { foo:x ?p ?o }", 1, 12, "Prefix not found"),
        ("SELECT * { ?s foo:x ?o }", 1, 15, "Prefix not found"),
        ("PREFIX foo: <urn:foo> SELECT * { foo:x ?p ?p ?p }", 1, 46, "unexpected ?p"),
        ("SELECT * { ?s ?p 'a' 'b # c' }", 1, 22, "unexpected 'b # c'"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", 1, 1, "unexpected INSERT"),
        ("SELECT ?x ", 1, 11, 'expected "$" or "(" or "?" or "{"'),
        ("SELECT * {\n  { ?s a ?x } UNION { ?s ?p", 2, 21, "unclosed {"),
        ("SELECT * { ?s ?p ?o FILTER(?o = 'a) }", 1, 33, "unclosed '"),
        ('SELECT * { ?s ?p "a .\n?s ?q "b" }', 1, 18, 'unclosed "'),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 30, "Duplicated variable name in SELECT"),
    ],
)
def test_a_query_stumbles_at_the_token_that_does_not_fit(
    shipped: ConceptMap, query: str, line: int, column: int, reason: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        shipped.store.query(query)
    assert (caught.value.line, caught.value.column, caught.value.reason) == (line, column, reason)


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p } }", "SELCT " + "?x " * 2000])
def test_what_may_call_or_be_deep_is_not_read_twice(query: str) -> None:
    assert stumble(query) is None
