"""The time limit of a query."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Done

from istilah.cli.time_limit import within
from istilah.graph.errors import TimeLimitError

ENDLESS = {
    "counting": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "searching": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'x') }",
    "asking": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'x') }",
    "constructing": "CONSTRUCT { ?a ?b ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d)) = 'x') }",
}


@pytest.mark.parametrize("format", ["table", "json"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_a_query_that_never_ends_is_stopped(
    kind: str, format: str, program: Callable[..., Done], tmp_path: Path
) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    format = {"table": "turtle", "json": "ntriples"}[format] if kind == "constructing" else format
    words = ["query", ENDLESS[kind], "--timeout", "0.3", "--format", format, "-o", str(target)]
    code, out, err = program(*words)
    assert (code, out) == (1, "") and err.startswith(
        "error: the query was stopped after 0.3 s\nhint: join its patterns"
    )
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_a_query_whose_rows_never_end_is_stopped_while_they_are_printed(program: Callable[..., Done]) -> None:
    code, _, err = program("query", "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "1")
    assert code == 1 and err.startswith("error: the query was stopped after 1 s\n")


def test_a_quick_query_does_not_wait_for_the_limit(call: Callable[..., Done]) -> None:
    assert call("query", "ASK {}", "--timeout", "1e8").out == "true\n"


def test_work_within_the_limit_is_done_and_its_errors_are_raised() -> None:
    done: list[int] = []
    within(60, lambda: done.append(1))
    assert done == [1]
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 / 0)  # type: ignore[arg-type]


def test_work_past_the_limit_is_given_up() -> None:
    with pytest.raises(TimeLimitError, match="stopped after"):
        within(0.01, lambda: time.sleep(0.3))


def test_a_query_nested_too_deeply_is_refused_before_it_overflows_the_stack(program: Callable[..., Done]) -> None:
    depth = 10_000
    done = program("query", "-", input=f"ASK {{ FILTER({'(' * depth}true{')' * depth}) }}")
    assert (done.code, done.out) == (2, "") and "nested too deeply" in done.err
