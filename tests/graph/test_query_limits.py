"""Queries that would overflow the stack are refused, in this process, and it lives on."""

import pytest

from istilah.graph.errors import QueryLimitError
from istilah.graph.query_limits import MOST_CHARACTERS
from istilah.graph.store import Store

DEEP = {
    "parentheses": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "groups": lambda n: "SELECT * " + "{" * n + "}" * n,
    "unclosed groups": lambda n: "SELECT * " + "{" * n,
    "optionals in each other": lambda n: "SELECT * {" + "OPTIONAL{" * n + "}" * n + "}",
    "optionals after each other": lambda n: "SELECT * {" + "OPTIONAL{}" * n + "}",
    "functions": lambda n: "SELECT * { FILTER(" + "STR(" * n + "1" + ")" * n + ") }",
    "subqueries": lambda n: "SELECT * {{" * n + "}}" * n,
    "paths": lambda n: "SELECT * { ?s " + "(" * n + "<a:b>" + ")*" * n + " ?o }",
    "sums": lambda n: "SELECT * { FILTER(" + "+".join(["?a"] * n) + ") }",
    "negations": lambda n: "SELECT * { FILTER(" + "!" * n + "?a) }",
    "described": lambda n: "DESCRIBE " + "cs: " * (n // 20),
}


@pytest.mark.parametrize("shape", DEEP)
def test_what_is_nested_or_chained_a_hundred_thousand_times_is_refused(shape: str) -> None:
    query = DEEP[shape](100_000)
    with pytest.raises(QueryLimitError) as refused:
        Store().query(query)
    assert refused.value.limit == ("depth" if len(query) <= MOST_CHARACTERS else "length")


@pytest.mark.parametrize("shape", ["groups", "functions", "sums"])
def test_what_people_write_by_hand_is_not_deep(shape: str) -> None:
    assert len(list(Store().query(DEEP[shape](100)))) <= 1  # type: ignore[arg-type]


def test_ten_thousand_optionals_are_refused() -> None:
    with pytest.raises(QueryLimitError, match="nested too deeply"):
        Store().query(DEEP["optionals in each other"](10_000))


def test_long_lists_of_values_are_not_deep() -> None:
    values = " ".join(f"(cs:a{i} -{i})" for i in range(5_000))
    assert len(list(Store().query(f"SELECT * {{ VALUES (?c ?n) {{ {values} }} }}"))) == 5_000  # type: ignore[arg-type]


def test_a_query_of_ten_megabytes_is_told_the_limit() -> None:
    with pytest.raises(QueryLimitError, match=r"10,000,007 characters .* 1,048,576"):
        Store().query("ASK { }" + " " * 10_000_000)
