"""Every limit of a query is told by its name, and an answer that is sent is whole."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from istilah.graph.concept_map import ConceptMap
from istilah.web import counts
from istilah.web.answers import SOLUTIONS

#: A text of a terabyte.
_STEPS = " ".join(f"BIND(CONCAT(?t{i}, ?t{i}) AS ?t{i + 1})" for i in range(40))
DOUBLING = f"SELECT (STRLEN(?t40) AS ?n) {{ BIND('x' AS ?t0) {_STEPS} }}"
Serving = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def narrow(shipped: ConceptMap, serving: Serving) -> Iterator[httpx.Client]:
    """Return a client of a server that sends a hundred rows of 100 kB, for queries of 200 MB."""
    limits = {"seconds": 3600.0, "rows": 100, "size": 100_000, "memory": 200 << 20}
    with serving(shipped, **limits) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.mark.parametrize("format", SOLUTIONS)
def test_as_many_rows_as_the_limit_are_sent_and_one_more_is_refused(narrow: httpx.Client, format: str) -> None:
    query = "SELECT ?s {{ ?s ?p ?o }} LIMIT {}"
    parameters = {"query": query.format(100), "format": format}
    assert narrow.get("/sparql", params=parameters).status_code == 200
    refused = narrow.get("/sparql", params=parameters | {"query": query.format(101)})
    assert (refused.status_code, refused.json()["limit"], refused.json()["most"]) == (422, "rows", 100)
    assert "--max-rows" in refused.json()["hint"]


@pytest.mark.parametrize(
    ("query", "status", "limit", "option"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", 422, "rows", "--max-rows"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 422, "size", "--max-size"),
        (DOUBLING, 503, "memory", "--max-memory"),
    ],
)
def test_a_limit_is_told_by_its_name_with_how_to_raise_it(
    narrow: httpx.Client, query: str, status: int, limit: str, option: str
) -> None:
    answer = narrow.get("/sparql", params={"query": query})
    assert (answer.status_code, answer.json()["limit"]) == (status, limit)
    assert option in answer.json()["hint"]


def test_so_is_the_limit_of_time(shipped: ConceptMap, serving: Serving) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(shipped, seconds=0.2) as address:
        answer = httpx.get(f"{address}/sparql", params={"query": endless}, timeout=60)
    assert (answer.status_code, answer.json()["limit"]) == (503, "time") and "--timeout" in answer.json()["hint"]


def test_the_page_of_a_query_shows_what_it_can_of_more_rows(narrow: httpx.Client) -> None:
    assert narrow.get("/en/sparql", params={"query": "SELECT ?s { ?s ?p ?o } LIMIT 200"}).status_code == 200


_TEXT = st.text(st.sampled_from('"\\{},:a\r\n<>/ é'), max_size=12)
_TERM = st.one_of(
    st.none(),
    st.builds(ox.Literal, st.one_of(_TEXT, st.sampled_from(["}},{", "{}", "<result>", "\r\n", ",{}", '"}},{"x"']))),
    st.just(ox.NamedNode("http://example.org/a")),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(st.lists(st.tuples(_TERM, _TERM), max_size=5))
def test_rows_are_counted_from_what_is_written(rows: list[tuple[ox.Literal | None, ox.Literal | None]]) -> None:
    values = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    query = f"SELECT * {{ VALUES (?a ?b) {{ {values} }} }}"
    for name, (_, format) in SOLUTIONS.items():
        results = ox.Store().query(query)
        assert isinstance(results, ox.QuerySolutions)
        assert counts.solutions(results.serialize(format=format) or b"", name) == len(rows), name


@pytest.mark.parametrize("name", SOLUTIONS)
def test_a_truth_value_is_one_row_and_no_row_none(name: str) -> None:
    for query, expected in (("ASK {}", 1), ("SELECT ?a { ?a ?b ?c }", 0), ("SELECT * {}", 1)):
        results = ox.Store().query(query)
        assert not isinstance(results, ox.QueryTriples)
        assert counts.solutions(results.serialize(format=SOLUTIONS[name][1]) or b"", name) == expected
